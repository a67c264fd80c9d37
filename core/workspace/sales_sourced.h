// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadlight::workspace {

/// The source of a lead that Sales added: the owner stays, and it counts apart from what Marketing brought.
inline constexpr const char *salesSourced = "Sales-sourced";

} // namespace leadlight::workspace
