// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "support/raw_sqlite.h"
#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::RawSqlite;
using support::StoredWorkspace;

namespace {

data::Column textColumn(const std::string &key, std::size_t rows)
{
    auto dictionary = std::make_shared<data::Dictionary>();
    std::vector<std::uint32_t> codes(rows);
    for (std::size_t i = 0; i < rows; ++i)
        codes[i] = dictionary->codeFor("value " + std::to_string(i % 3000));
    return {key, key, data::TextColumn{dictionary, codes}};
}

/// Twenty ledger entries, 5,000 leads with one column, a signed version.
void fill(const StoredWorkspace &place)
{
    const auto store = place.create();
    QVERIFY(store.has_value());
    auto write = (*store)->beginWrite();
    QVERIFY(write->appendLeads(StoredWorkspace::leads(5000)).has_value());
    QVERIFY(write->putColumn(Entity::lead, textColumn("company", 5000)).has_value());
    StoredActivity activity;
    activity.row.type = 1;
    activity.row.time = 1'700'000'000;
    auto types = std::make_shared<data::Dictionary>();
    types->codeFor("web_visit");
    const auto none = std::make_shared<data::Dictionary>();
    QVERIFY(write->appendActivities(std::vector(2000, activity), {types, none, none, none, none}).has_value());
    QVERIFY(write->putAccounts(std::vector<domain::Account>{{"name:one", "One", "", false}}).has_value());
    AccountActivity visit;
    visit.activity.type = "company_visit";
    QVERIFY(write->appendAccountActivities(std::vector(2, visit)).has_value());
    QVERIFY(write->putPerson({base::Uuid::derived("lena"), "Lena", domain::Side::marketing, "", true}).has_value());
    QVERIFY(write->putCampaigns(std::vector<domain::Campaign>{{"Fair", "event", std::nullopt, std::nullopt, {100, "EUR"}}}).has_value());
    QVERIFY(write->setSetting("review_months", "3").has_value());
    QVERIFY(write->addHistory(std::vector<HistoryValue>{{7, "company", {1}, {2}, "declared", "older", {}}}).has_value());
    QVERIFY(write->putExternalRefs(Entity::lead, "crm", std::vector<ExternalRef>{{"L7", 7}}).has_value());
    QVERIFY(write->addImport({0, "leads", "leads.csv", "", "", {}, {3}, "{}", "{}"}).has_value());
    for (int i = 0; i < 20; ++i)
        QVERIFY(
            write->appendLedger(base::Instant{1'700'000'000 + i}, "move", "model", "{\"n\":" + std::to_string(i) + "}")
                .has_value());
    agreement::ModelVersion version;
    version.state = agreement::VersionState::signedByBoth;
    version.bytes = "{}";
    QVERIFY(write->putVersion(version).has_value());
    QVERIFY(write->commit().has_value());
}

/// The triggers of the ledger, taken away for `sql` and put back as they were.
void tamper(const std::string &path, const std::string &sql)
{
    RawSqlite raw(path);
    std::string restore;
    for (const char *name : {"ledger_entry_does_not_change", "ledger_entry_stays", "ledger_payload_does_not_change",
                             "ledger_payload_stays"}) {
        restore += raw.cell(std::string("SELECT sql FROM sqlite_schema WHERE name='") + name + "'") + ';';
        QVERIFY(raw.run(std::string("DROP TRIGGER ") + name));
    }
    QVERIFY(raw.run(sql));
    QVERIFY(raw.run(restore));
}

} // namespace

class TestTampering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guardsHoldAgainstPlainSql()
    {
        const StoredWorkspace place;
        fill(place);
        RawSqlite raw(place.path());
        QVERIFY(!raw.run("UPDATE ledger_entry SET actor='x' WHERE seq=3"));
        QVERIFY(!raw.run("DELETE FROM ledger_entry WHERE seq=3"));
        QVERIFY(!raw.run("UPDATE ledger_payload SET json='x' WHERE seq=3"));
        QVERIFY(!raw.run("DELETE FROM ledger_payload WHERE seq=3"));
        QVERIFY(!raw.run("UPDATE model_version SET bytes='[]'"));
        QVERIFY(!raw.run("DELETE FROM model_version"));
        QVERIFY(raw.run("UPDATE model_version SET state=5"));
        QVERIFY(raw.run("INSERT INTO erasure VALUES (1); DELETE FROM ledger_payload WHERE seq=3; DELETE FROM erasure"));
    }

    void signedBytesDoNotChangeThroughTheStore()
    {
        const StoredWorkspace place;
        fill(place);
        const auto store = place.open(OpenMode::write);
        auto write = (*store)->beginWrite();
        agreement::ModelVersion version = (*store)->versions().value().front();
        version.state = agreement::VersionState::inForce;
        QVERIFY(write->putVersion(version).has_value());
        version.bytes = "[]";
        QCOMPARE(write->putVersion(version).error().code, std::string("store.constraint"));
    }

    void everyTamperingIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("finding");
        QTest::newRow("actor") << "UPDATE ledger_entry SET actor='x' WHERE seq=7"
                               << "ledger.hash 7";
        QTest::newRow("time") << "UPDATE ledger_entry SET time=time+1 WHERE seq=7"
                              << "ledger.hash 7";
        QTest::newRow("payload") << "UPDATE ledger_payload SET json='{}' WHERE seq=7"
                                 << "ledger.payload 7";
        QTest::newRow("salt") << "UPDATE ledger_payload SET salt=zeroblob(16) WHERE seq=7"
                              << "ledger.payload 7";
        QTest::newRow("no payload") << "DELETE FROM ledger_payload WHERE seq=7"
                                    << "ledger.payload 7";
        QTest::newRow("hash") << "UPDATE ledger_entry SET hash=zeroblob(32) WHERE seq=7"
                              << "ledger.hash 7";
        QTest::newRow("short hash") << "UPDATE ledger_entry SET hash=zeroblob(3) WHERE seq=7"
                                    << "ledger.hash 7";
        QTest::newRow("deleted") << "DELETE FROM ledger_entry WHERE seq=7"
                                 << "ledger.gap 8";
        QTest::newRow("swapped")
            << "UPDATE ledger_entry SET seq=1000 WHERE seq=7; UPDATE ledger_entry SET seq=7 WHERE seq=8;"
               "UPDATE ledger_entry SET seq=8 WHERE seq=1000"
            << "ledger.previous 7";
        QTest::newRow("copied") << "INSERT INTO ledger_entry SELECT origin, 21, time, kind, actor, payload_hash, "
                                   "previous, hash FROM ledger_entry WHERE seq=20"
                                << "ledger.previous 21";
        QTest::newRow("cut tail") << "DELETE FROM ledger_entry WHERE seq=20; DELETE FROM ledger_payload WHERE seq=20"
                                  << "ledger.cut 20";
        QTest::newRow("all gone") << "DELETE FROM ledger_entry; DELETE FROM ledger_payload"
                                  << "ledger.cut 20";
        QTest::newRow("head gone") << "DELETE FROM ledger_head"
                                   << "ledger.cut 20";
        QTest::newRow("stray payload")
            << "INSERT INTO ledger_payload SELECT origin, 99, salt, json FROM ledger_payload WHERE seq=1"
            << "ledger.payload 99";
    }

    void everyTamperingIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, finding);
        const StoredWorkspace place;
        fill(place);
        QVERIFY(place.open(OpenMode::read).value()->verifyLedger().has_value());
        tamper(place.path(), sql.toStdString());
        const auto store = place.open(OpenMode::inspect);
        QVERIFY(store.has_value());
        QVERIFY((*store)->missingGuards().empty());
        const auto held = (*store)->verifyLedger();
        QVERIFY(!held);
        QCOMPARE(held.error().kind, base::ErrorKind::proof);
        QCOMPARE(QString::fromStdString(held.error().code + ' ' + held.error().arguments.at(0)), finding);
    }

    void anErasureAccountsForItsPayloads()
    {
        const StoredWorkspace place;
        fill(place);
        {
            const auto store = place.open(OpenMode::write);
            auto write = (*store)->beginWrite();
            QVERIFY(write->appendLedger(base::Instant{1'700'000'100}, "erase", "model", R"({"entries":[3,7]})")
                        .has_value());
            QVERIFY(write->commit().has_value());
        }
        QVERIFY(RawSqlite(place.path())
                    .run("INSERT INTO erasure VALUES (1); DELETE FROM ledger_payload WHERE seq IN (3, 7);"
                         "DELETE FROM erasure"));
        QVERIFY(place.open(OpenMode::read).value()->verifyLedger().has_value());
        QVERIFY(RawSqlite(place.path())
                    .run("INSERT INTO erasure VALUES (1); DELETE FROM ledger_payload WHERE seq=8;"
                         "DELETE FROM erasure"));
        QCOMPARE(place.open(OpenMode::read).value()->verifyLedger().error().arguments.at(0), std::string("8"));
    }

    void changedRowsAndPagesAreDamage_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("where");
        QTest::newRow("stage") << "UPDATE lead SET stage=(stage+1)%10 WHERE row=7"
                               << "lead 7";
        QTest::newRow("owner") << "UPDATE lead SET owner=5 WHERE row=7"
                               << "lead 7";
        QTest::newRow("lead gone") << "DELETE FROM lead WHERE row=7"
                                   << "lead 7";
        QTest::newRow("column page")
            << "UPDATE column_page SET data=CAST(substr(data,1,100)||x'ff'||substr(data,102) AS BLOB) WHERE page_no=1"
            << "column_page company 1";
        QTest::newRow("page gone") << "DELETE FROM column_page WHERE page_no=1"
                                   << "column_page company 1";
        QTest::newRow("page copied") << "UPDATE column_page SET (data, checksum)=(SELECT data, checksum FROM "
                                        "column_page WHERE page_no=0) WHERE page_no=1"
                                     << "column_page company 1";
        QTest::newRow("dictionary")
            << "UPDATE dictionary_page SET data=CAST(substr(data,1,100)||x'ff'||substr(data,102) AS BLOB) WHERE "
               "page_no=2 AND texts>900"
            << "dictionary_page company 2";
        QTest::newRow("dictionary cut") << "DELETE FROM dictionary_page WHERE page_no=2"
                                        << "dictionary_page company 2";
        QTest::newRow("activities")
            << "UPDATE activity_page SET data=CAST(substr(data,1,20)||x'ff'||substr(data,22) AS BLOB)"
            << "activity_page 0";
        QTest::newRow("account activity") << "UPDATE account_activity SET time=time+1 WHERE seq=2"
                                          << "account_activity 2";
        QTest::newRow("person") << "UPDATE person SET name='Somebody'"
                                << "person 1";
        QTest::newRow("person copied") << "UPDATE account SET checksum=(SELECT checksum FROM person)"
                                       << "account 0";
        QTest::newRow("account") << "UPDATE account SET name='Two'"
                                 << "account 0";
        QTest::newRow("setting") << "UPDATE setting SET value='4'"
                                 << "setting 0";
        QTest::newRow("column's name") << "UPDATE column_def SET label='Firm' WHERE key='company'"
                                       << "column_def 1";
        QTest::newRow("history") << "UPDATE value_history SET value='other'"
                                 << "value_history 1";
        QTest::newRow("id elsewhere") << "UPDATE external_ref SET row=3"
                                      << "external_ref 0";
        QTest::newRow("import") << "UPDATE import SET file='other.csv'"
                                << "import 1";
        QTest::newRow("campaign") << "UPDATE campaign SET cost_minor=1"
                                  << "campaign 1";
        QTest::newRow("version's title") << "UPDATE model_version SET title='Other'"
                                         << "model_version 1";
        QTest::newRow("activities gone") << "DELETE FROM activity_page"
                                         << "activity_page 0";
    }

    void changedRowsAndPagesAreDamage()
    {
        QFETCH(QString, sql);
        QFETCH(QString, where);
        const StoredWorkspace place;
        fill(place);
        {
            RawSqlite raw(place.path());
            QVERIFY(raw.run(sql.toStdString()));
        }
        const auto store = place.open(OpenMode::read);
        QVERIFY(store.has_value());
        const auto sound = (*store)->verifyStorage();
        QVERIFY(!sound);
        QCOMPARE(sound.error().code, std::string("workspace.damaged"));
        QCOMPARE(sound.error().kind, base::ErrorKind::workspace);
        QCOMPARE(QString::fromStdString(sound.error().arguments.at(1) + ' ' + sound.error().arguments.at(2)), where);
    }

    /// What has no checksum of its own is proven by the chain, holds pages that are, or is empty.
    void everyTableIsGuarded()
    {
        const StoredWorkspace place;
        fill(place);
        const std::string unguarded =
            RawSqlite(place.path())
                .cell("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema s WHERE type='table' AND NOT EXISTS"
                      " (SELECT 1 FROM pragma_table_info(s.name) WHERE name='checksum') ORDER BY name)");
        QCOMPARE(unguarded, std::string("erasure ledger_entry ledger_head ledger_payload sync_base"));
    }

    void flippedBitsInLeadDataAreNoticed()
    {
        const StoredWorkspace place;
        fill(place);
        // In the file itself, where a page of the column lies: its packed codes stand there byte for byte.
        const QByteArray whole = place.bytes();
        const qsizetype at = whole.indexOf(QByteArray("value 1234"));
        QVERIFY(at > 0);
        for (const int offset : {0, 3, 9}) {
            QByteArray flipped = whole;
            flipped[at + offset] = static_cast<char>(flipped[at + offset] ^ 4);
            StoredWorkspace::overwrite(place.path("flipped"), flipped);
            const auto store = WorkspaceStore::open(place.path("flipped"), OpenMode::read);
            QVERIFY(store.has_value());
            const auto leads = (*store)->loadLeads();
            QVERIFY(!leads);
            QCOMPARE(leads.error().code, std::string("workspace.damaged"));
        }
    }
};

QTEST_GUILESS_MAIN(TestTampering)
#include "test_tampering.moc"
