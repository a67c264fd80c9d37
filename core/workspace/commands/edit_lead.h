// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "domain/activity.h"
#include "workspace/field_edit.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Adds one lead by hand. It is `identified` with a valid e-mail or phone, else `anonymous`; its source is "Added by hand"
/// unless the values name one. Where Sales adds it, it is "Sales-sourced" and belongs to who did.
/// Errors: value.not_a_number (field, text), value.not_a_date (field, text), lead.no_facts, field.unknown (key), workspace.read_only.
[[nodiscard]] base::Result<std::uint32_t> addLead(Workspace &workspace, const FieldValues &values,
                                                  std::optional<base::Uuid> person = std::nullopt);
/// Sets attributes of one lead; the older values stay in the history with who and when.
[[nodiscard]] base::Result<void> setLeadFields(Workspace &workspace, std::uint32_t row, const FieldValues &values,
                                               std::optional<base::Uuid> person = std::nullopt);
/// Adds one activity, such as a call that was made. A time of 0 is "now".
[[nodiscard]] base::Result<void> logActivity(Workspace &workspace, std::uint32_t row, domain::Activity activity,
                                             std::optional<base::Uuid> person = std::nullopt);
/// Gives the lead an owner, or none.
[[nodiscard]] base::Result<void> assignLead(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> owner,
                                            std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
