// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/badge.h"

#include "kit/follow_theme.h"

#include <QPainter>

namespace leadlight::kit {

Badge::Badge(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
    followTheme(this);
}

void Badge::setText(const QString &text)
{
    if (accessibleName() == m_text)
        setAccessibleName(text);
    m_text = text;
    updateGeometry();
    update();
}

void Badge::setHeatBin(int bin)
{
    m_bin = bin;
    update();
}

void Badge::setTone(theme::Tone tone)
{
    m_bin.reset();
    m_tone = tone;
    update();
}

QSize Badge::sizeHint() const
{
    return badgeSize(m_text);
}

void Badge::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::theme().tokens();
    QPainter painter(this);
    if (m_bin)
        paintBadge(painter, rect(), m_text, theme::heat(theme::theme().scheme(), *m_bin));
    else
        paintBadge(painter, rect(), m_text,
                   {m_tone == theme::Tone::danger ? t.dangerTint : t.chip, theme::colour(t, m_tone)});
}

QSize badgeSize(const QString &text)
{
    const theme::Theme &look = theme::theme();
    const QFontMetrics metrics(look.font(theme::FontRole::badge));
    return {std::max(metrics.horizontalAdvance(text) + look.px(12), look.px(28)), look.px(20)};
}

int paintBadge(QPainter &painter, const QRect &rect, const QString &text, const theme::Shade &shade)
{
    const theme::Theme &look = theme::theme();
    const QSize wanted = badgeSize(text).boundedTo(rect.size());
    const QRectF box(rect.left(), rect.top() + (rect.height() - wanted.height()) / 2, wanted.width(), wanted.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // The coldest bins nearly equal the page; a hairline keeps their shape.
    const bool faint = theme::contrast(shade.fill, look.tokens().panel) < 1.2;
    painter.setPen(faint ? QPen(look.tokens().line, 1) : QPen(Qt::NoPen));
    painter.setBrush(shade.fill);
    painter.drawRoundedRect(faint ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, look.px(4), look.px(4));
    painter.setPen(shade.ink);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(look.font(theme::FontRole::badge));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return wanted.width();
}

} // namespace leadlight::kit
