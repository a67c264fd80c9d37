// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/glossary.h"

#include <array>
#include <optional>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

constexpr std::array stageMeanings{
    Sentence{"accepted", "Sales took the lead and has an owner for it."},
    Sentence{"anonymous", "Somebody acted, but there is no way to reach them yet."},
    Sentence{"disqualified", "Junk, a show-stopper, or somebody never to be contacted."},
    Sentence{"identified", "There is a way to reach the person; Marketing works with them."},
    Sentence{"lost", "The opportunity ended without a sale, for a reason that is written down."},
    Sentence{"on_hold", "The opportunity rests until a date."},
    Sentence{"opportunity", "The call found a deal: budget, authority, need and timeframe are asked for."},
    Sentence{"qualified", "The model that both sides signed, or Marketing by hand, handed the lead to Sales."},
    Sentence{"suspect", "On a bought or collected list, without an action of their own."},
    Sentence{"won", "The opportunity became a sale, with its value and date."},
};

constexpr std::array<std::string_view, 8> terms{"icp",       "term.hand_over",    "term.late",         "term.mql_region",
                                                "term.passback", "term.rank", "term.show_stopper", "term.tile"};

constexpr std::array termLabels{
    Sentence{"icp", "Ideal customer"},
    Sentence{"term.hand_over", "Hand-over"},
    Sentence{"term.late", "Late"},
    Sentence{"term.mql_region", "MQL region"},
    Sentence{"term.passback", "Passback"},
    Sentence{"term.rank", "Rank"},
    Sentence{"term.show_stopper", "Show-stopper"},
    Sentence{"term.tile", "Tile"},
};

constexpr std::array termMeanings{
    Sentence{"term.hand_over", "The moment at which a lead goes from Marketing to Sales, by the model in force or by hand."},
    Sentence{"term.late", "The time limit of the stage has run out."},
    Sentence{"term.mql_region", "The tiles whose leads are handed over once they pass the gates."},
    Sentence{"term.passback", "Sales gives a lead back with a reason; it is handed over again on new evidence only."},
    Sentence{"term.rank", "The best rank of an axis whose threshold the score reaches."},
    Sentence{"term.show_stopper", "A test that ends it: both axes take their worst rank, never handed over."},
    Sentence{"term.tile", "A pair of ranks, one of each axis: a cell of the matrix."},
};

std::string consents(const domain::WordText &said, const std::function<std::string(std::string_view)> &person)
{
    std::vector<std::string> names;
    for (const domain::WordConsent *consent : {&said.marketing, &said.sales}) {
        if (!consent->person.isNull())
            names.push_back(person(consent->person.text()));
    }
    return names.empty() ? std::string() : " (" + base::joined(names, ", ") + ")";
}

std::string saidWords(const domain::WordText &said, const std::string &usual)
{
    const std::string label = said.label.empty() ? usual : said.label;
    return "\"" + label + "\"" + (said.definition.empty() ? std::string() : ": " + said.definition);
}

} // namespace

UsualWord usualWord(std::string_view key)
{
    UsualWord word{std::string(key), std::string(key), {}};
    const auto after = [&](std::string_view prefix) { return key.substr(prefix.size()); };
    if (key.starts_with("stage.")) {
        if (const auto stage = domain::parseStage(after("stage.")))
            word.label = domain::labelOf(*stage);
        word.definition = sentenceOf(stageMeanings, after("stage."), {});
    } else if (key.starts_with("field.")) {
        word.label = domain::fieldLabel(after("field."));
    } else if (key.starts_with("axis.")) {
        word.label = domain::fieldLabel(after("axis."));
    } else if (key.starts_with("rank.")) {
        word.label = std::string(key.substr(key.rfind('.') + 1));
    } else if (const std::string label = sentenceOf(termLabels, key, {}); !label.empty()) {
        word.label = label;
        word.definition = sentenceOf(termMeanings, key, {});
    }
    return word;
}

std::span<const std::string_view> termWords()
{
    return terms;
}

std::string wordStory(const domain::Word &word, const std::function<std::string(std::string_view id)> &person)
{
    const std::string usual = usualWord(word.key).label;
    std::string text = saidWords(word.inForce, usual) + consents(word.inForce, person);
    if (word.wanted)
        text += "; wanted: " + saidWords(*word.wanted, usual) + consents(*word.wanted, person);
    return text;
}

} // namespace leadlight::wording
