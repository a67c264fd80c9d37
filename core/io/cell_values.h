// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"

namespace leadlight::io {

/// How a column writes numbers. A thousands sign of 0 means that there is none.
struct NumberFormat {
    char decimal = '.';
    char thousands = 0;
    bool operator==(const NumberFormat &) const = default;
};

/// What a cell alone says about numbers.
struct NumberShape {
    bool isNumber = false;
    bool leadingZero = false; ///< "08123": written with care, so it is a name made of digits
    bool isInteger = false;
    int digits = 0;
    bool decimalDot = false;   ///< the dot can only be a decimal sign: "2.5", "1,234.5"
    bool decimalComma = false; ///< "2,5", "1.234,5"
    bool groupDot = false;     ///< the dot can only divide thousands: "1.234.567"
    bool groupComma = false;
    bool groupBlank = false; ///< blank or apostrophe
    bool unclearDot = false; ///< "1.234": either
    bool unclearComma = false;
};
[[nodiscard]] NumberShape numberShape(std::string_view text);
/// The whole cell as a finite number; a currency sign in front or behind is taken off.
[[nodiscard]] std::optional<double> parseNumberCell(std::string_view text, const NumberFormat &format);

/// How a column writes dates. A date that begins with a four-digit year or names its month is taken in any order but
/// the epochs.
enum class DateOrder : std::uint8_t { none, ymd, dmy, mdy, compact, epochSeconds, epochMillis };
[[nodiscard]] std::string_view keyOf(DateOrder order); ///< "ymd", "dmy", "mdy", "yyyymmdd", "epoch_s", "epoch_ms", "none"
[[nodiscard]] std::optional<DateOrder> parseDateOrder(std::string_view text);

/// What a cell alone says about dates. It may have a date's looks and be none: 31.02.2026 fits no order.
struct DateShape {
    bool yearFirst = false;
    bool named = false; ///< the month is a word
    int year = 0;
    int first = 0;  ///< the first number beside the year; of yearFirst and named the month
    int second = 0; ///< the other one; of yearFirst and named the day
    std::int64_t secondOfDay = 0; ///< in UTC: an offset is already taken off
    bool hasTime = false;

    [[nodiscard]] std::optional<base::Instant> in(DateOrder order) const;
};
[[nodiscard]] std::optional<DateShape> dateShape(std::string_view text);
/// Without a zone it is UTC; a date alone is 00:00. Two-digit years 00 to 68 are 2000 to 2068, others 1969 to 1999.
[[nodiscard]] std::optional<base::Instant> parseDateCell(std::string_view text, DateOrder order);

} // namespace leadlight::io
