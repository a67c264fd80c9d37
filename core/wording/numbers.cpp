// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/numbers.h"

#include <array>
#include <cstdlib>

namespace leadlight::wording {

namespace {

constexpr const char *minusSign = "−";

} // namespace

std::string grouped(std::int64_t number)
{
    const std::string digits = std::to_string(number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += ',';
        out += digits[i];
    }
    return number < 0 ? minusSign + out : out;
}

std::string signedNumber(std::int64_t number)
{
    return number > 0 ? "+" + grouped(number) : grouped(number);
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return "–";
    if (part == whole)
        return "100 %";
    const std::uint64_t tenths = (part * 2000 + whole) / (whole * 2);
    return grouped(static_cast<std::int64_t>(tenths / 10)) + "." + std::to_string(tenths % 10) + " %";
}

std::string pointsText(base::Exact points, bool sign)
{
    const bool negative = points < 0;
    const base::Exact size = negative ? -points : points;
    const base::Exact tenths = (size * 20 + base::exactOne) / (base::exactOne * 2);
    std::string text = grouped(tenths / 10);
    if (tenths % 10 != 0)
        text += "." + std::to_string(tenths % 10);
    if (tenths == 0)
        return "0";
    return (negative ? minusSign : sign ? "+" : "") + text;
}

std::string money(std::int64_t minor, const std::string &currency)
{
    const std::int64_t size = minor < 0 ? -minor : minor;
    const std::string amount = grouped((size + 50) / 100);
    const std::string symbol = currency == "EUR" ? "€" : currency == "USD" ? "$" : currency == "GBP" ? "£" : "";
    const std::string text = symbol.empty() ? amount + " " + currency : symbol + amount;
    return minor < 0 ? minusSign + text : text;
}

std::string waitText(std::int64_t seconds)
{
    constexpr std::int64_t hour = 3600;
    const auto tenths = [seconds](std::int64_t unit, const char *name) {
        const std::int64_t value = (seconds * 10 + unit / 2) / unit;
        return grouped(value / 10) + (value % 10 == 0 ? std::string() : "." + std::to_string(value % 10)) + name;
    };
    if (seconds < hour)
        return grouped((seconds + 30) / 60) + " min";
    return seconds < base::secondsPerDay ? tenths(hour, " h") : tenths(base::secondsPerDay, " days");
}

std::string dateText(base::Date date)
{
    constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const base::CivilDate civil = base::civilOf(date);
    return std::to_string(civil.day) + " " + months[static_cast<std::size_t>(civil.month - 1)] + " " + std::to_string(civil.year);
}

std::string momentText(base::Instant instant, const base::Zone &zone)
{
    const int minute = zone.localMinute(instant);
    const auto twoDigits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return dateText(zone.localDate(instant)) + " " + twoDigits(minute / 60) + ":" + twoDigits(minute % 60);
}

std::string dataUpToText(base::Instant newest, const base::Zone &zone)
{
    return newest == base::Instant{} ? std::string() : " · data up to " + momentText(newest, zone);
}

} // namespace leadlight::wording
