// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::wording {

/// A sentence with places for arguments (%1 … %9) and the stable code it words.
struct Sentence {
    std::string_view code;
    std::string_view text;
};

/// The sentence of this code with %1 … %9 filled in; missing arguments become "?". Empty where the code is unknown.
[[nodiscard]] std::string sentenceOf(std::span<const Sentence> table, std::string_view code, const std::vector<std::string> &arguments);
/// Control characters as blanks, at most 120 characters: what a foreign file says may stand in a sentence.
[[nodiscard]] std::string quotable(std::string_view foreign);

} // namespace leadlight::wording
