// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/process_delegate.h"

#include <QComboBox>
#include <QLineEdit>

#include "bridge/text.h"
#include "process/process_model.h"

namespace leadlight::process {

QWidget *ProcessDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ProcessModel *>(index.model());
    if (index.column() != ProcessModel::ownerColumn || !model || !model->snapshot()) {
        QWidget *editor = PaddedDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
        return editor;
    }
    auto *choice = new QComboBox(parent);
    choice->setAccessibleName(tr("Answers for it"));
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales, domain::Side::both}) {
        choice->addItem(bridge::toQt(domain::labelOf(side)), bridge::toQt(domain::keyOf(side)));
    }
    for (const domain::Person &person : model->snapshot()->people) {
        choice->addItem(bridge::toQt(person.name), bridge::toQt(person.id.text()));
    }
    auto *self = const_cast<ProcessDelegate *>(this); // its own signals say that the choice was made
    connect(choice, &QComboBox::activated, choice, [self, choice] {
        Q_EMIT self->commitData(choice);
        Q_EMIT self->closeEditor(choice);
    });
    return choice;
}

void ProcessDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *choice = qobject_cast<QComboBox *>(editor)) {
        choice->setCurrentIndex(choice->findData(index.data(Qt::EditRole)));
        return;
    }
    PaddedDelegate::setEditorData(editor, index);
}

void ProcessDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *choice = qobject_cast<const QComboBox *>(editor)) {
        model->setData(index, choice->currentData(), Qt::EditRole);
        return;
    }
    PaddedDelegate::setModelData(editor, model, index);
}

void ProcessDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PaddedDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignLeading | Qt::AlignVCenter;
}

} // namespace leadlight::process
