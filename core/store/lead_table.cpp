// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lead_table.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "base/digest.h"
#include "base/parallel.h"
#include "store/added_rows.h"
#include "store/column_pages.h"
#include "store/failure.h"
#include "store/given_rows.h"

namespace leadlight::store {

namespace {

constexpr std::uint32_t rowsBetweenStops = 16384;

template <class Value> void appendRaw(std::string &out, Value value)
{
    static_assert(std::is_integral_v<Value>);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

/// `buffer` is reused from row to row.
std::int64_t leadChecksum(std::uint32_t row, const LeadRow &lead, std::string &buffer)
{
    buffer.clear();
    appendRaw(buffer, row);
    buffer += bytesOf(lead.id);
    appendRaw(buffer, static_cast<std::uint8_t>(lead.stage));
    appendRaw(buffer, lead.stageSince.seconds);
    appendRaw(buffer, lead.dueAt);
    appendRaw(buffer, lead.owner);
    appendRaw(buffer, lead.flags);
    appendRaw(buffer, static_cast<std::uint8_t>(lead.sentByHand));
    appendRaw(buffer, lead.account);
    appendRaw(buffer, lead.import);
    buffer += lead.quarantine;
    return std::bit_cast<std::int64_t>(base::checksum(buffer));
}

/// Leads beside their checksums, as the statements below read them.
class LeadRows final : public GivenRows {
public:
    LeadRows(std::uint32_t first, std::span<const LeadRow> leads)
        : m_first(first), m_leads(leads), m_sums(leads.size())
    {
        base::parallelFor(leads.size(), rowsBetweenStops, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            std::string buffer;
            for (std::size_t i = begin; i < end; ++i)
                m_sums[i] = leadChecksum(rowOf(i), m_leads[i], buffer);
        });
    }

    [[nodiscard]] std::uint32_t rowOf(std::size_t i) const { return m_first + static_cast<std::uint32_t>(i); }
    [[nodiscard]] std::int64_t sumOf(std::size_t i) const { return m_sums[i]; }
    [[nodiscard]] std::size_t size() const override { return m_leads.size(); }

    void give(std::size_t i, int column, GivenCell cell) const override
    {
        const LeadRow &lead = m_leads[i];
        switch (column) {
        case 0:
            return cell.integer(rowOf(i));
        case 1:
            return cell.blob(bytesOf(lead.id));
        case 2:
            return cell.integer(static_cast<std::uint8_t>(lead.stage));
        case 3:
            return cell.integer(lead.stageSince.seconds);
        case 4:
            if (lead.dueAt != data::InstantColumn::blank)
                cell.integer(lead.dueAt);
            return;
        case 5:
            return cell.integer(lead.owner);
        case 6:
            return cell.integer(lead.flags);
        case 7:
            return cell.integer(lead.sentByHand ? 1 : 0);
        case 8:
            return cell.integer(lead.account);
        case 9:
            return cell.integer(lead.import);
        case 10:
            return cell.text(lead.quarantine);
        default:
            return cell.integer(m_sums[i]);
        }
    }

private:
    std::uint32_t m_first;
    std::span<const LeadRow> m_leads;
    std::vector<std::int64_t> m_sums;
};

/// `at` is the column of the row's number.
LeadRow readLead(const Statement &row, int at = 0)
{
    LeadRow lead;
    row.bytes(at + 1, lead.id.bytes);
    lead.stage = row.enumerated<domain::Stage>(at + 2, domain::allStages.size());
    lead.stageSince.seconds = row.integer(at + 3);
    lead.dueAt = row.optionalInteger(at + 4).value_or(data::InstantColumn::blank);
    lead.owner = row.unsigned32(at + 5);
    lead.flags = static_cast<std::uint16_t>(row.unsigned32(at + 6) & std::numeric_limits<std::uint16_t>::max());
    lead.sentByHand = row.integer(at + 7) != 0;
    lead.account = row.unsigned32(at + 8);
    lead.import = row.unsigned32(at + 9);
    lead.quarantine = row.view(at + 10);
    return lead;
}

/// The first row that differs from its checksum; as many as there are: none.
std::size_t firstUnsound(const LoadedLeads &leads, const std::vector<std::int64_t> &sums)
{
    std::atomic<std::size_t> first{leads.size()};
    base::parallelFor(leads.size(), rowsBetweenStops, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        std::string buffer;
        for (std::size_t row = begin; row < std::min(end, first.load()); ++row) {
            if (sums[row] == leadChecksum(static_cast<std::uint32_t>(row), leads.rowAt(row), buffer))
                continue;
            std::size_t known = first.load();
            while (row < known && !first.compare_exchange_weak(known, row)) {
            }
        }
    });
    return first;
}

void reserveLeads(LoadedLeads &leads, std::size_t count)
{
    leads.ids.reserve(count);
    leads.stages.reserve(count);
    leads.stageSince.reserve(count);
    leads.dueAt.reserve(count);
    leads.owner.reserve(count);
    leads.flags.reserve(count);
    leads.sentByHand.reserve(count);
    leads.account.reserve(count);
    leads.import.reserve(count);
    leads.quarantine.reserve(count);
}

} // namespace

LeadRow LoadedLeads::rowAt(std::size_t row) const
{
    return {ids[row],   stages[row],          stageSince[row], dueAt[row],  owner[row],
            flags[row], sentByHand[row] != 0, account[row],    import[row], quarantine[row]};
}

std::uint32_t appendLeadRows(Connection &connection, std::span<const LeadRow> leads)
{
    const auto first = static_cast<std::uint32_t>(connection.integer("SELECT coalesce(max(row), -1) + 1 FROM lead"));
    const LeadRows rows(first, leads);
    AddedRows added(connection, AddedKind::lead);
    connection
        .cached("INSERT INTO lead(row, id, stage, stage_since, due_at, owner, flags, sent_by_hand, account, import_id, quarantine,"
                " checksum) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11 FROM given_rows(?)")
        .rows(rows)
        .run();
    for (std::size_t i = 0; i < leads.size(); ++i)
        added.add(rows.rowOf(i), rows.sumOf(i));
    return first;
}

void updateLeadRow(Connection &connection, std::uint32_t row, const LeadRow &lead)
{
    const LeadRows rows(row, {&lead, 1});
    Statement &update =
        connection.cached("UPDATE lead SET (id, stage, stage_since, due_at, owner, flags, sent_by_hand, account, import_id, quarantine,"
                          " checksum) = (SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11 FROM given_rows(?)) WHERE row=?"
                          " RETURNING row");
    const bool found = update.rows(rows).bind(row).step();
    update.reset();
    if (!found)
        fly(base::ErrorKind::bug, "store.no_such_lead", {std::to_string(row)});
}

std::optional<LeadRow> soundLead(const Statement &row, int firstColumn)
{
    try {
        LeadRow lead = readLead(row, firstColumn);
        std::string buffer;
        if (row.integer(firstColumn + 11) == leadChecksum(row.unsigned32(firstColumn), lead, buffer))
            return lead;
    } catch (const Failure &) { // a column of another type
    }
    return std::nullopt;
}

LoadedLeads loadLeadRows(Connection &connection, const base::Progress *progress)
{
    LoadedLeads leads;
    const auto count = static_cast<std::size_t>(connection.integer("SELECT count(*) FROM lead"));
    reserveLeads(leads, count);
    ComingColumns columns(connection, "lead", count, progress);
    const std::int64_t people = connection.integer("SELECT count(*) FROM person");
    const std::int64_t accounts = connection.integer("SELECT count(*) FROM account");
    std::vector<std::int64_t> sums;
    sums.reserve(leads.ids.capacity());
    std::uint32_t row = 0;
    Rows rows(connection.cached(std::string("SELECT ") + leadColumns + " FROM lead ORDER BY row"));
    while (rows.next()) {
        if (row % rowsBetweenStops == 0)
            checkStop(progress);
        const LeadRow lead = readLead(*rows);
        if (rows->integer(0) != row || lead.owner > people || lead.account > accounts)
            connection.failDamaged("lead", row);
        sums.push_back(rows->integer(11));
        leads.ids.push_back(lead.id);
        leads.stages.push_back(lead.stage);
        leads.stageSince.push_back(lead.stageSince);
        leads.dueAt.push_back(lead.dueAt);
        leads.owner.push_back(lead.owner);
        leads.flags.push_back(lead.flags);
        leads.sentByHand.push_back(lead.sentByHand ? 1 : 0);
        leads.account.push_back(lead.account);
        leads.import.push_back(lead.import);
        leads.quarantine.push_back(lead.quarantine);
        ++row;
    }
    if (const std::size_t bad = firstUnsound(leads, sums); bad < leads.size())
        connection.failDamaged("lead", static_cast<std::int64_t>(bad));
    leads.table = columns.table();
    return leads;
}

} // namespace leadlight::store
