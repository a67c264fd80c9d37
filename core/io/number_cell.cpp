// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/cell_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"

namespace leadlight::io {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutCurrency(std::string_view text)
{
    for (const std::string_view sign : {"$", "€", "£"}) {
        if (text.starts_with(sign))
            return base::trimmed(text.substr(sign.size()));
        if (text.ends_with(sign))
            return base::trimmed(text.substr(0, text.size() - sign.size()));
    }
    return text;
}

/// Blank, no-break space (U+00A0), narrow no-break space (U+202F) or apostrophe between digits: its length, or 0.
std::size_t blankGroupSign(std::string_view text, std::size_t at)
{
    if (text[at] == ' ' || text[at] == '\'')
        return 1;
    if (text.substr(at).starts_with("\xC2\xA0"))
        return 2;
    return text.substr(at).starts_with("\xE2\x80\xAF") ? 3 : 0;
}

struct NumberParts {
    int wholeDigits = 0;   ///< before the first sign
    int dots = 0;
    int commas = 0;
    bool blanks = false;
    int sinceSign = 0;     ///< digits since the last sign
    char lastSign = 0;
    bool groupsOfThree = true; ///< all runs between signs, the last one left out
    bool lastWasThree = false;
};

/// Cuts digits and signs; nothing if anything else stands in the text.
std::optional<NumberParts> numberParts(std::string_view text)
{
    NumberParts parts;
    for (std::size_t i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            ++(parts.lastSign == 0 ? parts.wholeDigits : parts.sinceSign);
            ++i;
            continue;
        }
        const bool isPoint = text[i] == '.' || text[i] == ',';
        const std::size_t length = isPoint ? 1 : blankGroupSign(text, i);
        if (length == 0 || parts.wholeDigits == 0)
            return std::nullopt;
        if (parts.lastSign != 0 && parts.sinceSign != 3)
            parts.groupsOfThree = false;
        parts.dots += text[i] == '.' ? 1 : 0;
        parts.commas += text[i] == ',' ? 1 : 0;
        parts.blanks = parts.blanks || !isPoint;
        parts.lastSign = isPoint ? text[i] : ' ';
        parts.sinceSign = 0;
        i += length;
    }
    if (parts.lastSign != 0 && parts.sinceSign == 0)
        return std::nullopt;
    parts.lastWasThree = parts.sinceSign == 3;
    return parts;
}

bool isScientific(std::string_view text)
{
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || !isDigit(text.front()))
        return false;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

void judgeSigns(const NumberParts &parts, NumberShape &shape)
{
    const bool groupable = parts.wholeDigits <= 3 && parts.groupsOfThree && parts.lastWasThree;
    if (parts.blanks && (parts.lastSign == ' ' ? !groupable : parts.wholeDigits > 3 || !parts.groupsOfThree)) {
        shape.isNumber = false;
        return;
    }
    shape.groupBlank = parts.blanks;
    if (parts.lastSign == ' ') {
        shape.isNumber = parts.dots + parts.commas == 0;
        return;
    }
    const bool last = parts.lastSign == '.';
    const int same = last ? parts.dots : parts.commas;
    const int other = last ? parts.commas : parts.dots;
    if (same > 1) {
        shape.isNumber = other == 0 && groupable;
        (last ? shape.groupDot : shape.groupComma) = true;
        return;
    }
    if (other > 0) {
        shape.isNumber = parts.wholeDigits <= 3 && parts.groupsOfThree;
        (last ? shape.groupComma : shape.groupDot) = true;
    }
    shape.isInteger = false;
    if (other == 0 && !parts.blanks && groupable && !shape.leadingZero)
        (last ? shape.unclearDot : shape.unclearComma) = true;
    else
        (last ? shape.decimalDot : shape.decimalComma) = true;
}

} // namespace

NumberShape numberShape(std::string_view text)
{
    NumberShape shape;
    if (!text.empty() && static_cast<unsigned char>(text.front()) < 0x80 && (text.front() | 0x20) >= 'a')
        return shape;
    std::string_view rest = withoutCurrency(base::trimmed(text));
    if (rest.starts_with('-'))
        rest = withoutCurrency(rest.substr(1));
    if (rest.empty() || !isDigit(rest.front()))
        return shape;
    if (isScientific(rest)) {
        shape.isNumber = true;
        shape.decimalDot = rest.find('.') != std::string_view::npos;
        return shape;
    }
    const auto parts = numberParts(rest);
    if (!parts)
        return shape;
    shape.isNumber = true;
    shape.isInteger = true;
    shape.digits = static_cast<int>(std::count_if(rest.begin(), rest.end(), isDigit));
    shape.leadingZero = rest.front() == '0' && parts->wholeDigits > 1;
    if (parts->lastSign != 0) {
        const bool zeroWhole = rest.front() == '0' && parts->wholeDigits == 1;
        NumberParts judged = *parts;
        judged.groupsOfThree = judged.groupsOfThree && !zeroWhole;
        judgeSigns(judged, shape);
    }
    return shape;
}

std::optional<double> parseNumberCell(std::string_view text, const NumberFormat &format)
{
    // Most numbers are a few digits and nothing else.
    if (!text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), isDigit)) {
        std::int64_t whole = 0;
        for (const char c : text)
            whole = whole * 10 + (c - '0');
        return static_cast<double>(whole);
    }
    std::string_view rest = withoutCurrency(base::trimmed(text));
    std::string plain;
    if (rest.starts_with('-')) {
        plain.push_back('-');
        rest = withoutCurrency(rest.substr(1));
    }
    const NumberShape shape = numberShape(rest);
    if (!shape.isNumber)
        return std::nullopt;
    bool decimalSeen = false;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == format.decimal) {
            if (decimalSeen)
                return std::nullopt;
            decimalSeen = true;
            plain.push_back('.');
        } else if (c == '.' || c == ',') {
            const std::string_view group = rest.substr(i + 1);
            const std::size_t run = std::min(group.find_first_not_of("0123456789"), group.size());
            if (c != format.thousands || decimalSeen || run != 3)
                return std::nullopt;
        } else if (isDigit(c) || c == 'e' || c == 'E' || c == '+' || c == '-') {
            if (c != '+' || plain.empty())
                plain.push_back(c);
        }
    }
    if (const std::size_t plus = plain.find('+'); plus != std::string::npos)
        plain.erase(plus, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace leadlight::io
