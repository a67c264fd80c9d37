// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/side_table.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "hygiene/side_model.h"
#include "kit/text_line.h"
#include "theme/icons.h"
#include "theme/theme.h"

namespace leadlight::hygiene {

namespace {

constexpr int labelShare = 26; // hundredths of the width
constexpr int narrowestSide = 120;

/// The value that is taken has a tick beside it and ink of full strength; what is left behind is muted.
class SideDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &tokens = look.tokens();
        const bool taken = index.data(SideModel::Taken).toBool();
        const bool left = index.data(SideModel::Choosable).toBool() && !taken;
        painter->save();
        if (taken) {
            painter->fillRect(option.rect, tokens.accentTint);
        }
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
        QRect words = option.rect.adjusted(look.px(10), 0, -look.px(8), 0);
        if (taken) {
            const int icon = look.px(14);
            const QRect tick = QStyle::visualRect(option.direction, option.rect,
                                                  QRect(words.left(), words.center().y() - icon / 2, icon, icon));
            painter->drawPixmap(tick, theme::iconPixmap(QLatin1String("accept"), tokens.accent, icon,
                                                        painter->device()->devicePixelRatioF()));
            words.setLeft(words.left() + icon + look.px(6));
        }
        painter->setFont(look.font(taken ? theme::FontRole::bodyStrong : theme::FontRole::body));
        painter->setPen(left || index.column() == 0 ? tokens.muted : tokens.text);
        kit::paintTextLine(*painter, QStyle::visualRect(option.direction, option.rect, words), option.direction, Qt::AlignLeading,
                           index.data(Qt::DisplayRole).toString());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(tokens.accent, look.px(2)));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }
};

} // namespace

SideTable::SideTable(SideModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    const theme::Theme &look = theme::theme();
    setModel(&model);
    setItemDelegate(new SideDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        m_model.take(index.row(), index.column() - 1);
        setCurrentIndex(index.siblingAtColumn(takenColumn(index.row())));
    });
    connect(&model, &SideModel::modelReset, this, [this] {
        place();
        if (m_model.rowCount() > 0) {
            setCurrentIndex(m_model.index(0, takenColumn(0)));
        }
    });
}

int SideTable::takenColumn(int row) const
{
    for (int column = 1; column < m_model.columnCount(); ++column) {
        if (m_model.index(row, column).data(SideModel::Taken).toBool()) {
            return column;
        }
    }
    return std::min(1, m_model.columnCount() - 1);
}

void SideTable::keyPressEvent(QKeyEvent *event)
{
    const bool left = event->key() == Qt::Key_Left;
    if ((!left && event->key() != Qt::Key_Right) || !currentIndex().isValid()) {
        QTableView::keyPressEvent(event);
        return;
    }
    const int row = currentIndex().row();
    const int step = left == isRightToLeft() ? 1 : -1;
    const int column = std::clamp(takenColumn(row) + step, 1, m_model.columnCount() - 1);
    m_model.take(row, column - 1);
    setCurrentIndex(m_model.index(row, column));
}

void SideTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // From field to field the mark stays on what is taken.
    if (current.isValid() && current.row() != previous.row() && current.column() != takenColumn(current.row())) {
        setCurrentIndex(m_model.index(current.row(), takenColumn(current.row())));
    }
}

void SideTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    place();
}

void SideTable::place()
{
    const int sides = m_model.columnCount() - 1;
    if (sides < 1) {
        return;
    }
    const int label = viewport()->width() * labelShare / 100;
    const int side = std::max(theme::theme().px(narrowestSide), (viewport()->width() - label) / sides);
    setColumnWidth(0, label);
    for (int column = 1; column <= sides; ++column) {
        setColumnWidth(column, side);
    }
}

} // namespace leadlight::hygiene
