// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/column_delegate.h"

#include <QComboBox>
#include <QPainter>
#include <QTimer>

#include "imports/column_model.h"
#include "kit/text_line.h"
#include "theme/icons.h"
#include "theme/theme.h"

namespace leadlight::imports {

void ColumnDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, tokens.accentTint);
    }
    const bool ignored = index.data(ColumnModel::Target).toString() == QLatin1String("ignore");
    const bool guess = index.data(ColumnModel::IsGuess).toBool();
    const QRect box = option.rect.adjusted(look.px(4), look.px(3), -look.px(4), -look.px(3));
    painter->setPen(guess ? tokens.warning : tokens.line);
    painter->setBrush(ignored ? tokens.chip : tokens.panel);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4));
    const int icon = look.px(12);
    const QRect arrow = QStyle::visualRect(option.direction, box,
                                           QRect(box.right() - icon - look.px(6), box.center().y() - icon / 2, icon, icon));
    painter->drawPixmap(arrow, theme::iconPixmap(QLatin1String("chevron-down"), tokens.muted, icon,
                                                 painter->device()->devicePixelRatioF()));
    painter->setFont(look.font(theme::FontRole::body));
    painter->setPen(ignored ? tokens.muted : tokens.text);
    QString text = index.data(Qt::DisplayRole).toString();
    if (guess) {
        text = tr("%1 (guess)").arg(text);
    }
    const QRect words = QStyle::visualRect(option.direction, box, box.adjusted(look.px(8), 0, -icon - look.px(12), 0));
    kit::paintTextLine(*painter, words, option.direction, Qt::AlignLeading, text);
    painter->restore();
}

QWidget *ColumnDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ColumnModel *>(index.model());
    if (!model) {
        return nullptr;
    }
    auto *box = new QComboBox(parent);
    box->setAccessibleName(tr("Goes to, column %1").arg(index.siblingAtColumn(ColumnModel::Name).data().toString()));
    for (const ColumnModel::Choice &choice : model->choicesFor(index.row())) {
        box->addItem(choice.text, choice.key);
    }
    auto *self = const_cast<ColumnDelegate *>(this); // its own signals say that the choice was made
    connect(box, &QComboBox::activated, box, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ColumnDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(box->findData(index.data(ColumnModel::Target)));
    }
}

void ColumnDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, box->currentData(), Qt::EditRole);
    }
}

} // namespace leadlight::imports
