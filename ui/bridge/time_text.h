// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QDate>
#include <QDateTime>
#include <QString>

#include "base/calendar.h"
#include "base/time.h"

namespace leadlight::bridge {

/// Words for moments in the workspace's time zone, seen from `now` (the snapshot's as-of or the clock). Cheap to copy.
class TimeText {
public:
    enum class Urgency : std::uint8_t { none, soon, late };
    struct Clock {
        QString text; ///< "3 h left", "2 h late", "18 min left"
        Urgency urgency = Urgency::none;
    };

    TimeText(base::Zone zone, base::Instant now) : m_zone(zone), m_now(now) {}

    /// Exact: "22 Nov 2026 09:14".
    [[nodiscard]] QString moment(base::Instant instant) const;
    /// "today 08:51", "yesterday 16:20", "Fri 17:40" under 7 days, else "12 Nov", with the year if it is another.
    [[nodiscard]] QString relative(base::Instant instant) const;
    /// For narrow columns: "today", "yesterday", "3 days ago" under 7 days, else "12 Nov" or "12 Nov 2025".
    [[nodiscard]] QString day(base::Instant instant) const;
    [[nodiscard]] QString day(base::Date date) const;
    /// Time left until `due`. It is `soon` once at most a quarter of the limit is left (`limitLeft`, 0 to 1).
    [[nodiscard]] Clock due(base::Instant due, double limitLeft = 1) const;
    /// "just now", "4 h", "3 days": how long something has lasted.
    [[nodiscard]] QString lasting(base::Instant since) const;
    [[nodiscard]] QDateTime local(base::Instant instant) const;

private:
    [[nodiscard]] QString calendarDay(base::Date date) const;

    base::Zone m_zone;
    base::Instant m_now;
};

[[nodiscard]] QDate toQt(base::Date date);
[[nodiscard]] base::Date fromQt(const QDate &date);
/// "22 Nov 2026"
[[nodiscard]] QString dateText(base::Date date);

} // namespace leadlight::bridge
