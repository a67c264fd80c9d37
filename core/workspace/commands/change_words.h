// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/working_rules.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

// The organisation's words (domain::Glossary). Each command is one transaction with one ledger entry and returns what
// changed in the rules; where nothing did, nothing is written. Errors of all: glossary.unknown_word (key; usage),
// glossary.needs_person (refused) where several work here and none is named, person.unknown, workspace.read_only.

struct WordWish {
    std::string key;                       ///< domain::Glossary
    std::optional<std::string> label;      ///< none: as it is; empty: as the program calls it
    std::optional<std::string> definition; ///< likewise
};

/// What `person` wants a word to be; their side has accepted it with that. It is in force when the other side accepts,
/// too; the ideal customer profile, which Sales owns, at once. A wish for what is in force takes an open wish away.
/// Errors: glossary.fixed_word (label): has a definition alone; glossary.other_word (label): something else is called so;
/// glossary.bad_words (key); glossary.owned_by_sales.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> wishWord(Workspace &workspace, const WordWish &wish, std::optional<base::Uuid> person);
/// Accepts what is wanted for these words (none named: for all that wait) for the person's side. Nobody accepts for both
/// sides. Errors: glossary.nothing_waits (refused), glossary.same_person (label; refused).
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> acceptWords(Workspace &workspace, const std::vector<std::string> &keys,
                                                                           std::optional<base::Uuid> person);
/// Takes the wish for a word away; what is in force stays. Errors: glossary.nothing_waits.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> dropWord(Workspace &workspace, const std::string &key, std::optional<base::Uuid> person);
/// Takes `changes` of one of these commands back. Errors: glossary.changed_since (refused) where another came after.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> takeWordsBack(Workspace &workspace, const std::vector<lifecycle::RuleChange> &changes,
                                                                             std::optional<base::Uuid> person);

} // namespace leadlight::workspace
