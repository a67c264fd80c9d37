// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "support/raw_sqlite.h"

namespace {

constexpr const char *leads = "external_id,first_name,last_name,email,company,industry,created_at,rank\n"
                              "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,Food,2026-01-05,7\n"
                              "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,2026-01-06,8\n"
                              "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,2026-01-07,9\n";

struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray error;
};

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

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The keys of `wanted` that `object` lacks.
QStringList missing(const QJsonObject &object, const QStringList &wanted)
{
    QStringList lacking;
    for (const QString &key : wanted) {
        if (!object.contains(key))
            lacking += key;
    }
    return lacking;
}

QStringList keys(const char *list)
{
    return QString::fromLatin1(list).split(u' ');
}

/// Points are binary fractions, so sums of them are exact here.
long double decimal(const QJsonValue &value)
{
    return std::strtold(value.toString().toUtf8().constData(), nullptr);
}

#define EXITS(answer, code)                                                                                            \
    QVERIFY2((answer).exit == (code),                                                                                  \
             (QByteArray::number((answer).exit) + " " + (answer).error + " " + (answer).out.left(300)).constData())

} // namespace

class TestProgram : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        EXITS(run({QStringLiteral("new"), workspace()}), 0);
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("leads.csv", leads)}), 0);
    }

    void importSaysWhatCameIn()
    {
        const Answer answer = run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                                   file("more.csv", "external_id,email,created\nL1,amara@okafor.example,15.01.2026\nL4,d@d.example,16.01.2026\n"
                                                    "L5,e@e.example,31.02.2026\nL6,f@f.example,17.01.2026\n"),
                                   QStringLiteral("--json"), QStringLiteral("--errors"), path("refused.csv")});
        EXITS(answer, 1);
        const QJsonObject json = object(answer.out);
        QCOMPARE(missing(json, keys("kind file rows added updated unchanged skipped refused flagged elapsed_ms peak_rss_mb")), QStringList());
        QCOMPARE(missing(json[QStringLiteral("flagged")].toObject(), keys("junk duplicate purchased")), QStringList());
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 4);
        QCOMPARE(json[QStringLiteral("rows")].toInt(), json[QStringLiteral("added")].toInt() + json[QStringLiteral("updated")].toInt()
                     + json[QStringLiteral("unchanged")].toInt() + json[QStringLiteral("skipped")].toInt() + json[QStringLiteral("refused")].toInt());
        QCOMPARE(json[QStringLiteral("refused")].toInt(), 1);
        QFile refused(path("refused.csv"));
        QVERIFY(refused.open(QIODevice::ReadOnly));
        const QByteArray lines = refused.readAll();
        QVERIFY2(lines.contains("\n4,created,") && lines.contains("is not a date"), lines.constData());
        QVERIFY2(!lines.contains("line 4"), lines.constData()); // the place has columns of its own
        EXITS(run({QStringLiteral("count"), workspace()}), 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("5\n"));
    }

    void workbooksGoOutAndComeIn()
    {
        EXITS(run({QStringLiteral("export"), workspace(), QStringLiteral("leads"), path("leads.xlsx")}), 0);
        EXITS(run({QStringLiteral("new"), path("other.leadlight")}), 0);
        const Answer mapping = run({QStringLiteral("mapping"), workspace(), QStringLiteral("leads"), path("leads.xlsx")});
        EXITS(mapping, 0);
        QCOMPARE(object(mapping.out)[QStringLiteral("file")].toObject()[QStringLiteral("sheet")].toString(), QStringLiteral("Leads"));
        file("map.json", mapping.out);
        EXITS(run({QStringLiteral("import"), path("other.leadlight"), QStringLiteral("leads"), path("leads.xlsx"), QStringLiteral("--mapping"), path("map.json")}), 0);
        const auto listed = [](const QString &from) {
            return run({QStringLiteral("leads"), from, QStringLiteral("--format"), QStringLiteral("csv"), QStringLiteral("--sort"), QStringLiteral("external_id"),
                        QStringLiteral("--as-of"), QStringLiteral("2026-03-31T12:00:00Z")}).out;
        };
        QVERIFY(listed(workspace()).contains("Okafor Foods"));
        QCOMPARE(listed(path("other.leadlight")), listed(workspace()));
        const Answer again = run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), path("leads.xlsx"), QStringLiteral("--json")});
        EXITS(again, 0);
        QCOMPARE(object(again.out)[QStringLiteral("unchanged")].toInt(), 3);
        const Answer wrong = run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), path("leads.xlsx"), QStringLiteral("--sheet"), QStringLiteral("Nowhere")});
        EXITS(wrong, 3);
        QVERIFY2(wrong.error.contains("no sheet \"Nowhere\". It has: Leads."), wrong.error.constData());
        EXITS(run({QStringLiteral("report"), workspace(), QStringLiteral("review"), path("review.xlsx")}), 0);
        const Answer report = run({QStringLiteral("mapping"), workspace(), QStringLiteral("campaigns"), path("review.xlsx")});
        EXITS(report, 0);
        QCOMPARE(object(report.out)[QStringLiteral("file")].toObject()[QStringLiteral("sheet")].toString(), QStringLiteral("Report"));
    }

    void aBadRowIsNamedForPeople()
    {
        const Answer answer = run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                                   file("bad.csv", "external_id,email,created\nA,a@a.example,15.01.2026\nB,b@b.example,31.02.2026\nC,c@c.example,16.01.2026\n")});
        EXITS(answer, 1);
        QCOMPARE(answer.error, QByteArray("bad.csv, line 3, column \"created\": \"31.02.2026\" is not a date\n"));
    }

    void twoLeadsBecomeOneAndTwoAgain()
    {
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                   file("double.csv", "external_id,first_name,last_name,email,phone\nL4,Amara,Okafor,Amara@okafor.example,+49 30 901820\n")}), 0);
        const Answer pairs = run({QStringLiteral("hygiene"), workspace(), QStringLiteral("duplicates"), QStringLiteral("--json")});
        EXITS(pairs, 0);
        const QJsonArray array = QJsonDocument::fromJson(pairs.out).array();
        QCOMPARE(array.size(), 1);
        const QJsonObject pair = array[0].toObject();
        QCOMPARE(missing(pair, keys("a b probability why")), QStringList());
        QVERIFY(pair[QStringLiteral("probability")].toDouble() > 0.95);
        const Answer before = run({QStringLiteral("leads"), workspace(), QStringLiteral("--json")});
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("L1"), QStringLiteral("L4"), QStringLiteral("--dry-run")}), 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("4\n"));
        const Answer merged = run({QStringLiteral("merge"), workspace(), QStringLiteral("L1"), QStringLiteral("L4"), QStringLiteral("--take"),
                                   QStringLiteral("email=L4"), QStringLiteral("--json")});
        EXITS(merged, 0);
        QCOMPARE(missing(object(merged.out), keys("lead merged changed rank stage entry")), QStringList());
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("3\n"));
        QCOMPARE(object(run({QStringLiteral("score"), workspace(), QStringLiteral("--json")}).out)[QStringLiteral("leads")].toInt(), 3);
        const Answer explained = run({QStringLiteral("explain"), workspace(), QStringLiteral("L4"), QStringLiteral("--json")});
        QCOMPARE(object(explained.out)[QStringLiteral("lead")].toString(), object(merged.out)[QStringLiteral("lead")].toString());
        QVERIFY(run({QStringLiteral("leads"), workspace(), QStringLiteral("--format"), QStringLiteral("csv")}).out.contains("Amara@okafor.example"));
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("L1"), QStringLiteral("L4")}), 2); // one already
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("--undo"), QStringLiteral("L4")}), 0);
        QCOMPARE(run({QStringLiteral("leads"), workspace(), QStringLiteral("--json")}).out, before.out);
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("--undo"), QStringLiteral("L4")}), 12);
        EXITS(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Lena")}), 0);
        EXITS(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QStringLiteral("Jonas")}), 0);
        const Answer whose = run({QStringLiteral("merge"), workspace(), QStringLiteral("L1"), QStringLiteral("L4")});
        EXITS(whose, 12);
        QVERIFY2(whose.error.contains("--as"), whose.error.constData());
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("L1"), QStringLiteral("L4"), QStringLiteral("--as"), QStringLiteral("Lena")}), 0);
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void twoPeopleAreNotListedAgain()
    {
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                   file("double.csv", "external_id,first_name,last_name,email\nL4,Amara,Okafor,Amara@okafor.example\n")}), 0);
        const auto pairs = [&] { return QJsonDocument::fromJson(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("duplicates"), QStringLiteral("--json")}).out).array().size(); };
        QCOMPARE(pairs(), 1);
        const QStringList decide{QStringLiteral("hygiene"), workspace(), QStringLiteral("--apart"), QStringLiteral("L1"), QStringLiteral("L4")};
        EXITS(run(decide), 0);
        QCOMPARE(pairs(), 0);
        EXITS(run(decide), 12);
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("--together"), QStringLiteral("L4"), QStringLiteral("L1")}), 0);
        QCOMPARE(pairs(), 1);
    }

    void undoTakesTheLastDeedBack()
    {
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                   file("double.csv", "external_id,first_name,last_name,email\nL4,Amara,Okafor,Amara@okafor.example\n")}), 0);
        EXITS(run({QStringLiteral("merge"), workspace(), QStringLiteral("L2"), QStringLiteral("L3")}), 0);
        const Answer merge = run({QStringLiteral("undo"), workspace(), QStringLiteral("--json")});
        EXITS(merge, 0);
        QCOMPARE(missing(object(merge.out), keys("undone what leads lead stage")), QStringList());
        QCOMPARE(object(merge.out)[QStringLiteral("undone")].toString(), QStringLiteral("merge"));
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("4\n"));
        const Answer import = run({QStringLiteral("undo"), workspace()});
        EXITS(import, 0);
        QVERIFY2(import.out.contains("Import 2 of double.csv is undone; the workspace has 3 leads."), import.out.constData());
        // What the first import wrote was changed by merging, and by parting again.
        const Answer rests = run({QStringLiteral("undo"), workspace()});
        EXITS(rests, 12);
        QVERIFY2(rests.error.contains("changed since"), rests.error.constData());
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        EXITS(run({QStringLiteral("new"), path("empty.leadlight")}), 0);
        EXITS(run({QStringLiteral("undo"), path("empty.leadlight")}), 12);
    }

    void junkIsClearedConfirmedAndTakenBack()
    {
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"),
                   file("junk.csv", "external_id,first_name,last_name,email\nD1,Donald,Duck,duck@acme.example\nD2,asdf,jkl,q@acme.example\n")}), 0);
        const auto junk = [&] { return QJsonDocument::fromJson(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("junk"), QStringLiteral("--json")}).out).array(); };
        QCOMPARE(junk().size(), 2);
        QCOMPARE(missing(junk()[0].toObject(), keys("lead name reason value held verdict")), QStringList());
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("clear"), QStringLiteral("D1")}), 12);
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("clear")}), 2);
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("clear"), QStringLiteral("D1"), QStringLiteral("--note"), QStringLiteral("We met him")}), 0);
        QCOMPARE(junk().size(), 1);
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("confirm"), QStringLiteral("D2")}), 0);
        QVERIFY(run({QStringLiteral("leads"), workspace(), QStringLiteral("--filter"), QStringLiteral("stage:disqualified"), QStringLiteral("--format"), QStringLiteral("csv")}).out.contains("D2"));
        EXITS(run({QStringLiteral("hygiene"), workspace(), QStringLiteral("undo"), QStringLiteral("D2")}), 0);
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        const Answer summary = run({QStringLiteral("hygiene"), workspace(), QStringLiteral("--json")});
        EXITS(summary, 0);
        QCOMPARE(missing(object(summary.out), keys("leads duplicate junk unreachable unusable share junk_by_reason account_pairs")), QStringList());
    }

    void scoreHasItsKeys()
    {
        const Answer answer = run({QStringLiteral("score"), workspace(), QStringLiteral("--json"), QStringLiteral("--as-of"), QStringLiteral("2026-03-31T12:00:00Z")});
        EXITS(answer, 0);
        const QJsonObject json = object(answer.out);
        QCOMPARE(missing(json, keys("as_of model leads matrix in_region would_qualify show_stopped elapsed_ms models")), QStringList());
        QCOMPARE(json[QStringLiteral("as_of")].toString(), QStringLiteral("2026-03-31T12:00:00Z"));
        QCOMPARE(json[QStringLiteral("model")][QStringLiteral("version")].toString(), QStringLiteral("draft"));
        QCOMPARE(json[QStringLiteral("model")][QStringLiteral("fingerprint")].toString().size(), 64);
        const QJsonObject matrix = json[QStringLiteral("matrix")].toObject();
        int sum = 0;
        for (const QJsonValue &cell : matrix)
            sum += cell.toInt();
        QCOMPARE(sum, 3);
        QVERIFY(matrix.contains(QStringLiteral("A1")) && matrix.contains(QStringLiteral("D4")));
        QCOMPARE(json[QStringLiteral("models")].toArray().size(), 1);
    }

    void anExplanationAddsUp()
    {
        const Answer answer = run({QStringLiteral("explain"), workspace(), QStringLiteral("L1"), QStringLiteral("--json")});
        EXITS(answer, 0);
        const QJsonObject json = object(answer.out);
        QCOMPARE(missing(json, keys("lead rank axes")), QStringList());
        QCOMPARE(json[QStringLiteral("axes")].toArray().size(), 2);
        for (const QJsonValue &axis : json[QStringLiteral("axes")].toArray()) {
            QCOMPARE(missing(axis.toObject(), keys("key score rank to_next falls_on criteria")), QStringList());
            long double sum = 0;
            for (const QJsonValue &criterion : axis[QStringLiteral("criteria")].toArray()) {
                QCOMPARE(missing(criterion.toObject(), keys("key points facts")), QStringList());
                QVERIFY(criterion[QStringLiteral("points")].isString());
                sum += decimal(criterion[QStringLiteral("points")]);
            }
            QVERIFY(axis[QStringLiteral("score")].isString());
            QCOMPARE(sum, decimal(axis[QStringLiteral("score")]));
        }
    }

    void leadsAreListedWithTheirOwnColumnsKeptApart()
    {
        const Answer answer = run({QStringLiteral("leads"), workspace(), QStringLiteral("--format"), QStringLiteral("json"), QStringLiteral("--filter"),
                                   QStringLiteral("industry:food")});
        EXITS(answer, 0);
        const QJsonArray array = QJsonDocument::fromJson(answer.out).array();
        QCOMPARE(array.size(), 2);
        const QJsonObject lead = array[0].toObject();
        QCOMPARE(missing(lead, keys("id external_id email company industry fit engagement rank stage rank_")), QStringList());
        QVERIFY(lead[QStringLiteral("fit")].isString());
        QCOMPARE(lead[QStringLiteral("rank")].toString().size(), 2);
        QCOMPARE(lead[QStringLiteral("stage")].toString(), QStringLiteral("identified"));
        EXITS(run({QStringLiteral("leads"), workspace(), QStringLiteral("--filter"), QStringLiteral("no_such_field:x")}), 2);
    }

    void aMoveIsMadeRefusedAndListed()
    {
        const Answer nobody = run({QStringLiteral("move"), workspace(), QStringLiteral("L1"), QStringLiteral("qualify"), QStringLiteral("--reason"), QStringLiteral("met")});
        EXITS(nobody, 12);
        for (const auto &[name, side] : {std::pair{"Lena", "marketing"}, std::pair{"Jonas", "sales"}}) {
            EXITS(run({QStringLiteral("people"), workspace(), QStringLiteral("add"), QString::fromLatin1(name), QStringLiteral("--side"), QString::fromLatin1(side)}), 0);
        }
        EXITS(run({QStringLiteral("move"), workspace(), QStringLiteral("L1"), QStringLiteral("qualify"), QStringLiteral("--reason"), QStringLiteral("met"),
                   QStringLiteral("--as"), QStringLiteral("Lena")}), 0);
        const Answer inbox = run({QStringLiteral("inbox"), workspace(), QStringLiteral("--json")});
        EXITS(inbox, 0);
        const QJsonArray waiting = QJsonDocument::fromJson(inbox.out).array();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(missing(waiting[0].toObject(), keys("id fit engagement rank stage due_at lane waiting_since")), QStringList());
        QCOMPARE(waiting[0][QStringLiteral("lane")].toString(), QStringLiteral("sent_by_hand"));
        const Answer refused = run({QStringLiteral("move"), workspace(), QStringLiteral("L1"), QStringLiteral("accept"), QStringLiteral("--as"), QStringLiteral("Lena"),
                                    QStringLiteral("--json")});
        EXITS(refused, 12);
        const QJsonObject error = object(refused.error)[QStringLiteral("error")].toObject();
        QCOMPARE(missing(error, keys("code message")), QStringList());
        QCOMPARE(error[QStringLiteral("message")].toString(), QStringLiteral("Only Sales can accept a lead."));
        const Answer accepted = run({QStringLiteral("move"), workspace(), QStringLiteral("L1"), QStringLiteral("accept"), QStringLiteral("--as"), QStringLiteral("Jonas"),
                                     QStringLiteral("--acks")});
        EXITS(accepted, 0);
        QVERIFY(accepted.out.startsWith("ACK "));
        EXITS(run({QStringLiteral("move"), workspace(), QStringLiteral("L1"), QStringLiteral("fly"), QStringLiteral("--as"), QStringLiteral("Jonas")}), 2);
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
    }

    void verifyNamesWhatDoesNotFit()
    {
        const Answer sound = run({QStringLiteral("verify"), workspace(), QStringLiteral("--json")});
        EXITS(sound, 0);
        QCOMPARE(object(sound.out), (QJsonObject{{QStringLiteral("ok"), true}}));
        {
            leadlight::support::RawSqlite raw(workspace().toStdString());
            const std::string guard = raw.cell("SELECT sql FROM sqlite_master WHERE name = 'ledger_entry_does_not_change'");
            QVERIFY(raw.run("DROP TRIGGER ledger_entry_does_not_change"));
            QVERIFY(raw.run("UPDATE ledger_entry SET kind = 'other' WHERE seq = 2"));
            QVERIFY(raw.run(guard));
        }
        const Answer changed = run({QStringLiteral("verify"), workspace(), QStringLiteral("--json")});
        EXITS(changed, 8);
        const QJsonObject json = object(changed.out);
        QCOMPARE(json[QStringLiteral("ok")].toBool(true), false);
        QCOMPARE(json[QStringLiteral("finding")].toString(), QStringLiteral("Ledger entry 2 was changed."));
        QCOMPARE(json[QStringLiteral("entry")].toInt(), 2);
    }

    void wrongThingsEndInASentenceAndACode_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        const auto row = [](const char *name, const char *arguments, int exit) {
            QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ') << exit;
        };
        row("no such command", "fly W", 2);
        row("no file named", "import W leads", 2);
        row("no such kind", "import W cows FILES/leads.csv", 2);
        row("a missing file", "import W leads FILES/none.csv", 3);
        row("a folder without a table", "import W leads FILES/bare", 2);
        row("a workbook", "import W leads FILES/book.xlsx", 3);
        row("a picture", "import W leads FILES/picture.csv", 3);
        row("a missing workspace", "count FILES/none.leadlight", 5);
        row("a workspace in no folder", "new FILES/none/none.leadlight", 2);
        row("a folder as a workspace", "count FILES", 5);
        row("a text as a workspace", "count FILES/leads.csv", 5);
        row("a foreign database", "count FILES/foreign.db", 5);
        row("an empty file as a workspace", "count FILES/empty.leadlight", 5);
        row("a newer workspace", "count FILES/newer.leadlight", 9);
        row("a workspace that is there", "new W", 2);
        row("an unknown lead", "explain W nobody", 2);
        row("an unknown template", "new FILES/a.leadlight --template cows", 2);
        row("no date", "score W --as-of yesterday", 2);
        row("a model that is none", "score W --model FILES/leads.csv", 3);
    }
    void wrongThingsEndInASentenceAndACode()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        file("book.xlsx", QByteArray("PK\x03\x04\x14\x00\x06\x00", 8) + QByteArray(200, '\x07'));
        file("picture.csv", QByteArray("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", 12) + QByteArray(200, '\0'));
        file("empty.leadlight", "");
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("bare")));
        QVERIFY(leadlight::support::RawSqlite(path("foreign.db").toStdString()).run("CREATE TABLE t(a)"));
        QVERIFY(QFile::copy(workspace(), path("newer.leadlight")));
        QVERIFY(leadlight::support::RawSqlite(path("newer.leadlight").toStdString()).run("PRAGMA user_version = 999"));
        for (QString &argument : arguments) {
            argument.replace(QStringLiteral("FILES"), m_folder->path());
            if (argument == QStringLiteral("W"))
                argument = workspace();
        }
        const Answer answer = run(arguments);
        EXITS(answer, exit);
        QVERIFY(answer.out.isEmpty() || exit == 2);
        QVERIFY2(answer.error.size() > 10 && !answer.error.contains("Something did not work"), answer.error.constData());
        if (exit != 2)
            QCOMPARE(answer.error.count('\n'), 1);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("3\n"));
    }

    void aReadOnlyPlaceIsNamed()
    {
        QVERIFY(QFile::setPermissions(workspace(), QFileDevice::ReadOwner));
        QFile probe(workspace());
        if (probe.open(QIODevice::ReadWrite))
            QSKIP("this user may write everywhere");
        const Answer answer = run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("again.csv", "external_id,email\nL9,n@n.example\n")});
        EXITS(answer, 7);
        QVERIFY(answer.error.size() > 10);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("3\n"));
    }

    void anImportThatIsStoppedOrKilledLeavesNothing_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("kill") << SIGKILL;
    }
    void anImportThatIsStoppedOrKilledLeavesNothing()
    {
        QFETCH(int, signal);
        QByteArray many("external_id,email,company,remark\n");
        for (int i = 0; i < 150'000; ++i) {
            const QByteArray number = QByteArray::number(i);
            many += "K" + number + ",k" + number + "@k.example,Company " + number + ",remark " + number + " that is long enough to take a while\n";
        }
        const QString big = file("big.csv", many);
        QProcess process;
        process.start(QStringLiteral(LEADLIGHT_CLI), {QStringLiteral("import"), workspace(), QStringLiteral("leads"), big});
        QVERIFY(process.waitForStarted());
        // Reading takes far longer than this, on any machine; the process is stopped in the midst of it.
        QVERIFY(!process.waitForFinished(150));
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(60'000));
        if (signal == SIGKILL) {
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        } else {
            QCOMPARE(process.exitCode(), 11);
            QCOMPARE(process.readAllStandardError(), QByteArray("Stopped. Nothing was changed.\n"));
        }
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("3\n"));
        EXITS(run({QStringLiteral("verify"), workspace()}), 0);
        // The workspace is as good as before: the next import works.
        EXITS(run({QStringLiteral("import"), workspace(), QStringLiteral("leads"), file("next.csv", "external_id,email\nL9,n@n.example\n")}), 0);
        QCOMPARE(run({QStringLiteral("count"), workspace()}).out, QByteArray("4\n"));
    }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString workspace() const { return path("case.leadlight"); }
    QString file(const char *name, const QByteArray &content) const
    {
        QFile out(path(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write %s", name);
        return path(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
