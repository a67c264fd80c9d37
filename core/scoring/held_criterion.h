// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/progress.h"
#include "scoring/engine.h"
#include "scoring/held_events.h"

namespace leadlight::scoring {

/// How a behaviour's held sums become points: what a slider of points, cap on points or weight changes.
class SumPoints {
public:
    explicit SumPoints(const model::BehaviourRule &rule, int weight);

    /// What a lead without any event gets.
    [[nodiscard]] base::Exact ofNothing() const { return m_ofNothing; }
    /// Adds `sign` times each entry's points, less ofNothing(), to its row.
    void addTo(const EventSlab &events, const SumSlab &sums, base::Exact sign, std::span<base::Exact> rows) const;
    /// The same for what this gives more than `old` of the same sums.
    void addDifference(const SumPoints &old, const EventSlab &events, const SumSlab &sums,
                       std::span<base::Exact> rows) const;

private:
    /// Whether 64 bits hold everything that comes of sums up to `most`.
    [[nodiscard]] bool isSmallFor(std::int64_t most) const;

    BehaviourPlan m_plan; ///< without filter and decay
    bool m_isSmall = false; ///< with sums below 2⁴⁰ everything stays within 64 bits
    base::Exact m_ofNothing = 0;
};

/// Whether a behaviour criterion is answered from sums by lead. Events that weigh by their numbers, and points for
/// nothing that only some leads get, are not.
[[nodiscard]] bool countsBySums(const model::Criterion &criterion);

/// One criterion answered for every lead, in the form from which a change of it costs least. Immutable and shared:
/// a changed criterion takes over the parts that the change leaves as they are.
struct HeldCriterion {
    /// By row the place in `points`.
    struct Outcomes {
        std::shared_ptr<const std::vector<std::uint16_t>> outcomes;
        std::vector<base::Exact> points;
    };
    struct Events {
        std::shared_ptr<const EventList> events;
        std::shared_ptr<const SumList> sums;
        SumPoints points;
    };
    /// Points by row.
    struct Fixed {
        std::shared_ptr<const std::vector<base::Exact>> points;
    };
    /// Changes ranks alone.
    struct Nothing {};

    model::Criterion criterion;
    base::Instant asOf;
    std::variant<Nothing, Outcomes, Events, Fixed> part;

    /// Adds `sign` times the criterion's points to the sums of a slab's rows.
    void addTo(std::size_t slab, base::Exact sign, std::span<base::Exact> sums) const;
    /// Whether only the way from outcomes or sums to points differs from `other`.
    [[nodiscard]] bool sharesPartsWith(const HeldCriterion &other) const;
};

using HeldAxis = std::vector<std::shared_ptr<const HeldCriterion>>;
using HeldAxes = std::array<HeldAxis, 2>;

/// Adds what `next` gives more than `old`.
void addDifference(const HeldCriterion &old, const HeldCriterion &next, std::size_t slab, std::span<base::Exact> sums);

/// What criteria are answered from.
struct HeldInput {
    Input input;
    const data::ActivityTable *activities = nullptr; ///< null: there is no event
    std::int64_t origin = 0;                         ///< of the events
    std::shared_ptr<SumPool> sums = std::make_shared<SumPool>();
    unsigned threads = 1;
};

/// Answers both axes' criteria at `asOf`, taking over from `held` (any model, any moment) whatever is still right;
/// a criterion that is right as a whole is the same object. Errors: stopped.
[[nodiscard]] base::Result<HeldAxes> holdCriteria(const HeldInput &input, const model::ScoringModel &model,
                                                  base::Instant asOf, const HeldAxes &held,
                                                  const base::Progress *progress);

} // namespace leadlight::scoring
