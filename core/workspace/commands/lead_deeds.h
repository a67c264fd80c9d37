// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "workspace/deed_entry.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Small things done to a lead that do not move it, each with its ledger entry in one transaction. Without `person` it is
/// done by whoever sits at the table: for Sales first where Sales works, for Marketing first in nurture.
/// Errors of all: person.unknown, workspace.read_only, storage.…

/// Keeps the lead out of the inbox until then; its clock runs on. Errors: deed.not_later, deed.not_waiting (lead).
[[nodiscard]] base::Result<DeedReceipt> snoozeLead(Workspace &workspace, std::uint32_t row, base::Instant until,
                                                   std::optional<base::Uuid> person = std::nullopt);
/// Ends a snooze. Errors: deed.not_snoozed (lead).
[[nodiscard]] base::Result<DeedReceipt> wakeLead(Workspace &workspace, std::uint32_t row,
                                                 std::optional<base::Uuid> person = std::nullopt);
/// Errors: deed.no_words.
[[nodiscard]] base::Result<DeedReceipt> noteOnLead(Workspace &workspace, std::uint32_t row, const std::string &words,
                                                   std::optional<base::Uuid> person = std::nullopt);

struct Enrolling {
    std::string program;
    std::string why;
    std::optional<base::Date> until;
};
/// Puts the lead into a nurture program without moving its stage. Errors: nurture.no_program, nurture.in_already (lead,
/// program), nurture.not_reachable (lead): no address, or no mail wanted; nurture.retired (program), nurture.answered
/// (lead, program, field); deed.not_later.
[[nodiscard]] base::Result<DeedReceipt> enrolLead(Workspace &workspace, std::uint32_t row, const Enrolling &enrolling,
                                                  std::optional<base::Uuid> person = std::nullopt);
/// Takes the lead out of the program, however it came in. Errors: nurture.not_in (lead, program).
[[nodiscard]] base::Result<DeedReceipt> leaveProgram(Workspace &workspace, std::uint32_t row, const std::string &program,
                                                     const std::string &why, std::optional<base::Uuid> person = std::nullopt);

/// Takes a deed back that stands. Errors: deed.unknown (entry), dispute.closed_since (number).
[[nodiscard]] base::Result<DeedReceipt> undoDeed(Workspace &workspace, std::uint64_t ledgerSeq,
                                                 std::optional<base::Uuid> person = std::nullopt);

struct NurtureList {
    std::string program; ///< empty: all
    bool dueOnly = true; ///< else everybody for whom a program runs
    bool noteTouch = true; ///< the list counts as the touch, so that the next one is due a rhythm later
};
struct NurtureListed {
    std::uint64_t written = 0;
    std::uint64_t leftOut = 0; ///< no address, or no mail wanted
};
/// Writes who is to hear from us, for the mail tool: e-mail, names, company, language, program, why, step, since, until.
/// Errors: as of sinkFor().
[[nodiscard]] base::Result<NurtureListed> exportNurture(Workspace &workspace, const std::string &path, const NurtureList &list,
                                                        std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
