// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/starter_proposal.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "model/template_match.h"
#include "model/templates.h"
#include "scoring/field_test.h"
#include "workspace/appended_values.h"
#include "workspace/queries/starter_tally.h"
#include "workspace/queries/starter_words.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t mostValues = 20;
constexpr double constantShare = 0.99;
constexpr double separatesFrom = 0.9;     ///< area under the curve of one column alone
constexpr double decidesFrom = 0.1;       ///< share of closed leads whose value decides
constexpr double fillGap = 0.2;           ///< difference of the filled shares of won and lost leads
constexpr double tellsFrom = 0.55;        ///< below it a column hardly differs from chance
constexpr int unknownTypeStrength = 3;

std::string percentText(double share)
{
    return base::numberText(std::round(share * 1000) / 10);
}

double shareOf(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Why a column cannot be scored whatever it says, or nothing.
std::optional<model::StarterNote> whyLeftOut(const data::Column &column, const ColumnTally &tally, std::uint64_t leads)
{
    const domain::LeadField *known = domain::findLeadField(column.key);
    const std::uint64_t filled = leads - tally.blank.leads;
    if (known && known->group == domain::FieldGroup::outcome)
        return model::StarterNote{"starter.outcome", {}};
    if (isConsentName(column))
        return model::StarterNote{"starter.consent", {}};
    if (column.asInstant())
        return model::StarterNote{"starter.date", {}};
    if (filled == 0)
        return model::StarterNote{"starter.blank", {}};
    if (isIdentityName(column))
        return model::StarterNote{"starter.identity", {}};
    if (tally.distinct == 1 || shareOf(tally.mostFrequent, filled) >= constantShare)
        return model::StarterNote{"starter.constant", {tally.groups.front().value.label, percentText(shareOf(tally.mostFrequent, filled))}};
    if (filled * 50 < leads)
        return model::StarterNote{"starter.hardly_filled", {std::to_string(filled)}};
    // A small file has few values by chance; a number may differ from lead to lead and still say something in bands.
    if (column.asText() && filled >= 20 && tally.distinct * 10 >= filled * 9)
        return model::StarterNote{"starter.nearly_unique", {std::to_string(tally.distinct)}};
    if (column.asText() && ((tally.distinct > 50 && tally.distinct * 10 >= filled * 3) || (tally.meanLength > 40 && tally.distinct > mostValues)))
        return model::StarterNote{"starter.free_text", {std::to_string(tally.distinct)}};
    return std::nullopt;
}

/// Why a column looks filled in after the sale was decided, or nothing.
std::optional<model::StarterNote> whyAfterOutcome(const data::Column &column, const ColumnTally &tally, const ProposedColumn &proposed,
                                                  const StarterOutcomes &outcomes)
{
    constexpr const char *code = "starter.after_outcome";
    if (const auto why = afterOutcomeName(column))
        return model::StarterNote{code, {std::string(*why)}};
    const std::uint64_t closedFilled = outcomes.closed - tally.blank.closed;
    const bool both = outcomes.open >= StarterOutcomes::enough && outcomes.closed >= StarterOutcomes::enough;
    if (both && shareOf(tally.openFilled, outcomes.open) <= 0.02 && shareOf(closedFilled, outcomes.closed) >= 0.2)
        return model::StarterNote{code, {"closed_only", percentText(shareOf(closedFilled, outcomes.closed)), percentText(shareOf(tally.openFilled, outcomes.open))}};
    if (!outcomes.speak())
        return std::nullopt;
    const std::uint64_t lost = outcomes.closed - outcomes.won;
    const double filledWon = 1 - shareOf(tally.blank.won, outcomes.won);
    const double filledLost = 1 - shareOf(tally.blank.closed - tally.blank.won, lost);
    if (closedFilled >= StarterOutcomes::enough && (filledLost * 20 <= filledWon || filledWon * 20 <= filledLost))
        return model::StarterNote{code, {"one_end_only", percentText(filledWon), percentText(filledLost)}};
    if (proposed.separation >= separatesFrom)
        return model::StarterNote{code, {"separates", base::numberText(std::round(proposed.separation * 100) / 100)}};
    if (const double decided = decidedShare(tally, outcomes); decided >= decidesFrom)
        return model::StarterNote{code, {"decides", percentText(decided)}};
    return std::nullopt;
}

/// What the templates that ship think of a field's values, where no outcome says better.
const model::ProfileRule *templateRule(const model::ScoringModel &shipped, std::string_view field)
{
    // Which industries and countries are good differs from house to house.
    if (field == "industry" || field == "country")
        return nullptr;
    for (const model::Criterion &criterion : shipped.axes[0].criteria) {
        const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule);
        if (profile && profile->field == field)
            return profile;
    }
    return nullptr;
}

void giveStrength(ProposedValue &value, int points)
{
    value.choice.mark = points > 0 ? model::Mark::good : points < 0 ? model::Mark::bad : model::Mark::neutral;
    value.choice.strength = std::abs(model::roundPoints(points));
    value.basis = MarkBasis::vocabulary;
}

/// Students, job seekers, competitors: the templates stop them.
bool isStopped(const model::ScoringModel &shipped, std::string_view key, const scoring::FieldValue &value)
{
    return std::any_of(shipped.axes[0].criteria.begin(), shipped.axes[0].criteria.end(), [&](const model::Criterion &criterion) {
        const auto *stopper = std::get_if<model::ShowStopperRule>(&criterion.rule);
        return stopper && stopper->test.field == key && scoring::CompiledTest(stopper->test.test).holds(value, {});
    });
}

void markByVocabulary(ProposedColumn &column, const model::ScoringModel &shipped)
{
    const model::ProfileRule *rule = templateRule(shipped, column.key);
    const std::size_t bands = column.values.size();
    for (std::size_t i = 0; i < bands; ++i) {
        ProposedValue &value = column.values[i];
        if (value.basis != MarkBasis::none || (value.choice.rest && !column.number))
            continue;
        scoring::FieldValue field = scoring::textValue(value.choice.label);
        if (!column.number && isStopped(shipped, column.key, field)) {
            giveStrength(value, -2 * model::plainStrength);
        } else if (rule) {
            if (column.number) {
                field.kind = scoring::FieldValue::Kind::number;
                field.blank = false;
                field.number = value.choice.atLeast.value_or(0);
            }
            int points = rule->otherwise;
            for (const model::Band &band : rule->bands) {
                if (scoring::CompiledTest(band.test).holds(field, {})) {
                    points = band.points;
                    break;
                }
            }
            giveStrength(value, points);
        } else if (column.number && column.axis == 1 && bands > 1 && i < 2) {
            giveStrength(value, i == 0 ? 10 : 5); // who does more is nearer
        }
    }
}

void addValues(ProposedColumn &column, ColumnTally &tally, const StarterOutcomes &outcomes)
{
    StarterTally rest;
    rest.value.rest = true;
    std::uint64_t inRest = 0;
    const auto add = [&](StarterTally &group) {
        ProposedValue value{std::move(group.value), group.leads, evidenceOf(group.closed, group.won), MarkBasis::none};
        if (markByOutcomes(value.evidence, outcomes, value.choice.mark, value.choice.strength))
            value.basis = MarkBasis::outcomes;
        column.values.push_back(std::move(value));
    };
    for (StarterTally &group : tally.groups) {
        if (column.number || column.values.size() < mostValues) {
            add(group);
            continue;
        }
        ++inRest;
        rest.leads += group.leads;
        rest.closed += group.closed;
        rest.won += group.won;
    }
    if (inRest > 0) {
        rest.value.label = std::to_string(inRest) + " other values";
        add(rest);
    }
}

void addCautions(ProposedColumn &column, const data::Column &source, const ColumnTally &tally, const StarterOutcomes &outcomes)
{
    if (isStateName(source))
        column.notes.push_back({"starter.state_at_export", {}});
    if (!outcomes.speak())
        return;
    const double filledWon = 1 - shareOf(tally.blank.won, outcomes.won);
    const double filledLost = 1 - shareOf(tally.blank.closed - tally.blank.won, outcomes.closed - outcomes.won);
    if (std::abs(filledWon - filledLost) >= fillGap)
        column.notes.push_back({"starter.filled_by_outcome", {percentText(filledWon), percentText(filledLost)}});
}

ProposedColumn proposeColumn(const data::Column &source, const StarterOutcomes &outcomes, const model::ScoringModel &shipped)
{
    const std::uint64_t leads = outcomes.of.size();
    ProposedColumn column;
    column.key = source.key;
    column.label = source.label.empty() ? domain::fieldLabel(source.key) : source.label;
    column.number = source.asNumber() != nullptr;
    column.axis = isEngagementName(source) ? 1 : 0;
    if (source.asInstant()) {
        column.standing = StarterStanding::leftOut;
        column.notes.push_back(*whyLeftOut(source, {}, leads));
        return column;
    }
    ColumnTally tally = tallyOf(source, outcomes);
    column.filled = leads - tally.blank.leads;
    column.distinct = tally.distinct;
    column.blank = evidenceOf(tally.blank.closed, tally.blank.won);
    column.separation = separationOf(tally, outcomes);
    auto leftOut = whyLeftOut(source, tally, leads);
    auto after = leftOut ? std::nullopt : whyAfterOutcome(source, tally, column, outcomes);
    if (leftOut) {
        column.standing = StarterStanding::leftOut;
        column.notes.push_back(std::move(*leftOut));
    } else if (after) {
        column.standing = StarterStanding::afterOutcome;
        column.notes.push_back(std::move(*after));
    } else {
        column.on = true;
        addCautions(column, source, tally, outcomes);
    }
    addValues(column, tally, outcomes);
    markByVocabulary(column, shipped);
    return column;
}

/// Events before a lead was closed; what came after cannot have brought the sale.
bool isBeforeEnd(const Snapshot &snapshot, std::size_t row, std::int64_t time)
{
    if (!domain::isClosed(snapshot.stages[row]))
        return true;
    const auto closed = snapshot.instant(row, "outcome_date");
    return time <= (closed ? closed->seconds : snapshot.stageSince[row].seconds);
}

void addActivities(const Snapshot &snapshot, const StarterOutcomes &outcomes, StarterProposal &proposal)
{
    if (!snapshot.activities || snapshot.activities->size() == 0)
        return;
    const data::ActivityTable &table = *snapshot.activities;
    struct TypeTally {
        std::uint64_t events = 0;
        std::uint64_t leads = 0;
        std::size_t newestLead = 0; ///< 1 + row
        StarterTally before;
        std::size_t newestBefore = 0;
    };
    std::vector<TypeTally> types(table.types->size());
    for (std::size_t row = 0; row < std::min(table.leads(), snapshot.size()); ++row) {
        for (std::uint32_t event = table.first[row]; event < table.first[row + 1]; ++event) {
            if (table.machine[event] || table.channel[event] == static_cast<std::uint8_t>(domain::Channel::sales))
                continue;
            TypeTally &type = types[table.type[event]];
            ++type.events;
            type.leads += type.newestLead != row + 1;
            type.newestLead = row + 1;
            if (type.newestBefore != row + 1 && isBeforeEnd(snapshot, row, table.time[event])) {
                type.newestBefore = row + 1;
                type.before.add(outcomes.of[row]);
            }
        }
    }
    for (std::uint32_t code = 1; code < types.size(); ++code) {
        const TypeTally &type = types[code];
        if (type.events == 0)
            continue;
        const std::string_view key = table.types->text(code);
        const domain::ActivityType *known = domain::findActivityType(key);
        if (key == "call_request" || key == "enquiry_form")
            proposal.handRaiseTypes.emplace_back(key);
        ProposedActivity activity;
        activity.choice.type = key;
        activity.choice.label = known ? std::string(known->label) : domain::fieldLabel(key);
        activity.events = type.events;
        activity.leads = type.leads;
        activity.evidence = evidenceOf(type.before.closed, type.before.won);
        activity.basis = MarkBasis::outcomes;
        if (!markByOutcomes(activity.evidence, outcomes, activity.choice.mark, activity.choice.strength)) {
            const int points = known ? known->points : unknownTypeStrength;
            activity.choice.mark = points > 0 ? model::Mark::good : points < 0 ? model::Mark::bad : model::Mark::neutral;
            activity.choice.strength = std::abs(points);
            activity.basis = MarkBasis::vocabulary;
        }
        proposal.activities.push_back(std::move(activity));
    }
    std::stable_sort(proposal.activities.begin(), proposal.activities.end(),
                     [](const ProposedActivity &a, const ProposedActivity &b) { return a.events > b.events; });
}

void addNotes(StarterProposal &proposal, const StarterOutcomes &outcomes)
{
    if (proposal.leads == 0)
        return;
    if (!outcomes.speak())
        proposal.notes.push_back({"starter.no_outcomes", {std::to_string(outcomes.won), std::to_string(outcomes.closed - outcomes.won)}});
    bool tells = !proposal.activities.empty();
    std::array<bool, 2> has{false, !proposal.activities.empty()};
    for (const ProposedColumn &column : proposal.columns) {
        has[column.axis] = has[column.axis] || column.on;
        tells = tells || (column.on && column.separation >= tellsFrom);
    }
    if (outcomes.speak() && !tells)
        proposal.notes.push_back({"starter.tells_nothing", {}});
    for (std::size_t axis = 0; axis < has.size(); ++axis) {
        if (!has[axis])
            proposal.notes.push_back({axis == 0 ? "starter.no_fit" : "starter.no_engagement", {}});
    }
    if (!proposal.askReachable)
        proposal.notes.push_back({"starter.nobody_reachable", {}});
}

} // namespace

StarterProposal proposeStarter(const Snapshot &snapshot, base::Progress *progress)
{
    StarterProposal proposal;
    const StarterOutcomes outcomes = outcomesOf(snapshot);
    proposal.leads = snapshot.size();
    proposal.closed = outcomes.closed;
    proposal.won = outcomes.won;
    const auto shipped = model::makeTemplate("fit-engagement");
    if (progress)
        progress->setTotal(snapshot.leads.columns().size());
    for (const auto &column : snapshot.leads.columns()) {
        if (progress && progress->stopRequested())
            return proposal;
        if (!isAppendedMark(snapshot.leads, column->key))
            proposal.columns.push_back(proposeColumn(*column, outcomes, *shipped));
        if (progress)
            progress->add(1);
    }
    addActivities(snapshot, outcomes, proposal);
    proposal.askReachable = snapshot.size() == 0 || std::any_of(snapshot.flags.begin(), snapshot.flags.end(), [](std::uint16_t flags) {
                                return (flags & scoring::isReachable) != 0;
                            });
    addNotes(proposal, outcomes);
    return proposal;
}

} // namespace leadlight::workspace
