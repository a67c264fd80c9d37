// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "matrix/matrix_query.h"

class QLabel;
class QWidget;

namespace leadlight::kit {
class Popover;
}

namespace leadlight::matrix {

/// A popover with what is known of one tile: its counts at once, and what put the leads here when that has been looked
/// up. Deletes itself when closed.
class TileDetails final : public QObject {
    Q_OBJECT

public:
    /// `tile`: "B2"; `all`: leads of all tiles.
    TileDetails(const QString &tile, const workspace::CellSummary &cell, std::uint64_t all, const QString &currency,
                QWidget *parent);

    void openAt(QWidget *anchor);
    void showReasons(const TileReasons &reasons);

Q_SIGNALS:
    void listRequested();

private:
    kit::Popover *m_popover;
    QLabel *m_reasons;
};

} // namespace leadlight::matrix
