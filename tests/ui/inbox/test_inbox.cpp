// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_model.h"
#include "inbox/inbox_view.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QApplication>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "kit/popover.h"
#include "kit/segmented.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/small_workspace.h"

using namespace leadlight;

namespace {

/// The view in a window of its own, with what the main window would give it.
struct Room {
    /// `agreed`: a workspace that exists and is opened instead of the twelve leads.
    explicit Room(const QString &folder, const QString &agreed = {})
        : settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat), session(clock), filter(session),
          actions(&window), context{session, filter, actions, settings, {}}
    {
        window.resize(1240, 800);
        view = new inbox::InboxView(context, &window);
        view->resize(window.size());
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::decided, view, [this](const QString &text, const std::function<void()> &back) {
            decided = text;
            deeds.push_back(back);
        });
        QObject::connect(view, &bridge::View::undoRequested, view, [this] { undo(); });
        QObject::connect(view, &bridge::View::notice, view,
                         [this](const QString &text, const QString &action, const std::function<void()> &) {
                             notice = text;
                             noticeAction = action;
                         });
        if (agreed.isEmpty()) {
            makeTwelve(folder);
        } else {
            session.open(agreed);
            settle();
        }
        for (auto *one : view->findChildren<QListView *>()) {
            list = one->accessibleName() == QLatin1String("Leads that wait for Sales") ? one : list;
        }
        window.show();
        QApplication::setActiveWindow(&window);
        list->setFocus();
    }

    void makeTwelve(const QString &folder)
    {
        session.create(folder + QStringLiteral("/Northwind.leadlight"), QStringLiteral("fit-engagement"));
        settle();
        session.run(
            QStringLiteral("Preparing"),
            [this](workspace::Workspace &workspace, base::Progress &) { return prepare(workspace); }, view,
            [this](const base::Result<void> &answer) { prepared = answer.has_value(); });
        settle();
    }

    /// Two people at the table and twelve leads that were sent to Sales, one every hour; three asked for a call.
    base::Result<void> prepare(workspace::Workspace &workspace)
    {
        const auto maria = workspace::addPerson(workspace, "Maria Berg", domain::Side::marketing);
        const auto jonas = workspace::addPerson(workspace, "Jonas Eklund", domain::Side::sales);
        if (!maria || !jonas) {
            return base::fail(!maria ? maria.error() : jonas.error());
        }
        if (auto seated = workspace::seatPeople(workspace, {*maria, *jonas}); !seated) {
            return seated;
        }
        for (int i = 0; i < 12; ++i) {
            const std::string name = "Lead" + std::to_string(i);
            const auto row = workspace::addLead(workspace, {{"first_name", name},
                                                            {"last_name", "Example"},
                                                            {"email", name + "@example.com"},
                                                            {"title", "Head of IT"},
                                                            {"company", "Company " + std::to_string(i)}});
            if (!row) {
                return base::fail(row.error());
            }
            if (i % 4 == 3) {
                domain::Activity call;
                call.time = {clock.now().seconds - 60};
                call.type = "call_request";
                call.channel = domain::Channel::web;
                if (auto logged = workspace::logActivity(workspace, *row, call); !logged) {
                    return logged;
                }
            }
            lifecycle::MoveRequest send;
            send.move = domain::Move::qualify;
            send.reason = "Met at the fair";
            if (auto sent = workspace::moveLead(workspace, *row, send); !sent) {
                return base::fail(sent.error());
            }
            clock.set({clock.now().seconds + 3600});
        }
        return workspace.refresh();
    }

    void settle()
    {
        while (!session.isIdle()) {
            QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
            if (!idle.wait(300000)) {
                return;
            }
        }
    }

    /// As the main window does it.
    void undo()
    {
        if (deeds.empty()) {
            notice = QStringLiteral("nothing left");
            return;
        }
        const std::function<void()> back = deeds.back();
        deeds.pop_back();
        back();
    }

    void press(Qt::Key key)
    {
        // The offscreen platform leaves no window active when a popup closes; the focus inside is the window's own.
        QApplication::setActiveWindow(&window);
        QTest::keyClick(list, key);
        settle();
    }
    /// Chooses in the popover of this name.
    void digit(const QString &popover, Qt::Key key)
    {
        for (auto *one : view->findChildren<kit::Popover *>()) {
            if (one->accessibleName() == popover && one->isVisible()) {
                QTest::keyClick(one->focusWidget() ? one->focusWidget() : one, key);
            }
        }
        settle();
    }
    QLineEdit *edit(const QString &name) const
    {
        for (auto *line : view->findChildren<QLineEdit *>()) {
            if (line->accessibleName() == name) {
                return line;
            }
        }
        return nullptr;
    }
    /// Fills one line of the decision that is open and sends it.
    void fill(const QString &name, const QString &text)
    {
        edit(name)->setText(text);
        QTest::keyClick(edit(name), Qt::Key_Return);
        settle();
    }
    bool split(const QString &name)
    {
        for (auto *control : view->findChildren<kit::SegmentedControl *>()) {
            for (int i = 0; i < control->count(); ++i) {
                if (control->button(i)->text().startsWith(name) && !control->button(i)->isHidden()) {
                    control->button(i)->click();
                    settle();
                    return true;
                }
            }
        }
        return false;
    }
    bool listHasFocus() const { return window.focusWidget() == list; }

    std::uint32_t currentRow() const { return list->currentIndex().data(inbox::InboxModel::Position).toUInt(); }
    domain::Stage stageOf(std::uint32_t row) const { return session.snapshot()->stages[row]; }
    /// Makes a lead current that did or did not ask for a call.
    bool select(bool asked)
    {
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            const QModelIndex index = list->model()->index(i, 0);
            const bool asks = session.snapshot()->scores->handRaised[index.data(inbox::InboxModel::Position).toUInt()] != 0;
            if (asks == asked) {
                list->setCurrentIndex(index);
                settle();
                return true;
            }
        }
        return false;
    }

    bool prepared = false;
    base::FixedClock clock{*base::parseIsoInstant("2026-11-17T08:00:00Z")};
    QSettings settings;
    QWidget window;
    bridge::WorkspaceSession session;
    bridge::FilterState filter;
    bridge::ActionRegistry actions;
    bridge::ViewContext context;
    inbox::InboxView *view = nullptr;
    QListView *list = nullptr;
    QString decided;
    QString notice;
    QString noticeAction;
    std::vector<std::function<void()>> deeds; ///< that can be taken back
};

/// Both sides signed a model, somebody looks leads up before Sales sees them, and one lead waits for that.
base::Result<void> makeVerifying(test::SmallWorkspace &small)
{
    auto made = small.createAgreed();
    if (!made) {
        return base::fail(made.error());
    }
    if (auto set = workspace::changeRules(**made, {{"verification.used", "yes"}}); !set) {
        return base::fail(set.error());
    }
    if (auto leads = small.import(**made, io::ImportKind::leads, test::fourLeads); !leads) {
        return base::fail(leads.error());
    }
    auto events = small.import(**made, io::ImportKind::activities, test::someActivities);
    return events ? base::Result<void>() : base::Result<void>(base::fail(events.error()));
}

inbox::InboxRow plainRow(std::uint32_t row, const char *name)
{
    inbox::InboxRow one;
    one.row = row;
    one.name = QLatin1String(name);
    return one;
}

} // namespace

class InboxTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light);
        m_room = std::make_unique<Room>(m_folder.path());
        QVERIFY(m_room->prepared);
        QCOMPARE(m_room->list->model()->rowCount(), 12);
    }
    void cleanupTestCase()
    {
        m_room.reset();
        m_theme.reset();
    }

    void modelKeepsItsPromises()
    {
        inbox::InboxModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({plainRow(3, "Ada"), plainRow(5, "Bob"), plainRow(9, "Cleo")});
        const QPersistentModelIndex cleo = model.index(2);
        model.take(1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cleo.row(), 1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        auto rank = plainRow(9, "Cleo");
        rank.rank = QStringLiteral("A1");
        model.setRows({plainRow(3, "Ada"), rank});
        QVERIFY(resets.isEmpty());
        QCOMPARE(cleo.data(inbox::InboxModel::Rank).toString(), QStringLiteral("A1"));
        model.setRows({rank});
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.placeOf(9), std::optional(0));
        QVERIFY(!model.placeOf(3));
    }

    void showsTheQueueLateFirst()
    {
        Room &room = *m_room;
        QCOMPARE(room.view->waiting(), room.list->model()->rowCount());
        QCOMPARE(room.view->waiting(), static_cast<int>(workspace::inbox(*room.session.snapshot()).size()));
        const QModelIndex first = room.list->model()->index(0, 0);
        QCOMPARE(first.data().toString(), QStringLiteral("Lead0 Example")); // it waits longest
        QCOMPARE(first.data(inbox::InboxModel::Lane).toString(), QStringLiteral("Sent by hand"));
        QVERIFY(room.session.snapshot()->isLate(room.currentRow()));
        QVERIFY(first.data(inbox::InboxModel::ClockText).toString().contains(QLatin1String("late")));
        QVERIFY(!room.view->wantsInspector());
    }

    void decidesOnSeveralAtOnceAndTakesThemBackTogether()
    {
        Room &room = *m_room;
        const int before = room.view->waiting();
        std::vector<std::uint32_t> chosen;
        for (int i = 0; i < room.list->model()->rowCount() && chosen.size() < 3; ++i) {
            const QModelIndex index = room.list->model()->index(i, 0);
            const auto row = index.data(inbox::InboxModel::Position).toUInt();
            if (room.session.snapshot()->scores->handRaised[row] == 0) {
                room.list->setCurrentIndex(index);
                room.press(Qt::Key_X);
                QVERIFY(index.data(inbox::InboxModel::Marked).toBool());
                chosen.push_back(row);
            }
        }
        QCOMPARE(chosen.size(), std::size_t{3});
        room.press(Qt::Key_X); // lets the last one go, and takes it again
        QVERIFY(!room.list->currentIndex().data(inbox::InboxModel::Marked).toBool());
        room.press(Qt::Key_X);
        room.press(Qt::Key_A);
        QCOMPARE(room.view->waiting(), before - 3);
        for (const std::uint32_t row : chosen) {
            QCOMPARE(room.stageOf(row), domain::Stage::accepted);
        }
        QCOMPARE(room.decided, QStringLiteral("3 leads: accepted"));
        room.press(Qt::Key_U);
        QCOMPARE(room.view->waiting(), before);
        for (const std::uint32_t row : chosen) {
            QCOMPARE(room.stageOf(row), domain::Stage::qualified);
        }
    }

    void passesSeveralBackAndSaysWhoseRuleRefused()
    {
        Room &room = *m_room;
        QVERIFY(room.select(true)); // asked for a call: passing back needs an attempt to reach them
        const std::uint32_t asked = room.currentRow();
        room.press(Qt::Key_X);
        QVERIFY(room.select(false));
        const std::uint32_t other = room.currentRow();
        room.press(Qt::Key_X);
        room.press(Qt::Key_R);
        room.digit(QStringLiteral("Reasons for passing back"), Qt::Key_1);
        QCOMPARE(room.stageOf(other), domain::Stage::identified);
        QCOMPARE(room.stageOf(asked), domain::Stage::qualified);
        QVERIFY2(room.decided.contains(QLatin1String("1 not: ")), qPrintable(room.decided));
        QCOMPARE(room.currentRow(), asked);
        room.undo();
        room.settle();
        QCOMPARE(room.stageOf(other), domain::Stage::qualified);
    }

    void aPersonConfirmsBeforeSalesSeesTheLead()
    {
        test::SmallWorkspace small;
        QVERIFY(makeVerifying(small).has_value());
        Room room(m_folder.path(), QString::fromStdString(small.path()));
        QCOMPARE(room.view->waiting(), 0);
        QVERIFY(room.split(QStringLiteral("Verification  1")));
        QCOMPARE(room.list->model()->rowCount(), 1);
        QCOMPARE(room.currentRow(), 0U);
        QCOMPARE(room.list->currentIndex().data(inbox::InboxModel::Lane).toString(), QStringLiteral("Verification"));
        room.press(Qt::Key_A);
        QCOMPARE(room.stageOf(0), domain::Stage::qualified);
        QCOMPARE(room.decided, QStringLiteral("Amara Okafor confirmed: Sales sees it now"));
        QCOMPARE(room.view->waiting(), 1);
        room.undo(); // the list is empty, so Ctrl+Z of the window
        room.settle();
        QCOMPARE(room.stageOf(0), domain::Stage::identified);
        QCOMPARE(room.view->waiting(), 0);
        QCOMPARE(room.list->model()->rowCount(), 1);

        room.list->setFocus();
        room.press(Qt::Key_R);
        room.fill(QStringLiteral("Decision: Words"), QStringLiteral("Left the company"));
        QCOMPARE(room.decided, QStringLiteral("Amara Okafor not confirmed: Left the company"));
        QCOMPARE(room.list->model()->rowCount(), 0);
        room.undo();
        room.settle();
        QCOMPARE(room.list->model()->rowCount(), 1);
        QCOMPARE(room.stageOf(0), domain::Stage::identified);
    }

    void movesByLetters()
    {
        Room &room = *m_room;
        room.list->setCurrentIndex(room.list->model()->index(0, 0));
        room.press(Qt::Key_J);
        QCOMPARE(room.list->currentIndex().row(), 1);
        room.press(Qt::Key_K);
        QCOMPARE(room.list->currentIndex().row(), 0);
        room.press(Qt::Key_K);
        QCOMPARE(room.list->currentIndex().row(), 0);
    }

    void acceptsAndUndoes()
    {
        Room &room = *m_room;
        room.list->setCurrentIndex(room.list->model()->index(0, 0));
        room.settle();
        const std::uint32_t lead = room.currentRow();
        const std::uint32_t next = room.list->model()->index(1, 0).data(inbox::InboxModel::Position).toUInt();
        const int before = room.view->waiting();
        QTest::keyClick(room.list, Qt::Key_A);
        QCOMPARE(room.currentRow(), next); // at once, before it is written
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::accepted);
        QCOMPARE(room.currentRow(), next);
        QCOMPARE(room.view->waiting(), before - 1);
        QVERIFY(room.decided.contains(QLatin1String("accepted")));
        QVERIFY(room.listHasFocus());
        room.press(Qt::Key_U);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        QCOMPARE(room.view->waiting(), before);
        QCOMPARE(room.currentRow(), lead);
        room.press(Qt::Key_U);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        QCOMPARE(room.notice, QStringLiteral("nothing left"));
    }

    void passesBackByTwoKeys()
    {
        Room &room = *m_room;
        QVERIFY(room.select(false));
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_R);
        auto *popover = room.view->findChild<kit::Popover *>();
        QVERIFY(popover->isVisible());
        QTest::keyClick(popover->focusWidget() ? popover->focusWidget() : popover, Qt::Key_1);
        room.settle();
        QVERIFY(!popover->isVisible());
        QVERIFY(room.listHasFocus());
        QCOMPARE(room.stageOf(lead), domain::Stage::identified);
        const auto &moves = room.session.snapshot()->movesOf[lead];
        QCOMPARE(room.session.snapshot()->moves[moves.back()].reason, std::string("no_budget"));
        QCOMPARE(room.session.snapshot()->moves[moves.back()].program, std::string("Budget not ready"));
        QVERIFY(room.decided.contains(QLatin1String("No budget")));
        room.undo();
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        QCOMPARE(room.currentRow(), lead);
    }

    void otherReasonWantsANote()
    {
        Room &room = *m_room;
        QVERIFY(room.select(false));
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_R);
        auto *popover = room.view->findChild<kit::Popover *>();
        QTest::keyClick(popover->focusWidget(), Qt::Key_7);
        QVERIFY(popover->isVisible());
        QTest::keyClick(popover->focusWidget(), Qt::Key_Return);
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified); // no note yet
        QTest::keyClicks(popover->focusWidget(), QStringLiteral("Moved to 1 team"));
        QTest::keyClick(popover->focusWidget(), Qt::Key_Return);
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::identified);
        QCOMPARE(room.session.snapshot()->moves[room.session.snapshot()->movesOf[lead].back()].note,
                 std::string("Moved to 1 team"));
        room.press(Qt::Key_U);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
    }

    void tooEarlyWantsADate()
    {
        Room &room = *m_room;
        QVERIFY(room.select(false));
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_R);
        auto *popover = room.view->findChild<kit::Popover *>();
        QTest::keyClick(popover->focusWidget(), Qt::Key_4);
        QTest::keyClick(popover->focusWidget(), Qt::Key_Return);
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::identified);
        QVERIFY(room.session.snapshot()->moves[room.session.snapshot()->movesOf[lead].back()].until.has_value());
        room.press(Qt::Key_U);
    }

    void escapeChangesNothing()
    {
        Room &room = *m_room;
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_R);
        auto *popover = room.view->findChild<kit::Popover *>();
        QTest::keyClick(popover->focusWidget(), Qt::Key_Escape);
        room.settle();
        QVERIFY(!popover->isVisible());
        QVERIFY(room.listHasFocus());
        QCOMPARE(room.currentRow(), lead);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
    }

    void whoAskedForACallIsCalledFirst()
    {
        Room &room = *m_room;
        QVERIFY(room.select(true));
        const std::uint32_t lead = room.currentRow();
        room.notice.clear();
        room.press(Qt::Key_R);
        auto *popover = room.view->findChild<kit::Popover *>();
        QTest::keyClick(popover->focusWidget(), Qt::Key_1);
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        QVERIFY2(room.notice.contains(QLatin1String("asked for a call")), qPrintable(room.notice));
        QCOMPARE(room.noticeAction, QStringLiteral("Log a call"));
        QCOMPARE(room.currentRow(), lead); // it is back
    }

    void splitsShowAPart()
    {
        Room &room = *m_room;
        auto *splits = room.view->findChild<kit::SegmentedControl *>();
        const int all = room.list->model()->rowCount();
        QTest::mouseClick(splits->button(static_cast<int>(inbox::InboxView::Split::late)), Qt::LeftButton);
        QVERIFY(room.list->model()->rowCount() <= all);
        for (int i = 0; i < room.list->model()->rowCount(); ++i) {
            const auto row = room.list->model()->index(i, 0).data(inbox::InboxModel::Position).toUInt();
            QVERIFY(room.session.snapshot()->isLate(row));
        }
        QCOMPARE(room.view->waiting(), all);
        QTest::mouseClick(splits->button(static_cast<int>(inbox::InboxView::Split::team)), Qt::LeftButton);
        QCOMPARE(room.list->model()->rowCount(), all);
    }

    void snoozesByTwoKeysAndUndoes()
    {
        Room &room = *m_room;
        room.list->setCurrentIndex(room.list->model()->index(0, 0));
        room.settle();
        const std::uint32_t lead = room.currentRow();
        const int before = room.view->waiting();
        room.press(Qt::Key_S);
        room.digit(QStringLiteral("Snooze the lead"), Qt::Key_2);
        QCOMPARE(room.view->waiting(), before - 1);
        const auto asleep = workspace::snoozed(*room.session.snapshot());
        QVERIFY(asleep.contains(lead));
        QCOMPARE(asleep.at(lead).seconds % base::secondsPerDay, std::int64_t{9 * 3600} - room.session.snapshot()->zone().offsetAt(asleep.at(lead)).seconds);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        room.undo();
        room.settle();
        QVERIFY(workspace::snoozed(*room.session.snapshot()).empty());
        QCOMPARE(room.view->waiting(), before);
        QCOMPARE(room.currentRow(), lead);
    }

    void aNoteStandsInTheStory()
    {
        Room &room = *m_room;
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_N);
        room.fill(QStringLiteral("Decision: Words"), QStringLiteral("asked for prices"));
        QCOMPARE(room.session.snapshot()->deeds.size(), std::size_t{1});
        QCOMPARE(room.session.snapshot()->deeds.back().words, std::string("asked for prices"));
        QCOMPARE(room.session.snapshot()->survivorOf(room.session.snapshot()->deeds.back().lead), lead);
        QCOMPARE(room.currentRow(), lead);
        room.undo();
        room.settle();
        QVERIFY(room.session.snapshot()->deeds.empty());
    }

    void walksToTheWin()
    {
        Room &room = *m_room;
        QVERIFY(room.select(false));
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_A);
        QCOMPARE(room.stageOf(lead), domain::Stage::accepted);
        QVERIFY(room.split(QStringLiteral("Working on")));
        QCOMPARE(room.currentRow(), lead);
        room.press(Qt::Key_Q);
        room.fill(QStringLiteral("Decision: Budget"), QStringLiteral("50,000"));
        QVERIFY2(room.notice.contains(QLatin1String("authority")), qPrintable(room.notice)); // refused: what is missing is named
        QCOMPARE(room.stageOf(lead), domain::Stage::accepted);
        room.press(Qt::Key_Q);
        for (const char *fact : {"Budget", "Authority", "Need"})
            room.edit(QStringLiteral("Decision: ") + QLatin1String(fact))->setText(QStringLiteral("yes"));
        room.fill(QStringLiteral("Decision: Timeframe"), QStringLiteral("this year"));
        QCOMPARE(room.stageOf(lead), domain::Stage::opportunity);
        QCOMPARE(room.session.snapshot()->text(lead, "need"), std::string("yes"));
        room.press(Qt::Key_H);
        QTest::keyClick(QApplication::activePopupWidget()->findChild<QDateEdit *>(), Qt::Key_Return);
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::onHold);
        room.undo();
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::opportunity);
        room.press(Qt::Key_W);
        QWidget *form = QApplication::activePopupWidget();
        QVERIFY(form);
        form->findChild<QDoubleSpinBox *>()->setValue(42'000);
        room.fill(QStringLiteral("Decision: Signed by (role)"), QStringLiteral("CFO"));
        QCOMPARE(room.stageOf(lead), domain::Stage::won);
        QCOMPARE(room.session.snapshot()->text(lead, "signatory_role"), std::string("CFO"));
        QCOMPARE(room.session.snapshot()->number(lead, "outcome_value"), std::optional(42'000.0));
        QVERIFY(room.split(QStringLiteral("Team")));
    }

    void marketingTakesBackWhatIsStuck()
    {
        Room &room = *m_room;
        room.clock.set({room.clock.now().seconds + 3 * base::secondsPerDay});
        room.session.run(
            QStringLiteral("Waiting"), [](workspace::Workspace &workspace, base::Progress &) { return workspace.refresh(); }, room.view,
            [](const base::Result<void> &) {});
        room.settle();
        QVERIFY(room.split(QStringLiteral("Recovery")));
        const std::uint32_t lead = room.currentRow();
        QVERIFY(room.session.snapshot()->isLate(lead));
        room.press(Qt::Key_A); // nothing that is offered here
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        room.press(Qt::Key_R);
        room.fill(QStringLiteral("Decision: Words"), QStringLiteral("Nobody called"));
        QCOMPARE(room.stageOf(lead), domain::Stage::identified);
        QCOMPARE(room.session.snapshot()->moves.back().side, domain::Side::marketing);
        room.undo();
        room.settle();
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        QVERIFY(room.split(QStringLiteral("Team")));
    }

    void lettersCanBeSwitchedOff()
    {
        Room &room = *m_room;
        room.actions.setSingleKeys(false);
        const std::uint32_t lead = room.currentRow();
        room.press(Qt::Key_A);
        QCOMPARE(room.stageOf(lead), domain::Stage::qualified);
        room.actions.setSingleKeys(true);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Room> m_room;
};

QTEST_MAIN(InboxTest)
#include "test_inbox.moc"
