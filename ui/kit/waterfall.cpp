// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/waterfall.h"

#include "kit/follow_theme.h"
#include "kit/text_line.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace leadlight::kit {

namespace {

class WaterfallDelegate final : public QStyledItemDelegate {
public:
    explicit WaterfallDelegate(WaterfallView *view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {theme::theme().px(240), theme::theme().px(theme::size::waterfallRow)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Tokens &t = theme::theme().tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(option.direction);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, t.accentTint);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(t.accent, 2));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }
        const auto kind = static_cast<WaterfallKind>(index.data(WaterfallRole::Kind).toInt());
        if (kind == WaterfallKind::total) {
            painter->setPen(t.line);
            painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        }
        paintRow(*painter, option, index, kind);
        painter->restore();
    }

private:
    // Columns as laid out left to right; mirrored for right-to-left when used.
    struct Columns {
        QRect words;
        QRect rule;
        QRect bar;
        QRect value;
    };

    Columns columnsOf(const QStyleOptionViewItem &option) const
    {
        const theme::Theme &look = theme::theme();
        const QRect row = option.rect.adjusted(look.px(8), 0, -look.px(8), 0);
        const int valueWidth = look.px(64);
        const int gap = look.px(8);
        const bool wide = row.width() >= look.px(560);
        const int words = wide ? row.width() * 30 / 100 : row.width() * 46 / 100;
        const int rule = wide ? row.width() * 26 / 100 : 0;
        Columns c;
        c.words = QRect(row.left(), row.top(), words, row.height());
        c.rule = QRect(c.words.right() + 1 + gap, row.top(), std::max(0, rule - gap), row.height());
        c.value = QRect(row.right() + 1 - valueWidth, row.top(), valueWidth, row.height());
        const int barLeft = row.left() + words + rule + gap;
        c.bar = QRect(barLeft, row.top(), std::max(0, c.value.left() - gap - barLeft), row.height());
        for (QRect *column : {&c.words, &c.rule, &c.bar, &c.value})
            *column = QStyle::visualRect(option.direction, option.rect, *column);
        return c;
    }

    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  WaterfallKind kind) const
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        const Columns c = columnsOf(option);
        const bool total = kind == WaterfallKind::total;
        const bool missing = kind == WaterfallKind::missing;
        const QString rule = index.data(WaterfallRole::Rule).toString();
        const bool stacked = c.rule.width() == 0 && !rule.isEmpty();
        const theme::FontRole font = total ? theme::FontRole::bodyStrong : theme::FontRole::body;

        QRect label = c.words;
        QRect under = c.rule;
        if (stacked) {
            const int line = look.px(17);
            label = QRect(c.words.left(), c.words.center().y() + 1 - line, c.words.width(), line);
            under = label.translated(0, line);
        }
        painter.setPen(missing ? t.muted : t.text);
        painter.setFont(look.font(font));
        paintTextLine(painter, label, option.direction, Qt::AlignLeft, index.data(WaterfallRole::Label).toString());
        painter.setPen(t.muted);
        painter.setFont(look.font(theme::FontRole::small));
        if (under.width() > 0)
            paintTextLine(painter, under, option.direction, Qt::AlignLeft, rule);

        paintBar(painter, c.bar, index, kind, option.direction == Qt::RightToLeft);

        painter.setPen(missing ? t.muted : kind == WaterfallKind::positive || total ? t.text : t.danger);
        painter.setFont(look.font(font));
        paintTextLine(painter, c.value, option.direction, Qt::AlignRight, index.data(WaterfallRole::Value).toString());
    }

    void paintBar(QPainter &painter, const QRect &room, const QModelIndex &index, WaterfallKind kind,
                  bool mirrored) const
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        const double span = m_view->axisHigh() - m_view->axisLow();
        const auto at = [&](double value) {
            const double part = (value - m_view->axisLow()) / span;
            return room.left() + (mirrored ? 1 - part : part) * room.width();
        };
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(at(0), room.top()), QPointF(at(0), room.bottom() + 1));
        const double start = kind == WaterfallKind::total ? 0.0 : index.data(WaterfallRole::Start).toDouble();
        const double end = index.data(WaterfallRole::End).toDouble();
        const double thick = look.px(14);
        QRectF bar(std::min(at(start), at(end)), room.center().y() + 0.5 - thick / 2, std::abs(at(end) - at(start)),
                   thick);
        if (bar.width() < 2 && start != end)
            bar.setWidth(2);
        painter.setPen(Qt::NoPen);
        switch (kind) {
        case WaterfallKind::positive:
            painter.setBrush(t.series[0]);
            break;
        case WaterfallKind::negative:
            painter.setBrush(t.series[1]);
            break;
        case WaterfallKind::limit:
            painter.setBrush(QBrush(t.series[1], Qt::BDiagPattern));
            painter.setPen(QPen(t.series[1], 1));
            break;
        case WaterfallKind::missing:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.muted, 1, Qt::DashLine));
            break;
        case WaterfallKind::total:
            painter.setBrush(t.muted);
            break;
        }
        if (bar.width() > 0)
            painter.drawRoundedRect(bar, 2, 2);
        // A hair to the next row keeps the running total readable.
        if (kind != WaterfallKind::total && kind != WaterfallKind::missing) {
            painter.setPen(QPen(t.line, 1));
            painter.drawLine(QPointF(at(end), bar.bottom()), QPointF(at(end), room.bottom() + 1));
        }
    }

    WaterfallView *m_view;
};

} // namespace

WaterfallView::WaterfallView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new WaterfallDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setWordWrap(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    followTheme(this, [this](const theme::Theme &) { restyle(); });
}

void WaterfallView::setModel(QAbstractItemModel *next)
{
    for (const QMetaObject::Connection &connection : m_listening)
        disconnect(connection);
    m_listening.clear();
    QListView::setModel(next);
    if (next)
        m_listening = {connect(next, &QAbstractItemModel::modelReset, this, &WaterfallView::restyle),
                       connect(next, &QAbstractItemModel::dataChanged, this, &WaterfallView::restyle),
                       connect(next, &QAbstractItemModel::rowsInserted, this, &WaterfallView::restyle),
                       connect(next, &QAbstractItemModel::rowsRemoved, this, &WaterfallView::restyle)};
    restyle();
}

void WaterfallView::measureAxis()
{
    m_low = 0;
    m_high = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        for (int role : {int(WaterfallRole::Start), int(WaterfallRole::End)}) {
            m_low = std::min(m_low, index.data(role).toDouble());
            m_high = std::max(m_high, index.data(role).toDouble());
        }
    }
    if (m_high <= m_low)
        m_high = m_low + 1;
}

void WaterfallView::restyle()
{
    measureAxis();
    if (model() && model()->rowCount() > 0 && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    scheduleDelayedItemsLayout();
    updateGeometry();
    viewport()->update();
}

QSize WaterfallView::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {theme::theme().px(320), rows * theme::theme().px(theme::size::waterfallRow)};
}

QSize WaterfallView::minimumSizeHint() const
{
    return {theme::theme().px(240), theme::theme().px(theme::size::waterfallRow)};
}

} // namespace leadlight::kit
