// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/glossary.h"

namespace leadlight::lifecycle {

inline constexpr std::string_view wordRulePrefix = "word."; ///< of the rules that hold the organisation's words

/// A word as the text of its working rule: canonical JSON of what is in force and what is wanted, with who accepted.
[[nodiscard]] std::string wordText(const domain::Word &word);
/// What wordText() wrote; nothing for anything else.
[[nodiscard]] std::optional<domain::Word> parseWord(std::string_view key, std::string_view text);

} // namespace leadlight::lifecycle
