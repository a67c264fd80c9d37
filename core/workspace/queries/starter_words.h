// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "data/column.h"

namespace leadlight::workspace {

/// What a column's name alone tells the starter model. Names are those of key or label, made keys.

/// "closed", "score", … : why a column of this name is filled in once a sale is decided, or by somebody's judgement.
[[nodiscard]] std::optional<std::string_view> afterOutcomeName(const data::Column &column);
/// Names, addresses, numbers of people and things: who exactly it is, not what kind.
[[nodiscard]] bool isIdentityName(const data::Column &column);
/// Consent is a gate, never points.
[[nodiscard]] bool isConsentName(const data::Column &column);
/// Visits, clicks, downloads: what they do.
[[nodiscard]] bool isEngagementName(const data::Column &column);
/// "Last activity": how it stood at export, perhaps after the sale.
[[nodiscard]] bool isStateName(const data::Column &column);

} // namespace leadlight::workspace
