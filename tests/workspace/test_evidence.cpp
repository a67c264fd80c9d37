// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "small_workspace.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/evidence_report.h"
#include "workspace/queries/evidence_tables.h"
#include "workspace/queries/impact.h"
#include "workspace/queries/reports.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using io::ImportKind;
using workspace::LeftOut;
using workspace::Verdict;

namespace {

/// Forty leads handed over on 20 January: of the twenty from Food fifteen won, of the twenty from Steel five.
std::string fortyLeads(const std::string &handedOver = "2026-01-20")
{
    std::string csv = "external_id,industry,other_score,source,created_at,handed_over_at,outcome,outcome_date\n";
    for (int i = 0; i < 40; ++i) {
        const bool food = i < 20;
        const bool won = food ? i < 15 : i >= 35;
        csv += "L" + std::to_string(i) + (food ? ",Food," : ",Steel,") + (i % 10 == 3 ? "" : std::to_string(won ? 50 + i : 40 + i))
               + (i % 2 == 0 ? ",Fair" : ",Web") + ",2026-01-05," + handedOver + (won ? ",won" : ",lost") + ",2026-03-01\n";
    }
    return csv;
}

/// Eighty leads alike: of forty from Food thirty won, of forty from Steel ten.
std::string eightyLeads()
{
    std::string csv = "external_id,industry,created_at,handed_over_at,outcome,outcome_date\n";
    for (int i = 0; i < 80; ++i)
        csv += "E" + std::to_string(i) + (i < 40 ? ",Food" : ",Steel") + ",2026-01-05,2026-01-20"
               + (i < 30 || i >= 70 ? ",won" : ",lost") + ",2026-03-01\n";
    return csv;
}

/// Each lost lead asked for two demos after the hand-over, each won one a page before it.
std::string activitiesAround()
{
    std::string csv = "lead,time,type,text\n";
    for (int i = 0; i < 40; ++i) {
        const bool won = i < 15 || i >= 35;
        const std::string lead = "L" + std::to_string(i);
        if (won)
            csv += lead + ",2026-01-10T10:00:00Z,page_view,\n";
        else
            csv += lead + ",2026-01-21T10:00:00Z,demo_request,one\n" + lead + ",2026-01-22T10:00:00Z,demo_request,two\n";
    }
    return csv;
}

base::Result<workspace::Evidence> judged(workspace::Workspace &open, const workspace::EvidenceQuestion &question = {})
{
    base::Progress progress;
    return workspace::judge(open, question, progress);
}

const workspace::CriterionEvidence &criterionOf(const workspace::Evidence &evidence, const std::string &key)
{
    const auto &criteria = evidence.of(Verdict::won).criteria;
    const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const auto &criterion) { return criterion.key == key; });
    if (found == criteria.end())
        qFatal("no criterion %s", key.c_str());
    return *found;
}

bool near(double value, double expected)
{
    return std::abs(value - expected) < 1e-9;
}

lifecycle::MoveRequest asked(Move move, const std::string &reason = {})
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = reason;
    return request;
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private slots:
    void leadsAreScoredAsTheyStoodAtHandOver()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        HOLDS(small.import(**made, ImportKind::activities, activitiesAround()));
        const auto evidence = judged(**made);
        HOLDS(evidence);
        const workspace::VerdictEvidence &won = evidence->of(Verdict::won);
        QCOMPARE(won.all, (evidence::Share{20, 40}));
        QCOMPARE(evidence->undated, std::uint64_t{0});
        QVERIFY(near(won.axes[0]->value, 0.75));
        // Only the page view was there: the demos came later.
        QVERIFY(near(won.axes[1]->value, 1.0));
        QCOMPARE(criterionOf(*evidence, "demo").fires.n, std::uint64_t{0});
        QCOMPARE(criterionOf(*evidence, "page").fires, (evidence::Share{20, 20}));
        const model::ScoringModel &model = *evidence->model;
        QCOMPARE(won.cells[model.indexOf({0, 3})], (evidence::Share{15, 20}));
        QCOMPARE(won.cells[model.indexOf({3, 3})], (evidence::Share{5, 20}));
        QCOMPARE(evidence->rowsOfCell(Verdict::won, model.indexOf({3, 3})).size(), std::size_t{20});
        QCOMPARE(evidence->rowsOfCell(Verdict::won, model.indexOf({3, 3})).front(), 20U);
        QCOMPARE(won.deciles[0], (evidence::Share{15, 15})); // equal scores stay in the better one
        QCOMPARE(evidence->rowsOfDecile(Verdict::won, 0).size(), std::size_t{15});
        QCOMPARE(won.quarters.size(), std::size_t{1});
        QCOMPARE(won.quarters[0].name, std::string("2026 Q1"));
        QCOMPARE(won.segments.size(), std::size_t{2});
    }

    void aValueChangedLaterDoesNotLeak()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        // Somebody of Sales puts down today that a lost lead is from Food.
        HOLDS(workspace::setLeadFields(**made, 25, {{"industry", "Food"}}, small.sales));
        auto evidence = judged(**made);
        HOLDS(evidence);
        QVERIFY(near(evidence->of(Verdict::won).axes[0]->value, 0.75));
        QCOMPARE(criterionOf(*evidence, "industry").fires, (evidence::Share{15, 20}));
        // A lead handed over after that had it.
        SmallWorkspace later;
        auto other = later.createAgreed();
        HOLDS(other);
        HOLDS(later.import(**other, ImportKind::leads, fortyLeads("2026-03-31T12:00:00Z")));
        later.clock.set({noon.seconds - base::secondsPerDay});
        HOLDS(workspace::setLeadFields(**other, 25, {{"industry", "Food"}}, later.sales));
        later.clock.set(noon);
        evidence = judged(**other);
        HOLDS(evidence);
        QCOMPARE(criterionOf(*evidence, "industry").fires, (evidence::Share{15, 21}));
    }

    void whatAnImportChangesCountsFromCreationWhereTheHandOverWasImported()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        HOLDS(small.import(**made, ImportKind::leads, "external_id,industry\nL25,Food\n"));
        const auto evidence = judged(**made);
        HOLDS(evidence);
        QCOMPARE(criterionOf(*evidence, "industry").fires, (evidence::Share{15, 21}));
    }

    void acceptedAndWonAreTwoVerdicts()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        std::string csv = "external_id,email,industry,created_at\n";
        std::string events = "lead,time,type,text\n";
        for (int i = 0; i < 6; ++i) {
            const std::string lead = "L" + std::to_string(i);
            csv += lead + "," + lead + "@food.example,Food,2026-01-05\n";
            events += lead + ",2026-03-30T10:00:00Z,demo_request,a\n" + lead + ",2026-03-30T11:00:00Z,demo_request,b\n";
        }
        HOLDS(small.import(**made, ImportKind::leads, csv));
        HOLDS(small.import(**made, ImportKind::activities, events));
        QCOMPARE((*made)->snapshot()->moves.size(), std::size_t{6});
        const auto move = [&](std::uint32_t row, Move what, const std::string &reason = {}) {
            small.clock.set({small.clock.now().seconds + 60});
            lifecycle::MoveRequest request = asked(what, reason);
            if (what == Move::win) {
                request.value = domain::Money{100000, "EUR"};
                request.date = base::utcDateOf(small.clock.now());
            }
            return workspace::moveLead(**made, row, request, std::nullopt,
                                       what == Move::opportunity
                                           ? workspace::FieldValues{{"budget", "Approved"}, {"authority", "Decider"}, {"need", "Urgent"}, {"timeframe", "Now"}}
                                           : workspace::FieldValues{});
        };
        HOLDS(move(0, Move::accept));
        HOLDS(move(0, Move::opportunity));
        HOLDS(move(0, Move::win));
        HOLDS(move(1, Move::passBack, "no_budget"));
        HOLDS(move(2, Move::passBack, "unreachable"));
        HOLDS(move(3, Move::accept));
        HOLDS(move(3, Move::passBack, "no_budget")); // passed back after acceptance counts as passed back
        HOLDS(move(4, Move::accept));
        HOLDS(move(4, Move::disqualify, "student"));
        HOLDS((*made)->refresh());
        const auto evidence = judged(**made);
        HOLDS(evidence);
        const workspace::VerdictEvidence &accepted = evidence->of(Verdict::accepted);
        const workspace::VerdictEvidence &won = evidence->of(Verdict::won);
        QCOMPARE(accepted.all, (evidence::Share{2, 4}));
        QCOMPARE(accepted.leftOut[static_cast<std::size_t>(LeftOut::procedural)], std::uint64_t{1});
        QCOMPARE(accepted.leftOut[static_cast<std::size_t>(LeftOut::open)], std::uint64_t{1});
        QCOMPARE(won.all, (evidence::Share{1, 2}));
        QCOMPARE(won.leftOut[static_cast<std::size_t>(LeftOut::open)], std::uint64_t{4});
        QCOMPARE(evidence->passbacks.size(), std::size_t{2});
        QCOMPARE(evidence->passbacks[0].reason, std::string("no_budget"));
        QCOMPARE(evidence->passbacks[0].rows, (std::vector<std::uint32_t>{1, 3}));
        QVERIFY(!evidence->passbacks[1].counts);
        QCOMPARE(won.versions.size(), std::size_t{1});
        QCOMPARE(won.versions[0].name, std::string("v2"));
        QVERIFY(!won.isEnough());
        QCOMPARE(wording::verdictSentence(won.auc, won.all, wording::Asked::won),
                 std::string("2 closed leads so far. From 30 on, rates count as evidence."));
    }

    void aSnapshotWithoutDatesMayFlatter()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        std::string csv = "external_id,industry,outcome\n";
        for (int i = 0; i < 40; ++i)
            csv += "L" + std::to_string(i) + (i < 20 ? ",Food" : ",Steel") + (i % 3 == 0 ? ",won" : ",lost") + "\n";
        csv += "L90,Food,\nL91,Food,on_hold\n";
        HOLDS(small.import(**made, ImportKind::leads, csv));
        const auto evidence = judged(**made);
        HOLDS(evidence);
        QCOMPARE(evidence->undated, std::uint64_t{40});
        QCOMPARE(workspace::limitSentences(*evidence, Verdict::won).front(),
                 std::string("Scored on today's data; may flatter: 40 of these leads have no date of a hand-over."));
        QVERIFY(evidence->of(Verdict::won).quarters.empty());
        // A period asks for dates.
        workspace::EvidenceQuestion question;
        question.period.from = base::Date{0};
        const auto dated = judged(**made, question);
        HOLDS(dated);
        QCOMPARE(dated->of(Verdict::won).all.n, std::uint64_t{0});
    }

    void anyNumericColumnIsJudgedByTheSamePage()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        workspace::EvidenceQuestion question;
        question.column = "other_score";
        const auto evidence = judged(**made, question);
        HOLDS(evidence);
        const workspace::VerdictEvidence &won = evidence->of(Verdict::won);
        QCOMPARE(won.all.n, std::uint64_t{36});
        QCOMPARE(won.blank, std::uint64_t{4});
        QVERIFY(won.auc && won.cells.empty() && won.criteria.empty());
        // Of the 18 · 18 pairs: won ones have 50–64 without 53 and 63, 85–89; lost ones 55–59, 60–74 without 63 and 73.
        double ahead = 0;
        for (int i = 0; i < 40; ++i) {
            for (int j = 0; j < 40; ++j) {
                const bool iWon = i < 15 || i >= 35;
                const bool jWon = j < 15 || j >= 35;
                if (iWon && !jWon && i % 10 != 3 && j % 10 != 3)
                    ahead += 50 + i > 40 + j ? 1 : 50 + i == 40 + j ? 0.5 : 0;
            }
        }
        QVERIFY(near(won.auc->value, ahead / static_cast<double>(won.all.yes * won.all.no())));
        question.column = "industry";
        const auto refused = judged(**made, question);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("evidence.not_a_number"));
    }

    void pointsAreNotInventedFromFewLeads()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        const auto few = judged(**made);
        HOLDS(few);
        for (const workspace::BandEvidence &band : criterionOf(*few, "industry").bands) {
            QVERIFY(band.voice == workspace::Voice::tooFew);
            QVERIFY(!band.evidencePoints);
        }
        std::string csv = "external_id,industry,created_at,outcome\n";
        for (int i = 0; i < 600; ++i)
            csv += "M" + std::to_string(i) + (i % 2 == 0 ? ",Food" : ",Steel") + ",2026-01-05," + ((i % 2 == 0 ? i % 5 < 3 : i % 7 == 0) ? "won" : "lost") + "\n";
        HOLDS(small.import(**made, ImportKind::leads, csv));
        const auto many = judged(**made);
        HOLDS(many);
        const auto &bands = criterionOf(*many, "industry").bands;
        QCOMPARE(bands[0].label, std::string("Food"));
        QVERIFY(bands[0].voice == workspace::Voice::speaks);
        QVERIFY(bands[0].evidencePoints && *bands[0].evidencePoints > 0);
        QVERIFY(bands[1].evidencePoints && *bands[1].evidencePoints < 0);
        // The model's own scale: with one criterion of points 80 and 0, the evidence spreads about as wide.
        QVERIFY(std::abs(*bands[0].evidencePoints - *bands[1].evidencePoints - 80) <= 8);
        QVERIFY(!bands[0].runsAgainst);
    }

    void everyKindOfCriterionIsLookedInto()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        HOLDS(small.import(**made, ImportKind::activities, activitiesAround()));
        model::RecencyRule recency;
        recency.bands = {{"", 5, 20}, {"Lately", 30, 10}};
        recency.never = -5;
        model::BehaviourRule page;
        page.filter.types = {"page_view"};
        page.points = 3;
        model::InterestRule interest;
        interest.points = 7;
        auto model = std::make_shared<model::ScoringModel>(
            plainModel({criterion("recency", recency)}, {criterion("pages", model::AccountBehaviourRule{page}), criterion("interest", interest)}));
        workspace::EvidenceQuestion question;
        question.model = model;
        const auto evidence = judged(**made, question);
        HOLDS(evidence);
        const auto &bands = criterionOf(*evidence, "recency").bands;
        QCOMPARE(bands.size(), std::size_t{2}); // those who won had looked at a page ten days before; the others had done nothing yet
        QCOMPARE(bands[0].label, std::string("Lately"));
        QCOMPARE(bands[0].share, (evidence::Share{20, 20}));
        QCOMPARE(bands[1].label, std::string("never"));
        QCOMPARE(bands[1].points, -5.0);
        QCOMPARE(evidence->rowsOfBand(Verdict::won, 0, bands[1]).size(), std::size_t{20});
        QVERIFY(criterionOf(*evidence, "pages").isBehaviour);
        QCOMPARE(criterionOf(*evidence, "pages").fires.n, std::uint64_t{0}); // nobody has an account
        QCOMPARE(criterionOf(*evidence, "interest").bands.size(), std::size_t{1});
        QCOMPARE(criterionOf(*evidence, "interest").bands[0].label, std::string("no"));
    }

    void aDraftIsHeldAgainstClosedLeads()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, eightyLeads()));
        const auto snapshot = (*made)->snapshot();
        const auto none = workspace::ImpactQuery(snapshot).evidence(*snapshot->model);
        HOLDS(none);
        QVERIFY(!*none);
        workspace::ImpactQuery query(snapshot, std::make_shared<const workspace::ValueHistory>());
        const auto same = query.evidence(*snapshot->model);
        HOLDS(same);
        QCOMPARE((*same)->all, (evidence::Share{40, 80}));
        QCOMPARE((*same)->rows.size(), std::size_t{80});
        QVERIFY(near((*same)->after->value, 0.75));
        QVERIFY(near((*same)->before->value, 0.75));
        QVERIFY((*same)->after->interval.low < 0.75 && (*same)->after->interval.high > 0.75);
        QVERIFY(!(*same)->flatters);
        const std::string path = "fit/industry/band:0";
        const auto food = workspace::valueEvidence(**same, *snapshot->model, *model::valueAt(*snapshot->model, path));
        QVERIFY(food && food->points && *food->points > 0);
        QCOMPARE(food->share, (evidence::Share{30, 40}));
        QVERIFY(!workspace::valueEvidence(**same, *snapshot->model, *model::valueAt(*snapshot->model, "fit/threshold:0")));

        model::ScoringModel draft = *snapshot->model;
        HOLDS(model::setValueAt(draft, path, "-40"));
        const auto worse = query.evidence(draft);
        HOLDS(worse);
        QVERIFY(near((*worse)->after->value, 0.25));
        QVERIFY(near((*worse)->before->value, 0.75));
        QVERIFY(!(*worse)->flatters);
        HOLDS(model::setValueAt(draft, path, std::to_string(*food->points)));
        const auto suggested = query.evidence(draft);
        HOLDS(suggested);
        QVERIFY((*suggested)->flatters);
        agreement::ImpactFigures::Look look;
        workspace::freezeInto(look, **suggested);
        QCOMPARE(look.aucCases, std::uint64_t{80});
        QVERIFY(look.aucFlatters && look.aucAfter && look.aucAfterRange[0] > 0 && look.aucAfterRange[1] < 1);

        // The judged criterion is not the one that is asked about any more.
        model::ScoringModel reworded = *snapshot->model;
        std::get<model::ProfileRule>(reworded.axes[0].criteria[0].rule).bands[0].test.values = {"Glass"};
        QVERIFY(!workspace::valueEvidence(**same, reworded, *model::valueAt(reworded, path)));
    }

    void fewClosedLeadsSuggestNothing()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        const auto snapshot = (*made)->snapshot();
        workspace::ImpactQuery query(snapshot, std::make_shared<const workspace::ValueHistory>());
        const auto evidence = query.evidence(*snapshot->model);
        HOLDS(evidence);
        const auto food = workspace::valueEvidence(**evidence, *snapshot->model, *model::valueAt(*snapshot->model, "fit/industry/band:0"));
        QVERIFY(food && food->voice == workspace::Voice::tooFew && !food->points);
        QCOMPARE(food->share.n, std::uint64_t{20});
    }

    void aStoppedJudgementGivesNothing()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        base::Progress progress;
        progress.stop();
        const auto stopped = workspace::judge(**made, {}, progress);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, std::string("stopped"));
    }

    void theReportSaysItInSentences()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fortyLeads()));
        base::Progress progress;
        const auto document = workspace::makeReport(**made, "evidence", "case", progress);
        HOLDS(document);
        const std::string text = report::toCsv(*document);
        QVERIFY(text.find("A strong connection: in 75 of 100 pairs the lead that won had scored higher; 50 is chance.") != std::string::npos);
        QVERIFY(text.find("0 decided leads so far. From 30 on, rates count as evidence.") != std::string::npos);
        const auto unknown = workspace::makeReport(**made, "horoscope", "case", progress);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, std::string("report.unknown_kind"));
    }

    /// Reference values computed with scipy 1.10.1 and sklearn 1.2.1 over the file.
    void xEducationGivesTheReferenceValues()
    {
        if (!QFile::exists(QStringLiteral(LEADLIGHT_SHARED_DATA "/x_education/leads.csv")))
            QSKIP("no X Education here");
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        workspace::ImportRequest request;
        request.kind = ImportKind::leads;
        request.file = LEADLIGHT_SHARED_DATA "/x_education/leads.csv";
        HOLDS(workspace::importFile(**made, request));
        workspace::EvidenceQuestion question;
        for (const auto &column : (*made)->snapshot()->leads.columns()) {
            if (column->label == "TotalVisits" || column->label == "Total Time Spent on Website") {
                question.column = column->key;
                const bool visits = column->label == "TotalVisits";
                const auto evidence = judged(**made, question);
                HOLDS(evidence);
                const workspace::VerdictEvidence &won = evidence->of(Verdict::won);
                QCOMPARE(won.all, (visits ? evidence::Share{3461, 9103} : evidence::Share{3561, 9240}));
                QVERIFY(near(*won.pearson, visits ? 0.030394798829348143 : 0.3624828568895783));
                QVERIFY(near(*won.spearman, visits ? 0.036342584368215226 : 0.2555711594118224));
                QVERIFY(near(*won.tauB, visits ? 0.03161583244909924 : 0.2134332576374229));
                QVERIFY(near(won.auc->value, visits ? 0.5213299180896649 : 0.6505734904046245));
                QVERIFY(near(won.auc->interval.low, visits ? 0.5090676070060423 : 0.6379166032731174));
                QCOMPARE(evidence->undated, std::uint64_t{9240});
            }
        }
        QVERIFY(!question.column.empty());
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
