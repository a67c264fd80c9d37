// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leadlight::base {

/// A moment in UTC, in whole seconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t seconds = 0;
    auto operator<=>(const Instant &) const = default;
};

/// A civil (Gregorian) date as days since 1970-01-01, without a zone.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date &) const = default;
};

struct CivilDate {
    int year = 1970;
    int month = 1;
    int day = 1;
    bool operator==(const CivilDate &) const = default;
};

inline constexpr std::int64_t secondsPerDay = 86400;

[[nodiscard]] Date dateOf(CivilDate civil);
[[nodiscard]] CivilDate civilOf(Date date);
/// False for 31 February and the like.
[[nodiscard]] bool isValid(CivilDate civil);
[[nodiscard]] Date utcDateOf(Instant instant);
[[nodiscard]] Instant utcMidnight(Date date);

/// "2026-03-31" and "2026-03-31T12:00:00Z".
[[nodiscard]] std::string isoText(Date date);
[[nodiscard]] std::string isoText(Instant instant);
/// Takes `YYYY-MM-DD`.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
/// Takes `YYYY-MM-DD[T| ]hh:mm[:ss[.fff]][Z|±hh:mm]`; without a zone it is UTC; a date alone is 00:00.
[[nodiscard]] std::optional<Instant> parseIsoInstant(std::string_view text);

/// The clock is a port: the engine never reads it, commands are handed one.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant instant) : m_now(instant) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant instant) { m_now = instant; }

private:
    Instant m_now;
};

} // namespace leadlight::base
