// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/exact.h"

namespace leadlight::base {

std::string exactText(Exact value)
{
    // Unsigned, because the smallest value has no positive twin.
    const std::uint64_t magnitude = value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    std::string text = value < 0 ? "-" : "";
    text += std::to_string(magnitude >> exactBits);
    constexpr std::uint64_t mask = (std::uint64_t{1} << exactBits) - 1;
    std::uint64_t rest = magnitude & mask;
    if (rest != 0)
        text.push_back('.');
    while (rest != 0) { // ends after at most exactBits digits: each tenfold takes one factor two out of the unit
        rest *= 10;
        text.push_back(static_cast<char>('0' + (rest >> exactBits)));
        rest &= mask;
    }
    return text;
}

} // namespace leadlight::base
