// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/keep_apart.h"

#include <algorithm>

#include "workspace/deciding_person.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// Lists of duplicates look different; leads, ranks and stages are as they were.
ChangeEvent apartEvent(std::uint32_t one, std::uint32_t other)
{
    ChangeEvent event;
    event.leads = true;
    event.rows = {one, other};
    return event;
}

} // namespace

base::Result<std::uint64_t> keepApart(Workspace &workspace, std::uint32_t one, std::uint32_t other, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto who = tidyingPerson(*next, person);
    if (!who)
        return base::fail(who.error());
    store::TwoPeople decision;
    decision.one = std::min(next->survivorOf(one), next->survivorOf(other));
    decision.other = std::max(next->survivorOf(one), next->survivorOf(other));
    if (decision.one == decision.other)
        return base::fail(base::ErrorKind::usage, "merge.same_lead", {next->nameOf(decision.one)});
    if (next->areTwoPeople(decision.one, decision.other))
        return base::fail(base::ErrorKind::refused, "hygiene.apart_already", {next->nameOf(decision.one), next->nameOf(decision.other)});
    decision.person = who->id;
    decision.time = session.now();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entry = write->appendLedger(decision.time, "two_people", actorOf(who->id),
                                           twoPeoplePayload(next->ids[decision.one], next->ids[decision.other]));
    if (!entry)
        return entry;
    decision.ledgerSeq = *entry;
    const auto seq = write->recordTwoPeople(decision);
    if (!seq)
        return seq;
    decision.seq = *seq;
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    next->twoPeople.push_back(decision);
    session.publish(next, apartEvent(decision.one, decision.other));
    return *entry;
}

base::Result<std::uint64_t> undoKeepApart(Workspace &workspace, std::uint32_t one, std::uint32_t other, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto who = tidyingPerson(*next, person);
    if (!who)
        return base::fail(who.error());
    one = next->survivorOf(one);
    other = next->survivorOf(other);
    if (!next->areTwoPeople(one, other))
        return base::fail(base::ErrorKind::refused, "hygiene.not_apart", {next->nameOf(one), next->nameOf(other)});
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    std::uint64_t newest = 0;
    // Leads that were merged since may each have brought the decision: with one of them left the pair stays apart.
    for (const store::TwoPeople &decision : next->twoPeople) {
        if (!isAbout(*next, decision, one, other))
            continue;
        const auto entry = write->appendLedger(session.now(), "undo_two_people", actorOf(who->id), undoTwoPeoplePayload(decision, next->ids[decision.one]));
        if (!entry)
            return entry;
        if (auto marked = write->markTwoPeopleUndone(decision.seq, *entry); !marked)
            return base::fail(marked.error());
        newest = *entry;
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    std::erase_if(next->twoPeople, [&](const store::TwoPeople &decision) { return isAbout(*next, decision, one, other); });
    session.publish(next, apartEvent(one, other));
    return newest;
}

} // namespace leadlight::workspace
