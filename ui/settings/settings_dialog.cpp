// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

#include "kit/follow_theme.h"
#include "kit/padded_delegate.h"
#include "settings/appearance_page.h"
#include "settings/assignment_page.h"
#include "settings/gates_page.h"
#include "settings/hours_page.h"
#include "settings/people_page.h"
#include "settings/programs_page.h"
#include "settings/reasons_page.h"
#include "settings/year_page.h"

namespace leadlight::settings {

SettingsDialog::SettingsDialog(bridge::ViewContext &context, QWidget *parent)
    : QDialog(parent), m_desk(context.session), m_context{context, m_desk}, m_names(new QListWidget(this)), m_stack(new QStackedWidget(this)),
      m_answer(new QLabel(this)), m_undo(new QPushButton(tr("Undo"), this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_names->setAccessibleName(tr("Pages of the settings"));
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setItemDelegate(new kit::PaddedDelegate(m_names));
    m_answer->setWordWrap(true);
    m_answer->setAccessibleName(tr("Answer"));
    m_undo->setAccessibleName(tr("Undo the last change"));
    m_undo->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_names);
    row->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_answer, 1);
    foot->addWidget(m_undo);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addLayout(foot);
    for (SettingsPage *page : std::initializer_list<SettingsPage *>{new PeoplePage(m_context, m_stack), new HoursPage(m_context, m_stack),
                                                                    new ReasonsPage(m_context, m_stack), new ProgramsPage(m_context, m_stack), new AssignmentPage(m_context, m_stack),
                                                                    new GatesPage(m_context, m_stack), new YearPage(m_context, m_stack),
                                                                    new AppearancePage(m_context, m_stack)}) {
        addPage(page);
    }
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->setAutoDefault(false); // Enter ends what is typed in a field; it presses no button, Undo least of all
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connectParts();
    kit::followTheme(this, [this, row, column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, gutter);
        column->setSpacing(gutter);
        row->setSpacing(look.px(24));
        m_names->setFixedWidth(look.px(200));
    });
    resize(theme::theme().px(960), theme::theme().px(560));
    showSnapshot();
    showPage(context.session.isOpen() ? people : appearance);
    m_names->setFocus(Qt::OtherFocusReason);
}

void SettingsDialog::addPage(SettingsPage *page)
{
    m_pages << page;
    m_stack->addWidget(page);
    m_names->addItem(page->title());
    connect(page, &SettingsPage::viewWanted, this, [this](const QString &id) {
        accept();
        Q_EMIT viewWanted(id);
    });
    connect(page, &SettingsPage::said, this, [this](const QString &text) { say(text, {}); });
}

void SettingsDialog::connectParts()
{
    connect(m_names, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&m_desk, &bridge::RuleDesk::changed, this, [this](const QString &text, const std::function<void()> &undo) {
        say(text, undo);
        Q_EMIT decided(text, undo);
    });
    connect(&m_desk, &bridge::RuleDesk::refused, this, [this](const QString &text) {
        say(text, {});
        showSnapshot(); // what was typed gives way to what holds
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const std::function<void()> takeBack = m_takeBack;
        say(tr("Taken back."), {});
        takeBack();
    });
    connect(&m_context.view.session, &bridge::WorkspaceSession::snapshotChanged, this, &SettingsDialog::showSnapshot);
    connect(&m_context.view.session, &bridge::WorkspaceSession::closed, this, &QDialog::reject);
}

void SettingsDialog::showPage(Page page)
{
    m_names->setCurrentRow(page);
}

void SettingsDialog::showSnapshot()
{
    const bridge::SnapshotPtr snapshot = m_context.view.session.snapshot();
    for (int index = 0; index < m_pages.size(); ++index) {
        m_pages.at(index)->setSnapshot(snapshot);
        const bool usable = snapshot || m_pages.at(index)->standsAlone();
        m_names->item(index)->setFlags(usable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    }
}

void SettingsDialog::say(const QString &text, const std::function<void()> &undo)
{
    m_answer->setText(text);
    m_takeBack = undo;
    m_undo->setVisible(undo != nullptr);
}

} // namespace leadlight::settings
