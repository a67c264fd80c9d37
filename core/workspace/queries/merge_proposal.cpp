// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/merge_proposal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>

#include "workspace/account_columns.h"
#include "workspace/appended_values.h"
#include "workspace/our_words.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

constexpr std::array<std::string_view, 3> firstTouchFields{"source", "source_type", "campaign"};

template <class List> bool listHas(const List &list, std::string_view key)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

/// Stages in which Sales has the lead or has won it, furthest first; of the others the newest counts.
int furtherStage(domain::Stage stage)
{
    using enum domain::Stage;
    switch (stage) {
    case won:
        return 5;
    case opportunity:
        return 4;
    case accepted:
        return 3;
    case qualified:
        return 2;
    case suspect:
    case anonymous:
        return 0;
    default:
        return 1;
    }
}

class FieldChooser {
public:
    FieldChooser(const Snapshot &snapshot, const std::vector<std::uint32_t> &leads) : m_snapshot(snapshot), m_leads(leads) {}

    base::Result<void> readDates(const store::WorkspaceStore &store)
    {
        const auto imports = store.imports();
        if (!imports)
            return base::fail(imports.error());
        for (const std::uint32_t row : m_leads) {
            const auto import = std::find_if(imports->begin(), imports->end(), [&](const store::StoredImport &i) { return i.id == m_snapshot.import[row]; });
            m_cameIn.push_back(import != imports->end() ? import->time.seconds : createdAt(row));
            const auto history = store.historyOf(row);
            if (!history)
                return base::fail(history.error());
            auto &dates = m_changed.emplace_back();
            for (const store::HistoryValue &value : *history)
                dates[value.field] = std::max(dates[value.field], value.recorded.seconds);
        }
        return {};
    }

    [[nodiscard]] std::size_t ofAttribute(const std::string &key, const std::vector<std::string> &values, std::size_t stageOf) const
    {
        if (key == "external_id" && !values[0].empty())
            return 0;
        if (key == "created_at" || listHas(firstTouchFields, key))
            return best(values, [&](std::size_t i) { return std::tuple(-firstSeen(m_leads[i]), std::int64_t{0}); });
        if (key.starts_with("outcome") && !values[stageOf].empty())
            return stageOf;
        const bool isBar = key == "do_not_email" || key == "do_not_call";
        const auto bars = [&](std::size_t i) { return (isBar && saysYes(values[i])) || (key == "consent" && saysWithdrawn(values[i])); };
        return best(values, [&](std::size_t i) {
            return std::tuple(bars(i) ? std::numeric_limits<std::int64_t>::max() : knownAt(i, key), createdAt(m_leads[i]));
        });
    }
    [[nodiscard]] std::size_t ofStage() const
    {
        const std::vector<std::string> all(m_leads.size(), "known");
        return best(all, [&](std::size_t i) {
            const int further = furtherStage(m_snapshot.stages[m_leads[i]]);
            const std::int64_t since = m_snapshot.stageSince[m_leads[i]].seconds;
            // Sales' clock does not start anew; elsewhere the newest word counts.
            return std::tuple(std::int64_t{further}, further >= 2 ? -since : since);
        });
    }
    /// The lead that brings the stage, else the one with the lowest row that has a value.
    [[nodiscard]] std::size_t withStage(const std::vector<std::string> &values, std::size_t stageOf) const
    {
        if (!values[stageOf].empty())
            return stageOf;
        return best(values, [](std::size_t) { return std::tuple(std::int64_t{0}, std::int64_t{0}); });
    }

private:
    [[nodiscard]] std::int64_t createdAt(std::uint32_t row) const
    {
        const auto created = m_snapshot.instant(row, "created_at");
        return created ? created->seconds : 0;
    }
    /// A lead of unknown age comes last.
    [[nodiscard]] std::int64_t firstSeen(std::uint32_t row) const
    {
        const auto created = m_snapshot.instant(row, "created_at");
        return created ? created->seconds : std::numeric_limits<std::int64_t>::max();
    }
    [[nodiscard]] std::int64_t knownAt(std::size_t i, const std::string &key) const
    {
        const auto changed = m_changed[i].find(key);
        return changed == m_changed[i].end() ? m_cameIn[i] : changed->second;
    }
    /// The lead with the greatest measure among those with a value; of equals the one that is longest here.
    template <class Measure> [[nodiscard]] std::size_t best(const std::vector<std::string> &values, const Measure &measure) const
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].empty())
                continue;
            if (!found || measure(i) > measure(*found) || (measure(i) == measure(*found) && m_leads[i] < m_leads[*found]))
                found = i;
        }
        return found.value_or(0);
    }

    const Snapshot &m_snapshot;
    const std::vector<std::uint32_t> &m_leads;
    std::vector<std::int64_t> m_cameIn;
    std::vector<std::map<std::string, std::int64_t>> m_changed;
};

bool isBlankInAll(const std::vector<std::string> &values)
{
    return std::all_of(values.begin(), values.end(), [](const std::string &value) { return value.empty(); });
}

} // namespace

bool ProposedField::differs() const
{
    return std::any_of(values.begin(), values.end(), [&](const std::string &value) { return value != values.front(); });
}

const ProposedField *MergeProposal::find(std::string_view key) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const ProposedField &field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

base::Result<MergeProposal> mergeProposal(const Snapshot &snapshot, const store::WorkspaceStore &store, std::vector<std::uint32_t> leads)
{
    for (std::uint32_t &row : leads)
        row = snapshot.survivorOf(row);
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (std::find(leads.begin(), leads.begin() + static_cast<std::ptrdiff_t>(i), leads[i]) != leads.begin() + static_cast<std::ptrdiff_t>(i))
            return base::fail(base::ErrorKind::usage, "merge.same_lead", {snapshot.nameOf(leads[i])});
    }
    if (leads.size() < 2)
        return base::fail(base::ErrorKind::usage, "merge.one_lead");
    MergeProposal proposal;
    proposal.leads = std::move(leads);
    FieldChooser chooser(snapshot, proposal.leads);
    if (auto read = chooser.readDates(store); !read)
        return base::fail(read.error());
    const std::size_t stageOf = chooser.ofStage();
    const auto collect = [&](const auto &textOf) {
        std::vector<std::string> values;
        for (const std::uint32_t row : proposal.leads)
            values.push_back(textOf(row));
        return values;
    };
    for (const auto &column : snapshot.leads.columns()) {
        if (isOfAccount(column->key) || isAppendedMark(snapshot.leads, column->key))
            continue; // the one goes with the account, the other with its value
        auto values = collect([&](std::uint32_t row) { return column->cellText(row); });
        if (isBlankInAll(values))
            continue;
        const std::size_t taken = chooser.ofAttribute(column->key, values, stageOf);
        proposal.fields.push_back({column->key, columnLabel(snapshot, *column), std::move(values), taken});
    }
    proposal.fields.push_back({"stage", "Stage", collect([&](std::uint32_t row) { return std::string(domain::keyOf(snapshot.stages[row])); }), stageOf});
    auto owners = collect([&](std::uint32_t row) { return snapshot.owner[row] == 0 ? std::string() : snapshot.ownerOf(row)->name; });
    if (!isBlankInAll(owners)) {
        const std::size_t taken = chooser.withStage(owners, stageOf);
        proposal.fields.push_back({"owner", "Owner", std::move(owners), taken});
    }
    auto accounts = collect([&](std::uint32_t row) { return snapshot.account[row] == 0 ? std::string() : snapshot.accounts[snapshot.account[row] - 1].name; });
    if (!isBlankInAll(accounts)) {
        // The account goes with the company that was taken.
        const ProposedField *company = proposal.find("company");
        const std::size_t taken = chooser.withStage(accounts, company ? company->taken : stageOf);
        proposal.fields.push_back({"account", "Account", std::move(accounts), taken});
    }
    return proposal;
}

base::Result<MergeProposal> proposeMerge(Workspace &workspace, std::vector<std::uint32_t> leads)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    return mergeProposal(*session.snapshot(), session.store(), std::move(leads));
}

} // namespace leadlight::workspace
