// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/buyer_phase.h"
#include "workspace/queries/follow_up_report.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/owner_standing.h"
#include "workspace/queries/process_effects.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using io::ImportKind;

namespace {

constexpr const char *sourced = "external_id,first_name,email,industry,budget,authority,need,timeframe,source\n"
                                "L1,Amara,amara@okafor.example,Food,yes,CFO,tracing,this year,Fair\n"
                                "L2,Bo,bo@lind.example,Food,yes,,,,Fair\n"
                                "L3,Chiara,chiara@rossi.example,Food,,,,,Web\n"
                                "L4,Dario,dario@weiss.example,Food,,,,,Web\n";
constexpr const char *demos = "lead,time,type\n"
                              "L1,2026-03-30T10:00:00Z,demo_request\nL1,2026-03-30T10:01:00Z,demo_request\n"
                              "L2,2026-03-30T10:00:00Z,demo_request\nL2,2026-03-30T10:01:00Z,demo_request\n"
                              "L3,2026-03-30T10:00:00Z,demo_request\nL3,2026-03-30T10:01:00Z,demo_request\n"
                              "L4,2026-03-30T10:00:00Z,call_request\n";

lifecycle::MoveRequest request(Move move, const std::string &reason = {})
{
    lifecycle::MoveRequest made;
    made.move = move;
    made.reason = reason;
    return made;
}

} // namespace

/// What became of what was handed over.
class TestFollowUp : public QObject {
    Q_OBJECT

    void at(const char *moment) { m_small->clock.set(*base::parseIsoInstant(moment)); }
    base::Result<workspace::MoveReceipt> move(std::uint32_t row, lifecycle::MoveRequest wanted, const workspace::FieldValues &facts = {})
    {
        return workspace::moveLead(*m_made, row, wanted, m_small->sales, facts);
    }
    [[nodiscard]] const workspace::Snapshot &now() const { return *m_made->snapshot(); }
    [[nodiscard]] workspace::OwnerStanding standingOf(const std::string &name) const
    {
        for (const workspace::OwnerStanding &owner : workspace::ownerStanding(now())) {
            if (owner.name == name)
                return owner;
        }
        return {};
    }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(m_small->import(*m_made, ImportKind::leads, sourced));
        HOLDS(m_small->import(*m_made, ImportKind::activities, demos));
        for (std::uint32_t row = 0; row < 4; ++row)
            QCOMPARE(now().stages[row], domain::Stage::qualified);
    }

    void ownersAreToldApart()
    {
        lifecycle::MoveRequest accept = request(Move::accept);
        HOLDS(move(0, accept));
        HOLDS(move(1, request(Move::passBack, "no_budget")));
        const workspace::OwnerStanding jonas = standingOf("Jonas");
        QCOMPARE(jonas.waitingSals, 1u);
        QCOMPARE(jonas.handedOver, 1u);
        QCOMPARE(jonas.decided, 1u);
        QCOMPARE(jonas.breaches, 0u);
        const workspace::OwnerStanding all = workspace::sumOf(workspace::ownerStanding(now()));
        QCOMPARE(all.handedOver, 4u);
        QCOMPARE(all.decided, 2u);
        QCOMPARE(all.waitingMqls, 2u);
        QCOMPARE(all.waitingSals, 1u);
    }

    void lateIsWhatWasAnsweredLateOrStillWaits()
    {
        at("2026-04-10T12:00:00Z"); // the limit is one working day
        HOLDS(m_made->refresh());
        HOLDS(move(0, request(Move::accept)));
        const workspace::OwnerStanding all = workspace::sumOf(workspace::ownerStanding(now()));
        QCOMPARE(all.breaches, 4u);
        QVERIFY(all.oldestSeconds > 8 * base::secondsPerDay);
    }

    void aPartnerIsReportedLikeARep()
    {
        HOLDS(workspace::changeRules(*m_made, {{"partners", m_small->sales.text()}}, m_small->marketing));
        HOLDS(move(0, request(Move::accept)));
        QVERIFY(standingOf("Jonas").isPartner);
        QVERIFY(report::toHtml(workspace::followUpReport(now(), "Case")).find("Jonas (partner)") != std::string::npos);
    }

    void lossesStandByReasonAndSource()
    {
        for (const std::uint32_t row : {0U, 1U, 2U}) {
            HOLDS(move(row, request(Move::accept)));
            HOLDS(move(row, request(Move::opportunity), {{"budget", "yes"}, {"authority", "CFO"}, {"need", "n"}, {"timeframe", "now"}}));
        }
        HOLDS(move(0, request(Move::lose, "Already decided before we knew")));
        HOLDS(move(1, request(Move::lose, "Price")));
        HOLDS(move(2, request(Move::lose, "Already decided before we knew")));
        const workspace::Losses losses = workspace::lossesBySource(now());
        QCOMPARE(losses.count, 3u);
        QCOMPARE(losses.sources, (std::vector<std::string>{"Fair", "Web"}));
        QCOMPARE(losses.reasons.front().reason, std::string("Already decided before we knew"));
        QCOMPARE(losses.reasons.front().bySource, (std::vector<std::uint64_t>{1, 1}));
        QCOMPARE(losses.reasons.back().bySource, (std::vector<std::uint64_t>{1, 0}));
        const std::string page = report::toHtml(workspace::followUpReport(now(), "Case"));
        QVERIFY(page.find("Of 3 lost leads 2 (66.7 %) were decided before we knew of them.") != std::string::npos);
    }

    void knowingTheFactsIsComparedWithNotKnowing()
    {
        HOLDS(move(0, request(Move::accept))); // all four known
        HOLDS(move(1, request(Move::passBack, "no_budget")));
        HOLDS(move(2, request(Move::accept)));
        const workspace::FactsEffect handOver = workspace::factsEffects(now())[0];
        QCOMPARE(handOver.known.decided, 1u);
        QCOMPARE(handOver.known.wentOn, 1u);
        QCOMPARE(handOver.unknown.decided, 2u);
        QCOMPARE(handOver.unknown.wentOn, 1u);
    }

    void whoAskedForACallIsFollowed()
    {
        HOLDS(move(3, request(Move::accept)));
        HOLDS(move(3, request(Move::opportunity))); // the first call needs no facts
        const workspace::CallersPath path = workspace::callersPath(now());
        QCOMPARE(path.askedForCall, 1u);
        QCOMPARE(path.opportunities, 1u);
        QCOMPARE(path.factsKnown, 0u);
    }

    void whatSalesAddsIsItsOwn()
    {
        const auto row = workspace::addLead(*m_made, {{"email", "own@contact.example"}}, m_small->sales);
        HOLDS(row);
        QCOMPARE(now().stages[*row], domain::Stage::identified);
        QCOMPARE(now().text(*row, "source"), std::string("Sales-sourced"));
        QCOMPARE(now().ownerOf(*row)->name, std::string("Jonas"));
        const workspace::SourcedBy both = workspace::sourcedBy(now());
        QCOMPARE(both.sales.leads, 1u);
        QCOMPARE(both.marketing.leads, 4u);
        QCOMPARE(both.marketing.handedOver, 4u);
    }

    void aHandOverRecordsItsGates()
    {
        const workspace::MoveRecord &handOver = now().moves.front();
        QCOMPARE(handOver.modelVersion, 2);
        QVERIFY(!handOver.rank.empty());
        QCOMPARE(handOver.note, std::string("Gates passed: reachable, consent, not junk, not a duplicate, not from a bought list"));
    }

    void whoBecomesKnownSaysByWhat()
    {
        const auto visitor = workspace::addLead(*m_made, {{"company", "Somebody"}});
        HOLDS(visitor);
        domain::Activity download;
        download.type = "content_download";
        download.asset = "RFID guide";
        HOLDS(workspace::logActivity(*m_made, *visitor, download));
        QCOMPARE(now().stages[*visitor], domain::Stage::anonymous);
        HOLDS(workspace::setLeadFields(*m_made, *visitor, {{"email", "now@known.example"}}));
        const workspace::MoveRecord &identified = now().moves[now().movesOf[*visitor].front()];
        QCOMPARE(identified.move, Move::identify);
        QCOMPARE(identified.note, std::string("Content download: RFID guide"));
    }

    void theBuyersPhaseIsRaisedAndNeverLowered()
    {
        domain::Activity activity;
        activity.type = "content_download";
        for (const auto &[phase, expected] : {std::pair{"evaluation", 2}, std::pair{"awareness", 2}, std::pair{"validation", 3}}) {
            activity.phase = phase;
            HOLDS(workspace::logActivity(*m_made, 0, activity));
            QCOMPARE(int{workspace::buyerPhase(now(), 0)}, expected);
            activity.asset += "x";
        }
        const auto found = workspace::listLeads(now(), data::Filter({{"buyer_phase", ":", {"validation"}, false}}), {});
        HOLDS(found);
        QCOMPARE(*found, std::vector<std::uint32_t>{0});
        QCOMPARE(now().stages[0], domain::Stage::qualified);
    }

    void aSnoozeHoldsWhenTheClockWasSetBack()
    {
        at("2026-03-31T11:00:00Z"); // an hour before the hand-over
        HOLDS(workspace::snoozeLead(*m_made, 0, *base::parseIsoInstant("2026-05-01T12:00:00Z"), m_small->sales));
        QCOMPARE(workspace::snoozed(now()).size(), std::size_t{1});
        HOLDS(move(0, request(Move::accept)));
        QVERIFY(workspace::snoozed(now()).empty());
        HOLDS(move(0, request(Move::undo)));
        QCOMPARE(workspace::snoozed(now()).size(), std::size_t{1});
    }

private:
    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;
};

QTEST_GUILESS_MAIN(TestFollowUp)
#include "test_follow_up.moc"
