// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/timeline_model.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/passback_reason.h"
#include "inspector/rule_text.h"
#include "wording/labels.h"
#include "workspace/ledger_payload.h"
#include "workspace/pursuits.h"
#include "workspace/queries/disputes.h"

namespace leadlight::inspector {

namespace {

QString timelineWord(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString moveWord(domain::Move move)
{
    switch (move) {
    case domain::Move::identify:
        return timelineWord("Identified");
    case domain::Move::qualify:
        return timelineWord("Became an MQL");
    case domain::Move::accept:
        return timelineWord("Accepted");
    case domain::Move::passBack:
        return timelineWord("Passed back");
    case domain::Move::recall:
        return timelineWord("Recalled");
    case domain::Move::opportunity:
        return timelineWord("Became an opportunity");
    case domain::Move::win:
        return timelineWord("Won");
    case domain::Move::lose:
        return timelineWord("Lost");
    case domain::Move::hold:
        return timelineWord("Put on hold");
    case domain::Move::resume:
        return timelineWord("Resumed");
    case domain::Move::recycle:
        return timelineWord("Recycled");
    case domain::Move::disqualify:
        return timelineWord("Disqualified");
    case domain::Move::undo:
        break;
    }
    return timelineWord("Undone");
}

TimelineModel::Line moveLine(const workspace::Snapshot &snapshot, const workspace::MoveRecord &move)
{
    TimelineModel::Line line;
    line.isMove = true;
    line.what = moveWord(move.move);
    if (const domain::Person *person = snapshot.personOf(move.person)) {
        line.what = timelineWord("%1 by %2").arg(line.what, bridge::toQt(person->name));
    }
    QStringList more;
    if (!move.reason.empty()) {
        const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
        more << bridge::toQt(reason ? reason->label : std::string_view(move.reason));
    }
    for (const std::string &text : {move.note, move.program}) {
        if (!text.empty()) {
            more << bridge::toQt(text);
        }
    }
    if (!move.rank.empty()) {
        more << (move.modelVersion > 0
                     ? timelineWord("%1 by model v%2").arg(bridge::toQt(move.rank), QString::number(move.modelVersion))
                     : bridge::toQt(move.rank));
    }
    if (move.undone) {
        more << timelineWord("undone later");
    }
    line.more = more.join(QStringLiteral(" · "));
    return line;
}

TimelineModel::Line deedLine(const workspace::Snapshot &snapshot, const store::LeadDeed &deed)
{
    TimelineModel::Line line;
    line.what = bridge::toQt(wording::deedName(workspace::ledgerKindOf(deed.kind)));
    if (const domain::Person *person = snapshot.personOf(deed.person)) {
        line.what = timelineWord("%1 by %2").arg(line.what, bridge::toQt(person->name));
    }
    QStringList more;
    if (deed.kind == store::DeedKind::dispute) {
        more << bridge::toQt(workspace::labelOfDisputed(snapshot, deed.what));
    }
    const bool isPlain = deed.kind != store::DeedKind::dispute && deed.kind != store::DeedKind::settle;
    const bool isVerdict = deed.kind == store::DeedKind::verify;
    for (const std::string &text : {isVerdict ? wording::verdictName(deed.what) : isPlain ? workspace::deedSubject(snapshot, deed) : std::string(),
                                    deed.words}) {
        if (!text.empty()) {
            more << bridge::toQt(text);
        }
    }
    if (deed.until) {
        more << timelineWord("until %1").arg(bridge::TimeText(snapshot.zone(), snapshot.asOf).moment(*deed.until));
    }
    line.more = more.join(QStringLiteral(" · "));
    return line;
}

TimelineModel::Line activityLine(const workspace::TimelineEntry &entry)
{
    const domain::Activity &activity = entry.activity;
    TimelineModel::Line line;
    line.what = eventName(activity.type);
    QStringList more;
    for (const std::string &text : {activity.asset, activity.area, activity.text, activity.campaign}) {
        if (!text.empty()) {
            more << bridge::toQt(text);
        }
    }
    if (more.isEmpty()) {
        more << bridge::toQt(domain::keyOf(activity.channel));
    }
    if (entry.machine) {
        more << timelineWord("clicked by a machine, not counted");
    }
    line.more = more.join(QStringLiteral(" · "));
    return line;
}

} // namespace

std::vector<TimelineModel::Line> timelineLines(const workspace::Snapshot &snapshot,
                                               const std::vector<workspace::TimelineEntry> &entries)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<TimelineModel::Line> lines;
    for (const workspace::TimelineEntry &entry : entries) {
        TimelineModel::Line line = entry.deed     ? deedLine(snapshot, *entry.deed)
                                   : entry.isMove ? moveLine(snapshot, entry.move)
                                                  : activityLine(entry);
        line.when = times.relative(entry.time);
        line.exactly = times.moment(entry.time);
        lines.push_back(std::move(line));
    }
    return lines;
}

void TimelineModel::setLines(std::vector<Line> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void TimelineModel::setLimit(int lines)
{
    beginResetModel();
    m_limit = lines;
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::min(m_limit, allLines());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case What:
        return line.what;
    case When:
        return line.when;
    case More:
        return line.more;
    case IsMove:
        return line.isMove;
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2\n%3").arg(line.exactly, line.what, line.more);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(line.when, line.what, line.more);
    default:
        return {};
    }
}

} // namespace leadlight::inspector
