// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/scoring_model.h"

namespace leadlight::bench {

/// What the benchmark's model.json asks for, as a model of ours: each field a profile criterion of the first axis, each
/// activity type a behaviour criterion of the second.
struct BenchModel {
    base::Instant asOf;
    model::ScoringModel capped;  ///< the newest events of a type alone count
    model::ScoringModel uncapped;
    model::ScoringModel weightChanged; ///< `capped` with `weight_change`
    model::ScoringModel typeChanged;   ///< `capped` with `type_change`
    std::vector<std::string> search;
};

/// Errors: bench.unreadable (path), bench.bad_model (path).
[[nodiscard]] base::Result<BenchModel> readBenchModel(const std::string &path);

/// `model` with every behaviour criterion changed by `change(rule)`.
template <class Change> [[nodiscard]] model::ScoringModel withBehaviours(model::ScoringModel model, const Change &change)
{
    for (model::Axis &axis : model.axes) {
        for (model::Criterion &criterion : axis.criteria) {
            if (auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule))
                change(*behaviour);
        }
    }
    return model;
}

} // namespace leadlight::bench
