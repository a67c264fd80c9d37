// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "hygiene/duplicates.h"
#include "hygiene/junk.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Pairs of leads that are probably one person, most probable first; `a` and `b` are rows. Merged leads are none, and
/// pairs are left out of which a person said that they are two, or that one of them is no duplicate. Errors: stopped.
[[nodiscard]] base::Result<std::vector<hygiene::DuplicatePair>> duplicateLeads(const Snapshot &snapshot, double least = 0.5,
                                                                               const base::Progress *progress = nullptr);

/// A lead that looks made up.
struct JunkLead {
    std::uint32_t row = 0;
    std::string reason;
    std::string value;   ///< what gave it away; empty where that is no longer there
    bool held = false;   ///< in quarantine; else only noted
    std::optional<store::JunkVerdict> verdict; ///< what a person said of it
};
/// By row; leads that were cleared are left out.
[[nodiscard]] std::vector<JunkLead> junkLeads(const Snapshot &snapshot);
/// What junk detection sees of a lead, or nothing.
[[nodiscard]] std::optional<hygiene::JunkFinding> junkFindingOf(const Snapshot &snapshot, std::uint32_t row);
[[nodiscard]] std::string junkSubjectOf(const Snapshot &snapshot, std::uint32_t row);

/// Two accounts that are probably one organisation: same_name, similar_name, same_domain.
struct DoubtfulAccounts {
    std::uint32_t a = 0; ///< index into Snapshot::accounts
    std::uint32_t b = 0;
    std::string why;
};
[[nodiscard]] std::vector<DoubtfulAccounts> doubtfulAccounts(const Snapshot &snapshot);

/// How clean the workspace is (inventory A4-08): each lead is counted once, under its first cause.
struct HygieneSummary {
    std::uint64_t leads = 0;
    std::uint64_t junk = 0;      ///< held back and not cleared
    std::uint64_t duplicate = 0; ///< leads beyond the first of each person, by pairs of at least 0.9
    std::uint64_t unreachable = 0; ///< neither a valid e-mail nor phone
    std::vector<std::pair<std::string, std::uint64_t>> junkByReason; ///< most frequent first
    std::uint64_t accountPairs = 0;
    [[nodiscard]] std::uint64_t unusable() const { return duplicate + junk + unreachable; }
};
/// Errors: stopped.
[[nodiscard]] base::Result<HygieneSummary> hygieneSummary(const Snapshot &snapshot, const base::Progress *progress = nullptr);
/// The same from what was found already: pairs of at least 0.9 at the least.
[[nodiscard]] HygieneSummary hygieneSummary(const Snapshot &snapshot, const std::vector<hygiene::DuplicatePair> &pairs,
                                            const std::vector<JunkLead> &junk, std::size_t accountPairs);

} // namespace leadlight::workspace
