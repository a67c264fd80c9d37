// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/impact_matrix.h"

#include <algorithm>
#include <cstdlib>

#include "bridge/text.h"
#include "kit/heat_map_view.h"
#include "theme/ramps.h"

namespace leadlight::model_editor {

void ImpactMatrix::setImpact(std::shared_ptr<const workspace::Impact> impact)
{
    const bool sameShape = impact && m_impact && shown()
                           && rowCount() == static_cast<int>(impact->after->axes[0].ranks.size())
                           && columnCount() == static_cast<int>(impact->after->columns()) && impact->sameShape;
    if (sameShape) {
        m_impact = std::move(impact);
        colour();
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_impact = std::move(impact);
    colour();
    endResetModel();
}

void ImpactMatrix::setSide(ImpactSide side)
{
    beginResetModel();
    m_side = side;
    colour();
    endResetModel();
}

const model::ScoringModel *ImpactMatrix::shown() const
{
    if (!m_impact) {
        return nullptr;
    }
    return m_side == ImpactSide::before && m_impact->before ? m_impact->before.get() : m_impact->after.get();
}

void ImpactMatrix::colour()
{
    m_bins.clear();
    if (!m_impact) {
        return;
    }
    if (m_side == ImpactSide::change) {
        std::int64_t largest = 0;
        for (const std::int64_t change : m_impact->change) {
            largest = std::max(largest, std::abs(change));
        }
        for (const std::int64_t change : m_impact->change) {
            m_bins.push_back(theme::divergingStep(static_cast<double>(change), static_cast<double>(largest)));
        }
        return;
    }
    const auto &cells = m_side == ImpactSide::before ? m_impact->figures.cellsBefore : m_impact->figures.cellsAfter;
    const std::vector<double> counts(cells.begin(), cells.end());
    m_bins = theme::quantileBins(counts);
}

std::size_t ImpactMatrix::cellOf(const QModelIndex &index) const
{
    return static_cast<std::size_t>(index.row() * columnCount() + index.column());
}

QString ImpactMatrix::tileName(const QModelIndex &index) const
{
    return shown() ? bridge::toQt(shown()->nameOf(shown()->cellAt(cellOf(index)))) : QString();
}

int ImpactMatrix::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !shown() ? 0 : static_cast<int>(shown()->axes[0].ranks.size());
}

int ImpactMatrix::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !shown() ? 0 : static_cast<int>(shown()->columns());
}

QString ImpactMatrix::figureText(std::size_t cell) const
{
    if (m_side == ImpactSide::change) {
        return cell < m_impact->change.size() ? bridge::signedText(m_impact->change[cell]) : QStringLiteral("–");
    }
    const auto &cells = m_side == ImpactSide::before ? m_impact->figures.cellsBefore : m_impact->figures.cellsAfter;
    return cell < cells.size() ? bridge::countText(static_cast<std::int64_t>(cells[cell])) : QStringLiteral("–");
}

QVariant ImpactMatrix::data(const QModelIndex &index, int role) const
{
    if (!shown() || !index.isValid()) {
        return {};
    }
    const std::size_t cell = cellOf(index);
    switch (role) {
    case kit::HeatRole::Rank:
        return tileName(index);
    case kit::HeatRole::Measure:
    case kit::HeatRole::Brief:
    case kit::HeatRole::Count:
        return figureText(cell);
    case kit::HeatRole::Diverging:
        return m_side == ImpactSide::change;
    case kit::HeatRole::Bin:
        return cell < m_bins.size() ? m_bins[cell] : 0;
    case kit::HeatRole::InRegion:
        return shown()->inRegion(shown()->cellAt(cell));
    case Qt::AccessibleTextRole:
        return m_side == ImpactSide::change ? tr("%1, change %2").arg(tileName(index), figureText(cell))
                                            : tr("%1, %2 leads").arg(tileName(index), figureText(cell));
    default:
        return {};
    }
}

QVariant ImpactMatrix::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!shown() || role != Qt::DisplayRole) {
        return {};
    }
    const auto &ranks = shown()->axes[orientation == Qt::Vertical ? 0 : 1].ranks;
    return section < static_cast<int>(ranks.size()) ? bridge::toQt(ranks[static_cast<std::size_t>(section)])
                                                    : QString();
}

} // namespace leadlight::model_editor
