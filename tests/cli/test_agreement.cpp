// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs the program; a passphrase goes to its standard input.
Answer run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(LEADLIGHT_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    Answer answer;
    if (!process.waitForFinished(120'000))
        return answer;
    answer.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answer.out = process.readAllStandardOutput();
    answer.error = process.readAllStandardError();
    return answer;
}

QJsonValue json(const Answer &answer)
{
    const auto document = QJsonDocument::fromJson(answer.out);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(run({QStringLiteral("new"), m_folder.filePath(QStringLiteral("sample.leadlight")),
                      QStringLiteral("--sample"), QStringLiteral("--seed"), QStringLiteral("5")})
                     .exit,
                 0);
    }
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("case.leadlight"));
        QFile::remove(m_path);
        QVERIFY(QFile::copy(m_folder.filePath(QStringLiteral("sample.leadlight")), m_path));
    }

    void aReviewClosesWithBothSidesEvidenceAndAVerdict()
    {
        const auto review = [this](const QStringList &arguments) { return run(QStringList{QStringLiteral("review"), m_path, QStringLiteral("--json")} + arguments); };
        const QStringList close = QStringList{QStringLiteral("close"), QStringLiteral("--with"), QStringLiteral("Jonas Eklund")} + lena();
        QVERIFY(json(review({}))[u"open"].isNull());
        QVERIFY(json(review({}))[u"days"].isDouble());
        QCOMPARE(review(close).exit, 12); // none is open
        QCOMPARE(review({QStringLiteral("open")}).exit, 12); // nobody says who
        QCOMPARE(review(QStringList{QStringLiteral("open")} + lena()).exit, 0);
        QCOMPARE(review(close).exit, 12); // no evidence
        QCOMPARE(review(QStringList{QStringLiteral("evidence")} + lena()).exit, 0);
        QCOMPARE(review(close).exit, 12); // no verdict
        QCOMPARE(review(QStringList{QStringLiteral("write"), QStringLiteral("--verdict"), QStringLiteral("It does"), QStringLiteral("--decisions"),
                                    QStringLiteral("Raise demos")} + lena()).exit, 0);
        QCOMPARE(review({QStringLiteral("close"), QStringLiteral("--with"), QStringLiteral("Lena Voss"), QStringLiteral("--as"), QStringLiteral("Lena Voss")}).exit, 12);
        const Answer closed = review(close);
        QVERIFY2(closed.exit == 0, closed.error);
        QCOMPARE(json(review({}))[u"last"][u"decisions"].toString(), QStringLiteral("Raise demos"));
        QCOMPARE(json(review({}))[u"overdue"].toBool(), false);
        QCOMPARE(run({QStringLiteral("verify"), m_path}).exit, 0);
    }

    void threeDisputesContestACriterionUntilTheyAreClosed()
    {
        const auto as = lena();
        const auto leads = json(run({QStringLiteral("leads"), m_path, QStringLiteral("--limit"), QStringLiteral("3"), QStringLiteral("--format"), QStringLiteral("json")}));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run(QStringList{QStringLiteral("dispute"), m_path, leads[i][u"id"].toString(), QStringLiteral("--criterion"), QStringLiteral("Industry"),
                                     QStringLiteral("--note"), QStringLiteral("They never buy")} + as).exit, 0);
        const QStringList list{QStringLiteral("disputes"), m_path, QStringLiteral("--json")};
        const QJsonValue first = json(run(list))[0];
        QCOMPARE(first[u"criterion"].toString(), QStringLiteral("industry"));
        QCOMPARE(first[u"breakdown"][u"axes"].toArray().size(), 2);
        const QStringList all{QStringLiteral("draft"), QStringLiteral("--all"), QStringLiteral("--json")};
        int contested = 0;
        for (const QJsonValue &row : json(model(all))[u"rows"].toArray())
            contested += row[u"contested"].toInt();
        QCOMPARE(contested, 3);
        const QStringList close{QStringLiteral("dispute"), m_path, QStringLiteral("--close"), QStringLiteral("2")};
        QCOMPARE(run(close + as).exit, 2); // no note
        QCOMPARE(run(close + QStringList{QStringLiteral("--note"), QStringLiteral("Cap lowered")} + as).exit, 0);
        QCOMPARE(run(close + QStringList{QStringLiteral("--note"), QStringLiteral("Again")} + as).exit, 12);
        QCOMPARE(json(run(list)).toArray().size(), 2);
        QCOMPARE(json(run({QStringLiteral("review"), m_path, QStringLiteral("--json")}))[u"disputes"][u"open"].toInt(), 2);
        QCOMPARE(run({QStringLiteral("verify"), m_path}).exit, 0);
    }

    void decisionsStandInTheMinutes()
    {
        const QString file = m_folder.filePath(QStringLiteral("minutes.html"));
        QCOMPARE(run({QStringLiteral("report"), m_path, QStringLiteral("minutes"), file}).exit, 12); // no review yet
        const auto review = [this](const QStringList &arguments) { return run(QStringList{QStringLiteral("review"), m_path} + arguments + lena()); };
        QCOMPARE(review({QStringLiteral("open")}).exit, 0);
        QCOMPARE(review({QStringLiteral("decide"), QStringLiteral("--decision"), QStringLiteral("Call A1 today"), QStringLiteral("--owner"),
                         QStringLiteral("Jonas Eklund"), QStringLiteral("--by"), QStringLiteral("2026-12-15")}).exit, 0);
        QCOMPARE(review({QStringLiteral("decide"), QStringLiteral("--decision"), QStringLiteral("x"), QStringLiteral("--by"), QStringLiteral("soon")}).exit, 2);
        QCOMPARE(run({QStringLiteral("report"), m_path, QStringLiteral("minutes"), file}).exit, 0);
        QFile page(file);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        QVERIFY(text.contains("Call A1 today – Jonas Eklund (Sales), by 15 Dec 2026"));
        QVERIFY(text.contains("Figures at the beginning"));
    }

    void theSamplesDraftComesIntoForce()
    {
        Answer answer = model("draft --json");
        QCOMPARE(answer.exit, 0);
        QCOMPARE(json(answer)[u"open"].toInt(), 6);
        const QJsonObject row = json(answer)[u"rows"][0].toObject();
        for (const char *key : {"path", "label", "status", "in_force", "marketing", "sales", "table", "agreed_by",
                                "apart", "leads", "comments"})
            QVERIFY2(row.contains(QLatin1String(key)), key);
        QCOMPARE(row[u"comments"].toArray().size(), 1);

        const QStringList proposal{QStringLiteral("propose"), QStringLiteral("--title"), QStringLiteral("v3"),
                                   QStringLiteral("--reason"), QStringLiteral("Review")};
        QCOMPARE(model(proposal).exit, 12);          // nobody says who acts
        QCOMPARE(model(proposal + lena()).exit, 12); // six rows are open
        for (const QJsonValue &each : json(answer)[u"rows"].toArray())
            QCOMPARE(model({QStringLiteral("draft"), QStringLiteral("accept"), each[u"path"].toString(),
                            QStringLiteral("--from"), QStringLiteral("sales"), QStringLiteral("--as"),
                            QStringLiteral("Lena Voss")})
                         .exit,
                     0);
        QCOMPARE(json(model("draft --json"))[u"open"].toInt(), 0);
        const Answer impact = model("impact --json");
        QCOMPARE(impact.exit, 0);
        const QJsonObject qualify = json(impact)[u"qualify"].toObject();
        QCOMPARE(qualify[u"after"].toInt(),
                 qualify[u"before"].toInt() + qualify[u"won"].toInt() - qualify[u"lost"].toInt());
        QCOMPARE(json(impact)[u"won"].toArray().size(), qualify[u"won"].toInt());
        QVERIFY(json(impact)[u"look_back"][u"wins"].toInt() > 0);
        const QJsonObject auc = json(impact)[u"look_back"][u"auc"].toObject();
        QVERIFY(auc[u"n"].toInt() >= 30);
        QVERIFY(auc[u"after_interval"].toArray().at(0).toDouble() < auc[u"after"].toDouble());
        QVERIFY(auc[u"after"].toDouble() < auc[u"after_interval"].toArray().at(1).toDouble());

        answer = model(proposal + lena() + QStringList{QStringLiteral("--json")});
        QCOMPARE(answer.exit, 0);
        QCOMPARE(json(answer)[u"impact"][u"qualify_after"].toInt(), qualify[u"after"].toInt());
        const QStringList signing{QStringLiteral("sign"), QStringLiteral("--passphrase-fd"), QStringLiteral("0"),
                                  QStringLiteral("--json")};
        QCOMPARE(model(signing, "sample\n").exit, 12);
        QCOMPARE(model(signing + lena(), "not it\n").exit, 8);
        QCOMPARE(json(model(signing + lena(), "sample\n"))[u"state"].toString(), QStringLiteral("half_signed"));
        QCOMPARE(model(signing + lena(), "sample\n").exit, 12);
        answer =
            model(signing + jonas() + QStringList{QStringLiteral("--release"), QStringLiteral("best:3")}, "sample\n");
        QCOMPARE(json(answer)[u"state"].toString(), QStringLiteral("in_force"));
        QCOMPARE(json(answer)[u"released"].toInt(), 3);
        QCOMPARE(run({QStringLiteral("verify"), m_path}).exit, 0);

        answer = model("diff 2 3 --json");
        QCOMPARE(answer.exit, 0);
        QCOMPARE(json(answer)[u"changes"].toArray().size(), 6);
        const QString page = m_folder.filePath(QStringLiteral("change.html"));
        QCOMPARE(
            model({QStringLiteral("diff"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("--out"), page})
                .exit,
            0);
        QVERIFY(QFile::exists(page));
        QCOMPARE(model("diff 2 9").exit, 2);
    }

    void editsAreTakenBack()
    {
        QCOMPARE(model("draft set fit/threshold:0 64").exit, 0);
        QCOMPARE(json(model("draft --json"))[u"open"].toInt(), 7);
        QCOMPARE(model("draft undo").exit, 0);
        QCOMPARE(json(model("draft --json"))[u"open"].toInt(), 6);
        QCOMPARE(model("draft redo").exit, 0);
        QCOMPARE(model("draft undo").exit, 0);
        QCOMPARE(model("draft undo").exit, 12);
        QCOMPARE(model("draft set fit/threshold:0 much").exit, 2);
        QCOMPARE(model("draft dance").exit, 2);
        QCOMPARE(model("draft comment fit/threshold:0 why").exit, 12);
        QCOMPARE(run({QStringLiteral("verify"), m_path}).exit, 0);
    }

    void anAgreementIsProvenElsewhere()
    {
        const QString file = m_folder.filePath(QStringLiteral("agreement.json"));
        QCOMPARE(model({QStringLiteral("agreement"), file}).exit, 0);
        QCOMPARE(run({QStringLiteral("verify"), file}).exit, 0);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadWrite));
        QByteArray bytes = read.readAll();
        bytes.replace("\"version\": 2", "\"version\": 1");
        read.resize(0);
        read.seek(0);
        read.write(bytes);
        read.close();
        QCOMPARE(run({QStringLiteral("verify"), file}).exit, 8);

        const QString receipt = m_folder.filePath(QStringLiteral("receipt.json"));
        const QString older = m_folder.filePath(QStringLiteral("older.leadlight"));
        QVERIFY(QFile::copy(m_path, older));
        QCOMPARE(model("draft tick --all").exit, 0);
        QCOMPARE(run({QStringLiteral("receipt"), m_path, receipt}).exit, 0);
        QCOMPARE(run({QStringLiteral("verify"), m_path, QStringLiteral("--against"), receipt}).exit, 0);
        QCOMPARE(run({QStringLiteral("verify"), older, QStringLiteral("--against"), receipt}).exit, 8);
    }

private:
    [[nodiscard]] Answer model(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(QStringList{QStringLiteral("model"), m_path} + arguments, input);
    }
    [[nodiscard]] Answer model(const char *arguments) const
    {
        return model(QString::fromLatin1(arguments).split(u' '));
    }
    static QStringList lena() { return {QStringLiteral("--as"), QStringLiteral("Lena Voss")}; }
    static QStringList jonas() { return {QStringLiteral("--as"), QStringLiteral("Jonas Eklund")}; }

    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "test_agreement.moc"
