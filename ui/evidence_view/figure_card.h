// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "theme/tokens.h"

class QLabel;

namespace leadlight::kit {
class ElidedLabel;
}

namespace leadlight::evidence_view {

/// A key figure: what it is, the figure large, and what to make of it. A click, Enter or Space opens it.
class FigureCard final : public QFrame {
    Q_OBJECT

public:
    explicit FigureCard(const QString &name, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setFigure(const QString &figure, const QString &note, theme::Tone tone);
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void sayName();

    QString m_name;
    kit::ElidedLabel *m_nameLabel;
    QLabel *m_figure;
    kit::ElidedLabel *m_note;
};

} // namespace leadlight::evidence_view
