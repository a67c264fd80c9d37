// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/calendar.h"
#include "base/exact.h"
#include "base/time.h"

namespace leadlight::wording {

/// "1,240", with the true minus sign.
[[nodiscard]] std::string grouped(std::int64_t number);
/// "+12", "−3", "0".
[[nodiscard]] std::string signedNumber(std::int64_t number);
/// One decimal under 100, none for 100: "38.1 %"; "–" where there is nothing to divide by.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);
/// Whole points, or one decimal where they are not whole: "12", "12.3", with sign if `sign`.
[[nodiscard]] std::string pointsText(base::Exact points, bool sign);
/// "€12,300": whole units of the currency.
[[nodiscard]] std::string money(std::int64_t minor, const std::string &currency);
/// A wait as people say it: "45 min", "3.5 h", "2.1 days".
[[nodiscard]] std::string waitText(std::int64_t seconds);
/// "25 Nov 2026" of a UTC date.
[[nodiscard]] std::string dateText(base::Date date);
/// "25 Nov 2026 14:05" on the clocks of the zone.
[[nodiscard]] std::string momentText(base::Instant instant, const base::Zone &zone);
/// " · data up to 25 Nov 2026 14:05" for the foot of a report; nothing where no data have a date.
[[nodiscard]] std::string dataUpToText(base::Instant newest, const base::Zone &zone);

} // namespace leadlight::wording
