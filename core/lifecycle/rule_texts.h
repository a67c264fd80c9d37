// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "lifecycle/process.h"

namespace leadlight::lifecycle {

// Working rules as texts that people type and programs read back: what a text function writes, its parser takes.

/// "8 hours", "1 day", "none".
[[nodiscard]] std::string spanText(const std::optional<base::Span> &span);
/// Also takes "30 min", "8h", "2 weeks" (14 days), "3 d"; empty is none. Errors: settings.bad_span ("", text) where it
/// cannot be read, or is 0 or longer than 100 years.
[[nodiscard]] base::Result<std::optional<base::Span>> parseSpan(std::string_view text);

using Week = std::array<base::BusinessHours::Day, 7>;
/// "mon-fri 09:00-17:00", "mon-thu 08:00-16:30, fri 08:00-12:00", "closed".
[[nodiscard]] std::string weekText(const Week &week);
[[nodiscard]] std::optional<Week> parseWeek(std::string_view text);

/// Dates in order, each once: "2026-12-25 2026-12-26". Commas between them are taken, too.
[[nodiscard]] std::string datesText(const std::vector<base::Date> &dates);
[[nodiscard]] std::optional<std::vector<base::Date>> parseDates(std::string_view text);

/// "sales", or the person's id.
[[nodiscard]] std::string accountableText(const Accountable &owner);
[[nodiscard]] std::optional<Accountable> parseAccountable(std::string_view text);

/// Ids with blanks between.
[[nodiscard]] std::string idsText(const std::vector<base::Uuid> &ids);
[[nodiscard]] std::optional<std::vector<base::Uuid>> parseIds(std::string_view text);

} // namespace leadlight::lifecycle
