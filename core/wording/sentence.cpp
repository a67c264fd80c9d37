// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/sentence.h"

#include <algorithm>

#include "base/text.h"

namespace leadlight::wording {

namespace {

constexpr std::size_t longestQuote = 120;

std::string filled(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!isPlace) {
            out += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++i] - '1');
        out += index < arguments.size() ? quotable(arguments[index]) : "?";
    }
    return out;
}

} // namespace

std::string quotable(std::string_view foreign)
{
    std::string out;
    for (const char c : foreign) {
        if (out.size() >= longestQuote && (static_cast<unsigned char>(c) & 0xC0) != 0x80)
            return out + "…";
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    return base::isValidUtf8(out) ? out : "text that cannot be shown";
}

std::string sentenceOf(std::span<const Sentence> table, std::string_view code, const std::vector<std::string> &arguments)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Sentence &sentence) { return sentence.code == code; });
    return found == table.end() ? std::string() : filled(found->text, arguments);
}

} // namespace leadlight::wording
