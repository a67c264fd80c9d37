// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uuid.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "base/digest.h"

namespace leadlight::base {

std::string Uuid::text() const
{
    return hex(bytes);
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    std::string digits;
    digits.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != '-'; });
    // Dashes stand in the usual five groups or not at all.
    const bool dashed = text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
    Uuid id;
    if ((text.size() != 32 && !dashed) || !fromHex(digits, id.bytes))
        return std::nullopt;
    return id;
}

Uuid Uuid::random()
{
    // Many at a time: an import asks for millions, and each call to the system costs more than the id.
    thread_local std::array<std::uint8_t, 256 * sizeof(Uuid::bytes)> drawn;
    thread_local std::size_t used = drawn.size();
    if (used == drawn.size()) {
        fillRandom(drawn);
        used = 0;
    }
    Uuid id;
    std::copy_n(drawn.begin() + static_cast<std::ptrdiff_t>(used), id.bytes.size(), id.bytes.begin());
    used += id.bytes.size();
    return id;
}

Uuid Uuid::derived(std::string_view content)
{
    const Digest digest = sha256(content);
    Uuid id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

} // namespace leadlight::base

std::size_t std::hash<leadlight::base::Uuid>::operator()(const leadlight::base::Uuid &id) const noexcept
{
    // Ids are random or a digest, so their own bits are spread well enough; both halves, for ids made by others.
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::memcpy(&low, id.bytes.data(), sizeof low);
    std::memcpy(&high, id.bytes.data() + sizeof low, sizeof high);
    return static_cast<std::size_t>(low ^ (high * 0x9E3779B97F4A7C15u));
}
