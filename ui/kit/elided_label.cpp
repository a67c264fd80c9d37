// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/elided_label.h"

#include "kit/follow_theme.h"
#include "kit/text_line.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace leadlight::kit {

ElidedLabel::ElidedLabel(const QString &text, theme::FontRole font, theme::Tone tone, QWidget *parent)
    : QWidget(parent), m_text(text), m_font(font), m_tone(tone)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(text);
    followTheme(this);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(theme::theme().font(m_font)).horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(theme::theme().font(m_font));
    return {metrics.horizontalAdvance(m_text) + 1, theme::theme().metrics().lineHeight(m_font)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(theme::theme().font(m_font));
    return {std::min(sizeHint().width(), metrics.horizontalAdvance(QStringLiteral("mmm…"))), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme::theme().font(m_font));
    painter.setPen(isEnabled() ? theme::colour(theme::theme().tokens(), m_tone) : theme::theme().tokens().outline);
    paintTextLine(painter, rect(), layoutDirection(), m_alignment & Qt::AlignHorizontal_Mask, m_text, m_mode);
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), isElided() ? m_text : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace leadlight::kit
