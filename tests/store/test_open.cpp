// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

#include "store/file_place.h"
#include "store/schema.h"
#include "support/raw_sqlite.h"
#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::RawSqlite;
using support::StoredWorkspace;

namespace {

struct Refusal {
    std::string code;
    base::ErrorKind kind = base::ErrorKind::bug;
    std::vector<std::string> arguments;
};

Refusal refusalOf(const std::string &path, OpenMode mode = OpenMode::write)
{
    const auto opened = WorkspaceStore::open(path, mode, std::chrono::milliseconds(0));
    if (opened)
        return {"opened", base::ErrorKind::bug, {}};
    return {opened.error().code, opened.error().kind, opened.error().arguments};
}

/// A person, a setting and a signature, as they were written before rows had checksums.
void addRows(Connection &file)
{
    file.execute("INSERT INTO meta(key, value) VALUES ('time_zone','UTC'),('currency','EUR'),"
                 "('origin','00112233445566778899aabbccddeeff'),('created','2026-01-01T00:00:00Z');"
                 "INSERT INTO ledger_head VALUES (x'00112233445566778899aabbccddeeff', 0, zeroblob(32));"
                 "INSERT INTO person(number, id, name, side, email, at_table) VALUES (1, zeroblob(16), 'Lena', 0, '', 1);"
                 "INSERT INTO setting(key, value) VALUES ('review_months', '3');"
                 "INSERT INTO model_version(number, state, title, reason, bytes) VALUES (1, 3, 'First', '', '{}');"
                 "INSERT INTO signature(version, person, side, time, public_key, signature)"
                 " VALUES (1, zeroblob(16), 0, 1, zeroblob(32), zeroblob(64))");
}

/// A file as that version of the program left it, with what addRows() adds in it.
void makeOfVersion(const std::string &path, int version)
{
    constexpr int lastWithoutSums = 9;
    StoredWorkspace::overwrite(path, {});
    Connection file(path, Connection::Access::write);
    file.execute("PRAGMA application_id=" + std::to_string(applicationId));
    for (int i = 0; i < version; ++i) {
        if (i == lastWithoutSums)
            addRows(file);
        file.execute(std::string(migrations()[static_cast<std::size_t>(i)]));
    }
    if (version <= lastWithoutSums)
        addRows(file);
    file.execute("PRAGMA user_version=" + std::to_string(version));
}

void closeAgain(const base::Result<std::unique_ptr<WorkspaceStore>> &store)
{
    QVERIFY(store.has_value());
}

} // namespace

class TestOpen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsOwnerOnlyAndReopens()
    {
        const StoredWorkspace place;
        {
            const auto store = place.create();
            QVERIFY(store.has_value());
            QVERIFY((*store)->isWritable());
            QVERIFY((*store)->meta() == StoredWorkspace::meta());
        }
        const QFileInfo file(QString::fromStdString(place.path()));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(file.permissions() & others));
        const QByteArray bytes = place.bytes();
        QCOMPARE(bytes.mid(68, 4), QByteArray("LEAD"));
        QCOMPARE(static_cast<int>(bytes.at(63)), schemaVersion());
        for (const OpenMode mode : {OpenMode::write, OpenMode::read, OpenMode::inspect}) {
            const auto store = place.open(mode);
            QVERIFY(store.has_value());
            QVERIFY((*store)->meta() == StoredWorkspace::meta());
            QCOMPARE((*store)->isWritable(), mode == OpenMode::write);
        }
        // Nothing is left beside it: no log, no lock, no half-built file.
        QCOMPARE(QDir(QString::fromStdString(place.folder())).entryList(QDir::Files),
                 QStringList{QStringLiteral("case.leadlight")});
    }

    void neverOverwrites()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        const QByteArray before = place.bytes();
        const auto again = place.create();
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("workspace.exists"));
        QCOMPARE(again.error().kind, base::ErrorKind::usage);
        QCOMPARE(place.bytes(), before);
    }

    void aMissingFolderIsSaid()
    {
        const StoredWorkspace place;
        const auto made = WorkspaceStore::create(place.path("no/such/case.leadlight"), StoredWorkspace::meta());
        QVERIFY(!made);
        QCOMPARE(made.error().code, std::string("workspace.no_folder"));
    }

    void refusesWhatIsNoWorkspace()
    {
        const StoredWorkspace place;
        QCOMPARE(refusalOf(place.path("none.leadlight")).code, std::string("workspace.missing"));
        QCOMPARE(refusalOf(place.folder()).code, std::string("workspace.is_directory"));
        StoredWorkspace::overwrite(place.path("empty"), {});
        QCOMPARE(refusalOf(place.path("empty")).code, std::string("workspace.not_ours"));
        StoredWorkspace::overwrite(place.path("text"), QByteArray(5000, 'x'));
        QCOMPARE(refusalOf(place.path("text")).code, std::string("workspace.not_ours"));
        QVERIFY(RawSqlite(place.path("foreign")).run("CREATE TABLE t(x)"));
        const QByteArray foreign = StoredWorkspace::bytesOf(place.path("foreign"));
        QCOMPARE(refusalOf(place.path("foreign")).code, std::string("workspace.not_ours"));
        QCOMPARE(refusalOf(place.path("foreign")).kind, base::ErrorKind::workspace);
        QCOMPARE(StoredWorkspace::bytesOf(place.path("foreign")), foreign);
    }

    void aNewerVersionIsRefusedUntouched()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        QVERIFY(RawSqlite(place.path()).run("PRAGMA user_version=" + std::to_string(schemaVersion() + 1)));
        const QByteArray before = place.bytes();
        for (const OpenMode mode : {OpenMode::write, OpenMode::read, OpenMode::inspect}) {
            const Refusal refusal = refusalOf(place.path(), mode);
            QCOMPARE(refusal.code, std::string("workspace.newer"));
            QCOMPARE(refusal.kind, base::ErrorKind::newer);
            QCOMPARE(refusal.arguments.at(1), std::to_string(schemaVersion() + 1));
        }
        QCOMPARE(place.bytes(), before);
        QCOMPARE(QDir(QString::fromStdString(place.folder())).entryList(QDir::Files).size(), 1);
    }

    void olderFilesAreBroughtUpWhenTheyAreWritten_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < schemaVersion(); ++version)
            QTest::addRow("schema version %d", version) << version;
    }
    void olderFilesAreBroughtUpWhenTheyAreWritten()
    {
        QFETCH(int, version);
        const StoredWorkspace place;
        makeOfVersion(place.path(), version);
        QCOMPARE(refusalOf(place.path(), OpenMode::read).code, std::string("workspace.older"));
        {
            const auto store = place.open(OpenMode::write);
            QVERIFY2(store.has_value(), store ? "" : store.error().code.c_str());
            QVERIFY((*store)->merges()->empty());
            QVERIFY((*store)->junkDecisions()->empty());
            QVERIFY((*store)->twoPeople()->empty());
            QCOMPARE((*store)->people()->size(), std::size_t{1});
            QCOMPARE((*store)->setting("review_months").value(), std::optional<std::string>("3"));
            QCOMPARE((*store)->versions()->front().signatures.size(), std::size_t{1});
        }
        const auto store = place.open(OpenMode::read);
        QVERIFY(store.has_value());
        const auto sound = (*store)->verifyStorage();
        QVERIFY2(sound.has_value(), sound ? "" : sound.error().arguments.at(1).c_str());
    }

    void aTruncatedFileIsDamaged()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        const QByteArray whole = place.bytes();
        for (const auto size :
             {whole.size() - 1, whole.size() / 2, decltype(whole.size()){4096}, decltype(whole.size()){120}}) {
            StoredWorkspace::overwrite(place.path("cut"), whole.left(size));
            const Refusal refusal = refusalOf(place.path("cut"), OpenMode::read);
            QCOMPARE(refusal.code, std::string("workspace.damaged"));
            QCOMPARE(refusal.kind, base::ErrorKind::workspace);
        }
    }

    void foreignSchemaObjectsAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("code");
        QTest::newRow("trigger") << "CREATE TRIGGER t AFTER INSERT ON lead BEGIN DELETE FROM lead; END"
                                 << "workspace.schema_extra";
        QTest::newRow("view") << "CREATE VIEW v AS SELECT 1"
                              << "workspace.schema_extra";
        QTest::newRow("table") << "CREATE TABLE extra(x)"
                               << "workspace.schema_extra";
        QTest::newRow("column") << "ALTER TABLE lead ADD COLUMN extra TEXT"
                                << "workspace.schema_changed";
        QTest::newRow("no table") << "DROP TABLE saved_view"
                                  << "workspace.schema_missing";
        QTest::newRow("no trigger") << "DROP TRIGGER ledger_entry_stays"
                                    << "workspace.schema_missing";
        QTest::newRow("weak trigger") << "DROP TRIGGER ledger_entry_stays; CREATE TRIGGER ledger_entry_stays BEFORE "
                                         "DELETE ON ledger_entry BEGIN SELECT 1; END"
                                      << "workspace.schema_changed";
    }

    void foreignSchemaObjectsAreRefused()
    {
        QFETCH(QString, sql);
        QFETCH(QString, code);
        const StoredWorkspace place;
        closeAgain(place.create());
        QVERIFY(RawSqlite(place.path()).run(sql.toStdString()));
        const QByteArray before = place.bytes();
        for (const OpenMode mode : {OpenMode::write, OpenMode::read}) {
            const Refusal refusal = refusalOf(place.path(), mode);
            QCOMPARE(QString::fromStdString(refusal.code), code);
            QCOMPARE(refusal.kind, base::ErrorKind::workspace);
        }
        QCOMPARE(place.bytes(), before);
    }

    void aConnectionTrustsNothing()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        Connection connection(place.path(), Connection::Access::read);
        const auto isOn = [&](int option) {
            int on = -1;
            sqlite3_db_config(connection.handle(), option, -1, &on);
            return on;
        };
        QCOMPARE(isOn(SQLITE_DBCONFIG_DEFENSIVE), 1);
        QCOMPARE(isOn(SQLITE_DBCONFIG_TRUSTED_SCHEMA), 0);
        QCOMPARE(isOn(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION), 0);
        QCOMPARE(sqlite3_limit(connection.handle(), SQLITE_LIMIT_LENGTH, -1), 256 << 20);
        QCOMPARE(sqlite3_limit(connection.handle(), SQLITE_LIMIT_ATTACHED, -1), 0);
        QCOMPARE(connection.integer("PRAGMA cell_size_check"), std::int64_t{1});
        QCOMPARE(connection.integer("PRAGMA mmap_size"), std::int64_t{0});
        QCOMPARE(connection.integer("PRAGMA query_only"), std::int64_t{1});
    }

    void inspectingOpensWithoutGuards()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        QVERIFY(RawSqlite(place.path()).run("DROP TRIGGER ledger_entry_stays"));
        const auto store = place.open(OpenMode::inspect);
        QVERIFY(store.has_value());
        QCOMPARE((*store)->missingGuards(), std::vector<std::string>{"ledger_entry_stays"});
        QVERIFY(RawSqlite(place.path("other")).run("SELECT 1"));
    }

    void migratesFromEmpty()
    {
        Connection connection(":memory:", Connection::Access::write);
        migrate(connection, 0);
        QCOMPARE(connection.integer("PRAGMA user_version"), std::int64_t{schemaVersion()});
        QVERIFY(checkSchema(connection, schemaVersion(), false).empty());
        migrate(connection, schemaVersion()); // nothing left to do
    }

    void howToOpenWhere()
    {
        const PlaceFacts open;
        PlaceFacts readOnlyFile;
        readOnlyFile.fileWritable = false;
        PlaceFacts readOnlyFolder;
        readOnlyFolder.folderWritable = false;
        PlaceFacts unfinished = readOnlyFolder;
        unfinished.walPending = true;
        QCOMPARE(decideOpening(OpenMode::write, open), Opening::write);
        QCOMPARE(decideOpening(OpenMode::write, readOnlyFile), Opening::refuseReadOnly);
        QCOMPARE(decideOpening(OpenMode::write, readOnlyFolder), Opening::refuseReadOnly);
        QCOMPARE(decideOpening(OpenMode::read, open), Opening::read);
        QCOMPARE(decideOpening(OpenMode::read, readOnlyFile), Opening::immutable);
        QCOMPARE(decideOpening(OpenMode::inspect, readOnlyFolder), Opening::immutable);
        QCOMPARE(decideOpening(OpenMode::read, unfinished), Opening::refuseUnfinished);
    }

    void readsAnImmutableFile()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        const QByteArray before = place.bytes();
        Connection connection(place.path(), Connection::Access::immutable);
        QCOMPARE(connection.text("SELECT value FROM meta WHERE key='currency'"), std::string("EUR"));
        QCOMPARE(place.bytes(), before);
    }

    void aReaderCannotWrite()
    {
        const StoredWorkspace place;
        closeAgain(place.create());
        const auto store = place.open(OpenMode::read);
        QVERIFY(store.has_value());
        const auto write = (*store)->beginWrite();
        QVERIFY(!write);
        QCOMPARE(write.error().code, std::string("workspace.read_only"));
        QCOMPARE(write.error().kind, base::ErrorKind::notPermitted);
    }

    void networkFileSystemsAreKnown()
    {
        QVERIFY(isNetworkFileSystem(0x6969));
        QVERIFY(isNetworkFileSystem(static_cast<std::int32_t>(0xFF534D42))); // statfs gives it sign-extended on 32 bits
        QVERIFY(!isNetworkFileSystem(0xEF53));                               // ext4
        QVERIFY(!isNetworkFileSystem(0x01021994));                           // tmpfs
    }
};

QTEST_GUILESS_MAIN(TestOpen)
#include "test_open.moc"
