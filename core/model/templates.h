// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/scoring_model.h"

namespace leadlight::model {

/// Keys of the templates that ship: "fit-engagement", "bant-size", "empty".
[[nodiscard]] std::span<const std::string_view> templateKeys();
[[nodiscard]] std::optional<ScoringModel> makeTemplate(std::string_view key);

} // namespace leadlight::model
