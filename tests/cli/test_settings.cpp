// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Settings and process as a script lists and sets them.
class TestSettingsCommands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(run({QStringLiteral("new"), workspace()}), 0);
        QCOMPARE(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Jonas"), QStringLiteral("--side"), QStringLiteral("sales")}), 0);
    }

    void everySettingIsListed()
    {
        const QJsonObject all = listed();
        QCOMPARE(all[u"process.qualified.limit"].toString(), QStringLiteral("8 hours"));
        QCOMPARE(all[u"gate.opportunity"].toString(), QStringLiteral("require"));
        QVERIFY(all.contains(u"reason.no_budget.wait_days"));
    }

    void theVerificationIsOffUntilItIsSet()
    {
        const auto effect = [this] {
            run({QStringLiteral("verification"), workspace(), QStringLiteral("--json")});
            return QJsonDocument::fromJson(m_output).object();
        };
        QCOMPARE(effect()[u"used"], QJsonValue(false));
        QCOMPARE(set("verification.used", "yes"), 0);
        QCOMPARE(set("verification.checklist", "Phone; Role"), 0);
        QCOMPARE(effect()[u"used"], QJsonValue(true));
        QCOMPARE(effect()[u"checklist"].toArray(), (QJsonArray{QStringLiteral("Phone"), QStringLiteral("Role")}));
        QCOMPARE(effect()[u"waiting"].toInt(-1), 0);
        QCOMPARE(set("verification.limit", "soon"), 2);
        QCOMPARE(set("verification.used", "no"), 0);
        QCOMPARE(run({QStringLiteral("verification"), workspace(), QStringLiteral("confirm"), QStringLiteral("nobody")}), 2);
    }

    void oneIsSetByTheNameOfAPerson()
    {
        QCOMPARE(set("hours.Jonas", "mon-thu 8-16"), 0);
        const QJsonArray changes = QJsonDocument::fromJson(m_output).array();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first()[u"before"].toString(), QStringLiteral("usual"));
        QCOMPARE(changes.first()[u"after"].toString(), QStringLiteral("mon-thu 08:00-16:00"));
        QCOMPARE(set("process.qualified.owner", "jonas"), 0);
        QCOMPARE(set("partners", "Jonas"), 0);
        QCOMPARE(set("assignment", R"([{"field":"country","values":["DE"],"people":["Jonas"]}])"), 0);
        QCOMPARE(set("time_zone", "Asia/Tokyo"), 0);
        QCOMPARE(run({QStringLiteral("settings"), workspace()}), 0);
        QVERIFY(m_output.contains("Country is DE: Jonas"));
        QVERIFY(m_output.contains("Who answers for MQL"));
        QCOMPARE(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void whatCannotBeIsRefused()
    {
        QCOMPARE(set("process.qualified.limit", "soon"), 2);
        QVERIFY(m_error.contains("no length of time"));
        QCOMPARE(set("colour", "red"), 2);
        QCOMPARE(set("hours.Nobody", "closed"), 2);
        QCOMPARE(set("assignment", R"([{"people":["Nobody"]}])"), 2);
        QCOMPARE(run({QStringLiteral("settings"), workspace(), QStringLiteral("set"), QStringLiteral("hours")}), 2);
        QCOMPARE(listed()[u"process.qualified.limit"].toString(), QStringLiteral("8 hours"));
    }

    void theProcessIsShownAndPrinted()
    {
        QCOMPARE(run({QStringLiteral("process"), workspace(), QStringLiteral("--json")}), 0);
        const QJsonObject process = QJsonDocument::fromJson(m_output).object();
        QCOMPARE(process[u"digest"].toString().size(), 64);
        QCOMPARE(process[u"steps"].toArray().size(), 11);
        QCOMPARE(process[u"steps"].toArray().at(4)[u"owner"].toString(), QStringLiteral("Jonas"));
        const QString file = m_folder.filePath(QStringLiteral("process.html"));
        QCOMPARE(run({QStringLiteral("process"), workspace(), QStringLiteral("--print"), file}), 0);
        QFile printed(file);
        QVERIFY(printed.open(QIODevice::ReadOnly) && printed.readAll().contains("Follow-up"));
        QCOMPARE(run({QStringLiteral("report"), workspace(), QStringLiteral("process"), m_folder.filePath(QStringLiteral("process.csv"))}), 0);
    }

    void aProcessForCertainLeadsIsAddedShownAndDropped()
    {
        const QString process = QStringLiteral("process");
        const QString json = QStringLiteral("--json");
        const auto shown = [&](const QStringList &more) {
            return run(QStringList{process, workspace(), json} + more) == 0 ? QJsonDocument::fromJson(m_output).object() : QJsonObject();
        };
        const QString digest = shown({})[u"digest"].toString();
        QCOMPARE(run({process, workspace(), QStringLiteral("--add"), QStringLiteral("Partners")}), 2);
        QVERIFY(m_error.contains("--leads"));
        QCOMPARE(run({process, workspace(), QStringLiteral("--add"), QStringLiteral("Partners"), QStringLiteral("--leads"), QStringLiteral("stage:MQL")}), 2);
        QVERIFY(m_error.contains("what is known of a lead"));
        QCOMPARE(run({process, workspace(), QStringLiteral("--add"), QStringLiteral("Partners"), QStringLiteral("--leads"), QStringLiteral("country:DE"),
                      QStringLiteral("--set"), QStringLiteral("qualified.limit=2 days"), QStringLiteral("--set"), QStringLiteral("accepted.owner=Jonas")}),
                 0);
        const QStringList partners{QStringLiteral("--process"), QStringLiteral("partners")};
        const QJsonObject own = shown(partners);
        QCOMPARE(own[u"steps"].toArray().at(4)[u"limit"].toString(), QStringLiteral("2 days"));
        QCOMPARE(own[u"steps"].toArray().at(5)[u"owner"].toString(), QStringLiteral("Jonas"));
        QCOMPARE(own[u"processes"].toArray().size(), 2);
        QCOMPARE(shown({})[u"steps"].toArray().at(4)[u"limit"].toString(), QStringLiteral("8 hours"));
        QVERIFY(shown({})[u"digest"].toString() != digest);
        const QString file = m_folder.filePath(QStringLiteral("partners.html"));
        QCOMPARE(run(QStringList{process, workspace(), QStringLiteral("--print"), file} + partners), 0);
        QFile printed(file);
        QVERIFY(printed.open(QIODevice::ReadOnly) && printed.readAll().contains("Partners (country:DE)"));
        QCOMPARE(run({process, workspace(), QStringLiteral("--process"), QStringLiteral("nobody")}), 2);
        QCOMPARE(run(QStringList{process, workspace(), QStringLiteral("--drop")} + partners), 0);
        QCOMPARE(shown({})[u"digest"].toString(), digest);
        QCOMPARE(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void programsAreListedMadeAndRetired()
    {
        const QString nurture = QStringLiteral("nurture");
        const auto program = [&](const QString &name) {
            run({nurture, workspace(), QStringLiteral("programs"), QStringLiteral("--json")});
            for (const QJsonValue &one : QJsonDocument::fromJson(m_output).array()) {
                if (one[u"name"].toString() == name)
                    return one.toObject();
            }
            return QJsonObject();
        };
        QCOMPARE(program(QStringLiteral("Reach the decision maker"))[u"every_days"].toInt(), 14);
        const auto change = [&](const QString &name, const QStringList &more) {
            return run(QStringList{nurture, workspace(), QStringLiteral("program"), name} + more);
        };
        QCOMPARE(change(QStringLiteral("Fair"), {QStringLiteral("--who"), QStringLiteral("Visitors"), QStringLiteral("--why"), QStringLiteral("A meeting"),
                                                 QStringLiteral("--step"), QStringLiteral("3 days: Photos"), QStringLiteral("--step"),
                                                 QStringLiteral("10 days: Offer"), QStringLiteral("--every"), QStringLiteral("0")}),
                 0);
        QCOMPARE(program(QStringLiteral("Fair"))[u"steps"].toArray().at(1)[u"what"].toString(), QStringLiteral("Offer"));
        QCOMPARE(change(QStringLiteral("Fair"), {QStringLiteral("--step"), QStringLiteral("Photos")}), 2);
        QVERIFY(m_error.contains("is no step"));
        QCOMPARE(change(QStringLiteral("Reach the decision maker"), {QStringLiteral("--name"), QStringLiteral("Find the boss")}), 0);
        QCOMPARE(listed()[u"reason.not_decision_maker.program"].toString(), QStringLiteral("Find the boss"));
        QCOMPARE(change(QStringLiteral("Find the boss"), {QStringLiteral("--retire")}), 2);
        QVERIFY(m_error.contains("Not the decision maker"));
        QCOMPARE(change(QStringLiteral("Fair"), {QStringLiteral("--retire")}), 0);
        QVERIFY(program(QStringLiteral("Fair"))[u"retired"].toBool());
        QCOMPARE(run({nurture, workspace(), QStringLiteral("programs")}), 0);
        QVERIFY(m_output.contains("Fair (retired)") && m_output.contains("after 3 days Photos"));
        QCOMPARE(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void aWordIsInForceOnceBothSidesAccepted()
    {
        QCOMPARE(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Lena"), QStringLiteral("--side"), QStringLiteral("marketing")}), 0);
        const QString glossary = QStringLiteral("glossary");
        const QString as = QStringLiteral("--as");
        QCOMPARE(run({glossary, workspace(), QStringLiteral("set"), QStringLiteral("stage.qualified"), QStringLiteral("Handed")}), 12);
        QCOMPARE(run({glossary, workspace(), QStringLiteral("set"), QStringLiteral("stage.qualified"), QStringLiteral("Handed"), QStringLiteral("--definition"),
                      QStringLiteral("Sales has it."), as, QStringLiteral("Lena")}), 0);
        QCOMPARE(word("stage.qualified")[u"label"].toString(), QStringLiteral("MQL"));
        QCOMPARE(word("stage.qualified")[u"wanted"][u"label"].toString(), QStringLiteral("Handed"));
        QCOMPARE(run({glossary, workspace(), QStringLiteral("accept"), as, QStringLiteral("Lena")}), 12);
        QCOMPARE(run({glossary, workspace(), QStringLiteral("accept"), as, QStringLiteral("Jonas")}), 0);
        QCOMPARE(word("stage.qualified")[u"label"].toString(), QStringLiteral("Handed"));
        QCOMPARE(word("stage.qualified")[u"sales"][u"person"].toString(), QStringLiteral("Jonas"));
        QCOMPARE(run({QStringLiteral("process"), workspace()}), 0);
        QVERIFY(m_output.contains("Handed") && !m_output.contains("MQL "));
        QCOMPARE(run({glossary, workspace(), QStringLiteral("set"), QStringLiteral("nothing"), QStringLiteral("X"), as, QStringLiteral("Lena")}), 2);
        QCOMPARE(set("word.stage.won", "usual"), 2); // a consent is no setting
        QCOMPARE(run({QStringLiteral("verify"), workspace()}), 0);
        QCOMPARE(run({QStringLiteral("report"), workspace(), glossary, m_folder.filePath(QStringLiteral("glossary.html"))}), 0);
    }

private:
    QString workspace() const { return m_folder.filePath(QStringLiteral("case.leadlight")); }

    int run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
        const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
        m_output = process.readAllStandardOutput();
        m_error = process.readAllStandardError();
        return ended ? process.exitCode() : -1;
    }
    int set(const char *key, const char *value)
    {
        return run({QStringLiteral("settings"), workspace(), QStringLiteral("set"), QLatin1String(key), QLatin1String(value), QStringLiteral("--json")});
    }
    QJsonObject word(const char *key)
    {
        run({QStringLiteral("glossary"), workspace(), QStringLiteral("--json")});
        for (const QJsonValue &each : QJsonDocument::fromJson(m_output).array()) {
            if (each[u"key"].toString() == QLatin1String(key))
                return each.toObject();
        }
        return {};
    }
    QJsonObject listed()
    {
        run({QStringLiteral("settings"), workspace(), QStringLiteral("--json")});
        return QJsonDocument::fromJson(m_output).object();
    }

    QTemporaryDir m_folder;
    QByteArray m_output;
    QByteArray m_error;
};

QTEST_GUILESS_MAIN(TestSettingsCommands)
#include "test_settings.moc"
