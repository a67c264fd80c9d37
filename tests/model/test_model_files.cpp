// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "model/model_json.h"
#include "model/templates.h"
#include "model/validation.h"

using namespace leadlight::model;

namespace {

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestModelFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesReadWithoutErrors_data()
    {
        QTest::addColumn<QString>("path");
        const QString data = QStringLiteral(LEADLIGHT_TEST_DATA);
        for (const char *name : {"A0-40", "A0-42", "A0-44", "A1-33", "A1-39", "A2-11", "A2-14", "A3-16", "A4-21"})
            QTest::newRow(name) << data + QStringLiteral("/golden/%1/model.json").arg(QLatin1String(name));
        QTest::newRow("X Education") << data + QStringLiteral("/models/x_education.json");
    }

    void filesReadWithoutErrors()
    {
        QFETCH(QString, path);
        const QByteArray bytes = fileBytes(path);
        QVERIFY(!bytes.isEmpty());
        const auto model = parseModel(bytes.toStdString());
        QVERIFY2(model.has_value(), model ? "" : (model.error().code + " " + model.error().arguments.at(0)).c_str());
        for (const Finding &finding : validate(*model))
            QVERIFY2(finding.severity == Severity::warning, (finding.code + " " + finding.criterion).c_str());
    }

    void goldenStarterModelIsTheTemplate()
    {
        for (const char *name : {"A1-33", "A2-11"}) {
            const QByteArray bytes =
                fileBytes(QStringLiteral(LEADLIGHT_TEST_DATA "/golden/%1/model.json").arg(QLatin1String(name)));
            QCOMPARE(bytes, QByteArray::fromStdString(prettyJson(*makeTemplate("fit-engagement"))));
        }
    }
};

QTEST_GUILESS_MAIN(TestModelFiles)
#include "test_model_files.moc"
