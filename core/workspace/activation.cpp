// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/activation.h"

#include <algorithm>

#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/snapshot_builder.h"
#include "workspace/verification.h"

namespace leadlight::workspace {

namespace {

bool wasActiveSince(const Snapshot &snapshot, std::uint32_t row, base::Instant since)
{
    const auto column = std::find_if(snapshot.columns.begin(), snapshot.columns.end(),
                                     [](const auto &each) { return each->key == "last_activity"; });
    const data::InstantColumn *times = column == snapshot.columns.end() ? nullptr : (*column)->asInstant();
    return times && times->seconds[row] != data::InstantColumn::blank && times->seconds[row] > since.seconds;
}

/// How many of `rows`, taken in their order, are released; those come first afterwards.
std::size_t chooseReleased(std::vector<std::uint32_t> &rows, const Snapshot &snapshot,
                           const agreement::Release &release)
{
    switch (release.kind) {
    case agreement::ReleaseKind::best:
        return std::min(rows.size(), static_cast<std::size_t>(std::max(release.number, 0)));
    case agreement::ReleaseKind::onlyNew:
        return 0;
    case agreement::ReleaseKind::activeLately: {
        const base::Instant since{snapshot.asOf.seconds - release.number * base::secondsPerDay};
        const auto rest = std::stable_partition(
            rows.begin(), rows.end(), [&](std::uint32_t row) { return wasActiveSince(snapshot, row, since); });
        return static_cast<std::size_t>(rest - rows.begin());
    }
    case agreement::ReleaseKind::all:
        break;
    }
    return rows.size();
}

/// Hands over what was chosen and holds the rest back.
base::Result<Activated> writeRelease(Workspace::Session &session, store::Write &write, Snapshot &next,
                                     const agreement::Release &release)
{
    auto rows = releasable(next, session.store());
    if (!rows)
        return base::fail(rows.error());
    Activated activated;
    activated.released = next.routingPaused ? 0 : chooseReleased(*rows, next, release);
    activated.held = rows->size() - activated.released;
    Assigner assigner(next);
    const auto lookUps = lookUpsOf(next);
    for (std::size_t i = 0; i < activated.released; ++i) {
        if (isBeingLookedUp(next, lookUps, (*rows)[i]))
            continue;
        if (auto done = writeHandOver(write, next, (*rows)[i], session.now(), assigner); !done)
            return base::fail(done.error());
    }
    next.heldBack.clear();
    for (std::size_t i = activated.released; i < rows->size(); ++i)
        next.heldBack.emplace_back((*rows)[i], session.now());
    std::sort(next.heldBack.begin(), next.heldBack.end());
    if (auto put = write.putHeldBack(next.heldBack); !put)
        return base::fail(put.error());
    return activated;
}

} // namespace

void sortByAgreedOrder(std::vector<std::uint32_t> &rows, const model::ScoringModel &model,
                       const scoring::Scores &scores)
{
    std::vector<std::size_t> position(model.cells(), model.cells());
    for (std::size_t i = 0; i < model.order.size(); ++i)
        position[model.indexOf(model.order[i])] = i;
    const auto sum = [&](std::uint32_t row) { return scores.score[0][row] + scores.score[1][row]; };
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t left, std::uint32_t right) {
        const std::size_t leftPosition = position[scores.cellOf(left, model.columns())];
        const std::size_t rightPosition = position[scores.cellOf(right, model.columns())];
        if (leftPosition != rightPosition)
            return leftPosition < rightPosition;
        return sum(left) != sum(right) ? sum(left) > sum(right) : left < right;
    });
}

base::Result<std::vector<std::uint32_t>> releasable(const Snapshot &snapshot, const store::WorkspaceStore &store)
{
    const scoring::LeadScorer scorer(*snapshot.model, snapshot.input());
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        const auto ready = isReadyToHandOver(snapshot, store, scorer, row, false);
        if (!ready)
            return base::fail(ready.error());
        if (*ready)
            rows.push_back(row);
    }
    sortByAgreedOrder(rows, *snapshot.model, *snapshot.scores);
    return rows;
}

agreement::Release releaseOf(const Snapshot &snapshot, int version)
{
    for (const agreement::Proposal &proposal : snapshot.proposals) {
        if (proposal.version == version)
            return proposal.release;
    }
    return {};
}

base::Result<Activated> activate(Workspace::Session &session, store::Write &write, Snapshot &next, int number,
                                 const agreement::Release &release, const std::string &actor)
{
    for (agreement::ModelVersion &version : next.versions) {
        const bool retires = version.state == agreement::VersionState::inForce;
        if (!retires && version.number != number)
            continue;
        if (!retires) {
            if (auto proven = agreement::proveSignatures(version); !proven)
                return base::fail(proven.error());
            version.inForceSince = session.now();
        }
        version.state = retires ? agreement::VersionState::retired : agreement::VersionState::inForce;
        if (auto put = write.putVersion(version); !put)
            return base::fail(put.error());
        if (retires)
            continue;
        if (auto entry = write.appendLedger(session.now(), "activate", actor, activatePayload(version)); !entry)
            return base::fail(entry.error());
    }
    if (auto chosen = chooseModel(next); !chosen)
        return base::fail(chosen.error());
    if (auto scored = rescore(next); !scored)
        return base::fail(scored.error());
    auto activated = writeRelease(session, write, next, release);
    deriveStageColumns(next);
    return activated;
}

base::Result<bool> activateIfDue(Workspace::Session &session, Snapshot &next)
{
    for (const agreement::ModelVersion &version : next.versions) {
        if (version.state != agreement::VersionState::signedByBoth)
            continue;
        const auto proposal =
            std::find_if(next.proposals.begin(), next.proposals.end(),
                         [&](const agreement::Proposal &each) { return each.version == version.number; });
        if (proposal != next.proposals.end() && proposal->inForceOn && *proposal->inForceOn > session.now())
            continue;
        auto write = session.store().beginWrite();
        if (!write)
            return base::fail(write.error());
        if (auto done = activate(session, *write, next, version.number, releaseOf(next, version.number), "model");
            !done)
            return base::fail(done.error());
        if (auto done = write->commit(); !done)
            return base::fail(done.error());
        return true;
    }
    return false;
}

} // namespace leadlight::workspace
