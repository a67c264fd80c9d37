// SPDX-License-Identifier: GPL-3.0-or-later
// One condition of the filter, with a cross. Delete, Backspace, Enter and Space remove it, too.
#pragma once

#include <QWidget>

namespace leadlight::kit {

class FilterChip final : public QWidget {
    Q_OBJECT

public:
    // The accessible name is "Remove filter: TEXT".
    explicit FilterChip(const QString &text, QWidget *parent = nullptr);
    QString text() const { return m_text; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect crossRect() const;

    QString m_text;
};

} // namespace leadlight::kit
