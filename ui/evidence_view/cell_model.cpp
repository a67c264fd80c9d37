// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/cell_model.h"

#include <algorithm>

#include "bridge/text.h"
#include "kit/heat_map_view.h"
#include "theme/ramps.h"
#include "wording/evidence_text.h"

namespace leadlight::evidence_view {

void CellModel::setEvidence(std::shared_ptr<const workspace::Evidence> judged, workspace::Verdict verdict)
{
    beginResetModel();
    m_judged = std::move(judged);
    m_verdict = verdict;
    endResetModel();
}

int CellModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !hasCells() ? 0 : static_cast<int>(m_judged->model->axes[0].ranks.size());
}

int CellModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !hasCells() ? 0 : static_cast<int>(m_judged->model->columns());
}

std::size_t CellModel::cellOf(const QModelIndex &index) const
{
    return static_cast<std::size_t>(index.row()) * m_judged->model->columns() + static_cast<std::size_t>(index.column());
}

QString CellModel::nameOf(std::size_t cell) const
{
    return bridge::toQt(m_judged->model->nameOf(m_judged->model->cellAt(cell)));
}

QString CellModel::reversalOf(std::size_t cell) const
{
    const auto &reversals = m_judged->of(m_verdict).reversals;
    const auto found = std::find_if(reversals.begin(), reversals.end(), [&](const evidence::Reversal &each) { return each.better == cell; });
    return found == reversals.end() ? QString() : nameOf(found->worse);
}

QString CellModel::noteOf(const evidence::Share &share) const
{
    const QString yes = bridge::countText(static_cast<std::int64_t>(share.yes));
    const QString n = bridge::countText(static_cast<std::int64_t>(share.n));
    return tr("%1 of %2").arg(yes, n);
}

QString CellModel::sentence(std::size_t cell) const
{
    const evidence::Share &share = shareOf(cell);
    if (share.n == 0) {
        return tr("%1, no leads").arg(nameOf(cell));
    }
    QStringList parts{nameOf(cell),
                      m_verdict == workspace::Verdict::won ? tr("%1 won").arg(bridge::percentText(share.rate()))
                                                           : tr("%1 accepted").arg(bridge::percentText(share.rate())),
                      noteOf(share), tr("95 % interval %1").arg(bridge::toQt(wording::rangeText(evidence::wilson(share))))};
    if (!share.isEnough()) {
        parts << tr("few");
    }
    if (const QString other = reversalOf(cell); !other.isEmpty()) {
        parts << tr("does worse than %1").arg(other);
    }
    return parts.join(QStringLiteral(", "));
}

QVariant CellModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !hasCells()) {
        return {};
    }
    const std::size_t cell = cellOf(index);
    const evidence::Share &share = shareOf(cell);
    const bool isEmpty = share.n == 0;
    switch (role) {
    case Qt::DisplayRole:
    case kit::HeatRole::Rank: return nameOf(cell);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return sentence(cell);
    case kit::HeatRole::Measure: return isEmpty ? QStringLiteral("–") : bridge::percentText(share.rate());
    case kit::HeatRole::Brief: return isEmpty ? QStringLiteral("–") : bridge::percentText(share.rate());
    case kit::HeatRole::Note: return isEmpty ? QString() : noteOf(share);
    case kit::HeatRole::Count: return isEmpty ? QStringLiteral("0") : noteOf(share);
    case kit::HeatRole::Few: return !isEmpty && !share.isEnough() ? tr("few") : QString();
    case kit::HeatRole::Empty: return isEmpty;
    case kit::HeatRole::Bin: return isEmpty ? -1 : theme::rateBin(share.rate());
    case kit::HeatRole::Diverging: return false;
    case kit::HeatRole::Late: {
        const QString other = reversalOf(cell);
        return other.isEmpty() ? QString() : tr("under %1").arg(other);
    }
    case kit::HeatRole::InRegion: return m_judged->model->inRegion(m_judged->model->cellAt(cell));
    default: return {};
    }
}

QVariant CellModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int sections = orientation == Qt::Vertical ? rowCount() : columnCount();
    if (section < 0 || section >= sections || role != Qt::DisplayRole) {
        return {};
    }
    return bridge::toQt(m_judged->model->axes[orientation == Qt::Vertical ? 0 : 1].ranks[static_cast<std::size_t>(section)]);
}

} // namespace leadlight::evidence_view
