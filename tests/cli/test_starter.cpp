// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

QByteArray answer(const QStringList &arguments, int &exit)
{
    QProcess process;
    process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
    exit = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput();
}

} // namespace

class TestStarterCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QByteArray leads("external_id,sector,page_visits,deal_status,outcome\n");
        for (int i = 0; i < 200; ++i) {
            const bool food = i % 4 == 0;
            const bool won = food ? i % 5 != 0 : i % 7 == 0;
            leads += "L" + QByteArray::number(i) + (food ? ",Food," : ",Steel,") + QByteArray::number(i % 9) + (won ? ",signed,won\n" : ",dead,lost\n");
        }
        QFile file(m_folder.filePath(QStringLiteral("leads.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(leads), leads.size());
        file.close();
        int exit = 0;
        answer({QStringLiteral("new"), workspace()}, exit);
        QCOMPARE(exit, 0);
        answer({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file.fileName()}, exit);
        QCOMPARE(exit, 0);
    }

    void printingChangesNothing()
    {
        int exit = 0;
        const QByteArray before = answer({QStringLiteral("model"), workspace(), QStringLiteral("show")}, exit);
        const QJsonObject proposal = json({QStringLiteral("--print")});
        QCOMPARE(proposal[u"leads"].toInt(), 200);
        bool foundIndustry = false;
        for (const QJsonValue column : proposal[u"columns"].toArray()) {
            foundIndustry = foundIndustry || (column[u"column"].toString() == u"industry" && column[u"on"].toBool());
            if (column[u"column"].toString() == u"deal_status")
                QCOMPARE(column[u"standing"].toString(), QStringLiteral("after_outcome"));
        }
        QVERIFY(foundIndustry);
        QCOMPARE(answer({QStringLiteral("model"), workspace(), QStringLiteral("show")}, exit), before);
    }

    void theDraftFollowsTheCorrections()
    {
        const QJsonObject draft = json({QStringLiteral("--share"), QStringLiteral("25,25"), QStringLiteral("--exclude"), QStringLiteral("page_visits"),
                                        QStringLiteral("--mark"), QStringLiteral("industry=Steel:neutral")});
        QCOMPARE(draft[u"version"].toInt(), 1);
        QCOMPARE(draft[u"thresholds"][u"fit"].toArray().size(), 2);
        int exit = 0;
        const QJsonObject model = QJsonDocument::fromJson(answer({QStringLiteral("model"), workspace(), QStringLiteral("show")}, exit)).object();
        const QJsonArray fit = model[u"axes"][0][u"criteria"].toArray();
        QCOMPARE(fit.size(), 1);
        QCOMPARE(fit[0][u"bands"].toArray().size(), 1); // Food alone
        answer({QStringLiteral("score"), workspace()}, exit);
        QCOMPARE(exit, 0);
        answer({QStringLiteral("verify"), workspace()}, exit);
        QCOMPARE(exit, 0);
    }

    void aTemplateSaysWhatItFoundAndWhatNot()
    {
        const QJsonObject match = json({QStringLiteral("--template"), QStringLiteral("bant-size"), QStringLiteral("--print")});
        QVERIFY(match[u"missing"].toArray().contains(QStringLiteral("budget")));
        const QJsonObject fit = json({QStringLiteral("--template"), QStringLiteral("fit-engagement"), QStringLiteral("--print")});
        QCOMPARE(fit[u"mapped"][0][u"field"].toString(), QStringLiteral("industry"));
    }

    void wrongArgumentsAreRefused()
    {
        const QVector<QStringList> wrong{{QStringLiteral("--share"), QStringLiteral("60,60")},
                                         {QStringLiteral("--share"), QStringLiteral("a")},
                                         {QStringLiteral("--include"), QStringLiteral("nowhere")},
                                         {QStringLiteral("--mark"), QStringLiteral("industry=Food:splendid")},
                                         {QStringLiteral("--mark"), QStringLiteral("industry=Wood:good")},
                                         {QStringLiteral("--template"), QStringLiteral("propensity")}};
        for (const QStringList &arguments : wrong) {
            int exit = 0;
            answer(QStringList{QStringLiteral("model"), workspace(), QStringLiteral("starter")} + arguments, exit);
            QCOMPARE(exit, 2);
        }
    }

private:
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("case.leadlight")); }
    [[nodiscard]] QJsonObject json(const QStringList &arguments) const
    {
        int exit = 0;
        const QByteArray out = answer(QStringList{QStringLiteral("model"), workspace(), QStringLiteral("starter"), QStringLiteral("--json")} + arguments, exit);
        return exit == 0 ? QJsonDocument::fromJson(out).object() : QJsonObject{};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStarterCommand)
#include "test_starter.moc"
