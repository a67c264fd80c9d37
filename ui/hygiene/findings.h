// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "workspace/commands/merge_leads.h"
#include "workspace/queries/duplicates.h"

namespace leadlight::hygiene {

/// The lists of what is doubtful.
enum class Part : std::uint8_t { junk, duplicates, accounts };
inline constexpr std::array parts{Part::junk, Part::duplicates, Part::accounts};

/// One line of a list: a group, or one of those below it.
struct Entry {
    enum class Kind : std::uint8_t { group, junk, pair, accounts };
    /// What may be done about the group: held back; only noted; said to be junk; the same for sure; probably the same.
    enum class State : std::uint8_t { held, noted, confirmed, exact, probable };
    Kind kind = Kind::group;
    State state = State::held;
    std::uint32_t a = 0; ///< row of a lead, or index of an account
    std::uint32_t b = 0; ///< the other of a pair
    double probability = 0;
    std::string reason;           ///< why it is held back, or two accounts look like one
    std::string value;            ///< what gave it away
    std::vector<std::string> why; ///< what speaks for a pair, strongest first
    std::size_t count = 0;        ///< entries below a group
    [[nodiscard]] bool isSame(const Entry &other) const;
};

/// Everything that is doubtful in one snapshot.
struct Findings {
    workspace::HygieneSummary summary;
    std::array<std::vector<Entry>, parts.size()> lists;
    std::vector<workspace::MergeRequest> exact; ///< merges that make one lead of all that are surely one person
    [[nodiscard]] std::size_t count(Part part) const; ///< without groups, and of junk without what is decided
};

/// Seconds on 100,000 leads. Errors: stopped.
[[nodiscard]] base::Result<Findings> findAll(const workspace::Snapshot &snapshot, const base::Progress &progress);

/// Whether an import held anything back: what can be said of a workspace at once.
[[nodiscard]] bool holdsAnythingBack(const workspace::Snapshot &snapshot);

} // namespace leadlight::hygiene
