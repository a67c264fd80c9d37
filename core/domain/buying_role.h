// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace leadlight::domain {

/// The parts that people play in a purchase. One person may play several.
enum class BuyingRole : std::uint8_t { decides, pays, judges, uses };
inline constexpr std::array<BuyingRole, 4> allBuyingRoles{BuyingRole::decides, BuyingRole::pays, BuyingRole::judges,
                                                          BuyingRole::uses};

[[nodiscard]] std::string_view keyOf(BuyingRole role);   ///< "decides"
[[nodiscard]] std::string_view labelOf(BuyingRole role); ///< "Decision maker"
/// What the words of a title, a role and a seniority stand for; in the order of the roles, empty where they say nothing.
[[nodiscard]] std::vector<BuyingRole> buyingRolesOf(std::string_view words);

} // namespace leadlight::domain
