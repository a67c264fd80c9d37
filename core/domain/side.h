// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/uuid.h"

namespace leadlight::domain {

/// The two parties of the agreement; `both` is a person who works for either.
enum class Side : std::uint8_t { marketing, sales, both };

[[nodiscard]] std::string_view keyOf(Side side);
[[nodiscard]] std::string_view labelOf(Side side); ///< "Marketing"
[[nodiscard]] std::optional<Side> parseSide(std::string_view text);
/// Whether somebody of `held` may act for `wanted`.
[[nodiscard]] constexpr bool actsFor(Side held, Side wanted)
{
    return held == wanted || held == Side::both || wanted == Side::both;
}

/// Somebody who works here. A person is never deleted while a ledger entry names the id.
struct Person {
    base::Uuid id;
    std::string name;
    Side side = Side::both;
    std::string email;
    bool atTable = false; ///< takes part in the present session for the side (a choice, not a login)
    bool operator==(const Person &) const = default;
};

} // namespace leadlight::domain
