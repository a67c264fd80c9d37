// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QFrame>
#include <QString>

namespace leadlight::present {

/// One figure of a meeting, large enough to be read across the room: what it is, the figure, what it stands on. Where
/// leads are behind it, a click (Tab, then Enter) opens them.
class FigureTile final : public QFrame {
    Q_OBJECT

public:
    struct Figure {
        QString name;
        QString value;
        QString note;
        std::vector<std::uint32_t> rows; ///< leads behind it; empty: it opens nothing
    };
    explicit FigureTile(const Figure &figure, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QString &name, const std::vector<std::uint32_t> &rows);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Figure m_figure;
};

} // namespace leadlight::present
