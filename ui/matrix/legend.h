// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "matrix/measure.h"

class QLabel;

namespace leadlight::matrix {

class LegendSwatch;

/// One labelled swatch a colour; a click (Space) asks for the tiles of that colour.
class Legend final : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    void setEntries(Measure measure, const QList<LegendEntry> &entries);

Q_SIGNALS:
    void binChosen(int bin);

private:
    QList<LegendSwatch *> m_swatches;
    QLabel *m_hatch;
};

} // namespace leadlight::matrix
