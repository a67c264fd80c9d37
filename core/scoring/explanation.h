// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "scoring/engine.h"

namespace leadlight::scoring {

/// A fact behind a part: an attribute's value, or an event.
struct Fact {
    std::string subject;               ///< field key, or activity type key
    std::string value;                 ///< the attribute's value, or the event's asset
    std::optional<base::Instant> time; ///< of an event
    base::Exact points = 0;            ///< what it gives now
    base::Exact fullPoints = 0;        ///< what it gave when it was new
    std::optional<std::uint32_t> lead{}; ///< row of whose event it is, where it is another's of the account
    bool ofAccount = false;            ///< of the account itself
    bool operator==(const Fact &) const = default;
};

/// What one criterion gives one lead. A clamp of the axis is a part of its own with key "limit".
struct Part {
    std::string key;
    std::string label;
    std::string group;
    std::string band;          ///< label of the band that held, or the area of an interest, or empty
    base::Exact points = 0;
    base::Exact beforeLimit = 0; ///< a behaviour's sum before floor and ceiling, weighted; else equal to points
    bool unknown = false;      ///< the attribute is blank
    bool applies = true;       ///< false: `only_if` does not hold
    int bestPossible = 0;      ///< most points another answer could give (profile), whole points
    std::uint64_t events = 0;  ///< events that counted
    std::vector<Fact> facts;   ///< an attribute's value, or the newest events first (at most 20); the last of a recency
    bool operator==(const Part &) const = default;
};

/// A single change that would lift the rank of an axis.
struct Lift {
    std::string axis;
    std::string criterion;
    std::string field; ///< attribute, or activity type
    std::string value; ///< the answer that lifts, empty for an event
    std::string rank;  ///< the rank it would lead to
    bool missing = false; ///< the attribute is unknown now
    base::Exact gain = 0;
    bool operator==(const Lift &) const = default;
};

struct AxisExplanation {
    std::string key;
    std::string label;
    base::Exact score = 0;
    std::size_t rank = 0;                 ///< position, overrides applied
    std::size_t scoreRank = 0;            ///< position by score alone
    std::optional<base::Exact> toNext;    ///< points missing to the next better rank by score
    std::optional<base::Exact> toFall;    ///< points above this rank's threshold
    std::optional<base::Instant> fallsOn; ///< first second within five years at which the rank is worse
    std::vector<Part> parts;              ///< add up to `score`, exactly
};

/// Where every point of one lead comes from.
struct Explanation {
    std::array<AxisExplanation, 2> axes;
    Override overridden = Override::none;
    std::string overrideCriterion; ///< key of the criterion that overrode, or empty
    std::vector<Lift> lifts;       ///< smallest first
    std::vector<std::string> worthAsking; ///< unknown attributes, by how much an answer could change the score
    bool inRegion = false;
    bool wouldQualify = false;
    std::vector<std::string> failedGates; ///< "reachable", "consent", "junk", "duplicate", "purchased", "known:FIELD"
};

/// Explains the lead in `row` (which must exist) as it stood at `asOf`.
[[nodiscard]] Explanation explain(const model::ScoringModel &model, const Input &input, base::Instant asOf,
                                  std::size_t row);

/// Score of one axis of one lead at any moment, for curves and `falls_on`.
[[nodiscard]] base::Exact scoreAt(const model::ScoringModel &model, const Input &input, std::size_t axis,
                                  std::size_t row, base::Instant asOf);

} // namespace leadlight::scoring
