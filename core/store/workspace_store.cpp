// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspace_store.h"

#include <utility>

#include <unistd.h>

#include "store/activity_pages.h"
#include "store/backup.h"
#include "store/column_pages.h"
#include "store/failure.h"
#include "store/file_place.h"
#include "store/inside.h"
#include "store/lead_table.h"
#include "store/ledger_table.h"
#include "store/row_sums.h"
#include "store/schema.h"

namespace leadlight::store {

namespace {

using base::ErrorKind;

void putMeta(Connection &connection, const char *key, const std::string &value)
{
    connection.cached(insertInto(summed::meta)).bindAll(key, value).run();
}

std::string metaText(Connection &connection, const char *key)
{
    Rows rows(connection.cached("SELECT value, " + isSound(summed::meta) + " FROM meta WHERE key=?").bind(key));
    if (!rows.next())
        connection.failDamaged("meta", 0);
    requireSound(connection, *rows, 1, summed::meta);
    return rows->text(0);
}

WorkspaceMeta readMeta(Connection &connection)
{
    WorkspaceMeta meta;
    meta.timeZone = metaText(connection, "time_zone");
    meta.currency = metaText(connection, "currency");
    const auto origin = base::Uuid::parse(metaText(connection, "origin"));
    const auto created = base::parseIsoInstant(metaText(connection, "created"));
    if (!origin || !created)
        connection.failDamaged("meta", 0);
    meta.origin = *origin;
    meta.created = *created;
    return meta;
}

/// Builds the whole file under another name: until it is complete nothing of the wanted name exists. It is written
/// with a rollback journal, so that header and schema stand in the file itself.
void buildFile(const std::string &building, const WorkspaceMeta &meta)
{
    Connection connection(building, Connection::Access::write);
    connection.execute("PRAGMA page_size=4096; PRAGMA synchronous=EXTRA; PRAGMA application_id="
                       + std::to_string(applicationId));
    migrate(connection, 0);
    connection.execute("BEGIN IMMEDIATE");
    putMeta(connection, "time_zone", meta.timeZone);
    putMeta(connection, "currency", meta.currency);
    putMeta(connection, "origin", meta.origin.text());
    putMeta(connection, "created", base::isoText(meta.created));
    beginChain(connection, meta.origin);
    connection.execute("COMMIT");
}

/// WAL with FULL on local disks; DELETE with EXTRA where WAL must not or cannot be (reliability: no acknowledged commit
/// was lost with either).
void chooseJournal(Connection &connection, bool onNetwork)
{
    const std::string mode = connection.text(onNetwork ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL");
    connection.execute(mode == "wal" ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=EXTRA");
}

void requireSound(Connection &connection)
{
    if (connection.text("PRAGMA quick_check(1)") != "ok")
        connection.failDamaged("database", 0);
}

/// The same, and that every index leads to its row.
void requireWholeDatabase(Connection &connection)
{
    if (connection.text("PRAGMA integrity_check(1)") != "ok")
        connection.failDamaged("database", 0);
}

/// The new pages stand in the log before they stand in the file.
void requireRoomFor(Connection &connection)
{
    const auto bytes = static_cast<std::uint64_t>(connection.integer("PRAGMA page_count") * connection.integer("PRAGMA page_size"));
    requireRoom(connection.path(), 2 * bytes);
}

/// The header is read again through SQLite: the log may hold a newer one than the file.
int requireVersion(Connection &connection)
{
    const auto version = static_cast<int>(connection.integer("PRAGMA user_version"));
    if (connection.integer("PRAGMA application_id") != applicationId)
        fly(ErrorKind::workspace, "workspace.not_ours", {connection.path()});
    if (version > schemaVersion())
        fly(ErrorKind::newer, "workspace.newer",
            {connection.path(), std::to_string(version), std::to_string(schemaVersion())});
    return version;
}

void keepBeforeMigration(const std::string &path, int version)
{
    if (version >= schemaVersion())
        return;
    if (const auto kept = keepBackup(path, BackupReason::beforeMigration, base::SystemClock().now()); !kept)
        throw Failure{kept.error()};
}

void prepare(WorkspaceStore::Inside &inside, OpenMode mode, bool walPending)
{
    Connection &connection = inside.connection;
    const int version = requireVersion(connection);
    inside.missingGuards = checkSchema(connection, version, mode == OpenMode::inspect);
    if (mode == OpenMode::write) {
        if (walPending)
            requireSound(connection); // the last writer did not come to close
        chooseJournal(connection, inside.onNetwork);
        keepBeforeMigration(inside.path, version);
        migrate(connection, version);
    } else if (version < schemaVersion()) {
        fly(ErrorKind::notPermitted, "workspace.older", {inside.path});
    }
    inside.meta = readMeta(connection);
    connection.setProving(mode == OpenMode::inspect);
}

std::unique_ptr<WorkspaceStore::Inside> openInside(const std::string &given, OpenMode mode,
                                                   std::chrono::milliseconds patience)
{
    const std::string path = resolved(given);
    bool walPending = probeFile(path).walPending;
    const PlaceFacts facts = factsOf(path, walPending);
    const Connection::Access access = accessFor(decideOpening(mode, facts), path);
    InstanceLock lock;
    if (mode == OpenMode::write) {
        lock = InstanceLock(path, patience);
        walPending = probeFile(path).walPending; // as it stands now that nobody else writes
    }
    const auto make = [&](Connection::Access how) {
        auto inside = std::make_unique<WorkspaceStore::Inside>(path, how, std::move(lock));
        inside->onNetwork = facts.onNetwork;
        prepare(*inside, mode, walPending);
        return inside;
    };
    if (access != Connection::Access::read || walPending)
        return make(access);
    try {
        return make(access);
    } catch (const Failure &failure) {
        // No room for the shared index of WAL, and no log that could hold anything: the file can be read as it lies.
        if (failure.error.kind != ErrorKind::storage)
            throw;
        return make(Connection::Access::immutable);
    }
}

} // namespace

WorkspaceStore::WorkspaceStore(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
WorkspaceStore::~WorkspaceStore() = default;

base::Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::create(const std::string &path, const WorkspaceMeta &meta)
{
    const auto made = guarded([&] {
        const std::string building = makeBuildingFile(path);
        try {
            buildFile(building, meta);
            publishFile(building, path);
        } catch (...) {
            ::unlink(building.c_str());
            throw;
        }
    });
    if (!made)
        return base::fail(made.error());
    return open(path, OpenMode::write);
}

base::Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::open(const std::string &path, OpenMode mode,
                                                                   std::chrono::milliseconds patience)
{
    return guarded(
        [&] { return std::unique_ptr<WorkspaceStore>(new WorkspaceStore(openInside(path, mode, patience))); });
}

const std::string &WorkspaceStore::path() const
{
    return m_inside->path;
}

bool WorkspaceStore::isWritable() const
{
    return m_inside->writable;
}

bool WorkspaceStore::isOnNetwork() const
{
    return m_inside->onNetwork;
}

const WorkspaceMeta &WorkspaceStore::meta() const
{
    return m_inside->meta;
}

const std::vector<std::string> &WorkspaceStore::missingGuards() const
{
    return m_inside->missingGuards;
}

base::Result<std::shared_ptr<void>> WorkspaceStore::beginRead() const
{
    return guarded([&]() -> std::shared_ptr<void> {
        Connection &connection = m_inside->connection;
        if (connection.inTransaction())
            return nullptr; // a Write holds its moment already
        connection.execute("BEGIN");
        std::shared_ptr<void> handle(&connection, [](void *held) {
            // Ending a read cannot lose anything; if it fails the connection's end ends it.
            [[maybe_unused]] const auto ended = guarded([held] { static_cast<Connection *>(held)->execute("COMMIT"); });
        });
        static_cast<void>(connection.integer("SELECT count(*) FROM meta")); // BEGIN alone takes no snapshot yet
        return handle;
    });
}

base::Result<std::uint64_t> WorkspaceStore::dataVersion() const
{
    return guarded([&] { return static_cast<std::uint64_t>(m_inside->connection.integer("PRAGMA data_version")); });
}

base::Result<void> WorkspaceStore::requireRoomToRewrite() const
{
    return guarded([&] { requireRoomFor(m_inside->connection); });
}

base::Result<bool> WorkspaceStore::rewriteClean()
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        requireRoomFor(connection);
        connection.vacuum();
        Statement checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return checkpoint.step() && checkpoint.integer(0) == 0;
    });
}

base::Result<LoadedLeads> WorkspaceStore::loadLeads(const base::Progress *progress) const
{
    return guarded([&] { return loadLeadRows(m_inside->connection, progress); });
}

base::Result<data::ActivityTable> WorkspaceStore::loadActivities(std::size_t leads,
                                                                 const base::Progress *progress) const
{
    return guarded([&] { return loadActivityPages(m_inside->connection, leads, progress); });
}

base::Result<std::vector<std::uint64_t>> WorkspaceStore::activityKeys() const
{
    return guarded([&] { return loadActivityKeys(m_inside->connection); });
}

base::Result<void> WorkspaceStore::visitLedger(const LedgerVisitor &visit, std::uint64_t from) const
{
    return guarded([&] { visitEntries(m_inside->connection, m_inside->meta.origin, from, visit); });
}

base::Result<std::optional<agreement::LedgerEntry>> WorkspaceStore::ledgerHead() const
{
    return guarded([&] { return lastEntry(m_inside->connection, m_inside->meta.origin); });
}

base::Result<void> WorkspaceStore::verifyStorage(const base::Progress *progress) const
{
    const auto sound = guarded([&] {
        const Connection::Watch watch(m_inside->connection, progress);
        requireWholeDatabase(m_inside->connection);
    });
    return sound ? verifyContent(progress) : sound;
}

base::Result<void> WorkspaceStore::verifyContent(const base::Progress *progress) const
{
    const auto sound = guarded([&] {
        for (const SummedTable &table : summedTables) {
            checkStop(progress);
            if (!table.isProven || !m_inside->connection.isProving())
                requireSoundRows(m_inside->connection, table);
        }
    });
    if (!sound)
        return sound;
    // Loading checks every page and every row on the way.
    const auto leads = loadLeads(progress);
    if (!leads)
        return base::fail(leads.error());
    if (const auto activities = loadActivities(leads->size(), progress); !activities)
        return base::fail(activities.error());
    if (const auto accounts = loadAccounts(); !accounts)
        return base::fail(accounts.error());
    if (const auto stored = accountActivities(); !stored)
        return base::fail(stored.error());
    if (const auto stored = moves(); !stored)
        return base::fail(stored.error());
    if (const auto stored = versions(); !stored)
        return base::fail(stored.error());
    if (const auto stored = people(); !stored)
        return base::fail(stored.error());
    return {};
}

base::Result<void> WorkspaceStore::verifyDecisions() const
{
    m_inside->connection.setProving(false);
    return guarded([&] {
        for (const SummedTable &table : summedTables)
            requireSoundRows(m_inside->connection, table);
    });
}

base::Result<void> WorkspaceStore::verifyLedger(const base::Progress *progress) const
{
    return guarded([&] { verifyChains(m_inside->connection, m_inside->meta.origin, progress); });
}

} // namespace leadlight::store
