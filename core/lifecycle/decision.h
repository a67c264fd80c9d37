// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/exact.h"
#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "domain/glossary.h"
#include "domain/outcome.h"
#include "domain/passback_reason.h"
#include "domain/side.h"
#include "domain/stage.h"

namespace leadlight::lifecycle {

/// Who makes a move. The model in force is an actor too: it may only identify and qualify.
struct Actor {
    base::Uuid person; ///< null for the model and for imports
    domain::Side side = domain::Side::both;
    enum class Kind : std::uint8_t { person, model, import, hygiene } kind = Kind::person;
};

/// What a person says with a move. Which parts a move needs is in the transition table (domain.md §3).
struct MoveRequest {
    domain::Move move = domain::Move::accept;
    std::string reason;  ///< passback: key or label; else free words
    std::string note;
    std::string program;
    std::optional<domain::Money> value;
    std::optional<base::Date> date;
    std::optional<base::Date> until;
    std::optional<base::Uuid> owner;
    bool ownAction = false; ///< identify: an own action of a suspect
};

/// The state of a lead that the rules ask for.
struct LeadState {
    domain::Stage stage = domain::Stage::identified;
    base::Instant since;                      ///< entered the stage
    std::optional<base::Instant> due;         ///< limit of the stage, if it has one
    bool reachable = false;
    bool askedForCall = false;
    bool contactAttempted = false;            ///< a logged contact attempt since it asked for a call
    bool firstOpportunityCall = false;        ///< exempt from the policy on budget, authority, need, timeframe
    std::string budget, authority, need, timeframe; ///< as known now; empty: unknown
    std::optional<domain::Move> lastMove;     ///< the move that led here, if a move did
    std::optional<domain::Stage> beforeLastMove;
};

/// How strictly budget, authority, need and timeframe are asked for before a move (domain.md §9). `requireMan` refuses
/// while one of money, authority and need is unknown, and advises on the timeframe.
enum class FactsPolicy : std::uint8_t { off, advise, require, requireMan };

/// What the organisation settled about moves; `reasons` must outlive it.
struct Policy {
    FactsPolicy opportunityFacts = FactsPolicy::require;
    FactsPolicy acceptFacts = FactsPolicy::off;
    FactsPolicy handOverFacts = FactsPolicy::advise; ///< before Sales gets the lead
    std::span<const domain::PassbackReason> reasons = domain::passbackReasons();
    const domain::Glossary *glossary = nullptr; ///< for the words of a refusal; null: the usual ones
};

/// What a permitted move does: the stage it leads to and what must be written with it.
struct Decision {
    domain::Stage from = domain::Stage::identified;
    domain::Stage to = domain::Stage::identified;
    std::string reasonKey;   ///< passback: key of the organisation's reason; else the words
    std::string program;     ///< nurture program the lead enters, or empty
    std::optional<base::Uuid> owner; ///< new owner, if the move sets one
    bool clearsOwner = false;
    std::optional<base::Date> askAgain; ///< "too early" until this date
    domain::Outcome outcome; ///< won, lost, on hold; open otherwise
    bool sentByHand = false; ///< qualified by a person: a lane of its own
    std::vector<std::string> notKnown; ///< advised facts that are missing
};

/// Those of budget, authority, need and timeframe that are unknown or none.
[[nodiscard]] std::vector<std::string> missingFacts(const LeadState &state);

/// Those of them for which the policy refuses a move.
[[nodiscard]] std::vector<std::string> barringFacts(const LeadState &state, FactsPolicy policy);

/// Decides a move by the transition table. A refusal is kind `refused` with a code `move.…` and arguments:
/// move.not_from (stage, move), move.only_side (side, move), move.needs_reason, move.unknown_reason (text),
/// move.needs_note, move.needs_program, move.needs_value, move.needs_date, move.needs_until, move.needs_owner,
/// move.not_reachable, move.limit_not_reached (due), move.facts_missing (list), move.needs_contact_attempt,
/// move.nothing_to_undo.
[[nodiscard]] base::Result<Decision> decide(const LeadState &state, const MoveRequest &request, const Actor &actor,
                                            const Policy &policy, base::Instant now);

/// Moves that `side` may make from `stage`, in the order in which they are offered.
[[nodiscard]] std::vector<domain::Move> movesFrom(domain::Stage stage, domain::Side side);

/// What is remembered of the last passback, recall or undone qualify.
struct Passback {
    base::Instant at;
    std::string reasonKey; ///< empty for a recall or an undone qualify: 14 days, 15 points
    std::optional<base::Date> until;
    std::string answerThen; ///< what was known then of the field that the reason asks about
};

/// What came since (domain.md §3, "No bouncing"). Computed by the caller on the lead's own activities and values.
struct SincePassback {
    bool handRaisedAfter = false;   ///< a hand raised after the passback, whatever was imported later
    std::string answerNow;          ///< of the reason's field
    bool answeredBySales = false;   ///< the answer came from Sales, so it is not new evidence
    base::Exact newPoints = 0;      ///< that prospect activity dated and recorded after the passback adds now
};

/// Whether the model may hand the lead over again.
[[nodiscard]] bool hasNewEvidence(const Passback &passback, const SincePassback &since, base::Instant now,
                                  std::span<const domain::PassbackReason> reasons = domain::passbackReasons());

} // namespace leadlight::lifecycle
