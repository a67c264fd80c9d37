// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_file.h"

#include <cmath>

#include "base/exact.h"
#include "base/text.h"
#include "workspace/account_columns.h"
#include "workspace/commands/export_sink.h"
#include "workspace/queries/buyer_phase.h"

namespace leadlight::workspace {

namespace {

using Rows = std::optional<std::span<const std::uint32_t>>;

template <class Use> bool forEachLead(const Snapshot &snapshot, const Rows &rows, const base::Progress *progress, const Use &use)
{
    const std::size_t count = rows ? rows->size() : snapshot.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 4096 == 0 && progress && progress->stopRequested())
            return false;
        const std::uint32_t row = rows ? (*rows)[i] : static_cast<std::uint32_t>(i);
        if (!snapshot.isMerged(row))
            use(row);
    }
    return true;
}

void putColumn(ExportSink &sink, const data::Column &column, std::uint32_t row)
{
    const data::NumberColumn *numbers = column.asNumber();
    const data::InstantColumn *instants = column.asInstant();
    if (column.isBlank(row))
        sink.text({});
    else if (numbers != nullptr)
        sink.number(numbers->values[row], column.cellText(row));
    else if (instants != nullptr)
        sink.instant(base::Instant{instants->seconds[row]}, column.cellText(row));
    else
        sink.text(column.cellText(row));
}

void putScore(ExportSink &sink, base::Exact score)
{
    sink.number(static_cast<double>(score) / static_cast<double>(base::exactOne), base::exactText(score));
}

void putDate(ExportSink &sink, const std::optional<base::Date> &date)
{
    if (date)
        sink.instant(base::utcMidnight(*date), base::isoText(*date));
    else
        sink.text({});
}

bool writeLeads(const Snapshot &snapshot, const Rows &rows, bool outcomesOnly, const base::Progress *progress, ExportSink &sink)
{
    std::vector<const data::Column *> columns;
    for (const auto &column : snapshot.leads.columns()) {
        const bool isOutcome = column->key.starts_with("outcome") || column->key == "external_id" || column->key == "email";
        if (outcomesOnly ? isOutcome : !isOfAccount(column->key))
            columns.push_back(column.get());
    }
    std::vector<std::string> header{"id"};
    for (const data::Column *column : columns)
        header.push_back(column->key);
    for (const char *key : {"stage", "owner", "rank", "fit_rank", "engagement_rank", "fit", "engagement"})
        header.emplace_back(key);
    sink.table(outcomesOnly ? "Outcomes" : "Leads", header);
    return forEachLead(snapshot, rows, progress, [&](std::uint32_t row) {
        if (outcomesOnly && snapshot.text(row, "outcome").empty() && !domain::isClosed(snapshot.stages[row]))
            return;
        sink.row();
        sink.text(snapshot.ids[row].text());
        for (const data::Column *column : columns)
            putColumn(sink, *column, row);
        const domain::Person *owner = snapshot.ownerOf(row);
        sink.text(domain::keyOf(snapshot.stages[row]));
        sink.text(owner ? owner->name : std::string());
        sink.text(snapshot.rankOf(row));
        for (std::size_t axis = 0; axis < 2; ++axis)
            sink.text(snapshot.model->axes[axis].ranks[snapshot.scores->rank[axis][row]]);
        for (std::size_t axis = 0; axis < 2; ++axis)
            putScore(sink, snapshot.scores->score[axis][row]);
    });
}

void writeActivity(const data::ActivityTable &all, std::size_t i, std::string_view lead, ExportSink &sink)
{
    sink.row();
    sink.text(lead);
    sink.instant(base::Instant{all.time[i]}, base::isoText(base::Instant{all.time[i]}));
    sink.text(all.types->text(all.type[i]));
    sink.text(domain::keyOf(static_cast<domain::Channel>(all.channel[i])));
    sink.text(all.assets->text(all.asset[i]));
    sink.text(all.areas->text(all.area[i]));
    sink.text(buyerPhases[all.phase[i]]);
    sink.text(all.campaigns->text(all.campaign[i]));
    if (std::isnan(all.number[i]))
        sink.text({});
    else
        sink.number(all.number[i], base::numberText(all.number[i]));
    sink.text(all.texts->text(all.text[i]));
}

/// What nobody at the account is known to have done; the lead is blank.
void writeAccountActivities(const Snapshot &snapshot, ExportSink &sink)
{
    const data::ActivityTable &all = *snapshot.accountActivities;
    for (std::size_t account = 0; account < all.leads(); ++account) {
        for (std::size_t i = all.first[account]; i < all.first[account + 1]; ++i) {
            writeActivity(all, i, {}, sink);
            sink.text(snapshot.accounts[account].name);
            sink.text(snapshot.accounts[account].domain);
        }
    }
}

bool writeActivities(const Snapshot &snapshot, const Rows &rows, const base::Progress *progress, ExportSink &sink)
{
    sink.table("Activities", std::vector<std::string>{"lead", "time", "type", "channel", "asset", "area", "phase", "campaign", "number", "text",
                                                      "account", "account_domain"});
    const data::ActivityTable &all = *snapshot.activities;
    const bool finished = forEachLead(snapshot, rows, progress, [&](std::uint32_t row) {
        for (std::size_t i = all.first[row]; i < all.first[row + 1]; ++i) {
            writeActivity(all, i, snapshot.ids[row].text(), sink);
            sink.text({});
            sink.text({});
        }
    });
    if (finished && !rows)
        writeAccountActivities(snapshot, sink);
    return finished;
}

void writeAccounts(const Snapshot &snapshot, bool targetsOnly, ExportSink &sink)
{
    std::vector<std::string> header{"name", "domain", "target"};
    for (const auto &column : snapshot.accountFacts.columns()) {
        if (!targetsOnly)
            header.push_back(column->key);
    }
    sink.table(targetsOnly ? "Targets" : "Accounts", header);
    for (std::size_t row = 0; row < snapshot.accounts.size(); ++row) {
        const domain::Account &account = snapshot.accounts[row];
        if ((targetsOnly && !account.target) || snapshot.isMergedAccount(row))
            continue;
        sink.row();
        sink.text(account.name);
        sink.text(account.domain);
        sink.text(account.target ? "yes" : "no");
        for (std::size_t i = 3; i < header.size(); ++i)
            putColumn(sink, *snapshot.accountFacts.columns()[i - 3], static_cast<std::uint32_t>(row));
    }
}

void writeCampaigns(const Snapshot &snapshot, ExportSink &sink)
{
    sink.table("Campaigns", std::vector<std::string>{"name", "channel", "from", "to", "cost", "currency"});
    for (const domain::Campaign &campaign : snapshot.campaigns) {
        const double cost = static_cast<double>(campaign.cost.minor) / 100;
        sink.row();
        sink.text(campaign.name);
        sink.text(campaign.channel);
        putDate(sink, campaign.from);
        putDate(sink, campaign.to);
        sink.number(cost, base::numberText(cost));
        sink.text(campaign.cost.currency);
    }
}

} // namespace

base::Result<void> exportFile(const Snapshot &snapshot, io::ImportKind kind, const std::string &path, Rows rows, const base::Progress *progress)
{
    const auto sink = sinkFor(path);
    if (!sink)
        return base::fail(sink.error());
    bool finished = true;
    switch (kind) {
    case io::ImportKind::leads:
        finished = writeLeads(snapshot, rows, false, progress, **sink);
        break;
    case io::ImportKind::outcomes:
        finished = writeLeads(snapshot, rows, true, progress, **sink);
        break;
    case io::ImportKind::activities:
        finished = writeActivities(snapshot, rows, progress, **sink);
        break;
    case io::ImportKind::accounts:
        writeAccounts(snapshot, false, **sink);
        break;
    case io::ImportKind::targets:
        writeAccounts(snapshot, true, **sink);
        break;
    case io::ImportKind::campaigns:
        writeCampaigns(snapshot, **sink);
        break;
    }
    if (!finished)
        return base::fail(base::ErrorKind::stopped, "stopped");
    return (*sink)->finish();
}

} // namespace leadlight::workspace
