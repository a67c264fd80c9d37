// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence_cases.h"

#include "domain/passback_reason.h"

namespace leadlight::workspace {

namespace {

struct Judgement {
    std::int8_t verdict = -1;
    LeftOut leftOut = LeftOut::open;
};

/// How the sale ended; a lead that was recycled or passed back and is still open has no end.
Judgement saleOf(const Snapshot &snapshot, std::uint32_t row, bool wasHandedOver)
{
    const domain::Stage stage = snapshot.stages[row];
    const bool hasMoves = row < snapshot.movesOf.size() && !snapshot.movesOf[row].empty();
    const auto closed = snapshot.instant(row, "outcome_date");
    const base::Instant ended = closed ? *closed : hasMoves ? snapshot.stageSince[row] : snapshot.asOf;
    if (ended > snapshot.asOf)
        return {};
    if (stage == domain::Stage::won)
        return {1, LeftOut::none};
    if (stage == domain::Stage::lost || (stage == domain::Stage::disqualified && wasHandedOver))
        return {0, LeftOut::none};
    return {-1, stage == domain::Stage::onHold ? LeftOut::onHold : LeftOut::open};
}

/// What Sales said of the first hand-over: the last word before the lead was handed over again.
Judgement acceptanceOf(const Snapshot &snapshot, std::uint32_t row, const MoveRecord &handOver)
{
    Judgement judgement;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.undone || move.seq <= handOver.seq || move.time > snapshot.asOf)
            continue;
        if (move.move == domain::Move::qualify)
            break;
        if (move.move == domain::Move::accept)
            judgement = {1, LeftOut::none};
        if (move.move == domain::Move::passBack) {
            const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
            const bool counts = reason && reason->kind == domain::ReasonKind::definitional;
            judgement = counts ? Judgement{0, LeftOut::none} : Judgement{-1, LeftOut::procedural};
        }
    }
    return judgement;
}

const MoveRecord *firstHandOver(const Snapshot &snapshot, std::uint32_t row)
{
    if (row >= snapshot.movesOf.size())
        return nullptr;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.move == domain::Move::qualify && !move.undone)
            return &move;
    }
    return nullptr;
}

std::optional<EvidenceCase> caseOf(const Snapshot &snapshot, std::uint32_t row)
{
    EvidenceCase made;
    made.row = row;
    const MoveRecord *handOver = firstHandOver(snapshot, row);
    const auto given = handOver ? std::nullopt : snapshot.instant(row, "handed_over_at");
    const Judgement sale = saleOf(snapshot, row, handOver || given);
    // Nobody handed it over and nothing came of it: no case. An imported end is one, whoever handed it over.
    if (!handOver && !given && sale.verdict < 0 && sale.leftOut != LeftOut::onHold)
        return std::nullopt;
    const auto created = snapshot.instant(row, "created_at");
    made.isRecorded = handOver != nullptr;
    made.isDated = handOver || given || created;
    made.at = handOver ? handOver->time : given ? *given : created ? *created : snapshot.asOf;
    made.version = handOver ? handOver->modelVersion : 0;
    if (made.at > snapshot.asOf)
        return std::nullopt;
    const Judgement acceptance = handOver ? acceptanceOf(snapshot, row, *handOver) : Judgement{-1, LeftOut::notRecorded};
    made.verdict = {sale.verdict, acceptance.verdict};
    made.leftOut = {sale.leftOut, acceptance.leftOut};
    return made;
}

} // namespace

std::vector<EvidenceCase> evidenceCases(const Snapshot &snapshot, const EvidencePeriod &period)
{
    std::vector<EvidenceCase> cases;
    const base::Zone zone = snapshot.zone();
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        const auto made = caseOf(snapshot, row);
        if (!made)
            continue;
        if (!period.isOpen()) {
            const base::Date day = zone.localDate(made->at);
            if (!made->isDated || (period.from && day < *period.from) || (period.to && day > *period.to))
                continue;
        }
        cases.push_back(*made);
    }
    return cases;
}

} // namespace leadlight::workspace
