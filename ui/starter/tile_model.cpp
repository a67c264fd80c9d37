// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/tile_model.h"

#include "bridge/text.h"
#include "kit/heat_map_view.h"
#include "starter/starter_words.h"
#include "theme/ramps.h"

namespace leadlight::starter {

namespace {

double rateOf(const workspace::CellSummary &cell)
{
    return cell.closed == 0 ? 0 : static_cast<double>(cell.won) / static_cast<double>(cell.closed);
}

double partOf(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

void TileModel::setPreview(DraftPreview preview)
{
    const bool sameRanks = m_preview.model && m_preview.model->axes[0].ranks == preview.model->axes[0].ranks
                           && m_preview.model->axes[1].ranks == preview.model->axes[1].ranks;
    if (!sameRanks) {
        beginResetModel();
    }
    m_preview = std::move(preview);
    std::vector<double> counts;
    for (const workspace::CellSummary &cell : m_preview.summary.cells) {
        counts.push_back(static_cast<double>(cell.leads));
    }
    m_bins = theme::quantileBins(counts);
    if (sameRanks) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    } else {
        endResetModel();
    }
}

void TileModel::clear()
{
    beginResetModel();
    m_preview = {};
    m_bins.clear();
    endResetModel();
}

void TileModel::setNarrow(bool narrow)
{
    if (m_narrow == narrow) {
        return;
    }
    m_narrow = narrow;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int TileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_preview.model ? 0 : static_cast<int>(m_preview.model->axes[0].ranks.size());
}

int TileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_preview.model ? 0 : static_cast<int>(m_preview.model->axes[1].ranks.size());
}

std::size_t TileModel::cellOf(const QModelIndex &index) const
{
    return static_cast<std::size_t>(index.row() * columnCount() + index.column());
}

QString TileModel::spoken(const QModelIndex &index) const
{
    const workspace::CellSummary &cell = m_preview.summary.cells[cellOf(index)];
    const QString name = index.data(kit::HeatRole::Rank).toString();
    const QString leads = tr("%1, %2 leads").arg(name, countOf(cell.leads));
    return cell.closed == 0
               ? leads
               : tr("%1, %2 of %3 closed ones won, %4")
                     .arg(leads, countOf(cell.won), countOf(cell.closed), bridge::percentText(rateOf(cell)));
}

QVariant TileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || cellOf(index) >= m_preview.summary.cells.size()) {
        return {};
    }
    const workspace::CellSummary &cell = m_preview.summary.cells[cellOf(index)];
    const bool rates = hasOutcomes();
    const auto &axes = m_preview.model->axes;
    switch (role) {
    case kit::HeatRole::Rank:
        return bridge::toQt(axes[0].ranks[static_cast<std::size_t>(index.row())]
                            + axes[1].ranks[static_cast<std::size_t>(index.column())]);
    case kit::HeatRole::Measure:
        return !rates             ? countOf(cell.leads)
               : cell.closed == 0 ? QStringLiteral("–")
                                  : bridge::percentText(rateOf(cell));
    case kit::HeatRole::Note:
        return rates && cell.closed > 0 ? tr("%1 of %2 closed").arg(countOf(cell.won), countOf(cell.closed))
                                        : QString();
    case kit::HeatRole::Count:
        return rates ? tr("%1 leads").arg(countOf(cell.leads)) : QString();
    case kit::HeatRole::Brief:
        return m_narrow || cell.closed == 0 ? countOf(cell.leads)
                                            : tr("%1 · %2").arg(countOf(cell.leads), bridge::percentText(rateOf(cell)));
    case kit::HeatRole::Few:
        return rates && cell.closed > 0 && cell.closed < fewLeads ? tr("few") : QString();
    case kit::HeatRole::Empty:
        return cell.leads == 0;
    case kit::HeatRole::Bin:
        return cell.leads == 0 || (rates && cell.closed == 0) ? -1
               : rates                                        ? theme::rateBin(rateOf(cell))
                                                              : m_bins[cellOf(index)];
    case kit::HeatRole::InRegion:
        return m_preview.model->inRegion(m_preview.model->cellAt(cellOf(index)));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return spoken(index);
    default:
        return {};
    }
}

QVariant TileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_preview.model || section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount())) {
        return {};
    }
    const auto at = static_cast<std::size_t>(section);
    const auto columnsOf = static_cast<std::size_t>(columnCount());
    if (role == Qt::DisplayRole) {
        return bridge::toQt(m_preview.model->axes[orientation == Qt::Vertical ? 0 : 1].ranks[at]);
    }
    if (role != kit::HeatRole::Note) {
        return {};
    }
    std::uint64_t leads = 0;
    for (std::size_t cell = 0; cell < m_preview.summary.cells.size(); ++cell) {
        leads += (orientation == Qt::Vertical ? cell / columnsOf : cell % columnsOf) == at
                     ? m_preview.summary.cells[cell].leads
                     : 0;
    }
    return bridge::percentText(partOf(leads, m_preview.summary.all.leads));
}

} // namespace leadlight::starter
