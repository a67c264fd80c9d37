// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/same_person.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace leadlight::workspace {

namespace {

/// Says no to most texts at a glance, for there may be a million of them.
bool mayFoldAlike(std::string_view text, std::string_view own)
{
    constexpr unsigned char caseBit = 0x20;
    if (text.size() != own.size())
        return false;
    return std::ranges::all_of(std::array{std::size_t{0}, own.size() / 2, own.size() - 1}, [&](std::size_t at) {
        const auto one = static_cast<unsigned char>(text[at]);
        const auto other = static_cast<unsigned char>(own[at]);
        return one >= 0x80 || other >= 0x80 || (one | caseBit) == (other | caseBit);
    });
}

} // namespace

std::vector<std::uint32_t> leadsOfSameAddress(const Snapshot &snapshot, std::uint32_t row)
{
    const data::Column *column = snapshot.leads.find("email");
    const data::TextColumn *addresses = column ? column->asText() : nullptr;
    if (!addresses || addresses->codes[row] == 0)
        return {};
    const auto isDecided = [&](std::uint32_t other) {
        return std::any_of(snapshot.twoPeople.begin(), snapshot.twoPeople.end(), [&](const store::TwoPeople &two) {
            return (two.one == row && two.other == other) || (two.one == other && two.other == row);
        });
    };
    const std::string_view own = addresses->dictionary->text(addresses->codes[row]);
    const std::string folded = base::folded(own);
    std::vector<char> isSame(addresses->dictionary->size(), 0);
    for (std::uint32_t code = 1; code < isSame.size(); ++code) {
        const std::string_view text = addresses->dictionary->text(code);
        isSame[code] = mayFoldAlike(text, own) && base::folded(text) == folded;
    }
    std::vector<std::uint32_t> others;
    for (std::uint32_t other = 0; other < addresses->codes.size(); ++other) {
        if (isSame[addresses->codes[other]] && other != row && !snapshot.isMerged(other) && !isDecided(other))
            others.push_back(other);
    }
    return others;
}

} // namespace leadlight::workspace
