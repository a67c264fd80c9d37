// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/pursue.h"

#include "base/text.h"
#include "workspace/deed_entry.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

using OwnerOf = base::Result<base::Uuid> (*)(const Snapshot &, const PursuitTarget &, const base::Uuid &);

std::string targetName(const Snapshot &snapshot, const PursuitTarget &target)
{
    return target.account ? snapshot.accounts[*target.account].name : snapshot.nameOf(target.row);
}

std::optional<Pursuit> standingPursuit(const Snapshot &snapshot, const PursuitTarget &target)
{
    if (target.account)
        return pursuitOfAccount(snapshot, *target.account);
    auto found = pursuitOf(snapshot, target.row);
    return found && found->target.account ? std::nullopt : std::move(found);
}

/// Whose pursuit it becomes.
base::Result<base::Uuid> newOwner(const Snapshot &snapshot, const PursuitTarget &target, const base::Uuid &owner)
{
    const domain::Person *person = snapshot.personOf(owner);
    if (!person)
        return base::fail(base::ErrorKind::usage, "person.unknown", {owner.text()});
    if (const auto before = standingPursuit(snapshot, target); before && before->owner == owner)
        return base::fail(base::ErrorKind::refused, "pursuit.already", {targetName(snapshot, target), person->name});
    return owner;
}

/// Whose pursuit ends.
base::Result<base::Uuid> oldOwner(const Snapshot &snapshot, const PursuitTarget &target, const base::Uuid & /*owner*/)
{
    if (const auto before = standingPursuit(snapshot, target))
        return before->owner;
    if (const auto ofAccount = target.account ? std::nullopt : pursuitOf(snapshot, target.row))
        return base::fail(base::ErrorKind::refused, "pursuit.of_account",
                          {targetName(snapshot, target), snapshot.accounts[*ofAccount->target.account].name});
    return base::fail(base::ErrorKind::refused, "pursuit.none", {targetName(snapshot, target)});
}

base::Result<DeedReceipt> writePursuit(Workspace &workspace, PursuitTarget target, store::LeadDeed deed, const base::Uuid &wanted,
                                       std::optional<base::Uuid> person, OwnerOf ownerOf)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    target.row = next->survivorOf(target.row);
    const auto doer = doerOf(*next, person, domain::Side::sales);
    if (!doer)
        return base::fail(doer.error());
    const auto owner = ownerOf(*next, target, wanted);
    if (!owner)
        return base::fail(owner.error());
    deed.lead = target.row;
    deed.what = pursuitText(*owner, target.account);
    deed.words = std::string(base::trimmed(deed.words));
    deed.time = session.now();
    deed.person = doer->id;
    deed.side = doer->id.isNull() ? domain::Side::sales : doer->side;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written = writeDeed(*write, *next, deed); !written)
        return base::fail(written.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    deriveStageColumns(*next);
    session.publish(next, deedEvent({deed.lead}));
    return DeedReceipt{deed.ledgerSeq, deed.person};
}

} // namespace

base::Result<DeedReceipt> pursue(Workspace &workspace, const PursuitTarget &target, const base::Uuid &owner, const std::string &why,
                                 std::optional<base::Uuid> person)
{
    store::LeadDeed deed;
    deed.kind = store::DeedKind::pursue;
    deed.words = why;
    return writePursuit(workspace, target, std::move(deed), owner, person, newOwner);
}

base::Result<DeedReceipt> endPursuit(Workspace &workspace, const PursuitTarget &target, const std::string &why, std::optional<base::Uuid> person)
{
    store::LeadDeed deed;
    deed.kind = store::DeedKind::endPursuit;
    deed.words = why;
    return writePursuit(workspace, target, std::move(deed), {}, person, oldOwner);
}

} // namespace leadlight::workspace
