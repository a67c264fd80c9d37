// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/recency_plan.h"

#include <algorithm>

#include "scoring/account_pool.h"
#include "scoring/plan.h"

namespace leadlight::scoring {

namespace {

std::optional<std::int64_t> lastSecond(const Input &input, std::size_t row, base::Instant asOf)
{
    const EventStretch own = ownStretch(input, row);
    for (std::size_t event = own.end; event > own.begin; --event) {
        const std::size_t i = event - 1;
        if (own.activities->time[i] <= asOf.seconds && !own.activities->machine[i]
            && isOfProspect(own.activities->channel[i]))
            return own.activities->time[i];
    }
    return std::nullopt;
}

} // namespace

bool isOfProspect(std::uint8_t channel)
{
    return static_cast<domain::Channel>(channel) != domain::Channel::sales;
}

const LeadEvent *lastOfProspect(const std::vector<LeadEvent> &events)
{
    const auto found = std::find_if(events.begin(), events.end(),
                                    [](const LeadEvent &event) { return isOfProspect(event.channel); });
    return found == events.end() ? nullptr : &*found;
}

RecencyPlan::RecencyPlan(const model::RecencyRule &rule, int weight)
{
    for (const model::RecencyBand &band : rule.bands) {
        atMostDays.push_back(band.atMostDays);
        points.push_back(weightedPoints(band.points, weight));
    }
    points.push_back(weightedPoints(rule.otherwise, weight));
    points.push_back(weightedPoints(rule.never, weight));
}

std::size_t RecencyPlan::outcomeOf(std::optional<std::int64_t> last, base::Instant asOf) const
{
    if (!last)
        return never();
    const std::int64_t days = (asOf.seconds - *last) / base::secondsPerDay;
    std::size_t band = 0;
    while (band < atMostDays.size() && days > atMostDays[band])
        ++band;
    return band;
}

void RecencyPlan::add(const Input &input, std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
                      std::span<base::Exact> sums) const
{
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (mask.empty() || mask[i])
            sums[i] += points[outcomeOf(lastSecond(input, begin + i, asOf), asOf)];
    }
}

void RecencyPlan::addFlips(std::optional<std::int64_t> last, std::vector<std::int64_t> &seconds) const
{
    if (!last)
        return;
    for (const int days : atMostDays)
        seconds.push_back(*last + (std::int64_t{days} + 1) * base::secondsPerDay);
}

} // namespace leadlight::scoring
