// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/likeness.h"

#include <algorithm>
#include <array>
#include <vector>

namespace leadlight::hygiene {

double jaroWinkler(std::string_view a, std::string_view b)
{
    if (a == b)
        return a.empty() ? 0 : 1;
    if (a.empty() || b.empty())
        return 0;
    const std::size_t reach = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
    std::vector<char> takenA(a.size(), 0);
    std::vector<char> takenB(b.size(), 0);
    std::size_t same = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t end = std::min(b.size(), i + reach + 1);
        for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j) {
            if (takenB[j] || a[i] != b[j])
                continue;
            takenA[i] = takenB[j] = 1;
            ++same;
            break;
        }
    }
    if (same == 0)
        return 0;
    std::size_t swapped = 0;
    for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
        if (!takenA[i])
            continue;
        while (!takenB[j])
            ++j;
        swapped += a[i] != b[j++];
    }
    const auto m = static_cast<double>(same);
    const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - static_cast<double>(swapped / 2)) / m) / 3;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix])
        ++prefix;
    return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > limit)
        return limit + 1;
    // What both begin and end with costs nothing; most pairs that are compared are far apart or nearly equal.
    const auto begin = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    const auto same = static_cast<std::size_t>(begin.first - a.begin());
    a.remove_prefix(same);
    b.remove_prefix(same);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty() || b.empty())
        return std::max(a.size(), b.size());
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
        if (*std::min_element(last.begin(), last.end()) > limit && *std::min_element(before.begin(), before.end()) > limit)
            return limit + 1;
    }
    return std::min(last[b.size()], limit + 1);
}

std::string soundex(std::string_view word)
{
    // By letter from a to z; vowels (0) part two consonants of one group, h and w do not.
    constexpr std::string_view groups = "01230120022455012623010202";
    std::string code;
    char before = '0';
    for (const char c : word) {
        if (c < 'a' || c > 'z')
            continue;
        const char group = groups[static_cast<std::size_t>(c - 'a')];
        if (code.empty())
            code = c;
        else if (group != '0' && group != before && code.size() < 4)
            code += group;
        if (c != 'h' && c != 'w')
            before = group;
    }
    return code;
}

} // namespace leadlight::hygiene
