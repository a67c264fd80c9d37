// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/process_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "process/audience_dialog.h"
#include "process/process_model.h"
#include "process/treatment_dialog.h"
#include "process/treatment_model.h"
#include "support/rules_desk.h"
#include "theme/theme.h"

using namespace leadlight;
using namespace leadlight::process;

namespace {

constexpr int mqlRow = 4;

struct Room : test::RulesDesk {
    Room()
    {
        view = new ProcessView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::notice, view, [this](const QString &text, const QString &, const std::function<void()> &) { said << text; });
        QObject::connect(view, &bridge::View::decided, view, [this](const QString &text, const std::function<void()> &undo) {
            decided << text;
            takeBack = undo;
        });
        view->setGeometry(window.rect());
        window.show();
        window.activateWindow();
        create();
    }

    [[nodiscard]] ProcessModel *steps() const { return view->findChild<ProcessModel *>(); }
    [[nodiscard]] QTableView *table() const
    {
        for (QTableView *each : view->findChildren<QTableView *>()) {
            if (each->model() == steps()) {
                return each;
            }
        }
        return nullptr;
    }
    template <class Widget> [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *each : view->findChildren<Widget *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QString shown(int row, int column) const { return steps()->index(row, column).data().toString(); }

    /// Types into the cell as somebody at the keyboard would: Enter opens it, Enter keeps it.
    void type(int row, int column, const QString &text)
    {
        QApplication::setActiveWindow(&window);
        table()->setFocus();
        table()->setCurrentIndex(steps()->index(row, column));
        QTest::keyClick(table(), Qt::Key_F2);
        auto *editor = table()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        settle();
    }

    ProcessView *view = nullptr;
};

} // namespace

class ProcessViewTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyStageStandsInTheTable()
    {
        Room room;
        const QAbstractItemModelTester tester(room.steps(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(room.steps()->rowCount(), 11);
        QCOMPARE(room.shown(mqlRow, ProcessModel::stepColumn), QStringLiteral("Follow-up"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::ownerColumn), QStringLiteral("Sales"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("8 hours"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::escalationColumn), QStringLiteral("Head of Sales, 4 hours late"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::standingColumn), QStringLiteral("0"));
        QVERIFY(room.shown(1, ProcessModel::stepColumn).isEmpty()); // the second row of Inquiry
        QVERIFY(!(room.steps()->flags(room.steps()->index(3, ProcessModel::limitColumn)) & Qt::ItemIsEditable)); // of a program
    }

    void whatIsTypedHoldsAndCanBeTakenBack()
    {
        Room room;
        room.type(mqlRow, ProcessModel::limitColumn, QStringLiteral("30 min"));
        QCOMPARE(room.rule("process.qualified.limit"), QStringLiteral("30 minutes"));
        QCOMPARE(room.decided, QStringList{QStringLiteral("Limit of MQL: 8 hours → 30 minutes")});
        room.takeBack();
        room.settle();
        QCOMPARE(room.rule("process.qualified.limit"), QStringLiteral("8 hours"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("8 hours"));
        room.type(mqlRow, ProcessModel::nextColumn, QStringLiteral("Ring"));
        QCOMPARE(room.shown(mqlRow, ProcessModel::nextColumn), QStringLiteral("Ring"));
        room.type(mqlRow, ProcessModel::escalationColumn, QStringLiteral("Jonas, 2 days late"));
        QCOMPARE(room.rule("process.qualified.escalate_to"), QStringLiteral("Jonas"));
        QCOMPARE(room.rule("process.qualified.escalate_after"), QStringLiteral("2 days"));
    }

    void whatCannotBeIsSaidAndChangesNothing()
    {
        Room room;
        room.type(mqlRow, ProcessModel::limitColumn, QStringLiteral("soon"));
        QVERIFY(room.said.value(0).contains(QStringLiteral("no length of time")));
        room.type(mqlRow, ProcessModel::escalationColumn, QStringLiteral("my boss"));
        QVERIFY(room.said.value(1).contains(QStringLiteral("Head of Sales, 4 hours late")));
        QVERIFY(room.decided.isEmpty());
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("8 hours"));
    }

    void certainLeadsGetAProcessOfTheirOwn()
    {
        Room room;
        const auto pick = [&](QChar letter) {
            auto *more = room.named<QPushButton>(QStringLiteral("Add, edit or take away a process"));
            more->click();
            auto *menu = room.view->findChild<QMenu *>();
            QVERIFY(menu && menu->isVisible());
            QTest::keyClick(menu, letter.toLatin1());
        };
        auto *choice = room.named<QComboBox>(QStringLiteral("Which process is shown"));
        QVERIFY(!choice->isVisibleTo(room.view)); // there is one alone
        pick(QLatin1Char('a'));
        auto *ask = room.view->findChild<AudienceDialog *>();
        QVERIFY(ask);
        const QList<QLineEdit *> fields = ask->findChildren<QLineEdit *>();
        QTest::keyClicks(fields[0], QStringLiteral("Partners"));
        QTest::keyClicks(fields[1], QStringLiteral("stage:MQL"));
        QTest::keyClick(fields[1], Qt::Key_Return);
        QVERIFY(ask->isVisible()); // a stage chooses no process
        fields[1]->selectAll();
        QTest::keyClicks(fields[1], QStringLiteral("email:a@b.example"));
        QTest::keyClick(fields[1], Qt::Key_Return);
        delete ask;
        room.settle();
        QVERIFY(choice->isVisibleTo(room.view));
        QCOMPARE(choice->currentText(), QStringLiteral("Partners"));
        room.type(mqlRow, ProcessModel::limitColumn, QStringLiteral("2 days"));
        QCOMPARE(room.rule("process@partners.qualified.limit"), QStringLiteral("2 days"));
        QCOMPARE(room.rule("process.qualified.limit"), QStringLiteral("8 hours"));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        room.settle();
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("8 hours"));
        QTest::keyClick(choice, Qt::Key_Up);
        room.settle();
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("2 days"));
        pick(QLatin1Char('t'));
        room.settle();
        QVERIFY(room.session.snapshot()->rules->processes.empty());
        QCOMPARE(room.shown(mqlRow, ProcessModel::limitColumn), QStringLiteral("8 hours"));
        room.takeBack();
        room.settle();
        QCOMPARE(room.rule("process@partners.qualified.limit"), QStringLiteral("2 days"));
    }

    void scoringIsSwitchedOffForAStage()
    {
        Room room;
        auto *scored = room.named<QCheckBox>(QStringLiteral("Scoring at the chosen stage"));
        room.table()->setCurrentIndex(room.steps()->index(mqlRow, ProcessModel::nextColumn));
        QVERIFY(!scored->isVisibleTo(room.view)); // from there the model moves nobody on
        room.table()->setCurrentIndex(room.steps()->index(2, ProcessModel::nextColumn));
        QVERIFY(scored->isVisibleTo(room.view) && scored->isChecked());
        scored->setFocus();
        QTest::keyClick(scored, Qt::Key_Space);
        room.settle();
        QCOMPARE(room.rule("process.identified.scoring"), QStringLiteral("no"));
        room.takeBack();
        room.settle();
        QVERIFY(scored->isChecked());
    }

    void somebodyAnswersForTheStage()
    {
        Room room;
        room.table()->setFocus();
        room.table()->setCurrentIndex(room.steps()->index(mqlRow, ProcessModel::ownerColumn));
        QTest::keyClick(room.table(), Qt::Key_F2);
        auto *choice = room.table()->findChild<QComboBox *>();
        QVERIFY(choice);
        choice->setCurrentIndex(choice->findText(QStringLiteral("Jonas")));
        Q_EMIT choice->activated(choice->currentIndex());
        room.settle();
        QCOMPARE(room.shown(mqlRow, ProcessModel::ownerColumn), QStringLiteral("Jonas"));
        QCOMPARE(room.decided.value(0), QStringLiteral("Who answers for MQL: Sales → Jonas"));
    }

    void dutiesAreKeptWhenTheFieldIsLeft()
    {
        Room room;
        room.table()->setCurrentIndex(room.steps()->index(mqlRow, ProcessModel::nextColumn));
        const auto fields = room.view->findChildren<QPlainTextEdit *>();
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields[1]->toPlainText(), QString::fromStdString(room.rules().process.of(domain::Stage::qualified).salesDuty));
        fields[1]->setFocus();
        fields[1]->setPlainText(QStringLiteral("Calls twice,\nthen writes"));
        room.table()->setFocus();
        room.settle();
        QCOMPARE(room.rule("process.qualified.sales"), QStringLiteral("Calls twice, then writes"));
    }

    void treatmentsGoIntoTheDraft()
    {
        Room room;
        auto *tiles = room.view->findChild<TreatmentModel *>();
        QVERIFY(tiles && tiles->rowCount() == 4);
        for (QTableView *table : room.view->findChildren<QTableView *>()) {
            if (table->model() == tiles) {
                Q_EMIT table->activated(tiles->index(3, 0));
            }
        }
        auto *ask = room.view->findChild<TreatmentDialog *>();
        QVERIFY(ask);
        QCOMPARE(ask->windowTitle(), QStringLiteral("What is done with D1"));
        ask->findChildren<QLineEdit *>().first()->setText(QStringLiteral("Ask what they build"));
        ask->accept();
        room.settle();
        QCOMPARE(room.session.snapshot()->draft->treatments[12].nextStep, std::string("Ask what they build"));
        QVERIFY(tiles->index(3, 0).data().toString().contains(QStringLiteral("Ask what they build")));
    }

    void itPrintsAndIsSavedWhole()
    {
        Room room;
        for (QPushButton *button : room.view->findChildren<QPushButton *>()) {
            if (button->accessibleName() == QStringLiteral("Print the process")) {
                button->click();
            }
        }
        QCOMPARE(room.printed, std::string("Process: case"));
        room.view->save(room.folder.filePath(QStringLiteral("p.pdf")));
        QCOMPARE(room.drawn, std::string("Process: case in p.pdf"));
        const QString path = room.folder.filePath(QStringLiteral("p.html"));
        room.view->save(path);
        room.settle();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Head of Sales, 4 hours late"));
        QVERIFY(room.said.last().contains(QStringLiteral("p.html")));
    }
};

QTEST_MAIN(ProcessViewTest)
#include "test_process_view.moc"
