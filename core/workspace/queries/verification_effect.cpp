// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/verification_effect.h"

#include <set>
#include <utility>

#include "domain/passback_reason.h"
#include "wording/numbers.h"
#include "workspace/verification.h"

namespace leadlight::workspace {

namespace {

std::string shareWords(const VerificationEffect::Answers &answers)
{
    return wording::grouped(static_cast<std::int64_t>(answers.accepted)) + " of " + wording::grouped(static_cast<std::int64_t>(answers.answered));
}

/// What Sales answered to the lead's hand-over at `place` of its moves: accepted, passed back for good reason, or neither yet.
std::optional<bool> answerTo(const Snapshot &snapshot, const std::vector<std::uint32_t> &moves, std::size_t place)
{
    std::optional<bool> answer;
    for (std::size_t i = place + 1; i < moves.size(); ++i) {
        const MoveRecord &move = snapshot.moves[moves[i]];
        if (move.undone || move.move == domain::Move::undo)
            continue;
        if (move.move == domain::Move::accept && !answer)
            answer = true;
        if (move.move == domain::Move::qualify || move.move == domain::Move::recall)
            break;
        if (move.move == domain::Move::passBack) {
            const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
            const bool counts = reason && reason->kind == domain::ReasonKind::definitional;
            return counts ? std::optional(false) : std::nullopt;
        }
    }
    return answer;
}

} // namespace

VerificationEffect verificationEffect(const Snapshot &snapshot)
{
    VerificationEffect effect;
    std::set<std::pair<std::uint32_t, std::int64_t>> confirmed; // a hand-over carries the time of its confirmation
    for (const store::LeadDeed &deed : snapshot.deeds) {
        const auto verdict = deed.kind == store::DeedKind::verify ? lifecycle::parseVerdict(deed.what) : std::nullopt;
        if (verdict == lifecycle::Verdict::confirmed)
            confirmed.emplace(snapshot.survivorOf(deed.lead), deed.time.seconds);
        effect.confirmed += verdict == lifecycle::Verdict::confirmed ? 1 : 0;
        effect.refused += verdict == lifecycle::Verdict::refused ? 1 : 0;
    }
    effect.minutesSpent = static_cast<std::int64_t>(effect.confirmed + effect.refused) * snapshot.rules->verification.minutes;
    const LookUps lookUps = lookUpsOf(snapshot);
    for (const auto &[row, lookUp] : lookUps) {
        if (!isBeingLookedUp(snapshot, lookUps, row))
            continue;
        ++effect.waiting;
        effect.late += lookUp.until && *lookUp.until < snapshot.asOf ? 1 : 0;
    }
    for (std::uint32_t row = 0; row < snapshot.movesOf.size(); ++row) {
        const auto &moves = snapshot.movesOf[row];
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const MoveRecord &move = snapshot.moves[moves[i]];
            const bool isChecked = confirmed.contains({row, move.time.seconds});
            const bool isByHand = !isChecked && !move.person.isNull();
            if (move.undone || move.move != domain::Move::qualify || isByHand)
                continue;
            const auto accepted = answerTo(snapshot, moves, i);
            VerificationEffect::Answers &answers = isChecked ? effect.checked : effect.unchecked;
            answers.answered += accepted ? 1 : 0;
            answers.accepted += accepted == true ? 1 : 0;
        }
    }
    return effect;
}

std::string effectText(const VerificationEffect &effect)
{
    const auto checks = static_cast<std::int64_t>(effect.confirmed + effect.refused);
    if (checks == 0)
        return "Nothing was checked yet.";
    std::string text = wording::grouped(checks) + " checked: " + wording::grouped(static_cast<std::int64_t>(effect.confirmed)) + " confirmed, "
                       + wording::grouped(static_cast<std::int64_t>(effect.refused)) + " not, about "
                       + wording::grouped((effect.minutesSpent + 59) / 60) + " h of work.";
    if (effect.checked.answered + effect.unchecked.answered > 0)
        text += " Sales accepted " + shareWords(effect.checked) + " that were checked and " + shareWords(effect.unchecked) + " that were not.";
    return text;
}

} // namespace leadlight::workspace
