// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_delegate.h"

#include <algorithm>

#include <QPainter>

#include "bridge/time_text.h"
#include "inbox/inbox_model.h"
#include "kit/badge.h"
#include "kit/text_line.h"
#include "theme/icons.h"
#include "theme/ramps.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr int edge = 12; // at factor 1
constexpr int badgeColumn = 40;
constexpr int clockIcon = 14;
constexpr int markIcon = 18;

theme::Tone clockTone(int urgency)
{
    switch (static_cast<bridge::TimeText::Urgency>(urgency)) {
    case bridge::TimeText::Urgency::late:
        return theme::Tone::danger;
    case bridge::TimeText::Urgency::soon:
        return theme::Tone::warning;
    case bridge::TimeText::Urgency::none:
        break;
    }
    return theme::Tone::muted;
}

/// Text lines of one row; a mirrored window has them mirrored.
class RowPainter {
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option) : m_painter(painter), m_option(option) {}

    [[nodiscard]] QRect placed(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }
    [[nodiscard]] int widthOf(theme::FontRole font, const QString &text) const
    {
        return QFontMetrics(theme::theme().font(font)).horizontalAdvance(text);
    }
    void line(const QRect &rect, theme::FontRole font, const QColor &colour, Qt::Alignment side, const QString &text)
    {
        m_painter.setFont(theme::theme().font(font));
        m_painter.setPen(colour);
        kit::paintTextLine(m_painter, placed(rect), m_option.direction, side, text);
    }

private:
    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
};

} // namespace

void InboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    RowPainter row(*painter, option);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(rect, tokens.accentTint);
        if (option.state & QStyle::State_HasFocus) {
            painter->fillRect(row.placed(QRect(rect.left(), rect.top(), look.px(3), rect.height())), tokens.accent);
        }
    } else if (index.data(InboxModel::Marked).toBool()) {
        painter->fillRect(rect, tokens.accentTint);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(rect, tokens.chip);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);

    const int left = rect.left() + look.px(edge);
    const int right = rect.right() - look.px(edge);
    const QRect badge = row.placed(QRect(left, rect.top() + look.px(6), look.px(badgeColumn - 8), look.px(20)));
    kit::paintBadge(*painter, badge, index.data(InboxModel::Rank).toString(),
                    theme::heat(look.scheme(), index.data(InboxModel::HeatBin).toInt()));

    if (index.data(InboxModel::Marked).toBool()) {
        const int icon = look.px(markIcon);
        const QRect at = row.placed(QRect(left + (look.px(badgeColumn - 8) - icon) / 2, rect.top() + look.px(31), icon, icon));
        painter->drawPixmap(at, theme::iconPixmap(QLatin1String("accept"), tokens.accent, icon, painter->device()->devicePixelRatioF()));
    }

    const int text = left + look.px(badgeColumn);
    const int first = rect.top() + look.px(4);
    const int tall = look.px(18);
    const int small = look.px(16);
    const theme::Tone tone = clockTone(index.data(InboxModel::Urgency).toInt());
    const QColor clockColour = theme::colour(tokens, tone);
    const QString clock = index.data(InboxModel::ClockText).toString();
    const auto clockFont = tone == theme::Tone::muted ? theme::FontRole::small : theme::FontRole::smallStrong;
    int clockWidth = 0;
    if (!clock.isEmpty()) {
        const int icon = look.px(clockIcon);
        clockWidth = row.widthOf(clockFont, clock) + look.px(2) + icon + look.px(4);
        row.line(QRect(right - clockWidth + icon + look.px(4), first, clockWidth - icon - look.px(4), tall), clockFont,
                 clockColour, Qt::AlignTrailing, clock);
        const QLatin1String name(tone == theme::Tone::danger ? "warning" : "clock");
        const QRect at = row.placed(QRect(right - clockWidth, first + (tall - icon) / 2, icon, icon));
        painter->drawPixmap(at, theme::iconPixmap(name, clockColour, icon, painter->device()->devicePixelRatioF()));
    }
    row.line(QRect(text, first, right - text - clockWidth - look.px(8), tall), theme::FontRole::bodyStrong, tokens.text,
             Qt::AlignLeading, index.data(Qt::DisplayRole).toString());

    const QString lane = index.data(InboxModel::Lane).toString();
    const int laneWidth = lane.isEmpty() ? 0 : row.widthOf(theme::FontRole::smallStrong, lane) + look.px(2);
    if (!lane.isEmpty()) {
        row.line(QRect(right - laneWidth, first + tall, laneWidth, small), theme::FontRole::smallStrong, tokens.accent,
                 Qt::AlignTrailing, lane);
    }
    row.line(QRect(text, first + tall, std::max(0, right - text - laneWidth - look.px(8)), small), theme::FontRole::small,
             tokens.text, Qt::AlignLeading, index.data(InboxModel::RoleLine).toString());
    row.line(QRect(text, first + tall + small, right - text, small), theme::FontRole::small, tokens.muted,
             Qt::AlignLeading, index.data(InboxModel::Reasons).toString());
    painter->restore();
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {theme::theme().px(240), theme::theme().px(theme::size::queueRow + 2)};
}

} // namespace leadlight::inbox
