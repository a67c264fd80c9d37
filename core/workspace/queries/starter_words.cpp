// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/starter_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "domain/lead_fields.h"

namespace leadlight::workspace {

namespace {

constexpr std::array decidedNames{
    "tags", "tag", "quality", "lead_quality", "lead_profile", "status", "lead_status", "deal_status", "opportunity_status", "crm_status", "sales_status",
    "stage", "deal_stage", "lead_stage", "sales_stage", "pipeline_stage", "outcome", "result", "disposition", "converted", "conversion", "won", "lost",
    "is_won", "is_closed", "closed", "win_loss", "forecast", "forecast_category", "probability", "win_probability", "last_notable_activity",
    "last_modified", "last_modified_by", "modified", "status_reason", "bewertung", "lead_qualität", "abschluss", "verloren", "gewonnen"};
constexpr std::array decidedPhrases{"closed_", "close_", "_lost", "lost_", "_won", "won_", "lost_reason", "reason_lost", "loss_reason", "rejection_reason",
                                    "disqualif", "call_outcome", "call_result", "invoice", "contract_", "deal_value", "last_notable"};
/// Somebody's or something's judgement of the lead, made nobody knows when.
constexpr std::array judgementWords{"score", "index", "grade", "rating", "rank", "scoring", "punkte"};
constexpr std::array identityWords{"name",  "surname", "forename", "vorname", "nachname", "email",  "mail",    "phone",      "mobile", "telephone", "fax",
                                   "street", "address", "strasse",  "straße",  "postcode", "zip",    "postal",  "plz",        "birth",  "dob",       "ssn",
                                   "url",    "linkedin", "uuid",    "guid",    "id",       "notes",  "comment", "comments",   "remarks", "description"};
constexpr std::array engagementWords{"visit",  "visits",   "totalvisits", "page",    "pages",   "views",   "view",      "pageviews", "click",    "clicks",
                                     "clicked", "open",     "opens",       "opened",  "download", "downloads", "downloaded", "webinar", "webinars", "session",
                                     "sessions", "activity", "activities",  "engagement", "response", "responses", "replies", "replied", "subscribed",
                                     "unsubscribed", "trial", "demo", "logins", "login", "usage", "event", "events", "attended", "copy", "search",
                                     "chat", "calls", "besuche", "klicks", "aktivität", "seiten"};

template <std::size_t count> bool isOneOf(const std::array<const char *, count> &list, std::string_view text)
{
    return std::any_of(list.begin(), list.end(), [&](const char *entry) { return text == entry; });
}

template <std::size_t count> bool hasWordOf(const std::array<const char *, count> &list, const std::string &name)
{
    const std::vector<std::string_view> words = base::split(name, '_');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return isOneOf(list, word); });
}

/// Key and label as keys: a file's own name may say more than the key it was given, and the other way round.
std::array<std::string, 2> namesOf(const data::Column &column)
{
    return {base::keyOf(column.key), base::keyOf(column.label)};
}

template <class Rule> bool eitherName(const data::Column &column, const Rule &rule)
{
    const auto names = namesOf(column);
    return rule(names[0]) || rule(names[1]);
}

} // namespace

std::optional<std::string_view> afterOutcomeName(const data::Column &column)
{
    if (domain::findLeadField(column.key))
        return std::nullopt; // what our own fields mean is known
    const auto isDecided = [](const std::string &name) {
        return isOneOf(decidedNames, name)
               || std::any_of(decidedPhrases.begin(), decidedPhrases.end(), [&](const char *phrase) { return name.find(phrase) != std::string::npos; });
    };
    if (eitherName(column, isDecided))
        return "name";
    const auto isJudgement = [](const std::string &name) { return isOneOf(judgementWords, base::split(name, '_').back()); };
    return eitherName(column, isJudgement) ? std::optional<std::string_view>("judgement") : std::nullopt;
}

bool isIdentityName(const data::Column &column)
{
    for (const std::string_view key : {"email", "first_name", "last_name", "full_name", "phone", "company", "domain", "external_id", "notes", "owner"}) {
        if (column.key == key)
            return true;
    }
    if (domain::findLeadField(column.key))
        return false;
    return eitherName(column, [](const std::string &name) {
        return !name.starts_with("do_not") && !hasWordOf(engagementWords, name) && (hasWordOf(identityWords, name) || name == "lead_number");
    });
}

bool isConsentName(const data::Column &column)
{
    return column.key == "consent" || eitherName(column, [](const std::string &name) { return name.find("opt_in") != std::string::npos || name.find("gdpr") != std::string::npos; });
}

bool isEngagementName(const data::Column &column)
{
    if (column.key.starts_with("do_not_"))
        return true;
    const domain::LeadField *known = domain::findLeadField(column.key);
    if (known)
        return false;
    return eitherName(column, [](const std::string &name) { return hasWordOf(engagementWords, name) || name.find("time_spent") != std::string::npos || name.find("time_on") != std::string::npos; });
}

bool isStateName(const data::Column &column)
{
    return eitherName(column, [](const std::string &name) {
        return name.starts_with("last_") || name.starts_with("latest_") || name.starts_with("current_stage") || name.starts_with("letzte_");
    }) && column.key != "last_name";
}

} // namespace leadlight::workspace
