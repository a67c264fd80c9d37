// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/rule_texts.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace leadlight::lifecycle {

namespace {

using base::BusinessHours;
using base::Span;
using Unit = Span::Unit;

constexpr std::array<std::string_view, 7> dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int minutesPerDay = 24 * 60;

struct UnitWord {
    std::string_view word;
    Unit unit;
    int times = 1;
};
constexpr std::array<UnitWord, 19> unitWords{{
    {"minutes", Unit::minutes}, {"minute", Unit::minutes}, {"min", Unit::minutes}, {"mins", Unit::minutes},
    {"hours", Unit::hours},     {"hour", Unit::hours},     {"h", Unit::hours},     {"hrs", Unit::hours},
    {"hr", Unit::hours},        {"days", Unit::days},      {"day", Unit::days},    {"d", Unit::days},
    {"weeks", Unit::days, 7},   {"week", Unit::days, 7},   {"w", Unit::days, 7},   {"months", Unit::months},
    {"month", Unit::months},    {"mo", Unit::months},      {"mon", Unit::months},
}};

/// The longest limit in each unit: a hundred years or so.
int longest(Unit unit)
{
    switch (unit) {
    case Unit::minutes:
        return 1'000'000;
    case Unit::hours:
        return 100'000;
    case Unit::days:
        return 36'500;
    case Unit::months:
        return 1'200;
    }
    return 0;
}

std::string twoDigits(int number)
{
    return std::to_string(100 + number).substr(1);
}

std::string clockText(int minute)
{
    return twoDigits(minute / 60) + ':' + twoDigits(minute % 60);
}

std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

/// "09:00", "9", "24:00".
std::optional<int> parseClock(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const auto hour = wholeNumber(text.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional(0) : wholeNumber(text.substr(colon + 1));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > minutesPerDay)
        return std::nullopt;
    return *hour * 60 + *minute;
}

std::optional<std::size_t> dayOf(std::string_view text)
{
    const auto found = std::find(dayNames.begin(), dayNames.end(), text.substr(0, 3));
    return found == dayNames.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - dayNames.begin()));
}

/// "mon-fri 09:00-17:00" put into `week`; false: it cannot be read.
bool putDays(std::string_view part, Week &week)
{
    const std::size_t blank = part.find(' ');
    if (blank == std::string_view::npos)
        return false;
    const std::string_view days = part.substr(0, blank);
    const std::string_view hours = base::trimmed(part.substr(blank));
    const std::size_t dash = days.find('-');
    const auto first = dayOf(days.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : dayOf(days.substr(dash + 1));
    if (!first || !last || *last < *first)
        return false;
    BusinessHours::Day day;
    if (hours != "closed") {
        const std::size_t to = hours.find('-');
        const auto from = parseClock(base::trimmed(hours.substr(0, to)));
        const auto until = to == std::string_view::npos ? std::nullopt : parseClock(base::trimmed(hours.substr(to + 1)));
        if (!from || !until || *until <= *from)
            return false;
        day = {*from, *until};
    }
    std::fill(week.begin() + static_cast<std::ptrdiff_t>(*first), week.begin() + static_cast<std::ptrdiff_t>(*last) + 1, day);
    return true;
}

/// Words between blanks and commas.
std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const std::string_view part : base::split(text, ',')) {
        for (const std::string_view word : base::split(part, ' ')) {
            if (!base::trimmed(word).empty())
                words.push_back(base::trimmed(word));
        }
    }
    return words;
}

} // namespace

std::string spanText(const std::optional<Span> &span)
{
    if (!span)
        return "none";
    constexpr std::array<std::string_view, 4> units{"minute", "hour", "day", "month"};
    return std::to_string(span->count) + ' ' + std::string(units[static_cast<std::size_t>(span->unit)]) + (span->count == 1 ? "" : "s");
}

base::Result<std::optional<Span>> parseSpan(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    if (wanted.empty() || wanted == "none" || wanted == "no limit" || wanted == "–")
        return std::optional<Span>();
    const std::size_t digits = std::min(wanted.find_first_not_of("0123456789"), wanted.size());
    const auto count = wholeNumber(std::string_view(wanted).substr(0, digits));
    const std::string_view unit = base::trimmed(std::string_view(wanted).substr(digits));
    const auto found = std::find_if(unitWords.begin(), unitWords.end(), [&](const UnitWord &word) { return word.word == unit; });
    if (!count || *count == 0 || found == unitWords.end() || *count > longest(found->unit) / found->times)
        return base::fail(base::ErrorKind::usage, "settings.bad_span", {{}, std::string(text)});
    return Span{*count * found->times, found->unit};
}

std::string weekText(const Week &week)
{
    std::vector<std::string> parts;
    for (std::size_t first = 0; first < week.size();) {
        std::size_t last = first;
        while (last + 1 < week.size() && week[last + 1] == week[first])
            ++last;
        if (week[first].to > week[first].from) {
            parts.push_back(std::string(dayNames[first]) + (last > first ? "-" + std::string(dayNames[last]) : "") + ' '
                            + clockText(week[first].from) + '-' + clockText(week[first].to));
        }
        first = last + 1;
    }
    return parts.empty() ? "closed" : base::joined(parts, ", ");
}

std::optional<Week> parseWeek(std::string_view text)
{
    Week week{};
    const std::string wanted = base::comparable(text);
    if (wanted.empty())
        return std::nullopt;
    if (wanted == "closed")
        return week;
    for (const std::string_view part : base::split(wanted, ',')) {
        if (!putDays(base::trimmed(part), week))
            return std::nullopt;
    }
    return week;
}

std::string datesText(const std::vector<base::Date> &dates)
{
    std::vector<std::string> texts;
    for (const base::Date date : dates)
        texts.push_back(base::isoText(date));
    return base::joined(texts, " ");
}

std::optional<std::vector<base::Date>> parseDates(std::string_view text)
{
    std::vector<base::Date> dates;
    for (const std::string_view word : wordsOf(text)) {
        const auto date = base::parseIsoDate(word);
        if (!date)
            return std::nullopt;
        dates.push_back(*date);
    }
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return dates;
}

std::string accountableText(const Accountable &owner)
{
    return owner.person.isNull() ? std::string(domain::keyOf(owner.side)) : owner.person.text();
}

std::optional<Accountable> parseAccountable(std::string_view text)
{
    if (const auto side = domain::parseSide(text))
        return Accountable{*side, {}};
    if (const auto person = base::Uuid::parse(base::trimmed(text)); person && !person->isNull())
        return Accountable{domain::Side::both, *person};
    return std::nullopt;
}

std::string idsText(const std::vector<base::Uuid> &ids)
{
    std::vector<std::string> texts;
    for (const base::Uuid &id : ids)
        texts.push_back(id.text());
    return base::joined(texts, " ");
}

std::optional<std::vector<base::Uuid>> parseIds(std::string_view text)
{
    std::vector<base::Uuid> ids;
    for (const std::string_view word : wordsOf(text)) {
        const auto id = base::Uuid::parse(word);
        if (!id)
            return std::nullopt;
        ids.push_back(*id);
    }
    return ids;
}

} // namespace leadlight::lifecycle
