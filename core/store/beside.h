// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <future>

#include "base/parallel.h"

namespace leadlight::store {

/// Works on what the thread of the database has read while that reads on. As many pieces at a time as there are
/// processors; what a piece throws flies from a later run() or from wait(). The pieces' data outlives this object.
class Beside {
public:
    Beside() = default;
    Beside(const Beside &) = delete;
    Beside &operator=(const Beside &) = delete;
    ~Beside()
    {
        for (std::future<void> &piece : m_pieces)
            piece.wait();
    }

    void run(std::function<void()> piece)
    {
        while (m_pieces.size() >= m_most)
            finishFirst();
        m_pieces.push_back(std::async(m_most > 1 ? std::launch::async : std::launch::deferred, std::move(piece)));
    }
    void wait()
    {
        while (!m_pieces.empty())
            finishFirst();
    }

private:
    void finishFirst()
    {
        std::future<void> first = std::move(m_pieces.front());
        m_pieces.pop_front();
        first.get();
    }

    std::size_t m_most = base::defaultThreads();
    std::deque<std::future<void>> m_pieces;
};

} // namespace leadlight::store
