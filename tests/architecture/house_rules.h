// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QStringList>

namespace leadlight::architecture {

/// The rows of the include table as core/README.md prints them.
[[nodiscard]] QStringList includeTable();

/// Each function reads the sources below `root` and says, one line a finding ("core/data/x.cpp:7: …"), where they
/// break a rule of the house.
[[nodiscard]] QStringList includeBreaches(const QDir &root);
[[nodiscard]] QStringList foreignHeaderBreaches(const QDir &root);
[[nodiscard]] QStringList colourBreaches(const QDir &root);
[[nodiscard]] QStringList licenceBreaches(const QDir &root);

/// Number of sources the rules look at, so that a test can tell a clean house from an empty one.
[[nodiscard]] int sourceCount(const QDir &root);

} // namespace leadlight::architecture
