// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "support/golden_case.h"

using namespace leadlight;

/// Runs the folders of tests/data/golden: a model, leads and activities as files, and what must come out.
class TestGolden : public QObject {
    Q_OBJECT

private slots:
    void folder_data();
    void folder();
};

void TestGolden::folder_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"A0-40", "A0-42", "A0-44", "A1-33", "A1-39", "A2-11", "A2-14", "A3-16", "A4-21"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestGolden::folder()
{
    QFETCH(QString, name);
    const auto golden = test::GoldenCase::read(std::string(LEADLIGHT_TEST_DATA) + "/golden/" + name.toStdString());
    QVERIFY2(golden.problem.empty(), golden.problem.c_str());
    QVERIFY(!golden.expected.empty());
    const auto scores = scoring::score(golden.model, golden.input(), golden.asOf);
    QVERIFY(scores.has_value());
    for (const test::GoldenCase::Expected &lead : golden.expected) {
        const model::Cell cell{(*scores)->rank[0][lead.row], (*scores)->rank[1][lead.row]};
        QVERIFY2(golden.model.nameOf(cell) == lead.rank, lead.id.c_str());
        QVERIFY2(base::exactText((*scores)->score[0][lead.row]) == lead.fit, lead.id.c_str());
        QVERIFY2(base::exactText((*scores)->score[1][lead.row]) == lead.engagement, lead.id.c_str());
        if (lead.inRegion)
            QVERIFY2(golden.model.inRegion(cell) == *lead.inRegion, lead.id.c_str());
    }
}

QTEST_GUILESS_MAIN(TestGolden)
#include "test_golden.moc"
