// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/junk.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leadlight::hygiene {

namespace {

constexpr std::array<std::string_view, 22> fictionalNames{
    "mickey mouse",  "minnie mouse", "donald duck",  "daisy duck",   "bugs bunny",   "homer simpson",   "bart simpson",  "darth vader",
    "luke skywalker", "harry potter", "james bond",  "peter pan",    "santa claus",  "spider man",      "clark kent",    "bruce wayne",
    "tony stark",    "fred flintstone", "jane doe",  "john doe",     "max mustermann", "erika mustermann"};
constexpr std::array<std::string_view, 12> placeholders{"test", "tester", "testing", "n/a", "na", "none", "null", "xxx", "xx", "aaa", "abc", "unknown"};
constexpr std::array<std::string_view, 14> throwawayDomains{"mailinator.com", "trashmail.com",  "guerrillamail.com", "10minutemail.com", "yopmail.com",
                                                            "tempmail.com",   "temp-mail.org",  "sharklasers.com",   "getnada.com",      "dispostable.com",
                                                            "maildrop.cc",    "throwaway.email", "fakeinbox.com",    "spamgourmet.com"};
/// Rows of the two common keyboards; four neighbours in a row are no name.
constexpr std::array<std::string_view, 5> keyboardRows{"qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"};

template <class List> bool contains(const List &list, const std::string &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool isKeyboardRun(const std::string &word)
{
    if (word.size() < 4)
        return false;
    return std::any_of(keyboardRows.begin(), keyboardRows.end(), [&](std::string_view row) { return row.find(word) != std::string_view::npos; })
           || std::all_of(word.begin(), word.end(), [&](char c) { return c == word[0]; });
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
    return std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits[0]; }) || digits == "1234567890" || digits == "0123456789" || digits == "123456789"
           || digits == "123456" || digits == "12345678" || digits.size() > 17;
}

std::optional<JunkFinding> junkAddress(std::string_view email)
{
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string domain = base::comparable(email.substr(at + 1));
    const std::string local = base::comparable(email.substr(0, at));
    if (contains(throwawayDomains, domain))
        return JunkFinding{"throwaway_address", domain};
    const std::string name = domain.substr(0, domain.find('.'));
    if (isKeyboardRun(name) || isKeyboardRun(local) || ((local == "test" || local == "asdf") && (name == "test" || name == "asdf")))
        return JunkFinding{"test_address", std::string(email)};
    return std::nullopt;
}

} // namespace

std::optional<JunkFinding> findJunk(const LeadFacts &facts)
{
    const std::string first = base::comparable(facts.firstName);
    const std::string last = base::comparable(facts.lastName);
    const std::string company = base::comparable(facts.company);
    const std::string full = first.empty() || last.empty() ? first + last : first + " " + last;
    if (contains(fictionalNames, full))
        return JunkFinding{"fictional_name", std::string(facts.firstName) + " " + std::string(facts.lastName)};
    for (const std::string &word : {first, last, company}) {
        if (isKeyboardRun(word))
            return JunkFinding{"keyboard_run", word};
    }
    if (auto address = junkAddress(base::trimmed(facts.email)))
        return address;
    // One placeholder may be a real name of two letters; two are a form that somebody did not want to fill in.
    if (contains(placeholders, first) && (contains(placeholders, last) || contains(placeholders, company)))
        return JunkFinding{"placeholder", first};
    if (isImpossiblePhone(facts.phone))
        return JunkFinding{"impossible_phone", std::string(facts.phone)};
    return std::nullopt;
}

} // namespace leadlight::hygiene
