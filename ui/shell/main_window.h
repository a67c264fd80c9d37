// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>
#include <optional>

#include <QMainWindow>
#include <QMap>
#include <QPointer>
#include <QTemporaryDir>

#include "bridge/view.h"
#include "kit/notice_bar.h"
#include "shell/command_palette.h"
#include "shell/header_bar.h"
#include "shell/model_files.h"
#include "shell/navigation_rail.h"
#include "shell/rooms.h"
#include "shell/start_page.h"
#include "shell/status_line.h"
#include "shell/workbench.h"

namespace leadlight::present {
class PresentWindow;
}

namespace leadlight::shell {

/// The window: rail, header, one view at a time, inspector, status line. It owns the session, the shared filter and
/// the action registry. `clock` and `settings` outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Setup {
        const base::Clock &clock;
        QSettings &settings;
        Rooms rooms;
        bridge::PdfPort writePdf;
        QString samplePath; ///< where "Explore sample" makes or finds its workspace
        bridge::PrintPort print = {};
    };

    explicit MainWindow(Setup setup);
    ~MainWindow() override;

    [[nodiscard]] bridge::WorkspaceSession &session() { return m_session; }
    [[nodiscard]] bridge::FilterState &filter() { return m_filter; }
    [[nodiscard]] bridge::ActionRegistry &actions() { return m_actions; }
    [[nodiscard]] QStringList viewIds() const { return m_viewOrder; }
    [[nodiscard]] bridge::View *view(const QString &id) const { return m_views.value(id); }
    [[nodiscard]] QString currentView() const; ///< empty: the start page

    void openFile(const QString &path, bool write = true);
    void openSample();
    void goTo(const QString &id);
    /// Shows the lead in the inspector of the leads view.
    void showLead(std::uint32_t row);
    void say(const QString &text, const QString &actionText = {}, const std::function<void()> &action = {});

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // main_window.cpp
    void buildFrame();
    void buildViews(const Rooms &rooms);
    void connectView(const QString &id, bridge::View *view);
    void noteDecision(const QString &text, const std::function<void()> &undo);
    /// Shows the view and gives it the leads.
    void handLeads(const QString &id, const std::vector<std::uint32_t> &rows);
    void undoDecision();
    void undo(); ///< of the view shown, else the newest decision
    void redo();
    void connectSession();
    void workspaceOpened();
    void workspaceClosed();
    void askForNetworkDrive();
    void openingFailed(const QString &path, const base::Error &error);
    void leadActivated(std::uint32_t row, bool show);
    void placeInspector();
    void fitToWidth();
    void takeFile(const QString &path);
    void enableActions();
    [[nodiscard]] QString workspaceKey(const QString &name) const;
    void saveSession();
    void restoreWindow();
    // main_window_actions.cpp
    void addFileActions();
    void addEditActions();
    void addViewActions();
    void addModelAndToolActions();
    void buildMenus();
    void fillMenu(bridge::Menu menu, QMenu *target);
    void askOpen();
    void askNew();
    void pasteTable();
    void focusSearch();
    void stepPane(int by);
    void stepHistory(int by);
    void setTextSize(double factor);
    void toggleTheme();
    void showPeople();
    void showSettings(int page = -1); ///< of SettingsDialog::Page; less: the usual one
    void present(); ///< the review meeting, on the second display if there is one
    void disputeScore(); ///< of the lead that is current
    void seat(const std::vector<base::Uuid> &people);
    void openPalette();

    QSettings &m_settings;
    QString m_samplePath;
    bridge::WorkspaceSession m_session;
    bridge::FilterState m_filter;
    bridge::ActionRegistry m_actions;
    bridge::ViewContext m_context;
    NavigationRail *m_rail = nullptr;
    HeaderBar *m_header = nullptr;
    kit::NoticeBar *m_notice = nullptr;
    Workbench *m_workbench = nullptr;
    StatusLine *m_status = nullptr;
    StartPage *m_start = nullptr;
    CommandPalette *m_palette = nullptr;
    std::unique_ptr<ModelFiles> m_modelFiles;
    InspectorPane m_inspector;
    QStringList m_viewOrder;
    QMap<QString, bridge::View *> m_views;
    QMap<bridge::Menu, QMenu *> m_menus;
    QMenu *m_recentMenu = nullptr;
    QStringList m_history; ///< views gone through; m_historyAt is the one shown
    qsizetype m_historyAt = -1;
    bool m_walking = false; ///< goTo by back or forward leaves the history as it is
    std::optional<std::uint32_t> m_lead;
    QMap<QString, std::uint32_t> m_leadOf; ///< the current lead of each view
    QPointer<present::PresentWindow> m_presentation;
    bool m_inspectorWanted = true;
    struct Deed {
        QString text;
        std::function<void()> takeBack;
    };
    std::vector<Deed> m_deeds; ///< that can be taken back, the newest last
    std::unique_ptr<QTemporaryDir> m_pasted; ///< tables from the clipboard, for the import view
    int m_pastedCount = 0;
};

} // namespace leadlight::shell
