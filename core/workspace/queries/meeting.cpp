// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/meeting.h"

#include <algorithm>

#include "model/model_json.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/review_state.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t mostApart = 6; // more could not be read on a wall

Meeting::Inbox inboxNow(const Snapshot &snapshot)
{
    Meeting::Inbox found;
    for (const InboxEntry &entry : inbox(snapshot)) {
        found.waiting.push_back(entry.row);
        if (snapshot.isLate(entry.row))
            found.late.push_back(entry.row);
    }
    for (const ResponseTimes &times : responseTimes(snapshot)) {
        if (times.answered > 0)
            found.times = times; // the oldest version comes first
    }
    return found;
}

/// Puts the open version and what it would do into the meeting, where it says something else than the one in force.
base::Result<void> addProposal(Meeting &meeting, const base::Progress &progress)
{
    const Snapshot &snapshot = *meeting.snapshot;
    const agreement::ModelVersion *open = openVersion(snapshot);
    if (!open || !snapshot.draft)
        return {};
    meeting.openRows = openRowCount(snapshot);
    const bool isSame = snapshot.inForce && model::canonicalJson(*snapshot.draft) == model::canonicalJson(*snapshot.model);
    if (isSame && meeting.openRows == 0)
        return {};
    const auto figures = draftFigures(snapshot, *snapshot.draft, &progress);
    if (!figures)
        return base::fail(figures.error());
    DraftTable table = draftTable(snapshot, &*figures);
    for (std::size_t i = 0; i < std::min(table.open.size(), mostApart); ++i)
        meeting.apart.push_back(std::move(table.rows[table.open[i]]));
    ImpactQuery query(meeting.snapshot);
    const auto impact = query.impact(*snapshot.draft, &progress);
    if (!impact)
        return base::fail(impact.error());
    const auto lookBack = query.lookBack(*snapshot.draft, &progress);
    if (!lookBack)
        return base::fail(lookBack.error());
    meeting.proposal = std::make_shared<const agreement::ModelVersion>(*open);
    meeting.impact = *impact;
    meeting.lookBack = *lookBack;
    return {};
}

} // namespace

base::Result<std::shared_ptr<const Meeting>> startMeeting(Workspace &workspace, base::Progress &progress)
{
    auto meeting = std::make_shared<Meeting>();
    meeting->snapshot = workspace.snapshot();
    const Snapshot &snapshot = *meeting->snapshot;
    auto judged = judge(workspace, {}, progress);
    if (!judged)
        return base::fail(judged.error());
    meeting->summary = summarise(snapshot, std::nullopt);
    meeting->figures = figuresOf(snapshot, meeting->summary, *judged);
    meeting->evidence = std::make_shared<const Evidence>(std::move(*judged));
    meeting->inbox = inboxNow(snapshot);
    meeting->passbacks = passbackOutcomes(snapshot);
    if (const lifecycle::Review *last = lastReviewOf(snapshot))
        meeting->last = *last;
    if (auto added = addProposal(*meeting, progress); !added)
        return base::fail(added.error());
    return std::shared_ptr<const Meeting>(std::move(meeting));
}

std::vector<std::uint32_t> rowsPassedBack(const Snapshot &snapshot, const std::string &reason)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        const auto &moves = snapshot.movesOf[row];
        const bool isMeant = std::any_of(moves.begin(), moves.end(), [&](std::uint32_t index) {
            const MoveRecord &move = snapshot.moves[index];
            return move.move == domain::Move::passBack && !move.undone && move.reason == reason;
        });
        if (isMeant && !snapshot.isMerged(row))
            rows.push_back(row);
    }
    return rows;
}

std::string coverName(const Snapshot &snapshot, std::uint32_t row)
{
    std::string name = "Lead " + std::to_string(row + 1);
    for (const char *field : {"industry", "country"}) {
        if (const std::string text = snapshot.text(row, field); !text.empty())
            name += ", " + text;
    }
    return name;
}

} // namespace leadlight::workspace
