// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace leadlight::base {

/// Makes batches on a thread of its own, a few ahead of the one that takes them. Batches are used again, so that what
/// they have reserved stays with them. next() belongs to one thread, and throws what the maker threw.
template <class Batch> class Ahead {
public:
    /// Fills a batch, whatever it held; false: it is the last.
    using Make = std::function<bool(Batch &)>;

    explicit Ahead(Make make) : m_make(std::move(make)), m_maker([this] { makeAll(); }) {}
    /// Waits for the batch that is being made.
    ~Ahead()
    {
        {
            const std::scoped_lock guard(m_lock);
            m_stop = true;
        }
        m_changed.notify_all();
        m_maker.join();
    }
    Ahead(const Ahead &) = delete;
    Ahead &operator=(const Ahead &) = delete;

    /// The next batch, valid until the next call; none behind the last.
    [[nodiscard]] Batch *next()
    {
        std::unique_lock guard(m_lock);
        if (m_lent) {
            ++m_taken;
            m_lent = false;
            m_changed.notify_all();
        }
        m_changed.wait(guard, [this] { return m_made > m_taken || m_ended; });
        if (m_made == m_taken) {
            if (m_thrown)
                std::rethrow_exception(std::exchange(m_thrown, nullptr));
            return nullptr;
        }
        m_lent = true;
        return &m_batches[m_taken % m_batches.size()];
    }

private:
    void makeAll()
    {
        for (bool more = true; more;) {
            std::unique_lock guard(m_lock);
            m_changed.wait(guard, [this] { return m_stop || m_made - m_taken < m_batches.size(); });
            if (m_stop)
                return;
            Batch &batch = m_batches[m_made % m_batches.size()];
            guard.unlock();
            std::exception_ptr thrown;
            try {
                more = m_make(batch);
            } catch (...) {
                thrown = std::current_exception();
                more = false;
            }
            guard.lock();
            m_thrown = thrown;
            m_made += thrown ? 0 : 1;
            m_ended = !more;
            m_changed.notify_all();
        }
    }

    Make m_make;
    std::array<Batch, 3> m_batches;
    std::mutex m_lock;
    std::condition_variable m_changed;
    std::size_t m_made = 0;
    std::size_t m_taken = 0; ///< given back
    bool m_lent = false;
    bool m_stop = false;
    bool m_ended = false;
    std::exception_ptr m_thrown;
    std::thread m_maker; ///< last: it uses all of the above
};

} // namespace leadlight::base
