// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/labels.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

struct MoveWords {
    std::string_view verb;
    std::string_view done;
};

/// By domain::Move.
constexpr std::array<MoveWords, domain::allMoves.size()> moveWords{{{"identify", "Identified"},
                                                                    {"hand over", "Handed to Sales"},
                                                                    {"accept", "Accepted"},
                                                                    {"pass back", "Passed back"},
                                                                    {"recall", "Recalled by Marketing"},
                                                                    {"make an opportunity of", "Made an opportunity"},
                                                                    {"win", "Won"},
                                                                    {"lose", "Lost"},
                                                                    {"put on hold", "Put on hold"},
                                                                    {"resume", "Resumed"},
                                                                    {"recycle", "Back to nurturing"},
                                                                    {"disqualify", "Disqualified"},
                                                                    {"undo a move of", "Undone"}}};

constexpr std::array gates{
    Sentence{"reachable", "no valid e-mail address or phone"},
    Sentence{"consent", "consent was withdrawn"},
    Sentence{"junk", "looks made up"},
    Sentence{"duplicate", "a duplicate of another lead"},
    Sentence{"merged", "merged into another lead"},
    Sentence{"purchased", "from a bought list, without an action of their own"},
};

constexpr std::array quarantines{
    Sentence{"fictional_name", "Looks like a fictional name"},
    Sentence{"keyboard_run", "Looks like keys pressed at random"},
    Sentence{"placeholder", "Holds placeholders instead of a name"},
    Sentence{"throwaway_address", "Has a throw-away address"},
    Sentence{"test_address", "Has a test address"},
    Sentence{"impossible_phone", "Has an impossible phone number"},
    Sentence{"role_address", "Has the address of a post, not of a person"},
    Sentence{"duplicate", "Has the e-mail address of another lead"},
};

constexpr std::array likenesses{
    Sentence{"same_email", "the same e-mail address"},
    Sentence{"same_external_id", "the same external id"},
    Sentence{"similar_email", "nearly the same e-mail address"},
    Sentence{"same_name", "the same name"},
    Sentence{"similar_name", "nearly the same name"},
    Sentence{"swapped_name", "first and last name swapped"},
    Sentence{"same_last_name", "the same last name"},
    Sentence{"same_phone", "the same phone"},
    Sentence{"similar_phone", "nearly the same phone"},
    Sentence{"same_company", "the same company"},
    Sentence{"similar_company", "nearly the same company"},
    Sentence{"same_domain", "the same web domain"},
    Sentence{"same_further", "the same address or date"},
    Sentence{"similar_further", "nearly the same address or date"},
};

} // namespace

std::string sideName(std::string_view key)
{
    return key == "marketing" ? "Marketing" : key == "sales" ? "Sales" : "either side";
}

std::string moveVerb(std::string_view key)
{
    const auto move = domain::parseMove(key);
    return move ? std::string(moveWords[static_cast<std::size_t>(*move)].verb) : std::string(key);
}

std::string moveDone(domain::Move move)
{
    return std::string(moveWords[static_cast<std::size_t>(move)].done);
}

std::string deedName(std::string_view kind)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> names{{{"snooze", "Snoozed"},
                                                                                   {"wake", "Woken up"},
                                                                                   {"note", "Note"},
                                                                                   {"enrol", "Entered a nurture program"},
                                                                                   {"leave", "Left a nurture program"},
                                                                                   {"touch", "Listed for a mailing"},
                                                                                   {"verify", "Verification"},
                                                                                   {"dispute", "Score disputed"},
                                                                                   {"settle", "Dispute closed"},
                                                                                   {"pursue", "Named pursuit"},
                                                                                   {"end_pursuit", "Named pursuit ended"}}};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &name) { return name.first == kind; });
    return std::string(found == names.end() ? kind : found->second);
}

std::string verdictName(std::string_view verdict)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names{
        {{"asked", "asked for"}, {"confirmed", "confirmed"}, {"refused", "not confirmed"}}};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &name) { return name.first == verdict; });
    return std::string(found == names.end() ? verdict : found->second);
}

std::string activityName(std::string_view type)
{
    if (const domain::ActivityType *known = domain::findActivityType(type))
        return std::string(known->label);
    return domain::fieldLabel(type);
}

std::string gateName(std::string_view gate)
{
    if (gate.starts_with("known:"))
        return domain::fieldLabel(gate.substr(6)) + " is not known";
    std::string name = sentenceOf(gates, gate, {});
    return name.empty() ? std::string(gate) : name;
}

std::string likenessName(std::string_view reason)
{
    std::string name = sentenceOf(likenesses, reason, {});
    return name.empty() ? std::string(reason) : name;
}

std::string accountLikenessName(std::string_view reason)
{
    return reason == "same_name" ? "the same name" : reason == "similar_name" ? "nearly the same name" : "the same web domain";
}

std::string quarantineName(std::string_view reason)
{
    std::string name = sentenceOf(quarantines, reason, {});
    return name.empty() ? std::string(reason) : name;
}

} // namespace leadlight::wording
