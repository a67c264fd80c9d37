// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/model_schema.h"
#include "model/scoring_model.h"

namespace leadlight::model {

/// What sort of value stands at a path; decides how it is edited and said.
enum class ValueKind : std::uint8_t {
    points,    ///< whole points an answer, an event or an account gives: −1000 to 1000
    score,     ///< whole points of a sum: threshold, floor, ceiling, limit of an axis
    count,     ///< cap, per_asset, scale
    days,      ///< window, half-life, lifespan
    percent,   ///< weight
    share,     ///< per cent of a whole: min_share
    toggle,    ///< "yes" or "no": a gate, a cell in the region, qualify_directly
    criterion, ///< a whole criterion as JSON (criterionJson)
    ranks,     ///< an axis's label, ranks and their labels as JSON
    order,     ///< the agreed order as cell names, best first, blanks between: "A1 A2 B1 …"
    treatment, ///< what is done with a cell as JSON
    fields,    ///< attributes that must be known, as a JSON list
    name,      ///< of the model
};

/// The text of an optional value that is not there, and of a criterion that the model does not have.
inline constexpr std::string_view noValue = "none";
inline constexpr std::size_t noAxis = 2;

/// One value of a model that the sides can differ on. All values together are the whole model.
///
/// Paths: "name" · "fit/ranks" · "fit/min" · "fit/max" · "fit/threshold:0" (0 is the best rank's) ·
/// "fit/industry" (the whole criterion) · "fit/industry/band:0" · "…/otherwise" · "…/unknown" · "…/weight" ·
/// "…/points" · "…/beyond" · "…/cap" · "…/per_asset" · "…/window_days" · "…/half_life_days" · "…/lifespan_days" ·
/// "…/scale" · "…/floor" · "…/ceiling" · "…/qualify_directly" · "…/min_events" · "…/min_share" · "…/never" · "gate/reachable" (model_schema.h) · "gate/known_fields"
/// · "region/A3" · "order" · "treatment/A3". The first part of a criterion's path is its axis's key.
struct ModelValue {
    std::string path;
    ValueKind kind = ValueKind::points;
    std::string text;          ///< the value: "12", "yes", "none", JSON
    bool optional = false;     ///< whether "none" is a value of it
    std::size_t axis = noAxis; ///< 0 or 1
    std::string criterion;     ///< key; empty: not of a criterion
    std::string
        part; ///< last part of the path without its index: "band", "threshold", "region"; empty: the criterion itself
    std::size_t index = 0; ///< of a band, a threshold, a cell (ScoringModel::cellAt)
    bool operator==(const ModelValue &) const = default;
};

/// Every value, axis by axis, a criterion before its parts, then gates, region, order, treatments.
[[nodiscard]] std::vector<ModelValue> valuesOf(const ScoringModel &model);
/// The value at `path`: noValue for an optional value that is absent; nothing where the model has no such place (for
/// the path of a criterion that it lacks: nothing, too).
[[nodiscard]] std::optional<ModelValue> valueAt(const ScoringModel &model, std::string_view path);
/// Puts `text` at `path`. A criterion is replaced, added at the end of its axis, or with noValue taken out. A half-life
/// takes a lifespan's place and the other way round. `model` is unchanged on error.
/// Errors (usage): model.no_such_value (path), model.bad_value (path, text).
[[nodiscard]] base::Result<void> setValueAt(ScoringModel &model, std::string_view path, std::string_view text);

/// Bounds of a number of this kind; 0 to 0 for what is no number.
[[nodiscard]] IntRange rangeOf(ValueKind kind);

/// Canonical JSON of one criterion, and back. Errors: as parseModel.
[[nodiscard]] std::string criterionJson(const Criterion &criterion);
[[nodiscard]] base::Result<Criterion> parseCriterion(std::string_view json);
[[nodiscard]] const Criterion *findCriterion(const ScoringModel &model, std::size_t axis, std::string_view key);
/// "fit/industry"
[[nodiscard]] std::string criterionPath(const ScoringModel &model, std::size_t axis, std::string_view key);
/// `wanted` as a key (base::keyOf) that no criterion of the model has yet: "budget", "budget_2".
[[nodiscard]] std::string freeKey(const ScoringModel &model, std::string_view wanted);
/// Whether both say the same but for the values that have paths of their own (points, weight, cap, window …).
[[nodiscard]] bool haveSameDefinition(const Criterion &left, const Criterion &right);

} // namespace leadlight::model
