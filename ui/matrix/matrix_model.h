// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "matrix/measure.h"
#include "model/scoring_model.h"

namespace leadlight::matrix {

/// The lead matrix for kit::HeatMapView: rows and columns are the ranks of the scoring model, texts and bins those of
/// one measure over one summary. Holds its own copies; GUI thread.
class MatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Resets only where the ranks differ; else the tiles change in place, so that selection and focus stay.
    void setSummary(std::shared_ptr<const model::ScoringModel> model, workspace::MatrixSummary summary,
                    const QString &currency);
    void setMeasure(Measure measure);
    void clear();

    [[nodiscard]] Measure measure() const { return m_measure; }
    [[nodiscard]] const workspace::MatrixSummary &summary() const { return m_summary; }
    [[nodiscard]] const QList<LegendEntry> &legend() const { return m_legend; }
    [[nodiscard]] std::size_t cellOf(const QModelIndex &index) const;
    [[nodiscard]] QString tileName(const QModelIndex &index) const; ///< "A1"
    [[nodiscard]] QModelIndex indexOf(const QString &tile) const;
    /// The colour of a cell: a heat bin; for a change, which is no heat, the surface.
    [[nodiscard]] int heatBinOf(std::size_t cell) const;
    [[nodiscard]] QStringList tilesOfBin(int bin) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void measureAnew();
    [[nodiscard]] QString accessibleText(std::size_t cell) const;
    [[nodiscard]] QString shareText(std::size_t cell) const;

    std::shared_ptr<const model::ScoringModel> m_model;
    workspace::MatrixSummary m_summary;
    QString m_currency;
    Measure m_measure = Measure::won;
    std::vector<TileFigure> m_figures;
    QList<LegendEntry> m_legend;
};

} // namespace leadlight::matrix
