// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/salvage.h"

#include <utility>

#include "store/workspace_store.h"
#include "workspace/ledger_payload.h"

namespace leadlight::workspace {

namespace {

base::Result<void> note(const std::string &path, const store::Salvaged &salvaged, base::Instant now)
{
    auto store = store::WorkspaceStore::open(path, store::OpenMode::write);
    if (!store)
        return base::fail(store.error());
    auto write = (*store)->beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entry =
        write->appendLedger(now, "salvage", "import", salvagePayload(salvaged.leads, salvaged.leadsInPart, salvaged.losses.size()));
    if (!entry)
        return base::fail(entry.error());
    return write->commit();
}

} // namespace

base::Result<SalvageReport> salvage(const std::string &damaged, const std::string &target, const base::Clock &clock,
                                    const base::Progress *progress)
{
    auto salvaged = store::salvageWorkspace(damaged, target, progress);
    if (!salvaged)
        return base::fail(salvaged.error());
    if (auto noted = note(target, *salvaged, clock.now()); !noted)
        return base::fail(noted.error());
    auto finding = verify(target, clock, progress);
    if (!finding)
        return SalvageReport{std::move(*salvaged), VerifyFinding{finding.error(), 0}};
    return SalvageReport{std::move(*salvaged), std::move(*finding)};
}

} // namespace leadlight::workspace
