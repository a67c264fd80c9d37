// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"

namespace leadlight::agreement {

/// What becomes of the leads that are newly in the region when a version comes into force (domain.md §3). Those that
/// are not released qualify on new evidence. The numbers are stored: append only.
enum class ReleaseKind : std::uint8_t { all, best, activeLately, onlyNew };
struct Release {
    ReleaseKind kind = ReleaseKind::all;
    int number = 0; ///< best: leads, by the agreed order; activeLately: days
    bool operator==(const Release &) const = default;
};
/// "all", "best:60", "active:14", "new"
[[nodiscard]] std::string keyOf(const Release &release);
[[nodiscard]] std::optional<Release> parseRelease(std::string_view key);

/// What a draft does to all leads, as counts alone: shown live, and frozen into the proposal. Absent parts were not
/// computed or have no data.
struct ImpactFigures {
    base::Instant asOf;
    base::Instant dataUpTo;
    std::uint64_t leads = 0;
    std::uint64_t moved = 0;         ///< leads that change their cell
    std::uint64_t qualifyBefore = 0; ///< would qualify (domain.md §3) under the version in force; 0 where none is
    std::uint64_t qualifyAfter = 0;
    std::uint64_t qualifyWon = 0;           ///< would qualify under the draft alone
    std::uint64_t qualifyLost = 0;          ///< qualifyAfter = qualifyBefore + qualifyWon − qualifyLost
    std::vector<std::uint64_t> cellsBefore; ///< row by row of the matrix; sums up to `leads`
    std::vector<std::uint64_t> cellsAfter;
    struct Look {
        std::uint64_t wins = 0; ///< closed leads of 365 days that were won
        std::uint64_t winsMissedBefore = 0;
        std::uint64_t winsMissedAfter = 0;
        std::uint64_t rejections =
            0; ///< negative: lost, disqualified after hand-over or passed back for a definitional reason
        std::uint64_t rejectionsBefore = 0; ///< handed over under the version in force
        std::uint64_t rejectionsAfter = 0;
        std::uint64_t weeklyBeforeTimes4 = 0; ///< entries into the region in 28 days: four times the weekly load
        std::uint64_t weeklyAfterTimes4 = 0;
        std::optional<double> aucBefore;
        std::optional<double> aucAfter;
        std::array<double, 2> aucBeforeRange{0, 1}; ///< 95 % interval
        std::array<double, 2> aucAfterRange{0, 1};
        std::uint64_t aucCases = 0; ///< closed leads that both are counted over
        bool aucFlatters = false;   ///< the same closed leads suggested part of the change
        bool operator==(const Look &) const = default;
    };
    std::optional<Look> look;
    bool operator==(const ImpactFigures &) const = default;
};
[[nodiscard]] std::string figuresJson(const ImpactFigures &figures); ///< canonical
[[nodiscard]] base::Result<ImpactFigures> parseFigures(std::string_view json);

/// What a proposed version carries besides its bytes.
struct Proposal {
    int version = 0;
    base::Uuid person; ///< who proposed it
    base::Instant time;
    std::optional<base::Instant> inForceOn; ///< absent: at once with the second signature
    Release release;
    ImpactFigures impact; ///< frozen
    int rollsBackTo = 0;  ///< number of the version whose content it is; 0: none
    bool operator==(const Proposal &) const = default;
};

} // namespace leadlight::agreement
