// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include <rapidcheck.h>

#include "base/ascending_ids.h"

using namespace leadlight;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAscendAndDiffer()
    {
        QVERIFY(rc::check("ids of one draw are in order, no two alike", [] {
            const auto count = *rc::gen::inRange<std::size_t>(0, 3000);
            const std::vector<base::Uuid> ids = base::ascendingIds(count);
            RC_ASSERT(ids.size() == count);
            RC_ASSERT(std::adjacent_find(ids.begin(), ids.end(), [](const base::Uuid &a, const base::Uuid &b) { return a >= b; }) == ids.end());
        }));
    }

    void noTwoDrawsShareAnId()
    {
        const std::vector<base::Uuid> first = base::ascendingIds(1000);
        const std::vector<base::Uuid> second = base::ascendingIds(1000);
        std::vector<base::Uuid> both;
        std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
        QVERIFY(both.empty());
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "test_ids.moc"
