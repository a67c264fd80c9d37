// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "workspace/queries/impact.h"

namespace leadlight::model_editor {

enum class ImpactSide : std::uint8_t { before, after, change };

/// Leads by cell before and after a draft, or what changes, for kit::HeatMapView. GUI thread.
class ImpactMatrix final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setImpact(std::shared_ptr<const workspace::Impact> impact);
    void setSide(ImpactSide side);
    [[nodiscard]] ImpactSide side() const { return m_side; }
    /// Of the model whose matrix is shown.
    [[nodiscard]] std::size_t cellOf(const QModelIndex &index) const;
    [[nodiscard]] QString tileName(const QModelIndex &index) const; ///< "A1"

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const model::ScoringModel *shown() const;
    [[nodiscard]] QString figureText(std::size_t cell) const;
    void colour();

    std::shared_ptr<const workspace::Impact> m_impact;
    ImpactSide m_side = ImpactSide::change;
    std::vector<int> m_bins;
};

} // namespace leadlight::model_editor
