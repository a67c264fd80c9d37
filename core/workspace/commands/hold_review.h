// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/working_rules.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

// The review of the model in force (domain.md §5). Each command is one transaction with one ledger entry and returns
// what changed in the rules. Errors of all: review.needs_person (refused) where several work here and none is named,
// person.unknown, workspace.read_only; of all but the first: review.none_open (refused).

/// Keeps the figures of the moment with it. Errors (refused): review.none_in_force, review.open_already.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> openReview(Workspace &workspace, std::optional<base::Uuid> person);
/// The evidence page was looked at; the first look counts.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> noteEvidenceSeen(Workspace &workspace, std::optional<base::Uuid> person);

struct ReviewWords {
    std::optional<std::string> verdict; ///< none: as it is
    std::optional<std::string> lessons;
    std::optional<std::string> decisions;
};
/// Errors: review.bad_words (usage).
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> writeReview(Workspace &workspace, const ReviewWords &words,
                                                                           std::optional<base::Uuid> person);
/// One thing that was decided: what is to be done, who owns it, until when.
struct ReviewDecision {
    std::string what;
    std::optional<base::Uuid> owner;
    std::optional<base::Date> by;
};
/// Puts it as a line of its own under the decisions. Errors: review.no_decision, review.bad_words (usage).
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> addDecision(Workspace &workspace, const ReviewDecision &decision,
                                                                           std::optional<base::Uuid> person);
/// Closes it for both sides; the next one is due a while after. `person` and `other` are of different sides. Errors
/// (refused): review.no_evidence, review.no_verdict, review.both_sides.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> closeReview(Workspace &workspace, std::optional<base::Uuid> person,
                                                                           const base::Uuid &other);

} // namespace leadlight::workspace
