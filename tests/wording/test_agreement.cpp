// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/templates.h"
#include "wording/agreement.h"

using namespace leadlight;

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void figuresMakeSentences()
    {
        agreement::ImpactFigures figures;
        figures.leads = 48210;
        figures.moved = 1180;
        figures.qualifyBefore = 1757;
        figures.qualifyAfter = 1902;
        QCOMPARE(wording::impactHeadline(figures),
                 std::string("Under this draft 1,180 leads change tile (2.4 %). MQLs 1,757 → 1,902 (+145)."));
        agreement::ImpactFigures::Look look;
        look.wins = 84;
        look.winsMissedBefore = 1;
        look.winsMissedAfter = 3;
        QCOMPARE(wording::winsSentence(look),
                 std::string("3 of 84 past wins would not have been handed over (before: 1)."));
        look.aucBefore = 0.744;
        look.aucAfter = 0.766;
        QCOMPARE(wording::aucSentence(look),
                 std::string("A lead that won scored higher in 77 of 100 pairs (before: 74); 50 is chance."));
        look.aucCases = 310;
        look.aucBeforeRange = {0.71, 0.78};
        look.aucAfterRange = {0.734, 0.801};
        look.aucFlatters = true;
        QCOMPARE(wording::aucSentence(look),
                 std::string("A lead that won scored higher in 77 of 100 pairs, 95 % interval 73 to 80 (before: 74, 71 to 78); "
                             "50 is chance. The same closed leads suggested part of this change: the figure flatters."));
        QCOMPARE(wording::sparedSentence(41, 820, 20),
                 std::string("At 20 minutes a call, 41 wrong hand-overs less spare Sales 13.7 hours."));
        QCOMPARE(wording::sparedSentence(-1, -20, 20),
                 std::string("At 20 minutes a call, 1 wrong hand-over more cost Sales 0.3 hours."));
    }

    void criteriaMakeSentences()
    {
        model::Criterion page;
        model::BehaviourRule rule;
        rule.filter.types = {"page_view"};
        rule.points = 3;
        rule.cap = 7;
        rule.beyond = -1;
        rule.perAsset = 1;
        rule.halfLifeDays = 30;
        page.rule = rule;
        QCOMPARE(wording::criterionSentence(page),
                 std::string("Page view: first 7 count +3 each, every further one −1. Repeats of one "
                             "page count once. Halves every 30 days."));
    }

    /// Every value of a model has a name and a text, and none shows its JSON.
    void everyValueHasWords()
    {
        const model::ScoringModel made = *model::makeTemplate("fit-engagement");
        for (const model::ModelValue &value : model::valuesOf(made)) {
            const std::string label = wording::valueLabel(made, value);
            const std::string text = wording::valueText(value, value.text);
            QVERIFY2(!label.empty() && label != value.path, value.path.c_str());
            QVERIFY2(!text.empty() && text.find('{') == std::string::npos && text.find('"') == std::string::npos,
                     value.path.c_str());
        }
    }

    void changesAreSaid()
    {
        const model::ScoringModel from = *model::makeTemplate("fit-engagement");
        model::ScoringModel to = from;
        QVERIFY(model::setValueAt(to, "fit/industry/band:0", "15").has_value());
        QVERIFY(model::setValueAt(to, "region/C1", "yes").has_value());
        const auto changes = model::diffOf(from, to);
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(wording::changeText(from, to, changes[0]), std::string("Industry: Core industries +12 → +15"));
        QCOMPARE(wording::changeText(from, to, changes[1]),
                 std::string("MQL region: C1 not in it → in the MQL region"));
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "test_agreement.moc"
