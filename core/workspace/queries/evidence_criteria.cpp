// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence_criteria.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "model/model_schema.h"
#include "wording/criterion_text.h"

namespace leadlight::workspace {

namespace {

using evidence::Share;

Voice voiceOf(Share share, const evidence::OddsRatio &odds)
{
    if (!share.isEnough())
        return Voice::tooFew;
    return odds.speaks() ? Voice::speaks : Voice::noEvidence; // without others to compare with there is none, either
}

/// Cases and points of one value range.
struct Group {
    std::string label;
    CriterionValue from = 0;
    CriterionValue to = 0;
    Share share;
    double pointSum = 0;

    void add(bool yes, double points)
    {
        share.add(yes);
        pointSum += points;
    }
    [[nodiscard]] double meanPoints() const { return share.n == 0 ? 0 : pointSum / static_cast<double>(share.n); }
};

std::string recencyLabel(const model::RecencyBand &band)
{
    return band.label.empty() ? wording::recencyText(band) : band.label;
}

std::vector<Group> emptyGroups(const model::Criterion &criterion)
{
    const auto group = [](std::string label, std::size_t from, std::size_t to) {
        return Group{std::move(label), static_cast<CriterionValue>(from), static_cast<CriterionValue>(to), {}, 0};
    };
    std::vector<Group> groups;
    if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule)) {
        for (std::size_t band = 0; band < profile->bands.size(); ++band)
            groups.push_back(group(profile->bands[band].label, band, band));
        groups.push_back(group("anything else", groups.size(), groups.size()));
        groups.push_back(group("not known", groups.size(), groups.size()));
    } else if (const auto *recency = std::get_if<model::RecencyRule>(&criterion.rule)) {
        for (std::size_t band = 0; band < recency->bands.size(); ++band)
            groups.push_back(group(recencyLabel(recency->bands[band]), band, band));
        groups.push_back(group("longer ago", groups.size(), groups.size()));
        groups.push_back(group("never", groups.size(), groups.size()));
    } else if (behaviourOf(criterion)) {
        return {group("never", 0, 0), group("once", 1, 1),       group("twice", 2, 2),
                group("3 to 5 times", 3, 5), group("6 to 10 times", 6, 10), group("11 times and more", 11, doesNotApply - 1)};
    } else {
        return {group("no", 0, 0), group("yes", 1, 1)};
    }
    return groups;
}

/// A criterion's cases by group, with what all of them are.
struct Tally {
    std::vector<Group> groups;
    Share all;
    evidence::ByCount counts;
    Group fires;
    Group rests;
};

Tally tallyOf(const CriterionValues &criterion, std::span<const std::int8_t> verdicts)
{
    Tally tally;
    tally.groups = emptyGroups(*criterion.criterion);
    const bool isBehaviour = behaviourOf(*criterion.criterion) != nullptr;
    const bool isOutcome = hasOutcomes(*criterion.criterion);
    const bool everGives = std::any_of(criterion.points.begin(), criterion.points.end(), [](float points) { return points > 0; });
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const CriterionValue value = criterion.values[i];
        if (verdicts[i] < 0 || value == doesNotApply)
            continue;
        const bool yes = verdicts[i] > 0;
        const auto points = static_cast<double>(criterion.points[i]);
        const auto group = std::find_if(tally.groups.begin(), tally.groups.end(), [&](const Group &each) { return value <= each.to; });
        if (group != tally.groups.end())
            group->add(yes, points);
        tally.all.add(yes);
        if (isBehaviour)
            tally.counts[value].add(yes);
        const bool fires = isOutcome ? (everGives ? points > 0 : points < 0) : value > 0;
        (fires ? tally.fires : tally.rests).add(yes, points);
    }
    return tally;
}

/// Log odds of a group beside those of all, ten average cases added.
double logOddsBeside(Share share, Share all)
{
    constexpr double added = 10;
    const double mean = all.rate();
    const auto odds = [](double yes, double no) { return std::log(yes / no); };
    return odds(static_cast<double>(share.yes) + added * mean, static_cast<double>(share.no()) + added * (1 - mean)) - odds(mean, 1 - mean);
}

/// Points for a unit of log odds, by axis: see CriterionEvidence. 0: no scale.
std::array<double, 2> scalesOf(const CaseScores &scores, const std::vector<Tally> &tallies)
{
    std::array<double, 2> points{};
    std::array<double, 2> odds{};
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        const Tally &tally = tallies[i];
        if (tally.all.yes == 0 || tally.all.no() == 0)
            continue;
        double n = 0;
        double meanPoints = 0;
        for (const Group &group : tally.groups) {
            n += static_cast<double>(group.share.n);
            meanPoints += group.pointSum;
        }
        meanPoints /= n;
        for (const Group &group : tally.groups) {
            if (!group.share.isEnough())
                continue;
            const double weight = static_cast<double>(group.share.n);
            const double beside = logOddsBeside(group.share, tally.all);
            const double chance = 1 / (static_cast<double>(group.share.yes) + 0.5) + 1 / (static_cast<double>(group.share.no()) + 0.5);
            points[scores.criteria[i].axis] += weight * (group.meanPoints() - meanPoints) * (group.meanPoints() - meanPoints);
            odds[scores.criteria[i].axis] += weight * (beside * beside - chance);
        }
    }
    std::array<double, 2> scales{};
    for (std::size_t axis = 0; axis < 2; ++axis)
        scales[axis] = odds[axis] > 0 ? std::sqrt(points[axis] / odds[axis]) : 0;
    return scales;
}

int wholePoints(double points)
{
    return static_cast<int>(std::lround(std::clamp<double>(points, model::pointsRange.low, model::pointsRange.high)));
}

BandEvidence bandOf(const Group &group, const Tally &tally, double scale)
{
    BandEvidence band;
    band.label = group.label;
    band.from = group.from;
    band.to = group.to;
    band.points = group.meanPoints();
    band.share = group.share;
    band.odds = evidence::oddsRatio(group.share, {tally.all.yes - group.share.yes, tally.all.n - group.share.n});
    band.voice = voiceOf(group.share, band.odds);
    if (band.voice != Voice::speaks)
        return band;
    if (scale > 0)
        band.evidencePoints = wholePoints(scale * logOddsBeside(group.share, tally.all));
    // Beside the criterion's average, as the odds are: +3 where most have +15 is a sign against.
    const double beside = band.points - (tally.fires.pointSum + tally.rests.pointSum) / static_cast<double>(tally.all.n);
    band.runsAgainst = (beside >= 0.5 && band.odds.interval.high < 1) || (beside <= -0.5 && band.odds.interval.low > 1);
    return band;
}

/// The points of one event, or of the account, that would make the difference that the evidence sees.
std::optional<int> singlePoints(const model::Criterion &criterion, const Tally &tally, const CriterionEvidence &made, double scale)
{
    const model::BehaviourRule *behaviour = behaviourOf(criterion);
    const auto *interest = std::get_if<model::InterestRule>(&criterion.rule);
    const auto *target = std::get_if<model::TargetAccountRule>(&criterion.rule);
    const int given = behaviour ? behaviour->points : interest ? interest->points : target ? target->points : 0;
    const double gap = tally.fires.meanPoints() - tally.rests.meanPoints();
    if (made.voice != Voice::speaks || scale == 0 || given == 0 || std::abs(gap) < 1e-6)
        return std::nullopt;
    const double wanted = scale * (logOddsBeside(tally.fires.share, tally.all) - logOddsBeside(tally.rests.share, tally.all));
    return wholePoints(given * wanted / gap);
}

CriterionEvidence evidenceFrom(const CriterionValues &values, const Tally &tally, double scale)
{
    const model::Criterion &criterion = *values.criterion;
    CriterionEvidence made;
    made.key = criterion.key;
    made.label = criterion.label.empty() ? criterion.key : criterion.label;
    made.group = criterion.group;
    made.axis = values.axis;
    made.isBehaviour = behaviourOf(criterion) != nullptr;
    made.fires = tally.fires.share;
    made.odds = evidence::oddsRatio(tally.fires.share, tally.rests.share);
    made.voice = voiceOf(tally.fires.share, made.odds);
    std::vector<Share> shares;
    for (const Group &group : tally.groups) {
        shares.push_back(group.share);
        if (group.share.n > 0)
            made.bands.push_back(bandOf(group, tally, scale));
    }
    made.informationValue = evidence::informationValue(shares);
    made.evidencePoints = singlePoints(criterion, tally, made, scale);
    if (made.isBehaviour)
        made.response = evidence::response(tally.counts);
    return made;
}

} // namespace

std::vector<CriterionEvidence> criterionEvidence(const CaseScores &scores, std::span<const std::int8_t> verdicts)
{
    std::vector<Tally> tallies;
    for (const CriterionValues &values : scores.criteria)
        tallies.push_back(tallyOf(values, verdicts));
    const std::array<double, 2> scales = scalesOf(scores, tallies);
    std::vector<CriterionEvidence> made;
    for (std::size_t i = 0; i < tallies.size(); ++i)
        made.push_back(evidenceFrom(scores.criteria[i], tallies[i], scales[scores.criteria[i].axis]));
    return made;
}

bool countsAsDone(const data::ActivityTable &activities, std::size_t event, base::Instant at)
{
    return activities.time[event] <= at.seconds && !activities.machine[event]
           && activities.channel[event] != static_cast<std::uint8_t>(domain::Channel::sales);
}

std::vector<ActivityEvidence> activityEvidence(const Snapshot &snapshot, std::span<const EvidenceCase> cases,
                                               std::span<const std::int8_t> verdicts)
{
    const data::ActivityTable &activities = *snapshot.activities;
    std::vector<Share> did(activities.types ? activities.types->size() : 0);
    Share all;
    std::set<std::uint32_t> types;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (verdicts[i] < 0)
            continue;
        types.clear();
        for (std::size_t event = activities.first[cases[i].row]; event < activities.first[cases[i].row + 1]; ++event) {
            if (countsAsDone(activities, event, cases[i].at))
                types.insert(activities.type[event]);
        }
        all.add(verdicts[i] > 0);
        for (const std::uint32_t type : types)
            did[type].add(verdicts[i] > 0);
    }
    std::vector<ActivityEvidence> made;
    for (std::uint32_t type = 1; type < did.size(); ++type) {
        if (did[type].n == 0)
            continue;
        ActivityEvidence one;
        one.type = activities.types->text(type);
        one.did = did[type];
        one.odds = evidence::oddsRatio(did[type], {all.yes - did[type].yes, all.n - did[type].n});
        one.voice = voiceOf(did[type], one.odds);
        one.ofYes = Share{did[type].yes, all.yes}.rate();
        one.ofNo = Share{did[type].no(), all.no()}.rate();
        made.push_back(std::move(one));
    }
    std::stable_sort(made.begin(), made.end(), [](const ActivityEvidence &a, const ActivityEvidence &b) {
        return a.voice != b.voice ? a.voice > b.voice : std::abs(std::log(a.odds.value)) > std::abs(std::log(b.odds.value));
    });
    return made;
}

} // namespace leadlight::workspace
