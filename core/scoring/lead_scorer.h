// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>

#include "scoring/engine.h"

namespace leadlight::scoring {

class Plan;

/// Where a single lead stood at some moment.
struct Standing {
    std::array<base::Exact, 2> score{};
    std::array<std::uint8_t, 2> rank{};
    Override override = Override::none;
    bool handRaised = false; ///< in a hand_raise window with qualify_directly
};

/// Scores single leads at any moments, with the model compiled once. `input` and its parts outlive it. One thread.
class LeadScorer {
public:
    LeadScorer(const model::ScoringModel &model, const Input &input);
    ~LeadScorer();
    LeadScorer(const LeadScorer &) = delete;
    LeadScorer &operator=(const LeadScorer &) = delete;

    /// Score of one axis at `asOf`.
    [[nodiscard]] base::Exact at(std::size_t axis, std::size_t row, base::Instant asOf) const { return at(axis, row, asOf, asOf); }
    /// The same as if nothing had happened after `until` (at most `asOf`): what later events are worth is the difference.
    [[nodiscard]] base::Exact at(std::size_t axis, std::size_t row, base::Instant asOf, base::Instant until) const;

    /// Ranks with their overrides, at `asOf`. May be called by several threads at once.
    [[nodiscard]] Standing standing(std::size_t row, base::Instant asOf) const;

private:
    Input m_input;
    std::unique_ptr<const Plan> m_plan;
};

} // namespace leadlight::scoring
