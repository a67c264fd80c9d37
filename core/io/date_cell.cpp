// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/cell_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"

namespace leadlight::io {

namespace {

bool isDateDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr std::array<std::string_view, 24> monthNames{
    "january", "february", "march", "april", "may", "june",     "july", "august", "september", "october", "november", "december",
    "januar",  "februar",  "märz",  "april", "mai", "juni",     "juli", "august", "september", "oktober", "november", "dezember"};

int monthOf(std::string_view word)
{
    const std::string folded = base::folded(word);
    if (folded.size() < 3)
        return 0;
    for (std::size_t i = 0; i < monthNames.size(); ++i) {
        if (monthNames[i].starts_with(folded))
            return static_cast<int>(i % 12) + 1;
    }
    return folded == "sept" ? 9 : 0;
}

/// Walks over a text; what does not fit leaves it where it was.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    bool take(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (peek() == ' ')
            ++m_at;
    }
    /// Digits, at most `most`; the number of digits, 0 if none or more.
    int digits(int most, int &value)
    {
        int count = 0;
        value = 0;
        while (isDateDigit(peek())) {
            if (++count > most)
                return 0;
            value = value * 10 + (peek() - '0');
            ++m_at;
        }
        return count;
    }
    std::string_view word()
    {
        const std::size_t from = m_at;
        const auto isLetter = [](char c) {
            const int lower = c | 0x20;
            return static_cast<unsigned char>(c) >= 0x80 || (lower >= 'a' && lower <= 'z');
        };
        while (!atEnd() && isLetter(peek()))
            ++m_at;
        return m_text.substr(from, m_at - from);
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool takeZone(Cursor &cursor, std::int64_t &seconds)
{
    if (cursor.take('Z'))
        return true;
    const bool plus = cursor.take('+');
    if (!plus && !cursor.take('-'))
        return true;
    int hours = 0;
    int minutes = 0;
    const int count = cursor.digits(4, hours);
    if (count == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (count != 2 || (cursor.take(':') && cursor.digits(2, minutes) != 2)) {
        return false;
    }
    if (hours > 14 || minutes > 59)
        return false;
    const int offset = (hours * 60 + minutes) * 60;
    seconds += plus ? -offset : offset;
    return true;
}

bool takeTime(Cursor &cursor, DateShape &shape)
{
    cursor.take(',');
    if (!cursor.take('T'))
        cursor.skipBlanks();
    if (cursor.atEnd())
        return true;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (cursor.digits(2, hour) == 0 || !cursor.take(':') || cursor.digits(2, minute) != 2)
        return false;
    if (cursor.take(':')) {
        if (cursor.digits(2, second) != 2)
            return false;
        int fraction = 0;
        if ((cursor.take('.') || cursor.take(',')) && cursor.digits(9, fraction) == 0)
            return false;
    }
    cursor.skipBlanks();
    if (const char half = static_cast<char>(cursor.peek() | 0x20); half == 'a' || half == 'p') {
        const std::string word = base::folded(cursor.word());
        if ((word != "am" && word != "pm") || hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + (word == "pm" ? 12 : 0);
        cursor.skipBlanks();
    }
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    shape.hasTime = true;
    shape.secondOfDay = (hour * 60 + minute) * 60 + second;
    return takeZone(cursor, shape.secondOfDay) && cursor.atEnd();
}

bool isDateSign(char c)
{
    return c == '-' || c == '.' || c == '/';
}

int fullYear(int year, int digits)
{
    if (digits != 2)
        return year;
    return year <= 68 ? 2000 + year : 1900 + year;
}

void skipDateSigns(Cursor &cursor)
{
    while (cursor.peek() == ' ' || cursor.peek() == ',' || isDateSign(cursor.peek()))
        cursor.take(cursor.peek());
}

/// "31 Mar 2026", "31. März 2026", "31-Mar-26" from behind the day; "Mar 31, 2026" with `day` 0.
bool takeNamedDate(Cursor &cursor, int day, DateShape &shape)
{
    skipDateSigns(cursor);
    shape.named = true;
    shape.first = monthOf(cursor.word());
    shape.second = day;
    skipDateSigns(cursor);
    if (shape.first == 0 || (day == 0 && cursor.digits(2, shape.second) == 0))
        return false;
    skipDateSigns(cursor);
    const int digits = cursor.digits(4, shape.year);
    shape.year = fullYear(shape.year, digits);
    return digits == 2 || digits == 4;
}

bool takeDate(Cursor &cursor, DateShape &shape)
{
    int number = 0;
    const int digits = cursor.digits(4, number);
    if (digits == 0 || digits == 3)
        return digits == 0 && takeNamedDate(cursor, 0, shape);
    const char sign = cursor.peek();
    if (digits == 4) {
        shape.yearFirst = true;
        shape.year = number;
        return isDateSign(sign) && cursor.take(sign) && cursor.digits(2, shape.first) > 0 && cursor.take(sign) &&
               cursor.digits(2, shape.second) > 0;
    }
    Cursor numeric = cursor;
    shape.first = number;
    if (isDateSign(sign) && numeric.take(sign) && numeric.digits(2, shape.second) > 0 && numeric.take(sign)) {
        const int yearDigits = numeric.digits(4, shape.year);
        shape.year = fullYear(shape.year, yearDigits);
        cursor = numeric;
        return yearDigits == 2 || yearDigits == 4;
    }
    return takeNamedDate(cursor, number, shape);
}

std::optional<base::Instant> instantOf(int year, int month, int day, std::int64_t secondOfDay)
{
    const base::CivilDate civil{year, month, day};
    if (year < 1 || !base::isValid(civil))
        return std::nullopt;
    return base::Instant{base::utcMidnight(base::dateOf(civil)).seconds + secondOfDay};
}

int twoDigits(const char *at)
{
    return isDateDigit(at[0]) && isDateDigit(at[1]) ? (at[0] - '0') * 10 + (at[1] - '0') : -10'000;
}

/// The shape that programs write: YYYY-MM-DDThh:mm:ss, and nothing else.
std::optional<base::Instant> plainInstant(std::string_view text)
{
    if (text.size() != 19 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' ||
        text[16] != ':')
        return std::nullopt;
    const char *const at = text.data();
    const int year = twoDigits(at) * 100 + twoDigits(at + 2);
    const int hour = twoDigits(at + 11);
    const int minute = twoDigits(at + 14);
    const int second = twoDigits(at + 17);
    if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return instantOf(year, twoDigits(at + 5), twoDigits(at + 8), (hour * 60 + minute) * 60 + second);
}

constexpr std::array<std::string_view, 7> dateOrderKeys{"none", "ymd", "dmy", "mdy", "yyyymmdd", "epoch_s", "epoch_ms"};

} // namespace

std::string_view keyOf(DateOrder order)
{
    return dateOrderKeys[static_cast<std::size_t>(order)];
}

std::optional<DateOrder> parseDateOrder(std::string_view text)
{
    const auto found = std::find(dateOrderKeys.begin(), dateOrderKeys.end(), text);
    if (found == dateOrderKeys.end())
        return std::nullopt;
    return static_cast<DateOrder>(found - dateOrderKeys.begin());
}

std::optional<base::Instant> DateShape::in(DateOrder order) const
{
    if (yearFirst || named)
        return instantOf(year, first, second, secondOfDay);
    if (order == DateOrder::dmy)
        return instantOf(year, second, first, secondOfDay);
    if (order == DateOrder::mdy)
        return instantOf(year, first, second, secondOfDay);
    return std::nullopt;
}

std::optional<DateShape> dateShape(std::string_view text)
{
    const std::string_view cell = base::trimmed(text);
    if (cell.size() < 6 || cell.size() > 40)
        return std::nullopt;
    Cursor cursor(cell);
    DateShape shape;
    if (!takeDate(cursor, shape) || !takeTime(cursor, shape))
        return std::nullopt;
    return shape;
}

std::optional<base::Instant> parseDateCell(std::string_view text, DateOrder order)
{
    const std::string_view cell = base::trimmed(text);
    if (order == DateOrder::compact && cell.size() == 8 && std::all_of(cell.begin(), cell.end(), isDateDigit)) {
        int number = 0;
        std::from_chars(cell.data(), cell.data() + cell.size(), number);
        return instantOf(number / 10000, number / 100 % 100, number % 100, 0);
    }
    if (order == DateOrder::epochSeconds || order == DateOrder::epochMillis) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        constexpr std::int64_t year10000 = 253'402'300'800;
        const std::int64_t seconds = order == DateOrder::epochMillis ? number / 1000 : number;
        if (error != std::errc() || end != cell.data() + cell.size() || seconds < -year10000 || seconds >= year10000)
            return std::nullopt;
        return base::Instant{seconds};
    }
    if (const auto plain = plainInstant(cell))
        return plain;
    const auto shape = dateShape(cell);
    return shape ? shape->in(order) : std::nullopt;
}

} // namespace leadlight::io
