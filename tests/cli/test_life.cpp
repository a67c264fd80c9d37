// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <initializer_list>
#include <utility>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The whole life of a lead, from a visitor to a customer, by the program as a script calls it.
class TestLifeCommands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(run({"new", workspace(), "--sample", "--seed", "3"}), 0);
        QFile file(m_folder.filePath(QStringLiteral("visitor.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Company,Industry,Country\nKite Pharma Trading,Pharma,Germany\n");
        file.close();
        QCOMPARE(run({"import", workspace(), "leads", file.fileName()}), 0);
        for (const QJsonValue lead : leads(QStringLiteral("\"Kite Pharma Trading\""))) {
            m_lead = lead[u"id"].toString();
            QCOMPARE(lead[u"stage"].toString(), QStringLiteral("anonymous"));
        }
        QVERIFY(!m_lead.isEmpty());
        QCOMPARE(run({"people", workspace(), "list", "--json"}), 0);
        for (const QJsonValue person : json().array()) {
            if (person[u"side"].toString() == QLatin1String("marketing"))
                m_marketing = person[u"name"].toString();
        }
        QVERIFY(!m_marketing.isEmpty());
    }

    void fromVisitorToMqlAndBack()
    {
        QCOMPARE(run({"set", workspace(), m_lead, "email=kim@kitetrading.example", "first_name=Kim"}), 0);
        QCOMPARE(stage(), QStringLiteral("identified"));
        QCOMPARE(run({"move", workspace(), m_lead, "accept"}), 12); // not an MQL yet
        QCOMPARE(run({"log", workspace(), m_lead, "please ring", "--type", "call_request"}), 0);
        QCOMPARE(stage(), QStringLiteral("qualified"));
        QCOMPARE(run({"move", workspace(), m_lead, "pass-back", "--reason", "No budget"}), 12); // asked for a call, and nobody rang
        QCOMPARE(run({"note", workspace(), m_lead, "on holiday until Monday"}), 0);
        QCOMPARE(run({"snooze", workspace(), m_lead, "2000-01-01"}), 12);
        QCOMPARE(run({"snooze", workspace(), m_lead, "2199-01-01"}), 0);
        QVERIFY(!waiting()[u"snoozed_until"].isNull());
        QCOMPARE(run({"undo", workspace(), "--json"}), 0);
        QCOMPARE(json()[u"undone"].toString(), QStringLiteral("deed"));
        QVERIFY(waiting()[u"snoozed_until"].isNull());
        QCOMPARE(run({"log", workspace(), m_lead, "rang"}), 0);
        QCOMPARE(run({"move", workspace(), m_lead, "pass-back", "--reason", "No budget"}), 0);
        QCOMPARE(stage(), QStringLiteral("identified"));
    }

    void nurtured()
    {
        QCOMPARE(program(QStringLiteral("Budget not ready"))[u"state"].toString(), QStringLiteral("running"));
        QCOMPARE(run({"enrol", workspace(), m_lead, "Newsletter", "--why", "wants news", "--until", "2199-01-01"}), 0);
        QCOMPARE(program(QStringLiteral("Newsletter"))[u"why"].toString(), QStringLiteral("wants news"));
        QCOMPARE(run({"nurture", workspace(), "enrol", m_lead, "--program", "newsletter"}), 12);
        const QString file = m_folder.filePath(QStringLiteral("mail.csv"));
        QCOMPARE(run({"nurture", workspace(), "export", file, "--all", "--program", "Newsletter", "--json"}), 0);
        QCOMPARE(json()[u"written"].toInt(), 1);
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().contains("kim@kitetrading.example,Kim,,Kite Pharma Trading,,Newsletter,wants news"));
        QVERIFY(!program(QStringLiteral("Newsletter"))[u"last_touch"].isNull());
        QCOMPARE(run({"nurture", workspace(), "leave", m_lead, "--program", "Newsletter"}), 0);
        QVERIFY(program(QStringLiteral("Newsletter")).isEmpty());
        QCOMPARE(run({"nurture", workspace(), "dance"}), 2);
    }

    void pursuedByName()
    {
        const QString waits = QStringLiteral("Budget not ready");
        QCOMPARE(run({"pursue", workspace(), m_lead}), 2);
        QCOMPARE(run({"pursue", workspace(), m_lead, "--owner", "nobody"}), 2);
        QCOMPARE(run({"pursue", workspace(), m_lead, "--owner", m_marketing, "--why", "an old friend"}), 0);
        QCOMPARE(program(waits)[u"state"].toString(), QStringLiteral("paused"));
        QCOMPARE(program(waits)[u"paused_by"].toString(), QStringLiteral("pursued"));
        QCOMPARE(leads(QStringLiteral("pursuit:yes")).size(), 1);
        QCOMPARE(run({"pursue", workspace(), m_lead, "--owner", m_marketing}), 12);
        QCOMPARE(run({"pursue", workspace(), "--json"}), 0);
        QCOMPARE(json().array().at(0)[u"why"].toString(), QStringLiteral("an old friend"));
        QCOMPARE(run({"pursue", workspace(), m_lead, "--end"}), 0);
        QCOMPARE(program(waits)[u"state"].toString(), QStringLiteral("running"));
        QCOMPARE(run({"undo", workspace()}), 0); // the end is taken back
        QCOMPARE(program(waits)[u"state"].toString(), QStringLiteral("paused"));
        QCOMPARE(run({"undo", workspace()}), 0);
        QCOMPARE(program(waits)[u"state"].toString(), QStringLiteral("running"));
        QCOMPARE(run({"pursue", workspace(), "Kite Pharma Trading", "--owner", m_marketing}), 0); // the account
        QCOMPARE(leads(QStringLiteral("pursuit:yes")).size(), 1);
        QCOMPARE(run({"accounts", workspace(), "--json"}), 0);
        const QJsonArray accounts = json().array();
        QVERIFY(std::any_of(accounts.begin(), accounts.end(), [&](const QJsonValue &one) { return one[u"pursued_by"].toString() == m_marketing; }));
        QCOMPARE(run({"pursue", workspace(), m_lead, "--end"}), 12);
        QCOMPARE(run({"pursue", workspace(), "Kite Pharma Trading", "--end"}), 0);
        QCOMPARE(run({"verify", workspace()}), 0);
    }

    void backOnNewEvidenceAndWon()
    {
        QCOMPARE(run({"set", workspace(), m_lead, "budget=approved", "--as", m_marketing}), 0);
        QCOMPARE(stage(), QStringLiteral("qualified"));
        QVERIFY(program(QStringLiteral("Budget not ready")).isEmpty()); // ended by the hand-over
        QVERIFY2(waiting()[u"back_since_passback"].toString().contains(QLatin1String("Budget is approved now")),
                 qPrintable(waiting()[u"back_since_passback"].toString()));
        QCOMPARE(run({"move", workspace(), m_lead, "accept"}), 0);
        QCOMPARE(run({"inbox", workspace(), "--queue", "further-on", "--json"}), 0);
        QVERIFY(!find(json().array()).isEmpty());
        QCOMPARE(run({"move", workspace(), m_lead, "opportunity", "--set", "authority=yes", "--set", "need=tracing", "--set", "timeframe=this year"}), 0);
        QCOMPARE(run({"move", workspace(), m_lead, "win"}), 12); // a win has a value
        QCOMPARE(run({"move", workspace(), m_lead, "win", "--value", "42000", "--date", "2026-03-31", "--set", "signatory_role=CFO"}), 0);
        QCOMPARE(stage(), QStringLiteral("won"));
        QCOMPARE(run({"verify", workspace()}), 0);
    }

    void aLeadIsAddedByHand()
    {
        QCOMPARE(run({"add", workspace(), "email=kim@kitetrading.example", "first_name=Kim", "--as", m_marketing, "--json"}), 0);
        QCOMPARE(json()[u"stage"].toString(), QStringLiteral("identified"));
        QCOMPARE(json()[u"same_address"].toArray(), QJsonArray({m_lead}));
        QCOMPARE(run({"add", workspace(), "email= "}), 2);
        QCOMPARE(run({"add", workspace(), "nothing"}), 2);
        QCOMPARE(leads(QStringLiteral("source:\"Added by hand\"")).size(), qsizetype{1});
    }

    void accountsAndBrief()
    {
        QCOMPARE(run({"accounts", workspace(), "--json"}), 0);
        const QJsonArray accounts = json().array();
        QVERIFY(accounts.size() > 1);
        bool targetsOver = false;
        for (const QJsonValue account : accounts) {
            QVERIFY(!targetsOver || !account[u"target"].toBool());
            targetsOver = !account[u"target"].toBool();
            QCOMPARE(account[u"roles_present"].toArray().size() + account[u"roles_missing"].toArray().size(), qsizetype{4});
        }
        const QString file = m_folder.filePath(QStringLiteral("brief.html"));
        QCOMPARE(run({"report", workspace(), "lead", file, "--lead", m_lead}), 0);
        QFile brief(file);
        QVERIFY(brief.open(QIODevice::ReadOnly));
        QVERIFY(brief.readAll().contains("Worth asking"));
        QCOMPARE(run({"report", workspace(), "lead", file, "--lead", "nobody"}), 2);
    }

private:
    /// A word of a command line.
    struct Word {
        Word(const char *word) : text(QString::fromUtf8(word)) {}
        Word(QString word) : text(std::move(word)) {}
        QString text;
    };

    QString workspace() const { return m_folder.filePath(QStringLiteral("life.leadlight")); }

    int run(std::initializer_list<Word> words)
    {
        QStringList arguments;
        for (const Word &word : words)
            arguments << word.text;
        QProcess process;
        process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
        const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
        m_output = process.readAllStandardOutput();
        return ended ? process.exitCode() : -1;
    }
    QJsonDocument json() const { return QJsonDocument::fromJson(m_output); }

    QJsonArray leads(const QString &filter)
    {
        run({"leads", workspace(), "--filter", filter, "--format", "json"});
        return json().array();
    }
    QString stage()
    {
        const QJsonArray found = leads(QStringLiteral("id:") + m_lead);
        return found.isEmpty() ? QStringLiteral("nobody") : found.first()[u"stage"].toString();
    }
    QJsonObject find(const QJsonArray &array) const
    {
        for (const QJsonValue lead : array) {
            if (lead[u"id"].toString() == m_lead)
                return lead.toObject();
        }
        return {};
    }
    QJsonObject waiting()
    {
        run({"inbox", workspace(), "--json"});
        return find(json().array());
    }
    QJsonObject program(const QString &name)
    {
        run({"nurture", workspace(), "--json"});
        for (const QJsonValue entry : json().array()) {
            if (entry[u"lead"].toString() == m_lead && entry[u"program"].toString() == name)
                return entry.toObject();
        }
        return {};
    }

    QTemporaryDir m_folder;
    QByteArray m_output;
    QString m_lead;
    QString m_marketing;
};

QTEST_GUILESS_MAIN(TestLifeCommands)
#include "test_life.moc"
