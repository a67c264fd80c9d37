// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "lifecycle/decision.h"
#include "scoring/lead_scorer.h"
#include "workspace/assigner.h"
#include "workspace/session.h"

namespace leadlight::workspace {

/// The reason of the model's hand-over of a lead that asked for a call.
inline constexpr const char *askedForCallReason = "asked_for_call";

/// Writes, in one transaction, what the model in force decides by itself (domain.md §3): suspects with an own action
/// become identified, and identified leads that newly qualify become MQLs, unless they were passed back and nothing
/// new speaks for them. Returns how many leads moved; `next` is brought up to date. Only for live recomputes.
[[nodiscard]] base::Result<std::uint64_t> handOver(Workspace::Session &session, Snapshot &next);

/// Whether it waits as `identified`, would qualify, and has the facts that are required; passbacks are not asked for.
[[nodiscard]] bool meetsHandOver(const Snapshot &snapshot, std::uint32_t row);
/// Whether the lead could be handed over now: would qualify, waits as `identified`, and no passback bars it. Leads that
/// a release held back count unless `heedHolds`; then they need evidence that is newer than the release.
[[nodiscard]] base::Result<bool> isReadyToHandOver(const Snapshot &snapshot, const store::WorkspaceStore &store,
                                                   const scoring::LeadScorer &scorer, std::uint32_t row, bool heedHolds);

/// The model's own hand-over of one lead, and its owner by the rules of assignment. It carries the name of who confirmed the
/// lead, if anybody did (verify_lead.h).
[[nodiscard]] base::Result<void> writeQualify(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time,
                                              Assigner &assigner, const domain::Person &confirmer = {});
/// What the model does with a lead that is ready: its own hand-over, or, where the organisation wants a person to look
/// first, the entry in the worklist of the verification (verification.h).
[[nodiscard]] base::Result<void> writeHandOver(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time,
                                               Assigner &assigner);
/// What is known of budget, authority, need and timeframe; the rest of the state is blank.
[[nodiscard]] lifecycle::LeadState factsOf(const Snapshot &snapshot, std::uint32_t row);

/// A move as it is recorded now: rank, scores and model version of the snapshot.
[[nodiscard]] store::StoredMove moveAt(const Snapshot &snapshot, std::uint32_t row, const lifecycle::Decision &decision,
                                       domain::Move move, base::Instant time);
/// Writes a decided move with its ledger entry and the lead's new state; `next` is brought up to date but for its
/// derived columns.
[[nodiscard]] base::Result<std::uint64_t> writeMove(store::Write &write, Snapshot &next, store::StoredMove move,
                                                    const lifecycle::Decision &decision,
                                                    const std::array<std::uint8_t, 16> *salt = nullptr);

} // namespace leadlight::workspace
