// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace leadlight::bridge {

/// One thread that does jobs in the order they came. Destruction lets the running job end, drops the waiting ones and
/// joins. The standard library's locks are used so that the thread sanitizer sees them.
class Worker {
public:
    Worker();
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// From any thread. `job` must not throw.
    void add(std::function<void()> job);

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    std::thread m_thread; ///< last: starts when all else is there
};

} // namespace leadlight::bridge
