// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/ledger_payload.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/exact.h"

namespace leadlight::workspace {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, store::deedKinds> deedNames{"snooze", "wake",    "note",   "enrol",  "leave",      "touch",
                                                                   "verify", "dispute", "settle", "pursue", "end_pursuit"};

std::string canonical(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json versionJson(const agreement::ModelVersion &version)
{
    return {{"version", version.number}, {"fingerprint", base::hex(base::sha256(version.bytes))}, {"title", version.title}};
}

} // namespace

std::string workspaceCreatedPayload(const std::string &templateKey)
{
    return canonical({{"template", templateKey}});
}

std::string draftPayload(const agreement::ModelVersion &version)
{
    return canonical(versionJson(version));
}

std::string draftEditPayload(const agreement::ModelVersion &version, const agreement::DraftEdit &edit, const std::vector<agreement::DraftRow> &rows)
{
    Json json = versionJson(version);
    json["kind"] = edit.kind;
    json["path"] = edit.path;
    json["marketing"] = edit.authors.marketing.isNull() ? std::string() : edit.authors.marketing.text();
    json["sales"] = edit.authors.sales.isNull() ? std::string() : edit.authors.sales.text();
    json["before"] = Json::parse(edit.before, nullptr, false);
    json["after"] = Json::parse(edit.after, nullptr, false);
    json["rows"] = base::hex(agreement::fingerprintOf(rows));
    return canonical(json);
}

std::string commentPayload(const agreement::DraftComment &comment)
{
    return canonical({{"version", comment.version},
                      {"path", comment.path},
                      {"person", comment.person.text()},
                      {"side", domain::keyOf(comment.side)},
                      {"text", comment.text}});
}

std::string proposePayload(const agreement::ModelVersion &version, const agreement::Proposal &proposal, const base::Digest &process)
{
    Json json = versionJson(version);
    json["reason"] = version.reason;
    json["person"] = proposal.person.text();
    json["release"] = agreement::keyOf(proposal.release);
    json["in_force_on"] = proposal.inForceOn ? base::isoText(*proposal.inForceOn) : std::string();
    json["rolls_back_to"] = proposal.rollsBackTo;
    json["process"] = base::hex(process);
    json["impact"] = Json::parse(agreement::figuresJson(proposal.impact));
    return canonical(json);
}

std::string routingPayload(bool paused, const std::string &reason, const base::Uuid &person)
{
    return canonical({{"paused", paused}, {"reason", reason}, {"person", person.text()}});
}

std::string capacityPayload(int leadsAWeek, int minutesACall)
{
    return canonical({{"leads_a_week", leadsAWeek}, {"minutes_a_call", minutesACall}});
}

std::string settingsPayload(const base::Uuid &person, const std::vector<lifecycle::RuleChange> &changes,
                            const lifecycle::WorkingRules &rules)
{
    Json list = Json::array();
    for (const lifecycle::RuleChange &change : changes)
        list.push_back({{"key", change.key}, {"from", change.before}, {"to", change.after}});
    return canonical({{"person", person.isNull() ? std::string() : person.text()},
                      {"changes", std::move(list)},
                      {"rules", base::hex(base::sha256(lifecycle::rulesText(rules)))}});
}

std::string activatePayload(const agreement::ModelVersion &version)
{
    return canonical(versionJson(version));
}

std::string signPayload(const agreement::ModelVersion &version, const agreement::VersionSignature &signature)
{
    Json json = versionJson(version);
    json["side"] = domain::keyOf(signature.side);
    json["person"] = signature.person.text();
    json["signature"] = base::hex(signature.signature);
    return canonical(json);
}

std::string movePayload(const store::StoredMove &move, const base::Uuid &lead)
{
    return canonical({{"lead", lead.text()},
                      {"move", domain::keyOf(move.move)},
                      {"from", domain::keyOf(move.from)},
                      {"to", domain::keyOf(move.to)},
                      {"person", move.person.isNull() ? std::string() : move.person.text()},
                      {"side", domain::keyOf(move.side)},
                      {"time", base::isoText(move.time)},
                      {"reason", move.reason},
                      {"note", move.note},
                      {"program", move.program},
                      {"version", move.modelVersion},
                      {"rank", move.rank},
                      {"fit", base::exactText(move.fit)},
                      {"engagement", base::exactText(move.engagement)},
                      {"until", move.until ? base::isoText(*move.until) : std::string()}});
}

std::string importPayload(const store::StoredImport &import)
{
    return canonical({{"kind", import.kind},
                      {"file", import.file},
                      {"source", import.source},
                      {"source_type", import.sourceType},
                      {"counts", Json::parse(import.counts, nullptr, false)}});
}

std::string importUndonePayload(std::int64_t import, const std::set<std::uint64_t> &moves)
{
    return canonical({{"import", import}, {"moves", moves}});
}

std::string personPayload(const domain::Person &person)
{
    return canonical({{"person", person.id.text()}, {"name", person.name}, {"side", domain::keyOf(person.side)}, {"email", person.email}});
}

std::string seatsPayload(const std::vector<base::Uuid> &people)
{
    Json ids = Json::array();
    for (const base::Uuid &person : people)
        ids.push_back(person.text());
    return canonical({{"at_table", std::move(ids)}});
}

std::string keyPayload(const base::Uuid &person, const agreement::PublicKey &key)
{
    return canonical({{"person", person.text()}, {"public_key", base::hex(key)}});
}

std::string replacedKeyPayload(const base::Uuid &person, const agreement::PublicKey &key, const base::Uuid &confirmedBy,
                               const agreement::Signature &confirmation, const std::string &reason)
{
    return canonical({{"person", person.text()},
                      {"public_key", base::hex(key)},
                      {"confirmed_by", confirmedBy.text()},
                      {"confirmation", base::hex(confirmation)},
                      {"reason", reason}});
}

std::string leadEditPayload(const base::Uuid &lead, const std::vector<FieldEdit> &edits)
{
    Json fields = Json::object();
    for (const FieldEdit &edit : edits)
        fields[edit.field] = {{"from", edit.from}, {"to", edit.to}};
    return canonical({{"lead", lead.text()}, {"fields", std::move(fields)}});
}

std::string activityPayload(const base::Uuid &lead, const domain::Activity &activity)
{
    return canonical({{"lead", lead.text()},
                      {"type", activity.type},
                      {"time", base::isoText(activity.time)},
                      {"channel", domain::keyOf(activity.channel)},
                      {"text", activity.text}});
}

std::string assignPayload(const base::Uuid &lead, const std::string &owner)
{
    return canonical({{"lead", lead.text()}, {"owner", owner}});
}

std::string_view ledgerKindOf(store::DeedKind kind)
{
    return deedNames[static_cast<std::size_t>(kind)];
}

bool isOfDeeds(std::string_view ledgerKind)
{
    return ledgerKind == "undo_deed" || std::find(deedNames.begin(), deedNames.end(), ledgerKind) != deedNames.end();
}

std::string deedPayload(const store::LeadDeed &deed, const base::Uuid &lead)
{
    Json payload{{"lead", lead.text()},
                 {"what", deed.what},
                 {"words", deed.words},
                 {"until", deed.until ? base::isoText(*deed.until) : std::string()},
                 {"person", deed.person.isNull() ? std::string() : deed.person.text()},
                 {"side", domain::keyOf(deed.side)},
                 {"time", base::isoText(deed.time)}};
    if (!deed.attached.empty())
        payload["attached"] = deed.attached;
    return canonical(payload);
}

std::string undoDeedPayload(const store::LeadDeed &deed, const base::Uuid &lead)
{
    return canonical({{"lead", lead.text()}, {"deed", deed.ledgerSeq}, {"kind", ledgerKindOf(deed.kind)}, {"what", deed.what}});
}

std::string erasePayload(const std::vector<std::uint64_t> &entries)
{
    return canonical({{"entries", entries}});
}

std::string restoreAtPayload(base::Instant time, int version, std::size_t leads)
{
    return canonical({{"time", base::isoText(time)}, {"version", version}, {"leads", leads}});
}

std::string salvagePayload(std::uint64_t leads, std::uint64_t inPart, std::size_t losses)
{
    return canonical({{"leads", leads}, {"in_part", inPart}, {"losses", losses}});
}

std::string mergePayload(const store::StoredMerge &merge, const std::vector<base::Uuid> &ids)
{
    Json merged = Json::array();
    for (const std::uint32_t row : merge.merged)
        merged.push_back(ids[row].text());
    return canonical({{"survivor", ids[merge.survivor].text()}, {"merged", std::move(merged)}, {"changes", Json::parse(merge.changes, nullptr, false)}});
}

std::string undoMergePayload(const store::StoredMerge &merge, const std::vector<base::Uuid> &ids)
{
    return canonical({{"survivor", ids[merge.survivor].text()}, {"merge", merge.ledgerSeq}});
}

std::string accountMergePayload(const AccountMerge &merge, const std::vector<base::Uuid> &ids)
{
    Json leads = Json::array();
    for (const auto &[row, account] : merge.leads)
        leads.push_back(row < ids.size() ? ids[row].text() : std::string());
    Json fields = Json::array();
    for (const store::MergedValue &change : merge.changes)
        fields.push_back(change.field);
    return canonical({{"survivor", merge.survivor}, {"merged", merge.merged}, {"leads", std::move(leads)}, {"fields", std::move(fields)}});
}

std::string undoAccountMergePayload(const AccountMerge &merge)
{
    return canonical({{"survivor", merge.survivor}, {"merged", merge.merged}, {"merge", merge.ledgerSeq}});
}

std::string junkPayload(const store::JunkDecision &decision, const base::Uuid &lead)
{
    return canonical({{"lead", lead.text()},
                      {"verdict", decision.verdict == store::JunkVerdict::cleared ? "cleared" : "confirmed"},
                      {"reason", decision.reason},
                      {"subject", decision.subject},
                      {"note", decision.note}});
}

std::string undoJunkPayload(const store::JunkDecision &decision, const base::Uuid &lead)
{
    return canonical({{"lead", lead.text()}, {"decision", decision.ledgerSeq}});
}

std::string twoPeoplePayload(const base::Uuid &one, const base::Uuid &other)
{
    return canonical({{"one", one.text()}, {"other", other.text()}});
}

std::string undoTwoPeoplePayload(const store::TwoPeople &decision, const base::Uuid &one)
{
    return canonical({{"one", one.text()}, {"decision", decision.ledgerSeq}});
}

std::string actorOf(const base::Uuid &person)
{
    return person.isNull() ? "model" : person.text();
}

} // namespace leadlight::workspace
