// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "inspector/lead_acts.h"
#include "kit/search_field.h"
#include "present/present_window.h"
#include "settings/settings_dialog.h"
#include "shell/about_dialog.h"
#include "shell/main_window.h"
#include "shell/menu_words.h"
#include "shell/new_workspace_dialog.h"
#include "shell/shortcut_sheet.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/queries/meeting.h"
#include "workspace/whole_file.h"

namespace leadlight::shell {

namespace {

constexpr double textStep = 0.1;

/// A table as spreadsheets put it on the clipboard: at least two lines with the same separators.
bool looksTabular(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (lines.size() < 2) {
        return false;
    }
    for (const char separator : {'\t', ';', ','}) {
        const auto count = lines.first().count(QLatin1Char(separator));
        if (count > 0 && lines.at(1).count(QLatin1Char(separator)) == count) {
            return true;
        }
    }
    return false;
}

} // namespace

void MainWindow::addFileActions()
{
    using bridge::Menu;
    m_actions.add(QStringLiteral("file.new"), tr("&New workspace…"), QKeySequence::New, Menu::file, this,
                  [this] { askNew(); });
    m_actions.add(QStringLiteral("file.open"), tr("&Open…"), QKeySequence::Open, Menu::file, this, [this] { askOpen(); });
    m_recentMenu = new QMenu(tr("Open &recent"), this);
    QAction *recent = m_actions.add(QStringLiteral("file.recent"), tr("Open &recent"), {}, Menu::file, this, {});
    recent->setMenu(m_recentMenu);
    connect(m_recentMenu, &QMenu::aboutToShow, this, [this] {
        m_recentMenu->clear();
        for (const QString &path : RecentFiles(m_settings).paths()) {
            QAction *file = m_recentMenu->addAction(QFileInfo(path).fileName());
            file->setToolTip(path);
            file->setEnabled(QFileInfo::exists(path));
            connect(file, &QAction::triggered, this, [this, path] { openFile(path); });
        }
    });
    m_actions.add(QStringLiteral("file.sample"), tr("Explore &sample"), {}, Menu::file, this, [this] { openSample(); });
    m_actions.add(QStringLiteral("file.close"), tr("&Close workspace"), Qt::CTRL | Qt::Key_W, Menu::file, this, [this] {
        saveSession();
        m_session.close();
    });
    m_actions.add(QStringLiteral("file.import"), tr("&Import leads…"), Qt::CTRL | Qt::Key_I, Menu::file, this,
                  [this] { goTo(QStringLiteral("imports")); });
    m_actions.separate(QStringLiteral("file.import"));
    m_actions.add(QStringLiteral("file.quit"), tr("&Quit"), Qt::CTRL | Qt::Key_Q, Menu::file, this, [this] { close(); });
    m_actions.separate(QStringLiteral("file.quit"));
}

void MainWindow::addEditActions()
{
    using bridge::Menu;
    QAction *undoAction = m_actions.add(QStringLiteral("edit.undo"), tr("&Undo"), QKeySequence::Undo, Menu::edit, this,
                                  [this] { undo(); });
    undoAction->setEnabled(false);
    QAction *redoAction = m_actions.add(QStringLiteral("edit.redo"), tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
                                  Menu::edit, this, [this] { redo(); });
    redoAction->setEnabled(false);
    m_actions.add(QStringLiteral("edit.paste"), tr("&Paste table to import"), QKeySequence::Paste, Menu::edit, this,
                  [this] { pasteTable(); });
    m_actions.add(QStringLiteral("edit.find"), tr("&Find"), QKeySequence::Find, Menu::edit, this, [this] { focusSearch(); });
    m_actions.add(QStringLiteral("edit.palette"), tr("&Search everything"), Qt::CTRL | Qt::Key_K, Menu::edit, this,
                  [this] { openPalette(); });
}

void MainWindow::addViewActions()
{
    using bridge::Menu;
    m_actions.add(QStringLiteral("view.back"), tr("&Back"), Qt::ALT | Qt::Key_Left, Menu::view, this,
                  [this] { stepHistory(-1); });
    m_actions.separate(QStringLiteral("view.back"));
    m_actions.add(QStringLiteral("view.forward"), tr("&Forward"), Qt::ALT | Qt::Key_Right, Menu::view, this,
                  [this] { stepHistory(1); });
    m_actions.add(QStringLiteral("view.inspector"), tr("&Inspector"), Qt::CTRL | Qt::Key_B, Menu::view, this, [this] {
        m_inspectorWanted = !m_workbench->isInspectorShown();
        placeInspector();
    });
    m_actions.separate(QStringLiteral("view.inspector"));
    m_actions.add(QStringLiteral("view.next_pane"), tr("&Next pane"), Qt::Key_F6, Menu::view, this, [this] { stepPane(1); });
    m_actions.add(QStringLiteral("view.previous_pane"), tr("&Previous pane"), Qt::SHIFT | Qt::Key_F6, Menu::view, this,
                  [this] { stepPane(-1); });
    m_actions.add(QStringLiteral("view.larger"), tr("&Larger text"), QKeySequence::ZoomIn, Menu::view, this,
                  [this] { setTextSize(theme::theme().textSize() + textStep); });
    m_actions.separate(QStringLiteral("view.larger"));
    m_actions.find(QStringLiteral("view.larger"))->setShortcuts({QKeySequence(QKeySequence::ZoomIn), Qt::CTRL | Qt::Key_Equal});
    m_actions.add(QStringLiteral("view.smaller"), tr("&Smaller text"), QKeySequence::ZoomOut, Menu::view, this,
                  [this] { setTextSize(theme::theme().textSize() - textStep); });
    m_actions.add(QStringLiteral("view.usual_size"), tr("&Usual text size"), Qt::CTRL | Qt::Key_0, Menu::view, this,
                  [this] { setTextSize(1); });
    m_actions.add(QStringLiteral("view.theme"), tr("Light or &dark"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, Menu::view, this,
                  [this] { toggleTheme(); });
    m_actions.add(QStringLiteral("view.present"), tr("&Present"), Qt::Key_F5, Menu::view, this, [this] { present(); });
    m_actions.separate(QStringLiteral("view.present"));
    m_actions.add(QStringLiteral("view.full_screen"), tr("F&ull screen"), Qt::Key_F11, Menu::view, this,
                  [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::addModelAndToolActions()
{
    using bridge::Menu;
    m_actions.add(QStringLiteral("leads.dispute"), tr("&Dispute this score…"), {}, Menu::leads, this, [this] { disputeScore(); });
    m_actions.add(QStringLiteral("model.import"), tr("&Import model as draft…"), {}, Menu::model, this,
                  [this] { m_modelFiles->importDraft(); });
    m_actions.add(QStringLiteral("model.export"), tr("&Export model…"), {}, Menu::model, this,
                  [this] { m_modelFiles->exportModel(); });
    m_actions.add(QStringLiteral("model.check"), tr("&Check model"), {}, Menu::model, this, [this] { m_modelFiles->check(); });
    m_actions.separate(QStringLiteral("model.check"));
    m_actions.add(QStringLiteral("tools.people"), tr("&People and keys…"), {}, Menu::tools, this, [this] { showPeople(); });
    m_actions.add(QStringLiteral("tools.settings"), tr("Se&ttings…"), Qt::CTRL | Qt::Key_Comma, Menu::tools, this, [this] { showSettings(); });
    m_actions.add(QStringLiteral("tools.programs"), tr("N&urture programs…"), {}, Menu::tools, this, [this] {
        if (m_session.isOpen()) {
            showSettings(settings::SettingsDialog::programs);
        }
    });
    QAction *system = m_actions.add(QStringLiteral("tools.theme_system"), tr("Theme like the &system"), {}, Menu::tools, this, [this] {
        theme::theme().setPreference(theme::Preference::system);
        m_settings.setValue(QStringLiteral("look/theme"), QStringLiteral("system"));
    });
    system->setCheckable(false);
    m_actions.separate(QStringLiteral("tools.theme_system"));
    QAction *single = m_actions.add(QStringLiteral("tools.single_keys"), tr("Single-&key shortcuts"), {}, Menu::tools, this, {});
    single->setCheckable(true);
    single->setChecked(m_actions.singleKeys());
    single->setToolTip(tr("Letters such as A for accept, while a list has focus"));
    connect(single, &QAction::toggled, this, [this](bool on) {
        m_actions.setSingleKeys(on);
        m_settings.setValue(QStringLiteral("keys/single"), on);
    });
    m_actions.add(QStringLiteral("help.shortcuts"), tr("&Keyboard shortcuts"), Qt::CTRL | Qt::Key_Slash, Menu::help, this,
                  [this] { (new ShortcutSheet(m_actions, this))->show(); });
    m_actions.add(QStringLiteral("help.about"), tr("&About Leadlight"), {}, Menu::help, this,
                  [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::buildMenus()
{
    for (const bridge::Menu menu : allMenus) {
        QMenu *target = menuBar()->addMenu(menuTitle(menu));
        target->setToolTipsVisible(true);
        m_menus.insert(menu, target);
        fillMenu(menu, target);
        // Views may add actions at any time.
        connect(target, &QMenu::aboutToShow, this, [this, menu, target] { fillMenu(menu, target); });
    }
}

void MainWindow::fillMenu(bridge::Menu menu, QMenu *target)
{
    target->clear();
    QAction *quit = nullptr;
    for (const bridge::ActionRegistry::Entry &entry : m_actions.entries()) {
        if (entry.menu != menu) {
            continue;
        }
        if (entry.id == QLatin1String("file.quit")) { // stays last, whatever the views add
            quit = entry.action;
            continue;
        }
        if (entry.separatorBefore) {
            target->addSeparator();
        }
        target->addAction(entry.action);
    }
    if (quit) {
        target->addSeparator();
        target->addAction(quit);
    }
}

void MainWindow::enableActions()
{
    const bool open = m_session.isOpen();
    const bool writable = open && m_session.isWritable();
    const auto enable = [this](const char *id, bool on) {
        if (QAction *action = m_actions.find(QLatin1String(id))) {
            action->setEnabled(on);
        }
    };
    for (const QString &id : std::as_const(m_viewOrder)) {
        enable(qPrintable(QStringLiteral("view.") + id), open);
    }
    for (const bridge::ActionRegistry::Entry &entry : m_actions.entries()) {
        if (entry.id.startsWith(QStringLiteral("page."))) { // of a view that holds several
            entry.action->setEnabled(open);
        }
    }
    for (const char *id : {"file.close", "edit.find", "model.export", "model.check", "tools.people", "view.present"}) {
        enable(id, open);
    }
    for (const char *id : {"file.import", "edit.paste", "model.import"}) {
        enable(id, writable);
    }
    const bridge::View *view = m_views.value(currentView());
    enable("view.inspector", view && view->wantsInspector() && m_lead.has_value());
    enable("leads.dispute", writable && m_lead.has_value());
    enable("view.back", open && m_historyAt > 0);
    enable("view.forward", open && m_historyAt + 1 < m_history.size());
    enable("edit.undo", writable && (!m_deeds.empty() || (view && view->canUndo())));
    enable("edit.redo", writable && view && view->canRedo());
}

void MainWindow::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open workspace"), {}, tr("Workspaces (*.leadlight)"));
    if (!path.isEmpty()) {
        openFile(path);
    }
}

void MainWindow::askNew()
{
    auto *ask = new NewWorkspaceDialog(this);
    connect(ask, &NewWorkspaceDialog::chosen, this, [this](const QString &path, const QString &templateKey) {
        saveSession();
        m_start->showProblem({});
        m_session.create(path, templateKey);
    });
    ask->open();
}

void MainWindow::pasteTable()
{
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    const QString text = copied ? copied->text() : QString();
    if (!looksTabular(text)) {
        say(tr("There is no table on the clipboard. Copy rows with their headings and paste again."));
        return;
    }
    if (!m_pasted) {
        m_pasted = std::make_unique<QTemporaryDir>();
    }
    const QString path = m_pasted->filePath(tr("Pasted table %1.csv").arg(++m_pastedCount));
    m_session.query(
        QStringLiteral("paste"),
        [path = bridge::toUtf8(path), content = bridge::toUtf8(text)](const workspace::Snapshot &, base::Progress &) {
            return workspace::writeWholeFile(path, content);
        },
        this, [this, path](const base::Result<void> &written) {
            if (written) {
                takeFile(path);
            } else {
                say(bridge::messageOf(written.error()));
            }
        });
}

void MainWindow::focusSearch()
{
    for (const QString &id : {currentView(), QStringLiteral("leads")}) {
        bridge::View *view = m_views.value(id);
        const auto fields = view ? view->findChildren<kit::SearchField *>() : QList<kit::SearchField *>();
        for (kit::SearchField *field : fields) {
            if (id != currentView()) {
                goTo(id);
            }
            if (field->isVisible()) {
                field->setFocus(Qt::ShortcutFocusReason);
                field->selectAll();
                return;
            }
        }
    }
    openPalette();
}

void MainWindow::openPalette()
{
    const QWidget *field = m_header->search();
    m_palette->openAt(QRect(field->mapTo(this, QPoint(0, 0)), field->size()));
}

void MainWindow::stepPane(int by)
{
    QList<QWidget *> panes{m_rail, m_header->search()};
    if (bridge::View *view = m_views.value(currentView())) {
        panes << view->panes();
    } else {
        panes << m_start->firstButton();
    }
    if (m_workbench->isInspectorShown()) {
        panes << m_inspector.widget;
    }
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype pane = panes.size() - 1; pane >= 0 && focused; --pane) {
        if (panes.at(pane) == focused || panes.at(pane)->isAncestorOf(focused)) {
            at = pane;
            break;
        }
    }
    const qsizetype count = panes.size();
    for (qsizetype tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        QWidget *pane = panes.at(at);
        QWidget *target = pane->focusProxy() || pane->focusPolicy() != Qt::NoFocus ? pane : pane->nextInFocusChain();
        if (pane->isVisible() && pane->isEnabled() && target) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::stepHistory(int by)
{
    const qsizetype at = m_historyAt + by;
    if (at < 0 || at >= m_history.size()) {
        return;
    }
    m_historyAt = at;
    m_walking = true;
    goTo(m_history.at(at));
    m_walking = false;
}

void MainWindow::setTextSize(double factor)
{
    theme::theme().setTextSize(factor);
    m_settings.setValue(QStringLiteral("look/text_size"), theme::theme().textSize());
}

void MainWindow::toggleTheme()
{
    theme::Theme &look = theme::theme();
    const bool dark = look.scheme() == theme::Scheme::dark;
    look.setPreference(dark ? theme::Preference::light : theme::Preference::dark);
    m_settings.setValue(QStringLiteral("look/theme"), dark ? QStringLiteral("light") : QStringLiteral("dark"));
}

void MainWindow::showPeople()
{
    if (m_session.isOpen()) {
        showSettings();
    }
}

void MainWindow::showSettings(int page)
{
    auto *dialog = new settings::SettingsDialog(m_context, this);
    connect(dialog, &settings::SettingsDialog::decided, this, &MainWindow::noteDecision);
    connect(dialog, &settings::SettingsDialog::viewWanted, this, [this](const QString &id) {
        if (QAction *shown = m_actions.find(id)) {
            shown->trigger();
        } else {
            goTo(id);
        }
    });
    if (page >= 0) {
        dialog->showPage(static_cast<settings::SettingsDialog::Page>(page));
    }
    dialog->open();
}

void MainWindow::present()
{
    if (m_presentation) {
        m_presentation->activateWindow();
        return;
    }
    m_session.run(
        tr("Preparing the presentation"), [](workspace::Workspace &open, base::Progress &progress) { return workspace::startMeeting(open, progress); }, this,
        [this](const base::Result<std::shared_ptr<const workspace::Meeting>> &meeting) {
            if (!meeting) {
                say(bridge::messageOf(meeting.error()));
                return;
            }
            auto window = std::make_unique<present::PresentWindow>(m_context, *meeting);
            if (window->steps() == 0) {
                say(tr("There is nothing to present yet. Import leads first."));
                return;
            }
            // The second display, if there is one: the first stays with who speaks.
            QScreen *const own = screen();
            const QList<QScreen *> screens = QGuiApplication::screens();
            const auto other = std::find_if(screens.begin(), screens.end(), [own](QScreen *each) { return each != own; });
            m_presentation = window.release();
            m_presentation->presentOn(other == screens.end() ? *own : **other);
        });
}

void MainWindow::disputeScore()
{
    if (m_lead) {
        inspector::openDisputeForm(m_session, this, *m_lead,
                                   {[this](const QString &text, const std::function<void()> &undo) { noteDecision(text, undo); },
                                    [this](const QString &text) { say(text); }});
    }
}

void MainWindow::seat(const std::vector<base::Uuid> &people)
{
    m_session.run(
        tr("Changing the table"),
        [people](workspace::Workspace &open, base::Progress &) { return workspace::seatPeople(open, people); }, this,
        [this](const base::Result<void> &result) {
            if (!result) {
                say(bridge::messageOf(result.error()));
            }
        });
}

} // namespace leadlight::shell
