// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// A lead that nothing happened to for a long time.
struct UntouchedLead {
    std::uint32_t row = 0;
    base::Instant last; ///< when something did: an activity, a change of its stage, a value that came in
};

/// Leads to be looked at for erasure: untouched for `months` civil months up to the snapshot's as-of, the longest
/// untouched first. Customers (won) are left out. Nothing is erased by being listed. Errors: workspace.damaged, storage.…
[[nodiscard]] base::Result<std::vector<UntouchedLead>> untouchedLeads(Workspace &workspace, int months);

} // namespace leadlight::workspace
