// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "store/backup.h"
#include "workspace/commands/back_up.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

lifecycle::MoveRequest asked(domain::Move move)
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = "student";
    request.program = "newsletter";
    return request;
}

/// Like createAgreed, in a time zone of its own.
base::Result<std::unique_ptr<workspace::Workspace>> createIn(SmallWorkspace &small, const std::string &zone)
{
    auto store = store::WorkspaceStore::create(small.path(), {zone, "EUR", base::Uuid::derived(zone), noon});
    if (!store)
        return base::fail(store.error());
    {
        auto write = (*store)->beginWrite();
        agreement::ModelVersion draft;
        draft.bytes = model::canonicalJson(foodModel());
        if (auto put = write->putVersion(draft); !put)
            return base::fail(put.error());
        if (auto entry = write->appendLedger(noon, "draft", "import", workspace::draftPayload(draft)); !entry)
            return base::fail(entry.error());
        if (auto done = write->commit(); !done)
            return base::fail(done.error());
    }
    store->reset();
    auto open = small.open();
    if (!open)
        return open;
    const auto lena = workspace::addPerson(**open, "Lena", domain::Side::marketing);
    const auto jonas = workspace::addPerson(**open, "Jonas", domain::Side::sales);
    if (!lena || !jonas)
        return base::fail(lena ? jonas.error() : lena.error());
    small.marketing = *lena;
    small.sales = *jonas;
    if (auto seated = workspace::seatPeople(**open, {*lena, *jonas}); !seated)
        return base::fail(seated.error());
    if (auto agreed = small.sign((*open)->session().store(), 2); !agreed)
        return base::fail(agreed.error());
    open->reset();
    return small.open();
}

} // namespace

class TestClock : public QObject {
    Q_OBJECT

private slots:
    void whatWasDoneLastCountsWhateverTheClockSays()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        const auto back = [&](std::int64_t days) { small.clock.set({noon.seconds - days * base::secondsPerDay}); };
        HOLDS(workspace::moveLead(**made, 1, asked(domain::Move::disqualify), small.sales));
        HOLDS(workspace::setLeadFields(**made, 1, {{"phone", "+49 30 5550101"}}, small.sales));
        back(3);
        HOLDS(workspace::moveLead(**made, 1, asked(domain::Move::recycle), small.sales));
        back(400);
        HOLDS(workspace::setLeadFields(**made, 1, {{"phone", "+49 30 5550102"}}, small.sales));
        const auto stage = (*made)->snapshot()->stages[1];
        QVERIFY(stage != domain::Stage::disqualified);
        made->reset();
        small.clock.set(noon);
        made = small.open();
        HOLDS(made);
        QCOMPARE((*made)->snapshot()->stages[1], stage);
        QCOMPARE((*made)->snapshot()->text(1, "phone"), std::string("+49 30 5550102"));
        std::vector<std::uint64_t> numbers;
        std::vector<std::int64_t> times;
        HOLDS((*made)->session().store().visitLedger([&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *) {
            numbers.push_back(entry.seq);
            times.push_back(entry.time.seconds);
            return true;
        }));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], static_cast<std::uint64_t>(i + 1));
        QVERIFY(!std::is_sorted(times.begin(), times.end())); // the entries say when the clock said it was
        // What is undone is the last move, not the one that bears the latest time.
        HOLDS(workspace::moveLead(**made, 1, asked(domain::Move::undo), small.sales));
        QCOMPARE((*made)->snapshot()->stages[1], domain::Stage::disqualified);
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void aDayIsBackedUpOnceWhateverTheClockDoes()
    {
        SmallWorkspace small;
        HOLDS(small.createAgreed());
        const auto kept = [&](const char *moment) {
            small.clock.set(*base::parseIsoInstant(moment));
            const auto done = workspace::keepDailyBackup(small.path(), small.clock);
            return done ? store::keptBackups(small.path()).size() : std::size_t{999};
        };
        // The night in which Berlin loses an hour, and the one in which it gets it back.
        QCOMPARE(kept("2026-03-28T23:30:00Z"), std::size_t{1});
        QCOMPARE(kept("2026-03-29T00:30:00Z"), std::size_t{2});
        QCOMPARE(kept("2026-03-29T01:30:00Z"), std::size_t{2});
        QCOMPARE(kept("2026-10-25T00:30:00Z"), std::size_t{3});
        QCOMPARE(kept("2026-10-25T01:30:00Z"), std::size_t{3});
        // Back to days that have one, and to one that has none; nothing that is there goes.
        QCOMPARE(kept("2026-03-29T12:00:00Z"), std::size_t{3});
        QCOMPARE(kept("2026-03-30T12:00:00Z"), std::size_t{4});
        // A year that has not come, and back: no backup was too old.
        QCOMPARE(kept("2100-01-01T00:00:00Z"), std::size_t{5});
        QCOMPARE(kept("2026-03-31T12:00:00Z"), std::size_t{6});
    }

    void dueTimesKeepTheHoursOfTheirZone_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("accepted");
        QTest::addColumn<QString>("due");
        // Three civil days, in which Berlin's clock is put forward, New York's was weeks before, Kathmandu's never is.
        QTest::newRow("Berlin, spring") << "Europe/Berlin" << "2026-03-27T13:00:00Z" << "2026-03-30T12:00:00Z";
        QTest::newRow("Berlin, autumn") << "Europe/Berlin" << "2026-10-23T12:00:00Z" << "2026-10-26T13:00:00Z";
        QTest::newRow("New York, spring") << "America/New_York" << "2026-03-06T15:00:00Z" << "2026-03-09T14:00:00Z";
        QTest::newRow("Kathmandu") << "Asia/Kathmandu" << "2026-03-27T13:00:00Z" << "2026-03-30T13:00:00Z";
    }
    void dueTimesKeepTheHoursOfTheirZone()
    {
        QFETCH(QString, zone);
        QFETCH(QString, accepted);
        QFETCH(QString, due);
        SmallWorkspace small;
        auto made = createIn(small, zone.toStdString());
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
        QCOMPARE((*made)->snapshot()->stages[0], domain::Stage::qualified);
        small.clock.set(*base::parseIsoInstant(accepted.toStdString()));
        HOLDS(workspace::moveLead(**made, 0, asked(domain::Move::accept)));
        QCOMPARE(base::isoText(base::Instant{(*made)->snapshot()->dueAt[0]}), due.toStdString());
        // A clock that is put back afterwards moves no limit.
        small.clock.set(noon);
        HOLDS((*made)->refresh());
        QCOMPARE(base::isoText(base::Instant{(*made)->snapshot()->dueAt[0]}), due.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "test_clock.moc"
