// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/write.h"

#include <utility>

#include "store/account_names.h"
#include "store/activity_pages.h"
#include "store/column_pages.h"
#include "store/erasure.h"
#include "store/lead_table.h"
#include "store/row_sums.h"
#include "store/write_steps.h"

namespace leadlight::store {

namespace {

using StepBytes = std::span<const std::uint8_t>;

std::optional<std::int64_t> daysOf(const std::optional<base::Date> &date)
{
    return date ? std::optional<std::int64_t>(date->days) : std::nullopt;
}

} // namespace

base::Result<Write> WorkspaceStore::beginWrite()
{
    if (!m_inside->writable)
        return base::fail(base::ErrorKind::notPermitted, "workspace.read_only", {m_inside->path});
    if (m_inside->writing)
        return base::fail(base::ErrorKind::bug, "store.write_in_write");
    const auto begun = guarded([&] { m_inside->connection.execute("BEGIN IMMEDIATE"); });
    if (!begun)
        return base::fail(begun.error());
    m_inside->writing = true;
    return Write(std::make_unique<Write::Inside>(*m_inside));
}

Write::Inside::~Inside()
{
    rollBack();
}

void Write::Inside::rollBack() noexcept
{
    if (!open)
        return;
    open = false;
    store.writing = false;
    // Some failures (a full disk) have rolled back already; what cannot be rolled back now, the next opening does.
    [[maybe_unused]] const auto done = guarded([&] {
        if (store.connection.inTransaction())
            store.connection.execute("ROLLBACK");
    });
}

Write::Write(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
Write::Write(Write &&other) noexcept = default;
Write::~Write() = default;

base::Result<void> Write::commit()
{
    auto done = m_inside->attempt([](Connection &connection) { connection.execute("COMMIT"); });
    if (done) {
        m_inside->open = false;
        m_inside->store.writing = false;
        m_inside->lost = base::Error{base::ErrorKind::bug, "store.committed_already", {}, {}};
    }
    return done;
}

base::Result<std::uint32_t> Write::appendLeads(std::span<const LeadRow> leads)
{
    return m_inside->attempt([&](Connection &connection) { return appendLeadRows(connection, leads); });
}

base::Result<void> Write::setLead(std::uint32_t row, const LeadRow &lead)
{
    return m_inside->attempt([&](Connection &connection) { updateLeadRow(connection, row, lead); });
}

base::Result<void> Write::putColumn(Entity entity, const data::Column &column, std::uint32_t import,
                                    std::span<const std::uint32_t> rows)
{
    return m_inside->attempt(
        [&](Connection &connection) { putColumnPages(connection, nameOf(entity), column, import, rows); });
}

base::Result<std::vector<std::uint64_t>> Write::eraseLeads(const std::set<std::uint32_t> &rows,
                                                           const std::vector<std::string> &names)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.execute("PRAGMA secure_delete=ON");
        return eraseLeadRows(connection, rows, names);
    });
}

base::Result<void> Write::addHistory(std::span<const HistoryValue> values)
{
    return m_inside->attempt([&](Connection &connection) {
        std::int64_t seq = nextNumber(connection, summed::valueHistory);
        Statement &insert = connection.cached(insertInto(summed::valueHistory));
        for (const HistoryValue &value : values) {
            insert
                .bindAll(seq++, value.lead, value.field, value.validFrom.seconds, value.recorded.seconds, value.source,
                         value.value, StepBytes(value.person.bytes))
                .run();
        }
    });
}

base::Result<void> Write::putExternalRefs(Entity entity, const std::string &system, std::span<const ExternalRef> refs)
{
    return m_inside->attempt([&](Connection &connection) { putNames(connection, entity, system, refs); });
}

base::Result<void> Write::appendActivities(std::span<const StoredActivity> activities,
                                           const ActivityDictionaries &dictionaries)
{
    if (activities.empty())
        return {};
    return m_inside->attempt(
        [&](Connection &connection) { appendActivityPages(connection, activities, dictionaries); });
}

base::Result<std::vector<std::uint32_t>> Write::putAccounts(std::span<const domain::Account> accounts)
{
    return m_inside->attempt([&](Connection &connection) { return putAccountRows(connection, accounts); });
}

base::Result<void> Write::putCampaigns(std::span<const domain::Campaign> campaigns)
{
    return m_inside->attempt([&](Connection &connection) {
        Statement &put = connection.cached(insertInto(summed::campaign)
                                           + " ON CONFLICT(name) DO UPDATE SET channel=excluded.channel,"
                                             " from_date=excluded.from_date, to_date=excluded.to_date,"
                                             " cost_minor=excluded.cost_minor, currency=excluded.currency");
        Statement &seal = connection.cached(sealAgain(summed::campaign, "name=?"));
        for (const domain::Campaign &campaign : campaigns) {
            put.bindAll(nextNumber(connection, summed::campaign), campaign.name, campaign.channel, daysOf(campaign.from),
                        daysOf(campaign.to), campaign.cost.minor, campaign.cost.currency)
                .run();
            seal.bind(campaign.name).run();
        }
    });
}

base::Result<void> Write::putPerson(const domain::Person &person)
{
    return m_inside->attempt([&](Connection &connection) {
        constexpr std::optional<std::int64_t> noKey;
        connection
            .cached(insertInto(summed::person)
                    + " ON CONFLICT(id) DO UPDATE SET name=excluded.name, side=excluded.side, email=excluded.email,"
                      " at_table=excluded.at_table")
            .bindAll(nextNumber(connection, summed::person), StepBytes(person.id.bytes), person.name,
                     static_cast<std::uint32_t>(person.side), person.email, person.atTable, noKey, noKey)
            .run();
        connection.cached(sealAgain(summed::person, "id=?")).bind(StepBytes(person.id.bytes)).run();
    });
}

base::Result<void> Write::putKey(const base::Uuid &person, const agreement::SealedKey &key)
{
    return m_inside->attempt([&](Connection &connection) {
        Statement &put = connection.cached("UPDATE person SET public_key=?, sealed_key=? WHERE id=? RETURNING number");
        put.bindAll(StepBytes(key.publicKey), StepBytes(key.sealed), StepBytes(person.bytes));
        const bool found = put.step();
        put.reset();
        if (!found)
            fly(base::ErrorKind::usage, "person.unknown", {person.text()});
        connection.cached(sealAgain(summed::person, "id=?")).bind(StepBytes(person.bytes)).run();
    });
}

base::Result<std::int64_t> Write::addImport(const StoredImport &import)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::import))
            .bindAll(nextNumber(connection, summed::import), import.kind, import.file, import.source, import.sourceType, StepBytes(import.person.bytes),
                     import.time.seconds, import.counts, import.mapping)
            .run();
        return connection.lastInsertRow();
    });
}

base::Result<void> Write::setImportCounts(std::int64_t id, const std::string &counts)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE import SET counts=? WHERE id=?").bindAll(counts, id).run();
        connection.cached(sealAgain(summed::import, "id=?")).bind(id).run();
    });
}

base::Result<void> Write::setSetting(const std::string &key, const std::string &value)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::setting, "INSERT OR REPLACE")).bindAll(key, value).run();
    });
}

base::Result<void> Write::putSavedView(const std::string &name, const std::string &json)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::savedView, "INSERT OR REPLACE")).bindAll(name, json).run();
    });
}

base::Result<void> Write::removeSavedView(const std::string &name)
{
    return m_inside->attempt(
        [&](Connection &connection) { connection.cached("DELETE FROM saved_view WHERE name=?").bind(name).run(); });
}

} // namespace leadlight::store
