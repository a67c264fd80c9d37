// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "domain/glossary.h"
#include "domain/nurture_program.h"
#include "domain/passback_reason.h"
#include "lifecycle/assignment.h"
#include "lifecycle/decision.h"
#include "lifecycle/process.h"
#include "lifecycle/review.h"
#include "lifecycle/verification.h"
#include "lifecycle/working_hours.h"

namespace leadlight::lifecycle {

/// What the organisation settled about working its leads: immutable within a snapshot.
///
/// Every rule is a text under a key, which the command line, the ledger and the file use alike:
/// "time_zone" (IANA; "workspace": the one it was made in) · "fiscal_year_start" (month, 1 to 12) · "hours" ·
/// "hours.marketing" · "hours.sales" · "hours.PERSON" · "holidays" · "holidays.PERSON" · "partners" (persons) ·
/// "gate.hand_over" · "gate.accept" · "gate.opportunity" (off, advise, require, require-man) ·
/// "verification.used" (yes, no) · "verification.limit" (span) · "verification.minutes" · "verification.checklist" (";" between)
/// · "reason.KEY.label" · "….program" ·
/// "….wait_days" · "….new_points" · "….answered_by" · "….offered" (yes, no) · "process.ROW.step" · "….owner" (side or
/// person) · "….limit" · "….next_step" · "….escalate_to" · "….escalate_after" · "….marketing" · "….sales" · "….scoring"
/// (yes, no) · "program.KEY" (program_text.h) · "audience.KEY" (audience_text.h) · "process@KEY.ROW.…" of that process ·
/// "assignment" (assignment.h) · "word.WORD" (word_text.h) · "review.every" (a span) ·
/// "review.NUMBER" (review.h); "usual" takes a word, a review, a process or an own program away, and puts
/// one of ours back. Hours, spans and dates are those of rule_texts.h; PERSON is an id; "usual" takes the
/// hours or days off of a side or a person away.
struct WorkingRules {
    std::string timeZone; ///< empty: the one the workspace was made in
    int fiscalYearStart = 1; ///< month
    WorkingHours hours;
    std::vector<base::Uuid> partners; ///< persons of another house who work for Sales
    FactsPolicy handOverFacts = FactsPolicy::advise;
    FactsPolicy acceptFacts = FactsPolicy::off;
    FactsPolicy opportunityFacts = FactsPolicy::require;
    Verification verification;
    std::vector<domain::PassbackReason> reasons{domain::passbackReasons().begin(), domain::passbackReasons().end()};
    std::vector<domain::NurtureProgram> programs = domain::usualPrograms();
    Process process = usualProcess();            ///< of leads that no other takes
    std::vector<AudienceProcess> processes;      ///< for certain leads: the first that takes one counts
    std::vector<AssignmentRule> assignment;
    domain::Glossary glossary; ///< the organisation's words
    base::Span reviewEvery = usualReviewSpan;
    std::vector<Review> reviews; ///< by number
    bool operator==(const WorkingRules &) const = default;

    /// 0: that of all other leads, else 1 + place in `processes`. Lives as long as these rules.
    [[nodiscard]] const Process &processAt(std::size_t which) const { return which == 0 ? process : processes[which - 1].process; }
    /// Those above and those that reasons for passing back name beside them.
    [[nodiscard]] std::vector<domain::NurtureProgram> knownPrograms() const;
    /// Lives as long as these rules.
    [[nodiscard]] Policy policy() const { return {opportunityFacts, acceptFacts, handOverFacts, reasons, &glossary}; }
    [[nodiscard]] const domain::PassbackReason *reason(std::string_view text) const { return domain::findPassbackReason(reasons, text); }
};

/// Those that every workspace starts with; never null.
[[nodiscard]] const std::shared_ptr<const WorkingRules> &usualRules();

struct RuleValue {
    std::string key;
    std::string text;
    bool operator==(const RuleValue &) const = default;
};

/// A rule before and after; setting `before` puts it back.
struct RuleChange {
    std::string key;
    std::string before;
    std::string after;
    bool operator==(const RuleChange &) const = default;
};

/// Every rule that has a value, in the order of the list above.
[[nodiscard]] std::vector<RuleValue> ruleValues(const WorkingRules &rules);
/// "usual" for the hours or days off of a side or person without own ones; empty for a key that does not exist.
[[nodiscard]] std::string ruleText(const WorkingRules &rules, std::string_view key);
/// `rules` is unchanged on error. Errors (usage): settings.unknown_key (key); with key and text: settings.bad_span,
/// bad_hours, bad_dates, bad_policy, bad_month, bad_zone, bad_number, bad_yes_no, bad_owner, bad_words, bad_persons,
/// bad_assignment, bad_program, bad_audience; settings.other_label: another reason has it; settings.other_program (name):
/// another program has it; settings.program_in_use (program, reason) where it would be retired; settings.program_retired
/// (program) where a reason would lead to it; settings.other_process (name).
[[nodiscard]] base::Result<void> setRule(WorkingRules &rules, std::string_view key, std::string_view text);

/// Canonical JSON of the rules that differ from the usual ones, by key, and back. Errors: settings.damaged (kind workspace).
[[nodiscard]] std::string rulesText(const WorkingRules &rules);
[[nodiscard]] base::Result<WorkingRules> parseRules(std::string_view json);

[[nodiscard]] std::string_view keyOf(FactsPolicy policy); ///< "advise"

/// Of all processes: what a proposal of a model names. With one process it is that one's.
[[nodiscard]] base::Digest processDigest(const WorkingRules &rules);

} // namespace leadlight::lifecycle
