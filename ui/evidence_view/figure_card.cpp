// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/figure_card.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "kit/elided_label.h"
#include "kit/follow_theme.h"
#include "theme/roles.h"

namespace leadlight::evidence_view {

FigureCard::FigureCard(const QString &name, QWidget *parent)
    : QFrame(parent), m_name(name), m_nameLabel(new kit::ElidedLabel(name, theme::FontRole::body, theme::Tone::muted, this)),
      m_figure(new QLabel(this)), m_note(new kit::ElidedLabel({}, theme::FontRole::small, theme::Tone::muted, this))
{
    theme::setRole(*this, theme::Role::card);
    theme::setRole(*m_figure, theme::Role::viewTitle);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_nameLabel);
    column->addWidget(m_figure);
    column->addWidget(m_note);
    kit::followTheme(this, [column](const theme::Theme &look) {
        const int x = look.px(theme::size::cardPaddingX);
        const int y = look.px(10);
        column->setContentsMargins(x, y, x, y);
        column->setSpacing(look.px(2));
    });
    sayName();
}

void FigureCard::setName(const QString &name)
{
    m_name = name;
    m_nameLabel->setText(name);
    sayName();
}

void FigureCard::setFigure(const QString &figure, const QString &note, theme::Tone tone)
{
    m_figure->setText(figure);
    m_note->setText(note);
    m_note->setTone(tone);
    sayName();
}

QString FigureCard::figure() const
{
    return m_figure->text();
}

QString FigureCard::note() const
{
    return m_note->text();
}

void FigureCard::sayName()
{
    setAccessibleName(m_name);
    setAccessibleDescription(figure().isEmpty() ? QString() : tr("%1, %2").arg(figure(), note()));
}

void FigureCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        Q_EMIT opened();
        return;
    }
    QFrame::keyPressEvent(event);
}

void FigureCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        Q_EMIT opened();
    }
}

void FigureCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void FigureCard::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void FigureCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus()) {
        return;
    }
    const theme::Theme &look = theme::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), look.px(theme::size::cardRadius), look.px(theme::size::cardRadius));
}

} // namespace leadlight::evidence_view
