// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/result.h"
#include "lifecycle/verification.h"
#include "store/workspace_store.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Where a lead stands with the verification (domain.md §9) since it came to its stage.
struct LookUp {
    lifecycle::Verdict verdict = lifecycle::Verdict::asked;
    base::Instant asked;                ///< when the model asked for it
    base::Instant since;                ///< when it came to this verdict
    std::optional<base::Instant> until; ///< end of the time box; none: no limit
};
using LookUps = std::unordered_map<std::uint32_t, LookUp>;

/// By lead; whoever was never asked about is not in it. A move since then has ended it.
[[nodiscard]] LookUps lookUpsOf(const Snapshot &snapshot);
/// Whether somebody is to look this lead up before Sales sees it: who asked for a call does not wait.
[[nodiscard]] bool wantsVerification(const Snapshot &snapshot, std::uint32_t row);
/// Whether the lead stands in the worklist. A confirmation whose hand-over was undone puts it back there.
[[nodiscard]] bool isBeingLookedUp(const Snapshot &snapshot, const LookUps &lookUps, std::uint32_t row);
/// Puts the lead into the worklist, with its ledger entry.
[[nodiscard]] base::Result<void> askForVerification(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time);

} // namespace leadlight::workspace
