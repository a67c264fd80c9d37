// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/row_model.h"

#include <QBrush>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "theme/theme.h"

namespace leadlight::imports {

void RowModel::setRows(const workspace::ImportReport &report, const std::vector<std::size_t> &problems, CellEdits &edits)
{
    beginResetModel();
    m_header.clear();
    m_rows.clear();
    m_edits = &edits;
    m_faulty = -1;
    m_apart = false;
    for (const std::string &name : report.header) {
        m_header << bridge::toQt(name);
    }
    for (const std::size_t i : problems) {
        const workspace::RowProblem &problem = report.problems[i];
        base::Error bare = problem.error; // the line has a column of its own
        bare.place = {};
        Row row{problem.error.place.line, bridge::messageOf(bare), {}};
        for (const std::string &cell : problem.cells) {
            row.cells << bridge::toQt(cell);
        }
        if (const auto at = m_header.indexOf(bridge::toQt(problem.error.place.column)); at >= 0) {
            m_faulty = firstCell + static_cast<int>(at);
        }
        m_apart = m_apart || row.cells.size() == m_header.size();
        m_rows.push_back(std::move(row));
    }
    if (!m_apart) {
        m_header = QStringList{tr("The row as it stands")};
    }
    endResetModel();
}

int RowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstCell + static_cast<int>(m_header.size());
}

const std::string *RowModel::editOf(const QModelIndex &index) const
{
    if (!m_edits || index.column() < firstCell) {
        return nullptr;
    }
    const auto row = m_edits->find(m_rows[static_cast<std::size_t>(index.row())].line);
    if (row == m_edits->end()) {
        return nullptr;
    }
    const auto cell = row->second.find(static_cast<std::size_t>(index.column() - firstCell));
    return cell == row->second.end() ? nullptr : &cell->second;
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const theme::Tokens &tokens = theme::theme().tokens();
    if (role == Qt::ForegroundRole) {
        return editOf(index)                  ? QVariant(QBrush(tokens.accent))
               : index.column() == m_faulty   ? QVariant(QBrush(tokens.danger))
               : index.column() < firstCell   ? QVariant(QBrush(tokens.muted))
                                              : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::EditRole) {
        return {};
    }
    if (index.column() == Line) {
        return bridge::countText(static_cast<std::int64_t>(row.line));
    }
    if (index.column() == Reason) {
        return row.reason;
    }
    const std::string *edit = editOf(index);
    const QString cell = edit ? bridge::toQt(*edit) : row.cells.value(index.column() - firstCell);
    return role == Qt::DisplayRole ? cell.simplified() : cell;
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return {};
    }
    return section == Line ? tr("Line") : section == Reason ? tr("Reason") : m_header.value(section - firstCell);
}

Qt::ItemFlags RowModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool apart = m_apart && m_rows[static_cast<std::size_t>(index.row())].cells.size() == m_header.size();
    return index.column() >= firstCell && apart ? plain | Qt::ItemIsEditable : plain;
}

bool RowModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || value.toString() == index.data(Qt::EditRole).toString()) {
        return false;
    }
    const std::uint64_t line = m_rows[static_cast<std::size_t>(index.row())].line;
    (*m_edits)[line][static_cast<std::size_t>(index.column() - firstCell)] = bridge::toUtf8(value.toString());
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

} // namespace leadlight::imports
