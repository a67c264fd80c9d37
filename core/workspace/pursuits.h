// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/lead_deed.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What a named pursuit is about: a lead, or an account with everybody there (domain.md §9).
struct PursuitTarget {
    std::uint32_t row = 0;                ///< the lead; of an account: one of its people, with whom the deed stands
    std::optional<std::uint32_t> account; ///< row of the account
};

/// A named pursuit that stands: taken out of automatic nurture, with a personal owner.
struct Pursuit {
    PursuitTarget target;
    base::Uuid owner;
    std::string why;
    base::Uuid person;      ///< who said so; null: nobody in particular
    base::Instant since;
    std::uint64_t ledgerSeq = 0;
};

/// Those that stand, oldest first.
[[nodiscard]] std::vector<Pursuit> pursuits(const Snapshot &snapshot);
/// The lead's own, else that of its account.
[[nodiscard]] std::optional<Pursuit> pursuitOf(const Snapshot &snapshot, std::uint32_t row);
[[nodiscard]] std::optional<Pursuit> pursuitOfAccount(const Snapshot &snapshot, std::uint32_t account);
/// The account as a target, with one of its people. Errors: pursuit.nobody_known (account).
[[nodiscard]] base::Result<PursuitTarget> accountTarget(const Snapshot &snapshot, std::uint32_t account);

/// What such a deed says: "OWNER", or "OWNER ACCOUNT" with the account's row.
[[nodiscard]] std::string pursuitText(const base::Uuid &owner, const std::optional<std::uint32_t> &account);
/// What a deed says beside its words, a pursuit with names: "Budget not ready", "Jonas", "Jonas (account Kite)".
[[nodiscard]] std::string deedSubject(const Snapshot &snapshot, const store::LeadDeed &deed);
/// Who pursues which lead, for Snapshot::pursuedBy.
[[nodiscard]] std::vector<std::uint32_t> pursuersOf(const Snapshot &snapshot);

} // namespace leadlight::workspace
