// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/column_model.h"

#include <algorithm>

#include <QSize>

#include "bridge/text.h"
#include "starter/starter_words.h"
#include "theme/theme.h"

namespace leadlight::starter {

using workspace::StarterStanding;

ColumnModel::ColumnModel(StarterSheet &sheet, QObject *parent) : QAbstractItemModel(parent), m_sheet(sheet)
{
    group();
    connect(&sheet, &StarterSheet::refilled, this, &ColumnModel::group);
    connect(&sheet, &StarterSheet::axisChanged, this, &ColumnModel::group);
    connect(&sheet, &StarterSheet::rowsChanged, this, &ColumnModel::tellRows);
}

void ColumnModel::group()
{
    beginResetModel();
    m_groups = {{axisName(0), {}},
                {axisName(1), {}},
                {tr("Activities"), {}},
                {tr("Looks filled in after the sale"), {}},
                {tr("Left out"), {}}};
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    for (std::size_t at = 0; at < proposal.columns.size(); ++at) {
        const workspace::ProposedColumn &column = proposal.columns[at];
        const std::size_t place = column.standing == StarterStanding::offered        ? column.axis
                                  : column.standing == StarterStanding::afterOutcome ? 3
                                                                                     : 4;
        m_groups[place].rows.push_back({Subject::Kind::column, at});
    }
    for (std::size_t at = 0; at < proposal.activities.size(); ++at) {
        m_groups[2].rows.push_back({Subject::Kind::activity, at});
    }
    std::erase_if(m_groups, [](const Group &one) { return one.rows.empty(); });
    endResetModel();
}

void ColumnModel::tellRows()
{
    for (int at = 0; at < rowCount(); ++at) {
        const QModelIndex parent = index(at, 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, columns - 1, parent));
    }
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    }
}

// A heading carries 0, a row 1 + the place of its group.
std::optional<Subject> ColumnModel::subjectOf(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0) {
        return std::nullopt;
    }
    return m_groups[static_cast<std::size_t>(index.internalId() - 1)].rows[static_cast<std::size_t>(index.row())];
}

QModelIndex ColumnModel::indexOf(const Subject &subject) const
{
    for (std::size_t at = 0; at < m_groups.size(); ++at) {
        const auto &rows = m_groups[at].rows;
        const auto found = std::find(rows.begin(), rows.end(), subject);
        if (found != rows.end()) {
            return createIndex(static_cast<int>(found - rows.begin()), Name, static_cast<quintptr>(at + 1));
        }
    }
    return {};
}

QModelIndex ColumnModel::firstIndex() const
{
    return m_groups.empty() ? QModelIndex() : index(0, Name, index(0, Name));
}

QModelIndex ColumnModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, static_cast<quintptr>(parent.isValid() ? parent.row() + 1 : 0));
}

QModelIndex ColumnModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == 0
               ? QModelIndex()
               : createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int ColumnModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    const bool isHeading = parent.internalId() == 0 && parent.column() == 0;
    return isHeading ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size()) : 0;
}

int ColumnModel::columnCount(const QModelIndex & /*parent*/) const
{
    return columns;
}

bool ColumnModel::isOn(const Subject &subject) const
{
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    return subject.kind == Subject::Kind::column ? proposal.columns[subject.at].on : proposal.activities[subject.at].on;
}

bool ColumnModel::canBeOn(const Subject &subject) const
{
    return subject.kind == Subject::Kind::activity || !m_sheet.proposal().columns[subject.at].values.empty();
}

QString ColumnModel::nameOf(const Subject &subject) const
{
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    return bridge::toQt(subject.kind == Subject::Kind::column ? proposal.columns[subject.at].label
                                                              : proposal.activities[subject.at].choice.label);
}

QString ColumnModel::saysOf(const Subject &subject) const
{
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    if (subject.kind == Subject::Kind::activity) {
        return tr("done by %1 leads").arg(countOf(proposal.activities[subject.at].leads));
    }
    const workspace::ProposedColumn &column = proposal.columns[subject.at];
    if (!column.notes.empty()) {
        return notesText({column.notes.front()}, {});
    }
    const QString kind = column.number ? tr("a number") : tr("%1 values").arg(countOf(column.distinct));
    return column.filled == proposal.leads
               ? kind
               : tr("%1, %2 % known").arg(kind, QString::number(column.filled * 100 / proposal.leads));
}

QString ColumnModel::toolTipOf(const Subject &subject) const
{
    if (subject.kind == Subject::Kind::activity) {
        return saysOf(subject);
    }
    const workspace::ProposedColumn &column = m_sheet.proposal().columns[subject.at];
    return column.notes.empty() ? saysOf(subject) : notesText(column.notes, QStringLiteral("\n"));
}

QVariant ColumnModel::groupData(const Group &group, int column, int role) const
{
    const theme::Theme &look = theme::theme();
    const auto in =
        std::count_if(group.rows.begin(), group.rows.end(), [this](const Subject &row) { return isOn(row); });
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? group.name : tr("%1 of %2").arg(in).arg(group.rows.size());
    case Qt::AccessibleTextRole:
        return tr("%1, %2 of %3 taken in").arg(group.name).arg(in).arg(group.rows.size());
    case Qt::SizeHintRole:
        return QSize(0, look.px(theme::size::row));
    case Qt::FontRole:
        return look.font(column == Name ? theme::FontRole::bodyStrong : theme::FontRole::small);
    case Qt::ForegroundRole:
        return column == Name ? look.tokens().text : look.tokens().muted;
    default:
        return {};
    }
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto subject = subjectOf(index);
    if (!subject) {
        return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? nameOf(*subject) : saysOf(*subject);
    case Qt::CheckStateRole:
        return index.column() == Name && canBeOn(*subject) ? QVariant(isOn(*subject) ? Qt::Checked : Qt::Unchecked)
                                                           : QVariant();
    case Qt::SizeHintRole:
        return QSize(0, theme::theme().px(theme::size::rowCompact));
    case Qt::ToolTipRole:
        return toolTipOf(*subject);
    case Qt::AccessibleTextRole:
        return index.column() == Name
                   ? tr("%1, %2").arg(nameOf(*subject), isOn(*subject) ? tr("taken in") : tr("not taken in"))
                   : saysOf(*subject);
    case Qt::ForegroundRole:
        return index.column() == Says || !canBeOn(*subject) ? QVariant(theme::theme().tokens().muted) : QVariant();
    default:
        return {};
    }
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Column") : tr("What is known of it");
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    const auto subject = subjectOf(index);
    if (!subject) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name && canBeOn(*subject) ? plain | Qt::ItemIsUserCheckable : plain;
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto subject = subjectOf(index);
    if (!subject || role != Qt::CheckStateRole || index.column() != Name || !canBeOn(*subject)) {
        return false;
    }
    const bool on = value.toInt() == Qt::Checked;
    if (subject->kind == Subject::Kind::column) {
        m_sheet.setColumnOn(subject->at, on);
    } else {
        m_sheet.setActivityOn(subject->at, on);
    }
    return true;
}

} // namespace leadlight::starter
