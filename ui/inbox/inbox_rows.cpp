// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_rows.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "bridge/text.h"
#include "inspector/lead_head.h"
#include "scoring/explanation.h"
#include "wording/reasons.h"
#include "workspace/queries/follow_up.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::inbox {

namespace {

constexpr std::size_t reasonsShown = 2;

QString laneWord(const char *text)
{
    return QCoreApplication::translate("InboxLanes", text);
}

QString joinedParts(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString roleOf(const workspace::Snapshot &snapshot, std::uint32_t row, const QString &name)
{
    QStringList parts;
    for (const char *field : {"title", "company"}) {
        const QString text = bridge::toQt(snapshot.text(row, field));
        if (!text.isEmpty() && text != name) {
            parts << text;
        }
    }
    return joinedParts(parts);
}

QString reasonsOf(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    const auto why = scoring::explain(*snapshot.model, snapshot.input(), snapshot.asOf, row);
    QStringList parts;
    for (const std::string &reason : wording::reasons(why, reasonsShown)) {
        parts << bridge::toQt(reason);
    }
    return joinedParts(parts);
}

std::vector<workspace::InboxEntry> entriesOf(const workspace::Snapshot &snapshot)
{
    std::vector<workspace::InboxEntry> entries = workspace::inbox(snapshot);
    const std::vector<workspace::InboxEntry> further = workspace::furtherOn(snapshot);
    entries.insert(entries.end(), further.begin(), further.end());
    const std::vector<workspace::InboxEntry> unchecked = workspace::verification(snapshot);
    entries.insert(entries.end(), unchecked.begin(), unchecked.end());
    std::stable_sort(entries.begin(), entries.end(), [](const workspace::InboxEntry &a, const workspace::InboxEntry &b) {
        return a.dueAt.has_value() != b.dueAt.has_value() ? a.dueAt.has_value() : a.dueAt && *a.dueAt < *b.dueAt;
    });
    return entries;
}

QString checklistOf(const workspace::Snapshot &snapshot)
{
    QStringList checks;
    for (const std::string &check : snapshot.rules->verification.checks()) {
        checks << bridge::toQt(check);
    }
    return checks.isEmpty() ? QString() : laneWord("To check: %1").arg(joinedParts(checks));
}

InboxRow rowOf(const workspace::Snapshot &snapshot, const workspace::InboxEntry &entry, const bridge::TimeText &times)
{
    InboxRow row;
    row.row = entry.row;
    row.name = bridge::toQt(snapshot.nameOf(entry.row));
    row.role = roleOf(snapshot, entry.row, row.name);
    row.rank = bridge::toQt(workspace::shownRank(snapshot, entry.row));
    row.heatBin = inspector::rankBin(snapshot, entry.row);
    row.lane = entry.lane;
    row.backSincePassback = entry.backSincePassback;
    const bool isUnchecked = entry.lane == workspace::InboxLane::verification;
    row.leftRegion = entry.leftRegion;
    row.late = isUnchecked ? entry.dueAt && *entry.dueAt < snapshot.asOf : snapshot.isLate(entry.row);
    row.stage = snapshot.stages[entry.row];
    row.stageLabel = bridge::toQt(snapshot.rules->glossary.stage(row.stage));
    row.furtherOn = !isUnchecked && row.stage != domain::Stage::qualified;
    if (isUnchecked) {
        row.news = checklistOf(snapshot);
    }
    if (entry.snoozedUntil) {
        row.snoozedUntil = times.moment(*entry.snoozedUntil);
    }
    if (entry.backSincePassback) {
        if (const auto news = workspace::newsSincePassback(snapshot, entry.row)) {
            row.news = bridge::toQt(workspace::newsText(*news, snapshot.zone()));
        }
    }
    if (const domain::Person *pursuer = snapshot.pursuerOf(entry.row)) {
        const QString words = laneWord("Named pursuit of %1").arg(bridge::toQt(pursuer->name));
        row.news = row.news.isEmpty() ? words : joinedParts({words, row.news});
    }
    if (entry.dueAt) {
        row.clock = times.due(*entry.dueAt, entry.limitLeft);
        row.dueExactly = times.moment(*entry.dueAt);
    }
    if (const domain::Person *owner = snapshot.ownerOf(entry.row)) {
        row.owner = owner->id;
    }
    return row;
}

} // namespace

bool InboxRow::operator==(const InboxRow &other) const
{
    return row == other.row && name == other.name && role == other.role && reasons == other.reasons && rank == other.rank
           && heatBin == other.heatBin && lane == other.lane && backSincePassback == other.backSincePassback
           && late == other.late && clock.text == other.clock.text && clock.urgency == other.clock.urgency
           && dueExactly == other.dueExactly && owner == other.owner && stage == other.stage && furtherOn == other.furtherOn
           && snoozedUntil == other.snoozedUntil && news == other.news && leftRegion == other.leftRegion;
}

std::vector<InboxRow> inboxRows(const workspace::Snapshot &snapshot, const base::Progress &progress, std::size_t explained)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<InboxRow> rows;
    for (const workspace::InboxEntry &entry : entriesOf(snapshot)) {
        if (progress.stopRequested()) {
            return {};
        }
        rows.push_back(rowOf(snapshot, entry, times));
        if (rows.size() <= explained) {
            rows.back().reasons = reasonsOf(snapshot, entry.row);
        }
    }
    return rows;
}

QString laneText(const InboxRow &row)
{
    if (!row.snoozedUntil.isEmpty()) {
        return laneWord("Until %1").arg(row.snoozedUntil);
    }
    if (row.lane == workspace::InboxLane::verification) {
        return row.leftRegion ? laneWord("Left the region") : laneWord("Verification");
    }
    if (row.furtherOn) {
        return row.stageLabel;
    }
    if (row.lane == workspace::InboxLane::askedForCall) {
        return laneWord("Asked for a call");
    }
    if (row.lane == workspace::InboxLane::sentByHand) {
        return laneWord("Sent by hand");
    }
    return row.backSincePassback ? laneWord("Back since passback") : QString();
}

} // namespace leadlight::inbox
