// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lifecycle/verification.h"
#include "workspace/commands/lead_deeds.h"

namespace leadlight::workspace {

/// The verdict on a lead in the worklist of the verification, and in the same transaction what follows from it: confirmed,
/// it is handed over to Sales; refused, it waits for new evidence. Without `person` it is who sits for Marketing first.
/// Undoing the hand-over, or the refusal (undoDeed()), puts the lead back into the worklist.
/// Errors: verification.not_asked (lead), verification.left (lead): it no longer meets the definition;
/// verification.no_words: a refusal says why; person.unknown, workspace.read_only, storage.…
[[nodiscard]] base::Result<DeedReceipt> verifyLead(Workspace &workspace, std::uint32_t row, lifecycle::Verdict verdict,
                                                   const std::string &words, std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
