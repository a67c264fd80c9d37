// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <nlohmann/json_fwd.hpp>

#include "workspace/snapshot.h"

namespace leadlight::cli {

/// One lead as scripts rely on it: id, every column, fit and engagement as exact decimal strings, rank, stage. A
/// file's column of such a name gets a trailing "_".
[[nodiscard]] nlohmann::ordered_json leadJson(const workspace::Snapshot &snapshot, std::uint32_t row);

} // namespace leadlight::cli
