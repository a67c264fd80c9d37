// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <QString>

#include "base/exact.h"

namespace leadlight::bridge {

/// The core's UTF-8 as QString, and back. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] QString toQt(std::string_view utf8);
[[nodiscard]] std::string toUtf8(const QString &text);

/// Numbers for people, by the user's locale, with a true minus sign and "–" for what is not known.
[[nodiscard]] QString countText(std::int64_t count);   ///< "1,240"
[[nodiscard]] QString percentText(double share);       ///< 0.381 → "38.1 %"; 1 → "100 %"; NaN → "–"
[[nodiscard]] QString signedText(std::int64_t points); ///< "+15", "−8", "0"
[[nodiscard]] QString pointsText(base::Exact score);   ///< nearest whole point: "44"
/// Minor units in words of people: 1234500, "EUR" → "12,345 EUR".
[[nodiscard]] QString moneyText(std::int64_t minor, const QString &currency);

} // namespace leadlight::bridge
