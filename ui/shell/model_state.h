// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "base/time.h"
#include "workspace/snapshot.h"

namespace leadlight::shell {

/// What the header says about the model in force.
struct ModelState {
    QString text;    ///< "Model v7 · signed by Marketing & Sales", "Unsigned draft"
    QString detail;  ///< who signed when, for the tooltip
    bool signedByBoth = false;
    QString review;  ///< "Review due in 41 days", "Review is open"; empty while no version is in force
    bool reviewLate = false;
};

[[nodiscard]] ModelState modelState(const workspace::Snapshot &snapshot, base::Instant now);
enum class Names { given, whole };
/// "Lena (Marketing), Jonas (Sales)"; "Nobody is at the table".
[[nodiscard]] QString tableText(const workspace::Snapshot &snapshot, Names names);

} // namespace leadlight::shell
