// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/calendar.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>

#include <date/tz.h>

namespace leadlight::base {

namespace {

constexpr Date lastDate{2932896}; // 9999-12-31, the end of what isoText() speaks of

/// The opening hours of one day after the other. Remembers the offset in force, because a look-up in the zone's
/// rules costs far more than an addition.
class OpenDays {
public:
    struct Open {
        Instant from;
        Instant to;
    };

    OpenDays(const BusinessHours &hours, const Zone &zone, Instant start)
        : m_hours(hours), m_zone(zone), m_offset(zone.offsetAt(start))
    {
    }

    /// Equal ends on a closed day.
    Open on(Date date)
    {
        const int weekday = ((date.days + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
        const BusinessHours::Day &day = m_hours.week[static_cast<std::size_t>(weekday)];
        if (day.to <= day.from || std::binary_search(m_hours.holidays.begin(), m_hours.holidays.end(), date))
            return {};
        return {instantAt(date, day.from), instantAt(date, day.to)};
    }

private:
    Instant instantAt(Date date, int minute)
    {
        const Instant guess{utcMidnight(date).seconds + std::int64_t{minute} * 60 - m_offset.seconds};
        // Farther than a day from any change of offset, a local time is neither skipped nor doubled.
        if (guess.seconds - secondsPerDay >= m_offset.from.seconds
            && guess.seconds + secondsPerDay < m_offset.until.seconds)
            return guess;
        const Instant exact = m_zone.instantAt(date, minute);
        m_offset = m_zone.offsetAt(exact);
        return exact;
    }

    const BusinessHours &m_hours;
    const Zone &m_zone;
    Zone::Offset m_offset;
};

bool neverOpen(const BusinessHours &hours)
{
    return std::none_of(hours.week.begin(), hours.week.end(), [](const auto &day) { return day.to > day.from; });
}

Date plusMonths(Date date, int months)
{
    const CivilDate civil = civilOf(date);
    const std::int64_t index = std::int64_t{civil.year} * 12 + (civil.month - 1) + months;
    const std::int64_t year = index / 12;
    if (year > 9999)
        return lastDate;
    const CivilDate first{static_cast<int>(year), static_cast<int>(index - year * 12) + 1, 1};
    const CivilDate next{first.month == 12 ? first.year + 1 : first.year, first.month % 12 + 1, 1};
    const int lastDay = dateOf(next).days - dateOf(first).days;
    return {dateOf(first).days + std::min(civil.day, lastDay) - 1};
}

Instant civilDue(Instant start, Span span, const Zone &zone)
{
    const Date day = zone.localDate(start);
    const std::int64_t local = start.seconds + zone.offsetAt(start).seconds;
    const Date due = span.unit == Span::Unit::months
                         ? plusMonths(day, span.count)
                         : Date{static_cast<std::int32_t>(std::min<std::int64_t>(std::int64_t{day.days} + span.count,
                                                                                 lastDate.days))};
    const std::int64_t second = ((local % 60) + 60) % 60; // Zone speaks of minutes
    return {zone.instantAt(std::min(due, lastDate), zone.localMinute(start)).seconds + second};
}

} // namespace

Result<Zone> Zone::named(std::string_view name)
{
    if (name == "UTC")
        return utc();
    try {
        Zone zone;
        zone.m_zone = date::locate_zone(name);
        return zone;
    } catch (const std::runtime_error &) {
        return fail(ErrorKind::usage, "calendar.unknown_zone", {std::string(name)});
    }
}

Zone Zone::utc()
{
    return {};
}

Zone Zone::system()
{
    try {
        Zone zone;
        zone.m_zone = date::current_zone();
        return zone;
    } catch (const std::runtime_error &) {
        return utc();
    }
}

std::string Zone::name() const
{
    return m_zone == nullptr ? std::string("UTC") : static_cast<const date::time_zone *>(m_zone)->name();
}

Date Zone::localDate(Instant instant) const
{
    return utcDateOf({instant.seconds + offsetAt(instant).seconds});
}

int Zone::localMinute(Instant instant) const
{
    const Instant local{instant.seconds + offsetAt(instant).seconds};
    return static_cast<int>((local.seconds - utcMidnight(utcDateOf(local)).seconds) / 60);
}

Instant Zone::instantAt(Date date, int minute) const
{
    const std::int64_t local = utcMidnight(date).seconds + std::int64_t{minute} * 60;
    if (m_zone == nullptr)
        return {local};
    const date::local_info found =
        static_cast<const date::time_zone *>(m_zone)->get_info(date::local_seconds{std::chrono::seconds{local}});
    if (found.result == date::local_info::nonexistent)
        return {found.first.end.time_since_epoch().count()};
    return {local - found.first.offset.count()};
}

Zone::Offset Zone::offsetAt(Instant instant) const
{
    if (m_zone == nullptr)
        return {0, {std::numeric_limits<std::int64_t>::min()}, {std::numeric_limits<std::int64_t>::max()}};
    const date::sys_info found = static_cast<const date::time_zone *>(m_zone)->get_info(
        date::sys_seconds{std::chrono::seconds{instant.seconds}});
    return {found.offset.count(), {found.begin.time_since_epoch().count()}, {found.end.time_since_epoch().count()}};
}

Instant dueAfter(Instant start, Span span, const BusinessHours &hours, const Zone &zone)
{
    if (span.count <= 0)
        return start;
    if (span.unit == Span::Unit::days || span.unit == Span::Unit::months)
        return civilDue(start, span, zone);

    std::int64_t left = std::int64_t{span.count} * (span.unit == Span::Unit::hours ? 3600 : 60);
    if (neverOpen(hours))
        return {start.seconds + left};
    OpenDays days(hours, zone, start);
    for (Date date = zone.localDate(start); date <= lastDate; ++date.days) {
        const auto [opens, closes] = days.on(date);
        const std::int64_t from = std::max(opens.seconds, start.seconds);
        if (closes.seconds - from >= left)
            return {from + left};
        left -= std::max<std::int64_t>(closes.seconds - from, 0);
    }
    return utcMidnight(lastDate);
}

std::int64_t businessSeconds(Instant from, Instant to, const BusinessHours &hours, const Zone &zone)
{
    if (to <= from)
        return 0;
    std::int64_t open = 0;
    OpenDays days(hours, zone, from);
    const Date last = std::min(zone.localDate(to), lastDate);
    for (Date date = zone.localDate(from); date <= last; ++date.days) {
        const auto [opens, closes] = days.on(date);
        open += std::max<std::int64_t>(std::min(closes, to).seconds - std::max(opens, from).seconds, 0);
    }
    return open;
}

} // namespace leadlight::base
