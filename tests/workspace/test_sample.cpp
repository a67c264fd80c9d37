// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/commands/make_sample.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

class TestSample : public QObject {
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameSample()
    {
        auto one = workspace::makeSample(m_small.path("one.leadlight"), 7, noon, m_small.clock);
        HOLDS(one);
        auto other = workspace::makeSample(m_small.path("other.leadlight"), 7, noon, m_small.clock);
        HOLDS(other);
        const auto first = (*one)->snapshot();
        const auto second = (*other)->snapshot();
        QCOMPARE(first->size(), std::size_t{20000});
        QCOMPARE(second->ids, first->ids);
        QCOMPARE(second->scores->score[0], first->scores->score[0]);
        QCOMPARE(second->scores->score[1], first->scores->score[1]);
        QCOMPARE(second->scores->cells, first->scores->cells);
        QCOMPARE(second->stages, first->stages);
        QCOMPARE(second->moves.size(), first->moves.size());
        for (std::size_t i = 0; i < first->size(); i += 97)
            QCOMPARE(second->nameOf(i), first->nameOf(i));
    }

    void itHoldsAndHandsNothingOverAtOnce()
    {
        auto open = workspace::Workspace::open(m_small.path("one.leadlight"), {}, m_small.clock);
        HOLDS(open);
        const auto before = (*open)->snapshot();
        QVERIFY(before->inForce);
        QVERIFY(before->draft);
        QVERIFY(!before->draftRows.empty());
        QVERIFY(before->campaigns.size() > 3);
        const auto waiting = workspace::inbox(*before);
        QVERIFY(waiting.size() > 5);
        HOLDS((*open)->refresh());
        const auto after = (*open)->snapshot();
        QVERIFY(after->moves.size() - before->moves.size() < 20);
        open->reset();
        const auto proof = workspace::verify(m_small.path("one.leadlight"), m_small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void goodRanksSellBetter()
    {
        auto open = workspace::Workspace::open(m_small.path("one.leadlight"), {false, std::nullopt}, m_small.clock);
        HOLDS(open);
        const auto snapshot = (*open)->snapshot();
        using Count = std::pair<int, int>; // won, closed
        Count first;
        Count middle;
        Count last;
        for (std::size_t row = 0; row < snapshot->size(); ++row) {
            if (!domain::isClosed(snapshot->stages[row]) || snapshot->movesOf[row].empty())
                continue;
            const std::string &rank = snapshot->moves[snapshot->movesOf[row].front()].rank; // at the first hand-over
            Count &count = rank == "A1" || rank == "A2" ? first : rank == "C4" || rank.starts_with('D') ? last : middle;
            count.first += snapshot->stages[row] == domain::Stage::won;
            ++count.second;
        }
        const auto rate = [](const Count &count) { return static_cast<double>(count.first) / std::max(count.second, 1); };
        QVERIFY(first.second > 300 && middle.second > 300 && last.second > 30);
        QVERIFY2(rate(first) > 1.4 * rate(middle), qPrintable(QString::number(rate(first) / rate(middle))));
        QVERIFY2(rate(middle) > 1.4 * rate(last), qPrintable(QString::number(rate(middle) / rate(last))));
    }

private:
    SmallWorkspace m_small;
};

QTEST_GUILESS_MAIN(TestSample)
#include "test_sample.moc"
