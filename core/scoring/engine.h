// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include "base/calendar.h"
#include "base/progress.h"
#include "base/result.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "model/scoring_model.h"
#include "scoring/scores.h"

namespace leadlight::scoring {

/// What is scored. Borrowed; all parts have the same number of leads.
struct Input {
    const data::Table *leads = nullptr;
    const data::ActivityTable *activities = nullptr;
    std::span<const std::uint16_t> flags; ///< LeadFlag bits by lead row
    std::span<const std::uint32_t> accounts{}; ///< 1 + account by lead row; 0: none; empty: nobody has one
    /// Of accounts themselves, by account where the other table has leads; its dictionaries are its own. May be null.
    const data::ActivityTable *accountActivities = nullptr;
};

/// The factor of an event of `age` seconds in units of 1/2²⁴: the integer nearest to 2²⁴·2^(−age/(86400·halfLifeDays)),
/// computed with integers only (domain.md §4).
[[nodiscard]] std::int64_t halfLifeFactor(std::int64_t ageSeconds, int halfLifeDays);
/// 2²⁴·max(0, 1 − age/(86400·lifespanDays)), to the nearest integer.
[[nodiscard]] std::int64_t lifespanFactor(std::int64_t ageSeconds, int lifespanDays);

/// Scores every lead as it stood at `asOf`. The result depends on the input alone: not on the order of events, on
/// `threads` (0: all) or on what was scored before. The engine never reads the clock.
/// Errors: stopped.
[[nodiscard]] base::Result<std::shared_ptr<const Scores>> score(const model::ScoringModel &model, const Input &input,
                                                                base::Instant asOf, const base::Progress *progress = nullptr,
                                                                unsigned threads = 0);

/// The same scores under other thresholds: ranks and counts anew, scores shared by value. `model` differs from the one
/// that made `scores` in thresholds and region alone.
[[nodiscard]] std::shared_ptr<const Scores> reranked(const model::ScoringModel &model, const Scores &scores);

/// Whether the lead passes every gate that is on.
[[nodiscard]] bool passesGates(const model::ScoringModel &model, const Input &input, std::size_t row);
/// In the region or handed over by `qualify_directly`, passes all gates, no show-stopper; whatever the stage.
[[nodiscard]] bool wouldQualify(const model::ScoringModel &model, const Input &input, const Scores &scores,
                                std::size_t row);

} // namespace leadlight::scoring
