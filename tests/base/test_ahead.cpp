// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "base/ahead.h"

using namespace leadlight::base;

class TestAhead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBatchComesOnceAndInOrder()
    {
        for (const int count : {1, 2, 3, 4, 1000}) {
            int made = 0;
            Ahead<int> ahead([&](int &batch) {
                batch = ++made;
                return made < count;
            });
            std::vector<int> taken;
            while (const int *batch = ahead.next())
                taken.push_back(*batch);
            QCOMPARE(static_cast<int>(taken.size()), count);
            for (int i = 0; i < count; ++i)
                QCOMPARE(taken[static_cast<std::size_t>(i)], i + 1);
            QVERIFY(ahead.next() == nullptr);
        }
    }

    void aBatchStaysWhileItIsLookedAt()
    {
        std::atomic<int> made = 0;
        Ahead<int> ahead([&](int &batch) {
            batch = ++made;
            return true;
        });
        const int *first = ahead.next();
        // Two more fit beside the one that is lent; the maker must not begin on that one again.
        while (made < 3)
            std::this_thread::yield();
        QCOMPARE(*first, 1);
        QCOMPARE(*ahead.next(), 2);
    }

    void whoLeavesEarlyWaitsForNobody()
    {
        std::atomic<int> made = 0;
        {
            Ahead<int> ahead([&](int &) { return ++made < 1'000'000; });
            QVERIFY(ahead.next() != nullptr);
        }
        QVERIFY(made < 1000);
    }

    void whatTheMakerThrowsIsThrownToTheTaker()
    {
        int made = 0;
        Ahead<int> ahead([&](int &batch) {
            if (made == 2)
                throw std::runtime_error("no third");
            batch = ++made;
            return true;
        });
        QCOMPARE(*ahead.next(), 1);
        QCOMPARE(*ahead.next(), 2);
        QVERIFY_EXCEPTION_THROWN((void)ahead.next(), std::runtime_error);
        QVERIFY(ahead.next() == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestAhead)
#include "test_ahead.moc"
