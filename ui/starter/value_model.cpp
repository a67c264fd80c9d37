// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/value_model.h"

#include "bridge/text.h"
#include "starter/starter_words.h"
#include "theme/theme.h"

namespace leadlight::starter {

ValueModel::ValueModel(StarterSheet &sheet, QObject *parent) : QAbstractTableModel(parent), m_sheet(sheet)
{
    // What is shown may be gone from the next proposal; whoever chooses says anew what to show.
    connect(&sheet, &StarterSheet::refilled, this, [this] { setSubject(std::nullopt); });
    connect(&sheet, &StarterSheet::marksChanged, this, &ValueModel::tellMarks);
}

void ValueModel::setSubject(std::optional<Subject> subject)
{
    beginResetModel();
    m_subject = subject;
    endResetModel();
}

const workspace::ProposedColumn *ValueModel::column() const
{
    return m_subject && m_subject->kind == Subject::Kind::column ? &m_sheet.proposal().columns[m_subject->at] : nullptr;
}

int ValueModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_subject) {
        return 0;
    }
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    if (const workspace::ProposedColumn *shown = column()) {
        const bool hasBlanks = !shown->values.empty() && shown->filled < proposal.leads;
        return static_cast<int>(shown->values.size()) + (hasBlanks ? 1 : 0);
    }
    return static_cast<int>(proposal.activities.size());
}

int ValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

ValueModel::Line ValueModel::lineAt(std::size_t row) const
{
    const workspace::StarterProposal &proposal = m_sheet.proposal();
    if (const workspace::ProposedColumn *shown = column()) {
        if (row >= shown->values.size()) {
            return {tr("No value"),
                    proposal.leads - shown->filled,
                    shown->blank,
                    std::nullopt,
                    0,
                    workspace::MarkBasis::none};
        }
        const workspace::ProposedValue &value = shown->values[row];
        return {bridge::toQt(value.choice.label),
                value.leads,
                value.evidence,
                value.choice.mark,
                value.choice.points(),
                value.basis};
    }
    const workspace::ProposedActivity &activity = proposal.activities[row];
    return {bridge::toQt(activity.choice.label),
            activity.leads,
            activity.evidence,
            activity.choice.mark,
            activity.choice.points(),
            activity.basis};
}

std::optional<model::Mark> ValueModel::markOf(int row) const
{
    return row >= 0 && row < rowCount() ? lineAt(static_cast<std::size_t>(row)).mark : std::nullopt;
}

bool ValueModel::mark(int row, model::Mark mark)
{
    if (!markOf(row)) {
        return false;
    }
    const auto at = static_cast<std::size_t>(row);
    if (m_subject->kind == Subject::Kind::column) {
        m_sheet.markValue(m_subject->at, at, mark);
    } else {
        m_sheet.markActivity(at, mark);
    }
    return true;
}

void ValueModel::tellMarks()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Points));
    }
}

QString ValueModel::textOf(const Line &line, int column) const
{
    switch (column) {
    case Value:
        return line.label;
    case Leads:
        return countOf(line.leads);
    case Share:
        return shareText(line.evidence);
    case Won:
        return wonText(line.evidence);
    case Mark:
        return line.mark ? markName(*line.mark) : tr("gives nothing");
    case Points:
        return bridge::signedText(line.points);
    default:
        return basisName(line.basis);
    }
}

QString ValueModel::markText(const Line &line)
{
    return tr("Mark of %1: %2, %3 points; comes from: %4")
        .arg(line.label, markName(*line.mark), bridge::signedText(line.points), basisName(line.basis));
}

QVariant ValueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Line line = lineAt(static_cast<std::size_t>(index.row()));
    const bool hasRate = line.evidence.closed > 0;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == Value               ? QVariant(line.label)
               : index.column() == Mark && line.mark ? QVariant(markText(line))
                                                     : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Mark && line.mark ? markText(line) : textOf(line, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Leads || index.column() == Points ? Qt::AlignTrailing : Qt::AlignLeading)
                          | Qt::AlignVCenter));
    case Qt::ForegroundRole:
        return index.column() == Basis || !line.mark ? QVariant(theme::theme().tokens().muted) : QVariant();
    case Qt::EditRole:
    case MarkRole:
        return line.mark ? QVariant(static_cast<int>(*line.mark)) : QVariant();
    case ShareRole:
        return hasRate ? QVariant(line.evidence.share()) : QVariant();
    case MeanRole:
        return m_sheet.proposal().mean();
    case FewRole:
        return hasRate && line.evidence.closed < fewLeads;
    default:
        return {};
    }
}

QVariant ValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == Leads || section == Points)) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const bool activities = m_subject && m_subject->kind == Subject::Kind::activity;
    const QStringList names{activities ? tr("Activity") : tr("Value"),
                            tr("Leads"),
                            tr("Won"),
                            tr("How many"),
                            tr("Mark"),
                            tr("Comes from"),
                            tr("Points")};
    return names.value(section);
}

bool ValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int wanted = value.toInt();
    if (!index.isValid() || role != Qt::EditRole || wanted < -1 || wanted > 1) {
        return false;
    }
    return mark(index.row(), static_cast<model::Mark>(wanted));
}

} // namespace leadlight::starter
