// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/header_bar.h"
#include "shell/model_state.h"
#include "shell/palette_model.h"
#include "shell/recent_files.h"
#include "shell/shortcut_sheet.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace leadlight;

namespace {

domain::Person person(const char *id, const char *name, domain::Side side, bool atTable)
{
    return {base::Uuid::derived(id), name, side, {}, atTable};
}

workspace::Snapshot twoSides()
{
    workspace::Snapshot snapshot;
    snapshot.timeZone = "Europe/Berlin";
    snapshot.people = {person("l", "Lena Voss", domain::Side::marketing, true), person("j", "Jonas", domain::Side::sales, true),
                       person("m", "Maria", domain::Side::sales, false)};
    return snapshot;
}

} // namespace

class PartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void headerSaysWhatIsInForce()
    {
        workspace::Snapshot snapshot = twoSides();
        const base::Instant now = *base::parseIsoInstant("2026-11-22T08:14:00Z");
        QCOMPARE(shell::modelState(snapshot, now).text, QStringLiteral("Unsigned draft"));
        QVERIFY(shell::modelState(snapshot, now).review.isEmpty());
        snapshot.inForce = true;
        snapshot.modelVersion = 7;
        agreement::ModelVersion version;
        version.number = 7;
        version.inForceSince = *base::parseIsoInstant("2026-10-02T09:00:00Z");
        snapshot.versions = {version};
        const shell::ModelState state = shell::modelState(snapshot, now);
        QCOMPARE(state.text, QStringLiteral("Model v7 · signed by Marketing & Sales"));
        QCOMPARE(state.review, QStringLiteral("Review due in 41 days"));
        QVERIFY(!state.reviewLate);
        const base::Instant later{now.seconds + 43 * base::secondsPerDay};
        QCOMPARE(shell::modelState(snapshot, later).review, QStringLiteral("Review 2 days overdue"));
    }

    void tableNamesWhoSits()
    {
        workspace::Snapshot snapshot = twoSides();
        QCOMPARE(shell::tableText(snapshot, shell::Names::given), QStringLiteral("Lena (Marketing), Jonas (Sales)"));
        QCOMPARE(shell::tableText(snapshot, shell::Names::whole), QStringLiteral("Lena Voss (Marketing), Jonas (Sales)"));
        QCOMPARE(shell::HeaderBar::seatsOf(snapshot), shell::HeaderBar::Seats::joint);
        const auto sales = shell::HeaderBar::peopleFor(shell::HeaderBar::Seats::sales, snapshot);
        QVERIFY(sales.has_value());
        QCOMPARE(sales->size(), std::size_t{1});
        QVERIFY(sales->front() == base::Uuid::derived("j"));
        snapshot.people.erase(snapshot.people.begin());
        QVERIFY(!shell::HeaderBar::peopleFor(shell::HeaderBar::Seats::joint, snapshot).has_value());
        QCOMPARE(shell::HeaderBar::seatsOf(snapshot), shell::HeaderBar::Seats::sales);
    }

    void recentFilesAreTenAndNewestFirst()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        shell::RecentFiles recent(settings);
        for (int at = 0; at < 12; ++at) {
            recent.add(QStringLiteral("/w%1.leadlight").arg(at));
        }
        recent.add(QStringLiteral("/w5.leadlight"));
        QCOMPARE(recent.paths().size(), 10);
        QCOMPARE(recent.paths().first(), QStringLiteral("/w5.leadlight"));
        QCOMPARE(recent.paths().count(QStringLiteral("/w5.leadlight")), 1);
        recent.remove(QStringLiteral("/w5.leadlight"));
        QVERIFY(!recent.paths().contains(QStringLiteral("/w5.leadlight")));
    }

    void paletteListsWhatFits()
    {
        QMainWindow window;
        bridge::ActionRegistry actions(&window);
        actions.add(QStringLiteral("file.import"), QStringLiteral("&Import leads…"), Qt::CTRL | Qt::Key_I, bridge::Menu::file,
                    &window, {});
        actions.add(QStringLiteral("model.import"), QStringLiteral("Model &import"), {}, bridge::Menu::model, &window, {});
        actions.add(QStringLiteral("view.matrix"), QStringLiteral("Matrix"), {}, bridge::Menu::view, &window, {});
        actions.add(QStringLiteral("view.off"), QStringLiteral("Import nothing"), {}, bridge::Menu::view, &window, {})
            ->setEnabled(false);
        shell::PaletteModel model(actions);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setText(QString());
        QCOMPARE(model.rowCount(), 3);
        model.setText(QStringLiteral("import"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.item(0).actionId, QStringLiteral("file.import"));
        QCOMPARE(model.index(0).data(shell::PaletteModel::keyRole).toString(), QStringLiteral("Ctrl+I"));
        QCOMPARE(model.index(0).data(shell::PaletteModel::detailRole).toString(), QStringLiteral("File"));
        model.setLeads({{4, QStringLiteral("Amara Okafor"), QStringLiteral("A1 · COO")}});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.item(0).actionId.isEmpty());
        QCOMPARE(model.item(0).lead, 4U);
        model.setText(QStringLiteral("no such thing"));
        model.setLeads({});
        QCOMPARE(model.rowCount(), 0);
    }

    void sheetFindsAShortcut()
    {
        QMainWindow window;
        bridge::ActionRegistry actions(&window);
        actions.add(QStringLiteral("file.import"), QStringLiteral("&Import leads…"), Qt::CTRL | Qt::Key_I, bridge::Menu::file,
                    &window, {});
        actions.add(QStringLiteral("file.open"), QStringLiteral("&Open…"), Qt::CTRL | Qt::Key_O, bridge::Menu::file, &window, {});
        actions.add(QStringLiteral("view.matrix"), QStringLiteral("Matrix"), Qt::CTRL | Qt::Key_1, bridge::Menu::view, &window,
                    {});
        auto *sheet = new shell::ShortcutSheet(actions, &window);
        auto *tree = sheet->findChild<QTreeWidget *>();
        QCOMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->childCount(), 2);
        sheet->findChild<QLineEdit *>()->setText(QStringLiteral("ctrl+o"));
        QVERIFY(tree->topLevelItem(0)->child(0)->isHidden());
        QVERIFY(!tree->topLevelItem(0)->child(1)->isHidden());
        QVERIFY(tree->topLevelItem(1)->isHidden());
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(PartsTest)
#include "test_parts.moc"
