// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/result.h"
#include "domain/side.h"
#include "store/workspace_store.h"
#include "workspace/snapshot.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Who does a small thing to a lead: the one named, else who sits at the table for `first`, for the other side, or
/// nobody in particular. Errors: person.unknown.
[[nodiscard]] base::Result<domain::Person> doerOf(const Snapshot &snapshot, std::optional<base::Uuid> person, domain::Side first);
/// Writes the deed with its ledger entry and puts it to those of `next`; fills in its sequence and entry.
[[nodiscard]] base::Result<void> writeDeed(store::Write &write, Snapshot &next, store::LeadDeed &deed);
struct DeedReceipt {
    std::uint64_t ledgerSeq = 0; ///< names the deed where it is to be undone
    base::Uuid person;
};

/// Whether the deed may be done to the lead as it is; it may fill in what the deed lacks.
using CheckDeed = std::function<base::Result<void>(const Snapshot &, store::LeadDeed &)>;
/// One deed of doerOf(person, first) as a command: checked, written with its ledger entry and published. Errors:
/// workspace.read_only, person.unknown, deed.not_later, those of `check`, storage.…
[[nodiscard]] base::Result<DeedReceipt> doDeed(Workspace &workspace, store::LeadDeed deed, std::optional<base::Uuid> person,
                                               domain::Side first, const CheckDeed &check);
/// Lists by stage, due time and program look different; ranks are as they were.
[[nodiscard]] ChangeEvent deedEvent(std::vector<std::uint32_t> rows);

} // namespace leadlight::workspace
