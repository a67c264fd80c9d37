// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace leadlight::base {

/// Number of threads that bulk work uses unless told otherwise: the machine's, at least 1.
[[nodiscard]] unsigned defaultThreads();
/// Calls `work(begin, end)` over consecutive blocks of [0, count) on up to `threads` threads and waits. `work` must
/// not throw; blocks are at least `grain` long so that a block stays in cache.
void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)> &work);

} // namespace leadlight::base
