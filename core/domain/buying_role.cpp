// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/buying_role.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"

namespace leadlight::domain {

namespace {

/// Whole words, folded; a word that ends in "*" is the beginning of one.
constexpr std::array<std::string_view, 15> deciding{"ceo", "coo", "chief", "owner", "founder", "president", "vp", "evp", "svp", "director",
                                                    "managing", "geschaftsfuhrer*", "c-level", "partner", "vorstand*"};
constexpr std::array<std::string_view, 11> paying{"cfo", "financ*", "controll*", "procure*", "purchas*", "buyer", "buying", "einkauf*", "sourcing",
                                                  "treasur*", "account*"};
constexpr std::array<std::string_view, 13> judging{"cto", "cio", "it", "technic*", "technolog*", "engineer*", "architect*", "develop*", "system*",
                                                   "software", "quality", "security", "data"};
constexpr std::array<std::string_view, 12> usingIt{"operation*", "logistic*", "production", "manufactur*", "plant", "warehouse*", "supply", "sales",
                                                  "marketing", "service*", "maintenance", "user*"};

std::span<const std::string_view> wordsOf(BuyingRole role)
{
    switch (role) {
    case BuyingRole::decides:
        return deciding;
    case BuyingRole::pays:
        return paying;
    case BuyingRole::judges:
        return judging;
    case BuyingRole::uses:
        break;
    }
    return usingIt;
}

bool isMeantBy(std::string_view word, std::string_view pattern)
{
    return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

std::vector<std::string> splitWords(std::string_view text)
{
    std::vector<std::string> words{{}};
    for (const char c : base::comparable(text)) {
        const bool separates = c == ' ' || c == '/' || c == ',' || c == ';' || c == '&' || c == '(' || c == ')' || c == '.';
        if (!separates)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

} // namespace

std::string_view keyOf(BuyingRole role)
{
    constexpr std::array<std::string_view, 4> keys{"decides", "pays", "judges", "uses"};
    return keys[static_cast<std::size_t>(role)];
}

std::string_view labelOf(BuyingRole role)
{
    constexpr std::array<std::string_view, 4> labels{"Decision maker", "Finance", "Technical", "User"};
    return labels[static_cast<std::size_t>(role)];
}

std::vector<BuyingRole> buyingRolesOf(std::string_view text)
{
    const std::vector<std::string> words = splitWords(text);
    std::vector<BuyingRole> roles;
    for (const BuyingRole role : allBuyingRoles) {
        const auto patterns = wordsOf(role);
        const bool plays = std::any_of(words.begin(), words.end(), [&](const std::string &word) {
            return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) { return isMeantBy(word, pattern); });
        });
        if (plays)
            roles.push_back(role);
    }
    return roles;
}

} // namespace leadlight::domain
