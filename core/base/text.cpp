// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "base/utf8.h"

namespace leadlight::base {

namespace {

constexpr std::string_view noBreakSpace = "\xC2\xA0";

bool isAsciiSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetterOrDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isMailDomain(std::string_view domain)
{
    const std::vector<std::string_view> labels = split(domain, '.');
    if (labels.size() < 2 || domain.size() > 253)
        return false;
    const bool wellFormed = std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
        return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
               && std::all_of(label.begin(), label.end(), [](char c) { return c == '-' || isLetterOrDigit(c); });
    });
    return wellFormed && labels.back().size() >= 2 && !std::all_of(labels.back().begin(), labels.back().end(), isDigit);
}

bool isMailbox(std::string_view local)
{
    constexpr std::string_view atoms = "!#$%&'*+-/=?^_`{|}~.";
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
        return false;
    if (local.find("..") != std::string_view::npos)
        return false;
    return std::all_of(local.begin(), local.end(), [&](char c) {
        return isLetterOrDigit(c) || atoms.find(c) != std::string_view::npos;
    });
}

} // namespace

CodePoint readCodePoint(std::string_view bytes, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const CodePoint broken{lead, 1, false};
    if (lead < 0x80)
        return {lead, 1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return broken;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes.size() - at < length)
        return broken;
    char32_t value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[at + i]);
        if ((next & 0xC0u) != 0x80u)
            return broken;
        value = (value << 6) | (next & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return broken;
    return {value, length, true};
}

void appendUtf8(std::string &out, char32_t value)
{
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (value < 0x80) {
        push(value);
        return;
    }
    if (value < 0x800) {
        push(0xC0 | (value >> 6));
    } else {
        if (value < 0x10000) {
            push(0xE0 | (value >> 12));
        } else {
            push(0xF0 | (value >> 18));
            push(0x80 | ((value >> 12) & 0x3F));
        }
        push(0x80 | ((value >> 6) & 0x3F));
    }
    push(0x80 | (value & 0x3F));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        if (isAsciiSpace(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(noBreakSpace))
            text.remove_prefix(noBreakSpace.size());
        else
            break;
    }
    while (!text.empty()) {
        if (isAsciiSpace(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(noBreakSpace))
            text.remove_suffix(noBreakSpace.size());
        else
            break;
    }
    return text;
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint read = readCodePoint(bytes, at);
        if (!read.valid)
            return false;
        at += read.length;
    }
    return true;
}

std::size_t lengthOf(std::string_view utf8)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count)
        at += readCodePoint(utf8, at).length;
    return count;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(const std::vector<std::string> &parts, std::string_view separator)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out.append(separator);
        out.append(parts[i]);
    }
    return out;
}

std::optional<double> parseNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    // from_chars would also take "inf", "nan" and "5.": only digits with at most one point before the last are ours.
    if (digits.empty() || !isDigit(digits.back()))
        return std::nullopt;
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c == '.' || isDigit(c); }))
        return std::nullopt;
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc() || read != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string numberText(double value)
{
    if (value == 0)
        return "0";
    // The longest fixed form is that of the smallest subnormal: 324 places after the point.
    std::array<char, 400> buffer{};
    const auto format = std::fabs(value) < 1e15 ? std::chars_format::fixed : std::chars_format::general;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), written.ptr};
}

bool looksLikeEmail(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || text.size() > 254)
        return false;
    return isMailbox(text.substr(0, at)) && isMailDomain(text.substr(at + 1));
}

bool looksLikePhone(std::string_view text)
{
    constexpr std::string_view punctuation = " ()-./";
    std::string digits;
    bool plus = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isDigit(c)) {
            digits.push_back(c);
        } else if (c == '+' && !plus && digits.empty()) {
            plus = true;
        } else if (text.substr(at).starts_with(noBreakSpace)) {
            at += noBreakSpace.size() - 1;
        } else if (punctuation.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return digits.size() >= 7 && digits.size() <= 15 && digits.find_first_not_of(digits.front()) != std::string::npos;
}

} // namespace leadlight::base
