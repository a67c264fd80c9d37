// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/filter.h"
#include "model/scoring_model.h"
#include "workspace/queries/matrix_summary.h"

namespace leadlight::matrix {

using Thresholds = std::array<std::vector<int>, 2>;
using SharedRows = std::shared_ptr<const std::vector<std::uint32_t>>;

/// The version that "Change" compares with: the open draft, else the version before the one in force. Only one that
/// has the same ranks.
struct OtherVersion {
    int number = 0;
    bool isDraft = false;
    std::shared_ptr<const model::ScoringModel> model;
};
[[nodiscard]] std::optional<OtherVersion> otherVersion(const workspace::Snapshot &snapshot);

struct MatrixQuestion {
    SharedRows rows;                      ///< null: all leads
    std::optional<Thresholds> thresholds; ///< of a trial
    bool compare = false;                 ///< with the other version, or a trial with what is in force
};

/// What became of the leads in the region, each counted once.
struct RegionFunnel {
    std::uint64_t leads = 0, waiting = 0, accepted = 0, passedBack = 0, closed = 0, notReleased = 0;
};

struct MatrixAnswer {
    std::shared_ptr<const model::ScoringModel> model; ///< that ranked the leads
    workspace::MatrixSummary summary;
    std::optional<std::array<workspace::Distribution, 2>> distributions; ///< none under a trial, which moves no score
    RegionFunnel funnel;
    std::optional<workspace::Trial> trial;
    std::optional<OtherVersion> compared;
};
/// Errors: stopped. In `change` a draft counts as what would be, an older version as what was.
[[nodiscard]] base::Result<MatrixAnswer> askMatrix(const workspace::Snapshot &snapshot, const MatrixQuestion &question,
                                                   const base::Progress &progress);

/// A line of the list beside the matrix.
struct LeadLine {
    std::uint32_t row = 0;
    std::size_t cell = 0;
    std::string rank, name, title;
    bool waits = false;                ///< for Sales
    std::optional<base::Instant> when; ///< waiting since, else the last activity
};
struct LeadLines {
    std::uint64_t total = 0;
    std::vector<LeadLine> lines; ///< the first of the agreed order
};
/// `trial`: what ranks the leads instead of the model in force. Errors: filter.…, stopped.
[[nodiscard]] base::Result<LeadLines> askLines(const workspace::Snapshot &snapshot, const data::Filter &filter,
                                               const std::optional<workspace::Trial> &trial, std::size_t most,
                                               const base::Progress &progress);

/// A criterion that speaks for the leads of a tile.
struct TileReason {
    std::string label;
    base::Exact average = 0; ///< points, over the leads looked at
};
struct TileReasons {
    std::uint64_t lookedAt = 0;
    std::vector<TileReason> reasons; ///< strongest first, at most three
};
/// Over at most 300 leads of the tile, evenly spread. Errors: stopped.
[[nodiscard]] base::Result<TileReasons> askReasons(const workspace::Snapshot &snapshot, const SharedRows &rows,
                                                   std::size_t cell, const base::Progress &progress);

} // namespace leadlight::matrix
