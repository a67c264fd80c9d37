// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/collation.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include <QCollator>

#include "bridge/text.h"

namespace leadlight::bridge {

namespace {

std::vector<std::uint32_t> collatedRanks(const data::Dictionary &dictionary, const QLocale &locale)
{
    QCollator collator(locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const std::uint32_t size = dictionary.size();
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size);
    for (std::uint32_t code = 0; code < size; ++code) {
        keys.push_back(collator.sortKey(toQt(dictionary.text(code))));
    }
    std::vector<std::uint32_t> codes(size);
    std::iota(codes.begin(), codes.end(), 0U);
    std::sort(codes.begin(), codes.end(), [&](std::uint32_t left, std::uint32_t right) {
        if (left == 0 || right == 0) {
            return right == 0 && left != 0; // the blank stands last
        }
        const int order = keys[left].compare(keys[right]);
        return order != 0 ? order < 0 : dictionary.text(left) < dictionary.text(right);
    });
    std::vector<std::uint32_t> ranks(size);
    for (std::uint32_t rank = 0; rank < size; ++rank) {
        ranks[codes[rank]] = rank;
    }
    return ranks;
}

} // namespace

data::Collation collation(const QLocale &locale)
{
    // The C locale would sort by code point, which no reader expects.
    const QLocale used = locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
    // QCollator may not be shared between threads, so each call makes its own.
    return [used](const data::Dictionary &dictionary) { return collatedRanks(dictionary, used); };
}

} // namespace leadlight::bridge
