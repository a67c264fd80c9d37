// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/timeline.h"

#include <algorithm>
#include <cmath>

#include "scoring/lead_scorer.h"
#include "workspace/queries/buyer_phase.h"

namespace leadlight::workspace {

namespace {

TimelineEntry activityEntry(const data::ActivityTable &activities, std::size_t index)
{
    TimelineEntry entry;
    entry.time = {activities.time[index]};
    entry.machine = activities.machine[index] != 0;
    entry.activity.time = entry.time;
    entry.activity.type = activities.types->text(activities.type[index]);
    entry.activity.channel = static_cast<domain::Channel>(activities.channel[index]);
    entry.activity.asset = activities.assets->text(activities.asset[index]);
    entry.activity.area = activities.areas->text(activities.area[index]);
    entry.activity.phase = buyerPhases[activities.phase[index]];
    entry.activity.campaign = activities.campaigns->text(activities.campaign[index]);
    entry.activity.text = activities.texts->text(activities.text[index]);
    if (!std::isnan(activities.number[index]))
        entry.activity.number = activities.number[index];
    return entry;
}

/// The order of decisions within a second, in which several may fall.
std::uint64_t ledgerPlaceOf(const TimelineEntry &entry)
{
    return entry.isMove ? entry.move.ledgerSeq : entry.deed ? entry.deed->ledgerSeq : 0;
}

} // namespace

std::vector<TimelineEntry> timeline(const Snapshot &snapshot, std::uint32_t row, std::size_t limit)
{
    std::vector<TimelineEntry> entries;
    const data::ActivityTable &activities = *snapshot.activities;
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
        if (activities.time[i] <= snapshot.asOf.seconds)
            entries.push_back(activityEntry(activities, i));
    }
    if (row < snapshot.movesOf.size()) {
        for (const std::uint32_t index : snapshot.movesOf[row]) {
            TimelineEntry entry;
            entry.isMove = true;
            entry.move = snapshot.moves[index];
            entry.time = entry.move.time;
            entries.push_back(std::move(entry));
        }
    }
    for (const store::LeadDeed &deed : snapshot.deeds) {
        if (snapshot.survivorOf(deed.lead) != row)
            continue;
        TimelineEntry entry;
        entry.time = deed.time;
        entry.deed = deed;
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const TimelineEntry &a, const TimelineEntry &b) {
        return a.time != b.time ? a.time > b.time : ledgerPlaceOf(a) > ledgerPlaceOf(b);
    });
    if (entries.size() > limit)
        entries.resize(limit);
    return entries;
}

std::vector<CurvePoint> scoreCurve(const Snapshot &snapshot, std::uint32_t row, int days)
{
    std::vector<CurvePoint> curve;
    const scoring::LeadScorer scorer(*snapshot.model, snapshot.input());
    for (int back = days - 1; back >= 0; --back) {
        CurvePoint point;
        point.time = {snapshot.asOf.seconds - back * base::secondsPerDay};
        for (std::size_t axis = 0; axis < 2; ++axis)
            point.score[axis] = scorer.at(axis, row, point.time);
        curve.push_back(point);
    }
    return curve;
}

} // namespace leadlight::workspace
