// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/verify.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "agreement/version.h"
#include "base/digest.h"
#include "model/model_json.h"
#include "scoring/engine.h"
#include "store/workspace_store.h"
#include "workspace/ledger_payload.h"
#include "workspace/rule_settings.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

using Json = nlohmann::json;
using Finding = std::optional<VerifyFinding>;

VerifyFinding finding(std::string code, std::vector<std::string> arguments, std::uint64_t entry = 0)
{
    return {{base::ErrorKind::proof, std::move(code), std::move(arguments), {}}, entry};
}

/// What the ledger says, as far as tables can be held against it.
struct LedgerFacts {
    struct Entry {
        std::uint64_t seq = 0;
        std::string payload;
    };
    std::map<int, Entry> drafts;      ///< fingerprint by version, newest
    std::map<int, Entry> activations; ///< by version
    std::map<std::string, std::uint64_t> signatures; ///< signature in hex → entry
    struct Key {
        std::uint64_t from = 0; ///< entry; it counts until the next one of the person
        std::string key;
    };
    std::map<std::string, std::vector<Key>> keys;    ///< by person
    std::map<int, Entry> draftRows;                  ///< fingerprint of the rows by version, newest
    std::map<std::uint64_t, std::string> comments;   ///< payload by entry
    std::optional<Entry> unconfirmedKey;             ///< a replaced key that nobody rightly vouched for
    std::map<std::uint64_t, std::string> moves;      ///< payload by entry
    std::map<std::uint64_t, std::string> hygiene;    ///< likewise, of what isOfHygiene()
    std::map<std::uint64_t, std::string> deeds;      ///< likewise, of what isOfDeeds()
    std::optional<Entry> rules;                      ///< fingerprint of the working rules, newest
    std::set<std::uint64_t> erased;
};

bool isOfHygiene(std::string_view kind)
{
    constexpr std::array<std::string_view, 8> kinds{"merge",      "undo_merge",      "hygiene",        "undo_hygiene",
                                                    "two_people", "undo_two_people", "merge_accounts", "undo_merge_accounts"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool hasKeyAt(const std::vector<LedgerFacts::Key> &keys, const std::string &key, std::uint64_t entry)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool held = keys[i].from < entry && (i + 1 == keys.size() || entry < keys[i + 1].from);
        if (held && keys[i].key == key)
            return true;
    }
    return false;
}

/// A key in another's place counts where a key that held then vouches for it: the owner's old one or another person's.
bool isConfirmed(const Json &json, const LedgerFacts &facts, std::uint64_t entry)
{
    agreement::PublicKey key{};
    agreement::Signature confirmation{};
    if (!base::fromHex(json.value("public_key", std::string()), key) || !base::fromHex(json.value("confirmation", std::string()), confirmation))
        return false;
    const auto vouching = facts.keys.find(json.value("confirmed_by", std::string()));
    if (vouching == facts.keys.end())
        return false;
    const std::string person = json.value("person", std::string());
    const std::string reason = json.value("reason", std::string());
    return std::any_of(vouching->second.begin(), vouching->second.end(), [&](const LedgerFacts::Key &each) {
        agreement::PublicKey by{};
        return hasKeyAt(vouching->second, each.key, entry) && base::fromHex(each.key, by)
               && agreement::isSignatureOf(by, agreement::confirmedBytes(person, key, reason), confirmation);
    });
}

void noteKey(LedgerFacts &facts, std::uint64_t seq, const Json &json)
{
    const std::string person = json.value("person", std::string());
    if (facts.keys.contains(person) && !isConfirmed(json, facts, seq) && !facts.unconfirmedKey)
        facts.unconfirmedKey = LedgerFacts::Entry{seq, person};
    facts.keys[person].push_back({seq, json.value("public_key", std::string())});
}

void noteDraft(LedgerFacts &facts, std::uint64_t seq, const Json &json)
{
    const int version = json.value("version", 0);
    facts.drafts[version] = {seq, json.value("fingerprint", std::string())};
    if (json.contains("rows"))
        facts.draftRows[version] = {seq, json.value("rows", std::string())};
    else
        facts.draftRows.erase(version);
}

base::Result<LedgerFacts> readLedger(const store::WorkspaceStore &store)
{
    LedgerFacts facts;
    auto visited = store.visitLedger([&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *payload) {
        if (!payload) {
            facts.erased.insert(entry.seq);
            return true;
        }
        if (entry.kind == "move") {
            facts.moves.emplace(entry.seq, payload->json);
            return true;
        }
        if (isOfHygiene(entry.kind)) {
            facts.hygiene.emplace(entry.seq, payload->json);
            return true;
        }
        if (isOfDeeds(entry.kind)) {
            facts.deeds.emplace(entry.seq, payload->json);
            return true;
        }
        if (entry.kind == "import_undone") {
            const Json json = Json::parse(payload->json, nullptr, false);
            for (const Json &move : json.is_object() ? json.value("moves", Json::array()) : Json::array()) {
                if (move.is_number_unsigned()) {
                    facts.moves.erase(move.get<std::uint64_t>());
                    facts.deeds.erase(move.get<std::uint64_t>());
                }
            }
            return true;
        }
        if (entry.kind == "comment") {
            facts.comments.emplace(entry.seq, payload->json);
            return true;
        }
        if (entry.kind == "settings") {
            const Json json = Json::parse(payload->json, nullptr, false);
            if (json.is_object())
                facts.rules = LedgerFacts::Entry{entry.seq, json.value("rules", std::string())};
            return true;
        }
        const bool ofDraft = entry.kind == "draft" || entry.kind == "draft_edit" || entry.kind == "propose";
        if (!ofDraft && entry.kind != "activate" && entry.kind != "sign" && entry.kind != "key")
            return true;
        const Json json = Json::parse(payload->json, nullptr, false);
        if (!json.is_object())
            return true;
        if (entry.kind == "key")
            noteKey(facts, entry.seq, json);
        else if (entry.kind == "sign")
            facts.signatures.emplace(json.value("signature", std::string()), entry.seq);
        else if (entry.kind == "propose") // the rows stay as they were
            facts.drafts[json.value("version", 0)] = {entry.seq, json.value("fingerprint", std::string())};
        else if (ofDraft)
            noteDraft(facts, entry.seq, json);
        else
            facts.activations[json.value("version", 0)] = {entry.seq, json.value("fingerprint", std::string())};
        return true;
    });
    if (!visited)
        return base::fail(visited.error());
    return facts;
}

Finding checkSignatures(const agreement::ModelVersion &version, const LedgerFacts &facts)
{
    if (auto proven = agreement::proveSignatures(version); !proven)
        return VerifyFinding{proven.error(), 0};
    for (const agreement::VersionSignature &signature : version.signatures) {
        const auto entry = facts.signatures.find(base::hex(signature.signature));
        if (entry == facts.signatures.end())
            return finding("verify.signature_not_in_ledger", {std::to_string(version.number), std::string(domain::labelOf(signature.side))});
        const auto keys = facts.keys.find(signature.person.text());
        if (keys == facts.keys.end() || !hasKeyAt(keys->second, base::hex(signature.key), entry->second))
            return finding("verify.key_unknown", {std::to_string(version.number), std::string(domain::labelOf(signature.side))});
    }
    return std::nullopt;
}

Finding checkVersions(const std::vector<agreement::ModelVersion> &versions, const LedgerFacts &facts)
{
    int inForce = 0;
    for (const agreement::ModelVersion &version : versions) {
        const std::string number = std::to_string(version.number);
        const std::string print = base::hex(base::sha256(version.bytes));
        const bool counted = version.state == agreement::VersionState::inForce || version.state == agreement::VersionState::retired;
        if (auto parsed = model::parseModel(version.bytes); !parsed || model::canonicalJson(*parsed) != version.bytes)
            return finding("verify.model_changed", {number});
        const auto &noted = counted ? facts.activations : facts.drafts;
        const auto entry = noted.find(version.number);
        if (version.state != agreement::VersionState::proposed && entry == noted.end())
            return finding(counted ? "verify.model_not_in_ledger" : "verify.draft_not_in_ledger", {number});
        if (entry != noted.end() && entry->second.payload != print)
            return finding(counted ? "verify.model_changed" : "verify.draft_changed", {number}, entry->second.seq);
        if (counted) {
            if (auto wrong = checkSignatures(version, facts))
                return wrong;
        }
        inForce += version.state == agreement::VersionState::inForce;
    }
    if (inForce > 1)
        return finding("verify.two_in_force", {});
    if (!facts.activations.empty() && inForce == 0)
        return finding("verify.none_in_force", {});
    for (const auto &[number, entry] : facts.activations) {
        const bool there = std::any_of(versions.begin(), versions.end(), [n = number](const agreement::ModelVersion &v) { return v.number == n; });
        if (!there)
            return finding("verify.version_missing", {std::to_string(number)}, entry.seq);
    }
    return std::nullopt;
}

Finding checkMoves(const std::vector<store::StoredMove> &moves, const std::vector<base::Uuid> &ids, const LedgerFacts &facts)
{
    std::size_t held = 0;
    for (const store::StoredMove &move : moves) {
        if (facts.erased.contains(move.ledgerSeq))
            continue;
        const auto entry = facts.moves.find(move.ledgerSeq);
        if (entry == facts.moves.end() || move.lead >= ids.size() || entry->second != movePayload(move, ids[move.lead]))
            return finding("verify.move_changed", {std::to_string(move.seq)}, move.ledgerSeq);
        ++held;
    }
    if (held != facts.moves.size())
        return finding("verify.move_missing", {std::to_string(facts.moves.size() - held)});
    return std::nullopt;
}

/// What a table says, by ledger entry, against what the ledger holds: each stands there as it was written, and nothing that
/// stands there is missing. `area`: of the findings.
Finding checkEntries(const std::vector<std::pair<std::uint64_t, std::string>> &expected, const std::map<std::uint64_t, std::string> &entries,
                     const std::set<std::uint64_t> &erased, const std::string &area)
{
    std::size_t held = 0;
    for (const auto &[seq, payload] : expected) {
        if (erased.contains(seq))
            continue;
        const auto entry = entries.find(seq);
        if (entry == entries.end() || entry->second != payload)
            return finding("verify." + area + "_changed", {std::to_string(seq)}, seq);
        ++held;
    }
    if (held != entries.size())
        return finding("verify." + area + "_missing", {std::to_string(entries.size() - held)});
    return std::nullopt;
}

Finding checkDeeds(const std::vector<store::LeadDeed> &deeds, const std::vector<base::Uuid> &ids, const LedgerFacts &facts)
{
    std::vector<std::pair<std::uint64_t, std::string>> expected;
    for (const store::LeadDeed &deed : deeds) {
        expected.emplace_back(deed.ledgerSeq, deedPayload(deed, ids[deed.lead]));
        if (deed.undoneBy != 0)
            expected.emplace_back(deed.undoneBy, undoDeedPayload(deed, ids[deed.lead]));
    }
    return checkEntries(expected, facts.deeds, facts.erased, "deed");
}

/// Every merge and every decision of hygiene stands in the ledger as it was made, and nothing that stands there is missing.
Finding checkHygiene(const std::vector<store::StoredMerge> &merges, const std::vector<store::JunkDecision> &decisions,
                     const std::vector<store::TwoPeople> &apart, const std::vector<AccountMerge> &accounts, const std::vector<base::Uuid> &ids, const LedgerFacts &facts)
{
    std::vector<std::pair<std::uint64_t, std::string>> expected;
    for (const store::StoredMerge &merge : merges) {
        expected.emplace_back(merge.ledgerSeq, mergePayload(merge, ids));
        if (merge.undoneBy != 0)
            expected.emplace_back(merge.undoneBy, undoMergePayload(merge, ids));
    }
    for (const store::JunkDecision &decision : decisions) {
        expected.emplace_back(decision.ledgerSeq, junkPayload(decision, ids[decision.lead]));
        if (decision.undoneBy != 0)
            expected.emplace_back(decision.undoneBy, undoJunkPayload(decision, ids[decision.lead]));
    }
    for (const store::TwoPeople &decision : apart) {
        expected.emplace_back(decision.ledgerSeq, twoPeoplePayload(ids[decision.one], ids[decision.other]));
        if (decision.undoneBy != 0)
            expected.emplace_back(decision.undoneBy, undoTwoPeoplePayload(decision, ids[decision.one]));
    }
    for (const AccountMerge &merge : accounts) {
        expected.emplace_back(merge.ledgerSeq, accountMergePayload(merge, ids));
        if (merge.undoneBy != 0)
            expected.emplace_back(merge.undoneBy, undoAccountMergePayload(merge));
    }
    return checkEntries(expected, facts.hygiene, facts.erased, "hygiene");
}

/// Proposals and ticks of the draft, and everything said about it, as the ledger has them.
Finding checkDraftRows(const std::vector<agreement::ModelVersion> &versions, const std::vector<agreement::DraftRow> &rows,
                       const std::vector<agreement::DraftComment> &comments, const LedgerFacts &facts)
{
    for (const agreement::ModelVersion &version : versions) {
        const auto noted = facts.draftRows.find(version.number);
        const bool open = version.state <= agreement::VersionState::halfSigned;
        if (open && noted != facts.draftRows.end() && noted->second.payload != base::hex(agreement::fingerprintOf(rows)))
            return finding("verify.draft_rows_changed", {std::to_string(version.number)}, noted->second.seq);
    }
    for (const agreement::DraftComment &comment : comments) {
        if (comment.ledgerSeq == 0 || facts.erased.contains(comment.ledgerSeq)) // written before comments had entries
            continue;
        const auto entry = facts.comments.find(comment.ledgerSeq);
        if (entry == facts.comments.end() || entry->second != commentPayload(comment))
            return finding("verify.comment_changed", {std::to_string(comment.ledgerSeq)}, comment.ledgerSeq);
    }
    if (facts.unconfirmedKey)
        return finding("verify.key_unconfirmed", {std::to_string(facts.unconfirmedKey->seq)}, facts.unconfirmedKey->seq);
    return std::nullopt;
}

/// The working rules are those that the newest change of them left; before the first they are the usual ones.
base::Result<Finding> checkRules(const store::WorkspaceStore &store, const LedgerFacts &facts)
{
    const auto stored = store.setting(workingRulesSetting);
    if (!stored)
        return base::fail(stored.error());
    const bool holds = facts.rules ? *stored && base::hex(base::sha256(**stored)) == facts.rules->payload : !stored->has_value();
    return holds ? Finding() : Finding(finding("verify.rules_changed", {}, facts.rules ? facts.rules->seq : 0));
}

/// The engine against itself: one thread, from the columns as stored.
base::Result<Finding> checkScores(const Snapshot &snapshot, const base::Progress *progress)
{
    auto fresh = scoring::score(*snapshot.model, snapshot.input(), snapshot.asOf, progress, 1);
    if (!fresh)
        return base::fail(fresh.error());
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        for (std::size_t axis = 0; axis < 2; ++axis) {
            if ((*fresh)->score[axis][row] != snapshot.scores->score[axis][row])
                return Finding(finding("verify.score_differs", {snapshot.ids[row].text()}));
        }
    }
    return Finding();
}

} // namespace

base::Result<std::optional<VerifyFinding>> verify(const std::string &path, const base::Clock &clock, const base::Progress *progress)
{
    auto store = store::WorkspaceStore::open(path, store::OpenMode::inspect);
    if (!store)
        return base::fail(store.error());
    if (auto sound = (*store)->verifyStorage(progress); !sound)
        return Finding(VerifyFinding{sound.error(), 0});
    if (auto chain = (*store)->verifyLedger(progress); !chain) {
        const std::vector<std::string> &arguments = chain.error().arguments;
        return Finding(VerifyFinding{chain.error(), arguments.empty() ? 0 : std::strtoull(arguments.front().c_str(), nullptr, 10)});
    }
    if (const auto &missing = (*store)->missingGuards(); !missing.empty())
        return Finding(finding("verify.guard_removed", {missing.front()}));
    auto facts = readLedger(**store);
    if (!facts)
        return base::fail(facts.error());
    auto versions = (*store)->versions();
    if (!versions)
        return base::fail(versions.error());
    if (auto wrong = checkVersions(*versions, *facts))
        return Finding(wrong);
    const auto rows = (*store)->draftRows();
    const auto comments = (*store)->draftComments();
    if (!rows || !comments)
        return base::fail(rows ? comments.error() : rows.error());
    if (auto wrong = checkDraftRows(*versions, *rows, *comments, *facts))
        return Finding(wrong);
    if (auto rules = checkRules(**store, *facts); !rules || *rules)
        return rules;
    auto moves = (*store)->moves();
    auto leads = (*store)->loadLeads(progress);
    if (!moves || !leads)
        return base::fail(moves ? leads.error() : moves.error());
    if (auto wrong = checkMoves(*moves, leads->ids, *facts))
        return Finding(wrong);
    auto merges = (*store)->merges();
    auto decisions = (*store)->junkDecisions();
    auto apart = (*store)->twoPeople();
    auto accountMerges = loadAccountMerges(**store);
    if (!merges || !decisions || !apart || !accountMerges)
        return base::fail(!merges ? merges.error() : !decisions ? decisions.error() : !apart ? apart.error() : accountMerges.error());
    if (auto wrong = checkHygiene(*merges, *decisions, *apart, *accountMerges, leads->ids, *facts))
        return Finding(wrong);
    const auto deeds = (*store)->leadDeeds();
    if (!deeds)
        return base::fail(deeds.error());
    if (auto wrong = checkDeeds(*deeds, leads->ids, *facts))
        return Finding(wrong);
    if (auto sound = (*store)->verifyDecisions(); !sound)
        return Finding(VerifyFinding{sound.error(), 0});
    Workspace::Session session(std::move(*store), clock, {false, std::nullopt});
    auto snapshot = session.loaded(progress);
    if (!snapshot)
        return base::fail(snapshot.error());
    return checkScores(**snapshot, progress);
}

} // namespace leadlight::workspace
