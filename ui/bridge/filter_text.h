// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "data/filter.h"
#include "workspace/snapshot.h"

namespace leadlight::bridge {

/// A filter term in words: "Germany", "not Student", "fit at least 40", "quiet for more than 14 days". `snapshot` (may
/// be null) gives fields their labels.
[[nodiscard]] QString termText(const data::Filter::Term &term, const workspace::Snapshot *snapshot);
/// Tiles in words: "rank A or B" where whole rows or columns are meant, else "A1, A3 or B1".
[[nodiscard]] QString tilesText(const QStringList &tiles, const workspace::Snapshot *snapshot);
/// "A, B or C"
[[nodiscard]] QString eitherOf(const QStringList &parts);

} // namespace leadlight::bridge
