// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/calendar.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <date/tz.h>

namespace leadlight::base {

namespace {

using std::chrono::seconds;

constexpr Date lastDate{2932896}; // 9999-12-31, the end of what isoText() and the zone rules speak of

const date::time_zone *zoneOf(const void *zone)
{
    return static_cast<const date::time_zone *>(zone);
}

date::sys_info infoAt(const void *zone, Instant instant)
{
    if (zone == nullptr)
        return {date::sys_seconds::min(), date::sys_seconds::max(), seconds{0}, std::chrono::minutes{0}, "UTC"};
    return zoneOf(zone)->get_info(date::sys_seconds{seconds{instant.seconds}});
}

std::int64_t localSecondsOf(const void *zone, Instant instant)
{
    return instant.seconds + infoAt(zone, instant).offset.count();
}

Date dateOfLocal(std::int64_t localSeconds)
{
    return utcDateOf({localSeconds});
}

/// The instants at which opening hours begin and end, day after day. Remembers the offset in force, because a
/// look-up in the zone's rules costs a hundred times what an addition does.
class OpenDays {
public:
    OpenDays(const BusinessHours &hours, const Zone &zone, const void *rules, Instant start)
        : m_hours(hours), m_zone(zone), m_info(infoAt(rules, start)), m_rules(rules)
    {
    }

    struct Open {
        Instant from;
        Instant to;
    };

    /// Equal ends on a closed day.
    Open on(Date date)
    {
        // 1970-01-01 was a Thursday.
        const int weekday = ((date.days + 3) % 7 + 7) % 7;
        const BusinessHours::Day &day = m_hours.week[static_cast<std::size_t>(weekday)];
        if (day.to <= day.from || std::binary_search(m_hours.holidays.begin(), m_hours.holidays.end(), date))
            return {};
        return {instantAt(date, day.from), instantAt(date, day.to)};
    }

private:
    Instant instantAt(Date date, int minute)
    {
        const Instant guess = guessAt(date, minute);
        if (isSettled(guess))
            return guess;
        const Instant exact = m_zone.instantAt(date, minute);
        m_info = infoAt(m_rules, exact);
        return exact;
    }
    [[nodiscard]] Instant guessAt(Date date, int minute) const
    {
        return {utcMidnight(date).seconds + std::int64_t{minute} * 60 - m_info.offset.count()};
    }
    /// Farther than a day from any change of offset, a local time is neither skipped nor doubled.
    [[nodiscard]] bool isSettled(Instant guess) const
    {
        return guess.seconds - secondsPerDay >= m_info.begin.time_since_epoch().count()
               && guess.seconds + secondsPerDay < m_info.end.time_since_epoch().count();
    }

    const BusinessHours &m_hours;
    const Zone &m_zone;
    date::sys_info m_info;
    const void *m_rules;
};

bool neverOpen(const BusinessHours &hours)
{
    return std::none_of(hours.week.begin(), hours.week.end(), [](const auto &day) { return day.to > day.from; });
}

Date plusMonths(Date date, int months)
{
    const CivilDate civil = civilOf(date);
    const std::int64_t index = std::int64_t{civil.year} * 12 + (civil.month - 1) + months;
    const std::int64_t year = index / 12 - (index % 12 < 0 ? 1 : 0);
    const CivilDate first{static_cast<int>(year), static_cast<int>(index - year * 12) + 1, 1};
    const CivilDate next{first.month == 12 ? first.year + 1 : first.year, first.month % 12 + 1, 1};
    const int lastDay = dateOf(next).days - dateOf(first).days;
    return {dateOf(first).days + std::min(civil.day, lastDay) - 1};
}

} // namespace
