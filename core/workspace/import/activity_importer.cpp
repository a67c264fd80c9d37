// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "workspace/activity_append.h"
#include "store/workspace_store.h"
#include "workspace/import/account_events.h"
#include "workspace/import/importer.h"
#include "workspace/import/lead_index.h"

namespace leadlight::workspace {

namespace {

class ActivityImporter final : public Importer {
public:
    ActivityImporter(const ImportContext &context, std::vector<std::uint64_t> knownKeys,
                     const std::vector<store::AccountActivity> &ofAccounts)
        : m_context(context), m_index(context.snapshot), m_append(context.snapshot),
          m_accountEvents(context.snapshot, ofAccounts), m_knownKeys(std::move(knownKeys))
    {
        constexpr std::array<std::string_view, 13> targets{"lead",  "lead_email", "time",   "type", "channel", "asset",         "area",
                                                           "phase", "campaign",   "number", "text", "account", "account_domain"};
        for (std::size_t i = 0; i < targets.size(); ++i)
            m_places[i] = context.rows.indexOf(targets[i]);
    }

    RowOutcome take(const io::TypedRow &row, base::Error &error) override
    {
        const bool ofAccount = textOf(row, leadRef).empty() && textOf(row, leadEmail).empty() && namesAccount(row);
        const auto account = ofAccount ? m_accountEvents.find(textOf(row, accountName), textOf(row, accountDomain)) : std::nullopt;
        if (ofAccount && !account) {
            const std::string named(textOf(row, textOf(row, accountDomain).empty() ? accountName : accountDomain));
            error = {base::ErrorKind::findings, "import.unknown_account", {named}, error.place};
            return RowOutcome::refused;
        }
        const auto found = ofAccount ? std::nullopt : findLead(row);
        if (!found && !account) {
            const std::string named(textOf(row, leadRef).empty() ? textOf(row, leadEmail) : textOf(row, leadRef));
            error = {base::ErrorKind::findings, "import.unknown_lead", {named}, error.place};
            return RowOutcome::refused;
        }
        if (m_places[time] < 0 || cell(row, time).blank || textOf(row, type).empty()) {
            error = {base::ErrorKind::findings, "import.missing_value", {cellBlank(row, time) ? "time" : "type"}, error.place};
            return RowOutcome::refused;
        }
        domain::Activity activity;
        activity.time = cell(row, time).instant;
        activity.type = base::keyOf(textOf(row, type));
        if (activity.type.empty())
            activity.type = base::comparable(textOf(row, type));
        const auto channelWord = domain::parseChannel(textOf(row, channel));
        activity.channel = channelWord.value_or(domain::channelOfType(activity.type));
        activity.asset = textOf(row, asset);
        activity.area = textOf(row, area);
        activity.phase = base::comparable(textOf(row, phase));
        activity.campaign = textOf(row, campaign);
        if (m_places[number] >= 0 && !cell(row, number).blank)
            activity.number = cell(row, number).number;
        activity.text = textOf(row, text);
        if (account)
            return m_accountEvents.take(*account, std::move(activity));
        const std::uint32_t lead = found.value_or(0);
        const base::Uuid &id = m_context.snapshot.ids[lead];
        const std::uint32_t occurrence = m_seen[ActivityAppend::keyOf(id, activity, 0)]++;
        if (std::binary_search(m_knownKeys.begin(), m_knownKeys.end(), ActivityAppend::keyOf(id, activity, occurrence)))
            return RowOutcome::unchanged;
        m_import.push_back({lead, std::move(activity), occurrence});
        return RowOutcome::added;
    }

    base::Result<void> write(store::Write &write, std::uint32_t import) override
    {
        for (const Taken &taken : m_import)
            m_append.add(taken.lead, taken.activity, import, taken.occurrence);
        if (auto written = m_accountEvents.write(write, import); !written)
            return written;
        return m_append.writeOnly(write);
    }

private:
    enum Place : std::size_t { leadRef, leadEmail, time, type, channel, asset, area, phase, campaign, number, text, accountName, accountDomain };
    struct Taken {
        std::uint32_t lead;
        domain::Activity activity;
        std::uint32_t occurrence;
    };

    [[nodiscard]] const io::TypedCell &cell(const io::TypedRow &row, Place place) const { return row.cells[static_cast<std::size_t>(m_places[place])]; }
    [[nodiscard]] bool cellBlank(const io::TypedRow &row, Place place) const { return m_places[place] < 0 || cell(row, place).blank; }
    [[nodiscard]] std::string_view textOf(const io::TypedRow &row, Place place) const
    {
        return cellBlank(row, place) ? std::string_view() : cell(row, place).text;
    }
    [[nodiscard]] bool namesAccount(const io::TypedRow &row) const
    {
        return !textOf(row, accountName).empty() || !textOf(row, accountDomain).empty();
    }
    [[nodiscard]] std::optional<std::uint32_t> findLead(const io::TypedRow &row) const
    {
        if (const std::string_view named = textOf(row, leadRef); !named.empty()) {
            if (const auto lead = m_index.find(named))
                return lead;
        }
        const std::string_view email = textOf(row, leadEmail);
        return email.empty() ? std::nullopt : m_index.byEmail(email);
    }

    const ImportContext m_context;
    LeadIndex m_index;
    ActivityAppend m_append;
    AccountEvents m_accountEvents;
    std::vector<std::uint64_t> m_knownKeys;
    std::unordered_map<std::uint64_t, std::uint32_t> m_seen;
    std::array<int, 13> m_places{};
    std::vector<Taken> m_import;
};

} // namespace

base::Result<std::unique_ptr<Importer>> makeActivityImporter(const ImportContext &context)
{
    auto keys = context.store.activityKeys();
    if (!keys)
        return base::fail(keys.error());
    const auto ofAccounts = context.store.accountActivities();
    if (!ofAccounts)
        return base::fail(ofAccounts.error());
    return std::make_unique<ActivityImporter>(context, std::move(*keys), *ofAccounts);
}

} // namespace leadlight::workspace
