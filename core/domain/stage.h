// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace leadlight::domain {

/// Where a lead stands (domain.md §3). Every lead has exactly one. The numbers are stored: append only.
enum class Stage : std::uint8_t {
    suspect,
    anonymous,
    identified,
    qualified,
    accepted,
    opportunity,
    won,
    lost,
    onHold,
    disqualified,
};
inline constexpr std::array<Stage, 10> allStages{Stage::suspect,     Stage::anonymous, Stage::identified, Stage::qualified,
                                                 Stage::accepted,    Stage::opportunity, Stage::won,      Stage::lost,
                                                 Stage::onHold,      Stage::disqualified};

/// Stable key used in files, in the store and on the command line: "identified", "on_hold".
[[nodiscard]] std::string_view keyOf(Stage stage);
/// Default short label of the field: "MIL", "MQL", "SAL".
[[nodiscard]] std::string_view labelOf(Stage stage);
/// Takes a key or a label, case-folded.
[[nodiscard]] std::optional<Stage> parseStage(std::string_view text);
/// Won or lost: the sale has an end.
[[nodiscard]] constexpr bool isClosed(Stage stage)
{
    return stage == Stage::won || stage == Stage::lost;
}
/// Qualified, accepted or opportunity: with Sales now.
[[nodiscard]] constexpr bool isWithSales(Stage stage)
{
    return stage == Stage::qualified || stage == Stage::accepted || stage == Stage::opportunity;
}

/// The moves between stages. The numbers are stored: append only.
enum class Move : std::uint8_t {
    identify,
    qualify,
    accept,
    passBack,
    recall,
    opportunity,
    win,
    lose,
    hold,
    resume,
    recycle,
    disqualify,
    undo,
};
inline constexpr std::array<Move, 13> allMoves{Move::identify, Move::qualify, Move::accept, Move::passBack, Move::recall,
                                               Move::opportunity, Move::win,  Move::lose,   Move::hold,     Move::resume,
                                               Move::recycle,  Move::disqualify, Move::undo};
[[nodiscard]] std::string_view keyOf(Move move); ///< "pass-back"
[[nodiscard]] std::optional<Move> parseMove(std::string_view text);

} // namespace leadlight::domain
