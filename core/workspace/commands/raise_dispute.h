// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "workspace/deed_entry.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

// Disputes about a lead's score (queries/disputes.h): small deeds, so that undoDeed() takes either of these back. Without
// `person` it is who sits at the table, for Sales first. Errors of both: dispute.needs_person (refused) where nobody
// does, person.unknown, workspace.read_only, storage.…

struct Disputing {
    std::string criterion; ///< key or label; empty: the whole rank
    std::string words;     ///< why
};
/// Keeps what the score is made of now with it. Errors: dispute.no_words, dispute.unknown_criterion (criterion).
[[nodiscard]] base::Result<DeedReceipt> raiseDispute(Workspace &workspace, std::uint32_t row, const Disputing &disputing,
                                                     std::optional<base::Uuid> person = std::nullopt);
/// `note`: what came of it. Errors: dispute.none_open (number), dispute.no_note.
[[nodiscard]] base::Result<DeedReceipt> closeDispute(Workspace &workspace, int number, const std::string &note,
                                                     std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
