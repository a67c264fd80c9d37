// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "store/account_activities.h"
#include "store/activity_pages.h"
#include "store/failure.h"
#include "store/file_place.h"
#include "store/lead_table.h"
#include "store/ledger_table.h"
#include "store/salvage_columns.h"
#include "store/salvage_rows.h"
#include "store/schema.h"
#include "store/workspace_store.h"

namespace leadlight::store {

namespace {

using SalvageBytes = std::span<const std::uint8_t>;

constexpr const char *salvageColumn = "salvage";
constexpr const char *inPart = "in part";

/// One salvage: from `source` into the empty tables of `target`, inside its transaction.
class SalvageWork {
public:
    SalvageWork(Connection &source, Connection &target, const base::Progress *progress);

    [[nodiscard]] Salvaged run();

private:
    void copyTables();
    void copyMeta();
    void copyAccountActivities();
    void copyLedger();
    void copyPayloads();
    void readLeads();
    void fillPeople();
    void fillAccounts();
    void putLeads();
    void placeByMoves();
    void putColumns(const char *entity, std::vector<SalvagedColumn> columns);
    void putMarks();
    void putActivities();
    void dropOrphans(const char *table, const char *number, const char *where);
    [[nodiscard]] bool has(const std::string &table) const { return m_tables.contains(table); }
    void lose(std::string table, std::int64_t first = -1, std::int64_t last = -1) { m_done.losses.push_back({std::move(table), first, last}); }

    Connection &m_source;
    Connection &m_target;
    const base::Progress *m_progress;
    std::set<std::string> m_tables;
    Salvaged m_done;
    SalvagePages m_pages;
    std::vector<std::optional<LeadRow>> m_leads;
    std::vector<bool> m_partial; ///< leads of which something is missing
    std::map<std::pair<base::Uuid, std::uint64_t>, base::Digest> m_payloads; ///< hash by entry
    base::Uuid m_origin;
};

/// The tables, in which SalvagePages reads already when the others are made.
std::set<std::string> requireTables(Connection &source)
{
    std::set<std::string> tables;
    int version = 0;
    try {
        version = static_cast<int>(source.integer("PRAGMA user_version"));
        tables = tablesAsTheyShouldBe(source);
    } catch (const Failure &failure) {
        if (failure.error.kind != base::ErrorKind::workspace)
            throw;
    }
    for (const char *table : {"column_def", "column_page", "dictionary_page", "activity_page", "lead"}) {
        if (!tables.contains(table))
            fly(base::ErrorKind::workspace, version > 0 && version < schemaVersion() ? "salvage.older" : "salvage.nothing", {source.path()});
    }
    return tables;
}

SalvageWork::SalvageWork(Connection &source, Connection &target, const base::Progress *progress)
    : m_source(source), m_target(target), m_progress(progress), m_tables(requireTables(source)), m_pages(source, m_done.losses)
{
}

void SalvageWork::copyTables()
{
    for (const SummedTable &table : summedTables) {
        checkStop(m_progress);
        const std::string_view name(table.name);
        if (name == "column_def" || name == "import_undo" || name == "import_added")
            continue; // made anew; of no use without the old pages
        if (has(table.name))
            salvageRowsOf(m_source, m_target, table, m_done.losses);
        else
            lose(table.name);
    }
}

void SalvageWork::copyMeta()
{
    const auto orElse = [&](const char *key, const std::string &value) {
        m_target.cached(insertInto(summed::meta, "INSERT OR IGNORE")).bindAll(key, value).run();
    };
    orElse("time_zone", WorkspaceMeta{}.timeZone);
    orElse("currency", WorkspaceMeta{}.currency);
    orElse("created", base::isoText(base::Instant{}));
    Rows known(m_target.cached("SELECT value FROM meta WHERE key='origin'"));
    const auto origin = known.next() ? base::Uuid::parse(known->text(0)) : std::nullopt;
    m_origin = origin.value_or(m_payloads.empty() ? base::Uuid::random() : m_payloads.begin()->first.first);
    orElse("origin", m_origin.text());
}

void SalvageWork::copyAccountActivities()
{
    if (!has("account_activity"))
        return lose("account_activity");
    const std::string columns = accountActivityColumns;
    Statement insert(m_target, "INSERT INTO account_activity(seq, " + columns + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    SalvageRows rows(m_source);
    const auto gaps = rows.numbered("account_activity", columns, [&](const Statement &row) {
        if (!isSoundAccountActivity(row))
            return lose("account_activity", row.integer(0), row.integer(0));
        for (int i = 0; i < row.columns(); ++i)
            insert.bindFrom(row, i);
        insert.run();
    });
    for (const auto &[first, last] : gaps)
        lose("account_activity", first, last);
}

/// Entries that are what their own hash says. Whether they follow each other, a verification tells.
void SalvageWork::copyLedger()
{
    if (!has("ledger_entry") || !has("ledger_payload"))
        return lose("ledger_entry");
    Statement insert(m_target, std::string("INSERT OR IGNORE INTO ledger_entry(") + ledgerColumns + ") VALUES (?,?,?,?,?,?,?,?)");
    SalvageRows rows(m_source);
    const auto gaps = rows.numbered("ledger_entry", ledgerColumns, [&](const Statement &row) {
        std::optional<agreement::LedgerEntry> entry;
        try {
            entry = readEntry(row, 1);
        } catch (const Failure &) { // a column of another type
        }
        if (!entry || agreement::entryHash(*entry) != entry->hash)
            return lose("ledger_entry", row.integer(0), row.integer(0));
        m_payloads[{entry->origin, entry->seq}] = entry->payloadHash;
        for (int i = 1; i < row.columns(); ++i)
            insert.bindFrom(row, i);
        insert.run();
    });
    for (const auto &[first, last] : gaps)
        lose("ledger_entry", first, last);
    copyPayloads();
}

void SalvageWork::copyPayloads()
{
    Statement insert(m_target, "INSERT OR IGNORE INTO ledger_payload(origin, seq, salt, json) VALUES (?,?,?,?)");
    SalvageRows rows(m_source);
    const auto gaps = rows.numbered("ledger_payload", "origin, seq, salt, json", [&](const Statement &row) {
        bool sound = false;
        try {
            base::Uuid origin;
            agreement::LedgerPayload payload;
            row.bytes(1, origin.bytes);
            row.bytes(3, payload.salt);
            payload.json = row.text(4);
            const auto entry = m_payloads.find({origin, static_cast<std::uint64_t>(row.integer(2))});
            sound = entry != m_payloads.end() && agreement::payloadHash(payload) == entry->second;
        } catch (const Failure &) { // a column of another type
        }
        if (!sound)
            return lose("ledger_payload", row.integer(0), row.integer(0));
        for (int i = 1; i < row.columns(); ++i)
            insert.bindFrom(row, i);
        insert.run();
    });
    for (const auto &[first, last] : gaps)
        lose("ledger_payload", first, last);
}

void SalvageWork::readLeads()
{
    SalvageRows rows(m_source);
    const auto gaps = rows.numbered("lead", leadColumns, [&](const Statement &row) {
        auto lead = soundLead(row, 1);
        if (!lead)
            return lose("lead", row.integer(0), row.integer(0));
        const auto number = static_cast<std::size_t>(row.integer(0));
        m_leads.resize(std::max(m_leads.size(), number + 1));
        m_leads[number] = std::move(lead);
    });
    for (const auto &[first, last] : gaps)
        lose("lead", first, last);
}

/// Owners are known by number: who is lost keeps the number.
void SalvageWork::fillPeople()
{
    std::int64_t most = m_target.integer("SELECT coalesce(max(number), 0) FROM person");
    for (const auto &lead : m_leads)
        most = std::max<std::int64_t>(most, lead ? lead->owner : 0);
    constexpr std::optional<std::int64_t> noKey;
    for (std::int64_t number = 1; number <= most; ++number) {
        m_target.cached(insertInto(summed::person, "INSERT OR IGNORE"))
            .bindAll(number, SalvageBytes(base::Uuid::random().bytes), "Lost person " + std::to_string(number),
                     static_cast<std::uint32_t>(domain::Side::both), std::string(), false, noKey, noKey)
            .run();
        if (m_target.changedRows() == 1)
            lose("person", number, number);
    }
}

void SalvageWork::fillAccounts()
{
    std::int64_t most = m_target.integer("SELECT max((SELECT coalesce(max(row), -1) FROM account),"
                                         " (SELECT coalesce(max(account), -1) FROM account_activity),"
                                         " (SELECT coalesce(max(row), -1) FROM external_ref WHERE entity='account'))");
    for (const auto &lead : m_leads)
        most = std::max<std::int64_t>(most, lead ? std::int64_t{lead->account} - 1 : -1);
    for (std::int64_t row = 0; row <= most; ++row) {
        const base::Uuid id = base::Uuid::random();
        m_target.cached(insertInto(summed::account, "INSERT OR IGNORE"))
            .bindAll(row, SalvageBytes(id.bytes), "lost:" + id.text(), std::string(), std::string(), false)
            .run();
        if (m_target.changedRows() == 1)
            lose("account", row, row);
    }
}

/// A lead whose own row is lost is where its last move put it.
void SalvageWork::placeByMoves()
{
    Rows moves(m_target.cached("SELECT lead_row, lead_id, to_stage, time FROM move WHERE undone_by=0 ORDER BY seq"));
    std::map<std::uint32_t, LeadRow> placed;
    while (moves.next()) {
        LeadRow lead;
        moves->bytes(1, lead.id.bytes);
        lead.stage = moves->enumerated<domain::Stage>(2, domain::allStages.size());
        lead.stageSince.seconds = moves->integer(3);
        placed[moves->unsigned32(0)] = lead;
    }
    for (std::size_t row = 0; row < m_leads.size(); ++row) {
        if (m_leads[row])
            continue;
        const auto known = placed.find(static_cast<std::uint32_t>(row));
        LeadRow lead;
        lead.id = base::Uuid::random();
        lead.stage = domain::Stage::anonymous;
        m_leads[row] = known == placed.end() ? lead : known->second;
        m_partial[row] = true;
    }
}

void SalvageWork::putLeads()
{
    const auto named = m_target.integer(
        "SELECT max((SELECT coalesce(max(lead_row), -1) FROM move), (SELECT coalesce(max(lead), -1) FROM value_history),"
        " (SELECT coalesce(max(row), -1) FROM external_ref WHERE entity='lead'), (SELECT coalesce(max(survivor), -1) FROM lead_merge),"
        " (SELECT coalesce(max(lead), -1) FROM merged_lead), (SELECT coalesce(max(lead), -1) FROM junk_decision),"
        " (SELECT coalesce(max(max(one), max(other)), -1) FROM two_people), (SELECT coalesce(max(row), -1) FROM erased_lead))");
    m_leads.resize(std::max(m_leads.size(), static_cast<std::size_t>(named + 1)));
    m_partial.resize(m_leads.size());
    placeByMoves();
    std::vector<LeadRow> rows;
    for (auto &lead : m_leads)
        rows.push_back(std::move(*lead));
    static_cast<void>(appendLeadRows(m_target, rows));
}

void SalvageWork::putColumns(const char *entity, std::vector<SalvagedColumn> columns)
{
    for (const SalvagedColumn &column : columns) {
        checkStop(m_progress);
        putColumnPages(m_target, entity, column.column, column.import, {});
    }
}

/// Leads of which something is missing are marked; of which nothing is left, they stay hidden: rows are dense.
void SalvageWork::putMarks()
{
    m_done.leads = m_leads.size();
    auto dictionary = std::make_shared<data::Dictionary>();
    data::TextColumn marks{dictionary, std::vector<std::uint32_t>(m_leads.size())};
    const data::Table values = loadColumns(m_target, "lead", m_leads.size(), nullptr);
    for (std::size_t row = 0; row < m_leads.size(); ++row) {
        if (!m_partial[row])
            continue;
        const bool isEmpty = std::all_of(values.columns().begin(), values.columns().end(), [&](const auto &column) { return column->isBlank(row); });
        if (isEmpty) {
            m_target.cached(insertInto(summed::erasedLead, "INSERT OR IGNORE")).bind(static_cast<std::uint32_t>(row)).run();
            --m_done.leads;
            continue;
        }
        marks.codes[row] = dictionary->codeFor(inPart);
        ++m_done.leadsInPart;
    }
    if (m_done.leadsInPart > 0)
        putColumnPages(m_target, "lead", {salvageColumn, "Salvage", marks}, 0, {});
}

void SalvageWork::putActivities()
{
    const SalvagePages::Events found = m_pages.events(m_leads.size());
    m_done.activities = found.events.size();
    if (!found.events.empty())
        appendActivityPages(m_target, found.events, found.dictionaries);
}

void SalvageWork::dropOrphans(const char *table, const char *number, const char *where)
{
    Statement orphans(m_target, std::string("DELETE FROM ") + table + " WHERE " + where + " RETURNING " + number);
    while (orphans.step())
        lose(table, orphans.integer(0), orphans.integer(0));
}

Salvaged SalvageWork::run()
{
    copyTables();
    copyAccountActivities();
    copyLedger();
    copyMeta();
    dropOrphans("signature", "version", "version NOT IN (SELECT number FROM model_version)");
    dropOrphans("merged_lead", "merge", "merge NOT IN (SELECT seq FROM lead_merge)");
    dropOrphans("lead_merge", "seq", "seq NOT IN (SELECT merge FROM merged_lead)");
    dropOrphans("import_undone", "import_id", "import_id NOT IN (SELECT id FROM import)");
    readLeads();
    auto ofLeads = m_pages.columnsOf("lead");
    auto ofAccounts = m_pages.columnsOf("account");
    for (const SalvagedColumn &column : ofLeads) {
        m_leads.resize(std::max(m_leads.size(), column.missing.size()));
        m_partial.resize(m_leads.size());
        for (std::size_t row = 0; row < column.missing.size(); ++row)
            m_partial[row] = m_partial[row] || column.missing[row];
    }
    fillPeople();
    fillAccounts();
    putLeads();
    std::erase_if(ofLeads, [](const SalvagedColumn &column) { return column.column.key == salvageColumn; });
    putColumns("lead", std::move(ofLeads));
    putColumns("account", std::move(ofAccounts));
    putMarks();
    putActivities();
    if (const auto last = lastEntry(m_target, m_origin)) {
        m_target.cached("INSERT INTO ledger_head(origin, seq, hash) VALUES (?, ?, ?)")
            .bindAll(SalvageBytes(m_origin.bytes), last->seq, SalvageBytes(last->hash))
            .run();
    } else {
        beginChain(m_target, m_origin);
    }
    return std::move(m_done);
}

/// By table and number, runs of numbers as one.
std::vector<SalvageLoss> joinedLosses(std::vector<SalvageLoss> losses)
{
    std::sort(losses.begin(), losses.end(), [](const SalvageLoss &a, const SalvageLoss &b) {
        return std::tie(a.table, a.first, a.last) < std::tie(b.table, b.first, b.last);
    });
    std::vector<SalvageLoss> joined;
    for (SalvageLoss &loss : losses) {
        const bool goesOn = !joined.empty() && joined.back().table == loss.table
                            && (loss.first < 0) == (joined.back().first < 0) && loss.first <= joined.back().last + 1;
        if (goesOn)
            joined.back().last = std::max(joined.back().last, loss.last);
        else
            joined.push_back(std::move(loss));
    }
    return joined;
}

/// A log that was not worked in belongs to the file.
Connection::Access accessToSalvage(const std::string &path)
{
    return exists(path + "-wal") ? Connection::Access::look : Connection::Access::immutable;
}

} // namespace

namespace {

Salvaged salvagedInto(Connection &made, const std::string &path, const base::Progress *progress)
{
    try {
        Connection source(path, accessToSalvage(path));
        return SalvageWork(source, made, progress).run();
    } catch (const Failure &failure) {
        // Losses of rows are caught where they are met: what comes here is a schema that SQLite cannot read on.
        if (failure.error.code == "workspace.damaged")
            fly(base::ErrorKind::workspace, "salvage.nothing", {path});
        throw;
    }
}

} // namespace

base::Result<Salvaged> salvageWorkspace(const std::string &damaged, const std::string &target, const base::Progress *progress)
{
    return guarded([&] {
        const std::string path = resolved(damaged);
        if (!exists(path))
            fly(base::ErrorKind::workspace, "workspace.missing", {damaged});
        const BuildingFile building(makeBuildingFile(target));
        Salvaged done;
        {
            Connection made(building.path, Connection::Access::write);
            made.execute("PRAGMA page_size=4096; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=OFF; PRAGMA application_id="
                         + std::to_string(applicationId));
            migrate(made, 0);
            made.execute("BEGIN IMMEDIATE");
            done = salvagedInto(made, path, progress);
            done.losses = joinedLosses(std::move(done.losses));
            made.execute("COMMIT");
        }
        publishFile(building.path, target);
        return done;
    });
}

} // namespace leadlight::store
