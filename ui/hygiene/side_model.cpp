// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/side_model.h"

#include <algorithm>

namespace leadlight::hygiene {

bool SideField::differs() const
{
    return std::any_of(values.begin(), values.end(), [this](const QString &value) { return value != values.front(); });
}

void SideModel::setContent(const QStringList &sides, std::vector<SideField> fields, bool choosable)
{
    beginResetModel();
    m_sides = sides;
    m_fields = std::move(fields);
    const auto same = !choosable ? m_fields.end()
                                 : std::stable_partition(m_fields.begin(), m_fields.end(), [](const SideField &field) { return field.differs(); });
    m_different = static_cast<int>(same - m_fields.begin());
    m_choosable = choosable;
    m_folded = m_different > 0;
    endResetModel();
}

void SideModel::take(int row, int side)
{
    if (!m_choosable || row < 0 || row >= m_different || side < 0 || side >= m_sides.size()) {
        return;
    }
    SideField &field = m_fields[static_cast<std::size_t>(row)];
    if (field.taken == side) {
        return;
    }
    field.taken = side;
    Q_EMIT dataChanged(index(row, 1), index(row, columnCount() - 1));
    Q_EMIT takenChanged();
}

void SideModel::setFolded(bool folded)
{
    if (folded == m_folded || sameCount() == 0) {
        return;
    }
    if (folded) {
        beginRemoveRows({}, m_different, static_cast<int>(m_fields.size()) - 1);
        m_folded = true;
        endRemoveRows();
    } else {
        beginInsertRows({}, m_different, static_cast<int>(m_fields.size()) - 1);
        m_folded = false;
        endInsertRows();
    }
}

std::vector<std::pair<std::string, int>> SideModel::taken() const
{
    std::vector<std::pair<std::string, int>> all;
    for (int row = 0; row < m_different; ++row) {
        const SideField &field = m_fields[static_cast<std::size_t>(row)];
        all.emplace_back(field.key, field.taken);
    }
    return all;
}

int SideModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_folded ? m_different : static_cast<int>(m_fields.size());
}

int SideModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sides.size()) + 1;
}

QVariant SideModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
        return {};
    }
    const SideField &field = m_fields[static_cast<std::size_t>(index.row())];
    const int side = index.column() - 1;
    const bool choosable = m_choosable && index.row() < m_different && side >= 0;
    const bool isTaken = choosable && field.taken == side;
    const QString value = side < 0 ? field.label : field.values.value(side);
    switch (role) {
    case Qt::DisplayRole:
        return value.isEmpty() ? QStringLiteral("–") : value;
    case Qt::ToolTipRole:
        return value;
    case Taken:
        return isTaken;
    case Choosable:
        return choosable;
    case Qt::AccessibleTextRole: {
        if (side < 0) {
            return value;
        }
        const QString words = value.isEmpty() ? tr("blank") : value;
        return isTaken ? tr("%1: %2, taken").arg(field.label, words) : tr("%1: %2").arg(field.label, words);
    }
    default:
        return {};
    }
}

QVariant SideModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole) || section > m_sides.size()) {
        return {};
    }
    return section == 0 ? tr("Field") : m_sides.value(section - 1);
}

} // namespace leadlight::hygiene
