// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "base/foresee.h"
#include "base/text.h"
#include "workspace/activity_append.h"
#include "store/workspace_store.h"
#include "workspace/import/account_events.h"
#include "workspace/import/importer.h"
#include "workspace/import/lead_index.h"

namespace leadlight::workspace {

namespace {

/// How often each key was met: open addressing, since there are as many keys as events.
class KeyCounts {
public:
    KeyCounts() : m_slots(1024, 0) {}

    /// Room for so many keys.
    void reserve(std::size_t keys)
    {
        if (keys * 3 >= m_slots.size() * 2)
            spread(std::bit_ceil(keys * 3 / 2 + 1));
    }

    /// Asks the memory for the place of a key that will be added soon.
    void foresee(std::uint64_t key) const { base::foresee(&m_slots[key & (m_slots.size() - 1)]); }
    /// How often it was met before.
    std::uint32_t add(std::uint64_t key)
    {
        if (m_used * 3 >= m_slots.size() * 2)
            spread(m_slots.size() * 2);
        std::uint64_t &slot = slotOf(key);
        if (slot != 0)
            return ++m_repeated[key];
        slot = storedOf(key);
        ++m_used;
        return 0;
    }

private:
    /// 0 stands for a free slot.
    static std::uint64_t storedOf(std::uint64_t key) { return key == 0 ? 1 : key; }
    std::uint64_t &slotOf(std::uint64_t key)
    {
        std::size_t at = key & (m_slots.size() - 1);
        while (m_slots[at] != 0 && m_slots[at] != storedOf(key))
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void spread(std::size_t slots)
    {
        std::vector<std::uint64_t> old(slots, 0);
        old.swap(m_slots);
        for (const std::uint64_t key : old) {
            if (key != 0)
                slotOf(key) = key;
        }
    }

    std::vector<std::uint64_t> m_slots; ///< a power of two
    std::size_t m_used = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_repeated;
};

domain::Activity wholeOf(const ReadActivity &read)
{
    domain::Activity activity;
    activity.time = base::Instant{read.time};
    activity.type = read.type;
    activity.channel = read.channel;
    activity.asset = read.asset;
    activity.area = read.area;
    activity.phase = read.phase;
    activity.campaign = read.campaign;
    activity.number = read.number;
    activity.text = read.text;
    return activity;
}

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

    void foresee(const io::TypedRow &row) const override { m_index.foresee(textOf(row, leadRef)); }
    void prepare(const io::TypedRow &row, RowFacts &facts) const override { facts.lead = findLead(row); }

    void expect(std::size_t rows) override
    {
        m_append.reserve(rows);
        m_seen.reserve(rows / 5 * 4); // its places double, so what is asked for to spare would cost as much again
    }

    RowOutcome take(const io::TypedRow &row, const RowFacts &facts, base::Error &error) override
    {
        const bool ofAccount = textOf(row, leadRef).empty() && textOf(row, leadEmail).empty() && namesAccount(row);
        const auto account = ofAccount ? m_accountEvents.find(textOf(row, accountName), textOf(row, accountDomain)) : std::nullopt;
        if (ofAccount && !account) {
            const std::string named(textOf(row, textOf(row, accountDomain).empty() ? accountName : accountDomain));
            error = {base::ErrorKind::findings, "import.unknown_account", {named}, error.place};
            return RowOutcome::refused;
        }
        const bool ofLead = !ofAccount && facts.lead.has_value();
        if (!ofLead && !account) {
            const std::string named(textOf(row, leadRef).empty() ? textOf(row, leadEmail) : textOf(row, leadRef));
            error = {base::ErrorKind::findings, "import.unknown_lead", {named}, error.place};
            return RowOutcome::refused;
        }
        if (m_places[time] < 0 || cell(row, time).blank || textOf(row, type).empty()) {
            error = {base::ErrorKind::findings, "import.missing_value", {cellBlank(row, time) ? "time" : "type"}, error.place};
            return RowOutcome::refused;
        }
        const KnownType &known = typeOf(textOf(row, type));
        ReadActivity activity;
        activity.time = cell(row, time).instant.seconds;
        activity.type = known.key;
        const std::string_view channelWord = textOf(row, channel);
        activity.channel = channelWord.empty() ? known.channel : domain::parseChannel(channelWord).value_or(known.channel);
        activity.asset = textOf(row, asset);
        activity.area = textOf(row, area);
        const std::string phaseKey = base::comparable(textOf(row, phase));
        activity.phase = phaseKey;
        activity.campaign = textOf(row, campaign);
        if (m_places[number] >= 0 && !cell(row, number).blank)
            activity.number = cell(row, number).number;
        activity.text = textOf(row, text);
        if (account)
            return m_accountEvents.take(*account, wholeOf(activity));
        const store::StoredActivity stored = m_append.coded(ofLead ? *facts.lead : 0, activity);
        if (!m_knownKeys.empty())
            return addIfUnknown(stored) ? RowOutcome::added : RowOutcome::unchanged;
        // Among none that are known it is new, whichever of its kind it is: that may be found out a little later.
        m_seen.foresee(stored.key);
        store::StoredActivity &place = m_waiting[m_taken++ % m_waiting.size()];
        if (m_taken > m_waiting.size())
            addIfUnknown(place);
        place = stored;
        return RowOutcome::added;
    }

    base::Result<void> write(store::Write &write, std::uint32_t import) override
    {
        for (std::size_t i = m_taken < m_waiting.size() ? 0 : m_taken - m_waiting.size(); i < m_taken; ++i)
            addIfUnknown(m_waiting[i % m_waiting.size()]);
        m_taken = 0;
        if (auto written = m_accountEvents.write(write, import); !written)
            return written;
        return m_append.writeOnly(write, import);
    }

private:
    enum Place : std::size_t { leadRef, leadEmail, time, type, channel, asset, area, phase, campaign, number, text, accountName, accountDomain };
    /// What the file's word for a type means.
    struct KnownType {
        std::string key;
        domain::Channel channel = domain::Channel::other;
    };

    bool addIfUnknown(store::StoredActivity activity)
    {
        activity.key = ActivityAppend::keyOfOccurrence(activity.key, m_seen.add(activity.key));
        if (std::binary_search(m_knownKeys.begin(), m_knownKeys.end(), activity.key))
            return false;
        m_append.add(activity);
        return true;
    }

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
        return email.empty() ? std::nullopt : m_index.byEmail(base::comparable(email));
    }
    const KnownType &typeOf(std::string_view word)
    {
        const std::uint32_t code = m_typeWords.codeFor(word);
        while (m_types.size() <= code) {
            const std::string_view next = m_typeWords.text(static_cast<std::uint32_t>(m_types.size()));
            KnownType known{base::keyOf(next), {}};
            if (known.key.empty())
                known.key = base::comparable(next);
            known.channel = domain::channelOfType(known.key);
            m_types.push_back(std::move(known));
        }
        return m_types[code];
    }

    const ImportContext m_context;
    LeadIndex m_index;
    ActivityAppend m_append;
    AccountEvents m_accountEvents;
    std::vector<std::uint64_t> m_knownKeys;
    KeyCounts m_seen;
    std::array<store::StoredActivity, 32> m_waiting; ///< the last ones, in turn
    std::size_t m_taken = 0;
    data::Dictionary m_typeWords;
    std::vector<KnownType> m_types; ///< by code of `m_typeWords`
    std::array<int, 13> m_places{};
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
