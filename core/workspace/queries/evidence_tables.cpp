// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence_tables.h"

#include <cmath>

#include "domain/passback_reason.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "workspace/queries/report_cells.h"

namespace leadlight::workspace {

namespace {

using evidence::Share;
using wording::Asked;

report::TableCell textCell(std::string text)
{
    return {std::move(text), {}};
}

report::TableCell rateCell(Share share)
{
    return {wording::rateText(share), share.n == 0 ? std::optional<double>() : share.rate()};
}

report::TableCell rangeCell(Share share)
{
    return textCell(share.n == 0 ? "–" : wording::rangeText(evidence::wilson(share)));
}

/// "won" as a column's head, "accepted" likewise.
std::string yesHead(Asked asked)
{
    return asked == Asked::won ? "Won" : "Accepted";
}

report::TableCell aucCell(const std::optional<evidence::Auc> &auc)
{
    return {wording::aucText(auc), auc ? std::optional(auc->value) : std::nullopt};
}

std::string pointsOf(double points)
{
    return wording::signedNumber(std::lround(points));
}

std::string evidenceCell(Voice voice, const std::optional<int> &points)
{
    if (voice == Voice::tooFew)
        return "not enough data";
    if (voice == Voice::noEvidence)
        return "no evidence";
    return points ? wording::signedNumber(*points) : "speaks";
}

} // namespace

report::Table strengthTable(const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    report::Table table;
    table.title = "How well it separates";
    table.note = "AUC with DeLong's 95 % interval: the share of pairs in which the better one had scored higher; 0.5 is chance";
    table.header = {"Score", "AUC", "From", "To", "In words"};
    table.rightAligned = {false, true, true, true, false};
    const auto row = [&](const std::string &name, const std::optional<evidence::Auc> &auc) {
        if (!auc)
            return;
        table.rows.push_back({textCell(name), aucCell(auc), {wording::aucText(evidence::Auc{auc->interval.low, {}}), auc->interval.low},
                              {wording::aucText(evidence::Auc{auc->interval.high, {}}), auc->interval.high},
                              textCell(std::string(wording::strengthWord(auc->value)))});
    };
    row(judged.model ? "Agreed order" : judged.column, of.auc);
    row("Plain sum of both axes", of.combined);
    for (std::size_t axis = 0; axis < 2 && judged.model; ++axis)
        row(judged.model->axes[axis].label, of.axes[axis]);
    return table;
}

report::Table decileTable(const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    const Asked asked = askedBy(verdict);
    report::Table table;
    table.title = yesHead(asked) + ", by score decile";
    table.note = "1 is the best tenth; equal scores stay in the better one; Wilson's 95 % intervals; " + wording::percent(of.all.yes, of.all.n) + " of all";
    table.header = {"Decile", "Leads", yesHead(asked), "Rate", "95 % interval", "Times the average"};
    table.rightAligned = {true, true, true, true, true, true};
    for (std::size_t i = 0; i < of.deciles.size(); ++i) {
        const Share &share = of.deciles[i];
        const bool hasLift = share.n > 0 && of.all.yes > 0;
        const double lift = hasLift ? share.rate() / of.all.rate() : 0;
        table.rows.push_back({countCell(i + 1), countCell(share.n), countCell(share.yes), rateCell(share), rangeCell(share),
                              {hasLift ? wording::oddsText({lift, {}, true, false}) : "–", hasLift ? std::optional(lift) : std::nullopt}});
    }
    return table;
}

report::Table cellTable(const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    const Asked asked = askedBy(verdict);
    report::Table table;
    table.title = yesHead(asked) + ", by cell of the matrix";
    table.note = "where the leads stood when they were handed over";
    table.header = {"Cell", "Leads", yesHead(asked), "Rate", "95 % interval"};
    table.rightAligned = {false, true, true, true, true};
    const model::ScoringModel &model = *judged.model;
    for (const model::Cell &cell : model.order) {
        const Share &share = of.cells[model.indexOf(cell)];
        table.rows.push_back({textCell(model.nameOf(cell)), countCell(share.n), countCell(share.yes), rateCell(share), rangeCell(share)});
    }
    return table;
}

report::Table criterionTable(const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    const Asked asked = askedBy(verdict);
    report::Table table;
    table.title = "What each criterion is worth";
    table.note = "odds against all other leads that it applies to, 95 % interval; evidence in points of the model's own scale, beside the average lead";
    table.header = {"Criterion", "Band", "Points", "Leads", yesHead(asked), "Rate", "Odds", "95 % interval", "Evidence"};
    table.rightAligned = {false, false, true, true, true, true, true, true, true};
    for (const CriterionEvidence &criterion : of.criteria) {
        for (const BandEvidence &band : criterion.bands) {
            const bool isKnown = band.odds.isKnown;
            table.rows.push_back({textCell(criterion.label), textCell(band.label), {pointsOf(band.points), band.points}, countCell(band.share.n),
                                  countCell(band.share.yes), rateCell(band.share),
                                  {wording::oddsText(band.odds), isKnown ? std::optional(band.odds.value) : std::nullopt},
                                  textCell(isKnown ? wording::oddsText({band.odds.interval.low, {}, true, false}) + " to "
                                                         + wording::oddsText({band.odds.interval.high, {}, true, false})
                                                   : "–"),
                                  textCell(evidenceCell(band.voice, band.evidencePoints) + (band.runsAgainst ? ", against the points" : ""))});
        }
    }
    return table;
}

report::Table activityTable(const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    const Asked asked = askedBy(verdict);
    report::Table table;
    table.title = "What they did before they were handed over";
    table.note = "leads that did it at least once; odds against those who did not";
    const std::string yes = asked == Asked::won ? "Of those who won" : "Of the accepted";
    table.header = {"Activity", "Leads", yes, asked == Asked::won ? "Of the others" : "Of those passed back", "Odds", "Evidence"};
    table.rightAligned = {false, true, true, true, true, false};
    for (const ActivityEvidence &activity : of.activities) {
        table.rows.push_back({textCell(wording::activityName(activity.type)), countCell(activity.did.n),
                              {wording::percent(activity.did.yes, of.all.yes), activity.ofYes},
                              {wording::percent(activity.did.no(), of.all.no()), activity.ofNo},
                              {wording::oddsText(activity.odds), activity.odds.isKnown ? std::optional(activity.odds.value) : std::nullopt},
                              textCell(activity.voice == Voice::speaks ? (activity.odds.value > 1 ? "speaks for it" : "speaks against it")
                                                                       : evidenceCell(activity.voice, std::nullopt))});
    }
    return table;
}

report::Table partTable(const std::string &title, const std::string &head, const std::vector<PartEvidence> &parts, Verdict verdict)
{
    report::Table table;
    table.title = title;
    table.note = "leads by their first hand-over; the score is the same for all";
    table.header = {head, "Leads", yesHead(askedBy(verdict)), "Rate", "AUC", "95 % interval"};
    table.rightAligned = {false, true, true, true, true, true};
    for (const PartEvidence &part : parts) {
        const bool isEnough = part.auc && part.share.isEnough();
        table.rows.push_back({textCell(part.name), countCell(part.share.n), countCell(part.share.yes), rateCell(part.share),
                              isEnough ? aucCell(part.auc) : textCell("not enough data"), textCell(isEnough ? wording::aucRange(*part.auc) : "–")});
    }
    return table;
}

report::Table responseTable(const Evidence &judged, Verdict verdict, std::size_t criterion)
{
    const CriterionEvidence &behaviour = judged.of(verdict).criteria[criterion];
    const Asked asked = askedBy(verdict);
    report::Table table;
    table.title = behaviour.label + ": how often";
    table.note = behaviour.response.turnsAt ? wording::turnSentence(behaviour.response, behaviour.label, asked)
                                            : "events that the criterion counted before the hand-over, capped or not";
    table.header = {"From", "To", "Leads", yesHead(asked), "Rate", "95 % interval"};
    table.rightAligned = {true, true, true, true, true, true};
    for (const evidence::Response::Step &step : behaviour.response.steps)
        table.rows.push_back({countCell(step.from), countCell(step.to), countCell(step.share.n), countCell(step.share.yes), rateCell(step.share),
                              rangeCell(step.share)});
    return table;
}

report::Table passbackTable(const Evidence &judged)
{
    report::Table table;
    const report::BarChart chart = passbackChart(judged);
    table.title = chart.title;
    table.note = chart.note;
    table.header = {"Reason", "Leads", "Counts against the score"};
    table.rightAligned = {false, true, false};
    for (std::size_t i = 0; i < chart.bars.size(); ++i)
        table.rows.push_back({textCell(chart.bars[i].label), countCell(judged.passbacks[i].rows.size()), textCell(judged.passbacks[i].counts ? "yes" : "no")});
    return table;
}

report::BarChart passbackChart(const Evidence &judged)
{
    report::BarChart chart;
    std::uint64_t all = 0;
    for (const PassbackCount &passback : judged.passbacks) {
        chart.bars.push_back({passback.label, static_cast<double>(passback.rows.size()), countText(passback.rows.size())});
        all += passback.rows.size();
    }
    chart.title = chart.bars.empty() ? "Nothing was passed back" : "Most often passed back for: " + chart.bars.front().label;
    chart.note = countText(all) + " leads were passed back after their first hand-over";
    return chart;
}

} // namespace leadlight::workspace
