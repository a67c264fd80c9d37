// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome {
    int exit = -1;
    QByteArray out;
    QByteArray err;
};

Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
    const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestEvidenceCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QByteArray leads("external_id,industry,other_score,created_at,handed_over_at,outcome\n");
        for (int i = 0; i < 200; ++i) {
            const bool won = i % 4 == 0 ? i % 5 != 0 : i % 7 == 0;
            leads += "L" + QByteArray::number(i) + (i % 4 == 0 ? ",Food," : ",Steel,") + QByteArray::number(won ? 40 + i % 30 : 20 + i % 35)
                     + ",2025-11-05,2026-0" + QByteArray::number(1 + i % 6) + "-10," + (won ? "won\n" : "lost\n");
        }
        QFile file(m_folder.filePath(QStringLiteral("leads.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(leads), leads.size());
        file.close();
        QCOMPARE(run({QStringLiteral("new"), workspace()}).exit, 0);
        QCOMPARE(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file.fileName()}).exit, 0);
    }

    void theKeysThatScriptsRelyOnAreThere()
    {
        const QJsonObject json = evidence();
        for (const char *key : {"n", "won", "auc", "auc_low", "auc_high", "auc_combined", "auc_axes", "tau_b", "accepted", "cells", "deciles", "reversals", "criteria"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[u"n"].toInt(), 200);
        const QJsonObject accepted = json[u"accepted"].toObject();
        QVERIFY(accepted.contains(u"yes") && accepted[u"n"].toInt() == 0 && accepted[u"auc"].isNull());
        QVERIFY(json[u"auc_axes"].toObject().contains(u"fit") && json[u"auc_axes"].toObject().contains(u"engagement"));
        QCOMPARE(json[u"cells"].toObject().size(), 16);
        int inCells = 0;
        for (const QJsonValue cell : json[u"cells"].toObject()) {
            inCells += cell[u"n"].toInt();
            QVERIFY(cell[u"low"].toDouble() <= cell[u"high"].toDouble() && cell.toObject().contains(u"won"));
        }
        QCOMPARE(inCells, 200);
        QCOMPARE(json[u"deciles"].toArray().size(), 10);
        for (const char *key : {"key", "n", "won", "odds_ratio", "low", "high", "information_value"})
            QVERIFY2(json[u"criteria"].toArray().first().toObject().contains(QLatin1String(key)), key);
    }

    void aColumnIsJudgedByItsLabel()
    {
        const QJsonObject json = evidence({QStringLiteral("--column"), QStringLiteral("Other_Score")});
        QCOMPARE(json[u"n"].toInt(), 200);
        QVERIFY(json[u"auc"].toDouble() > 0.7);
        QVERIFY(json[u"cells"].toObject().isEmpty() && json[u"criteria"].toArray().isEmpty());
        QCOMPARE(run({QStringLiteral("evidence"), workspace(), QStringLiteral("--column"), QStringLiteral("industry")}).exit, 2);
        QVERIFY(run({QStringLiteral("evidence"), workspace(), QStringLiteral("--column"), QStringLiteral("nothing")})
                    .err.contains("There is no column of numbers called \"nothing\"."));
    }

    void aPeriodTakesItsHandOversAlone()
    {
        const QJsonObject json = evidence({QStringLiteral("--from"), QStringLiteral("2026-02-01"), QStringLiteral("--to"), QStringLiteral("2026-03-10")});
        QCOMPARE(json[u"n"].toInt(), 67);
        QCOMPARE(run({QStringLiteral("evidence"), workspace(), QStringLiteral("--from"), QStringLiteral("soon")}).exit, 2);
    }

    void sentencesLeadTheText()
    {
        const Outcome text = run({QStringLiteral("evidence"), workspace()});
        QCOMPARE(text.exit, 0);
        QVERIFY2(text.out.contains(" connection: in ") && text.out.contains("of 100 pairs the lead that won had scored higher; 50 is chance"), text.out.constData());
        QVERIFY(text.out.contains("0 decided leads so far. From 30 on, rates count as evidence."));
        QCOMPARE(run({QStringLiteral("evidence"), workspace(), QStringLiteral("--model"), QStringLiteral("missing.json")}).exit, 3);
    }

    void theReportIsWritten()
    {
        const QString path = m_folder.filePath(QStringLiteral("evidence.html"));
        QCOMPARE(run({QStringLiteral("report"), workspace(), QStringLiteral("evidence"), path}).exit, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Does the score predict the sale?"));
        QCOMPARE(run({QStringLiteral("report"), workspace(), QStringLiteral("horoscope"), path}).exit, 2);
    }

private:
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("case.leadlight")); }
    [[nodiscard]] QJsonObject evidence(const QStringList &more = {}) const
    {
        const Outcome outcome = run(QStringList{QStringLiteral("evidence"), workspace(), QStringLiteral("--json"), QStringLiteral("--as-of"),
                                                QStringLiteral("2026-11-01T12:00:00Z")} + more);
        return outcome.exit == 0 ? QJsonDocument::fromJson(outcome.out).object() : QJsonObject();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestEvidenceCommand)
#include "test_evidence.moc"
