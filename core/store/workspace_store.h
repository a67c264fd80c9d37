// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agreement/draft.h"
#include "agreement/keys.h"
#include "agreement/ledger.h"
#include "agreement/proposal.h"
#include "agreement/version.h"
#include "base/progress.h"
#include "base/result.h"
#include "data/activity_table.h"
#include "store/change_record.h"
#include "store/erasure.h"
#include "store/lead_deed.h"
#include "store/lead_rows.h"
#include "store/stored_types.h"
#include "store/write.h"

namespace leadlight::store {

/// `inspect` reads like `read`, but also opens a workspace whose guards (triggers) were removed, for verifying; rows of
/// decisions are read whatever their checksums say until verifyDecisions().
enum class OpenMode : std::uint8_t { write, read, inspect };

/// A workspace file: the only place that knows SQL. Loading gives columns; views never ask it for a list. One thread
/// at a time. A store opened for writing holds the instance lock of the file until it is destroyed.
///
/// Errors of every call: workspace.damaged (path, table, page; kind workspace), storage.full (path), storage.failed
/// (path), workspace.in_use, workspace.read_only, stopped.
class WorkspaceStore {
public:
    /// Makes the file (owner-only) with an empty schema and opens it for writing; never overwrites.
    /// Errors: workspace.exists (path; usage), workspace.no_folder (path; usage), storage.…
    [[nodiscard]] static base::Result<std::unique_ptr<WorkspaceStore>> create(const std::string &path,
                                                                              const WorkspaceMeta &meta);
    /// A second writer waits up to `patience`, then is told who writes. The file is not touched where it is refused.
    /// Errors: workspace.missing (path), workspace.is_directory (path), workspace.not_ours (path), workspace.damaged,
    /// workspace.schema_extra / schema_missing / schema_changed (path, type, name), all of kind workspace;
    /// workspace.newer (path, its version, ours); workspace.in_use (path, who, host, since as ISO text);
    /// workspace.read_only (path), workspace.unfinished (path): not closed cleanly, and nothing can be written here.
    [[nodiscard]] static base::Result<std::unique_ptr<WorkspaceStore>>
    open(const std::string &path, OpenMode mode, std::chrono::milliseconds patience = std::chrono::milliseconds(1500));
    ~WorkspaceStore();
    WorkspaceStore(const WorkspaceStore &) = delete;
    WorkspaceStore &operator=(const WorkspaceStore &) = delete;

    [[nodiscard]] const std::string &path() const;
    [[nodiscard]] bool isWritable() const;
    /// On a network file system WAL is not used; the user is told.
    [[nodiscard]] bool isOnNetwork() const;
    [[nodiscard]] const WorkspaceMeta &meta() const;

    /// From now on changes are noted, so that an import can be taken back later. Errors: as of a change.
    [[nodiscard]] base::Result<std::unique_ptr<ChangeRecord>> recordChanges();
    /// Begins the one transaction that all changes go through. Errors: workspace.read_only.
    [[nodiscard]] base::Result<Write> beginWrite();
    /// While the returned handle lives, everything that is loaded belongs to one moment.
    [[nodiscard]] base::Result<std::shared_ptr<void>> beginRead() const;
    /// Changes when another process has committed something.
    [[nodiscard]] base::Result<std::uint64_t> dataVersion() const;

    [[nodiscard]] base::Result<LoadedLeads> loadLeads(const base::Progress *progress = nullptr) const;
    [[nodiscard]] base::Result<data::ActivityTable> loadActivities(std::size_t leads,
                                                                   const base::Progress *progress = nullptr) const;
    [[nodiscard]] base::Result<LoadedAccounts> loadAccounts() const;
    [[nodiscard]] base::Result<std::vector<AccountActivity>> accountActivities() const; ///< in order of arrival
    /// Content keys of all activities, ascending.
    [[nodiscard]] base::Result<std::vector<std::uint64_t>> activityKeys() const;
    [[nodiscard]] base::Result<std::vector<domain::Person>> people() const; ///< in the order in which they came
    [[nodiscard]] base::Result<std::optional<agreement::SealedKey>> keyOf(const base::Uuid &person) const;
    [[nodiscard]] base::Result<std::vector<domain::Campaign>> campaigns() const;
    [[nodiscard]] base::Result<std::vector<agreement::ModelVersion>> versions() const; ///< by number, with signatures
    [[nodiscard]] base::Result<std::vector<agreement::DraftRow>> draftRows() const; ///< by path
    [[nodiscard]] base::Result<std::vector<agreement::DraftComment>> draftComments() const; ///< by seq
    [[nodiscard]] base::Result<std::vector<agreement::DraftEdit>> draftEdits() const; ///< by seq
    [[nodiscard]] base::Result<std::vector<agreement::Proposal>> proposals() const; ///< by version
    [[nodiscard]] base::Result<std::vector<std::pair<std::uint32_t, base::Instant>>> heldBack() const; ///< by row
    [[nodiscard]] base::Result<std::vector<StoredMove>> moves() const; ///< of all leads, by seq
    [[nodiscard]] base::Result<std::vector<StoredMove>> movesOf(std::uint32_t lead) const;
    [[nodiscard]] base::Result<std::vector<StoredMerge>> merges() const; ///< by seq, undone ones too
    [[nodiscard]] base::Result<std::vector<JunkDecision>> junkDecisions() const; ///< by seq, undone ones too
    [[nodiscard]] base::Result<std::vector<TwoPeople>> twoPeople() const; ///< by seq, undone ones too
    [[nodiscard]] base::Result<std::vector<LeadDeed>> leadDeeds() const; ///< by seq, undone ones too
    [[nodiscard]] base::Result<std::vector<HistoryValue>> historyOf(std::uint32_t lead) const; ///< as recorded
    /// Of the leads whose values people have changed: all history, by lead and as recorded.
    [[nodiscard]] base::Result<std::vector<HistoryValue>> historyOfEditedLeads() const;
    /// All history, by lead and as recorded.
    [[nodiscard]] base::Result<void> visitHistory(const std::function<void(const HistoryValue &)> &visit) const;
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> erasedLeads() const; ///< rows, ascending
    [[nodiscard]] base::Result<ErasedNames> erasedNames() const;
    /// Writes the file anew without anything that was deleted, and empties the log: after an erasure. False: somebody
    /// else reads, and the log may hold old pages until they close. Errors: as of requireRoomToRewrite.
    [[nodiscard]] base::Result<bool> rewriteClean();
    /// Errors: storage.room (path, megabytes needed, megabytes free) where the disk has too little room for that.
    [[nodiscard]] base::Result<void> requireRoomToRewrite() const;
    [[nodiscard]] base::Result<std::vector<StoredImport>> imports() const; ///< by id
    [[nodiscard]] base::Result<std::vector<ImportUndo>> importUndos() const; ///< by import; those alone that have or had one
    [[nodiscard]] base::Result<std::vector<ExternalRef>> externalRefs(Entity entity, const std::string &system) const;
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, ExternalRef>>> allExternalRefs(Entity entity) const; ///< with their system
    [[nodiscard]] base::Result<std::optional<std::string>> setting(const std::string &key) const;
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, std::string>>> savedViews() const; ///< name, JSON

    using LedgerVisitor = std::function<bool(const agreement::LedgerEntry &, const agreement::LedgerPayload *)>;
    /// Our own chain, from entry `from` on, until `visit` returns false; the payload is null where it was erased.
    [[nodiscard]] base::Result<void> visitLedger(const LedgerVisitor &visit, std::uint64_t from = 1) const;
    [[nodiscard]] base::Result<std::optional<agreement::LedgerEntry>> ledgerHead() const;

    /// SQLite's integrity_check and the checksum of every page and row. What it finds is the error.
    [[nodiscard]] base::Result<void> verifyStorage(const base::Progress *progress = nullptr) const;
    /// The checksums alone.
    [[nodiscard]] base::Result<void> verifyContent(const base::Progress *progress = nullptr) const;
    /// The first entry of the chain that does not hold: kind proof; ledger.gap, ledger.hash, ledger.payload,
    /// ledger.previous, ledger.cut (the head is not where it was), each with the entry's number as its argument.
    [[nodiscard]] base::Result<void> verifyLedger(const base::Progress *progress = nullptr) const;
    /// What the ledger says of decisions was held against their rows: from now on their checksums count, too.
    [[nodiscard]] base::Result<void> verifyDecisions() const;
    /// Triggers of ours that are missing (only `inspect` opens such a file).
    [[nodiscard]] const std::vector<std::string> &missingGuards() const;

    class Inside;

private:
    explicit WorkspaceStore(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace leadlight::store
