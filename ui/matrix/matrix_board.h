// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QWidget>

#include "matrix/matrix_query.h"

class QLabel;

namespace leadlight::kit {
class HeatMapView;
class ThresholdDistribution;
}

namespace leadlight::matrix {

/// The matrix with the distribution of the first axis beside its rows and that of the second under its columns, lined
/// up with the tiles.
class MatrixBoard final : public QWidget {
    Q_OBJECT

public:
    explicit MatrixBoard(QWidget *parent = nullptr);

    [[nodiscard]] kit::HeatMapView *map() const { return m_map; }
    void showDistributions(const std::array<workspace::Distribution, 2> &distributions);
    /// Names and places of the handles; those being dragged must not be set.
    void showThresholds(const model::ScoringModel &model);
    [[nodiscard]] Thresholds thresholds() const;
    void setEditable(bool editable);
    [[nodiscard]] kit::ThresholdDistribution *distributionOf(std::size_t axis) const { return m_distributions[axis]; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void thresholdMoved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void lineUp();

    kit::HeatMapView *m_map;
    std::array<kit::ThresholdDistribution *, 2> m_distributions;
    QLabel *m_hint;
};

} // namespace leadlight::matrix
