// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/restore_at.h"

#include <algorithm>
#include <map>

#include "store/backup.h"
#include "workspace/deciding_person.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// Where a lead stood, as its moves tell.
struct StageThen {
    domain::Stage stage = domain::Stage::identified;
    std::optional<base::Instant> since; ///< none: since before its first move
};

/// Only leads with a standing move after `time` stood elsewhere. A move that was undone since `time` stays undone.
std::map<std::uint32_t, StageThen> stagesAt(const Snapshot &snapshot, base::Instant time)
{
    std::map<std::uint32_t, StageThen> then;
    std::map<std::uint32_t, StageThen> before;
    for (const MoveRecord &move : snapshot.moves) {
        if (move.undone || move.move == domain::Move::undo)
            continue;
        if (move.time <= time)
            before[move.lead] = {move.to, move.time};
        else if (!then.contains(move.lead))
            then[move.lead] = before.contains(move.lead) ? before[move.lead] : StageThen{move.from, std::nullopt};
    }
    return then;
}

std::optional<int> versionAt(const Snapshot &snapshot, base::Instant time)
{
    std::optional<int> number;
    base::Instant newest;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        const bool counted = version.state == agreement::VersionState::inForce || version.state == agreement::VersionState::retired;
        if (counted && version.inForceSince && *version.inForceSince <= time && (!number || *version.inForceSince >= newest)) {
            number = version.number;
            newest = *version.inForceSince;
        }
    }
    return number;
}

base::Result<void> putBackStages(store::Write &write, const Snapshot &snapshot, const std::map<std::uint32_t, StageThen> &stages)
{
    for (const auto &[row, then] : stages) {
        store::LeadRow lead = leadRowOf(snapshot, row);
        lead.stage = then.stage;
        lead.stageSince = then.since.value_or(lead.stageSince);
        lead.dueAt = data::InstantColumn::blank; // no clock starts in the past
        lead.sentByHand = false;
        if (auto set = write.setLead(row, lead); !set)
            return set;
    }
    return {};
}

base::Result<void> putBackVersion(store::Write &write, const Snapshot &snapshot, std::optional<int> number)
{
    // The one in force steps back first: never are two.
    for (const bool inForce : {false, true}) {
        for (agreement::ModelVersion version : snapshot.versions) {
            const bool isIt = number && version.number == *number;
            const bool changes = inForce ? isIt && version.state == agreement::VersionState::retired
                                         : !isIt && version.state == agreement::VersionState::inForce;
            version.state = inForce ? agreement::VersionState::inForce : agreement::VersionState::retired;
            if (!changes)
                continue;
            if (auto put = write.putVersion(version); !put)
                return put;
        }
    }
    return {};
}

base::Result<void> undoMovesAfter(store::Write &write, const Snapshot &snapshot, base::Instant time, std::uint64_t entry)
{
    for (const MoveRecord &move : snapshot.moves) {
        if (move.time <= time || move.undone)
            continue;
        if (auto marked = write.markUndone(move.seq, entry); !marked)
            return marked;
    }
    return {};
}

} // namespace

base::Result<RestoredAt> restoreAt(Workspace &workspace, base::Instant time, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto snapshot = session.snapshot();
    const auto who = decidingPerson(*snapshot, person, "restore.needs_person");
    if (!who)
        return base::fail(who.error());
    if (time > session.now())
        return base::fail(base::ErrorKind::usage, "restore.future", {base::isoText(time)});
    if (time < session.store().meta().created)
        return base::fail(base::ErrorKind::usage, "restore.before_start", {base::isoText(session.store().meta().created)});
    const auto version = versionAt(*snapshot, time);
    if (snapshot->inForce && !version)
        return base::fail(base::ErrorKind::refused, "restore.no_version", {base::isoText(time)});
    const auto kept = store::keepBackup(workspace.path(), store::BackupReason::beforeRestore, session.now());
    if (!kept)
        return base::fail(kept.error());
    const auto stages = stagesAt(*snapshot, time);
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entry = write->appendLedger(session.now(), "restore_at", actorOf(*who), restoreAtPayload(time, version.value_or(0), stages.size()));
    if (!entry)
        return base::fail(entry.error());
    for (auto &&step : {putBackStages(*write, *snapshot, stages), undoMovesAfter(*write, *snapshot, time, *entry), putBackVersion(*write, *snapshot, version)}) {
        if (!step)
            return base::fail(step.error());
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    auto next = session.loaded(nullptr);
    if (!next)
        return base::fail(next.error());
    session.publish(std::move(*next), {false, true, true, false, true, {}});
    return RestoredAt{*kept, stages.size(), version.value_or(0), *entry};
}

} // namespace leadlight::workspace
