// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/rate_model.h"

#include "bridge/text.h"
#include "kit/column_chart.h"
#include "theme/ramps.h"
#include "wording/evidence_text.h"

namespace leadlight::evidence_view {

void RateModel::setColumns(std::vector<Column> columns, const QString &outcome, bool heat)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_outcome = outcome;
    m_heat = heat;
    endResetModel();
}

int RateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString RateModel::sentence(const Column &column) const
{
    if (column.share.n == 0) {
        return tr("%1: no leads").arg(column.name);
    }
    const QString few = column.share.isEnough() ? QString() : tr(", few");
    return tr("%1: %2 of %3 leads %4, %5 (95 % interval %6)%7")
        .arg(column.name, bridge::countText(static_cast<std::int64_t>(column.share.yes)),
             bridge::countText(static_cast<std::int64_t>(column.share.n)), m_outcome, bridge::percentText(column.share.rate()),
             bridge::toQt(wording::rangeText(evidence::wilson(column.share))), few);
}

QVariant RateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Column &column = m_columns[static_cast<std::size_t>(index.row())];
    const bool isEmpty = column.share.n == 0;
    switch (role) {
    case Qt::DisplayRole:
    case kit::ColumnRole::Label: return column.label;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return sentence(column);
    case kit::ColumnRole::Value: return isEmpty ? QStringLiteral("–") : bridge::percentText(column.share.rate());
    case kit::ColumnRole::Note: return bridge::countText(static_cast<std::int64_t>(column.share.n));
    case kit::ColumnRole::Rate: return isEmpty ? QVariant() : QVariant(column.share.rate());
    case kit::ColumnRole::Low: return evidence::wilson(column.share).low;
    case kit::ColumnRole::High: return evidence::wilson(column.share).high;
    case kit::ColumnRole::Bin: return m_heat ? theme::rateBin(column.share.rate()) : -1;
    case kit::ColumnRole::Few: return !column.share.isEnough();
    default: return {};
    }
}

} // namespace leadlight::evidence_view
