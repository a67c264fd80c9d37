// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "starter/draft_preview.h"

namespace leadlight::starter {

/// The matrix of a draft for kit::HeatMapView: leads in each tile and, where leads are closed, the share of them won.
class TileModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(DraftPreview preview);
    void clear();
    /// Small tiles have room for the count alone.
    void setNarrow(bool narrow);
    [[nodiscard]] const DraftPreview &preview() const { return m_preview; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::size_t cellOf(const QModelIndex &index) const;
    [[nodiscard]] QString spoken(const QModelIndex &index) const;
    [[nodiscard]] bool hasOutcomes() const { return m_preview.summary.all.closed > 0; }

    DraftPreview m_preview;
    std::vector<int> m_bins;
    bool m_narrow = false;
};

} // namespace leadlight::starter
