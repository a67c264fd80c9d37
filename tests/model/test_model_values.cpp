// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "model/model_diff.h"
#include "model/model_json.h"
#include "model/templates.h"

using namespace leadlight;
using model::ScoringModel;

namespace {

ScoringModel fitModel()
{
    return *model::makeTemplate("fit-engagement");
}

/// A model that differs from the template in a few places, criteria taken out among them.
ScoringModel changedModel()
{
    ScoringModel made = fitModel();
    const auto values = model::valuesOf(made);
    for (int i = 0; i < 6; ++i) {
        const auto &value = values[*rc::gen::inRange<std::size_t>(0, values.size())];
        const std::string text = value.kind == model::ValueKind::toggle ? *rc::gen::element<std::string>("yes", "no")
                                 : value.kind == model::ValueKind::criterion ? std::string(model::noValue)
                                                                             : std::to_string(*rc::gen::inRange(1, 40));
        (void)model::setValueAt(made, value.path, text); // what cannot stand there changes nothing
    }
    return made;
}

/// Criteria of an axis in the order of their keys: no score depends on their order.
ScoringModel sorted(ScoringModel made)
{
    for (model::Axis &axis : made.axes)
        std::sort(axis.criteria.begin(), axis.criteria.end(),
                  [](const auto &left, const auto &right) { return left.key < right.key; });
    return made;
}

} // namespace

class TestModelValues : public QObject {
    Q_OBJECT

private slots:
    void theDifferenceTurnsOneIntoTheOther()
    {
        QVERIFY(rc::check("every change at its path", [] {
            ScoringModel from = changedModel();
            const ScoringModel to = changedModel();
            for (const model::ModelChange &change : model::diffOf(from, to))
                RC_ASSERT(model::setValueAt(from, change.value.path, change.to).has_value());
            RC_ASSERT(model::canonicalJson(sorted(from)) == model::canonicalJson(sorted(to)));
        }));
    }

    void everyValueReadsBack()
    {
        for (const std::string_view key : {"fit-engagement", "bant-size"}) {
            const ScoringModel made = *model::makeTemplate(std::string(key));
            std::set<std::string> paths;
            for (const model::ModelValue &value : model::valuesOf(made)) {
                QVERIFY2(paths.insert(value.path).second, value.path.c_str());
                ScoringModel same = made;
                const auto set = model::setValueAt(same, value.path, value.text);
                QVERIFY2(set.has_value(), value.path.c_str());
                QVERIFY2(same == made, value.path.c_str());
                QCOMPARE(model::valueAt(made, value.path)->text, value.text);
            }
        }
    }

    void whatCannotStandThereIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *path, const char *text, const char *code) {
            QTest::addRow("%s = %s", path, text)
                << QString::fromLatin1(path) << QString::fromLatin1(text) << QString::fromLatin1(code);
        };
        row("fit/industry/band:0", "12.5", "model.bad_value");
        row("fit/industry/band:0", "none", "model.bad_value");
        row("fit/industry/band:99", "1", "model.no_such_value");
        row("fit/industry/weight", "501", "model.bad_value");
        row("region/A1", "maybe", "model.bad_value");
        row("region/Z9", "yes", "model.no_such_value");
        row("order", "A1 A2", "model.bad_value");
        row("fit/other", "{\"key\":\"another\"}", "model.bad_value");
        row("nowhere", "1", "model.no_such_value");
    }
    void whatCannotStandThereIsRefused()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, code);
        ScoringModel made = fitModel();
        const auto set = model::setValueAt(made, path.toStdString(), text.toStdString());
        QVERIFY(!set);
        QCOMPARE(set.error().code, code.toStdString());
        QVERIFY(made == fitModel());
    }

    void oneDecayTakesTheOthersPlace()
    {
        ScoringModel made = fitModel();
        for (const model::ModelValue &value : model::valuesOf(made)) {
            if (value.part != "half_life_days" || value.text == model::noValue)
                continue;
            const std::string other = value.path.substr(0, value.path.rfind('/')) + "/lifespan_days";
            QVERIFY(model::setValueAt(made, other, "90").has_value());
            QCOMPARE(model::valueAt(made, value.path)->text, std::string(model::noValue));
            return;
        }
        QFAIL("the template has no half-life");
    }

    void aWholeCriterionIsOneChange()
    {
        ScoringModel to = fitModel();
        model::Criterion added = to.axes[0].criteria.front();
        added.key = model::freeKey(to, added.key);
        to.axes[0].criteria.push_back(added);
        to.axes[0].criteria.erase(to.axes[0].criteria.begin() + 2);
        to.axes[0].criteria.front().group = "Elsewhere";
        const auto changes = model::diffOf(fitModel(), to);
        QCOMPARE(changes.size(), std::size_t{3});
        QCOMPARE(changes[0].kind, model::ChangeKind::changed);
        QCOMPARE(changes[1].kind, model::ChangeKind::added);
        QCOMPARE(changes[1].value.path, "fit/" + added.key);
        QCOMPARE(changes[2].kind, model::ChangeKind::removed);
    }
};

QTEST_GUILESS_MAIN(TestModelValues)
#include "test_model_values.moc"
