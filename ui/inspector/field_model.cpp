// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/field_model.h"

#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "inspector/rule_text.h"
#include "theme/theme.h"
#include "workspace/appended_values.h"
#include "workspace/our_words.h"

namespace leadlight::inspector {

void FieldModel::setLead(const bridge::SnapshotPtr &snapshot, std::optional<std::uint32_t> row, bool editable)
{
    beginResetModel();
    m_fields.clear();
    m_blank = 0;
    m_editable = editable;
    if (snapshot && row) {
        const bridge::TimeText times(snapshot->zone(), snapshot->asOf);
        for (const auto &column : snapshot->leads.columns()) {
            if (workspace::isAppendedMark(snapshot->leads, column->key)) {
                continue; // said beside its value
            }
            Field field;
            field.key = bridge::toQt(column->key);
            field.label = bridge::toQt(workspace::columnLabel(*snapshot, *column));
            const std::string text = column->cellText(*row);
            field.text = bridge::toQt(text);
            const data::InstantColumn *instants = column->asInstant();
            field.shown = instants && !text.empty() ? times.moment({instants->seconds[*row]}) : valueText(text);
            if (workspace::isAppended(snapshot->leads, column->key, *row)) {
                field.shown = tr("%1 · appended").arg(field.shown);
            }
            m_blank += text.empty() ? 1 : 0;
            m_fields.push_back(std::move(field));
        }
        std::stable_partition(m_fields.begin(), m_fields.end(), [](const Field &f) { return !f.text.isEmpty(); });
    }
    endResetModel();
}

void FieldModel::setBlankShown(bool shown)
{
    beginResetModel();
    m_blankShown = shown;
    endResetModel();
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    const int all = static_cast<int>(m_fields.size());
    return parent.isValid() ? 0 : (m_blankShown ? all : all - m_blank);
}

int FieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Field &field = m_fields[static_cast<std::size_t>(index.row())];
    const bool isValue = index.column() == Value;
    switch (role) {
    case Qt::DisplayRole:
        return isValue ? (field.text.isEmpty() ? QStringLiteral("–") : field.shown) : field.label;
    case Qt::EditRole:
        return isValue ? field.text : field.label;
    case Qt::ToolTipRole:
        return isValue ? field.shown : field.label;
    case Qt::ForegroundRole:
        return isValue && !field.text.isEmpty() ? QVariant() : QVariant(theme::theme().tokens().muted);
    case Qt::AccessibleTextRole:
        return isValue ? tr("%1: %2").arg(field.label, field.text.isEmpty() ? tr("not known") : field.shown)
                       : field.label;
    default:
        return {};
    }
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Field") : tr("Value");
}

Qt::ItemFlags FieldModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return m_editable && index.column() == Value ? base | Qt::ItemIsEditable : base;
}

bool FieldModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !m_editable || !index.isValid() || index.column() != Value) {
        return false;
    }
    const Field &field = m_fields[static_cast<std::size_t>(index.row())];
    const QString wanted = value.toString().trimmed();
    if (wanted == field.text) {
        return false;
    }
    Q_EMIT editRequested(field.key, field.label, field.text, wanted);
    return true;
}

} // namespace leadlight::inspector
