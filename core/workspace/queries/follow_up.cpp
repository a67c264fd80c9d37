// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/follow_up.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "domain/passback_reason.h"
#include "scoring/explanation.h"
#include "scoring/lead_scorer.h"
#include "wording/labels.h"
#include "wording/numbers.h"

namespace leadlight::workspace {

namespace {

constexpr std::uint8_t salesChannel = static_cast<std::uint8_t>(domain::Channel::sales);

bool endsTimeWithSales(const MoveRecord &move)
{
    return move.move == domain::Move::passBack || move.move == domain::Move::recall;
}

const MoveRecord *lastReturn(const Snapshot &snapshot, std::uint32_t row)
{
    const auto &moves = snapshot.movesOf[row];
    const auto found = std::find_if(moves.rbegin(), moves.rend(), [&](std::uint32_t index) {
        return !snapshot.moves[index].undone && endsTimeWithSales(snapshot.moves[index]);
    });
    return found == moves.rend() ? nullptr : &snapshot.moves[*found];
}

std::string reasonLabel(const Snapshot &snapshot, const std::string &key)
{
    const domain::PassbackReason *reason = snapshot.rules->reason(key);
    return reason ? std::string(reason->label) : key;
}

/// When Sales answered a hand-over: by the move that followed it or by a contact that was logged.
std::optional<base::Instant> firstAnswer(const Snapshot &snapshot, const MoveRecord &handOver)
{
    std::optional<base::Instant> first;
    for (const std::uint32_t index : snapshot.movesOf[handOver.lead]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.seq <= handOver.seq || move.undone || move.move == domain::Move::undo)
            continue;
        if (!move.person.isNull() && move.move != domain::Move::recall)
            first = move.time;
        break;
    }
    const data::ActivityTable &activities = *snapshot.activities;
    for (std::size_t i = activities.first[handOver.lead]; i < activities.first[handOver.lead + 1]; ++i) {
        const base::Instant time{activities.time[i]};
        if (activities.channel[i] == salesChannel && time >= handOver.time && (!first || time < *first))
            first = time;
    }
    return first;
}

} // namespace

std::optional<NewsSincePassback> newsSincePassback(const Snapshot &snapshot, std::uint32_t row)
{
    const MoveRecord *passback = row < snapshot.movesOf.size() ? lastReturn(snapshot, row) : nullptr;
    if (!passback)
        return std::nullopt;
    NewsSincePassback news;
    news.at = passback->time;
    news.reason = reasonLabel(snapshot, passback->reason);
    const data::ActivityTable &activities = *snapshot.activities;
    for (std::size_t i = activities.first[row + 1]; i-- > activities.first[row];) {
        const bool isNew = activities.time[i] > passback->time.seconds && activities.time[i] <= snapshot.asOf.seconds;
        if (!isNew || activities.machine[i] != 0 || activities.channel[i] == salesChannel)
            continue;
        const std::string_view type = activities.types->text(activities.type[i]);
        const auto known = std::find_if(news.events.begin(), news.events.end(), [&](const auto &event) { return event.first == type; });
        if (known == news.events.end())
            news.events.emplace_back(type, 1);
        else
            ++known->second;
    }
    const domain::PassbackReason *reason = snapshot.rules->reason(passback->reason);
    if (reason && !reason->answeredBy.empty()) {
        const std::string now = snapshot.text(row, reason->answeredBy);
        if (!now.empty() && base::comparable(now) != base::comparable(passback->answerThen)) {
            news.field = reason->answeredBy;
            news.answer = now;
        }
    }
    return news;
}

std::string newsText(const NewsSincePassback &news, const base::Zone &zone)
{
    std::vector<std::string> parts;
    for (const auto &[type, count] : news.events)
        parts.push_back(wording::activityName(type) + (count > 1 ? ", " + wording::grouped(static_cast<std::int64_t>(count)) + " times" : ""));
    if (!news.field.empty())
        parts.push_back(domain::fieldLabel(news.field) + " is " + news.answer + " now");
    const std::string since = wording::dateText(zone.localDate(news.at)) + (news.reason.empty() ? "" : " (" + news.reason + ")");
    return parts.empty() ? "Nothing new since " + since : "New since " + since + ": " + base::joined(parts, "; ");
}

std::vector<PassbackOutcome> passbackOutcomes(const Snapshot &snapshot, std::optional<base::Uuid> person)
{
    std::map<std::string, PassbackOutcome> byReason;
    for (const MoveRecord &move : snapshot.moves) {
        if (move.move != domain::Move::passBack || move.undone || (person && move.person != *person))
            continue;
        PassbackOutcome &outcome = byReason[move.reason];
        ++outcome.count;
        const auto &later = snapshot.movesOf[move.lead];
        const bool came = std::any_of(later.begin(), later.end(), [&](std::uint32_t index) {
            const MoveRecord &next = snapshot.moves[index];
            return next.seq > move.seq && next.move == domain::Move::qualify && !next.undone;
        });
        outcome.cameBack += came;
        outcome.won += came && snapshot.stages[move.lead] == domain::Stage::won;
    }
    std::vector<PassbackOutcome> all;
    for (auto &[reason, outcome] : byReason) {
        outcome.reason = reason;
        outcome.label = reasonLabel(snapshot, reason);
        all.push_back(std::move(outcome));
    }
    std::stable_sort(all.begin(), all.end(), [](const PassbackOutcome &a, const PassbackOutcome &b) { return a.count > b.count; });
    return all;
}

std::vector<GoingCold> goingCold(const Snapshot &snapshot, int days, const base::Progress *progress)
{
    const scoring::LeadScorer scorer(*snapshot.model, snapshot.input());
    const base::Instant horizon{snapshot.asOf.seconds + days * base::secondsPerDay};
    std::vector<GoingCold> falling;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row) || !domain::isWithSales(snapshot.stages[row]))
            continue;
        if (progress && progress->stopRequested())
            return {};
        const scoring::Standing then = scorer.standing(row, horizon);
        const bool falls = then.rank[0] > snapshot.scores->rank[0][row] || then.rank[1] > snapshot.scores->rank[1][row];
        if (!falls)
            continue;
        const auto why = scoring::explain(*snapshot.model, snapshot.input(), snapshot.asOf, row);
        base::Instant on = horizon;
        for (const scoring::AxisExplanation &axis : why.axes)
            on = axis.fallsOn ? std::min(on, *axis.fallsOn) : on;
        const scoring::Standing fallen = scorer.standing(row, on);
        falling.push_back({row, on, snapshot.model->axes[0].ranks[fallen.rank[0]] + snapshot.model->axes[1].ranks[fallen.rank[1]]});
    }
    std::stable_sort(falling.begin(), falling.end(), [](const GoingCold &a, const GoingCold &b) { return a.fallsOn < b.fallsOn; });
    return falling;
}

std::vector<ResponseTimes> responseTimes(const Snapshot &snapshot)
{
    std::map<int, std::pair<ResponseTimes, std::vector<std::int64_t>>> byVersion;
    for (const MoveRecord &move : snapshot.moves) {
        if (move.move != domain::Move::qualify || move.undone || snapshot.isMerged(move.lead))
            continue;
        auto &[times, waits] = byVersion[move.modelVersion];
        ++times.handed;
        if (const auto answer = firstAnswer(snapshot, move))
            waits.push_back(answer->seconds - move.time.seconds);
    }
    std::vector<ResponseTimes> all;
    for (auto &[version, found] : byVersion) {
        auto &[times, waits] = found;
        times.version = version;
        times.answered = waits.size();
        if (!waits.empty()) {
            const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
            std::nth_element(waits.begin(), middle, waits.end());
            times.medianSeconds = *middle;
        }
        all.push_back(times);
    }
    return all;
}

} // namespace leadlight::workspace
