// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agreement/draft.h"
#include "agreement/proposal.h"
#include "agreement/version.h"
#include "domain/activity.h"
#include "domain/side.h"
#include "lifecycle/working_rules.h"
#include "store/lead_deed.h"
#include "store/stored_types.h"
#include "workspace/account_merges.h"

namespace leadlight::workspace {

/// Canonical JSON payloads of the ledger (sorted keys, no blanks). What names or identifies somebody stands here and
/// nowhere else in the chain.
[[nodiscard]] std::string workspaceCreatedPayload(const std::string &templateKey);
/// Number and fingerprint of the draft's bytes: `verify` holds the draft against the newest of these.
[[nodiscard]] std::string draftPayload(const agreement::ModelVersion &version);
/// The same for an edit of the draft, with what it changed and the fingerprint of all rows: `verify` holds both against it.
[[nodiscard]] std::string draftEditPayload(const agreement::ModelVersion &version, const agreement::DraftEdit &edit,
                                           const std::vector<agreement::DraftRow> &rows);
[[nodiscard]] std::string commentPayload(const agreement::DraftComment &comment);
/// With the digest of the process that both sides live by as they sign.
[[nodiscard]] std::string proposePayload(const agreement::ModelVersion &version, const agreement::Proposal &proposal,
                                         const base::Digest &process);
[[nodiscard]] std::string routingPayload(bool paused, const std::string &reason, const base::Uuid &person);
[[nodiscard]] std::string capacityPayload(int leadsAWeek, int minutesACall);
/// Working rules by key, each before and after, and the fingerprint of all that hold now: `verify` holds them against it.
[[nodiscard]] std::string settingsPayload(const base::Uuid &person, const std::vector<lifecycle::RuleChange> &changes,
                                          const lifecycle::WorkingRules &rules);
[[nodiscard]] std::string activatePayload(const agreement::ModelVersion &version);
[[nodiscard]] std::string signPayload(const agreement::ModelVersion &version, const agreement::VersionSignature &signature);
/// Everything that the move table holds of the move but its place there.
[[nodiscard]] std::string movePayload(const store::StoredMove &move, const base::Uuid &lead);
[[nodiscard]] std::string importPayload(const store::StoredImport &import);
/// `moves`: the entries of the moves and small deeds that went with the import.
[[nodiscard]] std::string importUndonePayload(std::int64_t import, const std::set<std::uint64_t> &moves);
[[nodiscard]] std::string personPayload(const domain::Person &person);
[[nodiscard]] std::string seatsPayload(const std::vector<base::Uuid> &people);
[[nodiscard]] std::string keyPayload(const base::Uuid &person, const agreement::PublicKey &key);
/// A key in another's place: who vouches for it, by which signature, and why.
[[nodiscard]] std::string replacedKeyPayload(const base::Uuid &person, const agreement::PublicKey &key, const base::Uuid &confirmedBy,
                                             const agreement::Signature &confirmation, const std::string &reason);

struct FieldEdit {
    std::string field;
    std::string from;
    std::string to;
};
[[nodiscard]] std::string leadEditPayload(const base::Uuid &lead, const std::vector<FieldEdit> &edits);
[[nodiscard]] std::string activityPayload(const base::Uuid &lead, const domain::Activity &activity);
[[nodiscard]] std::string deedPayload(const store::LeadDeed &deed, const base::Uuid &lead);
[[nodiscard]] std::string undoDeedPayload(const store::LeadDeed &deed, const base::Uuid &lead);
[[nodiscard]] std::string assignPayload(const base::Uuid &lead, const std::string &owner);

/// The ledger's kind of such an entry: "snooze", "note", "enrol" …
[[nodiscard]] std::string_view ledgerKindOf(store::DeedKind kind);
/// Whether an entry of this kind tells of a deed, or of one that was undone.
[[nodiscard]] bool isOfDeeds(std::string_view ledgerKind);

/// The entries that lost their payload: whoever checks the chain accepts those alone without one.
[[nodiscard]] std::string erasePayload(const std::vector<std::uint64_t> &entries);

/// `leads`: how many changed their stage.
[[nodiscard]] std::string restoreAtPayload(base::Instant time, int version, std::size_t leads);

/// `leads`: brought over; `inPart`: with something missing; `losses`: how many rows, pages or runs of them were lost.
[[nodiscard]] std::string salvagePayload(std::uint64_t leads, std::uint64_t inPart, std::size_t losses);

/// Who became part of whom, and what the survivor took over.
[[nodiscard]] std::string mergePayload(const store::StoredMerge &merge, const std::vector<base::Uuid> &ids);
[[nodiscard]] std::string undoMergePayload(const store::StoredMerge &merge, const std::vector<base::Uuid> &ids);
/// By rows and by the ids of the leads that came over; which fields changed, but not to what.
[[nodiscard]] std::string accountMergePayload(const AccountMerge &merge, const std::vector<base::Uuid> &ids);
[[nodiscard]] std::string undoAccountMergePayload(const AccountMerge &merge);
[[nodiscard]] std::string junkPayload(const store::JunkDecision &decision, const base::Uuid &lead);
[[nodiscard]] std::string undoJunkPayload(const store::JunkDecision &decision, const base::Uuid &lead);
[[nodiscard]] std::string twoPeoplePayload(const base::Uuid &one, const base::Uuid &other);
[[nodiscard]] std::string undoTwoPeoplePayload(const store::TwoPeople &decision, const base::Uuid &one);

/// The chain names a person by id: 32 hexadecimal digits; the model where the id is null.
[[nodiscard]] std::string actorOf(const base::Uuid &person);

} // namespace leadlight::workspace
