// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "workspace/queries/evidence.h"

namespace leadlight::evidence_view {

/// The matrix by the share that won, or was accepted, as tiles of a kit::HeatMapView; cells that do worse than a worse
/// one carry a badge.
class CellModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `judged` may be null, or judge a column: then there are no tiles.
    void setEvidence(std::shared_ptr<const workspace::Evidence> judged, workspace::Verdict verdict);
    [[nodiscard]] std::size_t cellOf(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool hasCells() const { return m_judged && m_judged->model; }
    [[nodiscard]] const evidence::Share &shareOf(std::size_t cell) const { return m_judged->of(m_verdict).cells[cell]; }
    [[nodiscard]] QString nameOf(std::size_t cell) const;
    [[nodiscard]] QString reversalOf(std::size_t cell) const; ///< the cell that does better, if one does
    [[nodiscard]] QString sentence(std::size_t cell) const;
    [[nodiscard]] QString noteOf(const evidence::Share &share) const;

    std::shared_ptr<const workspace::Evidence> m_judged;
    workspace::Verdict m_verdict = workspace::Verdict::won;
};

} // namespace leadlight::evidence_view
