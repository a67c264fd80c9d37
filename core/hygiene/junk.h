// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leadlight::hygiene {

/// What junk detection looks at; empty: unknown.
struct LeadFacts {
    std::string_view firstName;
    std::string_view lastName;
    std::string_view email;
    std::string_view phone;
    std::string_view company;
    std::string_view title;
};

/// Why a lead looks made up: fictional_name, keyboard_run, placeholder, throwaway_address, test_address,
/// impossible_phone.
struct JunkFinding {
    std::string reason;
    std::string value; ///< what gave it away
    bool operator==(const JunkFinding &) const = default;
};

/// The first reason found, strongest first. Flagging is never deleting: a person clears or confirms it.
[[nodiscard]] std::optional<JunkFinding> findJunk(const LeadFacts &facts);

} // namespace leadlight::hygiene
