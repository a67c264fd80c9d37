// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifecycle/nurture.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// One lead's time in one nurture program. It begins with a move that names a program (pass back, recycle) or by hand,
/// and where it stands follows from what happened since, so that undoing a move undoes it, too.
struct NurtureEntry {
    std::uint32_t row = 0;
    std::string program;        ///< as it is called now
    std::string why;            ///< the reason's label, or words
    base::Instant since;
    std::optional<base::Instant> until;
    base::Uuid person;          ///< who enrolled it; null: nobody in particular
    domain::Side side = domain::Side::marketing;
    bool byMove = false;        ///< came with a move, not by hand
    std::optional<base::Instant> lastTouch;
    lifecycle::NurtureStanding standing;
    std::string nextStep;       ///< what the next touch is; empty where the program has no step for it
    bool isDue = false;         ///< the next touch is
    bool canBeMailed = true;    ///< has an address and wants mail
};

/// Has an address, consents and wants mail.
[[nodiscard]] bool canBeMailed(const Snapshot &snapshot, std::uint32_t row);

/// Whether the field is known that ends the program.
[[nodiscard]] bool isNurtureAnswered(const Snapshot &snapshot, std::uint32_t row, const domain::NurtureProgram &program);

/// All enrolments, those that ended too: by lead, in the order in which they began.
[[nodiscard]] std::vector<NurtureEntry> nurture(const Snapshot &snapshot);
/// Of one lead.
[[nodiscard]] std::vector<NurtureEntry> nurtureOf(const Snapshot &snapshot, std::uint32_t row);

/// A program and how many it holds.
struct ProgramSummary {
    domain::NurtureProgram program;
    std::uint64_t running = 0;
    std::uint64_t due = 0;
    std::uint64_t paused = 0;
    std::uint64_t handedOver = 0; ///< ended by becoming an MQL
    std::uint64_t ended = 0;      ///< in any way
};
/// By name; only programs that hold or held somebody.
[[nodiscard]] std::vector<ProgramSummary> programs(const lifecycle::WorkingRules &rules, const std::vector<NurtureEntry> &entries);

/// A lead that was too early until a date that has come.
struct AskAgain {
    std::uint32_t row = 0;
    base::Instant since;  ///< the date
    std::string program;
};
/// "Ask again": passed back until a date, which has come, and nothing happened to the lead since.
[[nodiscard]] std::vector<AskAgain> askAgain(const Snapshot &snapshot);

} // namespace leadlight::workspace
