// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// By ActivityTable::phase.
inline constexpr std::array<std::string_view, 4> buyerPhases{"", "awareness", "evaluation", "validation"};

/// The furthest phase that what the lead did has shown, of buyerPhases: content and signals raise it, and nothing lowers it
/// (domain.md §9). It is the buyer's way, apart from the stage, which is ours.
[[nodiscard]] std::uint8_t buyerPhase(const Snapshot &snapshot, std::size_t row);

} // namespace leadlight::workspace
