// SPDX-License-Identifier: GPL-3.0-or-later
// A score over time as one small line, with a dashed threshold and marks where the model changed. Not smoothed.
#pragma once

#include <QDate>
#include <QWidget>

#include <optional>
#include <vector>

namespace leadlight::kit {

class ScoreCurve final : public QWidget {
    Q_OBJECT

public:
    struct Point {
        QDate date;
        double value = 0;
    };
    struct Mark {
        QDate date;
        QString text; // "v8"
    };

    explicit ScoreCurve(QWidget *parent = nullptr);

    void setPoints(std::vector<Point> points); // by date ascending
    void setThreshold(std::optional<double> value, const QString &text); // "rank 1 from 90"
    void setMarks(std::vector<Mark> marks);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Point> m_points;
    std::vector<Mark> m_marks;
    std::optional<double> m_threshold;
    QString m_thresholdText;
};

} // namespace leadlight::kit
