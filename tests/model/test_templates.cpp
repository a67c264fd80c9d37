// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "model/templates.h"
#include "model/validation.h"

using namespace leadlight;
using namespace leadlight::model;

class TestTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyMakesAModelWithoutFindings()
    {
        QCOMPARE(templateKeys().size(), std::size_t{3});
        for (const std::string_view key : templateKeys()) {
            const std::optional<ScoringModel> model = makeTemplate(key);
            QVERIFY(model.has_value());
            for (const Finding &finding : validate(*model)) {
                const bool expected = key == "empty" && finding.code == "model.rank_unreachable";
                QVERIFY2(expected, (finding.code + " " + finding.criterion).c_str());
                QCOMPARE(finding.severity, Severity::warning);
            }
        }
        QVERIFY(!makeTemplate("propensity"));
    }

    void templatesAskOnlyWhatIsKnown()
    {
        for (const std::string_view key : templateKeys()) {
            const ScoringModel model = *makeTemplate(key);
            for (const Axis &axis : model.axes) {
                for (const Criterion &criterion : axis.criteria) {
                    if (const auto *profile = std::get_if<ProfileRule>(&criterion.rule))
                        QVERIFY2(domain::findLeadField(profile->field), profile->field.c_str());
                    if (const auto *behaviour = std::get_if<BehaviourRule>(&criterion.rule)) {
                        for (const std::string &type : behaviour->filter.types)
                            QVERIFY2(domain::findActivityType(type), type.c_str());
                    }
                }
            }
        }
    }

    void unknownFactsCostNothing()
    {
        const ScoringModel model = *makeTemplate("fit-engagement");
        for (const Criterion &criterion : model.axes[0].criteria) {
            if (const auto *profile = std::get_if<ProfileRule>(&criterion.rule))
                QCOMPARE(profile->unknown, 0);
        }
    }

    void sharesOfTheQuestionsMakeAHundred()
    {
        const ScoringModel model = *makeTemplate("bant-size");
        int shares = 0;
        for (const Criterion &criterion : model.axes[0].criteria)
            shares += std::holds_alternative<ProfileRule>(criterion.rule) ? criterion.weight : 0;
        QCOMPARE(shares, 100);
        QCOMPARE(model.nameOf(model.order.front()), std::string("A1"));
        QCOMPARE(model.nameOf(model.order.back()), std::string("C4"));
        QCOMPARE(model.cells(), std::size_t{12});
    }

    void totalActivityTurnsDown()
    {
        const ScoringModel model = *makeTemplate("fit-engagement");
        bool found = false;
        for (const Criterion &criterion : model.axes[1].criteria) {
            const auto *rule = std::get_if<BehaviourRule>(&criterion.rule);
            found = found || (rule && rule->windowDays == 30 && rule->cap && rule->points > 0 && rule->beyond < 0);
        }
        QVERIFY(found);
    }

    void orderRunsByTheSumOfPositions()
    {
        std::string names;
        const ScoringModel model = *makeTemplate("fit-engagement");
        for (const Cell cell : model.order)
            names += model.nameOf(cell) + " ";
        QCOMPARE(names, std::string("A1 A2 B1 A3 B2 C1 A4 B3 C2 D1 B4 C3 D2 C4 D3 D4 "));
        QVERIFY(model.inRegion({1, 1}) && !model.inRegion({0, 2}));
    }

    void everyCellHasATreatment()
    {
        const std::vector<Treatment> treatments = defaultTreatments(3, 2);
        QCOMPARE(treatments.size(), std::size_t{6});
        QCOMPARE(treatments.front().owner, std::string("sales"));
        for (const Treatment &treatment : treatments)
            QVERIFY(!treatment.nextStep.empty());
    }
};

QTEST_GUILESS_MAIN(TestTemplates)
#include "test_templates.moc"
