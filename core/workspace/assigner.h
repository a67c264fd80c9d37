// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/write.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Who gets the next new MQL: the owner of its named pursuit, else by the rules of assignment. Where several take turns, the turn is the number of hand-overs
/// so far of leads that the same rule takes: nothing has to be kept for it. For one batch of hand-overs.
class Assigner {
public:
    explicit Assigner(const Snapshot &snapshot);

    /// Index into the people; nothing: the lead has an owner already, or no rule takes it.
    [[nodiscard]] std::optional<std::uint32_t> ownerFor(const Snapshot &snapshot, std::uint32_t row);
    /// Gives the lead its owner, with an entry of its own, after its hand-over was written.
    [[nodiscard]] base::Result<void> assign(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time);

private:
    std::vector<std::size_t> m_turns; ///< one a rule
};

} // namespace leadlight::workspace
