// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "store/row_sums.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

class TestTampering : public QObject {
    Q_OBJECT

private slots:
    void whatWasChangedIsNamed_data()
    {
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *name, const char *trigger, const std::string &change, const QStringList &codes) {
            QTest::newRow(name) << QString::fromUtf8(trigger) << QString::fromStdString(change) << codes;
        };
        row("nothing", "", "SELECT 1", {});
        row("a ledger payload", "ledger_payload_does_not_change",
            "UPDATE ledger_payload SET json = replace(json, 'accept', 'ACCEPT') WHERE json LIKE '%accept%'", {QStringLiteral("ledger.payload")});
        row("a ledger entry's time", "ledger_entry_does_not_change", "UPDATE ledger_entry SET time = time + 1 WHERE seq = 3",
            {QStringLiteral("ledger.hash")});
        row("a ledger entry taken out", "ledger_entry_stays", "DELETE FROM ledger_entry WHERE seq = 3",
            {QStringLiteral("ledger.gap"), QStringLiteral("ledger.previous"), QStringLiteral("workspace.damaged")});
        row("the ledger's end cut off", "ledger_entry_stays", "DELETE FROM ledger_entry WHERE seq = (SELECT max(seq) FROM ledger_entry)",
            {QStringLiteral("ledger.cut")});
        row("a weight of the version in force", "model_version_keeps_signed_bytes",
            "UPDATE model_version SET bytes = replace(bytes, '80', '81') WHERE number = 2", {QStringLiteral("verify.model_changed")});
        row("a weight of the draft", "", "UPDATE model_version SET bytes = replace(bytes, '15', '16') WHERE number = 1",
            {QStringLiteral("verify.draft_changed"), QStringLiteral("verify.model_changed")});
        row("a move's reason", "", "UPDATE move SET reason = 'other' WHERE seq = 1", {QStringLiteral("verify.move_changed")});
        row("a move's score", "", "UPDATE move SET fit_exact = fit_exact + 1 WHERE seq = 2", {QStringLiteral("verify.move_changed")});
        row("a move taken out", "", "DELETE FROM move WHERE seq = 2", {QStringLiteral("verify.move_missing")});
        row("a signature", "signature_does_not_change", "UPDATE signature SET signature = zeroblob(64) WHERE side = 0",
            {QStringLiteral("signature.invalid")});
        row("a lead's stage", "", "UPDATE lead SET stage = 6 WHERE row = 0", {QStringLiteral("workspace.damaged")});
        row("a column page", "", "UPDATE column_page SET data = zeroblob(length(data))", {QStringLiteral("workspace.damaged")});
        row("the settings", "", "UPDATE setting SET value = replace(value, '2 hours', '9 hours') WHERE key = 'working_rules'",
            {QStringLiteral("workspace.damaged")});
        row("the settings with a fitting sum", "",
            "UPDATE setting SET value = replace(value, '2 hours', '9 hours') WHERE key = 'working_rules'; "
                + store::sealAgain(store::summed::setting, "key = 'working_rules'"),
            {QStringLiteral("verify.rules_changed")});
        row("the settings taken out", "", "DELETE FROM setting WHERE key = 'working_rules'", {QStringLiteral("verify.rules_changed")});
        row("a version in force taken back", "", "UPDATE model_version SET state = 5 WHERE number = 2", {QStringLiteral("verify.none_in_force")});
    }
    void whatWasChangedIsNamed()
    {
        QFETCH(QString, trigger);
        QFETCH(QString, change);
        QFETCH(QStringList, codes);
        SmallWorkspace small;
        {
            auto made = small.createAgreed();
            HOLDS(made);
            HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
            HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
            lifecycle::MoveRequest accept;
            HOLDS(workspace::moveLead(**made, 0, accept));
            HOLDS(workspace::changeRules(**made, {{"process.qualified.limit", "2 hours"}}));
        }
        tamper(small.path(), trigger.toStdString(), change.toStdString());
        const auto proof = workspace::verify(small.path(), small.clock);
        if (codes.isEmpty()) {
            HOLDS(proof);
            QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
            return;
        }
        const std::string found = !proof ? proof.error().code : *proof ? (*proof)->error.code : std::string("nothing found");
        QVERIFY2(codes.contains(QString::fromStdString(found)), found.c_str());
        const base::ErrorKind kind = !proof ? proof.error().kind : (*proof)->error.kind;
        QCOMPARE(kind, found.starts_with("workspace.") ? base::ErrorKind::workspace : base::ErrorKind::proof);
    }

    void aGuardTakenOutIsNamed()
    {
        SmallWorkspace small;
        HOLDS(small.create());
        QVERIFY(support::RawSqlite(small.path()).run("DROP TRIGGER ledger_entry_stays"));
        const auto proof = workspace::verify(small.path(), small.clock);
        const std::string found = !proof ? proof.error().code : *proof ? (*proof)->error.code : std::string("nothing found");
        QCOMPARE(found, std::string("verify.guard_removed"));
    }

private:
    /// Changes the file behind the guards, and puts the guard back so that only the change itself can give it away.
    static void tamper(const std::string &path, const std::string &trigger, const std::string &change)
    {
        support::RawSqlite raw(path);
        store::addSumFunction(raw.handle());
        std::string sql;
        if (!trigger.empty()) {
            sql = raw.cell("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = '" + trigger + "'");
            QVERIFY(!sql.empty());
            QVERIFY(raw.run("DROP TRIGGER " + trigger));
        }
        QVERIFY(raw.run(change));
        QVERIFY(raw.cell("SELECT changes()") != "0" || change.starts_with("SELECT"));
        if (!trigger.empty())
            QVERIFY(raw.run(sql));
    }
};

QTEST_GUILESS_MAIN(TestTampering)
#include "test_tampering.moc"
