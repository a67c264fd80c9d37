// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_decisions.h"

#include <algorithm>

#include "base/text.h"
#include "domain/passback_reason.h"
#include "scoring/explanation.h"
#include "wording/reasons.h"
#include "workspace/commands/export_sink.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t reasonsGiven = 4;
constexpr std::uint32_t rowsBetweenStops = 256;

const MoveRecord *lastMove(const Snapshot &snapshot, std::uint32_t row)
{
    const auto &moves = snapshot.movesOf[row];
    const auto last = std::find_if(moves.rbegin(), moves.rend(), [&](std::uint32_t i) {
        return !snapshot.moves[i].undone && snapshot.moves[i].move != domain::Move::undo;
    });
    return last == moves.rend() ? nullptr : &snapshot.moves[*last];
}

/// "A1: Director; Industry: Food; Demo asked for"
std::string whyLine(const Snapshot &snapshot, std::uint32_t row)
{
    const auto explanation = scoring::explain(*snapshot.model, snapshot.input(), snapshot.asOf, row);
    const std::vector<std::string> reasons = wording::reasons(explanation, reasonsGiven);
    return snapshot.rankOf(row) + (reasons.empty() ? "" : ": " + base::joined(reasons, "; "));
}

std::string passbackOf(const Snapshot &snapshot, const MoveRecord &move)
{
    if (move.move != domain::Move::passBack)
        return {};
    const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
    return reason ? std::string(reason->label) : move.reason;
}

void writeLead(const Snapshot &snapshot, std::uint32_t row, const MoveRecord &move, ExportSink &sink)
{
    const domain::Person *owner = snapshot.ownerOf(row);
    const domain::Person *person = snapshot.personOf(move.person);
    sink.row();
    sink.text(snapshot.text(row, "external_id"));
    sink.text(snapshot.text(row, "email"));
    sink.text(snapshot.nameOf(row));
    sink.text(domain::keyOf(snapshot.stages[row]));
    sink.text(snapshot.rankOf(row));
    for (std::size_t axis = 0; axis < 2; ++axis)
        sink.text(snapshot.model->axes[axis].ranks[snapshot.scores->rank[axis][row]]);
    sink.text(whyLine(snapshot, row));
    sink.text(owner ? owner->name : std::string());
    sink.text(passbackOf(snapshot, move));
    sink.text(move.note);
    sink.text(person ? person->name : std::string());
    sink.instant(move.time, base::isoText(move.time));
    sink.text(snapshot.ids[row].text());
}

} // namespace

base::Result<std::uint64_t> exportDecisions(const Snapshot &snapshot, const std::string &path, const base::Progress *progress)
{
    const auto sink = sinkFor(path);
    if (!sink)
        return base::fail(sink.error());
    (*sink)->table("Decisions", std::vector<std::string>{"external_id", "email", "name", "stage", "rank", "fit_rank", "engagement_rank", "why",
                                                         "owner", "passback_reason", "note", "decided_by", "decided_at", "id"});
    std::uint64_t written = 0;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (row % rowsBetweenStops == 0 && progress && progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
        const MoveRecord *move = snapshot.isMerged(row) ? nullptr : lastMove(snapshot, row);
        if (!move)
            continue;
        writeLead(snapshot, row, *move, **sink);
        ++written;
    }
    if (auto done = (*sink)->finish(); !done)
        return base::fail(done.error());
    return written;
}

} // namespace leadlight::workspace
