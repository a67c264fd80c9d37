// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/uuid.h"

namespace leadlight::lifecycle {

/// To whom a new MQL goes: the first rule whose field has one of the values decides. One person is the owner (a partner
/// is a person, too), several take turns. A lead that no rule takes stays in Sales' open queue.
struct AssignmentRule {
    std::string field;               ///< empty: every lead
    std::vector<std::string> values; ///< compared trimmed and case-folded
    std::vector<base::Uuid> people;  ///< never empty
    bool operator==(const AssignmentRule &) const = default;
};

/// The first rule that takes a lead with these values; `valueOf` gives the text of a field.
[[nodiscard]] std::optional<std::size_t> ruleFor(std::span<const AssignmentRule> rules,
                                                 const std::function<std::string(std::string_view field)> &valueOf);

/// JSON: [{"field":"country","values":["DE"],"people":["…id…"]}]; "[]" without rules.
[[nodiscard]] std::string assignmentText(std::span<const AssignmentRule> rules);
/// Nothing: it is no such list, a rule has nobody, or one with a field has no value.
[[nodiscard]] std::optional<std::vector<AssignmentRule>> parseAssignment(std::string_view json);

} // namespace leadlight::lifecycle
