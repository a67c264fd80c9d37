// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/stepper.h"

#include <QPainter>
#include <QStyle>

#include "kit/follow_theme.h"
#include "theme/icons.h"

namespace leadlight::imports {

namespace {

constexpr int dot = 22; // at factor 1
constexpr int dotGap = 8;
constexpr int link = 32;

} // namespace

Stepper::Stepper(const QStringList &steps, QWidget *parent) : QWidget(parent), m_steps(steps)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    kit::followTheme(this);
    setCurrent(0);
}

void Stepper::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_steps.size()).arg(m_steps.value(step)));
    update();
}

int Stepper::widthOf(int step) const
{
    const theme::Theme &look = theme::theme();
    const QFontMetrics metrics(look.font(theme::FontRole::bodyStrong));
    return look.px(dot + dotGap) + metrics.horizontalAdvance(m_steps.value(step)) + look.px(2);
}

QSize Stepper::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    int width = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        width += widthOf(step) + (step > 0 ? look.px(link) : 0);
    }
    return {width, look.px(dot + 4)};
}

void Stepper::paintEvent(QPaintEvent * /*event*/)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    const int size = look.px(dot);
    const int middle = height() / 2;
    const auto place = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    for (int step = 0; step < m_steps.size(); ++step) {
        if (step > 0) {
            painter.setPen(QPen(step <= m_current ? tokens.accent : tokens.line, look.px(1)));
            const QRect line = place(QRect(x + look.px(8), middle, look.px(link - 16), 1));
            painter.drawLine(line.topLeft(), line.topRight());
            x += look.px(link);
        }
        const QRect circle = place(QRect(x, middle - size / 2, size, size));
        const bool now = step == m_current;
        const bool done = step < m_current;
        painter.setPen(Qt::NoPen);
        painter.setBrush(now ? tokens.accent : done ? tokens.accentTint : tokens.chip);
        painter.drawEllipse(circle);
        if (done) {
            const int mark = look.px(14);
            painter.drawPixmap(QRect(circle.center() - QPoint(mark / 2 - 1, mark / 2 - 1), QSize(mark, mark)),
                               theme::iconPixmap(QLatin1String("accept"), tokens.accent, mark, devicePixelRatioF()));
        } else {
            painter.setFont(look.font(theme::FontRole::badge));
            painter.setPen(now ? tokens.onAccent : tokens.muted);
            painter.drawText(circle, Qt::AlignCenter, QString::number(step + 1));
        }
        const int width = widthOf(step);
        painter.setFont(look.font(now ? theme::FontRole::bodyStrong : theme::FontRole::body));
        painter.setPen(now ? tokens.text : tokens.muted);
        const QRect words = place(QRect(x + look.px(dot + dotGap), 0, width - look.px(dot + dotGap), height()));
        painter.drawText(words, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), m_steps[step]);
        x += width;
    }
}

} // namespace leadlight::imports
