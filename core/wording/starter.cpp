// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/starter.h"

#include <array>

#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

constexpr std::array starterNotes{
    Sentence{"starter.blank", "No lead has a value."},
    Sentence{"starter.consent", "Consent opens a gate; it is not worth points."},
    Sentence{"starter.constant", "%2 % of the leads that have a value have the same, \"%1\"."},
    Sentence{"starter.date", "A date says nothing by itself; activities have their own."},
    Sentence{"starter.filled_by_outcome", "Known of %1 % of the leads that were won and of %2 % of those that were lost: people may have asked only where a sale was near."},
    Sentence{"starter.free_text", "Free text: %1 different values."},
    Sentence{"starter.hardly_filled", "Only %1 leads have a value."},
    Sentence{"starter.identity", "It says who exactly it is, not what kind of lead."},
    Sentence{"starter.nearly_unique", "Nearly every lead has a value of its own (%1 different ones)."},
    Sentence{"starter.no_engagement", "No column and no activity says what they do: the second axis is empty."},
    Sentence{"starter.no_fit", "No column says who they are: the first axis is empty."},
    Sentence{"starter.no_outcomes", "%1 leads were won and %2 lost, too few to learn from: marks are guesses from names and words."},
    Sentence{"starter.nobody_reachable", "No lead has a valid e-mail address or phone, so the gate that asks for one is off."},
    Sentence{"starter.outcome", "It tells how the sale ended, which is what is to be foreseen."},
    Sentence{"starter.state_at_export", "It tells how things stood when the file was written, perhaps after the sale."},
    Sentence{"starter.tells_nothing", "No column tells won leads from lost ones better than chance: this score means little."},
};

/// starter.after_outcome by its first argument; the places count from the second.
constexpr std::array afterOutcomeNotes{
    Sentence{"closed_only", "Looks filled in after the sale: %1 % of the closed leads have it and %2 % of the open ones."},
    Sentence{"decides", "Looks filled in after the sale: %1 % of the closed leads have a value that all but decides it."},
    Sentence{"judgement", "A score or grade that somebody gave, perhaps after the sale."},
    Sentence{"name", "By its name it is filled in while or after the sale is decided."},
    Sentence{"one_end_only", "Looks filled in after the sale: %1 % of the won leads have it and %2 % of the lost ones."},
    Sentence{"separates", "Tells won from lost too well to be known before (area under the curve %1)."},
};

} // namespace

std::string starterText(const model::StarterNote &note)
{
    std::string text;
    if (note.code == "starter.after_outcome" && !note.arguments.empty())
        text = sentenceOf(afterOutcomeNotes, note.arguments.front(), {note.arguments.begin() + 1, note.arguments.end()});
    else
        text = sentenceOf(starterNotes, note.code, note.arguments);
    return text.empty() ? "There is something to know of it (" + quotable(note.code) + ")." : text;
}

std::string_view starterAxisName(std::size_t axis)
{
    return axis == 0 ? "who they are" : "what they do";
}

std::string_view matchedHow(std::string_view how)
{
    return how == "same" ? "the same attribute" : how == "name" ? "its name means the same" : "its values are those the template knows";
}

} // namespace leadlight::wording
