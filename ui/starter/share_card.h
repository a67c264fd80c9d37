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

private:
    void addAxis(QGridLayout &grid, int axis);
    void showShares();

    StarterSheet &m_sheet;
    std::array<QList<QSpinBox *>, 2> m_boxes;
    std::array<QLabel *, 2> m_rest{};
};

} // namespace leadlight::starter
