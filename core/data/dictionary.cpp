// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dictionary.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "base/foresee.h"

namespace leadlight::data {

namespace {

constexpr std::size_t fewestSlots = 16;

/// The upper half of the hash, since the lower chooses the slot.
std::uint32_t tagOf(std::size_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32);
}

std::size_t hashOf(std::string_view text)
{
    return std::hash<std::string_view>{}(text);
}

/// Of a power of two less than three quarters are used by so many codes.
std::size_t slotsFor(std::size_t codes)
{
    return std::max(fewestSlots, std::bit_ceil(codes * 3 / 2 + 1));
}

} // namespace

Dictionary::Dictionary()
{
    append({});
}

Dictionary::Dictionary(const Dictionary &other) : m_bytes(other.m_bytes), m_first(other.m_first)
{
    const std::scoped_lock lock(other.m_spreading);
    m_slots = other.m_slots;
    m_isSpread = other.m_isSpread.load();
}

void Dictionary::reserve(std::size_t codes, std::size_t bytes)
{
    m_first.reserve(codes + 1);
    m_bytes.reserve(bytes);
    if (m_isSpread && codes * 4 >= m_slots.size() * 3)
        spread(slotsFor(codes));
}

void Dictionary::append(std::string_view text)
{
    m_bytes.append(text);
    m_first.push_back(m_bytes.size());
    m_isSpread = false;
}

void Dictionary::requireSlots() const
{
    if (m_isSpread.load(std::memory_order_acquire))
        return;
    const std::scoped_lock lock(m_spreading);
    if (!m_isSpread)
        spread(slotsFor(std::max<std::size_t>(size(), m_first.capacity() - 1)));
}

std::size_t Dictionary::slotOf(std::string_view text, std::size_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != 0 && (m_slots[at].hash != tagOf(hash) || this->text(m_slots[at].code - 1) != text))
        at = (at + 1) & mask;
    return at;
}

void Dictionary::spread(std::size_t slots) const
{
    m_slots.assign(slots, Slot{});
    for (std::uint32_t code = 0; code < size(); ++code) {
        const std::size_t hash = hashOf(text(code));
        std::size_t at = hash & (slots - 1);
        while (m_slots[at].code != 0)
            at = (at + 1) & (slots - 1);
        m_slots[at] = {tagOf(hash), code + 1};
    }
    m_isSpread.store(true, std::memory_order_release);
}

std::uint32_t Dictionary::codeFor(std::string_view text)
{
    requireSlots();
    const std::size_t hash = hashOf(text);
    const std::size_t at = slotOf(text, hash);
    if (m_slots[at].code != 0)
        return m_slots[at].code - 1;
    const std::uint32_t code = size();
    m_bytes.append(text);
    m_first.push_back(m_bytes.size());
    m_slots[at] = {tagOf(hash), code + 1};
    if (std::size_t{size()} * 4 >= m_slots.size() * 3)
        spread(m_slots.size() * 2);
    return code;
}

void Dictionary::foresee(std::string_view text) const
{
    requireSlots();
    base::foresee(&m_slots[hashOf(text) & (m_slots.size() - 1)]);
}

std::optional<std::uint32_t> Dictionary::find(std::string_view text) const
{
    requireSlots();
    const Slot &slot = m_slots[slotOf(text, hashOf(text))];
    return slot.code == 0 ? std::nullopt : std::optional(slot.code - 1);
}

} // namespace leadlight::data
