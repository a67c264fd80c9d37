// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include <rapidcheck.h>

#include "small_workspace.h"
#include "support/sample_copy.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/impact.h"
#include "workspace/queries/version_diff.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr const char *foodPath = "fit/industry/band:0";

/// foodModel() in force, four leads, nobody's draft.
struct Agreed {
    SmallWorkspace files;
    std::unique_ptr<workspace::Workspace> open;

    Agreed()
    {
        auto made = files.createAgreed();
        if (!made)
            qFatal("%s", failureOf(made).c_str());
        open = std::move(*made);
        if (auto done = workspace::discardDraft(*open, both());
            !done) // the template that every new workspace begins with
            qFatal("%s", failureOf(done).c_str());
        if (auto read = files.import(*open, io::ImportKind::leads, fourLeads); !read)
            qFatal("%s", failureOf(read).c_str());
        if (auto read = files.import(*open, io::ImportKind::activities, someActivities); !read)
            qFatal("%s", failureOf(read).c_str());
    }
    void reopen()
    {
        open.reset();
        auto again = files.open();
        if (!again)
            qFatal("%s", failureOf(again).c_str());
        open = std::move(*again);
    }
    [[nodiscard]] agreement::DraftAuthors both() const { return {files.marketing, files.sales}; }
    [[nodiscard]] agreement::DraftAuthors marketing() const { return {files.marketing, {}}; }
    [[nodiscard]] agreement::DraftAuthors sales() const { return {{}, files.sales}; }
    [[nodiscard]] workspace::DraftTableRow row(const std::string &path) const
    {
        const auto snapshot = open->snapshot();
        const auto figures = workspace::draftFigures(*snapshot, snapshot->draft ? *snapshot->draft : *snapshot->model);
        for (const auto &each : workspace::draftTable(*snapshot, &*figures).rows) {
            if (each.value.path == path)
                return each;
        }
        return {};
    }
    [[nodiscard]] std::string onTable(const std::string &path) const { return row(path).value.text; }
};

} // namespace

class TestDraft : public QObject {
    Q_OBJECT

private slots:
    void oneSideProposesBothSetTheTable()
    {
        Agreed agreed;
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "60", agreed.marketing()));
        workspace::DraftTableRow row = agreed.row(foodPath);
        QCOMPARE(row.value.text, std::string("80"));
        QCOMPARE(row.marketing, std::string("60"));
        QVERIFY(row.isOpen && !row.isChanged);
        QCOMPARE(row.leads, std::uint64_t{3}); // L1, L3 and L4 are of Food
        QCOMPARE(row.apart, 20.0);
        QCOMPARE(row.dispute(), 60.0);

        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "70", agreed.both()));
        row = agreed.row(foodPath);
        QCOMPARE(row.value.text, std::string("70"));
        QVERIFY(row.isOpen && row.isChanged);
        HOLDS(workspace::tickDraftRows(*agreed.open, {foodPath}, true, agreed.sales()));
        QVERIFY(agreed.row(foodPath).isOpen);
        HOLDS(workspace::tickDraftRows(*agreed.open, {foodPath}, true, agreed.marketing()));
        QVERIFY(!agreed.row(foodPath).isOpen);
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "71", agreed.both()));
        QVERIFY2(agreed.row(foodPath).isOpen, "a moved value is agreed by nobody");
    }

    void aCounterProposalIsAcceptedAtOnce()
    {
        Agreed agreed;
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "60", agreed.sales()));
        QCOMPARE(failureOf(workspace::acceptProposal(*agreed.open, foodPath, domain::Side::marketing, agreed.sales())),
                 std::string("draft.no_proposal {fit/industry/band:0}"));
        HOLDS(workspace::acceptProposal(*agreed.open, foodPath, domain::Side::sales, agreed.marketing()));
        QCOMPARE(agreed.onTable(foodPath), std::string("60"));
        QVERIFY(!agreed.row(foodPath).isOpen);
        HOLDS(workspace::backToSignedValue(*agreed.open, foodPath, agreed.both()));
        QCOMPARE(agreed.onTable(foodPath), std::string("80"));
        QVERIFY(!agreed.row(foodPath).isOpen && agreed.row(foodPath).sales.empty());
    }

    void stepsAreTakenBackAfterACrash()
    {
        Agreed agreed;
        const std::size_t sofar = agreed.open->snapshot()->draftEdits.size();
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "60", agreed.both()));
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "50", agreed.both())); // goes on with the drag
        HOLDS(workspace::setDraftValue(*agreed.open, "region/C1", "yes", agreed.both()));
        HOLDS(workspace::tickDraftRows(*agreed.open, {foodPath}, true, agreed.both()));
        const auto before = agreed.open->snapshot();
        QCOMPARE(before->draftEdits.size(), sofar + 3);
        agreed.reopen();
        for (const char *kind : {"tick", "value", "value"}) {
            const auto step = workspace::undoDraftEdit(*agreed.open, agreed.both());
            HOLDS(step);
            QCOMPARE(step->kind, std::string(kind));
        }
        QCOMPARE(agreed.onTable(foodPath), std::string("80"));
        QVERIFY(agreed.open->snapshot()->draftRows.empty());
        QCOMPARE(failureOf(workspace::undoDraftEdit(*agreed.open, agreed.both())),
                 std::string("draft.nothing_to_undo"));
        agreed.reopen();
        for (int i = 0; i < 3; ++i)
            HOLDS(workspace::redoDraftEdit(*agreed.open, agreed.both()));
        QVERIFY(*agreed.open->snapshot()->draft == *before->draft);
        QVERIFY(agreed.open->snapshot()->draftRows == before->draftRows);
        QCOMPARE(failureOf(workspace::redoDraftEdit(*agreed.open, agreed.both())),
                 std::string("draft.nothing_to_redo"));
        HOLDS(workspace::undoDraftEdit(*agreed.open, agreed.both()));
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "40", agreed.both()));
        QVERIFY(!workspace::draftEditToRedo(*agreed.open->snapshot()));
    }

    void aDragThatComesBackLeavesNothing()
    {
        Agreed agreed;
        HOLDS(workspace::openDraft(*agreed.open, agreed.both()));
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "60", agreed.both()));
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "80", agreed.both()));
        QVERIFY(!workspace::draftEditToUndo(*agreed.open->snapshot()));
    }

    void aDiscardedDraftComesBack()
    {
        Agreed agreed;
        HOLDS(workspace::setDraftValue(*agreed.open, foodPath, "60", agreed.both()));
        HOLDS(workspace::setDraftValue(*agreed.open, "fit/threshold:0", "55", agreed.sales()));
        const auto before = agreed.open->snapshot();
        HOLDS(workspace::discardDraft(*agreed.open, agreed.both()));
        QVERIFY(!agreed.open->snapshot()->draft);
        agreed.reopen();
        HOLDS(workspace::undoDraftEdit(*agreed.open, agreed.both()));
        QVERIFY(*agreed.open->snapshot()->draft == *before->draft);
        QVERIFY(agreed.open->snapshot()->draftRows == before->draftRows);
    }

    void criteriaComeAndGo()
    {
        Agreed agreed;
        model::ProfileRule size;
        size.field = "employees";
        model::Test large;
        large.kind = model::TestKind::atLeast;
        large.low = 100;
        size.bands = {{"Large", large, 20}};
        const auto added = workspace::putCriterion(*agreed.open, 0, criterion("industry", size), agreed.both());
        HOLDS(added);
        QCOMPARE(*added, std::string("fit/industry_2"));
        QVERIFY(agreed.row(*added).isOpen);
        QCOMPARE(agreed.row(*added + "/band:0").leads, std::uint64_t{2});
        QVERIFY2(!agreed.row(*added + "/band:0").isOpen, "the criterion's row stands for a new one's numbers");
        HOLDS(workspace::tickDraftRows(*agreed.open, {*added}, true, agreed.both()));
        QVERIFY(!agreed.row(*added).isOpen);
        HOLDS(workspace::setDraftValue(*agreed.open, *added + "/band:0", "25", agreed.both()));
        QVERIFY2(agreed.row(*added).isOpen, "another number of a new criterion is agreed by nobody");

        const auto copy = workspace::copyCriterion(*agreed.open, "fit/industry", agreed.both());
        HOLDS(copy);
        HOLDS(workspace::regroupCriterion(*agreed.open, *copy, "Company", agreed.both()));
        QCOMPARE(agreed.row(*copy).group, std::string("Company"));
        HOLDS(workspace::removeCriterion(*agreed.open, "fit/industry", agreed.both()));
        QCOMPARE(agreed.row("fit/industry").value.text, std::string("none"));
        QVERIFY(agreed.row("fit/industry").isOpen);
        HOLDS(workspace::backToSignedValue(*agreed.open, "fit/industry", agreed.both()));
        QVERIFY(!agreed.row("fit/industry").isOpen);

        HOLDS(
            workspace::removeCriterion(*agreed.open, "engagement/page", agreed.sales())); // one side alone proposes it
        QCOMPARE(agreed.row("engagement/page").sales, std::string("none"));
        HOLDS(workspace::acceptProposal(*agreed.open, "engagement/page", domain::Side::sales, agreed.marketing()));
        QVERIFY(!model::findCriterion(*agreed.open->snapshot()->draft, 1, "page"));
    }

    void badValuesAreRefused()
    {
        Agreed agreed;
        QCOMPARE(failureOf(workspace::setDraftValue(*agreed.open, foodPath, "many", agreed.both())),
                 std::string("model.bad_value {fit/industry/band:0} {many}"));
        QCOMPARE(failureOf(workspace::setDraftValue(*agreed.open, foodPath, "1001", agreed.both())),
                 std::string("model.bad_value {fit/industry/band:0} {1001}"));
        QCOMPARE(failureOf(workspace::setDraftValue(*agreed.open, "fit/nothing/points", "1", agreed.both())),
                 std::string("model.no_such_value {fit/nothing/points}"));
        QCOMPARE(failureOf(workspace::setDraftValue(*agreed.open, foodPath, "1", {})), std::string("draft.nobody"));
        QVERIFY(!agreed.open->snapshot()->draft);
    }

    void findingsLeadToTheirRows()
    {
        Agreed agreed;
        HOLDS(workspace::setDraftValue(*agreed.open, "fit/threshold:0", "1", agreed.both()));
        model::ProfileRule gender;
        gender.field = "gender";
        gender.bands = {{"Any", isOneOf({"x"}), 5}};
        HOLDS(workspace::putCriterion(*agreed.open, 0, criterion("gender", gender), agreed.both()));
        const auto snapshot = agreed.open->snapshot();
        const auto figures = workspace::draftFigures(*snapshot, *snapshot->draft);
        HOLDS(figures);
        std::map<std::string, std::string> pathOf;
        for (const auto &check : workspace::checkDraft(*snapshot, *snapshot->draft, &*figures))
            pathOf.emplace(check.finding.code, check.path);
        QCOMPARE(pathOf["model.thresholds_not_falling"], std::string("fit/threshold:0"));
        QCOMPARE(pathOf["model.personal_data"], std::string("fit/gender"));
        QCOMPARE(pathOf["model.matches_hardly_any"], std::string("fit/gender"));
        for (const auto &[code, path] : pathOf) {
            if (!path.empty())
                QVERIFY2(!agreed.row(path).value.path.empty(), path.c_str());
        }
    }

    /// Whatever the draft, the figures of its impact add up, and agree with scoring it afresh.
    void impactReconciles()
    {
        SmallWorkspace files;
        auto made = sampleCopy(files.path(), 3, noon, files.clock);
        HOLDS(made);
        const auto snapshot = (*made)->snapshot();
        workspace::ImpactQuery query(snapshot);
        const auto paths = model::valuesOf(*snapshot->draft);
        const bool holds = rc::check("sums reconcile", [&] {
            model::ScoringModel draft = *snapshot->draft;
            for (int i = 0; i < 3; ++i) {
                const auto &value = paths[*rc::gen::inRange<std::size_t>(0, paths.size())];
                const int number = *rc::gen::inRange(-40, 80);
                (void)model::setValueAt(draft, value.path,
                                        value.kind == model::ValueKind::toggle ? (number > 0 ? "yes" : "no")
                                                                               : std::to_string(number));
            }
            const auto impact = query.impact(draft);
            RC_ASSERT(impact.has_value());
            const auto &figures = (*impact)->figures;
            const auto sum = [](const auto &counts) {
                return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
            };
            RC_ASSERT(figures.leads == snapshot->leadCount());
            RC_ASSERT(sum(figures.cellsBefore) == figures.leads);
            RC_ASSERT(sum(figures.cellsAfter) == figures.leads);
            RC_ASSERT(sum((*impact)->flow) == figures.leads);
            const auto &steps = (*impact)->steps;
            RC_ASSERT(steps.up2 + steps.up1 + steps.same + steps.down1 + steps.down2 == figures.leads);
            RC_ASSERT(figures.qualifyAfter + figures.qualifyLost == figures.qualifyBefore + figures.qualifyWon);
            RC_ASSERT((*impact)->won.size() == figures.qualifyWon);
            const auto fresh = scoring::score(draft, snapshot->input(), snapshot->asOf);
            RC_ASSERT(fresh.has_value());
            RC_ASSERT((*fresh)->cells == figures.cellsAfter);
            RC_ASSERT((*fresh)->score[0] == (*impact)->scoresAfter->score[0]);
            RC_ASSERT((*fresh)->score[1] == (*impact)->scoresAfter->score[1]);
            RC_ASSERT((*fresh)->rank[0] == (*impact)->scoresAfter->rank[0]);
        });
        QVERIFY(holds);
    }

    void theLookBackNamesWinsAndWrongHandOvers()
    {
        SmallWorkspace files;
        auto made = sampleCopy(files.path(), 3, noon, files.clock);
        HOLDS(made);
        const auto snapshot = (*made)->snapshot();
        workspace::ImpactQuery query(snapshot);
        model::ScoringModel closed = *snapshot->model;
        closed.region.clear();
        const auto same = query.lookBack(*snapshot->model);
        const auto shut = query.lookBack(closed);
        HOLDS(same);
        HOLDS(shut);
        QVERIFY((*same)->figures.wins > 0 && (*same)->figures.rejections > 0);
        QVERIFY((*same)->winsMissed.empty() && (*same)->spared.empty());
        QCOMPARE((*same)->figures.winsMissedAfter, (*same)->figures.winsMissedBefore);
        QCOMPARE((*shut)->figures.winsMissedAfter - (*shut)->figures.winsMissedBefore,
                 static_cast<std::uint64_t>((*shut)->winsMissed.size()) - (*shut)->winsFound.size());
        QVERIFY(!(*shut)->winsMissed.empty());
        QCOMPARE((*shut)->sparedMinutes, static_cast<std::int64_t>((*shut)->spared.size()) * snapshot->minutesACall);
        QCOMPARE((*shut)->figures.weeklyAfterTimes4, std::uint64_t{0});
        QVERIFY((*same)->figures.weeklyAfterTimes4 > 0);
    }

    void twoVersionsAreCompared()
    {
        SmallWorkspace files;
        auto made = sampleCopy(files.path(), 3, noon, files.clock);
        HOLDS(made);
        const auto diff = workspace::versionDiff(*(*made)->snapshot(), 1, 2);
        HOLDS(diff);
        QVERIFY(!diff->changes.empty());
        for (const model::ModelChange &change : diff->changes)
            QCOMPARE(change.value.part,
                     std::string("threshold")); // the sample's first two versions differ in nothing else
        QVERIFY(diff->impact->figures.moved > 0);
        const auto report = workspace::versionDiffReport(*(*made)->snapshot(), *diff, "case");
        const std::string html = report::toHtml(report);
        QVERIFY(html.find("Lena Voss") != std::string::npos && html.find("Jonas Eklund") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "test_draft.moc"
