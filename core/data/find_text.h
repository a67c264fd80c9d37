// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace leadlight::data {

/// Bytes that must be readable behind a text that is searched.
inline constexpr std::size_t searchPadding = 64;

/// The first place of `needle`, which is not empty, in [`begin`, `end`); null: it is not there. searchPadding bytes
/// behind `end` are readable.
[[nodiscard]] const char *findText(const char *begin, const char *end, std::string_view needle);
/// The same without the machine's wide registers, for comparison.
[[nodiscard]] const char *findTextPlainly(const char *begin, const char *end, std::string_view needle);

} // namespace leadlight::data
