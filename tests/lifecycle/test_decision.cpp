// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "lifecycle/decision.h"

using namespace leadlight;
using namespace leadlight::lifecycle;
using domain::Move;
using domain::Side;
using domain::Stage;

namespace {

constexpr base::Instant now{1'780'000'000}; // 2026-05-28T20:26:40Z
const base::Uuid jonas = base::Uuid::derived("Jonas");

/// A lead and a request that lack nothing, so that stage and side alone decide.
LeadState fullState(Stage stage)
{
    LeadState state;
    state.stage = stage;
    state.due = base::Instant{now.seconds - 60};
    state.reachable = true;
    state.budget = "approved";
    state.authority = "final";
    state.need = "yes, urgent";
    state.timeframe = "under 3 months";
    return state;
}

MoveRequest fullRequest(Move move)
{
    MoveRequest request;
    request.move = move;
    request.reason = "no_budget";
    request.note = "A note";
    request.program = "Spring letters";
    request.value = domain::Money{1'230'000, "EUR"};
    request.date = base::Date{20'600};
    request.until = base::Date{20'700};
    return request;
}

MoveRequest asking(Move move, std::string reason = {})
{
    MoveRequest request;
    request.move = move;
    request.reason = std::move(reason);
    return request;
}

Actor person(Side side)
{
    return {jonas, side, Actor::Kind::person};
}

/// The table of the domain page, written down once more by hand: stage, move, side → where it leads.
struct Allowed {
    const char *stage;
    const char *move;
    const char *sides; // M, S or MS
    const char *to;
};
constexpr std::array<Allowed, 26> allowed{{
    {"suspect", "identify", "MS", "identified"},
    {"anonymous", "identify", "MS", "identified"},
    {"identified", "qualify", "M", "qualified"},
    {"qualified", "accept", "S", "accepted"},
    {"qualified", "pass-back", "S", "identified"},
    {"accepted", "pass-back", "S", "identified"},
    {"opportunity", "pass-back", "S", "identified"},
    {"qualified", "recall", "M", "identified"},
    {"accepted", "recall", "M", "identified"},
    {"opportunity", "recall", "M", "identified"},
    {"accepted", "opportunity", "S", "opportunity"},
    {"opportunity", "win", "S", "won"},
    {"opportunity", "lose", "S", "lost"},
    {"opportunity", "hold", "S", "on_hold"},
    {"on_hold", "resume", "S", "opportunity"},
    {"lost", "recycle", "MS", "identified"},
    {"on_hold", "recycle", "MS", "identified"},
    {"disqualified", "recycle", "MS", "identified"},
    {"suspect", "disqualify", "MS", "disqualified"},
    {"anonymous", "disqualify", "MS", "disqualified"},
    {"identified", "disqualify", "MS", "disqualified"},
    {"qualified", "disqualify", "MS", "disqualified"},
    {"accepted", "disqualify", "MS", "disqualified"},
    {"opportunity", "disqualify", "MS", "disqualified"},
    {"lost", "disqualify", "MS", "disqualified"},
    {"on_hold", "disqualify", "MS", "disqualified"},
}};

/// A stage that the table lets `move` start from; for undo any.
Stage firstStageFor(Move move)
{
    for (const Allowed &row : allowed) {
        if (domain::keyOf(move) == row.move)
            return domain::parseStage(row.stage).value();
    }
    return Stage::accepted;
}

const Allowed *findAllowed(Stage stage, Move move)
{
    for (const Allowed &row : allowed) {
        if (domain::keyOf(stage) == row.stage && domain::keyOf(move) == row.move)
            return &row;
    }
    return nullptr;
}

std::string codeOf(const base::Result<Decision> &result)
{
    return result ? std::string("allowed") : result.error().code;
}

std::string decided(const LeadState &state, const MoveRequest &request, Side side, Policy policy = {})
{
    return codeOf(decide(state, request, person(side), policy, now));
}

} // namespace

class TestDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStageMoveAndSideIsDecidedAsTheTableSays_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("move");
        QTest::addColumn<int>("side");
        for (const Stage stage : domain::allStages) {
            for (const Move move : domain::allMoves) {
                if (move == Move::undo)
                    continue;
                for (const Side side : {Side::marketing, Side::sales, Side::both}) {
                    const std::string name = std::string(domain::keyOf(stage)) + " " + std::string(domain::keyOf(move))
                                             + " " + std::string(domain::keyOf(side));
                    QTest::newRow(name.c_str())
                        << static_cast<int>(stage) << static_cast<int>(move) << static_cast<int>(side);
                }
            }
        }
    }

    void everyStageMoveAndSideIsDecidedAsTheTableSays()
    {
        QFETCH(int, stage);
        QFETCH(int, move);
        QFETCH(int, side);
        const auto result = decide(fullState(static_cast<Stage>(stage)), fullRequest(static_cast<Move>(move)),
                                   person(static_cast<Side>(side)), {}, now);
        const Allowed *row = findAllowed(static_cast<Stage>(stage), static_cast<Move>(move));
        const std::string sides = findAllowed(firstStageFor(static_cast<Move>(move)), static_cast<Move>(move))->sides;
        const bool sideFits = static_cast<Side>(side) == Side::both
                              || sides.find(static_cast<Side>(side) == Side::sales ? 'S' : 'M') != std::string::npos;
        if (!sideFits) {
            QCOMPARE(codeOf(result), std::string("move.only_side"));
            QCOMPARE(result.error().arguments.at(0), std::string(sides == "S" ? "sales" : "marketing"));
        } else if (!row) {
            QCOMPARE(codeOf(result), std::string("move.not_from"));
            QCOMPARE(result.error().arguments.at(0), std::string(domain::labelOf(static_cast<Stage>(stage))));
            QCOMPARE(result.error().kind, base::ErrorKind::refused);
        } else {
            QCOMPARE(codeOf(result), std::string("allowed"));
            QCOMPARE(domain::keyOf(result->to), std::string_view(row->to));
            QCOMPARE(result->from, static_cast<Stage>(stage));
        }
    }

    void movesAreOfferedExactlyWhereTheTableHasThem()
    {
        for (const Stage stage : domain::allStages) {
            for (const Side side : {Side::marketing, Side::sales}) {
                const std::vector<Move> offered = movesFrom(stage, side);
                for (const Move move : domain::allMoves) {
                    const Allowed *row = findAllowed(stage, move);
                    const bool wanted = row && std::string(row->sides).find(side == Side::sales ? 'S' : 'M') != std::string::npos;
                    QCOMPARE(std::count(offered.begin(), offered.end(), move), wanted ? 1 : 0);
                }
            }
        }
        QCOMPARE(movesFrom(Stage::qualified, Side::sales),
                 (std::vector<Move>{Move::accept, Move::passBack, Move::disqualify}));
        QVERIFY(movesFrom(Stage::won, Side::both).empty());
    }

    void machinesMakeOnlyTheirOwnMoves()
    {
        using Kind = Actor::Kind;
        const std::map<Kind, std::set<Move>> may{{Kind::model, {Move::identify, Move::qualify}},
                                                 {Kind::import, {Move::identify}},
                                                 {Kind::hygiene, {Move::disqualify}}};
        for (const auto &[kind, moves] : may) {
            for (const Move move : domain::allMoves) {
                if (move == Move::undo)
                    continue;
                const LeadState state = fullState(firstStageFor(move));
                MoveRequest request = fullRequest(move);
                request.ownAction = true;
                const auto result = decide(state, request, {{}, Side::both, kind}, {}, now);
                QCOMPARE(codeOf(result), std::string(moves.contains(move) ? "allowed" : "move.only_side"));
            }
        }
    }

    void theModelQualifiesWithoutAReasonAPersonByHandWithOne()
    {
        const MoveRequest request = asking(Move::qualify);
        const auto byModel = decide(fullState(Stage::identified), request, {{}, Side::both, Actor::Kind::model}, {}, now);
        QVERIFY(byModel && !byModel->sentByHand);
        QCOMPARE(decided(fullState(Stage::identified), request, Side::marketing), std::string("move.needs_reason"));
        MoveRequest withReason = request;
        withReason.reason = "Met at the fair";
        const auto byHand = decide(fullState(Stage::identified), withReason, person(Side::marketing), {}, now);
        QVERIFY(byHand && byHand->sentByHand);
        QCOMPARE(byHand->reasonKey, std::string("Met at the fair"));
    }

    void acceptGivesTheLeadToWhoeverAcceptsUnlessAnOwnerIsNamed()
    {
        MoveRequest request = asking(Move::accept);
        QCOMPARE(decide(fullState(Stage::qualified), request, person(Side::sales), {}, now)->owner, std::optional(jonas));
        const base::Uuid maria = base::Uuid::derived("Maria");
        request.owner = maria;
        QCOMPARE(decide(fullState(Stage::qualified), request, person(Side::sales), {}, now)->owner, std::optional(maria));
        request.owner.reset();
        const Actor nobody{{}, Side::sales, Actor::Kind::person};
        QCOMPARE(codeOf(decide(fullState(Stage::qualified), request, nobody, {}, now)), std::string("move.needs_owner"));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("move");
        QTest::addColumn<QString>("without");
        QTest::addColumn<QString>("code");
        const auto add = [](Stage stage, Move move, const char *without, const char *code) {
            QTest::newRow(code) << static_cast<int>(stage) << static_cast<int>(move) << QString::fromLatin1(without)
                                << QString::fromLatin1(code);
        };
        add(Stage::opportunity, Move::win, "value", "move.needs_value");
        add(Stage::opportunity, Move::win, "date", "move.needs_date");
        add(Stage::opportunity, Move::hold, "until", "move.needs_until");
        add(Stage::opportunity, Move::lose, "reason", "move.needs_reason");
        add(Stage::lost, Move::recycle, "program", "move.needs_program");
        add(Stage::anonymous, Move::identify, "reach", "move.not_reachable");
        add(Stage::accepted, Move::recall, "late", "move.limit_not_reached");
        add(Stage::accepted, Move::opportunity, "budget", "move.facts_missing");
    }

    void whatIsMissingIsNamed()
    {
        QFETCH(int, stage);
        QFETCH(int, move);
        QFETCH(QString, without);
        QFETCH(QString, code);
        LeadState state = fullState(static_cast<Stage>(stage));
        MoveRequest request = fullRequest(static_cast<Move>(move));
        if (without == QLatin1String("value"))
            request.value.reset();
        if (without == QLatin1String("date"))
            request.date.reset();
        if (without == QLatin1String("until"))
            request.until.reset();
        if (without == QLatin1String("reason"))
            request.reason = "  ";
        if (without == QLatin1String("program"))
            request.program = " ";
        if (without == QLatin1String("reach"))
            state.reachable = false;
        if (without == QLatin1String("late"))
            state.due = base::Instant{now.seconds + 1};
        if (without == QLatin1String("budget"))
            state.budget = " None ";
        QCOMPARE(QString::fromStdString(decided(state, request, Side::both)), code);
    }

    void aPassbackBringsWhatItsReasonSays()
    {
        MoveRequest request = asking(Move::passBack, "Too Early");
        const auto early = decide(fullState(Stage::qualified), request, person(Side::sales), {}, now);
        QVERIFY(early.has_value());
        QCOMPARE(early->reasonKey, std::string("too_early"));
        QCOMPARE(early->program, std::string("Ask again later"));
        QVERIFY(!early->askAgain); // the reason's own wait holds
        QVERIFY(early->clearsOwner && !early->owner);
        request.until = base::Date{21'000};
        request.program = "My own";
        const auto dated = decide(fullState(Stage::opportunity), request, person(Side::sales), {}, now);
        QCOMPARE(dated->askAgain, request.until);
        QCOMPARE(dated->program, std::string("My own"));
        request.reason = "no_budget";
        QVERIFY(!decide(fullState(Stage::qualified), request, person(Side::sales), {}, now)->askAgain);
    }

    void aPassbackIsRefusedWithoutAListedReasonOrItsNote()
    {
        MoveRequest request = asking(Move::passBack);
        QCOMPARE(decided(fullState(Stage::qualified), request, Side::sales), std::string("move.needs_reason"));
        request.reason = "Did not like the tie";
        const auto unknown = decide(fullState(Stage::qualified), request, person(Side::sales), {}, now);
        QCOMPARE(codeOf(unknown), std::string("move.unknown_reason"));
        QCOMPARE(unknown.error().arguments, std::vector<std::string>{"Did not like the tie"});
        request.reason = "other";
        QCOMPARE(decided(fullState(Stage::qualified), request, Side::sales), std::string("move.needs_note"));
        request.note = "Wants a partner";
        QCOMPARE(decided(fullState(Stage::qualified), request, Side::sales), std::string("allowed"));
    }

    void whoAskedForACallIsNotPassedBackUntried()
    {
        LeadState state = fullState(Stage::qualified);
        state.askedForCall = true;
        const MoveRequest request = asking(Move::passBack, "unreachable");
        QCOMPARE(decided(state, request, Side::sales), std::string("move.needs_contact_attempt"));
        state.contactAttempted = true;
        QCOMPARE(decided(state, request, Side::sales), std::string("allowed"));
    }

    void theFactsAreAskedForAsThePolicySays()
    {
        LeadState state = fullState(Stage::accepted);
        state.budget = "unknown";
        state.need.clear();
        const MoveRequest request = asking(Move::opportunity);
        const auto required = decide(state, request, person(Side::sales), {FactsPolicy::require}, now);
        QCOMPARE(codeOf(required), std::string("move.facts_missing"));
        QCOMPARE(required.error().arguments, std::vector<std::string>{"budget, need"});
        const auto advised = decide(state, request, person(Side::sales), {FactsPolicy::advise}, now);
        QCOMPARE(advised->notKnown, (std::vector<std::string>{"budget", "need"}));
        QVERIFY(decide(state, request, person(Side::sales), {FactsPolicy::off}, now)->notKnown.empty());
        state.firstOpportunityCall = true;
        QCOMPARE(decided(state, request, Side::sales), std::string("allowed"));
    }

    void moneyAuthorityAndNeedCanBeAskedForAlone()
    {
        LeadState state = fullState(Stage::accepted);
        state.timeframe.clear();
        const MoveRequest request = asking(Move::opportunity);
        const auto allowed = decide(state, request, person(Side::sales), {FactsPolicy::requireMan}, now);
        QVERIFY(allowed.has_value());
        QCOMPARE(allowed->notKnown, std::vector<std::string>{"timeframe"});
        state.authority.clear();
        const auto refused = decide(state, request, person(Side::sales), {FactsPolicy::requireMan}, now);
        QCOMPARE(codeOf(refused), std::string("move.facts_missing"));
        QCOMPARE(refused.error().arguments, std::vector<std::string>{"authority"});
    }

    void recallWaitsForTheLimitToRunOut()
    {
        LeadState state = fullState(Stage::qualified);
        const MoveRequest request = asking(Move::recall, "Nobody called");
        QCOMPARE(decided(state, request, Side::marketing), std::string("allowed"));
        state.due = base::Instant{now.seconds + 1};
        const auto early = decide(state, request, person(Side::marketing), {}, now);
        QCOMPARE(codeOf(early), std::string("move.limit_not_reached"));
        QCOMPARE(early.error().arguments, std::vector<std::string>{base::isoText(*state.due)});
        state.due.reset();
        QCOMPARE(decided(state, request, Side::marketing), std::string("move.limit_not_reached"));
    }

    void theOutcomeIsKeptAsItWasSaid()
    {
        const auto won = decide(fullState(Stage::opportunity), fullRequest(Move::win), person(Side::sales), {}, now);
        QCOMPARE(won->outcome.kind, domain::OutcomeKind::won);
        QCOMPARE(won->outcome.value->minor, std::int64_t{1'230'000});
        QCOMPARE(won->outcome.date->days, 20'600);
        MoveRequest lose = asking(Move::lose, "Price");
        const auto lost = decide(fullState(Stage::opportunity), lose, person(Side::sales), {}, now);
        QCOMPARE(lost->outcome.reason, std::string("Price"));
        QCOMPARE(lost->outcome.date, std::optional(base::utcDateOf(now)));
        const auto held = decide(fullState(Stage::opportunity), fullRequest(Move::hold), person(Side::sales), {}, now);
        QCOMPARE(held->outcome.kind, domain::OutcomeKind::onHold);
        QCOMPARE(held->outcome.until->days, 20'700);
    }

    void undoLeadsBackToWhereTheLeadWas()
    {
        LeadState state = fullState(Stage::accepted);
        const MoveRequest request = asking(Move::undo);
        QCOMPARE(decided(state, request, Side::sales), std::string("move.nothing_to_undo"));
        state.lastMove = Move::accept;
        state.beforeLastMove = Stage::qualified;
        const auto undone = decide(state, request, person(Side::sales), {}, now);
        QCOMPARE(undone->to, Stage::qualified);
        QCOMPARE(undone->from, Stage::accepted);
        QCOMPARE(decided(state, request, Side::marketing), std::string("move.only_side")); // it was Sales' move
        state.lastMove = Move::undo;
        QCOMPARE(decided(state, request, Side::sales), std::string("move.nothing_to_undo"));
    }

    void aRefusalChangesNothingAndAnAllowedMoveFollowsTheTable()
    {
        QVERIFY(rc::check("decide follows the table", [] {
            LeadState state = fullState(*rc::gen::elementOf(domain::allStages));
            state.reachable = *rc::gen::arbitrary<bool>();
            state.askedForCall = *rc::gen::arbitrary<bool>();
            state.contactAttempted = *rc::gen::arbitrary<bool>();
            state.firstOpportunityCall = *rc::gen::arbitrary<bool>();
            state.budget = *rc::gen::element<std::string>("", "none", "approved");
            state.due = *rc::gen::element<std::optional<base::Instant>>(std::nullopt, base::Instant{now.seconds - 5},
                                                                        base::Instant{now.seconds + 5});
            MoveRequest request = fullRequest(*rc::gen::elementOf(domain::allMoves));
            request.reason = *rc::gen::element<std::string>("", "no_budget", "other", "words of their own");
            request.program = *rc::gen::element<std::string>("", "Letters");
            const Actor actor = person(*rc::gen::element(Side::marketing, Side::sales, Side::both));
            const LeadState before = state;
            const auto result = decide(state, request, actor, {}, now);
            RC_ASSERT(state.stage == before.stage && state.due == before.due && state.budget == before.budget);
            if (result) {
                RC_ASSERT(result->from == state.stage);
                const Allowed *row = findAllowed(state.stage, request.move);
                RC_ASSERT(row != nullptr);
                RC_ASSERT(domain::keyOf(result->to) == row->to);
            } else {
                RC_ASSERT(result.error().kind == base::ErrorKind::refused);
                RC_ASSERT(result.error().code.rfind("move.", 0) == 0);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestDecision)
#include "test_decision.moc"
