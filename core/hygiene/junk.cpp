// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/junk.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "hygiene/accounts.h"
#include "hygiene/junk_words.h"

namespace leadlight::hygiene {

namespace {

template <const auto &list> bool contains(std::string_view text)
{
    static const std::unordered_set<std::string_view> words(list.begin(), list.end());
    return words.contains(text);
}

/// Whether two letters lie beside each other on a keyboard, so that a run may begin with them.
bool areNeighbours(char a, char b)
{
    static const std::unordered_set<std::string_view> pairs = [] {
        std::unordered_set<std::string_view> found;
        for (const std::string_view row : keyboardRows) {
            for (std::size_t i = 0; i + 1 < row.size(); ++i)
                found.insert(row.substr(i, 2));
        }
        return found;
    }();
    const char forwards[] = {a, b};
    const char backwards[] = {b, a};
    return pairs.contains({forwards, 2}) || pairs.contains({backwards, 2});
}

/// What a name says, folded.
struct FoldedNames {
    explicit FoldedNames(const LeadFacts &facts)
        : first(base::comparable(facts.firstName)), last(base::comparable(facts.lastName)), company(base::comparable(facts.company))
    {
    }
    std::string first, last, company;
};

bool isOneLetter(const std::string &word)
{
    return word.size() >= 4 && std::all_of(word.begin(), word.end(), [&](char c) { return c == word[0]; });
}

/// Four keys beside each other, either way, and nothing else; or such a run said twice ("asdfasdf").
bool isKeyboardRun(const std::string &word)
{
    if (word.size() < 4)
        return false;
    if (isOneLetter(word))
        return true;
    if (!areNeighbours(word[0], word[1]))
        return false;
    const std::string backwards(word.rbegin(), word.rend());
    for (const std::string_view row : keyboardRows) {
        if (row.find(word) != std::string_view::npos || row.find(backwards) != std::string_view::npos)
            return !contains<wordsOnOneRow>(word);
    }
    const std::size_t half = word.size() / 2;
    return word.size() % 2 == 0 && half >= 3 && word.substr(0, half) == word.substr(half)
           && std::any_of(keyboardRows.begin(), keyboardRows.end(),
                          [&](std::string_view row) { return row.find(word.substr(0, half)) != std::string_view::npos; });
}

bool isImpossiblePhone(std::string_view phone)
{
    std::string digits;
    for (const char c : phone) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    if (digits.size() < 5)
        return false; // too short to call, but no proof of junk
    constexpr std::string_view up = "01234567890123456789";
    constexpr std::string_view down = "98765432109876543210";
    const bool counts = digits.size() >= 6 && (up.find(digits) != std::string_view::npos || down.find(digits) != std::string_view::npos);
    return counts || std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits[0]; }) || digits.size() > 17;
}

bool isThrowaway(const std::string &domain)
{
    static_assert(std::all_of(throwawayDomains.begin(), throwawayDomains.end(),
                              [](std::string_view known) { return std::count(known.begin(), known.end(), '.') == 1; }));
    // What is registrable of a plain domain is an end of it: most need not be looked up.
    const std::size_t dot = domain.rfind('.');
    const std::size_t before = dot == std::string::npos || dot == 0 ? std::string::npos : domain.rfind('.', dot - 1);
    const std::string_view lastTwo = std::string_view(domain).substr(before == std::string::npos ? 0 : before + 1);
    const bool plain = domain.find_first_of("/?#: @,") == std::string::npos && !domain.ends_with('.');
    if (plain && !contains<throwawayDomains>(lastTwo))
        return false;
    return contains<throwawayDomains>(domain) || contains<throwawayDomains>(registrableDomain(domain));
}

std::optional<JunkFinding> junkAddress(std::string_view email)
{
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string domain = base::comparable(email.substr(at + 1));
    const std::string local = base::comparable(email.substr(0, at));
    if (isThrowaway(domain))
        return JunkFinding{"throwaway_address", domain};
    const std::string name = domain.substr(0, domain.find('.'));
    const bool nobody = contains<testWords>(local) && (contains<testWords>(name) || contains<sampleHosts>(name));
    if (nobody || contains<nobodysLocals>(local) || isKeyboardRun(name) || isKeyboardRun(local))
        return JunkFinding{"test_address", std::string(email)};
    return std::nullopt;
}

std::optional<JunkFinding> junkName(const LeadFacts &facts, const FoldedNames &names)
{
    const auto &[first, last, company] = names;
    const std::string full = first.empty() || last.empty() ? first + last : first + " " + last;
    if (contains<fictionalNames>(full) || contains<fictionalNames>(last + " " + first))
        return JunkFinding{"fictional_name", std::string(base::trimmed(std::string(facts.firstName) + " " + std::string(facts.lastName)))};
    for (const std::string *word : {&first, &last, &company}) {
        if (isKeyboardRun(*word))
            return JunkFinding{"keyboard_run", *word};
    }
    return std::nullopt;
}

std::optional<JunkFinding> placeholderName(const FoldedNames &names)
{
    const auto &[first, last, company] = names;
    // One placeholder may be a real name of two letters, or what a CRM wants in a field that must be filled; two are a
    // form that somebody did not want to fill in.
    const bool noFirst = contains<placeholders>(first);
    const bool noLast = contains<placeholders>(last);
    const bool noCompany = contains<placeholders>(company);
    if ((noFirst && (noLast || noCompany)) || (first.empty() && noLast && noCompany))
        return JunkFinding{"placeholder", noFirst ? first : last};
    const std::string full = first + " " + last;
    if (contains<placeholderNames>(full))
        return JunkFinding{"placeholder", full};
    return std::nullopt;
}

} // namespace

bool isRoleAddress(std::string_view email)
{
    const std::string folded = base::comparable(email);
    const std::size_t at = folded.rfind('@');
    return at != std::string::npos && contains<roleLocals>(folded.substr(0, at));
}

std::string junkSubject(const LeadFacts &facts)
{
    if (const std::string email = base::comparable(facts.email); !email.empty())
        return email;
    const std::string name = base::comparable(std::string(facts.firstName) + " " + std::string(facts.lastName));
    const std::string company = normalisedCompany(facts.company);
    return name.empty() && company.empty() ? std::string() : name + " / " + company;
}

std::optional<JunkFinding> findJunk(const LeadFacts &facts)
{
    const FoldedNames names(facts);
    if (auto name = junkName(facts, names))
        return name;
    if (auto address = junkAddress(base::trimmed(facts.email)))
        return address;
    if (auto placeholder = placeholderName(names))
        return placeholder;
    if (isImpossiblePhone(facts.phone))
        return JunkFinding{"impossible_phone", std::string(facts.phone)};
    if (isRoleAddress(facts.email)) {
        const bool isNamed = !base::trimmed(facts.firstName).empty() || !base::trimmed(facts.lastName).empty();
        return JunkFinding{"role_address", base::comparable(facts.email), isNamed ? JunkStrength::weak : JunkStrength::strong};
    }
    return std::nullopt;
}

} // namespace leadlight::hygiene
