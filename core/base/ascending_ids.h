// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "base/uuid.h"

namespace leadlight::base {

/// Random ids in ascending order, for many rows that are stored at once: an index takes them at its end, one after
/// another, instead of anywhere.
[[nodiscard]] std::vector<Uuid> ascendingIds(std::size_t count);

} // namespace leadlight::base
