// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement/version.h"
#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "domain/side.h"
#include "model/model_values.h"

namespace leadlight::agreement {

/// Who edits the draft: the person at the table for each side; a null id: nobody of that side is there. With both
/// there an edit changes the value on the table, with one it is that side's proposal (domain.md §5, ux.md §5.5).
struct DraftAuthors {
    base::Uuid marketing;
    base::Uuid sales;
    [[nodiscard]] bool areBoth() const { return !marketing.isNull() && !sales.isNull(); }
    [[nodiscard]] bool areNone() const { return marketing.isNull() && sales.isNull(); }
    [[nodiscard]] const base::Uuid &first() const { return marketing.isNull() ? sales : marketing; }
    bool operator==(const DraftAuthors &) const = default;
};

/// Something said about a row of the draft (or, with an empty path, about the whole version).
struct DraftComment {
    std::uint64_t seq = 0; ///< from 1; given by the store
    int version = 0;
    std::string path;  ///< as model::ModelValue; "" the version, "signature" with a signature, "changes" wanted changes
    base::Uuid person; ///< null: unknown
    domain::Side side = domain::Side::both; ///< for which side it was said
    base::Instant time;
    std::string text;
    std::uint64_t ledgerSeq = 0;
    bool operator==(const DraftComment &) const = default;
};

/// One step of the undo stack: what it did to the draft, with before and after, so that it can be taken back and made
/// again after a crash. Consecutive edits of one path by the same people are one step (a drag).
struct DraftEdit {
    std::uint64_t seq = 0; ///< from 1; given by the store
    int version = 0;
    std::string kind; ///< "value", "tick", "untick", "accept", "signed_value", "criterion", "whole", "open", "discard"
    std::string path; ///< of the row; empty: several
    DraftAuthors authors;
    base::Instant time;
    std::string before; ///< canonical JSON of what it changed (draftDifference)
    std::string after;
    std::uint64_t ledgerSeq = 0; ///< newest entry that it stands in
    bool undone = false;
    bool operator==(const DraftEdit &) const = default;
};

/// A draft as it stands: the model on the table and the rows on which somebody proposed or ticked something.
struct DraftState {
    model::ScoringModel model;
    std::vector<DraftRow> rows; ///< by path; rows that say nothing are left out
    bool operator==(const DraftState &) const = default;
};

[[nodiscard]] const DraftRow *findRow(const std::vector<DraftRow> &rows, std::string_view path);
/// The row of `path`, made if need be; keeps the rows in order.
DraftRow &rowAt(DraftState &state, std::string_view path);

/// Puts `text` on the table where both sides are there (ticks of the row go), else down as the proposal of the side
/// that is. A proposal that equals the other side's goes on the table, ticked by both.
/// Errors: as model::setValueAt; draft.nobody (usage).
[[nodiscard]] base::Result<void> setValue(DraftState &state, const std::string &path, const std::string &text,
                                          const DraftAuthors &authors);
/// Puts the proposal of `from` on the table, ticked for `from` and for the sides that are there.
/// Errors: draft.no_proposal (path; refused), as model::setValueAt.
[[nodiscard]] base::Result<void> acceptProposal(DraftState &state, const std::string &path, domain::Side from,
                                                const DraftAuthors &authors);
/// With both sides there: the value of `inForce` back on the table, proposals and ticks gone. With one: its proposal is
/// withdrawn.
[[nodiscard]] base::Result<void> backToSigned(DraftState &state, const std::string &path,
                                              const model::ScoringModel &inForce, const DraftAuthors &authors);
/// Ticks (or not) for each side that is there.
void tick(DraftState &state, const std::string &path, bool ticked, const DraftAuthors &authors);
/// Takes out rows whose place the model no longer has, moves those of a criterion's bands along with their bands, and
/// drops rows that say nothing. Call after the model was changed from `before` in another way than by setValue.
void settleRows(DraftState &state, const model::ScoringModel &before);

/// What stands at the place of `value` (of `draft`) in the signed model: a band is found by its test or label, a cell
/// by its position. Nothing where the signed model lacks the place.
[[nodiscard]] std::optional<std::string> textInForce(const model::ScoringModel &signedModel,
                                                     const model::ScoringModel &draft, const model::ModelValue &value);
/// A row is open where the value on the table is not the one in force (`signedModel`, null: there is none, and the
/// values on the table count as known) or a side's proposal differs from it, unless both sides have ticked it.
/// A criterion's row stands for its definition; of a new criterion, and of new bands, also for the numbers.
[[nodiscard]] bool isOpen(const DraftState &state, const model::ScoringModel *signedModel, const std::string &path);
/// The paths of all open rows: a draft with any cannot be proposed.
[[nodiscard]] std::vector<std::string> openPaths(const DraftState &state, const model::ScoringModel *signedModel);

/// What turns `to` back into `from`, as canonical JSON: a patch of the model's JSON and the rows that differ.
[[nodiscard]] std::string draftDifference(const DraftState &from, const DraftState &to);
/// Errors: draft.step_damaged (kind proof), as parseModel.
[[nodiscard]] base::Result<void> applyDifference(DraftState &state, const std::string &difference);
/// SHA-256 over the rows in canonical JSON; ledger entries of edits name it.
[[nodiscard]] base::Digest fingerprintOf(const std::vector<DraftRow> &rows);

} // namespace leadlight::agreement
