// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "model/starter_model.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// How leads with a value ended. `low` and `high` bound the share of wins (Wilson, 95 %).
struct StarterEvidence {
    std::uint64_t closed = 0; ///< won or lost
    std::uint64_t won = 0;
    double low = 0;
    double high = 1;
    [[nodiscard]] double share() const { return closed == 0 ? 0 : static_cast<double>(won) / static_cast<double>(closed); }
};

/// Where a mark comes from. Outcomes speak from 30 closed leads on; then a neutral mark says that the interval holds
/// the mean.
enum class MarkBasis : std::uint8_t { none, outcomes, vocabulary, person };
[[nodiscard]] std::string_view keyOf(MarkBasis basis);

struct ProposedValue {
    model::StarterValue choice;
    std::uint64_t leads = 0;
    StarterEvidence evidence;
    MarkBasis basis = MarkBasis::none;
};

/// offered; afterOutcome: looks filled in after the sale was decided; leftOut: says nothing that can be scored.
enum class StarterStanding : std::uint8_t { offered, afterOutcome, leftOut };
[[nodiscard]] std::string_view keyOf(StarterStanding standing);

struct ProposedColumn {
    std::string key;
    std::string label;
    StarterStanding standing = StarterStanding::offered;
    bool on = false;
    std::size_t axis = 0; ///< 0 who they are, 1 what they do; a guess
    bool number = false;
    /// First why it is not offered, if it is not; then what to know of it. Codes: model/README.md.
    std::vector<model::StarterNote> notes;
    std::uint64_t filled = 0;   ///< leads
    std::uint64_t distinct = 0; ///< values, trimmed and case-folded
    StarterEvidence blank;      ///< leads without a value; they get no points
    double separation = 0.5;    ///< area under the curve of its values against the outcomes; 0.5: says nothing
    std::vector<ProposedValue> values; ///< text: by frequency, then the rest; number: the greatest band first
};

struct ProposedActivity {
    model::StarterActivity choice;
    bool on = true;
    std::uint64_t events = 0;
    std::uint64_t leads = 0;  ///< with at least one
    StarterEvidence evidence; ///< of leads that did it before they were closed
    MarkBasis basis = MarkBasis::none;
};

/// What a starter model could be made of; corrected by people, then handed to makeStarterDraft.
struct StarterProposal {
    std::uint64_t leads = 0;
    std::uint64_t closed = 0;
    std::uint64_t won = 0;
    std::array<std::vector<int>, 2> shares{{{10, 20, 30}, {10, 20, 30}}}; ///< per cent a rank, best first; the rest is the last
    std::vector<ProposedColumn> columns; ///< in the order of the file
    std::vector<ProposedActivity> activities;
    std::vector<std::string> handRaiseTypes;
    bool askReachable = true; ///< false: no lead at all has a valid e-mail or phone
    std::vector<model::StarterNote> notes;

    [[nodiscard]] double mean() const { return closed == 0 ? 0 : static_cast<double>(won) / static_cast<double>(closed); }
    /// By key or label, case-folded; null if there is none.
    [[nodiscard]] ProposedColumn *find(std::string_view column);
};

/// Looks at all leads. Never fails: an empty workspace gives an empty proposal. O(leads × columns). `progress` counts
/// columns; once it is stopped, what is missing stays missing.
[[nodiscard]] StarterProposal proposeStarter(const Snapshot &snapshot, base::Progress *progress = nullptr);

/// Takes a column in or out. Errors: starter.unknown_column (column), starter.no_values (column).
[[nodiscard]] base::Result<void> switchColumn(StarterProposal &proposal, std::string_view column, bool on);
/// Marks a value by its label or one of its spellings; a strength from evidence stays. Errors: starter.unknown_column
/// (column), starter.unknown_value (column, value).
[[nodiscard]] base::Result<void> markValue(StarterProposal &proposal, std::string_view column, std::string_view value, model::Mark mark);

/// What is switched on, as choices for a model.
[[nodiscard]] model::StarterChoices choicesOf(const StarterProposal &proposal);
/// The model with thresholds that the scores of all leads gave, without writing anything: for a preview with
/// summarise(). Errors: starter.no_leads, starter.nothing_chosen, starter.bad_share, stopped.
[[nodiscard]] base::Result<model::ScoringModel> starterModel(const Snapshot &snapshot, const StarterProposal &proposal,
                                                             const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
