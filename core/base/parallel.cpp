// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace leadlight::base {

unsigned defaultThreads()
{
    return std::max(1u, std::thread::hardware_concurrency());
}

void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)> &work)
{
    if (count == 0)
        return;
    // A few blocks a thread, so that one slow block does not leave the others idle; all within one of each other.
    constexpr std::size_t blocksPerThread = 8;
    const std::size_t wanted = std::max<std::size_t>(threads, 1) * blocksPerThread;
    const std::size_t blocks = std::clamp<std::size_t>(count / std::max<std::size_t>(grain, 1), 1, wanted);
    const std::size_t length = count / blocks;
    const std::size_t longer = count % blocks;
    const auto begins = [&](std::size_t block) { return block * length + std::min(block, longer); };

    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t block = next.fetch_add(1); block < blocks; block = next.fetch_add(1))
            work(begins(block), begins(block + 1));
    };

    std::vector<std::jthread> others;
    const std::size_t helpers = std::min<std::size_t>(std::max(threads, 1u), blocks) - 1;
    others.reserve(helpers);
    try {
        while (others.size() < helpers)
            others.emplace_back(run);
    } catch (const std::system_error &) {
        // The system gives no more threads: those there are, this one among them, do all the blocks.
    }
    run();
}

} // namespace leadlight::base
