// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/view.h"
#include "leads/lead_table_view.h"
#include "leads/leads_view.h"
#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"

namespace leadlight::test {

/// The leads view in a window of its own over a workspace with four leads, in the light theme.
class LeadsWorld {
public:
    LeadsWorld() : m_theme(*qApp, theme::Preference::light) {}

    std::unique_ptr<QSettings> settings;
    std::unique_ptr<QWidget> window;
    std::unique_ptr<bridge::WorkspaceSession> session;
    std::unique_ptr<bridge::FilterState> filter;
    std::unique_ptr<bridge::ActionRegistry> actions;
    std::unique_ptr<bridge::ViewContext> context;
    leads::LeadsView *view = nullptr;
    leads::LeadTableView *table = nullptr;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(session->isIdle(), 20000);
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(session->isIdle(), 20000);
    }

    /// Makes the workspace in a file named after the running test, and shows its leads.
    void open()
    {
        settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings->clear();
        window = std::make_unique<QWidget>();
        window->resize(1400, 800);
        session = std::make_unique<bridge::WorkspaceSession>(m_clock);
        filter = std::make_unique<bridge::FilterState>(*session);
        actions = std::make_unique<bridge::ActionRegistry>(window.get());
        context = std::make_unique<bridge::ViewContext>(
            bridge::ViewContext{*session, *filter, *actions, *settings, {}});
        view = new leads::LeadsView(*context, window.get());
        view->setGeometry(window->rect());
        table = view->findChild<leads::LeadTableView *>();
        QObject::connect(session.get(), &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session->snapshot(), event); });
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        session->create(path(QStringLiteral("%1.leadlight").arg(QLatin1String(QTest::currentTestFunction()))),
                        QStringLiteral("fit-engagement"));
        settle();
        QVERIFY(session->isOpen());
        session->run(
            QStringLiteral("Adding"),
            [](workspace::Workspace &workspace, base::Progress &) -> base::Result<void> {
                for (const workspace::FieldValues &values : people()) {
                    if (auto row = workspace::addLead(workspace, values); !row) {
                        return base::fail(row.error());
                    }
                }
                return {};
            },
            window.get(), [](const base::Result<void> &answer) { QVERIFY(answer.has_value()); });
        settle();
        QCOMPARE(table->model()->rowCount(), 4);
    }

    void close()
    {
        window.reset();
        filter.reset();
        session.reset();
    }

private:
    static const std::vector<workspace::FieldValues> &people()
    {
        static const std::vector<workspace::FieldValues> leads{
            {{"first_name", "Amara"}, {"last_name", "Okafor"}, {"email", "amara@kite.example"}, {"title", "COO"},
             {"company", "Kite Pharma"}, {"country", "Nigeria"}},
            {{"first_name", "Hugo"}, {"last_name", "Lindqvist"}, {"email", "hugo@norr.example"},
             {"company", "Norrland Energi"}, {"country", "Sweden"}},
            {{"first_name", "Ines"}, {"last_name", "Carvalho"}, {"email", "ines@hall.example"}, {"company", "Hallmark"},
             {"country", "Portugal"}},
            {{"first_name", "Jan"}, {"last_name", "de Wit"}, {"email", "jan@dewit.example"}, {"company", "De Wit"},
             {"country", "Sweden"}}};
        return leads;
    }

    QTemporaryDir m_dir;
    base::FixedClock m_clock{base::Instant{1774958400}};
    theme::Theme m_theme;
};

} // namespace leadlight::test
