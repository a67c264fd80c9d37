// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Somebody holds that a lead's score is wrong (inventory A3-09): by which criterion, why, and what the score was made
/// of as it was raised, which nothing changes any more.
struct Dispute {
    int number = 0;         ///< from 1
    std::uint32_t lead = 0; ///< row of the survivor
    std::string criterion;  ///< key; empty: the whole rank
    std::string label;      ///< "Industry", "The whole rank"
    std::string words;
    base::Uuid person;
    domain::Side side = domain::Side::both;
    base::Instant raised;
    std::uint64_t ledgerSeq = 0;
    int version = 0;       ///< of the model that scored
    std::string rank;      ///< "A1", as it was
    std::string breakdown; ///< JSON: {"number","version","rank","axes":[{"label","score","rank","criteria":[{"key","label","points"}]}]}
    std::optional<base::Instant> closed;
    base::Uuid closedBy;
    std::string closing; ///< what came of it
};

/// The open disputes on one criterion.
struct DisputeGroup {
    std::string criterion;
    std::string label;
    std::vector<Dispute> disputes; ///< by number
};

/// So many open disputes on one criterion propose that it be changed.
inline constexpr std::size_t contestedFrom = 3;

/// All of leads that are still there, by number.
[[nodiscard]] std::vector<Dispute> disputesOf(const Snapshot &snapshot);
/// The open ones, most disputed criterion first.
[[nodiscard]] std::vector<DisputeGroup> openDisputes(const Snapshot &snapshot);
/// Those of `openDisputes` that propose a change of the model; the whole rank is no criterion to change.
[[nodiscard]] std::vector<DisputeGroup> contestedCriteria(const Snapshot &snapshot);
[[nodiscard]] std::vector<Dispute> disputesClosedSince(const Snapshot &snapshot, base::Instant since);
[[nodiscard]] std::size_t openDisputeCount(const Snapshot &snapshot);
/// "3 disputes are open, 1 closed since the last review."
[[nodiscard]] std::string disputeCounts(const Snapshot &snapshot);
/// "Fit 72 → B: Industry +15, Job title +20; Engagement 44 → 2: Pricing page +24", as it was when it was raised.
[[nodiscard]] std::string breakdownText(const Dispute &dispute);
/// "Dispute 2 on Amara Okafor, A1 then: “they are farmers” (Jonas, Sales)".
[[nodiscard]] std::string disputeText(const Snapshot &snapshot, const Dispute &dispute);

/// "Industry" of a criterion's key, "The whole rank" of none.
[[nodiscard]] std::string labelOfDisputed(const Snapshot &snapshot, const std::string &criterion);
/// The number that a dispute's deed carries in what is attached to it; 0: it is none.
[[nodiscard]] int disputeNumber(const store::LeadDeed &deed);
/// The deed that closed this one, a dispute; nothing: none, or it is no dispute.
[[nodiscard]] std::optional<store::LeadDeed> closingOf(const Snapshot &snapshot, const store::LeadDeed &deed);
/// The key of the criterion of the model in force (else the draft) that goes by this key or label.
[[nodiscard]] std::optional<std::string> criterionNamed(const Snapshot &snapshot, std::string_view name);
/// What the lead's score is made of now, as Dispute::breakdown.
[[nodiscard]] std::string breakdownNow(const Snapshot &snapshot, std::uint32_t row, int number);

} // namespace leadlight::workspace
