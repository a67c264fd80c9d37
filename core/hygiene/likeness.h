// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leadlight::hygiene {

/// Jaro–Winkler similarity of two words, 0 to 1 (W. E. Winkler, 1990; prefix weight 0.1, at most four letters). Bytes
/// are compared: of words that are not ASCII it is an approximation.
[[nodiscard]] double jaroWinkler(std::string_view a, std::string_view b);
/// Insertions, deletions, replacements and swaps of neighbours between `a` and `b`; `limit` + 1 for more than `limit`.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);
/// What a word sounds like in English: its first letter and the consonant groups after it ("smith" and "smyth" agree).
/// Soundex of R. C. Russell, 1918, as the US census used it.
[[nodiscard]] std::string soundex(std::string_view word);

} // namespace leadlight::hygiene
