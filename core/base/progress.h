// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace leadlight::base {

/// Handle that a long call reports to and asks whether to stop. Owned by the caller, shared between threads.
/// `total` 0 means "not known yet". A stopped call returns ErrorKind::stopped and leaves nothing half done.
class Progress {
public:
    void setTotal(std::uint64_t total) { m_total.store(total, std::memory_order_relaxed); }
    void setDone(std::uint64_t done) { m_done.store(done, std::memory_order_relaxed); }
    void add(std::uint64_t more) { m_done.fetch_add(more, std::memory_order_relaxed); }
    void stop() { m_stop.store(true, std::memory_order_relaxed); }

    [[nodiscard]] std::uint64_t total() const { return m_total.load(std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t done() const { return m_done.load(std::memory_order_relaxed); }
    [[nodiscard]] bool stopRequested() const { return m_stop.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_total{0};
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<bool> m_stop{false};
};

} // namespace leadlight::base
