// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/matrix_model.h"

#include <algorithm>

#include "bridge/text.h"
#include "kit/heat_map_view.h"

namespace leadlight::matrix {

namespace {

QString leadsText(std::uint64_t count)
{
    return count == 1 ? MatrixModel::tr("1 lead") : MatrixModel::tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(count)));
}

bool isMostlyUnknown(const workspace::CellSummary &cell)
{
    return cell.unknownFit * 2 > cell.leads;
}

bool sameHeads(const model::ScoringModel &one, const model::ScoringModel &other)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (one.axes[axis].ranks != other.axes[axis].ranks || one.axes[axis].rankLabels != other.axes[axis].rankLabels) {
            return false;
        }
    }
    return true;
}

} // namespace

void MatrixModel::setSummary(std::shared_ptr<const model::ScoringModel> model, workspace::MatrixSummary summary,
                             const QString &currency)
{
    const bool anew = !m_model || !sameHeads(*m_model, *model);
    if (anew) {
        beginResetModel();
    }
    m_model = std::move(model);
    m_summary = std::move(summary);
    m_currency = currency;
    if (anew) {
        m_figures = figuresOf(m_summary, m_measure, m_currency);
        m_legend = legendOf(m_summary, m_measure, m_currency);
        endResetModel();
        return;
    }
    measureAnew();
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void MatrixModel::setMeasure(Measure measure)
{
    if (measure == m_measure) {
        return;
    }
    m_measure = measure;
    if (m_model) {
        measureAnew();
    }
}

void MatrixModel::clear()
{
    beginResetModel();
    m_model.reset();
    m_summary = {};
    m_figures.clear();
    m_legend.clear();
    endResetModel();
}

void MatrixModel::measureAnew()
{
    m_figures = figuresOf(m_summary, m_measure, m_currency);
    m_legend = legendOf(m_summary, m_measure, m_currency);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::size_t MatrixModel::cellOf(const QModelIndex &index) const
{
    return static_cast<std::size_t>(index.row()) * m_model->columns() + static_cast<std::size_t>(index.column());
}

QString MatrixModel::tileName(const QModelIndex &index) const
{
    return m_model && index.isValid() ? bridge::toQt(m_model->nameOf(m_model->cellAt(cellOf(index)))) : QString();
}

QModelIndex MatrixModel::indexOf(const QString &tile) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (tileName(index(row, column)) == tile) {
                return index(row, column);
            }
        }
    }
    return {};
}

int MatrixModel::heatBinOf(std::size_t cell) const
{
    return m_measure == Measure::change || cell >= m_figures.size() ? -1 : m_figures[cell].bin;
}

QStringList MatrixModel::tilesOfBin(int bin) const
{
    QStringList tiles;
    for (std::size_t cell = 0; cell < m_figures.size(); ++cell) {
        if (m_figures[cell].bin == bin) {
            tiles << bridge::toQt(m_model->nameOf(m_model->cellAt(cell)));
        }
    }
    return tiles;
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->axes[0].ranks.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->columns());
}

QString MatrixModel::shareText(std::size_t cell) const
{
    if (m_summary.all.leads == 0) {
        return {};
    }
    return bridge::percentText(static_cast<double>(m_summary.cells[cell].leads) / static_cast<double>(m_summary.all.leads));
}

QString MatrixModel::accessibleText(std::size_t cell) const
{
    const workspace::CellSummary &sum = m_summary.cells[cell];
    QStringList parts{bridge::toQt(m_model->nameOf(m_model->cellAt(cell))), leadsText(sum.leads)};
    if (sum.leads > 0) {
        parts << tr("%1 of all").arg(shareText(cell));
    }
    if (m_measure != Measure::count && m_measure != Measure::share) {
        parts << tr("%1 %2").arg(measureName(m_measure), m_figures[cell].measure);
    }
    for (const QString &more : {m_figures[cell].note, m_figures[cell].few}) {
        if (!more.isEmpty()) {
            parts << more;
        }
    }
    if (sum.late > 0) {
        parts << tr("%1 late").arg(sum.late);
    }
    if (sum.leads > 0 && isMostlyUnknown(sum)) {
        parts << tr("mostly unknown");
    }
    if (m_model->inRegion(m_model->cellAt(cell))) {
        parts << tr("in the MQL region");
    }
    return parts.join(QStringLiteral(", "));
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_model) {
        return {};
    }
    const std::size_t cell = cellOf(index);
    const workspace::CellSummary &sum = m_summary.cells[cell];
    const TileFigure &figure = m_figures[cell];
    switch (role) {
    case Qt::DisplayRole:
    case kit::HeatRole::Rank: return tileName(index);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return accessibleText(cell);
    case kit::HeatRole::Measure: return figure.measure;
    case kit::HeatRole::Note: return figure.note;
    case kit::HeatRole::Few: return figure.few;
    case kit::HeatRole::Bin: return figure.bin;
    case kit::HeatRole::Diverging: return m_measure == Measure::change;
    case kit::HeatRole::Count: return m_measure == Measure::count ? QString() : leadsText(sum.leads);
    case kit::HeatRole::Brief: return bridge::countText(static_cast<std::int64_t>(sum.leads));
    case kit::HeatRole::Share: return m_measure == Measure::share ? QString() : shareText(cell);
    case kit::HeatRole::Late: return sum.late > 0 ? tr("%1 late").arg(bridge::countText(static_cast<std::int64_t>(sum.late))) : QString();
    case kit::HeatRole::Empty: return sum.leads == 0 && figure.bin < 0;
    case kit::HeatRole::InRegion: return m_model->inRegion(m_model->cellAt(cell));
    case kit::HeatRole::Unknown: return sum.leads > 0 && isMostlyUnknown(sum) ? tr("mostly unknown") : QString();
    default: return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int sections = orientation == Qt::Vertical ? rowCount() : columnCount();
    if (section < 0 || section >= sections) {
        return {};
    }
    const model::Axis &axis = m_model->axes[orientation == Qt::Vertical ? 0 : 1];
    const auto at = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole) {
        const QString label = at < axis.rankLabels.size() ? bridge::toQt(axis.rankLabels[at]) : QString();
        return tr("%1 %2").arg(bridge::toQt(axis.ranks[at]), label).trimmed();
    }
    if (role != kit::HeatRole::Note) {
        return {};
    }
    std::uint64_t leads = 0;
    for (std::size_t cell = 0; cell < m_summary.cells.size(); ++cell) {
        const model::Cell place = m_model->cellAt(cell);
        leads += (orientation == Qt::Vertical ? place.first : place.second) == at ? m_summary.cells[cell].leads : 0;
    }
    return leadsText(leads);
}

} // namespace leadlight::matrix
