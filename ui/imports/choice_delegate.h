// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStyledItemDelegate>

class QTableView;

namespace leadlight::imports {

/// One thing to choose.
struct Choice {
    QString key;
    QString text;
};

/// What a model says of a cell that is chosen from a list.
enum ChoiceRole {
    ChoiceKey = Qt::UserRole + 1,
    ChoiceIsGuess,
    ChoiceIsMuted,
    ChoiceList, ///< QList<Choice>
    ChoiceName  ///< accessible name of the box
};

/// Shows an editable cell as something to choose from, and lets choose. A guess is marked by its tone and in words.
class ChoiceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Draws these columns, and opens their boxes by a click, Enter, F2 and Space (`first` where the row has several).
    static void install(QTableView &table, const QList<int> &columns, int first);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace leadlight::imports
