// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/nurture.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "domain/passback_reason.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

using Deeds = std::vector<const store::LeadDeed *>;

bool isOfNurture(store::DeedKind kind)
{
    return kind == store::DeedKind::enrol || kind == store::DeedKind::leave || kind == store::DeedKind::touch;
}

bool isOpen(const lifecycle::Enrolment &enrolment)
{
    return !enrolment.left && !enrolment.handedOver;
}

bool isKnown(const std::string &value)
{
    return !value.empty() && value != "none" && value != "unknown";
}

/// Whether the field that the passback asked for is known now, and was not or was something else then.
bool isAnswered(const Snapshot &snapshot, const MoveRecord &move)
{
    const domain::PassbackReason *reason = move.move == domain::Move::passBack ? snapshot.rules->reason(move.reason) : nullptr;
    if (!reason || reason->answeredBy.empty())
        return false;
    const std::string now = base::comparable(snapshot.text(move.lead, reason->answeredBy));
    return isKnown(now) && now != base::comparable(move.answerThen);
}

/// Follows what happened to one lead and keeps its enrolments.
class NurtureStory {
public:
    NurtureStory(const Snapshot &snapshot, std::uint32_t row) : m_snapshot(snapshot), m_row(row) {}

    void take(const MoveRecord &move)
    {
        const bool withProgram = !move.program.empty() && (move.move == domain::Move::passBack || move.move == domain::Move::recycle);
        for (auto &[entry, enrolment] : m_entries) {
            enrolment.handedOver = enrolment.handedOver || move.move == domain::Move::qualify;
            // One automatic program at a time: the move's own takes the place of the one before.
            if (withProgram && entry.byMove && isOpen(enrolment))
                enrolment.left = true;
        }
        if (!withProgram)
            return;
        NurtureEntry entry = begun(move.program, move.time, move.person, move.side);
        entry.byMove = true;
        const domain::PassbackReason *reason = m_snapshot.rules->reason(move.reason);
        entry.why = reason ? std::string(reason->label) : move.reason;
        if (move.until)
            entry.until = m_snapshot.zone().instantAt(*move.until);
        lifecycle::Enrolment enrolment = enrolmentOf(entry);
        enrolment.side = domain::Side::marketing; // what follows a move is Marketing's
        enrolment.answered = isAnswered(m_snapshot, move);
        entry.side = enrolment.side;
        m_entries.emplace_back(std::move(entry), enrolment);
    }

    void take(const store::LeadDeed &deed)
    {
        if (deed.kind == store::DeedKind::enrol) {
            NurtureEntry entry = begun(deed.what, deed.time, deed.person, deed.side);
            entry.why = deed.words;
            entry.until = deed.until;
            const lifecycle::Enrolment enrolment = enrolmentOf(entry);
            m_entries.emplace_back(std::move(entry), enrolment);
            return;
        }
        const std::string program = domain::nurtureProgram(m_snapshot.rules->programs, deed.what).name;
        for (auto &[entry, enrolment] : m_entries) {
            if (base::comparable(entry.program) != base::comparable(program) || !isOpen(enrolment))
                continue;
            if (deed.kind == store::DeedKind::leave) {
                enrolment.left = true;
            } else {
                enrolment.lastTouch = deed.time;
                ++enrolment.touches;
                entry.lastTouch = deed.time;
            }
        }
    }

    [[nodiscard]] std::vector<NurtureEntry> entries() &&
    {
        std::vector<NurtureEntry> all;
        const bool mailable = workspace::canBeMailed(m_snapshot, m_row);
        for (auto &[entry, enrolment] : m_entries) {
            const domain::NurtureProgram program = domain::nurtureProgram(m_snapshot.rules->programs, entry.program);
            enrolment.stage = m_snapshot.stages[m_row];
            enrolment.pursued = m_snapshot.pursuerOf(m_row) != nullptr;
            enrolment.answered = enrolment.answered || isNurtureAnswered(m_snapshot, m_row, program);
            entry.standing = lifecycle::standingOf(enrolment, program, m_snapshot.asOf);
            if (enrolment.touches < program.steps.size())
                entry.nextStep = program.steps[enrolment.touches].what;
            entry.isDue = entry.standing.nextTouch && *entry.standing.nextTouch <= m_snapshot.asOf;
            entry.canBeMailed = mailable;
            all.push_back(std::move(entry));
        }
        return all;
    }

private:
    [[nodiscard]] NurtureEntry begun(const std::string &program, base::Instant since, const base::Uuid &person, domain::Side side) const
    {
        NurtureEntry entry;
        entry.row = m_row;
        entry.program = domain::nurtureProgram(m_snapshot.rules->programs, program).name;
        entry.since = since;
        entry.person = person;
        entry.side = side;
        return entry;
    }
    [[nodiscard]] static lifecycle::Enrolment enrolmentOf(const NurtureEntry &entry)
    {
        lifecycle::Enrolment enrolment;
        enrolment.since = entry.since;
        enrolment.until = entry.until;
        enrolment.side = entry.side;
        return enrolment;
    }

    const Snapshot &m_snapshot;
    std::uint32_t m_row;
    std::vector<std::pair<NurtureEntry, lifecycle::Enrolment>> m_entries;
};

std::vector<NurtureEntry> storyOfLead(const Snapshot &snapshot, std::uint32_t row, const Deeds &deeds)
{
    NurtureStory story(snapshot, row);
    auto deed = deeds.begin();
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        for (; deed != deeds.end() && (*deed)->ledgerSeq < move.ledgerSeq; ++deed)
            story.take(**deed);
        if (!move.undone && move.move != domain::Move::undo)
            story.take(move);
    }
    for (; deed != deeds.end(); ++deed)
        story.take(**deed);
    return std::move(story).entries();
}

std::map<std::uint32_t, Deeds> deedsByLead(const Snapshot &snapshot, std::optional<std::uint32_t> only)
{
    std::map<std::uint32_t, Deeds> deeds;
    for (const store::LeadDeed &deed : snapshot.deeds) {
        const std::uint32_t row = snapshot.survivorOf(deed.lead);
        if (isOfNurture(deed.kind) && (!only || row == *only))
            deeds[row].push_back(&deed);
    }
    return deeds;
}

} // namespace

bool isNurtureAnswered(const Snapshot &snapshot, std::uint32_t row, const domain::NurtureProgram &program)
{
    return !program.answeredBy.empty() && isKnown(base::comparable(snapshot.text(row, program.answeredBy)));
}

bool canBeMailed(const Snapshot &snapshot, std::uint32_t row)
{
    return base::looksLikeEmail(snapshot.text(row, "email")) && !saysYes(snapshot.text(row, "do_not_email"))
           && !saysWithdrawn(snapshot.text(row, "consent"));
}

std::vector<NurtureEntry> nurture(const Snapshot &snapshot)
{
    auto deeds = deedsByLead(snapshot, std::nullopt);
    for (const MoveRecord &move : snapshot.moves) {
        if (!move.program.empty() && !move.undone)
            deeds.try_emplace(move.lead);
    }
    std::vector<NurtureEntry> all;
    for (const auto &[row, ofLead] : deeds) {
        if (snapshot.isMerged(row))
            continue;
        for (NurtureEntry &entry : storyOfLead(snapshot, row, ofLead))
            all.push_back(std::move(entry));
    }
    return all;
}

std::vector<NurtureEntry> nurtureOf(const Snapshot &snapshot, std::uint32_t row)
{
    auto deeds = deedsByLead(snapshot, row);
    return storyOfLead(snapshot, row, deeds[row]);
}

std::vector<ProgramSummary> programs(const lifecycle::WorkingRules &rules, const std::vector<NurtureEntry> &entries)
{
    std::map<std::string, ProgramSummary> byName;
    for (const NurtureEntry &entry : entries) {
        const auto [found, isNew] = byName.try_emplace(base::comparable(entry.program));
        ProgramSummary &summary = found->second;
        if (isNew)
            summary.program = domain::nurtureProgram(rules.programs, entry.program);
        switch (entry.standing.state) {
        case lifecycle::NurtureState::running:
            ++summary.running;
            summary.due += entry.isDue;
            break;
        case lifecycle::NurtureState::paused:
            ++summary.paused;
            break;
        case lifecycle::NurtureState::ended:
            ++summary.ended;
            summary.handedOver += entry.standing.end == lifecycle::NurtureEnd::handedOver;
            break;
        }
    }
    std::vector<ProgramSummary> all;
    for (auto &[name, summary] : byName)
        all.push_back(std::move(summary));
    return all;
}

std::vector<AskAgain> askAgain(const Snapshot &snapshot)
{
    std::vector<AskAgain> asked;
    const base::Zone zone = snapshot.zone();
    for (std::uint32_t row = 0; row < snapshot.movesOf.size(); ++row) {
        if (snapshot.isMerged(row) || snapshot.stages[row] != domain::Stage::identified)
            continue;
        const MoveRecord *last = nullptr;
        for (const std::uint32_t index : snapshot.movesOf[row]) {
            if (!snapshot.moves[index].undone && snapshot.moves[index].move != domain::Move::undo)
                last = &snapshot.moves[index];
        }
        if (!last || last->move != domain::Move::passBack || !last->until)
            continue;
        const base::Instant date = zone.instantAt(*last->until);
        if (date <= snapshot.asOf)
            asked.push_back({row, date, last->program});
    }
    std::sort(asked.begin(), asked.end(), [](const AskAgain &a, const AskAgain &b) { return a.since < b.since; });
    return asked;
}

} // namespace leadlight::workspace
