// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QCryptographicHash>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/damage_notice.h"
#include "theme/theme.h"
#include "workspace/queries/network_drive.h"

namespace leadlight::shell {

namespace {

constexpr QSize smallestWindow(1024, 680);
constexpr QSize usualWindow(1440, 900);
constexpr int railCollapsesUnder = 1280;
constexpr int inspectorOverlaysUnder = 1100;
const QLatin1String workspaceEnding("leadlight");

} // namespace

MainWindow::MainWindow(Setup setup)
    : m_settings(setup.settings), m_samplePath(std::move(setup.samplePath)), m_session(setup.clock), m_filter(m_session),
      m_actions(this), m_context{m_session, m_filter, m_actions, setup.settings, std::move(setup.writePdf), std::move(setup.print)}
{
    setAcceptDrops(true);
    setMinimumSize(smallestWindow);
    m_actions.setSingleKeys(m_settings.value(QStringLiteral("keys/single"), true).toBool());
    buildFrame();
    addFileActions();
    addEditActions();
    buildViews(setup.rooms);
    addViewActions();
    addModelAndToolActions();
    buildMenus();
    connectSession();
    restoreWindow();
    workspaceClosed();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame()
{
    m_rail = new NavigationRail;
    m_header = new HeaderBar(m_session);
    m_notice = new kit::NoticeBar;
    m_workbench = new Workbench;
    m_status = new StatusLine(m_session, m_filter);
    m_start = new StartPage(RecentFiles(m_settings));
    m_workbench->pages()->addWidget(m_start);
    m_notice->hide();

    auto *noticePlace = new QVBoxLayout;
    noticePlace->setContentsMargins(16, 0, 16, 0);
    noticePlace->addWidget(m_notice);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(noticePlace);
    column->addWidget(m_workbench, 1);
    column->addWidget(m_status);
    auto *frame = new QWidget(this);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(frame);
    m_palette = new CommandPalette(m_context, this);
    m_modelFiles = std::make_unique<ModelFiles>(m_context, this, [this](const QString &text) { say(text); });

    connect(&theme::theme(), &theme::Theme::changed, this, &MainWindow::fitToWidth);
    connect(m_rail, &NavigationRail::chosen, this, [this](const QString &id) {
        if (id == QLatin1String("present")) {
            m_actions.find(QStringLiteral("view.present"))->trigger();
        } else {
            goTo(id);
        }
    });
    connect(m_header->search(), &SearchTrigger::clicked, this, &MainWindow::openPalette);
    connect(m_header, &HeaderBar::seatWanted, this, &MainWindow::seat);
    connect(m_header, &HeaderBar::peopleWanted, this, &MainWindow::showPeople);
    connect(m_header, &HeaderBar::signatureWanted, this, [this] { goTo(QStringLiteral("model")); });
    connect(m_palette, &CommandPalette::leadChosen, this, &MainWindow::showLead);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::askOpen);
    connect(m_start, &StartPage::newWanted, this, &MainWindow::askNew);
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_start, &StartPage::fileWanted, this, [this](const QString &path) { openFile(path); });
}

void MainWindow::buildViews(const Rooms &rooms)
{
    int numbered = 0;
    for (const Rooms::Room &room : rooms.views) {
        bridge::View *view = room.make(m_context, m_workbench->pages());
        m_workbench->pages()->addWidget(view);
        m_views.insert(room.id, view);
        m_viewOrder << room.id;
        QKeySequence key;
        if (room.presence != Rooms::Presence::onRequest) {
            m_rail->addEntry(room.id, room.title, room.icon, room.group);
            if (++numbered <= 9) {
                key = Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + numbered);
            }
        }
        connectView(room.id, view);
        if (room.presence == Rooms::Presence::whileHolding) {
            const auto place = [this, id = room.id, view] { m_rail->setPresent(id, view->holdsSomething()); };
            connect(view, &bridge::View::holdingChanged, this, place);
            place();
        }
        m_actions.add(QStringLiteral("view.") + room.id, room.title, key, room.menu, this, [this, id = room.id] { goTo(id); });
    }
    m_rail->addFootEntry(QStringLiteral("present"), tr("Present"), QLatin1String("present"));
    if (rooms.inspector) {
        const InspectorAnswers answers{
            [this](const QString &id, const std::vector<std::uint32_t> &rows) { handLeads(id, rows); },
            [this](const QString &text, const QString &actionText, const std::function<void()> &action) {
                say(text, actionText, action);
            },
            [this](const QString &text, const std::function<void()> &undo) { noteDecision(text, undo); }};
        m_inspector = rooms.inspector(m_context, m_workbench, answers);
        m_workbench->setInspector(m_inspector.widget);
    }
}

void MainWindow::connectView(const QString &id, bridge::View *view)
{
    connect(view, &bridge::View::leadActivated, this, [this, id](quint32 row, bool show) {
        m_leadOf.insert(id, row);
        if (show && currentView() != id) {
            goTo(id);
        }
        if (currentView() == id) { // a hidden view may choose a lead, too; it is shown when the view is
            leadActivated(row, show);
        }
    });
    connect(view, &bridge::View::requestView, this, &MainWindow::goTo);
    connect(view, &bridge::View::requestLeads, this, &MainWindow::handLeads);
    connect(view, &bridge::View::notice, this, &MainWindow::say);
    connect(view, &bridge::View::decided, this, &MainWindow::noteDecision);
    connect(view, &bridge::View::undoRequested, this, &MainWindow::undoDecision);
    connect(view, &bridge::View::waitingChanged, this, [this, id, view] { m_rail->setWaiting(id, view->waiting()); });
}

void MainWindow::handLeads(const QString &id, const std::vector<std::uint32_t> &rows)
{
    goTo(id);
    if (bridge::View *taker = m_views.value(id)) {
        taker->takeLeads(rows);
    }
}

void MainWindow::noteDecision(const QString &text, const std::function<void()> &undo)
{
    m_deeds.push_back({text, undo});
    m_actions.find(QStringLiteral("edit.undo"))->setEnabled(true);
    say(text, tr("Undo"), [this] { undoDecision(); });
}

void MainWindow::undoDecision()
{
    if (m_deeds.empty()) {
        say(tr("No decision of this sitting is left to undo."));
        return;
    }
    const Deed deed = std::move(m_deeds.back());
    m_deeds.pop_back();
    enableActions();
    say(tr("Taken back: %1").arg(deed.text));
    deed.takeBack();
}

void MainWindow::undo()
{
    bridge::View *view = m_views.value(currentView());
    if (view && view->canUndo()) {
        view->undo();
    } else {
        undoDecision();
    }
}

void MainWindow::redo()
{
    bridge::View *view = m_views.value(currentView());
    if (view && view->canRedo()) {
        view->redo();
    }
}

void MainWindow::connectSession()
{
    connect(&m_session, &bridge::WorkspaceSession::opened, this, &MainWindow::workspaceOpened);
    connect(&m_session, &bridge::WorkspaceSession::closed, this, [this] {
        for (bridge::View *view : std::as_const(m_views)) {
            view->setSnapshot(nullptr, {});
        }
        workspaceClosed();
    });
    connect(&m_session, &bridge::WorkspaceSession::openFailed, this, &MainWindow::openingFailed);
    connect(&m_session, &bridge::WorkspaceSession::failed, this, [this](const QString &text) { say(text); });
    connect(&m_session, &bridge::WorkspaceSession::snapshotChanged, this, [this](const workspace::ChangeEvent &event) {
        const bridge::SnapshotPtr snapshot = m_session.snapshot();
        for (bridge::View *view : std::as_const(m_views)) {
            view->setSnapshot(snapshot, event);
        }
        enableActions();
    });
    connect(&m_filter, &bridge::FilterState::refused, this, [this](const QString &text) { say(text); });
}

void MainWindow::openFile(const QString &path, bool write)
{
    saveSession();
    m_start->showProblem({});
    m_session.open(path, write);
}

void MainWindow::openSample()
{
    saveSession();
    m_start->showProblem({});
    m_session.openSample(m_samplePath);
}

void MainWindow::workspaceOpened()
{
    RecentFiles(m_settings).add(m_session.path());
    m_deeds.clear();
    m_notice->dismiss();
    m_lead.reset();
    m_leadOf.clear();
    if (m_inspector.setLead) {
        m_inspector.setLead(std::nullopt);
    }
    const QString name = m_session.isWritable() ? m_session.name() : tr("%1 (read-only)").arg(m_session.name());
    setWindowTitle(tr("%1 — Leadlight").arg(name));
    m_history.clear();
    m_historyAt = -1;
    const QString last = m_settings.value(workspaceKey(QStringLiteral("view"))).toString();
    goTo(m_views.contains(last) ? last : m_viewOrder.value(0));
    m_rail->setUsable(true);
    enableActions();
    askForNetworkDrive();
    // The filter is forgotten by opening; what was set here last time is set again once views have the snapshot.
    const QString expression = m_settings.value(workspaceKey(QStringLiteral("filter"))).toString();
    if (!expression.isEmpty()) {
        const QString mistake = m_filter.setExpression(expression);
        if (!mistake.isEmpty()) {
            say(mistake);
        }
    }
}

void MainWindow::askForNetworkDrive()
{
    if (!m_session.isWritable()) {
        return;
    }
    m_session.run(
        tr("Opening"),
        [](workspace::Workspace &open, base::Progress &) { return base::Result<bool>(workspace::isOnNetworkDrive(open)); }, this,
        [this](const base::Result<bool> &isOnNetwork) {
            if (isOnNetwork && *isOnNetwork) {
                say(tr("This workspace is on a network drive. It works, but more slowly and for one writer at a time."));
            }
        });
}

void MainWindow::workspaceClosed()
{
    setWindowTitle(QStringLiteral("Leadlight"));
    m_workbench->setInspectorShown(false);
    m_start->showRecent();
    m_workbench->pages()->setCurrentWidget(m_start);
    m_rail->setCurrent({});
    m_rail->setUsable(false);
    m_start->firstButton()->setFocus(Qt::OtherFocusReason);
    for (const QString &id : std::as_const(m_viewOrder)) {
        m_rail->setWaiting(id, 0);
    }
    enableActions();
}

void MainWindow::openingFailed(const QString &path, const base::Error &error)
{
    const QString text = bridge::messageOf(error);
    if (error.kind == base::ErrorKind::inUse) {
        auto *box = new QMessageBox(QMessageBox::Information, tr("Open workspace"), text, QMessageBox::Cancel, this);
        QPushButton *readOnly = box->addButton(tr("Open read-only"), QMessageBox::AcceptRole);
        box->setDefaultButton(readOnly);
        box->setAttribute(Qt::WA_DeleteOnClose);
        connect(readOnly, &QPushButton::clicked, this, [this, path] { openFile(path, false); });
        box->open();
        return;
    }
    if (error.kind == base::ErrorKind::stopped) {
        return;
    }
    if (isDamage(error)) {
        showDamage(path, error, m_session, this);
        return;
    }
    if (m_session.isOpen()) {
        say(text);
    } else {
        m_start->showRecent();
        m_start->showProblem(text);
    }
}

QString MainWindow::currentView() const
{
    return m_views.key(qobject_cast<bridge::View *>(m_workbench->pages()->currentWidget()));
}

void MainWindow::goTo(const QString &id)
{
    bridge::View *view = m_views.value(id);
    if (!view || !m_session.isOpen()) {
        return;
    }
    if (currentView() != id) {
        if (!m_walking) {
            m_history = m_history.mid(0, m_historyAt + 1);
            m_history << id;
            m_historyAt = m_history.size() - 1;
        }
        m_workbench->pages()->setCurrentWidget(view);
        if (QWidget *pane = view->firstPane()) {
            pane->setFocus(Qt::OtherFocusReason);
        }
    }
    m_rail->setCurrent(id);
    if (m_leadOf.contains(id)) {
        leadActivated(m_leadOf.value(id), false);
        return;
    }
    m_lead.reset(); // that of another view is none of this one's
    placeInspector();
    enableActions();
}

void MainWindow::leadActivated(std::uint32_t row, bool show)
{
    m_lead = row;
    if (m_inspector.setLead) {
        m_inspector.setLead(row);
    }
    if (show) {
        m_palette->noteLead(row);
        m_inspectorWanted = true;
    }
    placeInspector();
    enableActions();
}

void MainWindow::showLead(std::uint32_t row)
{
    if (!m_session.isOpen()) {
        return;
    }
    const auto *now = m_views.value(currentView());
    if (!now || !now->wantsInspector()) {
        goTo(QStringLiteral("leads"));
    }
    m_leadOf.insert(currentView(), row);
    leadActivated(row, true);
}

void MainWindow::placeInspector()
{
    const bridge::View *view = m_views.value(currentView());
    const bool shown = view && view->wantsInspector() && m_inspectorWanted && m_lead.has_value();
    m_workbench->setInspectorShown(shown && m_inspector.widget);
}

void MainWindow::say(const QString &text, const QString &actionText, const std::function<void()> &action)
{
    std::vector<kit::NoticeAction> choices;
    if (!actionText.isEmpty() && action) {
        choices.push_back({actionText, action});
    }
    m_notice->showNotice(text, std::move(choices));
}

void MainWindow::takeFile(const QString &path)
{
    if (QFileInfo(path).suffix().compare(workspaceEnding, Qt::CaseInsensitive) == 0) {
        openFile(path);
        return;
    }
    if (!m_session.isOpen()) {
        m_start->showProblem(tr("Open or make a workspace first; then drop the file again."));
        return;
    }
    for (const QString &id : std::as_const(m_viewOrder)) {
        if (m_views.value(id)->takeFile(path)) {
            goTo(id);
            return;
        }
    }
    say(tr("“%1” is not a table that can be imported.").arg(QFileInfo(path).fileName()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty()) {
        event->acceptProposedAction();
        takeFile(urls.first().toLocalFile());
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // Qt presses a button by Space alone outside of dialogs.
        if (auto *button = qobject_cast<QAbstractButton *>(focusWidget())) {
            button->click();
            return;
        }
    }
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    // The topmost thing goes first.
    if (m_palette->isVisible()) {
        m_palette->closeBack();
    } else if (m_notice->isVisible()) {
        m_notice->dismiss();
    } else if (m_workbench->isOverlaying() && m_workbench->isInspectorShown()) {
        m_actions.find(QStringLiteral("view.inspector"))->trigger();
    } else if (isFullScreen()) {
        m_actions.find(QStringLiteral("view.full_screen"))->trigger();
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitToWidth();
    m_palette->hide();
}

void MainWindow::fitToWidth()
{
    const double factor = theme::theme().metrics().factor();
    const bool narrow = width() < railCollapsesUnder * factor;
    if (m_rail->isNarrow() != narrow) {
        m_rail->setNarrow(narrow);
        m_header->setNarrow(narrow);
    }
    m_workbench->setOverlaying(width() < inspectorOverlaysUnder * factor);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSession();
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings.setValue(QStringLiteral("window/inspector"), m_inspectorWanted);
    QMainWindow::closeEvent(event);
}

QString MainWindow::workspaceKey(const QString &name) const
{
    const QByteArray path = QFileInfo(m_session.path()).absoluteFilePath().toUtf8();
    const QByteArray digest = QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("workspace/%1/%2").arg(QLatin1String(digest), name);
}

void MainWindow::saveSession()
{
    if (!m_session.isOpen()) {
        return;
    }
    m_settings.setValue(workspaceKey(QStringLiteral("view")), currentView());
    m_settings.setValue(workspaceKey(QStringLiteral("filter")), m_filter.expression());
}

void MainWindow::restoreWindow()
{
    resize(usualWindow);
    m_inspectorWanted = m_settings.value(QStringLiteral("window/inspector"), true).toBool();
    const QByteArray geometry = m_settings.value(QStringLiteral("window/geometry")).toByteArray();
    if (!geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
}

} // namespace leadlight::shell
