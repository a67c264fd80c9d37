// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/timeline_view.h"

#include <utility>

#include <QPainter>
#include <QStyledItemDelegate>

#include "theme/theme.h"

namespace leadlight::inspector {

namespace {

constexpr int lineHeight = 44; // at factor 1
constexpr int whenWidth = 104;

class TimelineDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &tokens = look.tokens();
        painter->save();
        const QRect rect = option.rect;
        if (option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus) {
            painter->fillRect(rect, tokens.accentTint);
        }
        if (index.row() > 0) {
            painter->setPen(tokens.line);
            painter->drawLine(rect.topLeft(), rect.topRight());
        }
        const int line = look.metrics().lineHeight(theme::FontRole::body);
        const int top = rect.top() + look.px(4);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const auto place = [&](const QRect &r) { return mirrored ? QStyle::visualRect(Qt::RightToLeft, rect, r) : r; };
        const auto draw = [&](theme::FontRole role, const QColor &colour, const QRect &at, const QVariant &text) {
            painter->setFont(look.font(role));
            painter->setPen(colour);
            const QString shown = painter->fontMetrics().elidedText(text.toString(), Qt::ElideRight, at.width());
            painter->drawText(place(at), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading), shown);
        };
        const int left = rect.left() + look.px(whenWidth);
        draw(theme::FontRole::small, tokens.muted, QRect(rect.left(), top, look.px(whenWidth - 8), line),
             index.data(TimelineModel::When));
        const bool isMove = index.data(TimelineModel::IsMove).toBool();
        draw(isMove ? theme::FontRole::bodyStrong : theme::FontRole::body, tokens.text,
             QRect(left, top, rect.right() - left, line), index.data(TimelineModel::What));
        draw(theme::FontRole::small, tokens.muted, QRect(left, top + line - look.px(1), rect.right() - left, look.px(16)),
             index.data(TimelineModel::More));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const override
    {
        return {theme::theme().px(whenWidth * 2), theme::theme().px(lineHeight)};
    }
};

} // namespace

TimelineView::TimelineView(QWidget *parent) : QListView(parent), m_lines(new TimelineModel(this))
{
    setAccessibleName(tr("What happened with the lead"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new TimelineDelegate(this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setModel(m_lines);
}

void TimelineView::setLines(std::vector<TimelineModel::Line> lines, bool all)
{
    const auto count = static_cast<int>(lines.size());
    m_lines->setLines(std::move(lines));
    m_lines->setLimit(all ? count : shownAtFirst);
    updateGeometry();
}

QSize TimelineView::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {theme::theme().px(whenWidth * 2), rows * theme::theme().px(lineHeight)};
}

QSize TimelineView::minimumSizeHint() const
{
    return sizeHint();
}

} // namespace leadlight::inspector
