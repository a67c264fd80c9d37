// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "base/parallel.h"

using namespace leadlight::base;

class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexIsVisitedOnce()
    {
        QVERIFY(rc::check([] {
            const auto count = *rc::gen::inRange<std::size_t>(0, 5000);
            const auto grain = *rc::gen::inRange<std::size_t>(0, 700);
            const auto threads = *rc::gen::inRange(0u, 9u);
            std::vector<std::atomic<int>> visits(count);
            std::mutex mutex;
            std::vector<std::size_t> lengths;
            parallelFor(count, grain, threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    visits[i].fetch_add(1);
                const std::lock_guard lock(mutex);
                lengths.push_back(end - begin);
            });
            for (const std::atomic<int> &visit : visits)
                RC_ASSERT(visit.load() == 1);
            for (const std::size_t length : lengths)
                RC_ASSERT(length >= std::min(grain, count));
            RC_ASSERT(lengths.empty() == (count == 0));
        }));
    }

    void oneThreadIsTheCallers()
    {
        const auto caller = std::this_thread::get_id();
        bool elsewhere = false;
        parallelFor(1000, 1, 1, [&](std::size_t, std::size_t) { elsewhere |= std::this_thread::get_id() != caller; });
        QVERIFY(!elsewhere);
    }

    void thereIsAlwaysAThread() { QVERIFY(defaultThreads() >= 1); }
};

QTEST_GUILESS_MAIN(TestParallel)
#include "test_parallel.moc"
