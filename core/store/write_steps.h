// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/failure.h"
#include "store/inside.h"

namespace leadlight::store {

template <class Work>
auto Write::Inside::attempt(const Work &work) -> base::Result<std::invoke_result_t<Work, Connection &>>
{
    if (lost)
        return base::fail(*lost);
    auto result = guarded([&] { return work(store.connection); });
    if (!result) {
        lost = result.error();
        rollBack();
    }
    return result;
}

} // namespace leadlight::store
