// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::base {

/// Text is UTF-8 everywhere in the core. White space here is ASCII white space and U+00A0.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Simple case folding of ASCII, Latin, Greek and Cyrillic; other code points stay. Bytes that are not UTF-8 stay.
[[nodiscard]] std::string folded(std::string_view text);
/// Puts folded(text) behind `out`.
void appendFolded(std::string &out, std::string_view text);
/// Trimmed and case-folded: the form in which profile tests, labels and dictionary look-ups compare.
[[nodiscard]] std::string comparable(std::string_view text);
[[nodiscard]] bool isValidUtf8(std::string_view bytes);
/// Number of code points.
[[nodiscard]] std::size_t lengthOf(std::string_view utf8);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string> &parts, std::string_view separator);
/// "marketing qualified" → "marketing_qualified": a key made of a-z, 0-9 and single underscores.
[[nodiscard]] std::string keyOf(std::string_view text);
/// Plain decimal number with '.', whole text; no exponent, no inf, no nan.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
/// Shortest text that reads back as the same double, never with an exponent below 1e15.
[[nodiscard]] std::string numberText(double value);
/// A practical subset of RFC 5321: one @, a dot in the domain, no blanks.
[[nodiscard]] bool looksLikeEmail(std::string_view text);
/// Seven to fifteen digits after punctuation is taken away, and not one digit repeated.
[[nodiscard]] bool looksLikePhone(std::string_view text);

} // namespace leadlight::base
