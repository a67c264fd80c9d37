// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/column_model.h"
#include "imports/import_view.h"
#include "imports/preview_model.h"
#include "imports/problem_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "imports/check_page.h"
#include "imports/choose_page.h"
#include "imports/match_page.h"
#include "imports/result_page.h"
#include "theme/theme.h"

using namespace leadlight;

namespace {

constexpr auto smallFile = "First name;Last name;E-mail;Company;Employees;Created;Favourite colour\n"
                           "Ada;Lovelace;ada@example.com;Engines Ltd;120;31.03.2026;green\n"
                           "Grace;Hopper;grace@example.com;Compilers Inc;900;30.02.2026;blue\n"
                           "Alan;Turing;alan@example.com;Bombe Works;45;14.02.2026;red\n"
                           "\"Edith;Clarke;edith@example.com;Grid AG;3000;12.01.2026;\"\"grey\"\"\"\n";

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

using Step = imports::ImportView::Step;

} // namespace

class ImportsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void modelsKeepTheirPromises()
    {
        Room room;
        workspace::ImportRequest request;
        request.file = bridge::toUtf8(room.write("leads.csv", smallFile));
        base::Progress progress;
        const auto reading = imports::readFile(request, progress);
        QVERIFY(reading.has_value());
        imports::ColumnModel columns;
        imports::PreviewModel preview;
        imports::ProblemModel problems;
        const QAbstractItemModelTester ofColumns(&columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester ofPreview(&preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester ofProblems(&problems, QAbstractItemModelTester::FailureReportingMode::QtTest);
        columns.setReading(*reading);
        preview.setReading(*reading);
        QCOMPARE(columns.rowCount(), 7);
        QCOMPARE(preview.rowCount(), 3); // the row in quotation marks is not among them
        const auto target = [&](int row) {
            return columns.index(row, imports::ColumnModel::GoesTo).data(imports::ColumnModel::Target).toString();
        };
        QCOMPARE(target(2), QStringLiteral("email"));
        QCOMPARE(target(6), QStringLiteral("attribute:favourite_colour"));
        QVERIFY(columns.setData(columns.index(6, imports::ColumnModel::GoesTo), QStringLiteral("email"), Qt::EditRole));
        QCOMPARE(target(6), QStringLiteral("email"));
        QCOMPARE(target(2), QStringLiteral("ignore")); // two columns never go to the same place
        QVERIFY(columns.setData(columns.index(2, imports::ColumnModel::GoesTo), QStringLiteral("email"), Qt::EditRole));
        QCOMPARE(columns.plan().columns[2], reading->plan.columns[2]);
        workspace::ImportReport report;
        report.problems.resize(3);
        for (auto &problem : report.problems) {
            problem.error = {base::ErrorKind::findings, "csv.whole_row_quoted", {"7"}, {"leads.csv", 5, {}}};
        }
        report.problems[1].error = {base::ErrorKind::findings, "value.not_a_date", {"30.02.2026"}, {"leads.csv", 3, "Created"}};
        problems.setReport(report);
        QCOMPARE(problems.rowCount(), 2);
        QCOMPARE(problems.wholeRowQuoted(), std::uint64_t(2));
        QVERIFY(problems.index(1, imports::ProblemModel::What).data().toString().contains(QLatin1String("Created")));
    }

    void importsByTheButtonsAlone()
    {
        Room room;
        QVERIFY(room.view->takeFile(room.write("leads.csv", smallFile)));
        QCOMPARE(room.view->step(), Step::choose);
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(room.view->step(), Step::match);
        room.press(QStringLiteral("Check"));
        QCOMPARE(room.view->step(), Step::check);
        QCOMPARE(room.session.snapshot()->size(), std::size_t(0)); // a dry run
        auto *check = room.page<imports::CheckPage>();
        QCOMPARE(check->counts(), QStringLiteral("2 new, 2 not usable"));
        QCOMPARE(check->problemTable()->model()->rowCount(), 2);
        QCOMPARE(check->repairButton()->text(), QStringLiteral("Read this row once more"));
        room.press(check->repairButton()->text());
        QCOMPARE(room.view->step(), Step::check);
        QCOMPARE(check->counts(), QStringLiteral("3 new, 1 not usable"));
        QVERIFY(!check->repairButton()->isVisible());
        room.press(QStringLiteral("Import 3 leads"));
        QCOMPARE(room.view->step(), Step::result);
        QCOMPARE(room.page<imports::ResultPage>()->heading(), QStringLiteral("3 leads imported"));
        QCOMPARE(room.session.snapshot()->size(), std::size_t(3));
        QVERIFY(room.session.snapshot()->findLead("edith@example.com").has_value());

        const QString refused = room.folder.filePath(QStringLiteral("refused.csv"));
        room.view->saveRefused(refused);
        room.settle();
        QFile file(refused);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("grace@example.com"));
        QVERIFY(!text.contains("ada@example.com"));
        room.press(QStringLiteral("Import another file"));
        QCOMPARE(room.view->step(), Step::choose);
    }

    void goingBackKeepsTheMatch()
    {
        Room room;
        QVERIFY(room.view->takeFile(room.write("leads.csv", smallFile)));
        room.press(QStringLiteral("Read the file"));
        auto *match = room.page<imports::MatchPage>();
        QAbstractItemModel *columns = match->columnTable()->model();
        const QModelIndex colour = columns->index(6, imports::ColumnModel::GoesTo);
        QVERIFY(columns->setData(colour, QStringLiteral("ignore"), Qt::EditRole));
        room.press(QStringLiteral("Back"));
        QCOMPARE(room.view->step(), Step::choose);
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(match->plan().columns[6].target, std::string("ignore"));
        room.press(QStringLiteral("Check"));
        room.press(QStringLiteral("Back"));
        QCOMPARE(room.view->step(), Step::match);
        QCOMPARE(match->plan().columns[6].target, std::string("ignore"));
    }

    void refusalsAreWorded()
    {
        Room room;
        QVERIFY(room.view->takeFile(room.write("empty.csv", "")));
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(room.view->step(), Step::choose);
        bool said = false;
        for (const QLabel *label : room.view->findChildren<QLabel *>()) {
            said = said || (label->isVisible() && label->text().contains(QLatin1String("empty")));
        }
        QVERIFY(said);
        QVERIFY(!room.view->takeFile(QStringLiteral("picture.png")));
    }

    void namesTellTheKindAndListsWarn()
    {
        Room room;
        auto *choose = room.page<imports::ChoosePage>();
        workspace::ImportRequest request;
        QVERIFY(room.view->takeFile(room.write("activities 2026.csv", "lead;time;type\n")));
        choose->fill(request);
        QCOMPARE(request.kind, io::ImportKind::activities);
        QVERIFY(choose->warning().isEmpty());
        choose->setSourceType(QStringLiteral("purchased"));
        QVERIFY(!choose->warning().isEmpty());
        choose->fill(request);
        QCOMPARE(request.sourceType, std::string("purchased"));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(ImportsTest)
#include "test_imports.moc"
