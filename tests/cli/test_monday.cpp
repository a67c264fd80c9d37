// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// A file of leads that comes again, and is taken back, by the program as a script calls it.
class TestMondayCommands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(run({QStringLiteral("new"), workspace()}), 0);
        QCOMPARE(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Lena"), QStringLiteral("marketing")}), 0);
        QCOMPARE(import("CRM ID,E-mail,Industry\nc1,ada@example.com,Food\nc2,bo@example.com,Steel\n"), 0);
    }

    void aContradictionIsPrintedAndKept()
    {
        QCOMPARE(run({QStringLiteral("set"), workspace(), QStringLiteral("c1"), QStringLiteral("industry=Pharma"), QStringLiteral("--as"), QStringLiteral("Lena")}), 0);
        QCOMPARE(import("CRM ID,E-mail,Industry\nc1,ada@example.com,Banking\nc3,eva@example.com,Food\n"), 0);
        const QJsonObject report = QJsonDocument::fromJson(m_output).object();
        QCOMPARE(report[u"added"].toInt(), 1);
        QCOMPARE(report[u"conflicts"].toArray().size(), 1);
        const QJsonObject conflict = report[u"conflicts"].toArray().first().toObject();
        QCOMPARE(conflict[u"ours"].toString(), QStringLiteral("Pharma"));
        QCOMPARE(conflict[u"theirs"].toString(), QStringLiteral("Banking"));
        QCOMPARE(conflict[u"person"].toString(), QStringLiteral("Lena"));
        QVERIFY(!conflict[u"taken"].toBool());
        QCOMPARE(industryOf(QStringLiteral("c1")), QStringLiteral("Pharma"));
        m_second = report[u"import"].toInt();
    }

    void theFilesWinsWhereAskedFor()
    {
        QCOMPARE(import("CRM ID,E-mail,Industry\nc1,ada@example.com,Energy\n", {QStringLiteral("--on-conflict"), QStringLiteral("theirs")}), 0);
        QCOMPARE(industryOf(QStringLiteral("c1")), QStringLiteral("Energy"));
        m_third = QJsonDocument::fromJson(m_output).object()[u"import"].toInt();
        QCOMPARE(run({QStringLiteral("imports"), workspace(), QStringLiteral("--json")}), 0);
        const QJsonArray entries = QJsonDocument::fromJson(m_output).array();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.first().toObject()[u"file"].toString(), QStringLiteral("leads.csv"));
        QVERIFY(entries.first().toObject()[u"can_be_undone"].toBool());
        m_third = entries.first().toObject()[u"number"].toInt();
    }

    void importsAreUndoneFromTheNewest()
    {
        QCOMPARE(run({QStringLiteral("imports"), workspace(), QStringLiteral("--undo"), QString::number(m_second)}), 12); // the third rests on it
        QCOMPARE(run({QStringLiteral("imports"), workspace(), QStringLiteral("--undo"), QString::number(m_third)}), 0);
        QCOMPARE(industryOf(QStringLiteral("c1")), QStringLiteral("Pharma"));
        QCOMPARE(run({QStringLiteral("imports"), workspace(), QStringLiteral("--undo"), QString::number(m_second)}), 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}), 0);
        QCOMPARE(m_output.trimmed(), QByteArray("2"));
        QCOMPARE(run({QStringLiteral("imports"), workspace(), QStringLiteral("--undo"), QStringLiteral("77")}), 2);
        QCOMPARE(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void decisionsAreWrittenOut()
    {
        const QString file = m_folder.filePath(QStringLiteral("out.csv"));
        QCOMPARE(run({QStringLiteral("export"), workspace(), QStringLiteral("decisions"), file}), 0);
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().startsWith("external_id,email,name,stage,rank,"));
    }

    void aFolderIsTakenInByName()
    {
        const QDir folder(m_folder.filePath(QStringLiteral("drop")));
        const auto write = [&](const char *name, const QByteArray &content) {
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QStringList command{QStringLiteral("import"), workspace(), QStringLiteral("leads"), folder.path()};
        QCOMPARE(run(command), 2); // nothing in it
        QVERIFY(write("a.csv", "CRM ID,E-mail\nc8,hedy@example.com\n") && write("notes.pdf", "%PDF")
                && write("b.json", "[{\"CRM ID\": \"c9\", \"E-mail\": \"radia@example.com\"}]") && write("c.csv", "\"broken\n"));
        QVERIFY(run(command) != 0); // the third is no table, the others are taken
        QVERIFY(m_output.contains("a.csv: 1 rows: 1 new"));
        QVERIFY(m_output.contains("b.json: 1 rows: 1 new"));
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("c.csv"))));
        QCOMPARE(run(command), 0);
        QVERIFY(m_output.contains("a.csv: 1 rows: 0 new, 0 updated, 1 unchanged"));
        QCOMPARE(run({QStringLiteral("count"), workspace()}), 0);
        QCOMPARE(m_output.trimmed(), QByteArray("4"));
    }

private:
    QString workspace() const { return m_folder.filePath(QStringLiteral("monday.leadlight")); }

    int run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
        const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
        m_output = process.readAllStandardOutput();
        return ended ? process.exitCode() : -1;
    }

    int import(const QByteArray &content, const QStringList &more = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("leads.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return -1;
        file.close();
        return run(QStringList{QStringLiteral("import"), workspace(), QStringLiteral("leads"), file.fileName(), QStringLiteral("--json")} + more);
    }

    QString industryOf(const QString &lead)
    {
        run({QStringLiteral("leads"), workspace(), QStringLiteral("--format"), QStringLiteral("json")});
        const QJsonArray leads = QJsonDocument::fromJson(m_output).array();
        for (const QJsonValue one : leads) {
            if (one[u"external_id"].toString() == lead)
                return one[u"industry"].toString();
        }
        return QStringLiteral("nobody");
    }

    QTemporaryDir m_folder;
    QByteArray m_output;
    int m_second = 0;
    int m_third = 0;
};

QTEST_GUILESS_MAIN(TestMondayCommands)
#include "test_monday.moc"
