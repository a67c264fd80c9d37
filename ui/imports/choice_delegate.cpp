// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/choice_delegate.h"

#include <QComboBox>
#include <QPainter>
#include <QTableView>
#include <QTimer>

#include "kit/text_line.h"
#include "theme/icons.h"
#include "theme/theme.h"

namespace leadlight::imports {

void ChoiceDelegate::install(QTableView &table, const QList<int> &columns, int first)
{
    for (const int column : columns) {
        table.setItemDelegateForColumn(column, new ChoiceDelegate(&table));
    }
    table.setEditTriggers(QTableView::NoEditTriggers);
    const auto open = [&table](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable) {
            table.edit(index);
        }
    };
    QObject::connect(&table, &QTableView::activated, &table, [open, columns, first](const QModelIndex &index) {
        const bool own = columns.contains(index.column()) && (index.flags() & Qt::ItemIsEditable);
        open(own ? index : index.siblingAtColumn(first));
    });
    QObject::connect(&table, &QTableView::clicked, &table, [open, columns](const QModelIndex &index) {
        if (columns.contains(index.column())) {
            open(index);
        }
    });
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!(index.flags() & Qt::ItemIsEditable)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, tokens.accentTint);
    }
    const bool muted = index.data(ChoiceIsMuted).toBool();
    const bool guess = index.data(ChoiceIsGuess).toBool();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QRect box = option.rect.adjusted(look.px(4), look.px(3), -look.px(4), -look.px(3));
    painter->setPen(focused ? tokens.accent : guess ? tokens.warning : tokens.line);
    painter->setBrush(muted ? tokens.chip : tokens.panel);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4));
    const int icon = look.px(12);
    const QRect arrow = QStyle::visualRect(option.direction, box,
                                           QRect(box.right() - icon - look.px(6), box.center().y() - icon / 2, icon, icon));
    painter->drawPixmap(arrow, theme::iconPixmap(QLatin1String("chevron-down"), tokens.muted, icon,
                                                 painter->device()->devicePixelRatioF()));
    painter->setFont(look.font(theme::FontRole::body));
    painter->setPen(muted ? tokens.muted : tokens.text);
    QString text = index.data(Qt::DisplayRole).toString();
    if (guess) {
        text = tr("%1 (guess)").arg(text);
    }
    const QRect words = QStyle::visualRect(option.direction, box, box.adjusted(look.px(8), 0, -icon - look.px(12), 0));
    kit::paintTextLine(*painter, words, option.direction, Qt::AlignLeading, text);
    painter->restore();
}

QWidget *ChoiceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(index.data(ChoiceName).toString());
    const auto choices = index.data(ChoiceList).value<QList<Choice>>();
    for (const Choice &choice : choices) {
        box->addItem(choice.text, choice.key);
    }
    auto *self = const_cast<ChoiceDelegate *>(this); // its own signals say that the choice was made
    connect(box, &QComboBox::activated, box, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(box->findData(index.data(ChoiceKey)));
    }
}

void ChoiceDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor); box && box->currentIndex() >= 0) {
        model->setData(index, box->currentData(), Qt::EditRole);
    }
}

} // namespace leadlight::imports
