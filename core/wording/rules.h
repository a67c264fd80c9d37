// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lifecycle/working_rules.h"
#include "model/scoring_model.h"

namespace leadlight::wording {

using PersonName = std::function<std::string(std::string_view id)>;

/// "Limit of MQL", "Hours of Jonas", "Default program of "No budget"" for a working rule's key.
[[nodiscard]] std::string ruleLabel(std::string_view key, const PersonName &person, const domain::Glossary &glossary = {});
/// A rule's text for people: ids become names, dates and "none" stay as they are; a word says who accepted it.
[[nodiscard]] std::string ruleWords(std::string_view key, std::string_view text, const PersonName &person);
/// "after 14 days Case study, then every 30 days".
[[nodiscard]] std::string rhythmWords(const domain::NurtureProgram &program);
/// "handed over, Budget known, 90 days over": what ends it.
[[nodiscard]] std::string exitWords(const domain::NurtureProgram &program);
/// The whole program in one line.
[[nodiscard]] std::string programWords(const domain::NurtureProgram &program);
/// The name of a process; "All leads" or "All other leads" for that without a name (WorkingRules::processAt()).
[[nodiscard]] std::string processName(const lifecycle::WorkingRules &rules, std::size_t which);
/// "Sales", or the person's name.
[[nodiscard]] std::string accountableName(const lifecycle::Accountable &owner, const PersonName &person);
/// "MQL", or "in a program" for nurturing.
[[nodiscard]] std::string stageOfStep(const lifecycle::ProcessStep &step, const domain::Glossary &glossary);
/// "Head of Sales, 4 hours late", "–".
[[nodiscard]] std::string escalationWords(const lifecycle::ProcessStep &step);
/// "A Strong fit", or the rank alone where it has no label.
[[nodiscard]] std::string rankName(const model::Axis &axis, std::size_t rank);
/// "Country is DE or AT", "Every lead" for whom an assignment rule takes; `fieldLabel` names a field.
[[nodiscard]] std::string assignmentWords(const lifecycle::AssignmentRule &rule, const std::function<std::string(std::string_view)> &fieldLabel);

} // namespace leadlight::wording
