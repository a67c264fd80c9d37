// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr const char *leads = "external_id,first_name,last_name,email,company,industry,created_at\n"
                              "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,Food,2026-01-05\n"
                              "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,2026-01-06\n"
                              "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,2026-01-07\n";

struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray error;
};

#define EXITS(answer, code)                                                                                            \
    do {                                                                                                               \
        const Answer &given = answer;                                                                                  \
        QVERIFY2(given.exit == (code), (QByteArray::number(given.exit) + ": " + given.error).constData());             \
    } while (false)

Answer run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
    Answer answer;
    if (!process.waitForFinished(120'000))
        return answer;
    answer.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answer.out = process.readAllStandardOutput();
    answer.error = process.readAllStandardError();
    return answer;
}

} // namespace

class TestTrust : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        EXITS(run({QStringLiteral("new"), workspace()}), 0);
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("leads.csv", leads)}), 0);
    }

    void aBackupComesBack()
    {
        const QString before = dump();
        EXITS(run({QStringLiteral("backup"), workspace(), path("copy.leadlight")}), 0);
        EXITS(run({QStringLiteral("backup"), workspace(), path("copy.leadlight")}), 2); // nothing is overwritten
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("more.csv", "external_id,email\nL9,nine@nine.example\n")}), 0);
        QVERIFY(dump() != before);
        const Answer restored = run({QStringLiteral("restore"), path("copy.leadlight"), workspace(), QStringLiteral("--json")});
        EXITS(restored, 0);
        QCOMPARE(dump(), before);
        const QString kept = QJsonDocument::fromJson(restored.out).object()[QStringLiteral("kept")].toString();
        QCOMPARE(run({QStringLiteral("count"), kept}).out, QByteArray("4\n"));
        EXITS(run({QStringLiteral("restore"), path("nowhere"), workspace()}), 5);
        QVERIFY(!QDir(workspace() + QStringLiteral("-backups")).entryList({QStringLiteral("*daily.leadlight")}).isEmpty());
    }

    void aReceiptNoticesARollBack()
    {
        EXITS(run({QStringLiteral("backup"), workspace(), path("older.leadlight")}), 0);
        EXITS(run({QStringLiteral("set"), workspace(), QStringLiteral("L1"), QStringLiteral("phone=+49 30 5550101")}), 0);
        EXITS(run({QStringLiteral("receipt"), workspace(), path("receipt.json")}), 0);
        EXITS(run({QStringLiteral("verify"), workspace(), QStringLiteral("--against"), path("receipt.json")}), 0);
        EXITS(run({QStringLiteral("restore"), path("older.leadlight"), workspace()}), 0);
        EXITS(run({QStringLiteral("verify"), workspace()}), 0); // from inside nothing is wrong
        const Answer proof = run({QStringLiteral("verify"), workspace(), QStringLiteral("--against"), path("receipt.json")});
        EXITS(proof, 8);
        QVERIFY2(proof.error.contains("an older copy took its place"), proof.error.constData());
    }

    void aDamagedFileNamesTheSoundBackup()
    {
        EXITS(run({QStringLiteral("set"), workspace(), QStringLiteral("L1"), QStringLiteral("phone=+49 30 5550101")}), 0); // keeps the day's backup
        QFile damaged(workspace());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QByteArray bytes = damaged.readAll();
        const qsizetype at = bytes.indexOf("amara@okafor.example");
        QVERIFY(at > 0);
        bytes.replace(at, 5, "zzzzz");
        damaged.seek(0);
        QVERIFY(damaged.write(bytes) == bytes.size());
        damaged.close();
        const Answer refused = run({QStringLiteral("count"), workspace()});
        EXITS(refused, 5);
        QVERIFY2(refused.error.contains("is damaged") && refused.error.contains("-backups/") && refused.error.contains("is sound"), refused.error.constData());
    }

    void everyFileIsTheOwnersAlone()
    {
        const QString folder = path("out");
        QVERIFY(QDir().mkpath(folder));
        const QString made = folder + QStringLiteral("/made.leadlight");
        const auto out = [&](const char *name) { return folder + QLatin1Char('/') + QLatin1String(name); };
        EXITS(run({QStringLiteral("new"), made}), 0);
        EXITS(run({QStringLiteral("import"), made, QStringLiteral("leads"), file("bad.csv", QByteArray(leads) + "L4,\"open\n"), QStringLiteral("--errors"), out("errors.csv")}), 1);
        EXITS(run({QStringLiteral("set"), made, QStringLiteral("L1"), QStringLiteral("phone=+49 30 5550101")}), 0);
        for (const char *name : {"leads.csv", "leads.xlsx"})
            EXITS(run({QStringLiteral("export"), made, QStringLiteral("leads"), out(name)}), 0);
        EXITS(run({QStringLiteral("person"), made, QStringLiteral("L2"), out("bo.json")}), 0);
        EXITS(run({QStringLiteral("receipt"), made, out("receipt.json")}), 0);
        EXITS(run({QStringLiteral("backup"), made, out("copy.leadlight")}), 0);
        EXITS(run({QStringLiteral("salvage"), made, out("salvaged.leadlight")}), 0);
        QStringList open;
        int files = 0;
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QFileInfo info(all.next());
            ++files;
            if (info.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
                open << info.fileName();
        }
        QCOMPARE(open, QStringList());
        QVERIFY(files >= 9);
    }

    void whatIsSoundIsSalvaged()
    {
        const QString before = dump();
        EXITS(run({QStringLiteral("salvage"), workspace(), path("whole.leadlight")}), 0);
        EXITS(run({QStringLiteral("salvage"), workspace(), path("whole.leadlight")}), 2); // nothing is overwritten
        QCOMPARE(QString::fromUtf8(run({QStringLiteral("dump"), path("whole.leadlight"), QStringLiteral("--canonical")}).out), before);
        QFile damaged(workspace());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QByteArray bytes = damaged.readAll();
        bytes.replace(bytes.indexOf("amara@okafor.example"), 5, "zzzzz");
        damaged.seek(0);
        QVERIFY(damaged.write(bytes) == bytes.size());
        damaged.close();
        const Answer salvaged = run({QStringLiteral("salvage"), workspace(), QStringLiteral("--out"), path("rest.leadlight"), QStringLiteral("--json")});
        EXITS(salvaged, 1);
        const QJsonObject json = QJsonDocument::fromJson(salvaged.out).object();
        QCOMPARE(json[QStringLiteral("leads")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("leads_in_part")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("lost")][0][QStringLiteral("table")].toString(), QStringLiteral("dictionary_page email"));
        QVERIFY(json[QStringLiteral("ok")].toBool());
        EXITS(run({QStringLiteral("verify"), path("rest.leadlight")}), 0);
        const QByteArray text = run({QStringLiteral("salvage"), workspace(), path("again.leadlight")}).out;
        QVERIFY2(text.contains("Lost: dictionary_page email 0") && text.contains("finds nothing wrong"), text.constData());
        QVERIFY(damaged.open(QIODevice::ReadOnly));
        QCOMPARE(damaged.readAll(), bytes);
    }

    void untouchedLeadsAreListed()
    {
        const Answer none = run({QStringLiteral("retention"), workspace(), QStringLiteral("--json")});
        EXITS(none, 0);
        QVERIFY(QJsonDocument::fromJson(none.out).array().isEmpty());
        const Answer later = run({QStringLiteral("retention"), workspace(), QStringLiteral("--months"), QStringLiteral("6"), QStringLiteral("--as-of"),
                                  QStringLiteral("2099-01-01T00:00:00Z"), QStringLiteral("--json")});
        EXITS(later, 0);
        QCOMPARE(QJsonDocument::fromJson(later.out).array().size(), 3);
    }

    /// On a disk of its own, which is nearly full.
    void erasingAsksForRoomFirst()
    {
        const QString disk = path("disk");
        QVERIFY(QDir().mkpath(disk));
        const QString script = QStringLiteral("mount -t tmpfs -o size=8m none '%1' || exit 99\n"
                                              "cp '%2' '%1/case.leadlight' || exit 98\n"
                                              "cat /dev/zero > '%1/fill' 2>/dev/null; truncate -s -300K '%1/fill'\n"
                                              "'%3' erase '%1/case.leadlight' L2; code=$?\n"
                                              "'%3' count '%1/case.leadlight'; exit $code\n")
                                   .arg(disk, workspace(), QStringLiteral(LEADLIGHT_CLI));
        QProcess process;
        process.start(QStringLiteral("unshare"), {QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"), script});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray error = process.readAllStandardError();
        if (process.exitCode() == 99 || error.contains("unshare"))
            QSKIP("no file system may be mounted here");
        QCOMPARE(process.exitCode(), 6);
        QVERIFY2(error.contains("MB are needed"), error.constData());
        QCOMPARE(process.readAllStandardOutput(), QByteArray("3\n"));
    }

    void aPersonIsWrittenOutAndErased()
    {
        EXITS(run({QStringLiteral("person"), workspace(), QStringLiteral("L2"), path("bo.json")}), 0);
        QFile file(path("bo.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("bo@lind.example"));
        const Answer erased = run({QStringLiteral("erase"), workspace(), QStringLiteral("L2"), QStringLiteral("--json")});
        EXITS(erased, 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("2\n"));
        QVERIFY(!dump().contains(QLatin1String("lind")));
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), path("leads.csv")}), 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("2\n"));
        EXITS(run({QStringLiteral("erase"), workspace(), QStringLiteral("nobody")}), 2);
    }

    /// LEADLIGHT_KILLS=n lands n kills, however long that takes.
    void whatWasAcknowledgedOutlivesTheKill()
    {
        const bool isAsked = qEnvironmentVariableIsSet("LEADLIGHT_KILLS");
        const int wanted = isAsked ? qEnvironmentVariableIntValue("LEADLIGHT_KILLS") : 50;
        EXITS(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Lena"), QStringLiteral("--side"), QStringLiteral("both")}), 0);
        std::mt19937 random(7);
        QElapsedTimer watch;
        watch.start();
        QStringList acknowledged;
        int landed = 0;
        for (int i = 0; landed < wanted && (isAsked || watch.elapsed() < 60'000); ++i) {
            const QString id = QStringLiteral("K%1").arg(i);
            const QByteArray row = "external_id,email\n" + id.toUtf8() + "," + id.toUtf8() + "@firm.example\n";
            const bool moves = i % 3 == 2;
            const QString lead = QStringLiteral("L1");
            const QStringList change = m_disqualified ? QStringList{QStringLiteral("recycle"), QStringLiteral("--program"), QStringLiteral("newsletter")}
                                                      : QStringList{QStringLiteral("disqualify"), QStringLiteral("--reason"), QStringLiteral("student")};
            QProcess process;
            process.start(QStringLiteral(LEADLIGHT_CLI),
                          (moves ? QStringList{QStringLiteral("move"), workspace(), lead, QStringLiteral("--as"), QStringLiteral("Lena")} + change
                                 : QStringList{QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("one.csv", row)})
                              + QStringList{QStringLiteral("--acks")});
            QVERIFY(process.waitForStarted());
            process.waitForFinished(static_cast<int>(random() % 120U));
            const bool ended = process.state() == QProcess::NotRunning;
            process.kill();
            process.waitForFinished();
            const QByteArray said = process.readAllStandardOutput();
            landed += ended ? 0 : 1;
            if (!moves && said.contains("ACK"))
                acknowledged << id;
            if (landed % 10 == 0 || moves)
                EXITS(run({QStringLiteral("verify"), workspace()}), 0);
            if (moves) {
                const bool isDisqualified = stageOf(lead) == QLatin1String("disqualified");
                QVERIFY(!said.contains("ACK") || isDisqualified != m_disqualified);
                m_disqualified = isDisqualified;
            }
        }
        const QString held = dump();
        for (const QString &id : acknowledged)
            QVERIFY2(held.contains(QLatin1Char('"') + id + QLatin1Char('"')), qPrintable(id));
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        qInfo("%d kills landed, %d imports acknowledged", landed, static_cast<int>(acknowledged.size()));
        QVERIFY(landed >= (isAsked ? wanted : 20));
    }

    void twoWritersLoseNothing()
    {
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int i = 0; i < 6; ++i) {
            const QByteArray name = QByteArray("w") + QByteArray::number(i);
            writers.push_back(std::make_unique<QProcess>());
            writers.back()->start(QStringLiteral(LEADLIGHT_CLI), {QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                                                                  file((name + ".csv").constData(), "external_id,email\n" + name + "," + name + "@firm.example\n")});
        }
        int through = 0;
        for (const auto &writer : writers) {
            QVERIFY(writer->waitForFinished(60'000));
            const QByteArray said = writer->readAllStandardError();
            QVERIFY2(writer->exitCode() == 0 || (writer->exitCode() == 4 && said.contains("open for writing since")), said.constData());
            through += writer->exitCode() == 0 ? 1 : 0;
        }
        QVERIFY(through >= 1);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray::number(3 + through) + '\n');
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
    }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString workspace() const { return path("case.leadlight"); }
    [[nodiscard]] QString file(const char *name, const QByteArray &content) const
    {
        QFile out(path(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write %s", name);
        return out.fileName();
    }
    [[nodiscard]] QString dump() const { return QString::fromUtf8(run({QStringLiteral("dump"), workspace(), QStringLiteral("--canonical")}).out); }
    [[nodiscard]] QString stageOf(const QString &lead) const
    {
        const QJsonArray found = QJsonDocument::fromJson(run({QStringLiteral("leads"), workspace(), QStringLiteral("--format"), QStringLiteral("json")}).out).array();
        for (const QJsonValue &one : found) {
            if (one[QStringLiteral("external_id")].toString() == lead)
                return one[QStringLiteral("stage")].toString();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_disqualified = false;
};

QTEST_GUILESS_MAIN(TestTrust)
#include "test_trust.moc"
