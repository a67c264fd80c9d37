// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/card.h"
#include "matrix/matrix_query.h"

class QHBoxLayout;
class QLabel;

namespace leadlight::matrix {

/// The MQL region in figures, each with what it is a share of, and where its leads are now.
class RegionCard final : public QWidget {
    Q_OBJECT

public:
    explicit RegionCard(QWidget *parent = nullptr);

    void show(const MatrixAnswer &answer);
    using QWidget::show;

private:
    struct Figure {
        QLabel *number = nullptr;
        QLabel *words = nullptr;
    };
    Figure addFigure(QHBoxLayout *row, const QString &name);

    kit::Card *m_card;
    Figure m_leads;
    Figure m_accepted;
    Figure m_won;
    QLabel *m_funnel;
};

} // namespace leadlight::matrix
