// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QList>
#include <QWidget>

#include "starter/starter_sheet.h"

class QGridLayout;
class QLabel;
class QSpinBox;

namespace leadlight::starter {

/// How many of the leads each rank shall hold: three boxes an axis, the last rank takes the rest.
class ShareCard final : public QWidget {
    Q_OBJECT

public:
    explicit ShareCard(StarterSheet &sheet, QWidget *parent = nullptr);

    [[nodiscard]] QSpinBox *firstBox() const;
    /// Names the ranks as `model` has them; a template's axes have names of their own.
    void setRanks(const model::ScoringModel &model, bool isTemplate);

private:
    void addAxis(QGridLayout &grid, int axis);
    void showShares();

    StarterSheet &m_sheet;
    struct AxisPart {
        QLabel *name = nullptr;
        QList<QLabel *> ranks;
        QList<QSpinBox *> boxes;
        QLabel *lastRank = nullptr;
        QLabel *rest = nullptr;
        std::vector<std::string> names{"A", "B", "C", "D"};
    };

    std::array<AxisPart, 2> m_axes;
};

} // namespace leadlight::starter
