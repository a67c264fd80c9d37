// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter_print.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "domain/lead_fields.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/starter.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string countText(std::uint64_t count)
{
    return wording::grouped(static_cast<std::int64_t>(count));
}

std::string rangeText(const workspace::StarterEvidence &evidence)
{
    if (evidence.closed == 0)
        return "–";
    const auto whole = [](double share) { return std::to_string(std::lround(share * 100)); };
    return wording::percent(evidence.won, evidence.closed) + " (" + whole(evidence.low) + "–" + whole(evidence.high) + ")";
}

std::string_view basisName(workspace::MarkBasis basis)
{
    switch (basis) {
    case workspace::MarkBasis::outcomes:
        return "from outcomes";
    case workspace::MarkBasis::vocabulary:
        return "guessed";
    case workspace::MarkBasis::person:
        return "by hand";
    case workspace::MarkBasis::none:
        break;
    }
    return "";
}

/// say() ends the line itself.
void sayRows(const Common &common, const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right)
{
    std::string text = aligned(rows, right);
    if (!text.empty() && text.back() == '\n')
        text.pop_back();
    say(common, text);
}

void printColumn(const Common &common, const workspace::ProposedColumn &column)
{
    say(common, "");
    say(common, column.label + " [" + column.key + "] – " + std::string(wording::starterAxisName(column.axis)) + ", " + countText(column.filled) + " leads"
                    + (column.on ? "" : ", off"));
    for (const model::StarterNote &note : column.notes)
        say(common, "  " + wording::starterText(note));
    std::vector<std::vector<std::string>> rows;
    for (const workspace::ProposedValue &value : column.values)
        rows.push_back({"  " + value.choice.label, countText(value.leads), rangeText(value.evidence), std::string(model::keyOf(value.choice.mark)),
                        wording::signedNumber(value.choice.points()), std::string(basisName(value.basis))});
    if (column.blank.closed > 0)
        rows.push_back({"  (blank)", "", rangeText(column.blank), "neutral", "0", ""});
    sayRows(common, rows, {false, true, true, false, true, false});
}

Json evidenceJson(const workspace::StarterEvidence &evidence)
{
    if (evidence.closed == 0)
        return Json();
    return {{"closed", evidence.closed}, {"won", evidence.won}, {"share", evidence.share()}, {"low", evidence.low}, {"high", evidence.high}};
}

Json notesJson(const std::vector<model::StarterNote> &notes)
{
    Json array = Json::array();
    for (const model::StarterNote &note : notes)
        array.push_back({{"code", note.code}, {"arguments", note.arguments}, {"text", wording::starterText(note)}});
    return array;
}

Json valueJson(const workspace::ProposedValue &value)
{
    return {{"label", value.choice.label},
            {"at_least", value.choice.atLeast ? Json(*value.choice.atLeast) : Json()},
            {"rest", value.choice.rest},
            {"leads", value.leads},
            {"mark", model::keyOf(value.choice.mark)},
            {"points", value.choice.points()},
            {"basis", workspace::keyOf(value.basis)},
            {"evidence", evidenceJson(value.evidence)}};
}

Json columnJson(const workspace::ProposedColumn &column)
{
    Json values = Json::array();
    for (const workspace::ProposedValue &value : column.values)
        values.push_back(valueJson(value));
    return {{"column", column.key},
            {"label", column.label},
            {"standing", workspace::keyOf(column.standing)},
            {"on", column.on},
            {"axis", column.axis == 0 ? "fit" : "engagement"},
            {"type", column.number ? "number" : "text"},
            {"filled", column.filled},
            {"distinct", column.distinct},
            {"separation", column.separation},
            {"notes", notesJson(column.notes)},
            {"blank", evidenceJson(column.blank)},
            {"values", std::move(values)}};
}

void printApart(const Common &common, const workspace::StarterProposal &proposal, workspace::StarterStanding standing, const char *heading)
{
    std::vector<std::vector<std::string>> rows;
    for (const workspace::ProposedColumn &column : proposal.columns) {
        if (column.standing == standing && !column.on && !column.notes.empty())
            rows.push_back({"  " + column.label, wording::starterText(column.notes.front())});
    }
    if (rows.empty())
        return;
    say(common, "");
    say(common, heading);
    sayRows(common, rows, {});
}

} // namespace

void printProposal(const Common &common, const workspace::StarterProposal &proposal)
{
    say(common, countText(proposal.leads) + " leads, of which " + countText(proposal.closed) + " are closed and " + countText(proposal.won) + " won ("
                    + wording::percent(proposal.won, proposal.closed) + ").");
    for (const model::StarterNote &note : proposal.notes)
        say(common, wording::starterText(note));
    for (const std::size_t axis : {0, 1}) {
        for (const workspace::ProposedColumn &column : proposal.columns) {
            const bool isShown = column.on || column.standing == workspace::StarterStanding::offered;
            if (column.axis == axis && isShown)
                printColumn(common, column);
        }
    }
    std::vector<std::vector<std::string>> rows;
    for (const workspace::ProposedActivity &activity : proposal.activities)
        rows.push_back({"  " + activity.choice.label, countText(activity.events), countText(activity.leads), rangeText(activity.evidence),
                        std::string(model::keyOf(activity.choice.mark)), wording::signedNumber(activity.choice.points()), std::string(basisName(activity.basis))});
    if (!rows.empty()) {
        say(common, "");
        say(common, "Activities – what they do");
        sayRows(common, rows, {false, true, true, true, false, true, false});
    }
    printApart(common, proposal, workspace::StarterStanding::afterOutcome, "Not offered, because they look filled in after the sale (--include takes one in):");
    printApart(common, proposal, workspace::StarterStanding::leftOut, "Left out:");
}

Json proposalJson(const workspace::StarterProposal &proposal)
{
    Json columns = Json::array();
    for (const workspace::ProposedColumn &column : proposal.columns)
        columns.push_back(columnJson(column));
    Json activities = Json::array();
    for (const workspace::ProposedActivity &activity : proposal.activities)
        activities.push_back({{"type", activity.choice.type},
                              {"label", activity.choice.label},
                              {"on", activity.on},
                              {"events", activity.events},
                              {"leads", activity.leads},
                              {"mark", model::keyOf(activity.choice.mark)},
                              {"points", activity.choice.points()},
                              {"basis", workspace::keyOf(activity.basis)},
                              {"evidence", evidenceJson(activity.evidence)}});
    return {{"leads", proposal.leads},
            {"closed", proposal.closed},
            {"won", proposal.won},
            {"mean", proposal.mean()},
            {"shares", proposal.shares[0]},
            {"notes", notesJson(proposal.notes)},
            {"columns", std::move(columns)},
            {"activities", std::move(activities)}};
}

void printMatch(const Common &common, const model::TemplateMatch &match)
{
    std::vector<std::vector<std::string>> rows;
    for (const model::FieldMatch &field : match.mapped)
        rows.push_back({"  " + domain::fieldLabel(field.field), field.column, std::string(wording::matchedHow(field.how))});
    for (const std::string &field : match.missing)
        rows.push_back({"  " + domain::fieldLabel(field), "–", "not found; it costs nothing while it is unknown"});
    say(common, match.model.name + ":");
    sayRows(common, rows, {});
    const auto listed = [](const std::vector<std::string> &types) {
        std::string text;
        for (const std::string &type : types)
            text += (text.empty() ? "" : ", ") + wording::activityName(type);
        return text;
    };
    if (!match.foundTypes.empty())
        say(common, "Activities found: " + listed(match.foundTypes) + ".");
    if (!match.missingTypes.empty())
        say(common, "Activities nobody has yet: " + listed(match.missingTypes) + ".");
}

Json matchJson(const model::TemplateMatch &match)
{
    Json mapped = Json::array();
    for (const model::FieldMatch &field : match.mapped)
        mapped.push_back({{"field", field.field}, {"column", field.column}, {"how", field.how}});
    return {{"template", match.model.name},
            {"mapped", std::move(mapped)},
            {"missing", match.missing},
            {"activities", match.foundTypes},
            {"missing_activities", match.missingTypes}};
}

void printRanks(const Common &common, const workspace::Snapshot &snapshot, const model::ScoringModel &model)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        std::vector<std::uint64_t> counts(model.axes[axis].ranks.size(), 0);
        for (const std::uint8_t rank : snapshot.scores->rank[axis])
            ++counts[rank];
        std::string line = model.axes[axis].label + ":";
        for (std::size_t rank = 0; rank < counts.size(); ++rank)
            line += (rank == 0 ? " " : ", ") + model.axes[axis].ranks[rank] + " " + wording::percent(counts[rank], snapshot.size())
                    + (rank < model.axes[axis].thresholds.size() ? " (from " + std::to_string(model.axes[axis].thresholds[rank]) + ")" : "");
        say(common, line + ".");
    }
}

} // namespace leadlight::cli
