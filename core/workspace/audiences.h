// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Which process every lead follows: the first whose filter takes it. Call after attributes or the rules changed.
void deriveProcesses(Snapshot &snapshot);
/// How many leads a filter takes that chooses those of a process: it asks for fields of a lead alone, never for its stage,
/// rank, owner or times, so that no move changes the process. Errors (usage): settings.audience_field (field),
/// settings.audience_words, and those of data::Filter.
[[nodiscard]] base::Result<std::size_t> audienceSize(const Snapshot &snapshot, std::string_view filter);

} // namespace leadlight::workspace
