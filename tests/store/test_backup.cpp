// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/schema.h"
#include "support/raw_sqlite.h"
#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::RawSqlite;
using support::StoredWorkspace;

namespace {

constexpr base::Instant firstOfMarch{1'772'323'200}; // 2026-03-01T00:00:00Z

/// Opens, adds so many leads, closes.
void addLeads(const StoredWorkspace &place, std::size_t count, const std::string &salt)
{
    auto store = place.open(OpenMode::write);
    QVERIFY(store.has_value());
    auto write = (*store)->beginWrite();
    QVERIFY(write.has_value());
    QVERIFY(write->appendLeads(StoredWorkspace::leads(count, salt)).has_value());
    QVERIFY(write->commit().has_value());
}

std::size_t leadsIn(const std::string &path)
{
    const auto store = WorkspaceStore::open(path, OpenMode::read);
    const auto leads = store ? (*store)->loadLeads() : base::fail(store.error());
    return leads ? leads->size() : 999'999;
}

/// Whether another process sees a lock of ours on the database itself, which keeps it from taking the log away.
bool isLockedForOthers(const std::string &path)
{
    const pid_t other = ::fork();
    if (other == 0) {
        const int file = ::open(path.c_str(), O_RDWR);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    ::waitpid(other, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

std::string codeOf(const base::Result<void> &result)
{
    return result ? "done" : result.error().code;
}

QStringList namesIn(const std::string &folder)
{
    return QDir(QString::fromStdString(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

bool isOwnerOnly(const std::string &path)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return !(QFileInfo(QString::fromStdString(path)).permissions() & others);
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesWhileSomebodyWrites()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 5, "first");
        auto writer = place.open(OpenMode::write);
        QVERIFY(writer.has_value());
        auto write = (*writer)->beginWrite();
        QVERIFY(write.has_value());
        QVERIFY(write->appendLeads(StoredWorkspace::leads(7, "not yet committed")).has_value());
        const std::string target = place.path("copy.leadlight");
        QCOMPARE(codeOf(copyWorkspace(place.path(), target)), std::string("done"));
        QVERIFY(write->commit().has_value());
        QCOMPARE(leadsIn(target), std::size_t{5});
        QCOMPARE(leadsIn(place.path()), std::size_t{12});
        QVERIFY(isOwnerOnly(target));
        QCOMPARE(codeOf(copyWorkspace(place.path(), target)), std::string("workspace.exists"));
        QCOMPARE(leadsIn(target), std::size_t{5});
        QVERIFY(namesIn(place.folder()).filter(QStringLiteral(".new-")).isEmpty());
    }

    void aBackupLeavesTheWritersLocksAlone()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        const auto writer = place.open(OpenMode::write);
        QVERIFY(writer.has_value());
        QVERIFY((*writer)->loadLeads().has_value());
        QVERIFY(isLockedForOthers(place.path()));
        QVERIFY(keepDailyBackup(place.path(), firstOfMarch).has_value());
        QVERIFY(isLockedForOthers(place.path()));
    }

    void aDamagedWorkspaceIsNotTakenForABackup()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 5, "first");
        QVERIFY(RawSqlite(place.path()).run("UPDATE lead SET stage = (stage + 1) % 3 WHERE row = 2"));
        const auto copied = copyWorkspace(place.path(), place.path("copy.leadlight"));
        QCOMPARE(codeOf(copied), std::string("workspace.damaged"));
        QCOMPARE(copied.error().arguments.front(), place.path()); // not the copy's passing name
        QCOMPARE(namesIn(place.folder()), QStringList{QStringLiteral("case.leadlight")});
    }

    void oneADayIsKeptForTenDaysAndTenVersions()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        base::Instant now = firstOfMarch;
        for (int day = 0; day < 14; ++day, now.seconds += base::secondsPerDay) {
            const auto made = keepDailyBackup(place.path(), now);
            QVERIFY(made.has_value());
            QVERIFY(!made->empty());
            const auto again = keepDailyBackup(place.path(), {now.seconds + 3600});
            QVERIFY(again.has_value());
            QVERIFY(again->empty());
        }
        now.seconds -= base::secondsPerDay; // the fourteenth of March
        auto kept = keptBackups(place.path());
        QCOMPARE(kept.size(), std::size_t{11}); // the day itself and the ten before it
        QVERIFY(kept.front().time == now);
        // Old ones stay as long as they are among the ten newest, also when the clock jumps far ahead.
        now.seconds += 3000 * base::secondsPerDay;
        QVERIFY(keepDailyBackup(place.path(), now).has_value());
        kept = keptBackups(place.path());
        QCOMPARE(kept.size(), std::size_t{10});
        QVERIFY(kept[1].time == (base::Instant{firstOfMarch.seconds + 13 * base::secondsPerDay}));
        for (const KeptBackup &backup : kept) {
            QVERIFY(isOwnerOnly(backup.path));
            QCOMPARE(leadsIn(backup.path), std::size_t{0});
        }
        QVERIFY(isOwnerOnly(backupFolder(place.path())));
    }

    void whatNobodyFinishedIsCleared()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        QVERIFY(keepDailyBackup(place.path(), firstOfMarch).has_value());
        const std::string half = backupFolder(place.path()) + "/2026-03-01T00-00-00Z daily.leadlight.new-a1B2c3";
        StoredWorkspace::overwrite(half, "half");
        StoredWorkspace::overwrite(backupFolder(place.path()) + "/notes.txt", "mine");
        QVERIFY(keepBackup(place.path(), BackupReason::beforeRestore, firstOfMarch).has_value());
        QCOMPARE(namesIn(backupFolder(place.path())),
                 (QStringList{QStringLiteral("2026-03-01T00-00-00Z before-restore.leadlight"),
                              QStringLiteral("2026-03-01T00-00-00Z daily.leadlight"), QStringLiteral("notes.txt")}));
    }

    void restoringKeepsWhatWasThere()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 5, "first");
        const std::string backup = place.path("copy.leadlight");
        QVERIFY(copyWorkspace(place.path(), backup).has_value());
        addLeads(place, 7, "second");
        const auto reader = place.open(OpenMode::read); // stays open meanwhile
        QVERIFY(reader.has_value());
        const auto restored = restoreWorkspace(backup, place.path(), firstOfMarch);
        QVERIFY2(restored.has_value(), restored ? "" : restored.error().code.c_str());
        QCOMPARE(leadsIn(place.path()), std::size_t{5});
        const auto seen = (*reader)->loadLeads();
        QVERIFY(seen.has_value());
        QCOMPARE(seen->size(), std::size_t{5});
        QVERIFY(!restored->wasDamaged);
        QCOMPARE(leadsIn(restored->kept), std::size_t{12});
        addLeads(place, 1, "third"); // it can be worked with
        QCOMPARE(leadsIn(place.path()), std::size_t{6});
    }

    void restoringMakesAFileWhereThereIsNone()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 3, "first");
        const std::string other = place.path("other.leadlight");
        const auto restored = restoreWorkspace(place.path(), other, firstOfMarch);
        QVERIFY(restored.has_value());
        QVERIFY(restored->kept.empty());
        QCOMPARE(leadsIn(other), std::size_t{3});
        QVERIFY(isOwnerOnly(other));
    }

    void aDamagedFileIsSetAsideAsItLay()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 5, "first");
        const std::string backup = place.path("copy.leadlight");
        QVERIFY(copyWorkspace(place.path(), backup).has_value());
        QVERIFY(RawSqlite(place.path()).run("UPDATE lead SET stage = (stage + 1) % 3 WHERE row = 2"));
        const QByteArray damaged = place.bytes();
        const auto restored = restoreWorkspace(backup, place.path(), firstOfMarch);
        QVERIFY2(restored.has_value(), restored ? "" : restored.error().code.c_str());
        QVERIFY(restored->wasDamaged);
        QCOMPARE(StoredWorkspace::bytesOf(restored->kept), damaged);
        QCOMPARE(leadsIn(place.path()), std::size_t{5});
    }

    void neitherAWriterNorAForeignFileIsOverrun()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        const std::string backup = place.path("copy.leadlight");
        QVERIFY(copyWorkspace(place.path(), backup).has_value());
        {
            const auto writer = place.open(OpenMode::write);
            QVERIFY(writer.has_value());
            const auto refused = restoreWorkspace(backup, place.path(), firstOfMarch);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, std::string("workspace.in_use"));
        }
        const std::string foreign = place.path("letter.txt");
        StoredWorkspace::overwrite(foreign, "Dear all");
        const auto refused = restoreWorkspace(backup, foreign, firstOfMarch);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("workspace.not_ours"));
        QCOMPARE(StoredWorkspace::bytesOf(foreign), QByteArray("Dear all"));
        const QByteArray before = place.bytes();
        QVERIFY(!restoreWorkspace(foreign, place.path(), firstOfMarch));
        QCOMPARE(place.bytes(), before);
    }

    void aMigrationKeepsTheFileAsItWas()
    {
        const StoredWorkspace place;
        {
            RawSqlite raw(place.path());
            QVERIFY(raw.run("PRAGMA application_id=" + std::to_string(applicationId)));
            QVERIFY(raw.run(std::string(migrations()[0])));
            QVERIFY(raw.run("PRAGMA user_version=1;"
                            "INSERT INTO meta VALUES ('time_zone','UTC'),('currency','EUR'),"
                            "('origin','00112233445566778899aabbccddeeff'),('created','2026-01-01T00:00:00Z');"
                            "INSERT INTO ledger_head VALUES (x'00112233445566778899aabbccddeeff', 0, zeroblob(32))"));
        }
        QVERIFY(place.open(OpenMode::write).has_value());
        const auto kept = keptBackups(place.path());
        QCOMPARE(kept.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(kept.front().path).endsWith(QStringLiteral(" before-migration.leadlight")));
        QCOMPARE(RawSqlite(kept.front().path).cell("PRAGMA user_version"), std::string("1"));
        QCOMPARE(RawSqlite(place.path()).cell("PRAGMA user_version"), std::to_string(schemaVersion()));
    }

    void theNewestSoundOneIsFound()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        addLeads(place, 5, "first");
        QVERIFY(!newestSoundBackup(place.path()));
        const auto older = keepDailyBackup(place.path(), firstOfMarch);
        const auto newer = keepDailyBackup(place.path(), {firstOfMarch.seconds + base::secondsPerDay});
        QVERIFY(older.has_value() && newer.has_value());
        QCOMPARE(newestSoundBackup(place.path())->path, *newer);
        QVERIFY(RawSqlite(*newer).run("UPDATE lead SET stage = (stage + 1) % 3 WHERE row = 2"));
        QCOMPARE(newestSoundBackup(place.path())->path, *older);
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
