// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/rules.h"

#include <array>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "lifecycle/audience_text.h"
#include "lifecycle/program_text.h"
#include "lifecycle/rule_texts.h"
#include "lifecycle/word_text.h"
#include "wording/glossary.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

constexpr std::array plainRules{
    Sentence{"assignment", "Assignment of new MQLs"},
    Sentence{"fiscal_year_start", "Month in which the fiscal year starts"},
    Sentence{"gate.accept", "Facts asked for when Sales accepts"},
    Sentence{"gate.hand_over", "Facts asked for before the hand-over"},
    Sentence{"gate.opportunity", "Facts asked for before an opportunity"},
    Sentence{"holidays", "Holidays"},
    Sentence{"hours", "Business hours"},
    Sentence{"hours.marketing", "Hours of Marketing"},
    Sentence{"hours.sales", "Hours of Sales"},
    Sentence{"partners", "Partners"},
    Sentence{"review.every", "From one review to the next"},
    Sentence{"time_zone", "Time zone"},
    Sentence{"verification.checklist", "Checklist of the verification"},
    Sentence{"verification.limit", "Time box of the verification"},
    Sentence{"verification.minutes", "Minutes that a verification takes"},
    Sentence{"verification.used", "Verification before Sales sees a lead"},
};
constexpr std::array stepParts{
    Sentence{"escalate_after", "Late before escalation of %1"},
    Sentence{"escalate_to", "Escalation of %1"},
    Sentence{"limit", "Limit of %1"},
    Sentence{"marketing", "Marketing's duty at %1"},
    Sentence{"next_step", "Next step of %1"},
    Sentence{"owner", "Who answers for %1"},
    Sentence{"sales", "Sales' duty at %1"},
    Sentence{"scoring", "Scoring at %1"},
    Sentence{"step", "Step of %1"},
};
constexpr std::array reasonParts{
    Sentence{"answered_by", "Field that answers \"%1\""},
    Sentence{"label", "Name of \"%1\""},
    Sentence{"new_points", "New points after \"%1\""},
    Sentence{"offered", "\"%1\" offered"},
    Sentence{"program", "Default program of \"%1\""},
    Sentence{"wait_days", "Days to wait after \"%1\""},
};

std::string stepName(std::string_view key, const domain::Glossary &glossary)
{
    const auto stage = domain::parseStage(key);
    return stage ? glossary.stage(*stage) : "nurturing";
}

std::string peopleWords(const std::vector<base::Uuid> &people, const PersonName &person)
{
    std::vector<std::string> names;
    for (const base::Uuid &id : people)
        names.push_back(person(id.text()));
    return base::joined(names, ", ");
}

/// What is written down of a review, in the order in which it comes.
std::string reviewStory(const lifecycle::Review &review, const PersonName &person)
{
    std::vector<std::string> parts{"of version " + std::to_string(review.version)};
    if (!review.present.empty())
        parts.push_back("there: " + peopleWords(review.present, person));
    if (review.evidenceSeen)
        parts.push_back("evidence seen by " + person(review.evidenceSeenBy.text()));
    if (!review.verdict.empty())
        parts.push_back("verdict: " + review.verdict);
    if (!review.lessons.empty())
        parts.push_back("lessons: " + review.lessons);
    if (!review.decisions.empty())
        parts.push_back("decisions: " + review.decisions);
    if (review.closed)
        parts.push_back("closed by " + person(review.marketing.text()) + " and " + person(review.sales.text()));
    return base::joined(parts, "; ");
}

std::string rulesWords(const std::vector<lifecycle::AssignmentRule> &rules, const PersonName &person)
{
    std::vector<std::string> parts;
    for (const lifecycle::AssignmentRule &rule : rules)
        parts.push_back(assignmentWords(rule, [](std::string_view field) { return domain::fieldLabel(field); }) + ": " + peopleWords(rule.people, person));
    return parts.empty() ? "Sales' open queue" : base::joined(parts, "; ");
}

} // namespace

std::string ruleLabel(std::string_view key, const PersonName &person, const domain::Glossary &glossary)
{
    if (key.starts_with(lifecycle::wordRulePrefix))
        return "The word for " + usualWord(key.substr(lifecycle::wordRulePrefix.size())).label;
    const std::string plain = sentenceOf(plainRules, key, {});
    if (!plain.empty())
        return plain;
    const auto parts = base::split(key, '.');
    if (parts.size() == 2 && parts[0] == "review")
        return "Review " + std::string(parts[1]);
    if (parts.size() == 2 && (parts[0] == "hours" || parts[0] == "holidays"))
        return (parts[0] == "hours" ? "Hours of " : "Days off of ") + person(parts[1]);
    if (parts.size() == 3 && (parts[0] == "process" || parts[0].starts_with(lifecycle::processOfPrefix))) {
        const std::string part = sentenceOf(stepParts, parts[2], {stepName(parts[1], glossary)});
        return parts[0] == "process" ? part : part + " (process " + quotable(parts[0].substr(lifecycle::processOfPrefix.size())) + ")";
    }
    if (parts.size() == 2 && key.starts_with(lifecycle::programRulePrefix))
        return "Nurture program " + quotable(parts[1]);
    if (parts.size() == 2 && key.starts_with(lifecycle::audienceRulePrefix))
        return "Process " + quotable(parts[1]);
    if (parts.size() == 3 && parts[0] == "reason") {
        const domain::PassbackReason *reason = domain::findPassbackReason(parts[1]);
        return sentenceOf(reasonParts, parts[2], {reason ? reason->label : std::string(parts[1])});
    }
    return quotable(key);
}

std::string ruleWords(std::string_view key, std::string_view text, const PersonName &person)
{
    if (key.starts_with(lifecycle::wordRulePrefix)) {
        const auto word = lifecycle::parseWord(key.substr(lifecycle::wordRulePrefix.size()), text);
        return word ? wordStory(*word, person) : "as usual";
    }
    if (key.starts_with(lifecycle::reviewRulePrefix) && key != "review.every") {
        const auto review = lifecycle::parseReview(key.substr(lifecycle::reviewRulePrefix.size()), text);
        return review ? reviewStory(*review, person) : "none";
    }
    if (key == "assignment") {
        const auto rules = lifecycle::parseAssignment(text);
        return rules ? rulesWords(*rules, person) : quotable(text);
    }
    if (key == "partners") {
        const auto people = lifecycle::parseIds(text);
        return people ? peopleWords(*people, person) : quotable(text);
    }
    if (key.starts_with(lifecycle::programRulePrefix)) {
        const auto program = lifecycle::parseProgram(key.substr(lifecycle::programRulePrefix.size()), text);
        return program ? programWords(*program) : "none";
    }
    if (key.starts_with(lifecycle::audienceRulePrefix)) {
        const auto process = lifecycle::parseAudience(key.substr(lifecycle::audienceRulePrefix.size()), text);
        return process ? quotable(process->name) + ", for " + quotable(process->filter) : "none";
    }
    if (key.starts_with("process") && key.ends_with(".owner")) {
        const auto owner = lifecycle::parseAccountable(text);
        return owner ? accountableName(*owner, person) : quotable(text);
    }
    return std::string(text);
}

std::string rhythmWords(const domain::NurtureProgram &program)
{
    std::vector<std::string> parts;
    for (const domain::ProgramStep &step : program.steps)
        parts.push_back("after " + std::to_string(step.afterDays) + (step.afterDays == 1 ? " day " : " days ") + step.what);
    if (program.touchDays > 0)
        parts.push_back((parts.empty() ? "every " : "then every ") + std::to_string(program.touchDays) + " days");
    return quotable(base::joined(parts, ", "));
}

std::string exitWords(const domain::NurtureProgram &program)
{
    std::vector<std::string> parts{"handed over"};
    if (!program.answeredBy.empty())
        parts.push_back(domain::fieldLabel(program.answeredBy) + " known");
    if (program.touchDays == 0)
        parts.push_back("last step done");
    if (program.untilDays > 0)
        parts.push_back(std::to_string(program.untilDays) + " days over");
    return quotable(base::joined(parts, ", "));
}

std::string programWords(const domain::NurtureProgram &program)
{
    std::string words = quotable(program.name) + ": " + rhythmWords(program) + "; until " + exitWords(program);
    if (!program.audience.empty())
        words += "; for " + quotable(program.audience);
    if (!program.purpose.empty())
        words += "; why: " + quotable(program.purpose);
    return words + (program.retired ? "; retired" : "");
}

std::string processName(const lifecycle::WorkingRules &rules, std::size_t which)
{
    if (which > 0)
        return rules.processes[which - 1].name;
    return rules.processes.empty() ? "All leads" : "All other leads";
}

std::string accountableName(const lifecycle::Accountable &owner, const PersonName &person)
{
    return owner.person.isNull() ? std::string(domain::labelOf(owner.side)) : person(owner.person.text());
}

std::string stageOfStep(const lifecycle::ProcessStep &step, const domain::Glossary &glossary)
{
    return step.stage ? glossary.stage(*step.stage) : "in a program";
}

std::string escalationWords(const lifecycle::ProcessStep &step)
{
    if (step.escalateTo.empty() || !step.escalateAfter)
        return "–";
    return step.escalateTo + ", " + lifecycle::spanText(step.escalateAfter) + " late";
}

std::string rankName(const model::Axis &axis, std::size_t rank)
{
    return axis.ranks[rank] + (rank < axis.rankLabels.size() ? " " + axis.rankLabels[rank] : "");
}

std::string assignmentWords(const lifecycle::AssignmentRule &rule, const std::function<std::string(std::string_view)> &fieldLabel)
{
    return rule.field.empty() ? "Every lead" : fieldLabel(rule.field) + " is " + base::joined(rule.values, " or ");
}

} // namespace leadlight::wording
