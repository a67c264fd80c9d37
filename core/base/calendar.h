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

/// An IANA time zone. Immutable, cheap to copy, usable from any thread.
class Zone {
public:
    [[nodiscard]] static Result<Zone> named(std::string_view name);
    [[nodiscard]] static Zone utc();

    [[nodiscard]] std::string name() const;
    [[nodiscard]] Date localDate(Instant instant) const;
    /// Minutes after local midnight.
    [[nodiscard]] int localMinute(Instant instant) const;
    /// The instant at which the local day begins (plus `minute`); in a gap the first instant after it.
    [[nodiscard]] Instant instantAt(Date date, int minute = 0) const;

private:
    const void *m_zone = nullptr; ///< date::time_zone, which lives as long as the process
};

/// The instant `span` after `start`.
[[nodiscard]] Instant dueAfter(Instant start, Span span, const BusinessHours &hours, const Zone &zone);
/// Open seconds between two instants (0 if `to` is before `from`).
[[nodiscard]] std::int64_t businessSeconds(Instant from, Instant to, const BusinessHours &hours, const Zone &zone);

} // namespace leadlight::base
