// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/review_report.h"

#include <algorithm>
#include <map>

#include "domain/passback_reason.h"
#include "wording/numbers.h"
#include "workspace/our_words.h"
#include "workspace/queries/follow_up_report.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/matrix_summary.h"
#include "workspace/queries/report_cells.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t periodSeconds = 365 * base::secondsPerDay;

/// Fixed bins of a rate in per cent (ux.md §5.1): the step of the heat ramp.
int rateBin(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return -1;
    const double rate = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    int bin = 0;
    for (const double edge : {1.0, 3.0, 6.0, 12.0, 20.0, 40.0, 70.0})
        bin += rate >= edge;
    return bin;
}

report::MatrixFigure matrixFigure(const Snapshot &snapshot, const MatrixSummary &summary)
{
    const auto shown = shownModel(snapshot);
    const model::ScoringModel &model = *shown;
    report::MatrixFigure figure;
    figure.title = "Share of closed leads that were won";
    figure.note = countText(summary.all.closed) + " leads closed in the 12 months before as-of, where they stood at hand-over; " + modelName(snapshot);
    for (std::size_t i = 0; i < model.axes[0].ranks.size(); ++i)
        figure.rowLabels.push_back(model.axes[0].ranks[i] + " " + model.axes[0].rankLabels[i]);
    for (std::size_t i = 0; i < model.axes[1].ranks.size(); ++i)
        figure.columnLabels.push_back(model.axes[1].ranks[i] + " " + model.axes[1].rankLabels[i]);
    for (std::size_t index = 0; index < summary.cells.size(); ++index) {
        const CellSummary &cell = summary.cells[index];
        report::MatrixFigure::Tile tile;
        tile.rank = model.nameOf(model.cellAt(index));
        tile.measure = cell.closed == 0 ? "–" : wording::percent(cell.won, cell.closed);
        tile.note = countText(cell.won) + " of " + countText(cell.closed) + " closed";
        tile.count = countText(cell.leads) + " leads";
        tile.bin = rateBin(cell.won, cell.closed);
        tile.few = cell.closed > 0 && cell.closed < fewLeads;
        tile.inRegion = model.inRegion(model.cellAt(index));
        figure.tiles.push_back(std::move(tile));
    }
    return figure;
}

report::Table regionTable(const Snapshot &snapshot, const MatrixSummary &summary)
{
    const CellSummary &region = summary.region;
    const std::uint64_t elsewhere = std::min(region.leads, region.waiting + region.withSales + region.passedBack);
    report::Table table;
    table.title = "In the MQL region: " + countText(region.leads) + " leads";
    table.note = "as of " + wording::momentText(snapshot.asOf, snapshot.zone()) + ", " + modelName(snapshot);
    table.header = {"What", "Leads", "Of"};
    table.rightAligned = {false, true, false};
    const auto row = [&](const std::string &what, std::uint64_t value, const std::string &of) {
        table.rows.push_back({{what, {}}, countCell(value), {of, {}}});
    };
    row("Wait for Sales", region.waiting, "leads in the region");
    row("Accepted or an opportunity", region.withSales, "leads in the region");
    row("Passed back", region.passedBack, "leads in the region, last move");
    row("Not with Sales", region.leads - elsewhere, "leads in the region");
    row("Would qualify", summary.wouldQualify, "all leads: in the region or asked for a call, gates passed");
    table.rows.push_back({{"Accepted by Sales", {}}, {wording::percent(summary.all.accepted, summary.all.decided), {}},
                          {countText(summary.all.decided) + " decided in 12 months" + (summary.all.decided < fewLeads ? ", few" : ""), {}}});
    table.rows.push_back({{"Won", {}}, {wording::percent(summary.all.won, summary.all.closed), {}},
                          {countText(summary.all.closed) + " closed in 12 months" + (summary.all.closed < fewLeads ? ", few" : ""), {}}});
    table.rows.push_back({{"Revenue won", {}}, {wording::money(summary.all.revenueMinor, snapshot.currency), static_cast<double>(summary.all.revenueMinor) / 100},
                          {countText(summary.all.won) + " wins in 12 months", {}}});
    return table;
}

report::BarChart passbackReasons(const Snapshot &snapshot)
{
    std::map<std::string, double> counts;
    double total = 0;
    for (const MoveRecord &move : snapshot.moves) {
        const bool counted = move.move == domain::Move::passBack && !move.undone && snapshot.asOf.seconds - move.time.seconds < periodSeconds;
        if (counted) {
            ++counts[move.reason];
            ++total;
        }
    }
    report::BarChart chart;
    for (const domain::PassbackReason &reason : snapshot.rules->reasons) {
        const auto found = counts.find(std::string(reason.key));
        if (found != counts.end())
            chart.bars.push_back({std::string(reason.label), found->second, countText(static_cast<std::uint64_t>(found->second))});
    }
    std::stable_sort(chart.bars.begin(), chart.bars.end(), [](const auto &a, const auto &b) { return a.value > b.value; });
    chart.title = chart.bars.empty() ? "Nothing was passed back" : "Most often passed back for: " + chart.bars.front().label;
    chart.note = countText(static_cast<std::uint64_t>(total)) + " passbacks in the 12 months before as-of";
    return chart;
}

report::Table campaignTable(const Snapshot &snapshot)
{
    struct Yield {
        std::uint64_t leads = 0, inRegion = 0, won = 0;
        std::int64_t revenueMinor = 0;
    };
    std::map<std::string, Yield> yields;
    const data::Column *column = snapshot.leads.find("campaign");
    for (std::size_t row = 0; column && row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        Yield &yield = yields[column->cellText(row)];
        ++yield.leads;
        yield.inRegion += snapshot.model->inRegion(snapshot.model->cellAt(snapshot.cellOf(row)));
        if (snapshot.stages[row] == domain::Stage::won) {
            ++yield.won;
            yield.revenueMinor += static_cast<std::int64_t>(snapshot.number(row, "outcome_value").value_or(0) * 100);
        }
    }
    report::Table table;
    table.title = "Campaigns by revenue won";
    table.note = "first touch: the campaign each lead came with; all leads, " + modelName(snapshot);
    table.header = {"Campaign", "Cost", "Leads", "In the region", "Won", "Revenue"};
    table.rightAligned = {false, true, true, true, true, true};
    std::vector<std::pair<std::string, Yield>> ordered(yields.begin(), yields.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.second.revenueMinor > b.second.revenueMinor; });
    for (const auto &[name, yield] : ordered) {
        if (name.empty() || table.rows.size() >= 20)
            continue;
        const auto known = std::find_if(snapshot.campaigns.begin(), snapshot.campaigns.end(), [&, wanted = name](const domain::Campaign &c) { return c.name == wanted; });
        const bool hasCost = known != snapshot.campaigns.end() && known->cost.minor > 0;
        table.rows.push_back({{name, {}},
                              hasCost ? report::TableCell{wording::money(known->cost.minor, known->cost.currency), static_cast<double>(known->cost.minor) / 100}
                                      : report::TableCell{"no cost entered", {}},
                              countCell(yield.leads),
                              countCell(yield.inRegion),
                              countCell(yield.won),
                              {wording::money(yield.revenueMinor, snapshot.currency), static_cast<double>(yield.revenueMinor) / 100}});
    }
    return table;
}

report::Table waitingTable(const Snapshot &snapshot)
{
    report::Table table;
    const auto entries = inbox(snapshot);
    table.title = "Waiting for Sales: " + countText(entries.size());
    table.note = "most urgent first; at most 20";
    table.header = {"Rank", "Lead", "Title", "Company", "Waiting since", "Due"};
    table.rightAligned = {false, false, false, false, true, true};
    const base::Zone zone = snapshot.zone();
    for (const InboxEntry &entry : entries) {
        if (table.rows.size() == 20)
            break;
        const std::string due = !entry.dueAt ? "–" : wording::dateText(zone.localDate(*entry.dueAt)) + (snapshot.isLate(entry.row) ? ", late" : "");
        table.rows.push_back({{shownRank(snapshot, entry.row), {}}, {snapshot.nameOf(entry.row), {}}, {snapshot.text(entry.row, "title"), {}},
                              {snapshot.text(entry.row, "company"), {}}, {wording::dateText(zone.localDate(entry.waitingSince)), {}}, {due, {}}});
    }
    return table;
}

} // namespace

report::Document reviewReport(const Snapshot &snapshot, const std::string &workspaceName, const std::string &filterSentence)
{
    const MatrixSummary summary = summarise(snapshot, std::nullopt);
    report::Document document;
    document.title = "Lead review: " + workspaceName;
    document.subtitle = countText(snapshot.leadCount()) + " leads, " + countText(snapshot.activities->size()) + " activities, scored as of "
                        + wording::momentText(snapshot.asOf, snapshot.zone()) + " by the " + modelName(snapshot);
    document.foot = workspaceName + " · " + modelName(snapshot) + wording::dataUpToText(snapshot.dataUpTo, snapshot.zone());
    if (!filterSentence.empty())
        document.foot += " · " + filterSentence;
    if (!snapshot.inForce)
        document.blocks.push_back(report::Paragraph{"Unsigned draft: leads are scored, nothing is handed over before both sides have signed.", false});
    document.blocks.push_back(report::Heading{1, "The lead matrix"});
    document.blocks.push_back(matrixFigure(snapshot, summary));
    document.blocks.push_back(report::Heading{1, "What became of the leads"});
    document.blocks.push_back(regionTable(snapshot, summary));
    document.blocks.push_back(passbackReasons(snapshot));
    document.blocks.push_back(report::PageBreak{});
    document.blocks.push_back(report::Heading{1, "Where they came from"});
    document.blocks.push_back(campaignTable(snapshot));
    document.blocks.push_back(report::Heading{1, "What waits"});
    document.blocks.push_back(waitingTable(snapshot));
    document.blocks.push_back(firstResponseTable(snapshot));
    return document;
}

} // namespace leadlight::workspace
