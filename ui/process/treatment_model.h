// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QAbstractTableModel>

#include "model/scoring_model.h"

namespace leadlight::process {

/// What is done with the leads of each tile: the matrix in words.
class TreatmentModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setModel(std::shared_ptr<const model::ScoringModel> model); ///< null: there is none
    [[nodiscard]] const model::ScoringModel *model() const { return m_model.get(); }
    /// Null: no such tile.
    [[nodiscard]] const model::Treatment *treatmentAt(const QModelIndex &index) const;
    [[nodiscard]] std::string tileAt(const QModelIndex &index) const; ///< "A1"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const model::ScoringModel> m_model;
};

} // namespace leadlight::process
