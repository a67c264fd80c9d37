// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include "base/text.h"
#include "hygiene/accounts.h"
#include "workspace/import/edited_columns.h"
#include "store/workspace_store.h"
#include "workspace/import/importer.h"

namespace leadlight::workspace {

namespace {

bool saysTarget(std::string_view text)
{
    const std::string word = base::comparable(text);
    return word == "yes" || word == "true" || word == "1" || word == "y" || word == "x" || word == "target";
}

/// Accounts with their attributes, or (targets) the list of accounts that Sales wants.
class AccountImporter final : public Importer {
public:
    AccountImporter(const ImportContext &context, store::LoadedAccounts loaded, bool targets)
        : m_context(context), m_accounts(std::move(loaded.accounts)), m_columns(loaded.table), m_targets(targets),
          m_name(context.rows.indexOf("name")), m_domain(context.rows.indexOf("domain")), m_target(context.rows.indexOf("target"))
    {
        for (std::uint32_t row = 0; row < m_accounts.size(); ++row)
            m_byKey.emplace(m_accounts[row].key, row);
        for (const AccountMerge &merge : context.snapshot.accountMerges) {
            for (const store::MergedValue &change : merge.changes) {
                if (merge.undoneBy == 0)
                    m_replaced[{context.snapshot.accountSurvivor(merge.survivor), change.field}] = change.from;
            }
        }
        while (m_columns.rows() < m_accounts.size())
            m_columns.appendRow();
        for (std::size_t i = 0; i < context.rows.columns().size(); ++i) {
            const io::PlanColumn &column = context.rows.columns()[i];
            const bool isOwn = column.target == "name" || column.target == "domain" || column.target == "target";
            if (isOwn || targets)
                continue;
            const std::string key = column.target.starts_with("attribute:") ? column.target.substr(10) : column.target;
            m_attributes.emplace_back(i, m_columns.columnFor(key, domain::fieldLabel(key), column.type), column.type);
        }
    }

    RowOutcome take(const io::TypedRow &row, const RowFacts &, base::Error &error) override
    {
        const std::string name(base::trimmed(textOf(row, m_name)));
        const std::string domain(base::trimmed(textOf(row, m_domain)));
        const std::string key = hygiene::accountKey(name, domain);
        if (key.empty()) {
            error = {base::ErrorKind::findings, "import.missing_value", {"name"}, error.place};
            return RowOutcome::refused;
        }
        const auto known = m_byKey.find(key);
        const bool isNew = known == m_byKey.end();
        if (!isNew && m_context.request.onDuplicate == OnDuplicate::skip)
            return RowOutcome::skipped;
        const std::uint32_t named = isNew ? static_cast<std::uint32_t>(m_accounts.size()) : known->second;
        // A row about an account that was merged away speaks of the survivor where it says something new.
        const std::uint32_t place = isNew ? named : m_context.snapshot.accountSurvivor(named);
        if (isNew) {
            m_byKey.emplace(key, named);
            m_accounts.push_back({key, name.empty() ? domain : name, domain, false});
            m_columns.appendRow();
        }
        // Where one file speaks of an account again, what it said first counts: a list of deals has many rows for each.
        const bool isRepeat = !m_met.insert(place).second;
        domain::Account &account = m_accounts[place];
        const domain::Account before = account;
        if (!name.empty() && !m_targets && !isRepeat && named == place && !wasReplaced(place, "name", name))
            account.name = name;
        if (account.domain.empty() && named == place)
            account.domain = domain;
        if (m_targets || (m_target >= 0 && saysTarget(textOf(row, m_target))))
            account.target = true;
        bool changed = !(account == before);
        bool saysOtherwise = false;
        for (const auto &[cell, column, type] : m_attributes) {
            if (row.cells[cell].blank)
                continue;
            const std::string theirs = m_columns.reads(column, row.cells[cell], type);
            if (named != place ? m_columns.set(column, named, row.cells[cell], type) == EditedColumns::Change::none
                               : wasReplaced(place, m_columns.keyOf(column), theirs))
                continue;
            if (!m_said.emplace(place, column).second) {
                saysOtherwise |= theirs != m_columns.textAt(column, place);
                continue;
            }
            const auto change = m_columns.set(column, place, row.cells[cell], type);
            changed |= change == EditedColumns::Change::set || change == EditedColumns::Change::replaced;
        }
        if (isNew)
            return RowOutcome::added;
        return changed ? RowOutcome::updated : saysOtherwise ? RowOutcome::skipped : RowOutcome::unchanged;
    }

    base::Result<void> write(store::Write &write, std::uint32_t import) override
    {
        if (auto put = write.putAccounts(m_accounts); !put)
            return base::fail(put.error());
        for (const data::Column &column : m_columns.changed()) {
            if (auto put = write.putColumn(store::Entity::account, column, import); !put)
                return put;
        }
        return {};
    }

private:
    struct Attribute {
        std::size_t cell;
        std::size_t column;
        domain::FieldType type;
        Attribute(std::size_t cellIndex, std::size_t columnIndex, domain::FieldType columnType) : cell(cellIndex), column(columnIndex), type(columnType) {}
    };
    /// Whether the file repeats what a merge has overruled.
    [[nodiscard]] bool wasReplaced(std::uint32_t account, const std::string &field, const std::string &theirs) const
    {
        const auto replaced = m_replaced.find({account, field});
        return replaced != m_replaced.end() && replaced->second == theirs;
    }
    [[nodiscard]] static std::string_view textOf(const io::TypedRow &row, int index)
    {
        return index < 0 || row.cells[static_cast<std::size_t>(index)].blank ? std::string_view() : row.cells[static_cast<std::size_t>(index)].text;
    }

    const ImportContext m_context;
    std::vector<domain::Account> m_accounts;
    EditedColumns m_columns;
    bool m_targets;
    int m_name, m_domain, m_target;
    std::map<std::string, std::uint32_t> m_byKey;
    std::map<std::pair<std::uint32_t, std::string>, std::string> m_replaced; ///< by survivor and field, what merges overruled
    std::set<std::uint32_t> m_met;                           ///< accounts in the rows so far
    std::set<std::pair<std::uint32_t, std::size_t>> m_said; ///< and their values: account, column
    std::vector<Attribute> m_attributes;
};

class CampaignImporter final : public Importer {
public:
    explicit CampaignImporter(const ImportContext &context) : m_context(context) {}

    RowOutcome take(const io::TypedRow &row, const RowFacts &, base::Error &error) override
    {
        domain::Campaign campaign;
        campaign.name = textOf(row, "name");
        if (base::trimmed(campaign.name).empty()) {
            error = {base::ErrorKind::findings, "import.missing_value", {"name"}, error.place};
            return RowOutcome::refused;
        }
        campaign.channel = textOf(row, "channel");
        campaign.from = dateOf(row, "from");
        campaign.to = dateOf(row, "to");
        if (const io::TypedCell *cost = cellOf(row, "cost"))
            campaign.cost.minor = static_cast<std::int64_t>(cost->number * 100 + (cost->number < 0 ? -0.5 : 0.5));
        campaign.cost.currency = textOf(row, "currency");
        if (campaign.cost.currency.empty())
            campaign.cost.currency = m_context.snapshot.currency;
        for (const domain::Campaign &known : m_context.snapshot.campaigns) {
            if (known.name != campaign.name)
                continue;
            if (known == campaign)
                return RowOutcome::unchanged;
            m_campaigns.push_back(std::move(campaign));
            return RowOutcome::updated;
        }
        m_campaigns.push_back(std::move(campaign));
        return RowOutcome::added;
    }

    base::Result<void> write(store::Write &write, std::uint32_t) override { return write.putCampaigns(m_campaigns); }

private:
    [[nodiscard]] const io::TypedCell *cellOf(const io::TypedRow &row, std::string_view target) const
    {
        const int index = m_context.rows.indexOf(target);
        return index < 0 || row.cells[static_cast<std::size_t>(index)].blank ? nullptr : &row.cells[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::string textOf(const io::TypedRow &row, std::string_view target) const
    {
        const io::TypedCell *cell = cellOf(row, target);
        return cell ? std::string(cell->text) : std::string();
    }
    [[nodiscard]] std::optional<base::Date> dateOf(const io::TypedRow &row, std::string_view target) const
    {
        const io::TypedCell *cell = cellOf(row, target);
        return cell ? std::optional(base::utcDateOf(cell->instant)) : std::nullopt;
    }

    const ImportContext m_context;
    std::vector<domain::Campaign> m_campaigns;
};

} // namespace

base::Result<std::unique_ptr<Importer>> makeAccountImporter(const ImportContext &context, bool targets)
{
    auto loaded = context.store.loadAccounts();
    if (!loaded)
        return base::fail(loaded.error());
    return std::make_unique<AccountImporter>(context, std::move(*loaded), targets);
}

std::unique_ptr<Importer> makeCampaignImporter(const ImportContext &context)
{
    return std::make_unique<CampaignImporter>(context);
}

} // namespace leadlight::workspace
