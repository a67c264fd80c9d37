// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascending_ids.h"

#include <algorithm>

namespace leadlight::base {

std::vector<Uuid> ascendingIds(std::size_t count)
{
    std::vector<Uuid> ids(count);
    std::generate(ids.begin(), ids.end(), Uuid::random);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace leadlight::base
