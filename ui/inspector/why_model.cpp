// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/why_model.h"

#include <utility>

#include "inspector/shown_points.h"
#include "kit/waterfall.h"

namespace leadlight::inspector {

namespace {

kit::WaterfallKind kindOf(const WhyRow &row)
{
    switch (row.kind) {
    case WhyRow::Kind::total:
        return kit::WaterfallKind::total;
    case WhyRow::Kind::unknown:
        if (row.before == row.after) {
            return kit::WaterfallKind::missing;
        }
        break;
    case WhyRow::Kind::faded:
    case WhyRow::Kind::limit:
        return kit::WaterfallKind::limit;
    case WhyRow::Kind::part:
        break;
    }
    return row.points < 0 ? kit::WaterfallKind::negative : kit::WaterfallKind::positive;
}

double shownPoint(std::int64_t tenths)
{
    return static_cast<double>(tenths) / 10.0;
}

} // namespace

void WhyModel::setAxis(WhyAxis axis)
{
    beginResetModel();
    m_axis = std::move(axis);
    select();
    endResetModel();
}

void WhyModel::setQuietShown(bool shown)
{
    if (shown == m_quietShown) {
        return;
    }
    beginResetModel();
    m_quietShown = shown;
    select();
    endResetModel();
}

void WhyModel::select()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_axis.rows.size(); ++i) {
        if (m_quietShown || !m_axis.rows[i].quiet) {
            m_shown.push_back(i);
        }
    }
}

const WhyRow *WhyModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_axis.rows[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int WhyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant WhyModel::data(const QModelIndex &index, int role) const
{
    const WhyRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case kit::WaterfallRole::Label:
        return row->label;
    case kit::WaterfallRole::Rule:
        return row->rule;
    case kit::WaterfallRole::Value:
        return row->value;
    case kit::WaterfallRole::Start:
        return shownPoint(row->before);
    case kit::WaterfallRole::End:
        return shownPoint(row->after);
    case kit::WaterfallRole::Kind:
        return static_cast<int>(kindOf(*row));
    case Qt::ToolTipRole:
        return row->detail.isEmpty() ? QVariant() : row->detail;
    case Qt::AccessibleTextRole:
        return row->kind == WhyRow::Kind::total
                   ? (row->rule.isEmpty() ? row->label : QStringLiteral("%1, %2").arg(row->label, row->rule))
                   : tr("%1, %2, running total %3").arg(row->label, row->value, tenthsText(row->after));
    default:
        return {};
    }
}

} // namespace leadlight::inspector
