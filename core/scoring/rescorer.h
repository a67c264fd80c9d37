// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "scoring/engine.h"

namespace leadlight::scoring {

/// Scores the same leads again and again under changing models and moments: what a slider or a replay needs. Gives the
/// very Scores that score() gives, and finds the cheapest exact way itself: it holds every criterion's outcomes, the
/// events that each criterion counts, their decayed sums, and both axes' sums, all as integers, so that a change costs
/// what it touches. Scores that nobody holds any more are written again in place, without fresh memory.
///
/// About 20 bytes a lead and criterion with outcomes or events, 4 an event. `input` and its parts outlive it. One
/// thread at a time; the Scores go to any thread.
class Rescorer {
public:
    /// `threads` 0: all.
    explicit Rescorer(const Input &input, unsigned threads = 0);
    ~Rescorer();
    Rescorer(const Rescorer &) = delete;
    Rescorer &operator=(const Rescorer &) = delete;

    /// Errors: stopped; what is held stays usable.
    [[nodiscard]] base::Result<std::shared_ptr<const Scores>> score(const model::ScoringModel &model, base::Instant asOf,
                                                                    const base::Progress *progress = nullptr);

private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace leadlight::scoring
