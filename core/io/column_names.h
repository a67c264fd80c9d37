// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/import_plan.h"

namespace leadlight::io {

/// What a column's name alone tells, in English and German; case, blanks and punctuation do not count.

/// The target of `kind` that a column of this name means.
[[nodiscard]] std::optional<std::string_view> targetByName(ImportKind kind, std::string_view name);
/// True if the name means something for any kind of import.
[[nodiscard]] bool isKnownName(std::string_view name);
/// A column whose values say how far a lead has come or how it ended.
[[nodiscard]] bool isOutcomeName(std::string_view name);
/// A name made of digits is meant: ids, phone numbers, postcodes.
[[nodiscard]] bool isTextName(std::string_view name);
[[nodiscard]] bool isIdName(std::string_view name);
[[nodiscard]] bool isDateName(std::string_view name);

/// The stage or outcome key that a word means: "Closed Won" → won, "Prospecting" → identified, "yes" → won, "0" → lost.
[[nodiscard]] std::optional<std::string_view> stageOfWord(std::string_view word);

} // namespace leadlight::io
