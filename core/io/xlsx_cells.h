// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace leadlight::io {

/// What a number format makes of a number: a date (with or without a time), a time of day, or nothing of both.
enum class CellShape : std::uint8_t { number, date, time };

/// Of the formats that have a number and no code (ECMA-376 part 1, 18.8.30, with the East Asian dates).
[[nodiscard]] CellShape shapeOfBuiltIn(int format);
/// Of a format code: looks for y m d h s outside of quotes, brackets and escapes. A duration ([h]:mm) is a number.
[[nodiscard]] CellShape shapeOfCode(std::string_view code);

/// A number as the workbook holds it, as the shortest text that means the same: "5.0" → "5", "1E+2" → "100". What is
/// no number stays.
[[nodiscard]] std::string plainNumber(std::string_view text);
/// The day or instant that a number means (days since 1900, or 1904), to the second: "2026-03-31",
/// "2026-03-31T12:00:00", of a time of day "12:00:00". Nothing for numbers that are no date from 1900 to 9999.
[[nodiscard]] std::optional<std::string> dateOfNumber(std::string_view text, CellShape shape, bool since1904);
/// The number that means an instant; nothing before 1900-03-01, which spreadsheets count wrongly, and after 9999.
[[nodiscard]] std::optional<double> numberOfInstant(base::Instant instant);

/// _x000D_ and the like become the characters that they mean (ECMA-376 part 1, 22.9.2.19), but for NUL and halves of
/// pairs.
[[nodiscard]] std::string withoutEscapes(std::string_view text);
/// Puts in such escapes for what XML cannot hold and for texts that look like one.
[[nodiscard]] std::string withEscapes(std::string_view text);

/// "BC12" → column 54, from 0; nothing for anything else. Columns beyond 17 million count as that.
[[nodiscard]] std::optional<std::uint32_t> columnOfReference(std::string_view reference);

} // namespace leadlight::io
