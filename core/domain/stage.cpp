// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stage.h"

#include "base/text.h"

namespace leadlight::domain {

namespace {

struct StageNames {
    std::string_view key;
    std::string_view label;
};

constexpr std::array<StageNames, 10> stageNames{{{"suspect", "Suspect"},
                                                 {"anonymous", "MAL"},
                                                 {"identified", "MIL"},
                                                 {"qualified", "MQL"},
                                                 {"accepted", "SAL"},
                                                 {"opportunity", "SQL"},
                                                 {"won", "Won"},
                                                 {"lost", "Lost"},
                                                 {"on_hold", "On hold"},
                                                 {"disqualified", "Disqualified"}}};

constexpr std::array<std::string_view, 13> moveKeys{"identify", "qualify", "accept", "pass-back", "recall",
                                                    "opportunity", "win",  "lose",   "hold",      "resume",
                                                    "recycle",  "disqualify", "undo"};

} // namespace

std::string_view keyOf(Stage stage)
{
    return stageNames[static_cast<std::size_t>(stage)].key;
}

std::string_view labelOf(Stage stage)
{
    return stageNames[static_cast<std::size_t>(stage)].label;
}

std::optional<Stage> parseStage(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (const Stage stage : allStages) {
        if (wanted == keyOf(stage) || wanted == base::comparable(labelOf(stage)))
            return stage;
    }
    return std::nullopt;
}

std::string_view keyOf(Move move)
{
    return moveKeys[static_cast<std::size_t>(move)];
}

std::optional<Move> parseMove(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (const Move move : allMoves) {
        if (wanted == keyOf(move))
            return move;
    }
    return std::nullopt;
}

} // namespace leadlight::domain
