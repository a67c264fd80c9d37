// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/account_names.h"

#include <algorithm>

#include "base/ascending_ids.h"
#include "store/added_rows.h"
#include "store/change_record.h"
#include "store/failure.h"
#include "store/given_rows.h"
#include "store/row_sums.h"

namespace leadlight::store {

namespace {

class AccountRows final : public GivenRows {
public:
    AccountRows(std::uint32_t first, std::span<const domain::Account> accounts, const std::vector<base::Uuid> &ids)
        : m_first(first), m_accounts(accounts), m_ids(ids)
    {
    }

    [[nodiscard]] std::size_t size() const override { return m_accounts.size(); }
    void give(std::size_t row, int column, GivenCell cell) const override
    {
        const domain::Account &account = m_accounts[row];
        switch (column) {
        case 0:
            return cell.integer(m_first + static_cast<std::int64_t>(row));
        case 1:
            return cell.blob(bytesOf(m_ids[row]));
        case 2:
            return cell.text(account.key);
        case 3:
            return cell.text(account.name);
        case 4:
            return cell.text(account.domain);
        default:
            return cell.integer(account.target ? 1 : 0);
        }
    }

private:
    std::uint32_t m_first;
    std::span<const domain::Account> m_accounts;
    const std::vector<base::Uuid> &m_ids;
};

class NameRows final : public GivenRows {
public:
    NameRows(Entity entity, const std::string &system, const std::vector<const ExternalRef *> &refs)
        : m_entity(nameOf(entity)), m_system(system), m_refs(refs)
    {
    }

    [[nodiscard]] std::size_t size() const override { return m_refs.size(); }
    void give(std::size_t row, int column, GivenCell cell) const override
    {
        switch (column) {
        case 0:
            return cell.text(m_entity);
        case 1:
            return cell.text(m_system);
        case 2:
            return cell.text(m_refs[row]->id);
        default:
            return cell.integer(m_refs[row]->row);
        }
    }

private:
    std::string_view m_entity;
    const std::string &m_system;
    const std::vector<const ExternalRef *> &m_refs;
};

/// All of the rows, or none where one of them stands in the table already.
bool addAll(Connection &connection, const SummedTable &table, const GivenRows &rows)
{
    Statement &add = connection.cached(insertGiven(table));
    try {
        add.rows(rows).run();
    } catch (const Failure &failure) {
        add.reset();
        if (failure.error.code != "store.constraint")
            throw;
        return false;
    }
    return true;
}

} // namespace

const char *nameOf(Entity entity)
{
    return entity == Entity::lead ? "lead" : "account";
}

std::vector<std::uint32_t> putAccountRows(Connection &connection, std::span<const domain::Account> accounts)
{
    // Rows are dense from 0: a new account takes the next, one of a known key keeps its own.
    auto next = static_cast<std::uint32_t>(connection.integer("SELECT coalesce(max(row), -1) + 1 FROM account"));
    const std::vector<base::Uuid> ids = base::ascendingIds(accounts.size());
    AddedRows added(connection, AddedKind::account);
    if (addAll(connection, summed::account, AccountRows(next, accounts, ids))) {
        std::vector<std::uint32_t> all(accounts.size());
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            const domain::Account &account = accounts[i];
            all[i] = next++;
            added.add(all[i], bytesOf(ids[i]), account.key, account.name, account.domain, std::int64_t{account.target});
        }
        return all;
    }
    std::vector<std::uint32_t> rows;
    rows.reserve(accounts.size());
    Statement &add = connection.cached(insertInto(summed::account) + " ON CONFLICT(key) DO NOTHING");
    Statement &change = connection.cached("UPDATE account SET name=?1, domain=?2, target=?3, checksum=row_sum('account', row,"
                                          " id, key, ?1, ?2, ?3) WHERE key=?4 RETURNING row");
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const domain::Account &account = accounts[i];
        const std::string_view id = bytesOf(ids[i]);
        add.bind(next).page(id).lasting(account.key).lasting(account.name).lasting(account.domain).bind(account.target).run();
        if (connection.changedRows() == 1) {
            added.add(next, id, account.key, account.name, account.domain, std::int64_t{account.target});
            rows.push_back(next++);
            continue;
        }
        added.aside([&] {
            Rows changed(change.bindAll(account.name, account.domain, account.target, account.key));
            if (changed.next())
                rows.push_back(changed->unsigned32(0));
        });
    }
    return rows;
}

void putNames(Connection &connection, Entity entity, const std::string &system, std::span<const ExternalRef> refs)
{
    // In the order of the tree, so that a large import touches each of its pages once. Stable: of two refs with one id the
    // later counts.
    std::vector<const ExternalRef *> ordered;
    ordered.reserve(refs.size());
    for (const ExternalRef &ref : refs)
        ordered.push_back(&ref);
    const auto byId = [](const ExternalRef *a, const ExternalRef *b) { return a->id < b->id; };
    if (!std::is_sorted(ordered.begin(), ordered.end(), byId))
        std::stable_sort(ordered.begin(), ordered.end(), byId);
    AddedRows added(connection, AddedKind::leadName, system);
    // Names of a lead that was added just now were nobody's before, so a range of rows finds them again.
    const auto isOfAdded = [&](const ExternalRef *ref) {
        return entity == Entity::lead && connection.record() && connection.record()->hasAddedLead(ref->row);
    };
    if (std::all_of(ordered.begin(), ordered.end(), isOfAdded)
        && addAll(connection, summed::externalRef, NameRows(entity, system, ordered))) {
        for (const ExternalRef *ref : ordered)
            added.add(ref->row, ref->id);
        return;
    }
    Statement &add = connection.cached(insertInto(summed::externalRef) + " ON CONFLICT DO NOTHING");
    Statement &change = connection.cached("UPDATE external_ref SET row=?1, checksum=row_sum('external_ref', entity, system, id, ?1)"
                                          " WHERE entity=?2 AND system=?3 AND id=?4");
    for (const ExternalRef *ref : ordered) {
        const bool isNew = isOfAdded(ref);
        const auto put = [&] { add.lasting(nameOf(entity)).lasting(system).lasting(ref->id).bind(ref->row).run(); };
        if (isNew)
            put();
        else
            added.aside(put);
        if (connection.changedRows() == 0)
            added.aside([&] { change.bindAll(ref->row, nameOf(entity), system, ref->id).run(); });
        else if (isNew)
            added.add(ref->row, ref->id);
    }
}

} // namespace leadlight::store
