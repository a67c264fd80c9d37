// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/conflict_model.h"

#include "bridge/text.h"
#include "imports/choice_delegate.h"

namespace leadlight::imports {

void ConflictModel::setReport(const workspace::ImportReport &report, const bridge::TimeText &times)
{
    beginResetModel();
    m_conflicts = report.conflicts;
    m_times = times;
    endResetModel();
}

void ConflictModel::reset()
{
    beginResetModel();
    m_conflicts.clear();
    m_otherwise.clear();
    m_forAll = workspace::OnConflict::keepOurs;
    endResetModel();
}

void ConflictModel::takeAll(workspace::OnConflict choice)
{
    m_forAll = choice;
    m_otherwise.clear();
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    }
    Q_EMIT chosen();
}

void ConflictModel::fill(workspace::ImportRequest &request) const
{
    request.onConflict = m_forAll;
    request.otherwise = m_otherwise;
}

bool ConflictModel::isTaken(const workspace::FieldConflict &conflict) const
{
    return (m_forAll == workspace::OnConflict::takeTheirs) != m_otherwise.contains({conflict.lead, conflict.field});
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conflicts.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ConflictModel::text(const workspace::FieldConflict &conflict, int column) const
{
    const auto orBlank = [](const std::string &value) { return value.empty() ? tr("(blank)") : bridge::toQt(value); };
    switch (column) {
    case Lead:
        return bridge::toQt(conflict.name);
    case Field:
        return bridge::toQt(conflict.label);
    case Here:
        return orBlank(conflict.ours);
    case Who: {
        const QString when = m_times ? m_times->relative(conflict.when) : QString();
        return conflict.person.empty() ? when : tr("%1, %2").arg(bridge::toQt(conflict.person), when);
    }
    case InFile:
        return orBlank(conflict.theirs);
    case Taken:
        return isTaken(conflict) ? tr("Take the file's") : tr("Keep ours");
    default:
        return {};
    }
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const workspace::FieldConflict &conflict = m_conflicts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(conflict, index.column());
    case Qt::ToolTipRole:
        return index.column() == Who && m_times ? m_times->moment(conflict.when) : text(conflict, index.column());
    case ChoiceKey:
        return isTaken(conflict) ? QStringLiteral("theirs") : QStringLiteral("ours");
    case ChoiceName:
        return tr("What is kept: %1 of %2").arg(bridge::toQt(conflict.label), bridge::toQt(conflict.name));
    case ChoiceList:
        return QVariant::fromValue(QList<Choice>{{QStringLiteral("ours"), tr("Keep ours")}, {QStringLiteral("theirs"), tr("Take the file's")}});
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Lead"), tr("Field"), tr("Here"), tr("Entered by"), tr("In the file"), tr("What is kept")};
    return names.value(section);
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Taken ? plain | Qt::ItemIsEditable : plain;
}

bool ConflictModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Taken || role != Qt::EditRole || value == index.data(ChoiceKey)) {
        return false;
    }
    const workspace::FieldConflict &conflict = m_conflicts[static_cast<std::size_t>(index.row())];
    const std::pair<base::Uuid, std::string> place{conflict.lead, conflict.field};
    if (m_otherwise.erase(place) == 0) {
        m_otherwise.insert(place);
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT chosen();
    return true;
}

} // namespace leadlight::imports
