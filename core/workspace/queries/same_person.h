// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Other leads with the e-mail address of this one, whatever its case, which are surely the same person (domain.md §8); none without
/// an address. One pass over the addresses; duplicateLeads() finds those that are only alike.
[[nodiscard]] std::vector<std::uint32_t> leadsOfSameAddress(const Snapshot &snapshot, std::uint32_t row);

} // namespace leadlight::workspace
