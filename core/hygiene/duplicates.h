// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace leadlight::hygiene {

/// Further identifying attributes that are compared as a whole (street, postcode, date of birth …), by dictionary code.
inline constexpr std::size_t mostFurtherFacts = 8;

/// What tells people apart; empty: unknown.
struct PersonFacts {
    std::string_view externalId;
    std::string_view firstName;
    std::string_view lastName;
    std::string_view email;
    std::string_view phone;
    std::string_view company;
    std::string_view domain;
    std::array<std::string_view, mostFurtherFacts> further{};
};

/// Two entries that are probably one person. `why` holds what speaks for it, strongest first: same_email,
/// same_external_id, similar_email, same_name, similar_name, swapped_name, same_last_name, same_phone, similar_phone,
/// same_company, similar_company, same_domain, same_further, similar_further.
struct DuplicatePair {
    std::uint32_t a = 0; ///< index, below b
    std::uint32_t b = 0;
    double probability = 0;
    std::vector<std::string> why;
    bool operator==(const DuplicatePair &) const = default;
};

/// Trimmed, folded, and without what the provider ignores: dots and "+tag" at Gmail, "+tag" at providers known to do so.
/// Empty for what is no address.
[[nodiscard]] std::string normalisedEmail(std::string_view email);

/// The probability that two entries are one person, and why: sums of log-odds as of Fellegi and Sunter (1969), with fixed
/// weights. An equal normalised address or external id makes it nearly certain.
[[nodiscard]] DuplicatePair compared(const PersonFacts &a, const PersonFacts &b);

/// All pairs of at least `least` probability, most probable first. Only entries that share something (an address, a
/// phone, a sound of both names, a rare fact) are compared, so that 100,000 take seconds. Errors: stopped.
[[nodiscard]] base::Result<std::vector<DuplicatePair>> findDuplicates(std::span<const PersonFacts> people, double least = 0.5,
                                                                      const base::Progress *progress = nullptr);

} // namespace leadlight::hygiene
