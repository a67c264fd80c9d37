// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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

/// How much a finding is worth: a lead is held back for a strong one; a weak one is only noted.
enum class JunkStrength : std::uint8_t { strong, weak };

/// Why a lead looks made up: fictional_name, keyboard_run, placeholder, throwaway_address, test_address,
/// impossible_phone, role_address.
struct JunkFinding {
    std::string reason;
    std::string value; ///< what gave it away
    JunkStrength strength = JunkStrength::strong;
    bool operator==(const JunkFinding &) const = default;
};

/// The first reason found, strongest first. Flagging is never deleting: a person clears or confirms it. A role address
/// (info@…) is weak where somebody is named beside it: small firms have no other.
[[nodiscard]] std::optional<JunkFinding> findJunk(const LeadFacts &facts);

/// "info@", "sales@": an address that belongs to a post, not to a person.
[[nodiscard]] bool isRoleAddress(std::string_view email);

/// Who is meant, whatever row an import gives them: the folded e-mail, else name and company. Empty where nothing says.
[[nodiscard]] std::string junkSubject(const LeadFacts &facts);

} // namespace leadlight::hygiene
