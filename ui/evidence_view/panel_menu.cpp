// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/panel_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "evidence_view/document_table.h"
#include "kit/card.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::evidence_view {

QString tabSeparated(const report::Table &table)
{
    QStringList lines;
    const auto line = [&](const std::vector<QString> &cells) { lines << QStringList(cells.begin(), cells.end()).join(QLatin1Char('\t')); };
    std::vector<QString> cells;
    for (const std::string &head : table.header) {
        cells.push_back(bridge::toQt(head));
    }
    line(cells);
    for (const auto &row : table.rows) {
        cells.clear();
        for (const report::TableCell &cell : row) {
            cells.push_back(bridge::toQt(cell.text));
        }
        line(cells);
    }
    return lines.join(QLatin1Char('\n'));
}

PanelMenu::PanelMenu(kit::Card &card, const QString &panel, TableSource table)
    : QPushButton(&card), m_card(card), m_panel(panel), m_table(std::move(table))
{
    theme::setRole(*this, theme::Role::quiet);
    setIcon(theme::icon(QLatin1String("more"), theme::Tone::muted));
    setAccessibleName(tr("More: %1").arg(panel));
    setToolTip(tr("Table, data, picture"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *menu = new QMenu(this);
    menu->addAction(tr("Show as &table"), this, &PanelMenu::showTable);
    menu->addAction(tr("Copy &data"), this, &PanelMenu::copyData);
    menu->addAction(tr("Copy &picture"), this, &PanelMenu::copyPicture);
    // A menu of its own instead of setMenu(): the arrow would stand beside the dots.
    connect(this, &QPushButton::clicked, this, [this, menu] { menu->popup(mapToGlobal(rect().bottomLeft())); });
    card.addHeaderWidget(this);
}

void PanelMenu::showTable()
{
    const report::Table table = m_table();
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(bridge::toQt(table.title));
    auto *column = new QVBoxLayout(dialog);
    auto *note = new QLabel(bridge::toQt(table.note), dialog);
    theme::setRole(*note, theme::Role::muted);
    note->setWordWrap(true);
    column->addWidget(note);
    QTableView *view = documentTable(table, dialog);
    column->addWidget(view, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton *copy = buttons->addButton(tr("Copy data"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &PanelMenu::copyData);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->resize(theme::theme().px(760), theme::theme().px(480));
    dialog->open();
}

void PanelMenu::copyData() const
{
    QApplication::clipboard()->setText(tabSeparated(m_table()));
}

void PanelMenu::copyPicture() const
{
    QApplication::clipboard()->setPixmap(m_card.grab());
}

} // namespace leadlight::evidence_view
