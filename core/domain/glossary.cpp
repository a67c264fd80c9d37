// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/glossary.h"

#include <algorithm>

#include "domain/lead_fields.h"

namespace leadlight::domain {

namespace {

bool isBefore(const Word &word, std::string_view key)
{
    return word.key < key;
}

} // namespace

const Word *Glossary::find(std::string_view key) const
{
    const auto at = std::lower_bound(m_words.begin(), m_words.end(), key, isBefore);
    return at == m_words.end() || at->key != key ? nullptr : &*at;
}

void Glossary::put(Word word)
{
    const auto at = std::lower_bound(m_words.begin(), m_words.end(), std::string_view(word.key), isBefore);
    if (at != m_words.end() && at->key == word.key)
        *at = std::move(word);
    else
        m_words.insert(at, std::move(word));
}

void Glossary::remove(std::string_view key)
{
    std::erase_if(m_words, [&](const Word &word) { return word.key == key; });
}

std::string Glossary::labelOr(std::string_view key, std::string_view usual) const
{
    const Word *word = find(key);
    return word && !word->inForce.label.empty() ? word->inForce.label : std::string(usual);
}

std::string Glossary::definition(std::string_view key) const
{
    const Word *word = find(key);
    return word ? word->inForce.definition : std::string();
}

std::string Glossary::stage(Stage stage) const
{
    return labelOr(stageWordKey(stage), labelOf(stage));
}

std::string Glossary::field(std::string_view field) const
{
    return labelOr(fieldWordKey(field), fieldLabel(field));
}

std::string stageWordKey(Stage stage)
{
    return "stage." + std::string(keyOf(stage));
}

std::string axisWordKey(std::string_view axis)
{
    return "axis." + std::string(axis);
}

std::string rankWordKey(std::string_view axis, std::string_view rank)
{
    return "rank." + std::string(axis) + "." + std::string(rank);
}

std::string fieldWordKey(std::string_view field)
{
    return "field." + std::string(field);
}

} // namespace leadlight::domain
