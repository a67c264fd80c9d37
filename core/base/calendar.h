// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace leadlight::base {

/// Length of a time limit. Minutes and hours run in business hours; days and months are civil, and a month ends
/// at the latest on its last day (domain.md §3).
struct Span {
    enum class Unit : std::uint8_t { minutes, hours, days, months };
    int count = 0;
    Unit unit = Unit::hours;
    bool operator==(const Span &) const = default;
};

/// Opening hours by weekday (0 = Monday), in minutes after local midnight, and days that are closed.
struct BusinessHours {
    struct Day {
        int from = 0;
        int to = 0; ///< equal to `from` on a closed day
        bool operator==(const Day &) const = default;
    };
    std::array<Day, 7> week{{{540, 1020}, {540, 1020}, {540, 1020}, {540, 1020}, {540, 1020}, {}, {}}};
    std::vector<Date> holidays; ///< sorted
    bool operator==(const BusinessHours &) const = default;
};

/// An IANA time zone (default: UTC). Immutable, cheap to copy, usable from any thread.
class Zone {
public:
    /// Difference between local time and UTC, in seconds, and the instants from and until which it is in force.
    struct Offset {
        std::int64_t seconds = 0;
        Instant from;
        Instant until;
    };

    /// Fails with `calendar.unknown_zone` (the name).
    [[nodiscard]] static Result<Zone> named(std::string_view name);
    [[nodiscard]] static Zone utc();
    /// The zone that this machine is set to; UTC where it does not say.
    [[nodiscard]] static Zone system();

    [[nodiscard]] std::string name() const;
    [[nodiscard]] Date localDate(Instant instant) const;
    /// Minutes after local midnight.
    [[nodiscard]] int localMinute(Instant instant) const;
    /// The instant at which the local day begins (plus `minute`); in a gap the first instant after it.
    /// Of two instants with the same local time it is the earlier.
    [[nodiscard]] Instant instantAt(Date date, int minute = 0) const;
    [[nodiscard]] Offset offsetAt(Instant instant) const;

private:
    const void *m_zone = nullptr; ///< date::time_zone, which lives as long as the process; null is UTC
};

/// The instant `span` after `start`: `start` itself if the span is empty. Days and months keep the local time of day.
/// A span in minutes or hours runs round the clock if no weekday is open, since it would never end otherwise.
[[nodiscard]] Instant dueAfter(Instant start, Span span, const BusinessHours &hours, const Zone &zone);
/// Open seconds between two instants (0 if `to` is before `from`).
[[nodiscard]] std::int64_t businessSeconds(Instant from, Instant to, const BusinessHours &hours, const Zone &zone);

} // namespace leadlight::base
