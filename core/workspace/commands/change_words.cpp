// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/change_words.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "domain/glossary.h"
#include "lifecycle/word_text.h"
#include "workspace/deciding_person.h"
#include "workspace/queries/glossary.h"
#include "workspace/rule_change.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

using domain::Side;
using domain::Word;
using domain::WordText;
using lifecycle::RuleChange;
using lifecycle::RuleValue;
using Changes = base::Result<std::vector<RuleChange>>;
using RuleValues = base::Result<std::vector<RuleValue>>;

constexpr std::size_t longestLabel = 60;
constexpr std::size_t longestDefinition = 2000;

/// Finds the person, lets `wanted` say which rules change, writes them.
Changes changeWords(Workspace &workspace, std::optional<base::Uuid> named,
                    const std::function<RuleValues(const Snapshot &, const domain::Person &, base::Instant now)> &wanted)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto id = decidingPerson(*next, named, "glossary.needs_person");
    if (!id)
        return base::fail(id.error());
    const domain::Person *person = next->personOf(*id);
    if (!person)
        return base::fail(base::ErrorKind::refused, "glossary.needs_person");
    const auto values = wanted(*next, *person, session.now());
    if (!values)
        return base::fail(values.error());
    lifecycle::WorkingRules rules = *next->rules;
    auto changes = applyRules(*next, *values, rules);
    if (!changes || changes->empty())
        return changes;
    if (auto done = commitRules(session, next, std::move(rules), *changes, person->id); !done)
        return base::fail(done.error());
    return changes;
}

RuleValue ruleOf(const Word &word)
{
    const bool isUsual = !word.wanted && word.inForce == WordText{};
    return {std::string(lifecycle::wordRulePrefix) + word.key, isUsual ? "usual" : lifecycle::wordText(word)};
}

/// A person of both sides accepts for the one that has not.
bool speaksForMarketing(const domain::Person &person, const WordText &said)
{
    return person.side == Side::marketing || (person.side == Side::both && said.marketing.person.isNull());
}

/// Puts the person's consent to the wish; with both, the wish is in force.
base::Result<void> consent(Word &word, const domain::Person &person, base::Instant now, const std::string &label)
{
    const bool forMarketing = speaksForMarketing(person, *word.wanted);
    domain::WordConsent &own = forMarketing ? word.wanted->marketing : word.wanted->sales;
    const domain::WordConsent &other = forMarketing ? word.wanted->sales : word.wanted->marketing;
    if (other.person == person.id)
        return base::fail(base::ErrorKind::refused, "glossary.same_person", {label});
    if (own.person.isNull())
        own = {person.id, now};
    if (word.wanted->isAccepted()) {
        word.inForce = *word.wanted;
        word.wanted.reset();
    }
    return {};
}

/// On one line, without control characters, not endless.
base::Result<std::string> said(const std::string &key, const std::string &text, std::size_t longest)
{
    const std::string trimmed(base::trimmed(text));
    const bool plain = base::isValidUtf8(trimmed)
                       && std::none_of(trimmed.begin(), trimmed.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (!plain || base::lengthOf(trimmed) > longest)
        return base::fail(base::ErrorKind::usage, "glossary.bad_words", {key});
    return trimmed;
}

/// Whether something else of the same kind is called so, or is wanted to be.
bool isTaken(const std::vector<GlossaryRow> &rows, const GlossaryRow &mine, const std::string &label)
{
    const std::string wanted = base::comparable(label);
    return std::any_of(rows.begin(), rows.end(), [&](const GlossaryRow &row) {
        const bool rival = row.kind == mine.kind && row.key != mine.key && row.group == mine.group;
        return rival && (base::comparable(row.label) == wanted || (row.wanted && base::comparable(row.wanted->label) == wanted));
    });
}

base::Result<WordText> wishedText(const std::vector<GlossaryRow> &rows, const GlossaryRow &row, const Word &word, const WordWish &wish)
{
    WordText text;
    const auto label = said(wish.key, wish.label.value_or(word.inForce.label), longestLabel);
    const auto definition = said(wish.key, wish.definition.value_or(word.inForce.definition), longestDefinition);
    if (!label || !definition)
        return base::fail(label ? definition.error() : label.error());
    text.label = *label == row.usualLabel ? std::string() : *label;
    text.definition = *definition == row.usualDefinition ? std::string() : *definition;
    if (!text.label.empty() && !row.isRenamable)
        return base::fail(base::ErrorKind::refused, "glossary.fixed_word", {row.usualLabel});
    if (isTaken(rows, row, text.label.empty() ? row.usualLabel : text.label))
        return base::fail(base::ErrorKind::refused, "glossary.other_word", {*label});
    return text;
}

Word wordOf(const Snapshot &snapshot, const std::string &key)
{
    const Word *known = snapshot.rules->glossary.find(key);
    return known ? *known : Word{key, {}, std::nullopt};
}

RuleValues wishRules(const Snapshot &snapshot, const WordWish &wish, const domain::Person &person, base::Instant now)
{
    const std::vector<GlossaryRow> rows = glossaryRows(snapshot);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const GlossaryRow &one) { return one.key == wish.key; });
    if (row == rows.end())
        return base::fail(base::ErrorKind::usage, "glossary.unknown_word", {wish.key});
    if (row->kind == WordKind::profile && person.side == Side::marketing)
        return base::fail(base::ErrorKind::refused, "glossary.owned_by_sales");
    Word word = wordOf(snapshot, wish.key);
    auto text = wishedText(rows, *row, word, wish);
    if (!text)
        return base::fail(text.error());
    if (row->kind == WordKind::profile) {
        if (!text->saysAs(word.inForce)) {
            text->sales = {person.id, now};
            word.inForce = *text;
        }
        return std::vector<RuleValue>{ruleOf(word)};
    }
    if (text->saysAs(word.inForce)) {
        word.wanted.reset();
        return std::vector<RuleValue>{ruleOf(word)};
    }
    if (!word.wanted || !word.wanted->saysAs(*text))
        word.wanted = *text;
    if (auto given = consent(word, person, now, row->label); !given)
        return base::fail(given.error());
    return std::vector<RuleValue>{ruleOf(word)};
}

RuleValues acceptRules(const Snapshot &snapshot, const std::vector<std::string> &keys, const domain::Person &person, base::Instant now)
{
    std::vector<RuleValue> values;
    for (const GlossaryRow &row : glossaryRows(snapshot)) {
        const bool named = std::find(keys.begin(), keys.end(), row.key) != keys.end();
        if (!row.wanted || (!keys.empty() && !named))
            continue;
        Word word = wordOf(snapshot, row.key);
        const bool forMarketing = speaksForMarketing(person, *word.wanted);
        // Of all that wait, one's own wishes wait for the other side.
        if (keys.empty() && !(forMarketing ? word.wanted->marketing : word.wanted->sales).person.isNull())
            continue;
        if (auto given = consent(word, person, now, row.label); !given)
            return base::fail(given.error());
        values.push_back(ruleOf(word));
    }
    if (values.empty())
        return base::fail(base::ErrorKind::refused, "glossary.nothing_waits");
    return values;
}

} // namespace

Changes wishWord(Workspace &workspace, const WordWish &wish, std::optional<base::Uuid> person)
{
    return changeWords(workspace, person, [&](const Snapshot &snapshot, const domain::Person &who, base::Instant now) {
        return wishRules(snapshot, wish, who, now);
    });
}

Changes acceptWords(Workspace &workspace, const std::vector<std::string> &keys, std::optional<base::Uuid> person)
{
    return changeWords(workspace, person, [&](const Snapshot &snapshot, const domain::Person &who, base::Instant now) {
        return acceptRules(snapshot, keys, who, now);
    });
}

Changes dropWord(Workspace &workspace, const std::string &key, std::optional<base::Uuid> person)
{
    return changeWords(workspace, person, [&](const Snapshot &snapshot, const domain::Person &, base::Instant) -> RuleValues {
        Word word = wordOf(snapshot, key);
        if (!word.wanted)
            return base::fail(base::ErrorKind::refused, "glossary.nothing_waits");
        word.wanted.reset();
        return std::vector<RuleValue>{ruleOf(word)};
    });
}

Changes takeWordsBack(Workspace &workspace, const std::vector<RuleChange> &changes, std::optional<base::Uuid> person)
{
    return changeWords(workspace, person, [&](const Snapshot &snapshot, const domain::Person &, base::Instant) -> RuleValues {
        std::vector<RuleValue> values;
        for (const RuleChange &change : changes) {
            if (!change.key.starts_with(lifecycle::wordRulePrefix) || lifecycle::ruleText(*snapshot.rules, change.key) != change.after)
                return base::fail(base::ErrorKind::refused, "glossary.changed_since");
            values.push_back({change.key, change.before});
        }
        return values;
    });
}

} // namespace leadlight::workspace
