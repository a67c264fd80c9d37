// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "model/model_json.h"
#include "model/templates.h"
#include "support/random_model.h"

using namespace leadlight;
using namespace leadlight::model;

namespace {

/// A small model as a file; `criterion` is put into the first axis.
std::string modelText(const std::string &criterion, const std::string &more = {})
{
    return R"({"schema":1,"name":"Small","axes":[{"key":"fit","ranks":["A","B"],"thresholds":[10],"criteria":[)"
           + criterion + R"(]},{"key":"engagement","ranks":["1","2"],"thresholds":[5],"criteria":[]}])" + more + "}";
}

std::string errorOf(const std::string &json)
{
    const base::Result<ScoringModel> model = parseModel(json);
    if (model)
        return "none";
    std::string text = model.error().code;
    for (const std::string &argument : model.error().arguments)
        text += "|" + argument;
    return text;
}

} // namespace

class TestModelJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelReadsBackTheSame()
    {
        QVERIFY(rc::check([](std::uint64_t seed) {
            const ScoringModel model = test::RandomWorld(seed).model();
            const std::string json = canonicalJson(model);
            const base::Result<ScoringModel> again = parseModel(json);
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == model);
            RC_ASSERT(canonicalJson(*again) == json);
            RC_ASSERT(*parseModel(prettyJson(model)) == model);
            RC_ASSERT(fingerprint(*again) == fingerprint(model));
        }));
    }

    void templatesReadBackTheSame()
    {
        for (const std::string_view key : templateKeys())
            QVERIFY(*parseModel(prettyJson(*makeTemplate(key))) == *makeTemplate(key));
    }

    void brokenModelsAreWrittenToo()
    {
        ScoringModel model = *makeTemplate("empty");
        model.region.push_back({9, 9});
        model.order.clear();
        model.treatments.pop_back();
        QVERIFY(*parseModel(canonicalJson(model)) == model);
    }

    void poolsInterestsAndRecencyHaveFixedBytes()
    {
        const base::Result<ScoringModel> model = parseModel(modelText(
            R"({"kind":"account_behaviour","key":"a","points":5,"cap":3,"beyond":0,"filter":{"types":["visit"]}},
               {"kind":"interest","key":"i","points":5,"min_events":1,"min_share":0,"of_account":false},
               {"kind":"interest","key":"j","area":"Pumps","points":5,"min_events":2,"min_share":50,"window_days":9,
                "of_account":true},
               {"kind":"recency","key":"r","bands":[{"at_most_days":0,"points":9,"label":"Today"}],"otherwise":0,"never":-3})"));
        QVERIFY(model.has_value());
        const QByteArray json = QByteArray::fromStdString(canonicalJson(*model));
        QVERIFY(json.contains(R"({"cap":3,"filter":{"types":["visit"]},"key":"a","kind":"account_behaviour","points":5})"));
        QVERIFY(json.contains(R"({"key":"i","kind":"interest","points":5})"));
        QVERIFY(json.contains(R"({"area":"Pumps","key":"j","kind":"interest","min_events":2,"min_share":50,)"
                              R"("of_account":true,"points":5,"window_days":9})"));
        QVERIFY(json.contains(R"({"bands":[{"at_most_days":0,"label":"Today","points":9}],"key":"r","kind":"recency",)"
                              R"("never":-3})"));
        QCOMPARE(errorOf(modelText(R"({"kind":"interest","key":"i","points":5,"min_share":101})")),
                 std::string("model.json_value|axes[0].criteria[0].min_share|a whole number from 0 to 100"));
        QCOMPARE(errorOf(modelText(R"({"kind":"recency","key":"r","bands":[{"points":9}]})")),
                 std::string("model.json_value|axes[0].criteria[0].bands[0].at_most_days|a value"));
        QCOMPARE(errorOf(modelText(R"({"kind":"account_behaviour","key":"a","points":5,"field":"x"})")),
                 std::string("model.json_value|axes[0].criteria[0].field|no such key"));
    }

    void canonicalBytesAreFixed()
    {
        const base::Result<ScoringModel> model = parseModel(modelText(
            R"( {"weight": 100, "kind":"profile","key":"size","field":"employees","otherwise":0,
                "bands":[{"test":"between","low":5.0,"high":9.5,"points":10}]} )",
            R"(,"region":["A1",[1,0]],"gates":{"consent":true,"reachable":false})"));
        QVERIFY(model.has_value());
        QCOMPARE(QByteArray::fromStdString(canonicalJson(*model)),
                 QByteArray(R"({"axes":[{"criteria":[{"bands":[{"high":9.5,"low":5,"points":10,"test":"between"}],)"
                            R"("field":"employees","key":"size","kind":"profile"}],"key":"fit","ranks":["A","B"],)"
                            R"("thresholds":[10]},{"criteria":[],"key":"engagement","ranks":["1","2"],)"
                            R"("thresholds":[5]}],"gates":{"reachable":false},"name":"Small","region":["A1","B1"],)"
                            R"("schema":1})"));
    }

    void fingerprintMovesWithOnePoint()
    {
        ScoringModel model = *makeTemplate("fit-engagement");
        const base::Digest before = fingerprint(model);
        ++model.axes[1].thresholds[0];
        QVERIFY(fingerprint(model) != before);
    }

    void whatIsNotAModelIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("error");
        const auto add = [](const char *name, const std::string &json, const char *error) {
            QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(error);
        };
        const std::string behaviour = R"({"kind":"behaviour","key":"k","points":)";
        add("nothing", "", "model.json_syntax|1");
        add("line", "{\n\"schema\":1,\n!", "model.json_syntax|3");
        add("not utf-8", "\"\xFF\"", "model.json_syntax|1");
        add("list", "[]", "model.json_value||an object");
        add("no schema", "{}", "model.json_value|schema|a value");
        add("newer schema", R"({"schema":2})", "model.json_value|schema|a whole number from 1 to 1");
        add("duplicate key", R"({"schema":1,"name":"a","name":"b"})", "model.json_value|name|each key once");
        add("unknown key", modelText("", R"(,"colour":"red")"), "model.json_value|colour|no such key");
        add("unknown key inside", modelText(behaviour + R"(1,"halflife":3})"),
            "model.json_value|axes[0].criteria[0].halflife|no such key");
        add("key of another kind", modelText(behaviour + R"(1,"bands":[]})"),
            "model.json_value|axes[0].criteria[0].bands|no such key");
        add("three axes", R"({"schema":1,"axes":[]})", "model.json_value|axes|two axes");
        add("too many points", modelText(behaviour + "1001}"),
            "model.json_value|axes[0].criteria[0].points|a whole number from -1000 to 1000");
        add("huge points", modelText(behaviour + "18446744073709551615}"),
            "model.json_value|axes[0].criteria[0].points|a whole number from -1000 to 1000");
        add("half points", modelText(behaviour + "1.5}"),
            "model.json_value|axes[0].criteria[0].points|a whole number from -1000 to 1000");
        add("text for points", modelText(behaviour + R"("1"})"),
            "model.json_value|axes[0].criteria[0].points|a whole number from -1000 to 1000");
        add("no half-life at all", modelText(behaviour + R"(1,"half_life_days":0})"),
            "model.json_value|axes[0].criteria[0].half_life_days|a whole number from 1 to 36500");
        add("two decays", modelText(behaviour + R"(1,"half_life_days":3,"lifespan_days":3})"),
            "model.json_value|axes[0].criteria[0].lifespan_days|either half_life_days or lifespan_days");
        add("unknown kind", modelText(R"({"kind":"magic","key":"k"})"),
            "model.json_value|axes[0].criteria[0].kind|profile, behaviour, account_behaviour, interest, recency, "
            "target_account, hand_raise or show_stopper");
        add("number out of double", modelText(behaviour + "1e999}"), "model.json_value||numbers in range");
        add("cell outside", modelText("", R"(,"region":["C1"])"), "model.json_value|region[0]|the name of one cell");
        std::string deep;
        for (int i = 0; i < 100000; ++i)
            deep += "[";
        add("deep", deep, "model.json_value||at most 32 levels");
        add("large", std::string(5 * 1024 * 1024, ' '), "model.json_value||at most 4 MiB");
    }

    void whatIsNotAModelIsRefused()
    {
        QFETCH(QByteArray, json);
        QTEST(QByteArray::fromStdString(errorOf(json.toStdString())), "error");
    }

    void damagedFilesNeverThrow()
    {
        QVERIFY(rc::check([](std::uint64_t seed, std::uint32_t place, char byte) {
            std::string json = canonicalJson(test::RandomWorld(seed).model());
            json[place % json.size()] = byte;
            const base::Result<ScoringModel> model = parseModel(json);
            if (model)
                RC_ASSERT(*parseModel(canonicalJson(*model)) == *model);
        }));
    }
};

QTEST_GUILESS_MAIN(TestModelJson)
#include "test_model_json.moc"
