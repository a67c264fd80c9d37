// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leadlight::base {

/// One step through UTF-8 bytes. A byte that begins no well-formed sequence (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF) is a step of one byte with `valid` false and that byte as its value.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
    bool valid = false;
};

/// Reads at `at`, which must lie inside `bytes`.
[[nodiscard]] CodePoint readCodePoint(std::string_view bytes, std::size_t at);
/// `value` must be a Unicode scalar value.
void appendUtf8(std::string &out, char32_t value);

} // namespace leadlight::base
