// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class Write;
}

namespace leadlight::workspace {

/// Finds or makes the account of each lead in [begin, end) by registrable domain, else by normalised company name, and
/// writes both. `next` is brought up to date but for flags.
[[nodiscard]] base::Result<void> matchAccounts(store::Write &write, Snapshot &next, std::uint32_t begin, std::uint32_t end);

} // namespace leadlight::workspace
