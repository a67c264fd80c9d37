// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "store/backup.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/restore_at.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

base::Result<workspace::MoveReceipt> moved(workspace::Workspace &open, std::uint32_t row, domain::Move move, const base::Uuid &person)
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = "student";
    request.program = "newsletter";
    return workspace::moveLead(open, row, request, person);
}

} // namespace

class TestRestoreAt : public QObject {
    Q_OBJECT

private slots:
    void modelAndStagesStandAsThen()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        const auto hour = [&](int n) { small.clock.set({noon.seconds + n * 3600}); };
        hour(1);
        HOLDS(moved(**made, 1, domain::Move::disqualify, small.sales));
        hour(2);
        const base::Instant then = small.clock.now();
        const auto stagesThen = (*made)->snapshot()->stages;
        const auto sinceThen = (*made)->snapshot()->stageSince;
        hour(3);
        HOLDS(moved(**made, 1, domain::Move::recycle, small.sales));
        HOLDS(moved(**made, 2, domain::Move::disqualify, small.sales));
        HOLDS(small.sign((*made)->session().store(), 3));
        made->reset();
        hour(4);
        {
            // What `sign` noted is of noon; the third version shall be of the third hour.
            auto open = small.open();
            HOLDS(open);
            auto version = (*open)->snapshot()->versions.back();
            version.inForceSince = base::Instant{noon.seconds + 3 * 3600};
            auto write = (*open)->session().store().beginWrite();
            HOLDS(write);
            HOLDS(write->putVersion(version));
            HOLDS(write->commit());
        }
        made = small.open();
        HOLDS(made);
        QCOMPARE((*made)->snapshot()->modelVersion, 3);
        QVERIFY((*made)->snapshot()->stages != stagesThen);
        const auto refused = workspace::restoreAt(**made, then);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("restore.needs_person"));
        const auto restored = workspace::restoreAt(**made, then, small.marketing);
        HOLDS(restored);
        QCOMPARE(restored->leads, std::size_t{2});
        QCOMPARE((*made)->snapshot()->modelVersion, 2);
        QVERIFY((*made)->snapshot()->stages == stagesThen);
        QCOMPARE((*made)->snapshot()->stageSince[1].seconds, sinceThen[1].seconds);
        QVERIFY(store::proveCopy(restored->kept).has_value());
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
        // The lead can go on from there.
        made = small.open();
        HOLDS(made);
        HOLDS(moved(**made, 1, domain::Move::recycle, small.sales));
    }

    void momentsThatCannotBeAreRefused()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const auto code = [&](base::Instant time) {
            const auto restored = workspace::restoreAt(**made, time, small.sales);
            return restored ? std::string("done") : restored.error().code;
        };
        QCOMPARE(code({noon.seconds + 60}), std::string("restore.future"));
        QCOMPARE(code({noon.seconds - 60}), std::string("restore.before_start"));
        QVERIFY(store::keptBackups(small.path()).empty());
    }
};

QTEST_GUILESS_MAIN(TestRestoreAt)
#include "test_restore_at.moc"
