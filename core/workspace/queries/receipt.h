// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/progress.h"
#include "base/result.h"
#include "workspace/queries/verify.h"

namespace leadlight::workspace {

/// The head of the workspace's ledger as JSON, to be kept elsewhere: what was cut off, rolled back or replaced as a
/// whole since cannot be told from inside the file. Errors: those of opening; what does not hold in the ledger.
[[nodiscard]] base::Result<std::string> receiptOf(const std::string &path, const base::Progress *progress = nullptr);

/// Holds a workspace against a receipt. Findings (kind proof): receipt.other_workspace, receipt.cut (number of the
/// receipt's entry, of the last one there is), receipt.changed (number). Errors: receipt.unreadable (kind unreadable).
[[nodiscard]] base::Result<std::optional<VerifyFinding>> verifyAgainst(const std::string &path, std::string_view receipt);

} // namespace leadlight::workspace
