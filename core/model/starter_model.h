// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.h"
#include "model/scoring_model.h"

namespace leadlight::model {

/// Something the starter model has to say of a column or of itself. Worded by `wording`; the codes are listed in
/// model/README.md.
struct StarterNote {
    std::string code; ///< "starter.after_outcome"
    std::vector<std::string> arguments;
    bool operator==(const StarterNote &) const = default;
};

/// What a value says of a lead.
enum class Mark : std::int8_t { bad = -1, neutral = 0, good = 1 };
[[nodiscard]] std::string_view keyOf(Mark mark);
[[nodiscard]] std::optional<Mark> parseMark(std::string_view text);

/// Points of a mark that no evidence has weighed.
inline constexpr int plainStrength = 10;
inline constexpr int greatestStrength = 40;

/// A value of a column, or a band of a number, with its mark. Text: `values` (compared trimmed and case-folded).
/// Number: everything from `atLeast` up to the next greater band. `rest`: all that the others do not take.
struct StarterValue {
    std::string label;
    std::vector<std::string> values;
    std::optional<double> atLeast;
    bool rest = false;
    Mark mark = Mark::neutral;
    int strength = 0; ///< points, never negative; 0: plainStrength

    [[nodiscard]] int points() const;
    bool operator==(const StarterValue &) const = default;
};

/// A chosen column: `axis` 0 is who they are (fit), 1 what they do (engagement). A blank gives nothing.
struct StarterColumn {
    std::string field;
    std::string label;
    std::size_t axis = 0;
    std::vector<StarterValue> values;
    bool operator==(const StarterColumn &) const = default;
};

/// A type of activity; its points fade to one half in 60 days, and the newest three events count.
struct StarterActivity {
    std::string type;
    std::string label;
    Mark mark = Mark::neutral;
    int strength = 0;

    [[nodiscard]] int points() const;
    bool operator==(const StarterActivity &) const = default;
};

/// All that a starter model is made of.
struct StarterChoices {
    std::string name = "Starter model";
    std::vector<StarterColumn> columns;
    std::vector<StarterActivity> activities;
    std::vector<std::string> handRaiseTypes; ///< "asked for a call"
    bool askReachable = true;                ///< false where no lead could pass that gate
    /// Per cent of all leads in each rank but the last, best first; 1 to 5 of them an axis.
    std::array<std::vector<int>, 2> shares{{{10, 20, 30}, {10, 20, 30}}};
    bool operator==(const StarterChoices &) const = default;
};

/// The nearest round number of points: 1 to 6, 8, 10, 12, 15, then steps of 5 to greatestStrength; 0 stays 0. Keeps
/// the sign.
[[nodiscard]] int roundPoints(double points);

/// Criteria of the columns and activities whose marks are not all neutral, with ranks for the shares. The thresholds
/// hold places only: find them with thresholdsByShare once the leads are scored.
[[nodiscard]] ScoringModel makeStarterModel(const StarterChoices &choices);

/// Whole, falling thresholds that give the ranks their `shares` (per cent of the scores, best first) as nearly as
/// scores that are equal allow: no other falling thresholds have a smaller sum of differences from the wanted numbers of
/// leads at or above each threshold. O(n log n).
[[nodiscard]] std::vector<int> thresholdsByShare(std::span<const base::Exact> scores, std::span<const int> shares);

/// True for 1 to 5 shares of at least 1 that sum up to less than 100.
[[nodiscard]] bool areShares(std::span<const int> shares);

} // namespace leadlight::model
