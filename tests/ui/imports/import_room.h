// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "imports/column_model.h"
#include "imports/import_view.h"
#include "imports/preview_model.h"
#include "imports/problem_model.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "imports/check_page.h"
#include "imports/choose_page.h"
#include "imports/conflict_model.h"
#include "imports/drop_area.h"
#include "imports/history_card.h"
#include "imports/import_words.h"
#include "imports/match_page.h"
#include "imports/read_page.h"
#include "imports/result_page.h"
#include "imports/row_model.h"
#include "imports/word_model.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/edit_lead.h"

namespace leadlight::tests {

using Step = imports::ImportView::Step;

inline constexpr auto smallFile = "First name;Last name;E-mail;Company;Employees;Created;Favourite colour\n"
                           "Ada;Lovelace;ada@example.com;Engines Ltd;120;31.03.2026;green\n"
                           "Grace;Hopper;grace@example.com;Compilers Inc;900;30.02.2026;blue\n"
                           "Alan;Turing;alan@example.com;Bombe Works;45;14.02.2026;red\n"
                           "\"Edith;Clarke;edith@example.com;Grid AG;3000;12.01.2026;\"\"grey\"\"\"\n";

inline constexpr auto crmFile = "CRM ID,E-mail,Company,Status\n"
                         "c1,ada@example.com,Engines Ltd,Closed Won\n"
                         "c2,grace@example.com,Compilers Inc,Closed Lost\n"
                         "c3,alan@example.com,Bombe Works,Open\n"
                         "c4,edith@example.com,Grid AG,Zwischenstand\n";

/// A workspace of its own with an import view in a window.
struct Room {
    Room()
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), session(clock),
          filter(session), actions(&window), context{session, filter, actions, settings, {}}
    {
        window.resize(1240, 800);
        view = new imports::ImportView(context, &window);
        view->resize(window.size());
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::notice, view,
                         [this](const QString &text, const QString &, const std::function<void()> &) { notice = text; });
        session.create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        settle();
        window.show();
        QApplication::setActiveWindow(&window);
    }

    void settle()
    {
        while (!session.isIdle()) {
            QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
            if (!idle.wait(120000)) {
                return;
            }
        }
    }

    QString write(const char *name, const QByteArray &bytes) const
    {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
        return path;
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : view->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text) {
                return one;
            }
        }
        return nullptr;
    }
    void press(const QString &text)
    {
        QPushButton *one = button(text);
        QVERIFY2(one, qPrintable(text));
        QVERIFY2(one->isEnabled(), qPrintable(text));
        one->setFocus();
        QTest::keyClick(one, Qt::Key_Space);
        settle();
    }
    void readTo(Step step, const QString &path)
    {
        QVERIFY(view->takeFile(path));
        const QStringList buttons{QStringLiteral("Read the file"), QStringLiteral("Match the columns"), QStringLiteral("Check")};
        for (int i = 0; i < static_cast<int>(step); ++i) {
            press(buttons[i]);
        }
        QCOMPARE(view->step(), step);
    }
    void importAll(const QString &path, const QString &button)
    {
        readTo(Step::check, path);
        press(button);
        QCOMPARE(view->step(), Step::result);
    }
    /// Opens the group of problems whose words have this text.
    void openGroup(const char *text)
    {
        QTableView *problems = page<imports::CheckPage>()->problemTable();
        for (int row = 0; row < problems->model()->rowCount(); ++row) {
            if (problems->model()->index(row, imports::ProblemModel::What).data().toString().contains(QLatin1String(text))) {
                problems->setCurrentIndex(problems->model()->index(row, 0));
                return;
            }
        }
        QFAIL(text);
    }
    /// Runs in the workspace and waits.
    template <class Work> void run(Work work)
    {
        bool done = false;
        session.run(QStringLiteral("test"), std::move(work), &window, [&](const auto &answer) { done = answer.has_value(); });
        settle();
        QVERIFY(done);
    }
    template <class Widget> Widget *named(const char *name) const
    {
        for (Widget *one : view->findChildren<Widget *>()) {
            if (one->accessibleName() == QLatin1String(name)) {
                return one;
            }
        }
        return nullptr;
    }
    template <class Page> Page *page() const { return view->findChild<Page *>(); }

    QTemporaryDir folder;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    QSettings settings;
    QWidget window;
    bridge::WorkspaceSession session;
    bridge::FilterState filter;
    bridge::ActionRegistry actions;
    bridge::ViewContext context;
    imports::ImportView *view = nullptr;
    QString notice;
};

} // namespace leadlight::tests
