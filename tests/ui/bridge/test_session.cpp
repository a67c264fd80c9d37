// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/filter_state.h"
#include "bridge/session.h"
#include "bridge/text.h"
#include "workspace/commands/edit_lead.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>
#include <thread>

using namespace leadlight;

namespace {

/// A session with a new workspace of three leads.
class OpenSession {
public:
    OpenSession() : session(m_clock)
    {
        session.create(m_folder.filePath(QStringLiteral("test.leadlight")), QStringLiteral("fit-engagement"));
        settle();
        for (const char *country : {"Germany", "Germany", "Norway"}) {
            session.run(
                QStringLiteral("Adding"),
                [country](workspace::Workspace &open, base::Progress &) {
                    return workspace::addLead(open, {{"country", country}, {"company", std::string("Firm in ") + country}});
                },
                &session, [this](const base::Result<std::uint32_t> &row) { allAdded = allAdded && row.has_value(); });
        }
        settle();
    }

    void settle()
    {
        while (!session.isIdle()) {
            QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
            if (!idle.wait(30000)) {
                return;
            }
        }
    }

private:
    QTemporaryDir m_folder;
    base::FixedClock m_clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};

public:
    bridge::WorkspaceSession session;
    bool allAdded = true;
};

} // namespace

class SessionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsRunInOrderOffTheGuiThread()
    {
        OpenSession open;
        QVERIFY(open.session.isOpen());
        QVERIFY(open.allAdded);
        QCOMPARE(open.session.snapshot()->size(), std::size_t{3});
        QVERIFY(open.session.isWritable());
        QCOMPARE(open.session.name(), QStringLiteral("test"));

        QStringList order;
        bool elsewhere = true;
        const std::thread::id gui = std::this_thread::get_id();
        for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
            open.session.run(
                name,
                [gui](workspace::Workspace &, base::Progress &) -> base::Result<bool> {
                    return std::this_thread::get_id() != gui;
                },
                this, [&, name](const base::Result<bool> &other) {
                    order << name;
                    elsewhere = elsewhere && *other && std::this_thread::get_id() == gui;
                });
        }
        open.settle();
        QCOMPARE(order, (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QVERIFY(elsewhere);
    }

    void aChangeIsPublishedBeforeItsAnswer()
    {
        OpenSession open;
        QSignalSpy changes(&open.session, &bridge::WorkspaceSession::snapshotChanged);
        qsizetype changesAtAnswer = -1;
        std::size_t leadsAtAnswer = 0;
        open.session.run(
            QStringLiteral("Adding"),
            [](workspace::Workspace &workspace, base::Progress &) {
                return workspace::addLead(workspace, {{"company", "Kite"}});
            },
            this, [&](const base::Result<std::uint32_t> &) {
                changesAtAnswer = changes.count();
                leadsAtAnswer = open.session.snapshot()->size();
            });
        open.settle();
        QCOMPARE(changesAtAnswer, 1);
        QCOMPARE(leadsAtAnswer, std::size_t{4});
    }

    void theNewestQueryWins()
    {
        OpenSession open;
        std::promise<void> started;
        std::promise<void> go;
        std::shared_future<void> gate = go.get_future().share();
        bool olderStopped = false;
        QStringList answers;
        open.session.query(
            QStringLiteral("rows"),
            [&started, gate, &olderStopped](const workspace::Snapshot &, base::Progress &progress) {
                started.set_value();
                gate.wait();
                olderStopped = progress.stopRequested();
                return 1;
            },
            this, [&](int) { answers << QStringLiteral("older"); });
        started.get_future().wait();
        bool middleRan = false;
        open.session.query(
            QStringLiteral("rows"),
            [&middleRan](const workspace::Snapshot &, base::Progress &) {
                middleRan = true;
                return 2;
            },
            this, [&](int) { answers << QStringLiteral("middle"); });
        open.session.query(
            QStringLiteral("rows"), [](const workspace::Snapshot &, base::Progress &) { return 3; }, this,
            [&](int) { answers << QStringLiteral("newest"); });
        open.session.query(
            QStringLiteral("other"), [](const workspace::Snapshot &, base::Progress &) { return 4; }, this,
            [&](int) { answers << QStringLiteral("other slot"); });
        go.set_value();
        open.settle();
        QVERIFY(olderStopped);
        QVERIFY(!middleRan);
        QCOMPARE(answers, (QStringList{QStringLiteral("newest"), QStringLiteral("other slot")}));
    }

    void aLongQueryKeepsNobodyWaiting()
    {
        OpenSession open;
        QStringList answers;
        std::promise<void> go;
        std::shared_future<void> gate = go.get_future().share();
        open.session.longQuery(
            QStringLiteral("long"),
            [gate](const workspace::Snapshot &, base::Progress &) {
                gate.wait();
                return 1;
            },
            this, [&](int) { answers << QStringLiteral("long"); });
        open.session.query(
            QStringLiteral("quick"), [](const workspace::Snapshot &, base::Progress &) { return 2; }, this,
            [&](int) { answers << QStringLiteral("quick"); });
        QTRY_COMPARE_WITH_TIMEOUT(answers, QStringList{QStringLiteral("quick")}, 20000);
        go.set_value();
        open.settle();
        QCOMPARE(answers, (QStringList{QStringLiteral("quick"), QStringLiteral("long")}));
    }

    void nothingIsDeliveredToTheDead()
    {
        OpenSession open;
        auto context = std::make_unique<QObject>();
        bool delivered = false;
        std::promise<void> go;
        std::shared_future<void> gate = go.get_future().share();
        open.session.query(
            QStringLiteral("rows"),
            [gate](const workspace::Snapshot &, base::Progress &) {
                gate.wait();
                return 1;
            },
            context.get(), [&](int) { delivered = true; });
        open.session.run(
            QStringLiteral("Waiting"),
            [gate](workspace::Workspace &, base::Progress &) -> base::Result<void> {
                gate.wait();
                return {};
            },
            context.get(), [&](const base::Result<void> &) { delivered = true; });
        context.reset();
        go.set_value();
        open.settle();
        QVERIFY(!delivered);
    }

    void aSessionEndsWhileJobsRun()
    {
        bool delivered = false;
        {
            OpenSession open;
            open.session.run(
                QStringLiteral("Long"),
                [](workspace::Workspace &, base::Progress &progress) -> base::Result<void> {
                    while (!progress.stopRequested()) {
                        std::this_thread::yield();
                    }
                    return base::fail(base::ErrorKind::stopped, "stopped");
                },
                this, [&](const base::Result<void> &) { delivered = true; });
        }
        QVERIFY(!delivered);
    }

    void openingWhatIsNotThereFails()
    {
        base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
        bridge::WorkspaceSession session(clock);
        QSignalSpy failed(&session, &bridge::WorkspaceSession::openFailed);
        QTemporaryDir folder;
        session.open(folder.filePath(QStringLiteral("missing.leadlight")));
        QVERIFY(failed.count() == 1 || failed.wait(30000));
        QVERIFY(!session.isOpen());
    }

    void filterFindsRowsAndSaysSo()
    {
        OpenSession open;
        bridge::FilterState filter(open.session);
        QCOMPARE(filter.setExpression(QStringLiteral("country:Germany")), QString());
        open.settle();
        QVERIFY(filter.rows() != nullptr);
        QCOMPARE(*filter.rows(), (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(filter.sentence(), QStringLiteral("2 of 3 leads: Germany"));

        filter.toggleValue(QStringLiteral("country"), QStringLiteral("Norway"));
        open.settle();
        QCOMPARE(filter.expression(), QStringLiteral("country:Germany|Norway"));
        QCOMPARE(filter.rows()->size(), std::size_t{3});
        filter.toggleValue(QStringLiteral("country"), QStringLiteral("Germany"), true);
        open.settle();
        QCOMPARE(*filter.rows(), (std::vector<std::uint32_t>{2}));

        filter.clear();
        const QString rank = bridge::toQt(open.session.snapshot()->rankOf(0));
        filter.setTiles({rank});
        open.settle();
        QCOMPARE(filter.filterRows()->size(), std::size_t{3});
        QCOMPARE(filter.chips().size(), 1);
        for (const std::uint32_t row : *filter.rows()) {
            QCOMPARE(bridge::toQt(open.session.snapshot()->rankOf(row)), rank);
        }
        filter.removeChip(0);
        QVERIFY(filter.isEmpty());

        QVERIFY(!filter.setExpression(QStringLiteral("country:")).isEmpty());
        QSignalSpy refused(&filter, &bridge::FilterState::refused);
        QCOMPARE(filter.setExpression(QStringLiteral("colour:red")), QString());
        open.settle();
        QCOMPARE(refused.count(), 1);
    }
};

QTEST_MAIN(SessionTest)
#include "test_session.moc"
