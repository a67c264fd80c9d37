// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/working_rules.h"

namespace leadlight::lifecycle {

inline constexpr std::string_view audienceRulePrefix = "audience."; ///< of the rules that hold a process for certain leads
inline constexpr std::string_view processOfPrefix = "process@";     ///< "process@KEY.ROW.part": a part of such a process

/// A process for certain leads as the text of its working rule: canonical JSON of name, filter, place and the parts in
/// which its rows differ from the usual process.
[[nodiscard]] std::string audienceText(const AudienceProcess &process);
/// What audienceText() wrote; nothing for anything else.
[[nodiscard]] std::optional<AudienceProcess> parseAudience(std::string_view key, std::string_view text);

/// 0: that of all other leads ("default" or empty), else 1 + place, by name or key; nothing: there is none.
[[nodiscard]] std::optional<std::size_t> findProcess(const WorkingRules &rules, std::string_view name);
/// "process" or "process@KEY": what the keys of its rows begin with.
[[nodiscard]] std::string rulePrefixOf(const WorkingRules &rules, std::size_t which);
/// One with the rows of that of all other leads, behind the others.
[[nodiscard]] AudienceProcess newProcess(const WorkingRules &rules, std::string_view name, std::string_view filter);

} // namespace leadlight::lifecycle
