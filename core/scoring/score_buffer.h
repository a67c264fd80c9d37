// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "scoring/scores.h"

namespace leadlight::scoring {

/// Scores with a note of what each part holds, so that a part that is right already is not written again. Numbers
/// stand for contents; 0 is none.
struct ScoreBuffer {
    Scores scores;
    std::array<std::uint64_t, 2> scoreContent{};
    std::array<std::uint64_t, 2> rankContent{};
    std::uint64_t factContent = 0;
};

/// Hands out buffers and takes them back when the last holder of their scores lets go, on whichever thread that is.
class BufferPool {
public:
    using Loan = std::shared_ptr<ScoreBuffer>;

    /// One that was returned, else a new one.
    [[nodiscard]] static Loan borrow(const std::shared_ptr<BufferPool> &pool)
    {
        std::unique_ptr<ScoreBuffer> buffer = pool->take();
        if (!buffer)
            buffer = std::make_unique<ScoreBuffer>();
        return {buffer.release(), [pool](ScoreBuffer *returned) { pool->put(std::unique_ptr<ScoreBuffer>(returned)); }};
    }

private:
    static constexpr std::size_t mostKept = 3;

    std::unique_ptr<ScoreBuffer> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return nullptr;
        std::unique_ptr<ScoreBuffer> buffer = std::move(m_free.back());
        m_free.pop_back();
        return buffer;
    }
    void put(std::unique_ptr<ScoreBuffer> buffer)
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.size() < mostKept)
            m_free.push_back(std::move(buffer));
    }

    std::mutex m_mutex;
    std::vector<std::unique_ptr<ScoreBuffer>> m_free;
};

} // namespace leadlight::scoring
