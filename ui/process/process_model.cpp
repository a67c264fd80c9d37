// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/process_model.h"

#include <QBrush>

#include "bridge/text.h"
#include "lifecycle/audience_text.h"
#include "lifecycle/rule_texts.h"
#include "theme/theme.h"
#include "wording/rules.h"

namespace leadlight::process {

namespace {

std::string partOf(int column)
{
    switch (column) {
    case ProcessModel::stepColumn: return "step";
    case ProcessModel::ownerColumn: return "owner";
    case ProcessModel::limitColumn: return "limit";
    default: return "next_step";
    }
}

} // namespace

std::optional<std::pair<std::string, std::string>> escalationIn(const QString &text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty() || plain == QStringLiteral("–") || plain.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0) {
        return std::pair<std::string, std::string>("", "none");
    }
    const auto comma = plain.lastIndexOf(QLatin1Char(','));
    QString after = plain.mid(comma + 1).trimmed();
    if (comma < 1 || !after.endsWith(QStringLiteral("late"), Qt::CaseInsensitive)) {
        return std::nullopt;
    }
    after.chop(4);
    const auto span = lifecycle::parseSpan(bridge::toUtf8(after));
    if (!span || !*span) {
        return std::nullopt;
    }
    return std::pair(bridge::toUtf8(plain.left(comma).trimmed()), lifecycle::spanText(*span));
}

void ProcessModel::setSnapshot(const bridge::SnapshotPtr &snapshot, std::size_t which, bool editable)
{
    const bool sameRows = m_snapshot && snapshot;
    if (!sameRows) {
        beginResetModel();
    }
    m_snapshot = snapshot;
    m_which = snapshot && which <= snapshot->rules->processes.size() ? which : 0;
    m_editable = editable;
    if (!sameRows) {
        endResetModel();
    } else {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    }
}

void ProcessModel::setStandings(std::vector<workspace::StepStanding> standings)
{
    m_standings = std::move(standings);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, standingColumn), index(rowCount() - 1, standingColumn));
    }
}

const lifecycle::ProcessStep *ProcessModel::stepAt(int row) const
{
    return m_snapshot && row >= 0 && row < rowCount() ? &m_snapshot->rules->processAt(m_which).steps[static_cast<std::size_t>(row)] : nullptr;
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->rules->processAt(m_which).steps.size());
}

int ProcessModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ProcessModel::standingText(int row) const
{
    const lifecycle::ProcessStep *step = stepAt(row);
    if (!step || !step->stage || static_cast<std::size_t>(row) >= m_standings.size()) {
        return QStringLiteral("–");
    }
    const workspace::StepStanding &standing = m_standings[static_cast<std::size_t>(row)];
    QString text = bridge::countText(static_cast<std::int64_t>(standing.leads));
    if (standing.late > 0) {
        text += tr(", %1 late").arg(bridge::countText(static_cast<std::int64_t>(standing.late)));
    }
    if (standing.escalated > 0) {
        text += tr(", %1 to escalate").arg(bridge::countText(static_cast<std::int64_t>(standing.escalated)));
    }
    return text;
}

QString ProcessModel::shown(const lifecycle::ProcessStep &step, int row, int column) const
{
    switch (column) {
    case stepColumn: {
        const lifecycle::ProcessStep *above = stepAt(row - 1);
        return above && above->step == step.step ? QString() : bridge::toQt(step.step);
    }
    case stageColumn: return bridge::toQt(wording::stageOfStep(step, m_snapshot->rules->glossary));
    case ownerColumn: return bridge::toQt(wording::accountableName(step.owner, workspace::personNames(*m_snapshot)));
    case limitColumn: return step.stage ? bridge::toQt(lifecycle::spanText(step.limit)) : tr("by its program");
    case nextColumn: return bridge::toQt(step.nextStep);
    case escalationColumn: return bridge::toQt(wording::escalationWords(step));
    default: return standingText(row);
    }
}

std::string ProcessModel::ruleOf(const lifecycle::ProcessStep &step) const
{
    return lifecycle::rulePrefixOf(*m_snapshot->rules, m_which) + '.' + step.key + '.';
}

QString ProcessModel::typed(const lifecycle::ProcessStep &step, int column) const
{
    switch (column) {
    case stepColumn: return bridge::toQt(step.step);
    case ownerColumn: return bridge::toQt(lifecycle::accountableText(step.owner));
    case escalationColumn: return step.escalateAfter ? bridge::toQt(wording::escalationWords(step)) : QString();
    default: return shown(step, -1, column);
    }
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    const lifecycle::ProcessStep *step = stepAt(index.row());
    if (!step) {
        return {};
    }
    const bool late = index.column() == standingColumn && static_cast<std::size_t>(index.row()) < m_standings.size()
                      && m_standings[static_cast<std::size_t>(index.row())].late > 0;
    switch (role) {
    case Qt::DisplayRole: return shown(*step, index.row(), index.column());
    case Qt::EditRole: return typed(*step, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == stepColumn ? bridge::toQt(step->step)
                                            : tr("%1 of %2: %3").arg(headerData(index.column(), Qt::Horizontal, role).toString(),
                                                                      shown(*step, index.row(), stageColumn), shown(*step, index.row(), index.column()));
    case Qt::FontRole:
        return theme::theme().font(index.column() == stepColumn ? theme::FontRole::bodyStrong : theme::FontRole::body);
    case Qt::ForegroundRole:
        if (late) {
            return QBrush(theme::theme().tokens().danger);
        }
        return (index.column() == limitColumn && !step->limit) || (index.column() == escalationColumn && !step->escalateAfter)
                   ? QBrush(theme::theme().tokens().muted)
                   : QVariant();
    case Qt::ToolTipRole:
        return index.column() == limitColumn && step->stage ? tr("Minutes and hours run in business hours; days and months are civil") : QVariant();
    default: return {};
    }
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    switch (section) {
    case stepColumn: return tr("Step");
    case stageColumn: return tr("Stage");
    case ownerColumn: return tr("Answers for it");
    case limitColumn: return tr("Limit");
    case nextColumn: return tr("Next step");
    case escalationColumn: return tr("Escalation");
    default: return tr("Leads now");
    }
}

Qt::ItemFlags ProcessModel::flags(const QModelIndex &index) const
{
    const lifecycle::ProcessStep *step = stepAt(index.row());
    if (!step) {
        return Qt::NoItemFlags;
    }
    const bool fixed = index.column() == stageColumn || index.column() == standingColumn || (index.column() == limitColumn && !step->stage);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (m_editable && !fixed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool ProcessModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const lifecycle::ProcessStep *step = stepAt(index.row());
    if (!step || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || value.toString() == typed(*step, index.column())) {
        return false;
    }
    const std::string of = ruleOf(*step);
    if (index.column() != escalationColumn) {
        Q_EMIT changeWanted({{of + partOf(index.column()), bridge::toUtf8(value.toString())}});
        return true;
    }
    const auto escalation = escalationIn(value.toString());
    if (!escalation) {
        Q_EMIT refused(tr("Write to whom and after how long: \"Head of Sales, 4 hours late\"."));
        return false;
    }
    Q_EMIT changeWanted({{of + "escalate_to", escalation->first}, {of + "escalate_after", escalation->second}});
    return true;
}

} // namespace leadlight::process
