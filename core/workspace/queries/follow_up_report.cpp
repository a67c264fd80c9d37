// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/follow_up_report.h"

#include <algorithm>

#include "base/text.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "workspace/our_words.h"
#include "workspace/queries/follow_up.h"
#include "workspace/queries/owner_standing.h"
#include "workspace/queries/process_effects.h"
#include "workspace/queries/report_cells.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t mostReasons = 12;
constexpr std::string_view decidedBefore = "already decided before we knew";

/// "24 of 28 · 85.7 %", with a word where that is few.
report::TableCell shareCell(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return {"–", {}};
    return {countText(part) + " of " + countText(whole) + " · " + wording::percent(part, whole) + (whole < fewLeads ? ", few" : ""),
            static_cast<double>(part) / static_cast<double>(whole)};
}

std::string headline(const OwnerStanding &all)
{
    if (all.handedOver == 0)
        return "Nothing was handed over yet.";
    std::string text = "Sales decided on " + countText(all.decided) + " of " + countText(all.handedOver) + " hand-overs ("
                       + wording::percent(all.decided, all.handedOver) + "); " + countText(all.breaches) + " went past the limit ("
                       + wording::percent(all.breaches, all.handedOver) + "). ";
    if (all.waitingMqls + all.waitingSals == 0)
        return text + "Nothing waits.";
    return text + countText(all.waitingMqls) + (all.waitingMqls == 1 ? " MQL and " : " MQLs and ") + countText(all.waitingSals)
           + (all.waitingSals == 1 ? " SAL wait" : " SALs wait") + ", the oldest for " + wording::waitText(all.oldestSeconds) + ".";
}

std::string ownerName(const OwnerStanding &owner)
{
    return owner.name.empty() ? "Nobody" : owner.name + (owner.isPartner ? " (partner)" : "");
}

report::Table ownerTable(const std::vector<OwnerStanding> &owners)
{
    report::Table table;
    table.title = "What waits, by owner";
    table.note = "a lead counts with who owns it now; decided: accepted or passed back; limits by today's process and hours";
    table.header = {"Owner", "MQLs waiting", "SALs waiting", "Oldest", "Decided of those handed over", "Past the limit"};
    table.rightAligned = {false, true, true, true, true, true};
    for (const OwnerStanding &owner : owners)
        table.rows.push_back({{ownerName(owner), {}},
                              countCell(owner.waitingMqls),
                              countCell(owner.waitingSals),
                              owner.oldestSeconds == 0 ? report::TableCell{"–", {}}
                                                       : report::TableCell{wording::waitText(owner.oldestSeconds), static_cast<double>(owner.oldestSeconds) / 3600},
                              shareCell(owner.decided, owner.handedOver),
                              shareCell(owner.breaches, owner.handedOver)});
    return table;
}

std::string reasonOf(const Losses::Reason &line)
{
    return line.reason.empty() ? "No reason given" : line.reason;
}

std::string blindSpots(const Losses &losses)
{
    std::uint64_t before = 0;
    for (const Losses::Reason &line : losses.reasons)
        before += base::comparable(line.reason) == decidedBefore ? line.count : 0;
    return "Of " + countText(losses.count) + " lost leads " + countText(before) + " (" + wording::percent(before, losses.count)
           + ") were decided before we knew of them.";
}

report::Table lossTable(const Losses &losses)
{
    report::Table table;
    table.title = "Why leads were lost, by source";
    table.note = "all lost leads; the most frequent first";
    table.header = {"Reason", "Lost"};
    table.rightAligned = {false, true};
    for (const std::string &source : losses.sources) {
        table.header.push_back(source.empty() ? "No source" : source);
        table.rightAligned.push_back(true);
    }
    for (const Losses::Reason &line : losses.reasons) {
        if (table.rows.size() == mostReasons)
            break;
        std::vector<report::TableCell> cells{{reasonOf(line), {}}, countCell(line.count)};
        for (const std::uint64_t count : line.bySource)
            cells.push_back(countCell(count));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string policyWord(lifecycle::FactsPolicy policy)
{
    switch (policy) {
    case lifecycle::FactsPolicy::off:
        return "not asked for";
    case lifecycle::FactsPolicy::advise:
        return "advised";
    case lifecycle::FactsPolicy::require:
        return "required";
    case lifecycle::FactsPolicy::requireMan:
        break;
    }
    return "required but for the timeframe";
}

report::Table factsTable(const Snapshot &snapshot)
{
    report::Table table;
    table.title = "Budget, authority, need and timeframe: does knowing them help?";
    table.note = "of those decided on at each step, how many went on to the next, by what is known today";
    table.header = {"Step", "The four facts are", "Went on, all known", "Went on, some not known"};
    table.rightAligned = {false, false, true, true};
    for (const FactsEffect &effect : factsEffects(snapshot))
        table.rows.push_back({{"Became " + snapshot.rules->glossary.stage(effect.stage), {}},
                              {policyWord(effect.policy), {}},
                              shareCell(effect.known.wentOn, effect.known.decided),
                              shareCell(effect.unknown.wentOn, effect.unknown.decided)});
    return table;
}

std::string callersSentence(const CallersPath &path)
{
    if (path.askedForCall == 0)
        return "Nobody who was handed over had asked for a call.";
    const auto of = [&](std::uint64_t part) { return countText(part) + " (" + wording::percent(part, path.askedForCall) + ")"; };
    return countText(path.askedForCall) + " asked for a call, and the first call needs none of the four facts. "
           + of(path.accepted) + " were accepted, of " + of(path.factsKnown) + " all four are known by now, " + of(path.opportunities)
           + " became opportunities and " + of(path.won) + " are won.";
}

report::Table sourcingTable(const Snapshot &snapshot)
{
    const SourcedBy both = sourcedBy(snapshot);
    report::Table table;
    table.title = "Who brought the leads";
    table.note = "Sales-sourced: contacts that Sales added itself";
    table.header = {"Brought by", "Leads", "Handed over", "Won", "Revenue"};
    table.rightAligned = {false, true, true, true, true};
    const auto row = [&](const char *who, const Sourcing &group) {
        table.rows.push_back({{who, {}}, countCell(group.leads), countCell(group.handedOver), countCell(group.won),
                              {wording::money(group.revenueMinor, snapshot.currency), static_cast<double>(group.revenueMinor) / 100}});
    };
    row("Marketing", both.marketing);
    row("Sales", both.sales);
    return table;
}

} // namespace

report::Table firstResponseTable(const Snapshot &snapshot)
{
    report::Table table;
    table.title = "Time to first response, by model version";
    table.note = "from the hand-over to the first decision or logged contact of Sales, median of those answered, nights and weekends included";
    table.header = {"Version", "Handed over", "Answered", "Median"};
    table.rightAligned = {false, true, true, true};
    for (const ResponseTimes &times : responseTimes(snapshot)) {
        const auto hours = static_cast<double>(times.medianSeconds) / 3600;
        table.rows.push_back({{times.version == 0 ? std::string("none in force") : "v" + std::to_string(times.version), {}},
                              countCell(times.handed),
                              countCell(times.answered),
                              times.answered == 0 ? report::TableCell{"–", {}}
                                                  : report::TableCell{wording::waitText(times.medianSeconds) + (times.answered < fewLeads ? ", few" : ""), hours}});
    }
    return table;
}

report::Document followUpReport(const Snapshot &snapshot, const std::string &workspaceName)
{
    const std::vector<OwnerStanding> owners = ownerStanding(snapshot);
    const Losses losses = lossesBySource(snapshot);
    report::Document document;
    document.title = "Follow-up: " + workspaceName;
    document.subtitle = "What became of what was handed over, as of " + wording::momentText(snapshot.asOf, snapshot.zone());
    document.foot = workspaceName + " · " + modelName(snapshot) + wording::dataUpToText(snapshot.dataUpTo, snapshot.zone());
    document.blocks.push_back(report::Paragraph{headline(sumOf(owners)), false});
    document.blocks.push_back(ownerTable(owners));
    document.blocks.push_back(firstResponseTable(snapshot));
    document.blocks.push_back(report::PageBreak{});
    if (losses.count > 0) {
        document.blocks.push_back(report::Paragraph{blindSpots(losses), false});
        document.blocks.push_back(lossTable(losses));
    }
    document.blocks.push_back(factsTable(snapshot));
    document.blocks.push_back(report::Paragraph{callersSentence(callersPath(snapshot)), false});
    document.blocks.push_back(sourcingTable(snapshot));
    return document;
}

} // namespace leadlight::workspace
