// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/undo_import.h"
#include "workspace/commands/undo_last.h"
#include "workspace/commands/verify_lead.h"
#include "workspace/queries/history.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/timeline.h"
#include "workspace/queries/verification_effect.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using domain::Stage;
using lifecycle::Verdict;

namespace {

lifecycle::MoveRequest asked(Move move, const std::string &reason = {})
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = reason;
    return request;
}

domain::Activity happened(const std::string &type, base::Instant time)
{
    domain::Activity activity;
    activity.type = type;
    activity.channel = domain::channelOfType(type);
    activity.time = time;
    return activity;
}

std::vector<std::uint32_t> rowsOf(const std::vector<workspace::InboxEntry> &entries)
{
    std::vector<std::uint32_t> rows;
    for (const workspace::InboxEntry &entry : entries)
        rows.push_back(entry.row);
    return rows;
}

const std::vector<std::uint32_t> nobody;
const std::vector<std::uint32_t> first{0};

/// The step is on; the lead in row 0 reached the region and waits to be looked up.
struct Desk {
    SmallWorkspace small;
    std::unique_ptr<workspace::Workspace> workspace;

    base::Result<void> open(bool used = true)
    {
        auto made = small.createAgreed();
        if (!made)
            return base::fail(made.error());
        workspace = std::move(*made);
        if (auto set = workspace::changeRules(*workspace, {{"verification.used", used ? "yes" : "no"}}); !set)
            return base::fail(set.error());
        if (auto leads = small.import(*workspace, io::ImportKind::leads, fourLeads); !leads)
            return base::fail(leads.error());
        if (auto events = small.import(*workspace, io::ImportKind::activities, someActivities); !events)
            return base::fail(events.error());
        return {};
    }
    [[nodiscard]] Stage stage(std::uint32_t row) const { return workspace->snapshot()->stages[row]; }
    [[nodiscard]] std::vector<std::uint32_t> waiting() const { return rowsOf(workspace::verification(*workspace->snapshot())); }
    [[nodiscard]] std::vector<std::uint32_t> withSales() const { return rowsOf(workspace::inbox(*workspace->snapshot())); }
    [[nodiscard]] std::string newestStory() const
    {
        const auto history = workspace::readHistory(*workspace);
        return history ? workspace::storyOf((*history)->entries.front(), *workspace->snapshot()).sentence : std::string();
    }
    [[nodiscard]] bool isSound()
    {
        workspace.reset();
        const auto found = workspace::verify(small.path(), small.clock);
        auto again = small.open();
        if (again)
            workspace = std::move(*again);
        return found && !*found && again;
    }
};

} // namespace

class TestVerification : public QObject {
    Q_OBJECT

private slots:
    void withoutTheStepSalesSeesTheLeadAtOnce()
    {
        Desk desk;
        HOLDS(desk.open(false));
        QCOMPARE(desk.stage(0), Stage::qualified);
        QCOMPARE(desk.waiting(), nobody);
    }

    void aLeadWaitsForAPersonAndIsHandedOverByTheVerdict()
    {
        Desk desk;
        HOLDS(desk.open());
        QCOMPARE(desk.stage(0), Stage::identified);
        QCOMPARE(desk.waiting(), first);
        QCOMPARE(desk.withSales(), nobody);
        const auto entry = workspace::verification(*desk.workspace->snapshot()).front();
        QCOMPARE(workspace::keyOf(entry.lane), std::string_view("verification"));
        QVERIFY(entry.dueAt.has_value());
        QCOMPARE(entry.dueAt->seconds, noon.seconds + 2 * base::secondsPerDay);
        HOLDS(desk.workspace->refresh()); // asked once, not again
        QCOMPARE(desk.waiting(), first);

        desk.small.clock.set({noon.seconds + 3600});
        HOLDS(workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, "Answered the phone"));
        QCOMPARE(desk.stage(0), Stage::qualified);
        QCOMPARE(desk.waiting(), nobody);
        QCOMPARE(desk.withSales(), first);
        QVERIFY(desk.isSound());
        QCOMPARE(desk.stage(0), Stage::qualified);
        HOLDS(workspace::moveLead(*desk.workspace, 0, asked(Move::accept)));
        const auto effect = workspace::verificationEffect(*desk.workspace->snapshot());
        QCOMPARE(effect.confirmed, std::uint64_t{1});
        QCOMPARE(effect.checked.accepted, std::uint64_t{1});
        QCOMPARE(effect.unchecked.answered, std::uint64_t{0});
        QCOMPARE(workspace::effectText(effect), std::string("1 checked: 1 confirmed, 0 not, about 1 h of work. Sales accepted 1 of 1 that were "
                                                            "checked and 0 of 0 that were not."));
    }

    void aRefusedLeadComesBackOnNewEvidenceAlone()
    {
        Desk desk;
        HOLDS(desk.open());
        const auto silent = workspace::verifyLead(*desk.workspace, 0, Verdict::refused, "  ");
        QCOMPARE(silent ? std::string("done") : silent.error().code, std::string("verification.no_words"));
        HOLDS(workspace::verifyLead(*desk.workspace, 0, Verdict::refused, "Left the company"));
        QCOMPARE(desk.newestStory(), std::string("Amara Okafor, verification: not confirmed: Left the company"));
        QCOMPARE(desk.waiting(), nobody);
        desk.small.clock.set({noon.seconds + 3600});
        HOLDS(desk.workspace->refresh());
        QCOMPARE(desk.waiting(), nobody);
        QCOMPARE(desk.stage(0), Stage::identified);
        HOLDS(workspace::logActivity(*desk.workspace, 0, happened("page_view", {noon.seconds + 1800})));
        QCOMPARE(desk.waiting(), nobody); // ten points are not enough
        HOLDS(workspace::logActivity(*desk.workspace, 0, happened("page_view", {noon.seconds + 1900})));
        QCOMPARE(desk.waiting(), first);
        QVERIFY(desk.isSound());
    }

    void verdictsAreUndone()
    {
        Desk desk;
        HOLDS(desk.open());
        const auto refused = workspace::verifyLead(*desk.workspace, 0, Verdict::refused, "Left the company");
        HOLDS(refused);
        HOLDS(workspace::undoDeed(*desk.workspace, refused->ledgerSeq));
        QCOMPARE(desk.waiting(), first);
        HOLDS(workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, {}));
        QCOMPARE(desk.workspace->snapshot()->moves.back().person, desk.small.marketing);
        QVERIFY(!desk.workspace->snapshot()->sentByHand[0]);
        const auto last = workspace::undoLast(*desk.workspace);
        HOLDS(last);
        QCOMPARE(last->kind, workspace::LastDeed::Kind::move);
        QCOMPARE(desk.stage(0), Stage::identified);
        QCOMPARE(desk.waiting(), first);
        HOLDS(desk.workspace->refresh());
        QCOMPARE(desk.stage(0), Stage::identified);
        HOLDS(workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, {}));
        QCOMPARE(desk.stage(0), Stage::qualified);
        QVERIFY(desk.isSound());
    }

    void aPassbackEndsWhatWasConfirmed()
    {
        Desk desk;
        HOLDS(desk.open());
        HOLDS(workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, {}));
        HOLDS(workspace::moveLead(*desk.workspace, 0, asked(Move::passBack, "No budget")));
        const auto told = workspace::timeline(*desk.workspace->snapshot(), 0); // all within one second, the newest first
        QCOMPARE(told.at(0).move.move, Move::passBack);
        QCOMPARE(told.at(1).move.move, Move::qualify);
        QVERIFY(told.at(2).deed && told.at(2).deed->what == "confirmed");
        QVERIFY(told.at(3).deed && told.at(3).deed->what == "asked");
        HOLDS(desk.workspace->refresh());
        QCOMPARE(desk.stage(0), Stage::identified);
        QCOMPARE(desk.waiting(), nobody);
    }

    void whoAsksForACallDoesNotWait()
    {
        Desk desk;
        HOLDS(desk.open());
        HOLDS(workspace::logActivity(*desk.workspace, 0, happened("call_request", {noon.seconds - 60})));
        QCOMPARE(desk.stage(0), Stage::qualified);
        QCOMPARE(desk.waiting(), nobody);
        const auto late = workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, {});
        QCOMPARE(late ? std::string("done") : late.error().code, std::string("verification.not_asked"));
    }

    void theStepTakenAwayLetsThemGo()
    {
        Desk desk;
        HOLDS(desk.open());
        HOLDS(workspace::changeRules(*desk.workspace, {{"verification.used", "no"}}));
        QCOMPARE(desk.stage(0), Stage::qualified);
        QCOMPARE(desk.waiting(), nobody);
    }

    void whoLeftTheRegionIsNotConfirmed()
    {
        Desk desk;
        HOLDS(desk.open());
        HOLDS(workspace::setLeadFields(*desk.workspace, 0, {{"industry", "Steel"}}));
        QCOMPARE(desk.waiting(), first); // leaving never takes it away silently
        const auto confirmed = workspace::verifyLead(*desk.workspace, 0, Verdict::confirmed, {});
        QCOMPARE(confirmed ? std::string("done") : confirmed.error().code, std::string("verification.left"));
    }

    void anImportTakenBackTakesWhatItAskedFor()
    {
        Desk desk;
        HOLDS(desk.open());
        HOLDS(workspace::undoImport(*desk.workspace, 2));
        QCOMPARE(desk.waiting(), nobody);
        QVERIFY(desk.isSound());
        QCOMPARE(desk.waiting(), nobody);
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "test_verification.moc"
