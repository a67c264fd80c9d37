// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace leadlight::kit {

class ThresholdDistribution;

// One threshold of a ThresholdDistribution. A slider, so that assistive tools read and set its value; it paints a
// line across the histogram with a knob and "A ≥ 148", and lies over the histogram as a band around that line.
class ThresholdHandle final : public QSlider {
    Q_OBJECT

public:
    ThresholdHandle(const QString &label, ThresholdDistribution *owner);

    QString text() const;
    bool isDragging() const { return m_dragging; }
    void place(double position); // of the line, along the owner's axis

Q_SIGNALS:
    void dragEnded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    bool isVertical() const;
    bool isMirrored() const;
    double along(const QPointF &local) const; // owner's axis coordinate of a point of the handle
    bool grips(const QPoint &point) const;
    QRect labelRect() const;

    ThresholdDistribution *m_owner;
    QString m_label;
    double m_line = 0; // along the axis, in this widget's coordinates
    double m_grip = 0; // from the line to where the mouse took it
    bool m_labelBefore = false; // no room after the line
    bool m_dragging = false;
};

} // namespace leadlight::kit
