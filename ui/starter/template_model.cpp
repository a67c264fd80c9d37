// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/template_model.h"

#include <algorithm>

#include "bridge/text.h"
#include "domain/lead_fields.h"
#include "theme/theme.h"
#include "wording/labels.h"
#include "wording/starter.h"

namespace leadlight::starter {

void TemplateModel::setMatch(const model::TemplateMatch &match, const workspace::StarterProposal &proposal)
{
    beginResetModel();
    m_lines.clear();
    for (const model::FieldMatch &field : match.mapped) {
        const auto column = std::find_if(proposal.columns.begin(), proposal.columns.end(),
                                         [&](const workspace::ProposedColumn &one) { return one.key == field.column; });
        m_lines.push_back({bridge::toQt(domain::fieldLabel(field.field)),
                           bridge::toQt(column == proposal.columns.end() ? field.column : column->label),
                           bridge::toQt(wording::matchedHow(field.how))});
    }
    for (const std::string &type : match.foundTypes) {
        m_lines.push_back(
            {bridge::toQt(wording::activityName(type)), tr("An activity of your leads"), tr("the same activity")});
    }
    for (const std::string &field : match.missing) {
        m_lines.push_back({bridge::toQt(domain::fieldLabel(field)), {}, tr("it costs nothing while it is unknown")});
    }
    for (const std::string &type : match.missingTypes) {
        m_lines.push_back({bridge::toQt(wording::activityName(type)), {}, tr("no lead has this activity yet")});
    }
    endResetModel();
}

void TemplateModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int TemplateModel::found() const
{
    return static_cast<int>(
        std::count_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.answers.isEmpty(); }));
}

int TemplateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TemplateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TemplateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == Asks   ? line.asks
               : index.column() == How  ? line.how
               : line.answers.isEmpty() ? tr("not found")
                                        : line.answers;
    case Qt::ForegroundRole:
        return index.column() == How || line.answers.isEmpty() ? QVariant(theme::theme().tokens().muted) : QVariant();
    default:
        return {};
    }
}

QVariant TemplateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("The template asks for"), tr("Your column"), tr("How it was found")};
    return names.value(section);
}

} // namespace leadlight::starter
