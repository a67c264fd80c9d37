// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <random>

#include "small_workspace.h"
#include "support/failing_vfs.h"
#include "wording/errors.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/canonical_dump.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using support::FailingVfs;

namespace {

using Deed = std::function<base::Result<void>(const SmallWorkspace &, workspace::Workspace &)>;

std::string dumpOf(workspace::Workspace &open)
{
    std::string text;
    const auto done = workspace::dumpCanonically(open, [&](std::string_view line) { text += line; });
    return done ? text : done.error().code;
}

std::string dumpOf(const SmallWorkspace &small)
{
    auto open = small.open();
    return open ? dumpOf(**open) : open.error().code;
}

template <class T> base::Result<void> plain(const base::Result<T> &result)
{
    return result ? base::Result<void>() : base::fail(result.error());
}

base::Result<void> importMore(const SmallWorkspace &small, workspace::Workspace &open)
{
    return plain(small.import(open, io::ImportKind::leads, "external_id,email,employees\nL9,nine@nine.example,9\nL1,amara@okafor.example,121\n"));
}

base::Result<void> disqualify(const SmallWorkspace &small, workspace::Workspace &open)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::disqualify;
    request.reason = "student";
    return plain(workspace::moveLead(open, 1, request, small.sales));
}

base::Result<void> eraseOne(const SmallWorkspace &small, workspace::Workspace &open)
{
    return plain(workspace::eraseLead(open, 2, small.sales));
}

base::Result<void> sign(const SmallWorkspace &small, workspace::Workspace &open)
{
    return small.sign(open.session().store(), 3);
}

bool isWorded(const base::Error &error)
{
    return wording::errorSentence(error).find("Something did not work") == std::string::npos;
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT

private slots:
    void everyFailedCallEndsInTheOldOrTheNewState_data()
    {
        QTest::addColumn<int>("deed");
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("code");
        const char *const deeds[]{"import", "move", "sign", "erase"};
        for (int deed = 0; deed < 4; ++deed) {
            QTest::addRow("%s, write, EIO", deeds[deed]) << deed << static_cast<int>(FailingVfs::Call::write) << SQLITE_IOERR_WRITE;
            QTest::addRow("%s, write, ENOSPC", deeds[deed]) << deed << static_cast<int>(FailingVfs::Call::write) << SQLITE_FULL;
            QTest::addRow("%s, sync", deeds[deed]) << deed << static_cast<int>(FailingVfs::Call::sync) << SQLITE_IOERR_FSYNC;
            QTest::addRow("%s, truncate", deeds[deed]) << deed << static_cast<int>(FailingVfs::Call::truncate) << SQLITE_IOERR_TRUNCATE;
            QTest::addRow("%s, open", deeds[deed]) << deed << static_cast<int>(FailingVfs::Call::open) << SQLITE_CANTOPEN;
        }
    }
    void everyFailedCallEndsInTheOldOrTheNewState()
    {
        QFETCH(int, deed);
        QFETCH(int, call);
        QFETCH(int, code);
        const Deed deeds[]{importMore, disqualify, sign, eraseOne};
        SmallWorkspace small;
        {
            auto made = small.createAgreed();
            HOLDS(made);
            HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
            HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
        }
        const QString path = QString::fromStdString(small.path());
        const QString base = QString::fromStdString(small.path("base"));
        QVERIFY(QFile::copy(path, base));
        const std::string before = dumpOf(small);
        {
            auto open = small.open();
            HOLDS(open);
            HOLDS(deeds[deed](small, **open));
        }
        const std::string after = dumpOf(small);
        QVERIFY(before != after);
        FailingVfs disk;
        bool reached = true;
        int swept = 0;
        for (int n = 1; reached; n += n < mostOneByOne ? 1 : stride) {
            QFile::remove(path);
            QVERIFY(QFile::copy(base, path));
            auto open = small.open();
            HOLDS(open);
            disk.failAt(static_cast<FailingVfs::Call>(call), n, code, n % 2 == 0);
            const auto done = deeds[deed](small, **open);
            reached = disk.wasHit();
            swept += reached ? 1 : 0;
            open->reset();
            disk.heal();
            if (!done)
                QVERIFY2(isWorded(done.error()), failureOf(done).c_str());
            const std::string state = dumpOf(small);
            QVERIFY2(state == after || (!done && state == before), qPrintable(QStringLiteral("call %1: %2").arg(n).arg(QString::fromStdString(failureOf(done)))));
            const auto proof = workspace::verify(small.path(), small.clock);
            HOLDS(proof);
            QVERIFY2(!*proof, qPrintable(QStringLiteral("call %1: %2").arg(n).arg(QString::fromStdString(*proof ? (*proof)->error.code : std::string()))));
        }
        qInfo("%d calls", swept);
    }

    void daylightSavingAndOddYearsKeepOrderAndScores()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
        const auto scoresAt = [&](const char *moment) -> std::vector<base::Exact> {
            const auto open = workspace::Workspace::open(small.path(), {false, base::parseIsoInstant(moment)}, small.clock);
            return open ? (*open)->snapshot()->scores->score[1] : std::vector<base::Exact>{};
        };
        // Clocks go forward on 29 March 2026 in Berlin: an hour that is not there takes nothing away and adds nothing.
        small.clock.set(*base::parseIsoInstant("2026-03-29T00:59:59Z"));
        HOLDS(workspace::setLeadFields(**made, 0, {{"phone", "+49 30 5550101"}}, small.sales));
        small.clock.set(*base::parseIsoInstant("2026-03-29T01:00:01Z"));
        HOLDS(workspace::setLeadFields(**made, 0, {{"phone", "+49 30 5550102"}}, small.sales));
        const auto before = scoresAt("2026-03-31T12:00:00Z");
        QVERIFY(!before.empty());
        for (const char *year : {"1970-01-01T00:00:00Z", "2100-12-31T23:59:59Z"}) {
            small.clock.set(*base::parseIsoInstant(year));
            HOLDS((*made)->refresh());
            HOLDS(workspace::setLeadFields(**made, 1, {{"phone", std::string("+49 30 5550") + std::string(year).substr(1, 3)}}, small.sales));
        }
        made->reset();
        small.clock.set(noon);
        QCOMPARE(scoresAt("2026-03-31T12:00:00Z"), before);
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!*proof);
    }

private:
    static constexpr int mostOneByOne = 12;
    static constexpr int stride = 7;
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
