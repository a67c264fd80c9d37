// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/deed_entry.h"

#include <utility>

#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

base::Result<domain::Person> doerOf(const Snapshot &snapshot, std::optional<base::Uuid> person, domain::Side first)
{
    if (person) {
        const domain::Person *found = snapshot.personOf(*person);
        if (!found)
            return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
        return *found;
    }
    const domain::Side second = first == domain::Side::sales ? domain::Side::marketing : domain::Side::sales;
    for (const domain::Side side : {first, second, domain::Side::both}) {
        if (const domain::Person *seated = snapshot.atTable(side)) {
            domain::Person doer = *seated;
            doer.side = doer.side == domain::Side::both ? side : doer.side;
            return doer;
        }
    }
    return domain::Person{};
}


base::Result<void> writeDeed(store::Write &write, Snapshot &next, store::LeadDeed &deed)
{
    const auto entry = write.appendLedger(deed.time, std::string(ledgerKindOf(deed.kind)), actorOf(deed.person), deedPayload(deed, next.ids[deed.lead]));
    if (!entry)
        return base::fail(entry.error());
    deed.ledgerSeq = *entry;
    const auto seq = write.recordDeed(deed);
    if (!seq)
        return base::fail(seq.error());
    deed.seq = *seq;
    next.deeds.push_back(deed);
    return {};
}

base::Result<DeedReceipt> doDeed(Workspace &workspace, store::LeadDeed deed, std::optional<base::Uuid> person, domain::Side first, const CheckDeed &check)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    deed.lead = next->survivorOf(deed.lead);
    deed.time = session.now();
    const auto doer = doerOf(*next, person, first);
    if (!doer)
        return base::fail(doer.error());
    deed.person = doer->id;
    deed.side = doer->id.isNull() ? first : doer->side;
    if (deed.until && *deed.until <= deed.time)
        return base::fail(base::ErrorKind::refused, "deed.not_later");
    if (auto fits = check(*next, deed); !fits)
        return base::fail(fits.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written = writeDeed(*write, *next, deed); !written)
        return base::fail(written.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    session.publish(next, deedEvent({deed.lead}));
    return DeedReceipt{deed.ledgerSeq, deed.person};
}

ChangeEvent deedEvent(std::vector<std::uint32_t> rows)
{
    ChangeEvent event;
    event.stages = true;
    event.rows = std::move(rows);
    return event;
}


} // namespace leadlight::workspace
