// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/odds_model.h"

#include <algorithm>
#include <cmath>

#include "bridge/text.h"
#include "wording/evidence_text.h"
#include "wording/labels.h"

namespace leadlight::evidence_view {

using workspace::Voice;

void OddsModel::setEvidence(std::shared_ptr<const workspace::Evidence> judged, workspace::Verdict verdict, Subject subject)
{
    beginResetModel();
    m_judged = std::move(judged);
    m_verdict = verdict;
    m_subject = subject;
    fill();
    order();
    endResetModel();
}

void OddsModel::fill()
{
    m_lines.clear();
    if (!m_judged) {
        return;
    }
    const workspace::VerdictEvidence &of = m_judged->of(m_verdict);
    if (m_subject == Subject::activities) {
        for (std::size_t i = 0; i < of.activities.size(); ++i) {
            const workspace::ActivityEvidence &activity = of.activities[i];
            m_lines.push_back({bridge::toQt(wording::activityName(activity.type)), activity.did, activity.odds, activity.voice, {}, {}, false, {0, i}});
        }
        return;
    }
    for (std::size_t i = 0; i < of.criteria.size(); ++i) {
        const workspace::CriterionEvidence &criterion = of.criteria[i];
        for (std::size_t band = 0; band < criterion.bands.size(); ++band) {
            const workspace::BandEvidence &each = criterion.bands[band];
            m_lines.push_back({tr("%1: %2").arg(bridge::toQt(criterion.label), bridge::toQt(each.label)), each.share, each.odds, each.voice,
                               each.points, each.evidencePoints, each.runsAgainst, {i, band}});
        }
    }
}

double OddsModel::sortValue(const Line &line, int column) const
{
    switch (column) {
    case Odds:
    case Ratio: return line.odds.isKnown ? line.odds.value : -1;
    case Points: return line.points.value_or(-1e9);
    case Worth: return line.worth ? *line.worth : line.voice == Voice::speaks ? 0 : line.voice == Voice::noEvidence ? -1e8 : -1e9;
    case Leads: return static_cast<double>(line.share.n);
    default: return 0;
    }
}

void OddsModel::order()
{
    std::stable_sort(m_lines.begin(), m_lines.end(), [this](const Line &a, const Line &b) {
        if (m_sorted < 0) {
            return a.voice != b.voice ? a.voice > b.voice : std::abs(std::log(a.odds.value)) > std::abs(std::log(b.odds.value));
        }
        const bool rising = m_direction == Qt::AscendingOrder;
        if (m_sorted == Name) {
            return rising ? a.name.localeAwareCompare(b.name) < 0 : b.name.localeAwareCompare(a.name) < 0;
        }
        return rising ? sortValue(a, m_sorted) < sortValue(b, m_sorted) : sortValue(b, m_sorted) < sortValue(a, m_sorted);
    });
}

void OddsModel::sort(int column, Qt::SortOrder direction)
{
    beginResetModel();
    m_sorted = column;
    m_direction = direction;
    order();
    endResetModel();
}

std::optional<std::size_t> OddsModel::behaviourAt(int row) const
{
    if (row < 0 || row >= rowCount() || m_subject != Subject::criteria) {
        return std::nullopt;
    }
    const std::size_t criterion = m_lines[static_cast<std::size_t>(row)].place.criterion;
    return m_judged->of(m_verdict).criteria[criterion].isBehaviour ? std::optional(criterion) : std::nullopt;
}

QString OddsModel::nameAt(int row) const
{
    return m_lines[static_cast<std::size_t>(row)].name;
}

std::vector<std::uint32_t> OddsModel::leadsAt(int row, const workspace::Snapshot &snapshot) const
{
    const Place place = m_lines[static_cast<std::size_t>(row)].place;
    const workspace::VerdictEvidence &of = m_judged->of(m_verdict);
    return m_subject == Subject::activities
               ? workspace::rowsOfActivity(snapshot, *m_judged, m_verdict, of.activities[place.band].type)
               : m_judged->rowsOfBand(m_verdict, place.criterion, of.criteria[place.criterion].bands[place.band]);
}

int OddsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int OddsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{columnTotal};
}

QString OddsModel::worthText(const Line &line) const
{
    switch (line.voice) {
    case Voice::tooFew: return tr("few");
    case Voice::noEvidence: return tr("no evidence");
    case Voice::speaks: break;
    }
    if (line.worth) {
        return bridge::signedText(*line.worth);
    }
    return line.odds.value > 1 ? tr("speaks for") : tr("speaks against");
}

QString OddsModel::sentence(const Line &line) const
{
    const bool won = m_verdict == workspace::Verdict::won;
    QStringList parts{line.name, won ? tr("%1 of %2 leads won").arg(line.share.yes).arg(line.share.n)
                                     : tr("%1 of %2 leads accepted").arg(line.share.yes).arg(line.share.n)};
    if (line.odds.isKnown) {
        parts << tr("odds %1 those of the others, 95 % interval %2 to %3")
                     .arg(bridge::toQt(wording::oddsText(line.odds)), bridge::toQt(wording::oddsText({line.odds.interval.low, {}, true, false})),
                          bridge::toQt(wording::oddsText({line.odds.interval.high, {}, true, false})));
    }
    switch (line.voice) {
    case Voice::tooFew: parts << tr("not enough data"); break;
    case Voice::noEvidence: parts << tr("no evidence of a difference"); break;
    case Voice::speaks:
        if (line.worth) {
            parts << tr("worth %1 points by the evidence").arg(bridge::signedText(*line.worth));
        }
        break;
    }
    if (line.runsAgainst) {
        parts << tr("the model's points run against the evidence");
    }
    return parts.join(QStringLiteral(", "));
}

QVariant OddsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return line.name;
        case Ratio: return bridge::toQt(wording::oddsText(line.odds));
        case Points: return line.points ? bridge::signedText(std::lround(*line.points)) : QString();
        case Worth: return line.runsAgainst ? tr("%1 !").arg(worthText(line)) : worthText(line);
        case Leads: return bridge::countText(static_cast<std::int64_t>(line.share.n));
        default: return {};
        }
    case Qt::ToolTipRole: return sentence(line);
    case Qt::AccessibleTextRole: return index.column() == Name || index.column() == Odds ? QVariant(sentence(line)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= Ratio ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    case ValueRole: return line.odds.isKnown ? QVariant(line.odds.value) : QVariant();
    case LowRole: return line.odds.interval.low;
    case HighRole: return line.odds.interval.high;
    case VoiceRole: return static_cast<int>(line.voice);
    default: return {};
    }
}

QVariant OddsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section >= Ratio ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    }
    if (role == Qt::InitialSortOrderRole) {
        return section == Name ? Qt::AscendingOrder : Qt::DescendingOrder;
    }
    if (role == Qt::ToolTipRole && section == Worth) {
        return tr("What the evidence would give, in points of the model's own scale, beside the average lead. "
                  "Nothing under 30 leads, or where the interval holds 1. \"!\": the model's points run against it.");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return m_subject == Subject::criteria ? tr("Criterion") : tr("Activity");
    case Odds: return tr("Odds against the others");
    case Ratio: return tr("Odds");
    case Points: return tr("Points");
    case Worth: return tr("Evidence");
    default: return tr("Leads");
    }
}

} // namespace leadlight::evidence_view
