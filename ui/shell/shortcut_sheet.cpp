// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcut_sheet.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "shell/menu_words.h"
#include "theme/theme.h"

namespace leadlight::shell {

namespace {

void fillSheet(QTreeWidget &tree, const bridge::ActionRegistry &actions)
{
    QList<bridge::Menu> menus(allMenus.begin(), allMenus.end());
    menus << bridge::Menu::none;
    for (const bridge::Menu menu : std::as_const(menus)) {
        QTreeWidgetItem *group = nullptr;
        for (const bridge::ActionRegistry::Entry &entry : actions.entries()) {
            if (entry.menu != menu || entry.key.isEmpty()) {
                continue;
            }
            if (!group) {
                group = new QTreeWidgetItem(
                    &tree, {menu == bridge::Menu::none ? ShortcutSheet::tr("In lists") : menuWord(menu)});
                group->setFont(0, theme::theme().font(theme::FontRole::bodyStrong));
                group->setFlags(Qt::ItemIsEnabled);
            }
            const QString where = entry.singleKey ? ShortcutSheet::tr("while its list has focus") : QString();
            new QTreeWidgetItem(group, {bridge::ActionRegistry::plainText(*entry.action),
                                        entry.key.toString(QKeySequence::NativeText), where});
        }
    }
    tree.expandAll();
}

void showFitting(QTreeWidget &tree, const QString &text)
{
    for (int at = 0; at < tree.topLevelItemCount(); ++at) {
        QTreeWidgetItem *group = tree.topLevelItem(at);
        bool any = false;
        for (int child = 0; child < group->childCount(); ++child) {
            QTreeWidgetItem *row = group->child(child);
            const bool fits = row->text(0).contains(text, Qt::CaseInsensitive) ||
                              row->text(1).contains(text, Qt::CaseInsensitive);
            row->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

} // namespace

ShortcutSheet::ShortcutSheet(const bridge::ActionRegistry &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme::theme().px(560), theme::theme().px(560));
    auto *find = new QLineEdit(this);
    find->setPlaceholderText(tr("Find a shortcut"));
    find->setAccessibleName(tr("Find a shortcut"));
    find->setClearButtonEnabled(true);
    auto *tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Shortcuts"));
    tree->setHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    fillSheet(*tree, actions);
    tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    tree->setCurrentItem(tree->topLevelItem(0));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(find);
    column->addWidget(tree, 1);
    column->addWidget(buttons);
    connect(find, &QLineEdit::textChanged, tree, [tree](const QString &text) { showFitting(*tree, text.trimmed()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace leadlight::shell
