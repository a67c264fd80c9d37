// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_file.h"

#include <cmath>
#include <filesystem>

#include "base/exact.h"
#include "base/text.h"
#include "io/csv_writer.h"
#include "workspace/whole_file.h"

namespace leadlight::workspace {

namespace {

using Rows = std::optional<std::span<const std::uint32_t>>;

template <class Use> bool forEachLead(const Snapshot &snapshot, const Rows &rows, const base::Progress *progress, const Use &use)
{
    const std::size_t count = rows ? rows->size() : snapshot.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 4096 == 0 && progress && progress->stopRequested())
            return false;
        use(rows ? (*rows)[i] : static_cast<std::uint32_t>(i));
    }
    return true;
}

bool writeLeads(const Snapshot &snapshot, const Rows &rows, bool outcomesOnly, const base::Progress *progress, std::string &out)
{
    const io::CsvWriter writer;
    std::vector<const data::Column *> columns;
    for (const auto &column : snapshot.leads.columns()) {
        const bool isOutcome = column->key.starts_with("outcome") || column->key == "external_id" || column->key == "email";
        if (!outcomesOnly || isOutcome)
            columns.push_back(column.get());
    }
    std::vector<std::string> cells{"id"};
    for (const data::Column *column : columns)
        cells.push_back(column->key);
    for (const char *key : {"stage", "owner", "rank", "fit_rank", "engagement_rank", "fit", "engagement"})
        cells.emplace_back(key);
    writer.row(cells, out);
    return forEachLead(snapshot, rows, progress, [&](std::uint32_t row) {
        if (outcomesOnly && snapshot.text(row, "outcome").empty() && !domain::isClosed(snapshot.stages[row]))
            return;
        cells.assign({snapshot.ids[row].text()});
        for (const data::Column *column : columns)
            cells.push_back(column->cellText(row));
        const domain::Person *owner = snapshot.ownerOf(row);
        cells.emplace_back(domain::keyOf(snapshot.stages[row]));
        cells.push_back(owner ? owner->name : std::string());
        cells.push_back(snapshot.rankOf(row));
        cells.push_back(snapshot.model->axes[0].ranks[snapshot.scores->rank[0][row]]);
        cells.push_back(snapshot.model->axes[1].ranks[snapshot.scores->rank[1][row]]);
        cells.push_back(base::exactText(snapshot.scores->score[0][row]));
        cells.push_back(base::exactText(snapshot.scores->score[1][row]));
        writer.row(cells, out);
    });
}

bool writeActivities(const Snapshot &snapshot, const Rows &rows, const base::Progress *progress, std::string &out)
{
    constexpr std::array<std::string_view, 4> phases{"", "awareness", "evaluation", "validation"};
    const io::CsvWriter writer;
    std::vector<std::string> cells{"lead", "time", "type", "channel", "asset", "area", "phase", "campaign", "number", "text"};
    writer.row(cells, out);
    const data::ActivityTable &all = *snapshot.activities;
    return forEachLead(snapshot, rows, progress, [&](std::uint32_t row) {
        for (std::size_t i = all.first[row]; i < all.first[row + 1]; ++i) {
            cells.assign({snapshot.ids[row].text(), base::isoText(base::Instant{all.time[i]}), all.types->text(all.type[i]),
                          std::string(domain::keyOf(static_cast<domain::Channel>(all.channel[i]))), all.assets->text(all.asset[i]),
                          all.areas->text(all.area[i]), std::string(phases[all.phase[i]]), all.campaigns->text(all.campaign[i]),
                          std::isnan(all.number[i]) ? std::string() : base::numberText(all.number[i]), all.texts->text(all.text[i])});
            writer.row(cells, out);
        }
    });
}

void writeAccounts(const Snapshot &snapshot, bool targetsOnly, std::string &out)
{
    const io::CsvWriter writer;
    writer.row(std::vector<std::string>{"name", "domain", "target"}, out);
    for (const domain::Account &account : snapshot.accounts) {
        if (!targetsOnly || account.target)
            writer.row(std::vector<std::string>{account.name, account.domain, account.target ? "yes" : "no"}, out);
    }
}

void writeCampaigns(const Snapshot &snapshot, std::string &out)
{
    const io::CsvWriter writer;
    writer.row(std::vector<std::string>{"name", "channel", "from", "to", "cost", "currency"}, out);
    for (const domain::Campaign &campaign : snapshot.campaigns) {
        writer.row(std::vector<std::string>{campaign.name, campaign.channel, campaign.from ? base::isoText(*campaign.from) : std::string(),
                                            campaign.to ? base::isoText(*campaign.to) : std::string(),
                                            base::numberText(static_cast<double>(campaign.cost.minor) / 100), campaign.cost.currency},
                   out);
    }
}

} // namespace

base::Result<void> exportFile(const Snapshot &snapshot, io::ImportKind kind, const std::string &path, Rows rows, const base::Progress *progress)
{
    const std::string ending = base::folded(std::filesystem::path(path).extension().string());
    if (ending != ".csv")
        return base::fail(base::ErrorKind::unreadable, "export.not_csv", {path});
    std::string out;
    bool finished = true;
    switch (kind) {
    case io::ImportKind::leads:
        finished = writeLeads(snapshot, rows, false, progress, out);
        break;
    case io::ImportKind::outcomes:
        finished = writeLeads(snapshot, rows, true, progress, out);
        break;
    case io::ImportKind::activities:
        finished = writeActivities(snapshot, rows, progress, out);
        break;
    case io::ImportKind::accounts:
        writeAccounts(snapshot, false, out);
        break;
    case io::ImportKind::targets:
        writeAccounts(snapshot, true, out);
        break;
    case io::ImportKind::campaigns:
        writeCampaigns(snapshot, out);
        break;
    }
    if (!finished)
        return base::fail(base::ErrorKind::stopped, "stopped");
    return writeWholeFile(path, out);
}

} // namespace leadlight::workspace
