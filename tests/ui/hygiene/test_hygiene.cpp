// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/hygiene_view.h"

#include <set>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "hygiene/entry_model.h"
#include "hygiene/headline.h"
#include "hygiene/side_model.h"
#include "theme/theme.h"
#include "workspace/commands/import_file.h"

using namespace leadlight;
using hygiene::Entry;
using hygiene::EntryModel;

namespace {

constexpr const char *doubtful = "external_id,first_name,last_name,email,phone,company\n"
                                 "L1,Amara,Okafor,amara@okafor.example,,Okafor Foods\n"
                                 "L2,A.,Okafor,Amara@Okafor.example,+49 30 901820,Okafor Foods\n"
                                 "L3,Bo,Lind,bo@lind.example,,Lind Steel\n"
                                 "L4,Bo,Lind,b.lind@lind-steel.example,,Lind Steel AB\n"
                                 "L5,Chiara,Rossi,chiara@rossi.example,,Rossi\n"
                                 "D1,Donald,Duck,duck@acme.example,,Acme\n"
                                 "D2,Mickey,Mouse,mickey@acme.example,,Acme\n";
constexpr const char *clean = "external_id,first_name,last_name,email\nL5,Chiara,Rossi,chiara@rossi.example\n";

/// The view in a window of its own, with what the main window would give it.
struct Place {
    Place(const QString &folder, const char *leads)
        : settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat), session(clock), filter(session),
          actions(&window), context{session, filter, actions, settings, {}}
    {
        window.resize(1240, 800);
        view = new hygiene::HygieneView(context, &window);
        view->resize(window.size());
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::decided, view, [this](const QString &text, const std::function<void()> &back) {
            decided = text;
            deeds.push_back(back);
        });
        QObject::connect(view, &bridge::View::notice, view, [this](const QString &text, const QString &, const std::function<void()> &) { notice = text; });
        QObject::connect(view, &bridge::View::holdingChanged, view, [this] { ++holdings; });
        list = view->findChild<QListView *>();
        table = view->findChild<QTableView *>();
        session.create(folder + QStringLiteral("/Pool.leadlight"), QStringLiteral("fit-engagement"));
        settle();
        QFile file(folder + QStringLiteral("/leads.csv"));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(leads);
            file.close();
        }
        session.run(
            QStringLiteral("Importing"),
            [path = bridge::toUtf8(file.fileName())](workspace::Workspace &workspace, base::Progress &) {
                workspace::ImportRequest request;
                request.file = path;
                return workspace::importFile(workspace, request);
            },
            view, [this](const base::Result<workspace::ImportReport> &report) { prepared = report && report->refused == 0; });
        settle();
        window.show();
        QApplication::setActiveWindow(&window);
        list->setFocus();
        settle();
    }

    void settle()
    {
        do {
            if (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(300000)) {
                    return;
                }
            }
            QCoreApplication::processEvents();
        } while (!session.isIdle());
    }
    void undo()
    {
        const std::function<void()> back = deeds.back();
        deeds.pop_back();
        back();
        settle();
    }
    void press(QWidget *where, Qt::Key key)
    {
        QApplication::setActiveWindow(&window);
        QTest::keyClick(where, key);
        settle();
    }
    void choosePart(const QString &name)
    {
        for (auto *button : view->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == QStringLiteral("What is doubtful: ") + name) {
                button->click();
            }
        }
        settle();
        list->setFocus();
    }
    /// Makes the line current that begins with `text`.
    bool choose(const QString &text)
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString().startsWith(text)) {
                list->setCurrentIndex(list->model()->index(row, 0));
                settle();
                return true;
            }
        }
        return false;
    }
    QPushButton *button(const QString &text) const
    {
        for (auto *one : view->findChildren<QPushButton *>()) {
            if (one->text() == text) {
                return one;
            }
        }
        return nullptr;
    }
    QLineEdit *note() const { return view->findChild<QLineEdit *>(); }
    std::size_t leads() const { return session.snapshot()->leadCount(); }
    std::string held(std::uint32_t row) const { return session.snapshot()->quarantine[row]; }
    /// The row of the table whose field is called so; −1: none.
    int fieldRow(const QString &label) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == label) {
                return row;
            }
        }
        return -1;
    }

    bool prepared = false;
    base::FixedClock clock{*base::parseIsoInstant("2026-11-17T08:00:00Z")};
    QSettings settings;
    QWidget window;
    bridge::WorkspaceSession session;
    bridge::FilterState filter;
    bridge::ActionRegistry actions;
    bridge::ViewContext context;
    hygiene::HygieneView *view = nullptr;
    QListView *list = nullptr;
    QTableView *table = nullptr;
    QString decided;
    QString notice;
    int holdings = 0;
    std::vector<std::function<void()>> deeds;
};

hygiene::SideField field(const char *label, const QStringList &values, int taken)
{
    return {label, QString::fromLatin1(label), values, taken};
}

} // namespace

class TestHygiene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void modelsHoldTheProtocol()
    {
        const Place place(m_folder->path(), doubtful);
        EntryModel entries;
        const QAbstractItemModelTester tester(&entries, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const base::Progress progress;
        auto findings = hygiene::findAll(*place.session.snapshot(), progress);
        QVERIFY(findings.has_value());
        entries.setEntries(place.session.snapshot(), findings->lists[0]);
        QCOMPARE(entries.rowCount(), 3); // the reason and two leads
        QCOMPARE(entries.index(0).data(EntryModel::Value).toString(), QStringLiteral("2"));
        QCOMPARE(entries.below(0).size(), std::size_t{2});
        entries.takeIf([](const Entry &entry) { return entry.a == 5; });
        QCOMPARE(entries.rowCount(), 2);
        QCOMPARE(entries.index(0).data(EntryModel::Value).toString(), QStringLiteral("1"));
        entries.takeIf([](const Entry &) { return true; });
        QCOMPARE(entries.rowCount(), 0); // a group without entries is none

        hygiene::SideModel sides;
        const QAbstractItemModelTester other(&sides, QAbstractItemModelTester::FailureReportingMode::QtTest);
        sides.setContent({QStringLiteral("A"), QStringLiteral("B")},
                         {field("Same", {QStringLiteral("x"), QStringLiteral("x")}, 0), field("Apart", {QStringLiteral("y"), QString()}, 0)}, true);
        QCOMPARE(sides.rowCount(), 1);
        QCOMPARE(sides.index(0, 0).data().toString(), QStringLiteral("Apart"));
        sides.setFolded(false);
        QCOMPARE(sides.rowCount(), 2);
        const QSignalSpy taken(&sides, &hygiene::SideModel::takenChanged);
        sides.take(0, 1);
        sides.take(1, 1); // the same on both sides: nothing to take
        QCOMPARE(taken.size(), 1);
        QCOMPARE(sides.taken(), (std::vector<std::pair<std::string, int>>{{"Apart", 1}}));
        sides.setFolded(true);
        QCOMPARE(sides.rowCount(), 1);
    }

    void theHeadlineAddsUp()
    {
        workspace::HygieneSummary summary;
        summary.leads = 9240;
        summary.junk = 201;
        summary.junkByReason = {{"placeholder", 201}};
        summary.duplicate = 111;
        QCOMPARE(hygiene::headline(summary), QStringLiteral("312 of 9,240 leads, 3.4\u00A0%, cannot be used or stand twice: 201 placeholder names, "
                                                            "111 doubles of other leads; in many pools it is 14 to 21\u00A0%."));
    }

    void itHoldsSomethingOnlyWhereThereIsAnything()
    {
        const Place place(m_folder->path(), doubtful);
        QVERIFY(place.prepared);
        QVERIFY(place.view->holdsSomething());
        QVERIFY(place.holdings > 0);
        const QTemporaryDir other;
        const Place tidy(other.path(), clean);
        QVERIFY(!tidy.view->holdsSomething());
        bool said = false;
        for (auto *label : tidy.view->findChildren<QLabel *>()) {
            said = said || (label->isVisible() && label->text() == QStringLiteral("No lead looks made up"));
        }
        QVERIFY(said);
    }

    void aPersonIsClearedWithANote()
    {
        Place place(m_folder->path(), doubtful);
        QVERIFY(place.choose(QStringLiteral("Donald")));
        QVERIFY(!place.button(QStringLiteral("It is a person"))->isEnabled()); // not without a word
        place.press(place.list, Qt::Key_P);
        QCOMPARE(place.window.focusWidget(), place.note());
        QTest::keyClicks(place.note(), QStringLiteral("We met him"));
        place.press(place.note(), Qt::Key_Return);
        QCOMPARE(place.held(5), std::string());
        QCOMPARE(place.session.snapshot()->junkDecisions.back().note, std::string("We met him"));
        QVERIFY2(place.decided.contains(QStringLiteral("Donald Duck")), qPrintable(place.decided));
        QVERIFY(!place.choose(QStringLiteral("Donald")));
        QCOMPARE(place.window.focusWidget(), place.list);
        place.undo();
        QCOMPARE(place.held(5), std::string("fictional_name"));
        QVERIFY(place.choose(QStringLiteral("Donald")));
    }

    void aWholeReasonIsJunkAtOnce()
    {
        Place place(m_folder->path(), doubtful);
        place.list->setCurrentIndex(place.list->model()->index(0, 0));
        place.press(place.list, Qt::Key_X);
        QCOMPARE(place.session.snapshot()->stages[5], domain::Stage::disqualified);
        QCOMPARE(place.session.snapshot()->stages[6], domain::Stage::disqualified);
        QVERIFY(place.choose(QStringLiteral("Said to be junk"))); // remembered, and to be taken back here
        QCOMPARE(place.deeds.size(), std::size_t{1});
        place.undo();
        QCOMPARE(place.session.snapshot()->stages[6], domain::Stage::identified);
        QVERIFY(!place.choose(QStringLiteral("Said to be junk")));
    }

    void twoLeadsAreMergedFieldByField()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Duplicates"));
        QVERIFY(place.choose(QStringLiteral("Amara")));
        QVERIFY(place.fieldRow(QStringLiteral("Company")) < 0); // the same on both sides
        const int row = place.fieldRow(QStringLiteral("First name"));
        QVERIFY(row >= 0);
        place.press(place.list, Qt::Key_Return);
        QCOMPARE(place.window.focusWidget(), place.table);
        while (place.table->currentIndex().row() < row) {
            place.press(place.table, Qt::Key_Down);
        }
        while (place.table->currentIndex().row() > row) {
            place.press(place.table, Qt::Key_Up);
        }
        place.press(place.table, Qt::Key_Right);
        QVERIFY(place.table->model()->index(row, 2).data(hygiene::SideModel::Taken).toBool());
        place.press(place.table, Qt::Key_Left);
        QVERIFY(place.table->model()->index(row, 1).data(hygiene::SideModel::Taken).toBool());
        const int phone = place.fieldRow(QStringLiteral("Phone"));
        QTest::mouseClick(place.table->viewport(), Qt::LeftButton, {}, place.table->visualRect(place.table->model()->index(phone, 1)).center());
        place.list->setFocus();
        place.press(place.list, Qt::Key_M);
        QCOMPARE(place.leads(), std::size_t{6});
        QCOMPARE(place.session.snapshot()->text(0, "first_name"), std::string("Amara"));
        QCOMPARE(place.session.snapshot()->text(0, "phone"), std::string()); // the blank was chosen
        place.undo();
        QCOMPARE(place.leads(), std::size_t{7});
        QVERIFY(place.choose(QStringLiteral("Amara")));
    }

    void whoStaysIsSwapped()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Duplicates"));
        QVERIFY(place.choose(QStringLiteral("Amara")));
        place.button(QStringLiteral("Let the next one stay"))->click();
        place.settle();
        place.button(QStringLiteral("Merge"))->click();
        place.settle();
        QVERIFY(place.session.snapshot()->isMerged(0));
        QVERIFY(!place.session.snapshot()->isMerged(1));
    }

    void allExactOnesAreOneDeed()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Duplicates"));
        QVERIFY(place.choose(QStringLiteral("Surely one person")));
        place.press(place.list, Qt::Key_M);
        QCOMPARE(place.leads(), std::size_t{6});
        QCOMPARE(place.deeds.size(), std::size_t{1});
        place.undo();
        QCOMPARE(place.leads(), std::size_t{7});
    }

    void twoPeopleAreRemembered()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Duplicates"));
        QVERIFY(place.choose(QStringLiteral("Bo Lind")));
        place.press(place.list, Qt::Key_T);
        QCOMPARE(place.session.snapshot()->twoPeople.size(), std::size_t{1});
        QVERIFY(!place.choose(QStringLiteral("Bo Lind")));
        place.undo();
        QVERIFY(place.session.snapshot()->twoPeople.empty());
        QVERIFY(place.choose(QStringLiteral("Bo Lind")));
    }

    void leadsThatWereChosenElsewhereStandSideBySide()
    {
        Place place(m_folder->path(), doubtful);
        place.view->takeLeads({4, 2, 0});
        place.settle();
        QCOMPARE(place.table->model()->columnCount(), 4);
        QCOMPARE(place.window.focusWidget(), place.table);
        QVERIFY(place.button(QStringLiteral("They are two people"))->isHidden());
        place.button(QStringLiteral("Merge"))->click();
        place.settle();
        QCOMPARE(place.leads(), std::size_t{5});
        QCOMPARE(place.session.snapshot()->survivorOf(2), 4U);
        place.undo();
        QCOMPARE(place.leads(), std::size_t{7});
    }

    void accountsSayWhy()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Accounts"));
        QVERIFY(place.choose(QStringLiteral("Lind Steel")));
        const QSignalSpy asked(place.view, &bridge::View::requestView);
        place.button(QStringLiteral("Show their leads"))->click();
        QCOMPARE(asked.size(), 1);
        place.settle();
        QCOMPARE(place.filter.rows()->size(), std::size_t{2});
    }

    void accountsAreMergedSideBySide()
    {
        Place place(m_folder->path(), doubtful);
        place.choosePart(QStringLiteral("Accounts"));
        QVERIFY(place.choose(QStringLiteral("Lind Steel")));
        const auto name = [&](std::size_t at) { return place.session.snapshot()->accounts[at].name; };
        QCOMPARE(name(2), std::string("Lind Steel AB"));
        place.button(QStringLiteral("Let the next one stay"))->click();
        place.settle();
        place.button(QStringLiteral("Merge"))->click();
        place.settle();
        QCOMPARE(place.decided, QStringLiteral("Lind Steel AB is one account with its double now; 1 lead came over"));
        QCOMPARE(place.session.snapshot()->account[2], 3U);
        QCOMPARE(place.session.snapshot()->account[3], 3U);
        QVERIFY(!place.choose(QStringLiteral("Lind Steel")));
        place.undo();
        QCOMPARE(place.session.snapshot()->account[2], 2U);
        QVERIFY(place.choose(QStringLiteral("Lind Steel")));
    }

    void aSnapshotOfLaterChangesNothingFound()
    {
        Place place(m_folder->path(), doubtful);
        const bridge::SnapshotPtr now = place.session.snapshot();
        workspace::ChangeEvent leads;
        leads.leads = true;
        workspace::ChangeEvent later;
        later.time = true;
        place.view->setSnapshot(now, leads); // looks again
        place.view->setSnapshot(std::make_shared<workspace::Snapshot>(*now), later);
        place.settle();
        bool said = false;
        for (auto *label : place.view->findChildren<QLabel *>()) {
            said = said || label->text().contains(QStringLiteral("of 7 leads"));
        }
        QVERIFY(said);
    }

    void namesAreUnique()
    {
        const Place place(m_folder->path(), doubtful);
        std::set<QString> names;
        for (auto *button : place.view->findChildren<QAbstractButton *>()) {
            const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
            QVERIFY2(names.insert(name).second, qPrintable(name));
        }
        QVERIFY(!place.list->accessibleName().isEmpty() && !place.table->accessibleName().isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(TestHygiene)
#include "test_hygiene.moc"
