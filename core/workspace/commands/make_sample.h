// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Makes a workspace full of believable leads, two years of activities, campaigns, outcomes, a signed model in force
/// and a draft with open rows, dated relative to `asOf`; the same content for the same seed and as-of. Its persons'
/// keys come from the seed, their passphrase is "sample".
[[nodiscard]] base::Result<std::unique_ptr<Workspace>> makeSample(const std::string &path, std::uint64_t seed,
                                                                  base::Instant asOf, const base::Clock &clock,
                                                                  base::Progress *progress = nullptr);

} // namespace leadlight::workspace
