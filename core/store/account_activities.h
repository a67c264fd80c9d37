// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/statement.h"

namespace leadlight::store {

/// The columns behind `seq`.
inline constexpr const char *accountActivityColumns =
    "account, time, type, channel, asset, area, phase, campaign, number, text, key, import_id, checksum";
/// Whether the checksum of a row (seq, then accountActivityColumns) fits.
[[nodiscard]] bool isSoundAccountActivity(const Statement &row);

} // namespace leadlight::store
