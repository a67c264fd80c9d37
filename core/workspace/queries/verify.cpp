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
    std::map<std::string, std::string> keys;         ///< person → newest public key
    std::map<std::uint64_t, std::string> moves;      ///< payload by entry
    std::map<std::uint64_t, std::string> hygiene;    ///< likewise, of what isOfHygiene()
    std::set<std::uint64_t> erased;
};

bool isOfHygiene(std::string_view kind)
{
    constexpr std::array<std::string_view, 6> kinds{"merge", "undo_merge", "hygiene", "undo_hygiene", "two_people", "undo_two_people"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
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
        if (entry.kind == "import_undone") {
            const Json json = Json::parse(payload->json, nullptr, false);
            for (const Json &move : json.is_object() ? json.value("moves", Json::array()) : Json::array()) {
                if (move.is_number_unsigned())
                    facts.moves.erase(move.get<std::uint64_t>());
            }
            return true;
        }
        if (entry.kind != "draft" && entry.kind != "activate" && entry.kind != "sign" && entry.kind != "key")
            return true;
        const Json json = Json::parse(payload->json, nullptr, false);
        if (!json.is_object())
            return true;
        if (entry.kind == "key")
            facts.keys[json.value("person", std::string())] = json.value("public_key", std::string());
        else if (entry.kind == "sign")
            facts.signatures.emplace(json.value("signature", std::string()), entry.seq);
        else
            (entry.kind == "draft" ? facts.drafts : facts.activations)[json.value("version", 0)] = {entry.seq, json.value("fingerprint", std::string())};
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
        const auto key = facts.keys.find(signature.person.text());
        if (key == facts.keys.end() || key->second != base::hex(signature.key))
            return finding("verify.key_unknown", {std::to_string(version.number), std::string(domain::labelOf(signature.side))});
        if (!facts.signatures.contains(base::hex(signature.signature)))
            return finding("verify.signature_not_in_ledger", {std::to_string(version.number), std::string(domain::labelOf(signature.side))});
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

/// Every merge and every decision of hygiene stands in the ledger as it was made, and nothing that stands there is missing.
Finding checkHygiene(const std::vector<store::StoredMerge> &merges, const std::vector<store::JunkDecision> &decisions,
                     const std::vector<store::TwoPeople> &apart, const std::vector<base::Uuid> &ids, const LedgerFacts &facts)
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
    std::size_t held = 0;
    for (const auto &[seq, payload] : expected) {
        if (facts.erased.contains(seq))
            continue;
        const auto entry = facts.hygiene.find(seq);
        if (entry == facts.hygiene.end() || entry->second != payload)
            return finding("verify.hygiene_changed", {std::to_string(seq)}, seq);
        ++held;
    }
    if (held != facts.hygiene.size())
        return finding("verify.hygiene_missing", {std::to_string(facts.hygiene.size() - held)});
    return std::nullopt;
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
    auto moves = (*store)->moves();
    auto leads = (*store)->loadLeads(progress);
    if (!moves || !leads)
        return base::fail(moves ? leads.error() : moves.error());
    if (auto wrong = checkMoves(*moves, leads->ids, *facts))
        return Finding(wrong);
    auto merges = (*store)->merges();
    auto decisions = (*store)->junkDecisions();
    auto apart = (*store)->twoPeople();
    if (!merges || !decisions || !apart)
        return base::fail(!merges ? merges.error() : !decisions ? decisions.error() : apart.error());
    if (auto wrong = checkHygiene(*merges, *decisions, *apart, leads->ids, *facts))
        return Finding(wrong);
    Workspace::Session session(std::move(*store), clock, {false, std::nullopt});
    auto snapshot = session.loaded(progress);
    if (!snapshot)
        return base::fail(snapshot.error());
    return checkScores(**snapshot, progress);
}

} // namespace leadlight::workspace
