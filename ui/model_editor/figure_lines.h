// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace leadlight::model_editor {

/// Lines of "what – how many – change", each number opening what it counts.
class FigureLines final : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString label;
        QString number;
        QString change;
        std::function<void()> open; ///< empty: nothing to open
    };

    explicit FigureLines(const QString &name, QWidget *parent = nullptr);
    void setLines(std::vector<Line> lines);

private:
    struct Widgets {
        QLabel *label;
        QPushButton *number;
        QLabel *change;
    };
    QString m_name;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    std::vector<Widgets> m_widgets;
};

} // namespace leadlight::model_editor
