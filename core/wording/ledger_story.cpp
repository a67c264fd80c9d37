// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/ledger_story.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "domain/passback_reason.h"
#include "domain/side.h"
#include "domain/stage.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/rules.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

using Payload = nlohmann::json;

/// Words of a payload, whatever stands there.
class Facts {
public:
    Facts(const Payload &payload, const LedgerNames &names) : m_payload(payload), m_names(names) {}

    [[nodiscard]] const Payload *find(const char *key) const
    {
        const auto found = m_payload.find(key);
        return found == m_payload.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::string text(const char *key) const
    {
        const Payload *value = find(key);
        return value ? plain(*value) : std::string();
    }
    [[nodiscard]] std::int64_t number(const char *key) const
    {
        const Payload *value = find(key);
        return value && value->is_number_integer() ? value->get<std::int64_t>() : 0;
    }
    [[nodiscard]] std::string person(const char *key = "person") const { return m_names.person(text(key)); }
    [[nodiscard]] std::string lead(const char *key = "lead") const { return m_names.lead(text(key)); }
    /// As the organisation calls it; a reason that is none of the list says itself.
    [[nodiscard]] std::string reason() const
    {
        const std::string key = text("reason");
        const domain::PassbackReason *usual = m_names.reason ? nullptr : domain::findPassbackReason(key);
        const std::string word = m_names.reason ? m_names.reason(key) : usual ? usual->label : std::string();
        return word.empty() ? key : word;
    }
    [[nodiscard]] std::string place() const
    {
        const std::string path = text("path");
        return m_names.place && !path.empty() ? m_names.place(path) : path;
    }
    [[nodiscard]] std::string valueAtPlace(const char *key) const
    {
        const std::string value = text(key);
        return m_names.value && !value.empty() ? m_names.value(text("path"), value) : value;
    }
    [[nodiscard]] const LedgerNames &names() const { return m_names; }

    /// A text as it is, anything else as JSON; null is nothing.
    static std::string plain(const Payload &value)
    {
        if (value.is_string())
            return value.get<std::string>();
        return value.is_null() ? std::string() : value.dump(-1, ' ', false, Payload::error_handler_t::replace);
    }

private:
    const Payload &m_payload;
    const LedgerNames &m_names;
};

std::string stageLabel(const std::string &key, const domain::Glossary &glossary)
{
    const auto stage = domain::parseStage(key);
    return stage ? glossary.stage(*stage) : key;
}

std::string counted(std::size_t count, const char *one, const char *many)
{
    return grouped(static_cast<std::int64_t>(count)) + " " + (count == 1 ? one : many);
}

/// ": what" where there is something to say.
std::string after(const std::string &text)
{
    return text.empty() ? std::string() : ": " + quotable(text);
}

LedgerStory tellAccountMerge(const Facts &facts)
{
    std::vector<std::string> others;
    if (const Payload *merged = facts.find("merged"); merged && merged->is_array()) {
        for (const Payload &row : *merged)
            others.push_back(row.is_number_integer() ? facts.names().account(row.get<std::int64_t>()) : Facts::plain(row));
    }
    const Payload *leads = facts.find("leads");
    const std::size_t count = leads && leads->is_array() ? leads->size() : 0;
    return {quotable(facts.names().account(facts.number("survivor"))) + " became one account with " + quotable(base::joined(others, ", ")) + "; "
                + counted(count, "lead", "leads") + " came over",
            {}};
}

LedgerStory tellMove(const Facts &facts)
{
    const auto move = domain::parseMove(facts.text("move"));
    std::vector<std::string> why;
    for (const std::string &part : {facts.reason(), facts.text("note"), facts.text("program")}) {
        if (!part.empty())
            why.push_back(quotable(part));
    }
    LedgerStory story{facts.lead() + ": " + (move ? moveDone(*move) : quotable(facts.text("move"))), {}};
    if (!why.empty())
        story.sentence += " (" + base::joined(why, "; ") + ")";
    if (!facts.text("rank").empty())
        story.sentence += ", at " + quotable(facts.text("rank"));
    story.changes.push_back({"Stage", stageLabel(facts.text("from"), facts.names().glossary), stageLabel(facts.text("to"), facts.names().glossary)});
    return story;
}

LedgerStory tellLeadEdit(const Facts &facts)
{
    LedgerStory story;
    std::vector<std::string> labels;
    if (const Payload *fields = facts.find("fields"); fields && fields->is_object()) {
        for (const auto &[key, change] : fields->items()) {
            const Facts values(change, facts.names());
            labels.push_back(facts.names().glossary.field(key));
            story.changes.push_back({labels.back(), values.text("from"), values.text("to")});
        }
    }
    story.sentence = facts.lead() + ": " + quotable(base::joined(labels, ", ")) + " changed";
    return story;
}

LedgerStory tellMerge(const Facts &facts)
{
    LedgerStory story;
    std::vector<std::string> others;
    if (const Payload *merged = facts.find("merged"); merged && merged->is_array()) {
        for (const Payload &id : *merged)
            others.push_back(facts.names().lead(Facts::plain(id)));
    }
    if (const Payload *changes = facts.find("changes"); changes && changes->is_array()) {
        for (const Payload &change : *changes) {
            const Facts values(change, facts.names());
            if (change.is_object() && !values.text("field").starts_with('@'))
                story.changes.push_back({facts.names().glossary.field(values.text("field")), values.text("from"), values.text("to")});
        }
    }
    story.sentence = facts.lead("survivor") + " became one lead with " + quotable(base::joined(others, ", "));
    return story;
}

LedgerStory tellImport(const Facts &facts)
{
    std::string counts;
    if (const Payload *found = facts.find("counts"); found && found->is_object()) {
        const Facts numbers(*found, facts.names());
        counts = ": " + grouped(numbers.number("added")) + " new, " + grouped(numbers.number("updated")) + " updated, "
                 + grouped(numbers.number("unchanged")) + " unchanged, " + grouped(numbers.number("refused")) + " refused";
    }
    const std::string source = facts.text("source");
    return {quotable(facts.text("file")) + " was imported (" + quotable(facts.text("kind")) + (source.empty() ? "" : ", from " + quotable(source)) + ")" + counts, {}};
}

LedgerStory tellSeats(const Facts &facts)
{
    std::vector<std::string> people;
    if (const Payload *ids = facts.find("at_table"); ids && ids->is_array()) {
        for (const Payload &id : *ids)
            people.push_back(facts.names().person(Facts::plain(id)));
    }
    return {people.empty() ? "Nobody sits at the table" : "At the table: " + quotable(base::joined(people, ", ")), {}};
}

LedgerStory tellDraftEdit(const Facts &facts)
{
    const std::string path = facts.place();
    LedgerStory story{"The draft of version " + facts.text("version") + " was changed" + (path.empty() ? after(facts.text("kind")) : " at " + quotable(path)), {}};
    story.changes.push_back({path.empty() ? facts.text("kind") : path, facts.valueAtPlace("before"), facts.valueAtPlace("after")});
    return story;
}

std::string versionOf(const Facts &facts)
{
    return "Version " + facts.text("version");
}

struct KindWords {
    std::string_view kind;
    std::string_view name; ///< of the group in a filter
    LedgerStory (*tell)(const Facts &);
};

LedgerStory tellAssign(const Facts &facts)
{
    const std::string owner = facts.text("owner");
    return {facts.lead() + (owner.empty() ? " has no owner any more" : " belongs to " + quotable(facts.names().person(owner)) + " now"), {}};
}

LedgerStory tellErase(const Facts &facts)
{
    const Payload *entries = facts.find("entries");
    return {"A person was erased; " + counted(entries && entries->is_array() ? entries->size() : 0, "entry no longer says", "entries no longer say") + " whom it was about", {}};
}

/// " until 2026-12-01" where there is a date.
std::string untilOf(const Facts &facts)
{
    const std::string until = facts.text("until");
    return until.empty() ? std::string() : " until " + quotable(until.substr(0, until.find('T')));
}

/// A pursuit says "OWNER", or "OWNER ACCOUNT" with the account's row.
std::string pursuer(const Facts &facts)
{
    const std::string what = facts.text("what");
    return facts.names().person(what.substr(0, what.find(' ')));
}

std::string pursued(const Facts &facts)
{
    const std::string what = facts.text("what");
    const std::size_t blank = what.find(' ');
    const auto account = blank == std::string::npos ? std::nullopt : base::parseNumber(std::string_view(what).substr(blank + 1));
    return account && facts.names().account ? quotable(facts.names().account(static_cast<std::int64_t>(*account))) : facts.lead();
}

LedgerStory tellUndoneDeed(const Facts &facts)
{
    const bool isPursuit = facts.text("kind") == "pursue" || facts.text("kind") == "end_pursuit";
    return {(isPursuit ? pursued(facts) : facts.lead()) + ": " + deedName(facts.text("kind")) + ", entry " + facts.text("deed") + ", was undone"
                + after(isPursuit ? pursuer(facts) : facts.text("what")), {}};
}

LedgerStory tellSettings(const Facts &facts)
{
    LedgerStory story;
    std::vector<std::string> labels;
    if (const Payload *changes = facts.find("changes"); changes && changes->is_array()) {
        for (const Payload &change : *changes) {
            const Facts values(change, facts.names());
            const std::string key = values.text("key");
            labels.push_back(ruleLabel(key, facts.names().person, facts.names().glossary));
            story.changes.push_back({labels.back(), ruleWords(key, values.text("from"), facts.names().person),
                                     ruleWords(key, values.text("to"), facts.names().person)});
        }
    }
    story.sentence = "Settings changed: " + quotable(base::joined(labels, ", "));
    return story;
}

constexpr std::array kinds{
    KindWords{"activate", "Model", [](const Facts &f) { return LedgerStory{versionOf(f) + " came into force" + after(f.text("title")), {}}; }},
    KindWords{"activity", "Leads", [](const Facts &f) { return LedgerStory{f.lead() + ": " + activityName(f.text("type")) + " logged" + after(f.text("text")), {}}; }},
    KindWords{"assign", "Leads", tellAssign},
    KindWords{"comment", "Model", [](const Facts &f) { return LedgerStory{f.person() + " on " + quotable(f.place()) + after(f.text("text")), {}}; }},
    KindWords{"dispute", "Disputes", [](const Facts &f) {
        const std::string criterion = f.text("what");
        return LedgerStory{f.lead() + ", score disputed" + (criterion.empty() ? " as a whole" : " by " + quotable(criterion)) + after(f.text("words")), {}}; }},
    KindWords{"draft", "Model", [](const Facts &f) { return LedgerStory{"The draft of version " + f.text("version") + " was saved" + after(f.text("title")), {}}; }},
    KindWords{"draft_edit", "Model", tellDraftEdit},
    KindWords{"end_pursuit", "Leads", [](const Facts &f) { return LedgerStory{"The named pursuit of " + pursued(f) + " ended" + after(f.text("words")), {}}; }},
    KindWords{"enrol", "Nurture", [](const Facts &f) {
        return LedgerStory{f.lead() + " entered \"" + quotable(f.text("what")) + "\"" + untilOf(f) + after(f.text("words")), {}}; }},
    KindWords{"erase", "Erasures", tellErase},
    KindWords{"hygiene", "Hygiene", [](const Facts &f) {
        const bool cleared = f.text("verdict") == "cleared";
        return LedgerStory{f.lead() + (cleared ? " was cleared" : " was confirmed as junk") + " (" + quarantineName(f.text("reason")) + ")" + after(f.text("note")), {}}; }},
    KindWords{"import", "Imports", tellImport},
    KindWords{"import_undone", "Imports", [](const Facts &f) { return LedgerStory{"Import " + f.text("import") + " was undone", {}}; }},
    KindWords{"key", "People", [](const Facts &f) { return LedgerStory{f.person() + " has a signing key", {}}; }},
    KindWords{"lead_edit", "Leads", tellLeadEdit},
    KindWords{"leave", "Nurture", [](const Facts &f) { return LedgerStory{f.lead() + " left \"" + quotable(f.text("what")) + "\"" + after(f.text("words")), {}}; }},
    KindWords{"merge", "Hygiene", tellMerge},
    KindWords{"merge_accounts", "Hygiene", tellAccountMerge},
    KindWords{"move", "Moves", tellMove},
    KindWords{"note", "Leads", [](const Facts &f) { return LedgerStory{f.lead() + ", note" + after(f.text("words")), {}}; }},
    KindWords{"person", "People", [](const Facts &f) { return LedgerStory{quotable(f.text("name")) + " works here (" + sideName(f.text("side")) + ")", {}}; }},
    KindWords{"propose", "Model", [](const Facts &f) { return LedgerStory{versionOf(f) + " was proposed" + after(f.text("reason")), {}}; }},
    KindWords{"pursue", "Leads", [](const Facts &f) {
        return LedgerStory{pursued(f) + " became a named pursuit of " + pursuer(f) + after(f.text("words")), {}}; }},
    KindWords{"restore_at", "Workspace", [](const Facts &f) {
        return LedgerStory{"Model and stages were put back as they stood at " + quotable(f.text("time")) + "; " + grouped(f.number("leads")) + " leads changed stage", {}}; }},
    KindWords{"salvage", "Workspace", [](const Facts &f) {
        return LedgerStory{"Salvaged from a damaged workspace: " + grouped(f.number("leads")) + " leads, " + grouped(f.number("in_part")) + " of them in part", {}}; }},
    KindWords{"seats", "People", tellSeats},
    KindWords{"settings", "Settings", tellSettings},
    KindWords{"settle", "Disputes", [](const Facts &f) {
        return LedgerStory{f.lead() + ": dispute " + quotable(f.text("what")) + " was closed" + after(f.text("words")), {}}; }},
    KindWords{"sign", "Model", [](const Facts &f) { return LedgerStory{f.person() + " signed version " + f.text("version") + " for " + sideName(f.text("side")), {}}; }},
    KindWords{"snooze", "Leads", [](const Facts &f) { return LedgerStory{f.lead() + " was snoozed" + untilOf(f), {}}; }},
    KindWords{"touch", "Nurture", [](const Facts &f) { return LedgerStory{f.lead() + " was listed for the mail of \"" + quotable(f.text("what")) + "\"", {}}; }},
    KindWords{"undo_deed", "Leads", tellUndoneDeed},
    KindWords{"undo_hygiene", "Hygiene", [](const Facts &f) { return LedgerStory{f.lead() + ": the decision on junk was undone", {}}; }},
    KindWords{"undo_merge", "Hygiene", [](const Facts &f) { return LedgerStory{f.lead("survivor") + ": the merge was undone", {}}; }},
    KindWords{"undo_merge_accounts", "Hygiene", [](const Facts &f) {
        return LedgerStory{quotable(f.names().account(f.number("survivor"))) + ": the merge of accounts was undone", {}}; }},
    KindWords{"verify", "Leads", [](const Facts &f) { return LedgerStory{f.lead() + ", verification: " + quotable(verdictName(f.text("what"))) + untilOf(f) + after(f.text("words")), {}}; }},
    KindWords{"wake", "Leads", [](const Facts &f) { return LedgerStory{f.lead() + " was woken up", {}}; }},
    KindWords{"workspace", "Workspace", [](const Facts &f) { return LedgerStory{"The workspace was made" + after(f.text("template")), {}}; }},
};

const KindWords *wordsOf(std::string_view kind)
{
    for (const KindWords &words : kinds) {
        if (words.kind == kind)
            return &words;
    }
    return nullptr;
}

/// "draft_edit" → "Draft edit"
std::string spacedOut(std::string_view kind)
{
    std::string text(quotable(kind));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_')
            text[i] = ' ';
        else if (i == 0 && text[i] >= 'a' && text[i] <= 'z')
            text[i] = static_cast<char>(text[i] - 'a' + 'A');
    }
    return text;
}

LedgerStory tellUnknown(std::string_view kind, const Payload &payload)
{
    std::vector<std::string> parts;
    for (const auto &[key, value] : payload.items()) {
        if (!value.is_structured())
            parts.push_back(quotable(key) + " " + quotable(Facts::plain(value)));
    }
    return {spacedOut(kind) + (parts.empty() ? "" : ": " + base::joined(parts, ", ")), {}};
}

} // namespace

LedgerStory ledgerStory(std::string_view kind, const std::string *payload, const LedgerNames &names)
{
    if (!payload)
        return {spacedOut(kind) + ": erased, it no longer says what or who", {}};
    const Payload json = Payload::parse(*payload, nullptr, false);
    if (!json.is_object())
        return {spacedOut(kind) + ": what it says cannot be read", {}};
    const KindWords *words = wordsOf(kind);
    return words ? words->tell(Facts(json, names)) : tellUnknown(kind, json);
}

std::string ledgerKindName(std::string_view kind)
{
    const KindWords *words = wordsOf(kind);
    return words ? std::string(words->name) : spacedOut(kind);
}

std::string ledgerActor(std::string_view actor, const LedgerNames &names)
{
    if (actor == "model")
        return "Model";
    if (actor == "import")
        return "Import";
    if (actor == "hygiene")
        return "Hygiene";
    std::vector<std::string> people;
    for (const std::string_view id : base::split(actor, ' ')) {
        if (!id.empty())
            people.push_back(names.person(id));
    }
    return base::joined(people, ", ");
}

} // namespace leadlight::wording
