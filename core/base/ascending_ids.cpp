// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascending_ids.h"

#include <cstdint>
#include <cstring>
#include <limits>

namespace leadlight::base {

std::vector<Uuid> ascendingIds(std::size_t count)
{
    std::vector<Uuid> ids(count);
    // Each id falls into a range of its own of the upper 64 bits, so that none needs to be sorted.
    const std::uint64_t width = count == 0 ? 0 : std::numeric_limits<std::uint64_t>::max() / count;
    for (std::size_t i = 0; i < count; ++i) {
        ids[i] = Uuid::random();
        std::uint64_t drawn = 0;
        std::memcpy(&drawn, ids[i].bytes.data(), sizeof drawn);
        std::uint64_t upper = i * width + drawn % width;
        for (std::size_t byte = sizeof upper; byte-- > 0; upper >>= 8U)
            ids[i].bytes[byte] = static_cast<std::uint8_t>(upper & 0xFFU);
    }
    return ids;
}

} // namespace leadlight::base
