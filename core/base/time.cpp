// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.h"

#include <chrono>

namespace leadlight::base {

namespace {

/// Reads a fixed-format text from the left; every failed take leaves it failed.
class FixedReader {
public:
    explicit FixedReader(std::string_view text) : m_rest(text) {}

    int digits(std::size_t count)
    {
        if (m_rest.size() < count)
            m_good = false;
        int value = 0;
        for (std::size_t i = 0; m_good && i < count; ++i) {
            const char c = m_rest[i];
            m_good = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (m_good)
            m_rest.remove_prefix(count);
        return value;
    }
    bool skip(char c)
    {
        if (!m_good || !m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void need(char c) { m_good = skip(c); }
    void needThat(bool holds) { m_good = m_good && holds; }

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

Date readDate(FixedReader &reader)
{
    CivilDate civil;
    civil.year = reader.digits(4);
    reader.need('-');
    civil.month = reader.digits(2);
    reader.need('-');
    civil.day = reader.digits(2);
    reader.needThat(isValid(civil));
    return reader.good() ? dateOf(civil) : Date{};
}

int readMinutes(FixedReader &reader)
{
    const int hours = reader.digits(2);
    reader.need(':');
    const int minutes = reader.digits(2);
    reader.needThat(hours < 24 && minutes < 60);
    return hours * 60 + minutes;
}

int readSeconds(FixedReader &reader)
{
    if (!reader.skip(':'))
        return 0;
    const int seconds = reader.digits(2);
    reader.needThat(seconds < 60);
    if (reader.skip('.')) {
        reader.digits(1);
        while (!reader.atEnd()) { // parts of a second are cut off
            FixedReader ahead = reader;
            ahead.digits(1);
            if (!ahead.good())
                break;
            reader = ahead;
        }
    }
    return seconds;
}

int readZoneMinutes(FixedReader &reader)
{
    if (reader.atEnd() || reader.skip('Z'))
        return 0;
    const bool west = reader.skip('-');
    if (!west)
        reader.need('+');
    const int minutes = readMinutes(reader);
    return west ? -minutes : minutes;
}

void appendPadded(std::string &out, std::int64_t value, std::size_t width)
{
    const std::string digits = std::to_string(value < 0 ? -value : value);
    if (value < 0)
        out.push_back('-');
    if (digits.size() < width)
        out.append(width - digits.size(), '0');
    out.append(digits);
}

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

// Both conversions: H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days);
// years begin on 1 March, so that the leap day is the last day of its year.
Date dateOf(CivilDate civil)
{
    const std::int64_t year = std::int64_t{civil.year} - (civil.month <= 2 ? 1 : 0);
    const std::int64_t era = floorDiv(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return {static_cast<std::int32_t>(era * 146097 + dayOfEra - 719468)};
}

CivilDate civilOf(Date date)
{
    const std::int64_t days = std::int64_t{date.days} + 719468;
    const std::int64_t era = floorDiv(days, 146097);
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<int>(year), static_cast<int>(month),
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

bool isValid(CivilDate civil)
{
    if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31)
        return false;
    constexpr int inEveryMonth = 28;
    return civil.day <= inEveryMonth || civilOf(dateOf(civil)) == civil;
}

Date utcDateOf(Instant instant)
{
    return {static_cast<std::int32_t>(floorDiv(instant.seconds, secondsPerDay))};
}

Instant utcMidnight(Date date)
{
    return {std::int64_t{date.days} * secondsPerDay};
}

std::string isoText(Date date)
{
    const CivilDate civil = civilOf(date);
    std::string text;
    appendPadded(text, civil.year, 4);
    text.push_back('-');
    appendPadded(text, civil.month, 2);
    text.push_back('-');
    appendPadded(text, civil.day, 2);
    return text;
}

std::string isoText(Instant instant)
{
    const Date date = utcDateOf(instant);
    const std::int64_t second = instant.seconds - utcMidnight(date).seconds;
    std::string text = isoText(date);
    text.push_back('T');
    appendPadded(text, second / 3600, 2);
    text.push_back(':');
    appendPadded(text, second / 60 % 60, 2);
    text.push_back(':');
    appendPadded(text, second % 60, 2);
    text.push_back('Z');
    return text;
}

std::optional<Date> parseIsoDate(std::string_view text)
{
    FixedReader reader(text);
    const Date date = readDate(reader);
    if (!reader.good() || !reader.atEnd())
        return std::nullopt;
    return date;
}

std::optional<Instant> parseIsoInstant(std::string_view text)
{
    FixedReader reader(text);
    Instant instant = utcMidnight(readDate(reader));
    if (reader.good() && !reader.atEnd()) {
        if (!reader.skip('T'))
            reader.need(' ');
        instant.seconds += readMinutes(reader) * 60;
        instant.seconds += readSeconds(reader);
        instant.seconds -= readZoneMinutes(reader) * 60;
    }
    if (!reader.good() || !reader.atEnd())
        return std::nullopt;
    return instant;
}

Instant SystemClock::now() const
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {now.time_since_epoch().count()};
}

} // namespace leadlight::base
