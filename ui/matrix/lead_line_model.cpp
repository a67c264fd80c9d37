// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/lead_line_model.h"

#include "bridge/text.h"
#include "bridge/time_text.h"

namespace leadlight::matrix {

void LeadLineModel::setLines(std::vector<LeadLine> lines, base::Zone zone, base::Instant now)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_zone = zone;
    m_now = now;
    endResetModel();
}

void LeadLineModel::setBins(std::function<int(std::size_t)> binOf)
{
    m_binOf = std::move(binOf);
    if (!m_lines.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {BinRole});
    }
}

int LeadLineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString LeadLineModel::whenText(const LeadLine &line) const
{
    if (!line.when || !m_zone) {
        return {};
    }
    const bridge::TimeText times(*m_zone, m_now);
    return line.waits ? tr("waits %1").arg(times.lasting(*line.when)) : times.day(*line.when);
}

QVariant LeadLineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const LeadLine &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return bridge::toQt(line.name);
    case RowRole: return line.row;
    case RankRole: return bridge::toQt(line.rank);
    case BinRole: return m_binOf ? m_binOf(line.cell) : -1;
    case TitleRole: return bridge::toQt(line.title);
    case WhenRole: return whenText(line);
    case WaitsRole: return line.waits;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QStringList parts{bridge::toQt(line.rank), bridge::toQt(line.name), bridge::toQt(line.title)};
        if (line.when && m_zone) {
            const bridge::TimeText times(*m_zone, m_now);
            parts << (line.waits ? tr("waiting since %1") : tr("last active %1")).arg(times.moment(*line.when));
        }
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace leadlight::matrix
