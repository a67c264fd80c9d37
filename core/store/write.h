// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agreement/draft.h"
#include "agreement/keys.h"
#include "agreement/proposal.h"
#include "agreement/version.h"
#include "base/result.h"
#include "data/column.h"
#include "domain/outcome.h"
#include "domain/side.h"
#include "store/lead_deed.h"
#include "store/lead_rows.h"
#include "store/stored_types.h"

namespace leadlight::store {

class ChangeRecord;

/// One transaction: all of it or nothing. What is not committed is rolled back by the destructor. One at a time; it
/// must not outlive its store. After any error the transaction is lost: further calls and commit() fail alike.
/// Errors of every call: as in workspace_store.h; store.constraint (what) if the caller broke a rule of the schema.
class Write {
public:
    Write(Write &&other) noexcept;
    Write &operator=(Write &&other) = delete;
    ~Write();

    /// When it returns, the change survives a power cut.
    [[nodiscard]] base::Result<void> commit();

    // Leads and their attributes
    /// Appends leads; returns the row of the first. Their attributes are blank until columns are put.
    [[nodiscard]] base::Result<std::uint32_t> appendLeads(std::span<const LeadRow> leads);
    [[nodiscard]] base::Result<void> setLead(std::uint32_t row, const LeadRow &lead);
    /// Adds the column or makes the stored one equal to it (key, label, values); only pages that differ are written.
    /// It has at most as many rows as there are leads (accounts); missing ones are blank. With `rows`, only these rows
    /// have changed and only their pages are looked at. Cheapest where the dictionary has grown out of the loaded one.
    [[nodiscard]] base::Result<void> putColumn(Entity entity, const data::Column &column, std::uint32_t import = 0,
                                               std::span<const std::uint32_t> rows = {});
    [[nodiscard]] base::Result<void> addHistory(std::span<const HistoryValue> values);
    /// Names an id of another system; an id that is known already now names the new row.
    [[nodiscard]] base::Result<void> putExternalRefs(Entity entity, const std::string &system,
                                                     std::span<const ExternalRef> refs);

    // Activities
    /// Rows name codes of `dictionaries`, which must have grown out of the stored ones (else store.dictionary_changed).
    [[nodiscard]] base::Result<void> appendActivities(std::span<const StoredActivity> activities,
                                                      const ActivityDictionaries &dictionaries);
    [[nodiscard]] base::Result<void> appendAccountActivities(std::span<const AccountActivity> activities);

    // Accounts, campaigns, people
    /// Adds accounts or changes those of the same key; returns their rows.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> putAccounts(std::span<const domain::Account> accounts);
    [[nodiscard]] base::Result<void> putCampaigns(std::span<const domain::Campaign> campaigns); ///< by name
    [[nodiscard]] base::Result<void> putPerson(const domain::Person &person);                   ///< by id
    [[nodiscard]] base::Result<void> putKey(const base::Uuid &person, const agreement::SealedKey &key);

    // Decisions
    /// Appends an entry to our chain and returns its number. `payload` is canonical JSON; the salt is random unless
    /// one is given (a sample made from a seed).
    [[nodiscard]] base::Result<std::uint64_t> appendLedger(base::Instant time, std::string kind, std::string actor,
                                                           std::string payload,
                                                           const std::array<std::uint8_t, 16> *salt = nullptr);
    /// Stores the move and returns its seq; `seq` and `follows` are filled in by the store.
    [[nodiscard]] base::Result<std::uint64_t> recordMove(const StoredMove &move);
    [[nodiscard]] base::Result<void> markUndone(std::uint64_t move, std::uint64_t undo);

    // Erasure
    /// Takes everything about these leads away (store/erasure.h); returns the ledger entries whose payload went.
    [[nodiscard]] base::Result<std::vector<std::uint64_t>> eraseLeads(const std::set<std::uint32_t> &rows,
                                                                      const std::vector<std::string> &names);

    // Hygiene
    /// Stores the merge and returns its seq; `seq` is filled in by the store.
    [[nodiscard]] base::Result<std::uint64_t> recordMerge(const StoredMerge &merge);
    [[nodiscard]] base::Result<void> markMergeUndone(std::uint64_t merge, std::uint64_t ledgerSeq);
    [[nodiscard]] base::Result<std::uint64_t> recordJunkDecision(const JunkDecision &decision);
    [[nodiscard]] base::Result<void> markJunkDecisionUndone(std::uint64_t decision, std::uint64_t ledgerSeq);
    [[nodiscard]] base::Result<std::uint64_t> recordTwoPeople(const TwoPeople &decision);
    [[nodiscard]] base::Result<void> markTwoPeopleUndone(std::uint64_t decision, std::uint64_t ledgerSeq);

    // Small things done to a lead
    /// Stores the deed and returns its seq; `seq` is filled in by the store.
    [[nodiscard]] base::Result<std::uint64_t> recordDeed(const LeadDeed &deed);
    [[nodiscard]] base::Result<void> markDeedUndone(std::uint64_t deed, std::uint64_t ledgerSeq);

    // Agreement
    /// Adds or changes a version (signatures apart). The bytes of a version that both sides signed never change:
    /// store.constraint.
    [[nodiscard]] base::Result<void> putVersion(const agreement::ModelVersion &version);
    [[nodiscard]] base::Result<void> putSignature(int version, const agreement::VersionSignature &signature);
    [[nodiscard]] base::Result<void> voidSignatures(int version);
    /// Takes a version out that was never signed by both (a discarded draft), with what belongs to it but its comments
    /// and steps.
    [[nodiscard]] base::Result<void> removeVersion(int version);
    [[nodiscard]] base::Result<void> putDraftRows(std::span<const agreement::DraftRow> rows); ///< instead of all others
    /// Stores the comment and returns its seq; `seq` is filled in by the store.
    [[nodiscard]] base::Result<std::uint64_t> addDraftComment(const agreement::DraftComment &comment);
    /// Stores a step (seq 0: a new one, its number is returned) or replaces the one of its seq.
    [[nodiscard]] base::Result<std::uint64_t> putDraftEdit(const agreement::DraftEdit &edit);
    [[nodiscard]] base::Result<void> removeDraftEdits(std::span<const std::uint64_t> steps);
    [[nodiscard]] base::Result<void> putProposal(const agreement::Proposal &proposal); ///< by version
    [[nodiscard]] base::Result<void> removeProposal(int version);
    /// Leads that a release left to new evidence, instead of all others: row and since when.
    [[nodiscard]] base::Result<void> putHeldBack(std::span<const std::pair<std::uint32_t, base::Instant>> leads);

    // Book-keeping
    [[nodiscard]] base::Result<std::int64_t> addImport(const StoredImport &import); ///< returns its id
    [[nodiscard]] base::Result<void> setImportCounts(std::int64_t id, const std::string &counts);
    /// Keeps what takes the import back; false: it is too much to be kept.
    [[nodiscard]] base::Result<bool> keepImportUndo(std::int64_t import, const ChangeRecord &changes);
    /// Takes the import back as if it had never been; false: something that it wrote has been changed since,
    /// and this transaction must not be committed. Its record stays and says so.
    [[nodiscard]] base::Result<bool> undoImport(std::int64_t import, const base::Uuid &person, base::Instant time);
    /// Forgets what would take back imports from before `time`.
    [[nodiscard]] base::Result<void> dropImportUndosBefore(base::Instant time);
    [[nodiscard]] base::Result<void> setSetting(const std::string &key, const std::string &value);
    [[nodiscard]] base::Result<void> putSavedView(const std::string &name, const std::string &json);
    [[nodiscard]] base::Result<void> removeSavedView(const std::string &name);

    class Inside;

private:
    friend class WorkspaceStore;
    explicit Write(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace leadlight::store
