// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "domain/nurture_program.h"
#include "domain/side.h"
#include "domain/stage.h"

namespace leadlight::lifecycle {

/// A lead's time in one nurture program, as far as the rules ask for it.
struct Enrolment {
    base::Instant since;
    std::optional<base::Instant> until;      ///< ends then
    domain::Side side = domain::Side::marketing; ///< who enrolled it
    std::optional<base::Instant> lastTouch;
    std::size_t touches = 0; ///< so far: the step that is next
    bool left = false;      ///< taken out, or put into another program by a move
    bool handedOver = false; ///< became an MQL since
    bool answered = false;   ///< what the program waits for is known since
    bool pursued = false;    ///< the lead is a named pursuit
    domain::Stage stage = domain::Stage::identified; ///< now
};

enum class NurtureState : std::uint8_t { running, paused, ended };
enum class NurtureEnd : std::uint8_t { none, left, handedOver, answered, over, closed, done };
enum class NurturePause : std::uint8_t { none, withSales, pursued };
[[nodiscard]] std::string_view keyOf(NurtureState state); ///< "running"
[[nodiscard]] std::string_view keyOf(NurtureEnd end);     ///< "handed_over"; empty for none
[[nodiscard]] std::string_view keyOf(NurturePause pause); ///< "with_sales"; empty for none

struct NurtureStanding {
    NurtureState state = NurtureState::running;
    NurtureEnd end = NurtureEnd::none;
    std::optional<base::Instant> nextTouch; ///< of one that runs
    NurturePause pause = NurturePause::none;
};

/// Where the enrolment stands (domain.md §3 and §9): what Marketing runs ends on hand-over and on the answer, and pauses
/// while the lead is with Sales or is a named pursuit; what Sales runs for its own contacts goes on. All end on their
/// date, after the last step of a program that goes no further, when somebody takes the lead out, and when the lead is
/// won or turned away.
[[nodiscard]] NurtureStanding standingOf(const Enrolment &enrolment, const domain::NurtureProgram &program, base::Instant now);

} // namespace leadlight::lifecycle
