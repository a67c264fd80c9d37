// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_cells.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/text.h"

namespace leadlight::io {

namespace {

constexpr double secondsOfDay = 86'400;
constexpr double daysOfYear10000 = 2'958'466; ///< since 1900
constexpr int days1904 = 1'462;
constexpr std::int64_t daysTo1970 = 25'569;

std::optional<double> doubleOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool isShortInteger(std::string_view text)
{
    return !text.empty() && text.size() <= 15 && (text.front() != '0' || text.size() == 1)
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The code unit of "_xHHHH_" at the beginning of `text`, or -1.
int escapedUnit(std::string_view text)
{
    if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return -1;
    int unit = 0;
    for (std::size_t i = 2; i < 6; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

void appendUtf8(std::string &out, char32_t point)
{
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (point < 0x80) {
        push(point);
    } else if (point < 0x800) {
        push(0xC0U | (point >> 6U));
        push(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        push(0xE0U | (point >> 12U));
        push(0x80U | ((point >> 6U) & 0x3FU));
        push(0x80U | (point & 0x3FU));
    } else {
        push(0xF0U | (point >> 18U));
        push(0x80U | ((point >> 12U) & 0x3FU));
        push(0x80U | ((point >> 6U) & 0x3FU));
        push(0x80U | (point & 0x3FU));
    }
}

void appendEscape(std::string &out, unsigned unit)
{
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "_x%04X_", unit & 0xFFFFU);
    out += escape.data();
}

/// "_x0012", whatever follows: what is escaped behind it begins with an underscore, too.
bool looksEscaped(std::string_view text)
{
    return text.size() >= 6 && text[1] == 'x'
           && std::all_of(text.begin() + 2, text.begin() + 6, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

} // namespace

CellShape shapeOfBuiltIn(int format)
{
    if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 || (format >= 50 && format <= 58))
        return CellShape::date;
    if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35))
        return CellShape::time;
    return CellShape::number;
}

CellShape shapeOfCode(std::string_view code)
{
    bool date = false;
    bool time = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i] >= 'A' && code[i] <= 'Z' ? static_cast<char>(code[i] - 'A' + 'a') : code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string inside = base::folded(code.substr(i + 1, end - i - 1));
            if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos)
                return CellShape::number;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == 'y' || c == 'd') {
            date = true;
        } else if (c == 'm') {
            // Minutes stand beside hours or seconds; months without a day or a year are months.
            date = date || (code.find_first_of("hHsS") == std::string_view::npos);
        } else if (c == 'h' || c == 's') {
            time = true;
        } else if (c == 'g' && base::folded(code.substr(i, 7)) == "general") {
            i += 6;
        }
    }
    if (date)
        return CellShape::date;
    return time ? CellShape::time : CellShape::number;
}

std::string plainNumber(std::string_view text)
{
    if (isShortInteger(text))
        return std::string(text);
    const auto value = doubleOf(base::trimmed(text));
    return value ? base::numberText(*value == 0 ? 0 : *value) : std::string(text);
}

std::optional<std::string> dateOfNumber(std::string_view text, CellShape shape, bool since1904)
{
    const auto value = doubleOf(base::trimmed(text));
    if (!value || *value < 0 || *value >= daysOfYear10000)
        return std::nullopt;
    const auto total = static_cast<std::int64_t>(std::llround(*value * secondsOfDay));
    const std::int64_t second = total % 86'400;
    std::array<char, 40> out{};
    const int hours = static_cast<int>(second / 3600);
    const int minutes = static_cast<int>(second / 60 % 60);
    const int seconds = static_cast<int>(second % 60);
    if (shape == CellShape::time && total < 86'400) {
        std::snprintf(out.data(), out.size(), "%02d:%02d:%02d", hours, minutes, seconds);
        return std::string(out.data());
    }
    std::int64_t days = total / 86'400;
    if (since1904)
        days += days1904;
    else if (days == 60)
        return std::nullopt; // 29 February 1900, a day that never was
    else if (days < 60)
        ++days;
    if (days < 2 || static_cast<double>(days) >= daysOfYear10000)
        return std::nullopt;
    std::string date = base::isoText(base::Date{static_cast<std::int32_t>(days - daysTo1970)});
    if (second == 0)
        return date;
    std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d", hours, minutes, seconds);
    return date + out.data();
}

std::optional<double> numberOfInstant(base::Instant instant)
{
    const double days = static_cast<double>(instant.seconds) / secondsOfDay + static_cast<double>(daysTo1970);
    if (days < 61 || days >= daysOfYear10000)
        return std::nullopt;
    return days;
}

std::string withoutEscapes(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find("_x"), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const int unit = escapedUnit(text);
        const int next = unit >= 0xD800 && unit < 0xDC00 ? escapedUnit(text.substr(7)) : -1;
        if (next >= 0xDC00 && next < 0xE000) {
            appendUtf8(out, 0x10000U + (static_cast<char32_t>(unit - 0xD800) << 10U) + static_cast<char32_t>(next - 0xDC00));
            text.remove_prefix(14);
        } else if (unit > 0 && (unit < 0xD800 || unit >= 0xE000)) {
            appendUtf8(out, static_cast<char32_t>(unit));
            text.remove_prefix(7);
        } else {
            out.push_back('_');
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string withEscapes(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || (byte == '_' && looksEscaped(text.substr(i)))) {
            appendEscape(out, byte);
        } else if (byte == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')) {
            appendEscape(out, text[i + 2] == '\xBE' ? 0xFFFEU : 0xFFFFU);
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

std::optional<std::uint32_t> columnOfReference(std::string_view reference)
{
    constexpr std::uint32_t beyond = 1U << 24U;
    std::uint32_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
        column = std::min(column * 26 + static_cast<std::uint32_t>(reference[letters] - 'A') + 1, beyond);
    if (letters == 0)
        return std::nullopt;
    return column - 1;
}

} // namespace leadlight::io
