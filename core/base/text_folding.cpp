// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace leadlight::base {

namespace {

struct FoldRange {
    std::uint16_t first;
    std::uint16_t last;
    std::uint16_t step;
    std::int16_t offset;
};

// Statuses C and S of the Unicode character database's CaseFolding (14.0), U+0080–U+024F, U+0370–U+052F and
// U+1E00–U+1FFF: code points first, first + step … last fold by adding offset.
constexpr std::array<FoldRange, 122> foldRanges{{
    {0x00B5, 0x00B5, 1, 775},   {0x00C0, 0x00D6, 1, 32},    {0x00D8, 0x00DE, 1, 32},    {0x0100, 0x012E, 2, 1},
    {0x0132, 0x0136, 2, 1},     {0x0139, 0x0147, 2, 1},     {0x014A, 0x0176, 2, 1},     {0x0178, 0x0178, 1, -121},
    {0x0179, 0x017D, 2, 1},     {0x017F, 0x017F, 1, -268},  {0x0181, 0x0181, 1, 210},   {0x0182, 0x0184, 2, 1},
    {0x0186, 0x0186, 1, 206},   {0x0187, 0x0187, 1, 1},     {0x0189, 0x018A, 1, 205},   {0x018B, 0x018B, 1, 1},
    {0x018E, 0x018E, 1, 79},    {0x018F, 0x018F, 1, 202},   {0x0190, 0x0190, 1, 203},   {0x0191, 0x0191, 1, 1},
    {0x0193, 0x0193, 1, 205},   {0x0194, 0x0194, 1, 207},   {0x0196, 0x0196, 1, 211},   {0x0197, 0x0197, 1, 209},
    {0x0198, 0x0198, 1, 1},     {0x019C, 0x019C, 1, 211},   {0x019D, 0x019D, 1, 213},   {0x019F, 0x019F, 1, 214},
    {0x01A0, 0x01A4, 2, 1},     {0x01A6, 0x01A6, 1, 218},   {0x01A7, 0x01A7, 1, 1},     {0x01A9, 0x01A9, 1, 218},
    {0x01AC, 0x01AC, 1, 1},     {0x01AE, 0x01AE, 1, 218},   {0x01AF, 0x01AF, 1, 1},     {0x01B1, 0x01B2, 1, 217},
    {0x01B3, 0x01B5, 2, 1},     {0x01B7, 0x01B7, 1, 219},   {0x01B8, 0x01B8, 1, 1},     {0x01BC, 0x01BC, 1, 1},
    {0x01C4, 0x01C4, 1, 2},     {0x01C5, 0x01C5, 1, 1},     {0x01C7, 0x01C7, 1, 2},     {0x01C8, 0x01C8, 1, 1},
    {0x01CA, 0x01CA, 1, 2},     {0x01CB, 0x01DB, 2, 1},     {0x01DE, 0x01EE, 2, 1},     {0x01F1, 0x01F1, 1, 2},
    {0x01F2, 0x01F4, 2, 1},     {0x01F6, 0x01F6, 1, -97},   {0x01F7, 0x01F7, 1, -56},   {0x01F8, 0x021E, 2, 1},
    {0x0220, 0x0220, 1, -130},  {0x0222, 0x0232, 2, 1},     {0x023A, 0x023A, 1, 10795}, {0x023B, 0x023B, 1, 1},
    {0x023D, 0x023D, 1, -163},  {0x023E, 0x023E, 1, 10792}, {0x0241, 0x0241, 1, 1},     {0x0243, 0x0243, 1, -195},
    {0x0244, 0x0244, 1, 69},    {0x0245, 0x0245, 1, 71},    {0x0246, 0x024E, 2, 1},     {0x0370, 0x0372, 2, 1},
    {0x0376, 0x0376, 1, 1},     {0x037F, 0x037F, 1, 116},   {0x0386, 0x0386, 1, 38},    {0x0388, 0x038A, 1, 37},
    {0x038C, 0x038C, 1, 64},    {0x038E, 0x038F, 1, 63},    {0x0391, 0x03A1, 1, 32},    {0x03A3, 0x03AB, 1, 32},
    {0x03C2, 0x03C2, 1, 1},     {0x03CF, 0x03CF, 1, 8},     {0x03D0, 0x03D0, 1, -30},   {0x03D1, 0x03D1, 1, -25},
    {0x03D5, 0x03D5, 1, -15},   {0x03D6, 0x03D6, 1, -22},   {0x03D8, 0x03EE, 2, 1},     {0x03F0, 0x03F0, 1, -54},
    {0x03F1, 0x03F1, 1, -48},   {0x03F4, 0x03F4, 1, -60},   {0x03F5, 0x03F5, 1, -64},   {0x03F7, 0x03F7, 1, 1},
    {0x03F9, 0x03F9, 1, -7},    {0x03FA, 0x03FA, 1, 1},     {0x03FD, 0x03FF, 1, -130},  {0x0400, 0x040F, 1, 80},
    {0x0410, 0x042F, 1, 32},    {0x0460, 0x0480, 2, 1},     {0x048A, 0x04BE, 2, 1},     {0x04C0, 0x04C0, 1, 15},
    {0x04C1, 0x04CD, 2, 1},     {0x04D0, 0x052E, 2, 1},     {0x1E00, 0x1E94, 2, 1},     {0x1E9B, 0x1E9B, 1, -58},
    {0x1E9E, 0x1E9E, 1, -7615}, {0x1EA0, 0x1EFE, 2, 1},     {0x1F08, 0x1F0F, 1, -8},    {0x1F18, 0x1F1D, 1, -8},
    {0x1F28, 0x1F2F, 1, -8},    {0x1F38, 0x1F3F, 1, -8},    {0x1F48, 0x1F4D, 1, -8},    {0x1F59, 0x1F5F, 2, -8},
    {0x1F68, 0x1F6F, 1, -8},    {0x1F88, 0x1F8F, 1, -8},    {0x1F98, 0x1F9F, 1, -8},    {0x1FA8, 0x1FAF, 1, -8},
    {0x1FB8, 0x1FB9, 1, -8},    {0x1FBA, 0x1FBB, 1, -74},   {0x1FBC, 0x1FBC, 1, -9},    {0x1FBE, 0x1FBE, 1, -7173},
    {0x1FC8, 0x1FCB, 1, -86},   {0x1FCC, 0x1FCC, 1, -9},    {0x1FD8, 0x1FD9, 1, -8},    {0x1FDA, 0x1FDB, 1, -100},
    {0x1FE8, 0x1FE9, 1, -8},    {0x1FEA, 0x1FEB, 1, -112},  {0x1FEC, 0x1FEC, 1, -7},    {0x1FF8, 0x1FF9, 1, -128},
    {0x1FFA, 0x1FFB, 1, -126},  {0x1FFC, 0x1FFC, 1, -9},
}};

char32_t foldedCodePoint(char32_t c)
{
    const auto found = std::lower_bound(foldRanges.begin(), foldRanges.end(), c,
                                        [](const FoldRange &range, char32_t value) { return range.last < value; });
    if (found == foldRanges.end() || c < found->first || (c - found->first) % found->step != 0)
        return c;
    return static_cast<char32_t>(static_cast<std::int32_t>(c) + found->offset);
}

// ASCII spelling of the folded letters U+00DF–U+017F; the German ones as Germans spell them without umlauts.
constexpr char32_t firstSpelled = 0xDF;
constexpr std::array<std::string_view, 161> spellings{{
    "ss", "a", "a",  "a", "a",  "ae", "a", "ae", "c",  "e", "e",  "e",  "e", "i", "i", "i", "i", "d", "n", "o", "o",
    "o",  "o", "oe", "",  "oe", "u",  "u", "u",  "ue", "y", "th", "y",  "a", "a", "a", "a", "a", "a", "c", "c", "c",
    "c",  "c", "c",  "c", "c",  "d",  "d", "",   "d",  "e", "e",  "e",  "e", "e", "e", "e", "e", "e", "e", "g", "g",
    "g",  "g", "g",  "g", "g",  "g",  "h", "h",  "",   "h", "i",  "i",  "i", "i", "i", "i", "i", "i", "i", "i", "ij",
    "ij", "j", "j",  "k", "k",  "k",  "l", "l",  "l",  "l", "l",  "l",  "l", "l", "",  "l", "n", "n", "n", "n", "n",
    "n",  "n", "",   "n", "o",  "o",  "o", "o",  "o",  "o", "",   "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s",
    "s",  "s", "s",  "s", "s",  "t",  "t", "t",  "t",  "",  "t",  "u",  "u", "u", "u", "u", "u", "u", "u", "u", "u",
    "u",  "u", "w",  "w", "y",  "y",  "y", "z",  "z",  "z", "z",  "z",  "z", "s",
}};

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    appendFolded(out, text);
    return out;
}

void appendFolded(std::string &out, std::string_view text)
{
    out.reserve(out.size() + text.size());
    for (std::size_t at = 0; at < text.size();) {
        // Most texts are ASCII from end to end, and many bytes are folded at once.
        const auto ascii = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                        [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
        const std::size_t end = static_cast<std::size_t>(ascii - text.begin());
        const std::size_t before = out.size();
        out.append(text.substr(at, end - at));
        for (std::size_t i = before; i < out.size(); ++i)
            out[i] = static_cast<char>(out[i] + (out[i] >= 'A' && out[i] <= 'Z' ? 'a' - 'A' : 0));
        at = end;
        if (at == text.size())
            break;
        const CodePoint read = readCodePoint(text, at);
        if (read.valid)
            appendUtf8(out, foldedCodePoint(read.value));
        else
            out.append(text.substr(at, read.length));
        at += read.length;
    }
}

std::string comparable(std::string_view text)
{
    return folded(trimmed(text));
}

std::string keyOf(std::string_view text)
{
    const std::string lower = folded(text);
    std::string key;
    bool gap = false;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint read = readCodePoint(lower, at);
        std::string_view spelled;
        if (read.value < 0x80) {
            const char c = static_cast<char>(read.value);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                spelled = std::string_view(lower).substr(at, 1);
        } else if (read.valid && read.value >= firstSpelled && read.value - firstSpelled < spellings.size()) {
            spelled = spellings[read.value - firstSpelled];
        }
        at += read.length;
        if (spelled.empty()) {
            gap = true;
            continue;
        }
        if (gap && !key.empty())
            key.push_back('_');
        gap = false;
        key.append(spelled);
    }
    return key;
}

} // namespace leadlight::base
