// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"
#include "store/salvage.h"
#include "workspace/queries/verify.h"

namespace leadlight::workspace {

struct SalvageReport {
    store::Salvaged salvaged;
    std::optional<VerifyFinding> finding; ///< what a verification of the new workspace still finds
};

/// Makes a new workspace of what is sound in a damaged one (store/salvage.h), notes that in its ledger and verifies it.
/// The damaged file is only read. Errors: those of store::salvageWorkspace.
[[nodiscard]] base::Result<SalvageReport> salvage(const std::string &damaged, const std::string &target, const base::Clock &clock,
                                                  const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
