// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/lead_deeds.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "workspace/commands/export_sink.h"
#include "workspace/deed_entry.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/disputes.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/nurture.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

using store::DeedKind;
using store::LeadDeed;

tl::unexpected<base::Error> refuseDeed(const char *code, std::vector<std::string> arguments = {})
{
    return base::fail(base::ErrorKind::refused, code, std::move(arguments));
}

LeadDeed deedOf(DeedKind kind, std::uint32_t row)
{
    LeadDeed deed;
    deed.kind = kind;
    deed.lead = row;
    return deed;
}

/// The lead's running or paused time in a program of this name; null: none.
const NurtureEntry *enrolledIn(const std::vector<NurtureEntry> &entries, const std::string &program)
{
    const std::string wanted = base::comparable(program);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const NurtureEntry &entry) {
        return entry.standing.state != lifecycle::NurtureState::ended && base::comparable(entry.program) == wanted;
    });
    return found == entries.end() ? nullptr : &*found;
}

base::Result<void> canEnrol(const Snapshot &snapshot, LeadDeed &deed)
{
    const domain::NurtureProgram program = domain::nurtureProgram(snapshot.rules->programs, deed.what);
    deed.what = program.name;
    if (deed.what.empty())
        return base::fail(base::ErrorKind::usage, "nurture.no_program");
    const std::string name = snapshot.nameOf(deed.lead);
    if (program.retired)
        return refuseDeed("nurture.retired", {program.name});
    if (isNurtureAnswered(snapshot, deed.lead, program))
        return refuseDeed("nurture.answered", {name, program.name, domain::fieldLabel(program.answeredBy)});
    if (enrolledIn(nurtureOf(snapshot, deed.lead), deed.what))
        return refuseDeed("nurture.in_already", {name, deed.what});
    if (!canBeMailed(snapshot, deed.lead))
        return refuseDeed("nurture.not_reachable", {name});
    return {};
}

base::Result<void> canLeave(const Snapshot &snapshot, LeadDeed &deed)
{
    const auto entries = nurtureOf(snapshot, deed.lead);
    const NurtureEntry *entry = enrolledIn(entries, domain::nurtureProgram(snapshot.rules->programs, deed.what).name);
    if (!entry)
        return refuseDeed("nurture.not_in", {snapshot.nameOf(deed.lead), deed.what});
    deed.what = entry->program;
    return {};
}

base::Result<void> canSnooze(const Snapshot &snapshot, LeadDeed &deed)
{
    return domain::isWithSales(snapshot.stages[deed.lead]) ? base::Result<void>() : refuseDeed("deed.not_waiting", {snapshot.nameOf(deed.lead)});
}

base::Result<void> canWake(const Snapshot &snapshot, LeadDeed &deed)
{
    return snoozed(snapshot).contains(deed.lead) ? base::Result<void>() : refuseDeed("deed.not_snoozed", {snapshot.nameOf(deed.lead)});
}

base::Result<void> hasWords(const Snapshot & /*snapshot*/, LeadDeed &deed)
{
    return deed.words.empty() ? base::Result<void>(base::fail(base::ErrorKind::usage, "deed.no_words")) : base::Result<void>();
}

void writeMailRow(const Snapshot &snapshot, const NurtureEntry &entry, ExportSink &sink)
{
    sink.row();
    for (const char *field : {"email", "first_name", "last_name", "company", "language"})
        sink.text(snapshot.text(entry.row, field));
    sink.text(entry.program);
    sink.text(entry.why);
    sink.text(entry.nextStep);
    const base::Zone zone = snapshot.zone();
    sink.text(base::isoText(zone.localDate(entry.since)));
    sink.text(entry.until ? base::isoText(zone.localDate(*entry.until)) : std::string());
    sink.text(snapshot.ids[entry.row].text());
}

base::Result<void> noteTouches(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, const std::vector<NurtureEntry> &listed,
                               const domain::Person &doer)
{
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    std::vector<std::uint32_t> rows;
    for (const NurtureEntry &entry : listed) {
        LeadDeed deed = deedOf(DeedKind::touch, entry.row);
        deed.what = entry.program;
        deed.person = doer.id;
        deed.side = doer.side;
        deed.time = session.now();
        if (auto written = writeDeed(*write, *next, deed); !written)
            return written;
        rows.push_back(entry.row);
    }
    if (auto done = write->commit(); !done)
        return done;
    session.publish(next, deedEvent(std::move(rows)));
    return {};
}

} // namespace

base::Result<DeedReceipt> snoozeLead(Workspace &workspace, std::uint32_t row, base::Instant until, std::optional<base::Uuid> person)
{
    LeadDeed deed = deedOf(DeedKind::snooze, row);
    deed.until = until;
    return doDeed(workspace, std::move(deed), person, domain::Side::sales, canSnooze);
}

base::Result<DeedReceipt> wakeLead(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> person)
{
    return doDeed(workspace, deedOf(DeedKind::wake, row), person, domain::Side::sales, canWake);
}

base::Result<DeedReceipt> noteOnLead(Workspace &workspace, std::uint32_t row, const std::string &words, std::optional<base::Uuid> person)
{
    LeadDeed deed = deedOf(DeedKind::note, row);
    deed.words = std::string(base::trimmed(words));
    return doDeed(workspace, std::move(deed), person, domain::Side::sales, hasWords);
}

base::Result<DeedReceipt> enrolLead(Workspace &workspace, std::uint32_t row, const Enrolling &enrolling, std::optional<base::Uuid> person)
{
    LeadDeed deed = deedOf(DeedKind::enrol, row);
    deed.what = enrolling.program;
    deed.words = std::string(base::trimmed(enrolling.why));
    if (enrolling.until)
        deed.until = workspace.snapshot()->zone().instantAt(*enrolling.until);
    return doDeed(workspace, std::move(deed), person, domain::Side::marketing, canEnrol);
}

base::Result<DeedReceipt> leaveProgram(Workspace &workspace, std::uint32_t row, const std::string &program, const std::string &why,
                                       std::optional<base::Uuid> person)
{
    LeadDeed deed = deedOf(DeedKind::leave, row);
    deed.what = program;
    deed.words = std::string(base::trimmed(why));
    return doDeed(workspace, std::move(deed), person, domain::Side::marketing, canLeave);
}

base::Result<DeedReceipt> undoDeed(Workspace &workspace, std::uint64_t ledgerSeq, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto doer = doerOf(*next, person, domain::Side::sales);
    if (!doer)
        return base::fail(doer.error());
    const auto deed = std::find_if(next->deeds.begin(), next->deeds.end(), [&](const LeadDeed &d) { return d.ledgerSeq == ledgerSeq; });
    if (deed == next->deeds.end())
        return base::fail(base::ErrorKind::refused, "deed.unknown", {std::to_string(ledgerSeq)});
    if (const auto closing = closingOf(*next, *deed))
        return refuseDeed("dispute.closed_since", {closing->what});
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entry = write->appendLedger(session.now(), "undo_deed", actorOf(doer->id), undoDeedPayload(*deed, next->ids[deed->lead]));
    if (!entry)
        return base::fail(entry.error());
    if (auto marked = write->markDeedUndone(deed->seq, *entry); !marked)
        return base::fail(marked.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    const std::uint32_t row = next->survivorOf(deed->lead);
    const bool wasPursuit = deed->kind == DeedKind::pursue || deed->kind == DeedKind::endPursuit;
    next->deeds.erase(deed);
    if (wasPursuit)
        deriveStageColumns(*next);
    session.publish(next, deedEvent({row}));
    return DeedReceipt{*entry, doer->id};
}

base::Result<NurtureListed> exportNurture(Workspace &workspace, const std::string &path, const NurtureList &list, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = list.noteTouch ? session.requireWritable() : base::Result<void>(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto doer = doerOf(*next, person, domain::Side::marketing);
    if (!doer)
        return base::fail(doer.error());
    const auto sink = sinkFor(path);
    if (!sink)
        return base::fail(sink.error());
    (*sink)->table("Nurture", std::vector<std::string>{"email", "first_name", "last_name", "company", "language", "program", "why", "step", "since", "until", "id"});
    NurtureListed listed;
    std::vector<NurtureEntry> written;
    const std::string program = domain::nurtureProgram(next->rules->programs, list.program).name;
    for (NurtureEntry &entry : nurture(*next)) {
        const bool isMeant = program.empty() || base::comparable(program) == base::comparable(entry.program);
        if (!isMeant || entry.standing.state != lifecycle::NurtureState::running || (list.dueOnly && !entry.isDue))
            continue;
        if (!entry.canBeMailed) {
            ++listed.leftOut;
            continue;
        }
        writeMailRow(*next, entry, **sink);
        written.push_back(std::move(entry));
    }
    if (auto done = (*sink)->finish(); !done)
        return base::fail(done.error());
    listed.written = written.size();
    if (list.noteTouch && !written.empty()) {
        if (auto noted = noteTouches(session, next, written, *doer); !noted)
            return base::fail(noted.error());
    }
    return listed;
}

} // namespace leadlight::workspace
