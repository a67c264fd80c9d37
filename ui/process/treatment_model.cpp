// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/treatment_model.h"

#include <QBrush>

#include "bridge/text.h"
#include "theme/theme.h"
#include "wording/labels.h"
#include "wording/rules.h"

namespace leadlight::process {

void TreatmentModel::setModel(std::shared_ptr<const model::ScoringModel> model)
{
    beginResetModel();
    m_model = std::move(model);
    endResetModel();
}

const model::Treatment *TreatmentModel::treatmentAt(const QModelIndex &index) const
{
    if (!m_model || !index.isValid()) {
        return nullptr;
    }
    const std::size_t cell = static_cast<std::size_t>(index.row()) * m_model->columns() + static_cast<std::size_t>(index.column());
    return cell < m_model->treatments.size() ? &m_model->treatments[cell] : nullptr;
}

std::string TreatmentModel::tileAt(const QModelIndex &index) const
{
    return m_model->nameOf({static_cast<std::uint8_t>(index.row()), static_cast<std::uint8_t>(index.column())});
}

int TreatmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->axes[0].ranks.size());
}

int TreatmentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_model ? 0 : static_cast<int>(m_model->columns());
}

QVariant TreatmentModel::data(const QModelIndex &index, int role) const
{
    const model::Treatment *treatment = treatmentAt(index);
    if (!treatment) {
        return {};
    }
    const QString side = bridge::toQt(wording::sideName(treatment->owner));
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1: %2").arg(side, bridge::toQt(treatment->nextStep));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString words = tr("%1, %2: %3").arg(bridge::toQt(tileAt(index)), side, bridge::toQt(treatment->nextStep));
        return treatment->program.empty() ? words : tr("%1; program \"%2\"").arg(words, bridge::toQt(treatment->program));
    }
    case Qt::ForegroundRole:
        return QBrush(treatment->owner == "sales" ? theme::theme().tokens().sales : theme::theme().tokens().marketing);
    default:
        return {};
    }
}

QVariant TreatmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_model || role != Qt::DisplayRole) {
        return {};
    }
    const model::Axis &axis = m_model->axes[orientation == Qt::Vertical ? 0 : 1];
    const auto at = static_cast<std::size_t>(section);
    return at < axis.ranks.size() ? bridge::toQt(wording::rankName(axis, at)) : QString();
}

} // namespace leadlight::process
