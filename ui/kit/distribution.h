// SPDX-License-Identifier: GPL-3.0-or-later
// A histogram of whole points with draggable thresholds, beside the matrix's rows (vertical, best at the top) or
// under its columns (horizontal, best at the left). Each handle is an accessible slider: Tab reaches it, arrows move
// it by 1, PgUp and PgDn by 5. Thresholds stay strictly in order.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace leadlight::kit {

class ThresholdHandle;

class ThresholdDistribution final : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdDistribution(Qt::Orientation orientation, QWidget *parent = nullptr);

    // counts[i] is the number of leads with first + i·width ≤ points < first + (i+1)·width. width ≥ 1.
    void setBins(std::vector<qint64> counts, int first, int width);
    // Best first, so descending: A from 148, B from 105, C from 62. labels name them ("A"); the accessible name of a
    // handle is "NAME of this widget: LABEL". Call after setAccessibleName().
    void setThresholds(const std::vector<int> &values, const QStringList &labels);
    std::vector<int> thresholds() const;
    void setEditable(bool editable); // false at first: handles are shown but do not move
    bool isEditable() const { return m_editable; }
    void focusHandle(); // the first one, so that arrows move it at once

    Qt::Orientation orientation() const { return m_orientation; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void thresholdMoved(int index, int value);    // while dragging, and for every key
    void thresholdReleased(int index, int value); // at the end of a drag, and after every key

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    friend class ThresholdHandle;

    void restoreRange();
    void placeHandles();
    void limitHandles();
    double positionOf(double value) const; // along the axis, in pixels of this widget
    int valueAt(double position) const;
    QRectF barRect(std::size_t bin, double share) const;
    double longestWhole() const; // leads in the longest bar that is not cut

    Qt::Orientation m_orientation;
    bool m_editable = false;
    std::vector<qint64> m_counts;
    int m_first = 0;
    int m_width = 1;
    int m_low = 0;
    int m_high = 1;
    std::vector<ThresholdHandle *> m_handles; // children
};

} // namespace leadlight::kit
