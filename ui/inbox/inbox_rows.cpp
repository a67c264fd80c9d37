// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_rows.h"

#include <QCoreApplication>
#include <QStringList>

#include "bridge/text.h"
#include "inspector/lead_head.h"
#include "scoring/explanation.h"
#include "wording/reasons.h"

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

} // namespace

bool InboxRow::operator==(const InboxRow &other) const
{
    return row == other.row && name == other.name && role == other.role && reasons == other.reasons && rank == other.rank
           && heatBin == other.heatBin && lane == other.lane && backSincePassback == other.backSincePassback
           && late == other.late && clock.text == other.clock.text && clock.urgency == other.clock.urgency
           && dueExactly == other.dueExactly && owner == other.owner;
}

std::vector<InboxRow> inboxRows(const workspace::Snapshot &snapshot, const base::Progress &progress, std::size_t explained)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<InboxRow> rows;
    for (const workspace::InboxEntry &entry : workspace::inbox(snapshot)) {
        if (progress.stopRequested()) {
            return {};
        }
        InboxRow row;
        row.row = entry.row;
        row.name = bridge::toQt(snapshot.nameOf(entry.row));
        row.role = roleOf(snapshot, entry.row, row.name);
        if (rows.size() < explained) {
            row.reasons = reasonsOf(snapshot, entry.row);
        }
        row.rank = bridge::toQt(snapshot.rankOf(entry.row));
        row.heatBin = inspector::rankBin(snapshot, entry.row);
        row.lane = entry.lane;
        row.backSincePassback = entry.backSincePassback;
        row.late = snapshot.isLate(entry.row);
        if (entry.dueAt) {
            row.clock = times.due(*entry.dueAt, entry.limitLeft);
            row.dueExactly = times.moment(*entry.dueAt);
        }
        if (const domain::Person *owner = snapshot.ownerOf(entry.row)) {
            row.owner = owner->id;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QString laneText(const InboxRow &row)
{
    if (row.lane == workspace::InboxLane::askedForCall) {
        return laneWord("Asked for a call");
    }
    if (row.lane == workspace::InboxLane::sentByHand) {
        return laneWord("Sent by hand");
    }
    return row.backSincePassback ? laneWord("Back since passback") : QString();
}

} // namespace leadlight::inbox
