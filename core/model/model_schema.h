// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "model/scoring_model.h"

namespace leadlight::model {

/// The words and bounds that writer, reader and check of a model share (README.md of this room).
inline constexpr int schemaNumber = 1;

inline constexpr std::array<const char *, 10> testKindKeys{
    "is_one_of", "is_not", "contains", "starts_with", "between", "at_least", "at_most", "before", "after", "is_blank"};

struct GateKey {
    const char *key;
    bool Gates::*member;
};
inline constexpr std::array<GateKey, 5> gateKeys{{{"reachable", &Gates::reachable},
                                                  {"consent", &Gates::consent},
                                                  {"not_junk", &Gates::notJunk},
                                                  {"not_duplicate", &Gates::notDuplicate},
                                                  {"not_purchased", &Gates::notPurchased}}};

inline constexpr std::array<std::string_view, 3> phaseKeys{"awareness", "evaluation", "validation"};

struct IntRange {
    int low;
    int high;
    [[nodiscard]] constexpr bool holds(int value) const { return value >= low && value <= high; }
};
inline constexpr IntRange pointsRange{-1000, 1000};
inline constexpr IntRange weightRange{0, 500};
inline constexpr IntRange daysRange{1, 36500};
inline constexpr IntRange dayShiftRange{-36500, 36500};
inline constexpr IntRange countRange{1, 1000000};
inline constexpr IntRange shareRange{0, 100};        ///< per cent
inline constexpr IntRange recencyDaysRange{0, 36500}; ///< 0: within the last 24 hours
inline constexpr IntRange scoreRange{-1000000, 1000000}; ///< thresholds, floors, ceilings, limits of an axis
inline constexpr IntRange rankCountRange{2, 6};

/// Cells that bear this name; more than one where rank names run together ("1" + "11", "11" + "1").
[[nodiscard]] std::vector<Cell> cellsNamed(const ScoringModel &model, std::string_view name);

} // namespace leadlight::model
