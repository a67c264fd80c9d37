// SPDX-License-Identifier: GPL-3.0-or-later
// The agreed order over all leads, in force and on trial, against a plain sort.
#include <numeric>

#include <rapidcheck.h>

#include "small_workspace.h"
#include "support/sample_copy.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/matrix_summary.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

/// Cell by the agreed order, then the sum of both exact scores, then row.
std::vector<std::uint32_t> plainlySorted(std::vector<std::uint32_t> rows, const workspace::Ranking &ranking, bool upwards = false)
{
    const auto placeOf = [&](std::uint32_t row) {
        const model::Cell cell = ranking.model.cellAt(ranking.scores.cellOf(row, ranking.model.columns()));
        return std::find(ranking.model.order.begin(), ranking.model.order.end(), cell) - ranking.model.order.begin();
    };
    const auto sumOf = [&](std::uint32_t row) { return ranking.scores.score[0][row] + ranking.scores.score[1][row]; };
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (placeOf(a) != placeOf(b))
            return upwards ? placeOf(a) > placeOf(b) : placeOf(a) < placeOf(b);
        return upwards ? sumOf(a) < sumOf(b) : sumOf(a) > sumOf(b);
    });
    return rows;
}

} // namespace

class TestLeadOrder : public QObject {
    Q_OBJECT

private:
    SmallWorkspace m_files;
    std::unique_ptr<workspace::Workspace> m_open;

private slots:
    void initTestCase()
    {
        auto made = sampleCopy(m_files.path(), 3, noon, m_files.clock);
        HOLDS(made);
        m_open = std::move(*made);
    }
    void cleanupTestCase() { m_open.reset(); }

    void theWholeListIsInTheAgreedOrder()
    {
        const auto snapshot = m_open->snapshot();
        const workspace::Ranking inForce{*snapshot->model, *snapshot->scores};
        const auto filter = data::Filter::parse("-country:Germany");
        const auto rows = workspace::matchingRows(*snapshot, *filter);
        HOLDS(rows);
        QVERIFY(rows->size() > 1000);
        QVERIFY(*workspace::listLeads(*snapshot, *filter, {}) == plainlySorted(*rows, inForce));
        QVERIFY(*workspace::listLeads(*snapshot, *filter, {{"agreed", true}}) == plainlySorted(*rows, inForce, true));
    }

    void theFirstAreThoseOfTheWholeListUnderAnyThresholds()
    {
        const auto snapshot = m_open->snapshot();
        const bool holds = rc::check("a prefix of the plain sort", [&] {
            std::array<std::vector<int>, 2> thresholds{snapshot->model->axes[0].thresholds, snapshot->model->axes[1].thresholds};
            for (std::vector<int> &axis : thresholds) {
                for (int &threshold : axis)
                    threshold += *rc::gen::inRange(-20, 20);
                std::ranges::sort(axis, std::greater());
            }
            const workspace::Trial trial = workspace::tryThresholds(*snapshot, thresholds);
            const workspace::Ranking ranking{*trial.model, *trial.scores};
            const auto most = *rc::gen::inRange<std::size_t>(0, 400);
            const bool onlyGood = *rc::gen::arbitrary<bool>();
            std::vector<std::uint32_t> rows(snapshot->size());
            std::iota(rows.begin(), rows.end(), 0U);
            std::erase_if(rows, [&](std::uint32_t row) {
                return snapshot->isMerged(row) || (onlyGood && (trial.scores->rank[0][row] > 1 || trial.scores->rank[1][row] > 1));
            });
            const auto first = workspace::firstLeads(*snapshot, ranking, *data::Filter::parse(onlyGood ? "rank>=B2" : ""), most);
            RC_ASSERT(first.has_value());
            RC_ASSERT(first->total == rows.size());
            std::vector<std::uint32_t> sorted = plainlySorted(rows, ranking);
            sorted.resize(std::min(sorted.size(), most));
            RC_ASSERT(first->rows == sorted);

            std::uint64_t moved = 0;
            for (std::uint32_t row = 0; row < snapshot->size(); ++row)
                moved += !snapshot->isMerged(row) && trial.scores->cellOf(row, trial.model->columns()) != snapshot->cellOf(row);
            RC_ASSERT(trial.moved == moved);
            const auto summary = workspace::summarise(*snapshot, std::nullopt, trial.scores.get(), nullptr, trial.model.get());
            RC_ASSERT(summary.wouldQualify == trial.wouldQualifyAfter);
            RC_ASSERT(summary.all.leads == snapshot->leadCount());
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestLeadOrder)
#include "test_lead_order.moc"
