// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement/draft.h"
#include "agreement/proposal.h"
#include "agreement/version.h"
#include "base/calendar.h"
#include "base/time.h"
#include "base/uuid.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "data/filter.h"
#include "data/search_text.h"
#include "domain/outcome.h"
#include "domain/side.h"
#include "domain/stage.h"
#include "lifecycle/working_rules.h"
#include "model/scoring_model.h"
#include "scoring/engine.h"
#include "scoring/scores.h"
#include "store/lead_deed.h"
#include "store/stored_types.h"
#include "workspace/account_merges.h"

namespace leadlight::workspace {

/// One move as it was recorded, with rank and scores at that moment.
struct MoveRecord {
    std::uint64_t seq = 0;
    std::uint64_t ledgerSeq = 0;
    std::uint32_t lead = 0; ///< row
    domain::Move move = domain::Move::accept;
    domain::Stage from = domain::Stage::identified;
    domain::Stage to = domain::Stage::identified;
    base::Uuid person; ///< null: the model or an import
    domain::Side side = domain::Side::both;
    base::Instant time;
    std::string reason;
    std::string note;
    std::string program;
    int modelVersion = 0; ///< 0: none in force
    std::string rank;     ///< "A1"
    base::Exact fit = 0;
    base::Exact engagement = 0;
    std::optional<base::Date> until;
    std::string answerThen;
    bool undone = false;
};

/// A merge that stands: `merged` became part of `survivor`.
struct MergeRecord {
    std::uint64_t seq = 0;
    std::uint64_t ledgerSeq = 0;
    std::uint32_t survivor = 0;
    std::vector<std::uint32_t> merged;
    base::Uuid person;
    base::Instant time;
    std::vector<store::MergedValue> changes; ///< what the survivor took over
};

/// Everything about all leads at one moment: immutable, shared between threads, replaced as a whole by each change.
/// Rows are dense lead row numbers; all vectors have one entry a lead unless they say otherwise. A lead that was merged
/// into another keeps its row, but its activities and moves stand with the survivor, and it is in no list or count.
struct Snapshot {
    std::uint64_t revision = 0;
    /// How the organisation works its leads: limits, hours, reasons, gates, assignment. Never null.
    std::shared_ptr<const lifecycle::WorkingRules> rules = lifecycle::usualRules();
    base::Instant asOf;      ///< leads are scored as of this moment
    base::Instant dataUpTo;  ///< newest activity or lead, at most asOf
    std::string timeZone;
    std::string currency;

    std::vector<base::Uuid> ids;
    data::Table leads;                        ///< attributes, and those of their accounts (account_columns.h)
    std::vector<domain::Stage> stages;
    std::vector<base::Instant> stageSince;
    std::vector<std::int64_t> dueAt;          ///< UTC seconds; InstantColumn::blank: no limit
    std::vector<std::uint32_t> owner;         ///< 1 + index into people; 0: nobody
    std::vector<std::uint16_t> flags;         ///< scoring::LeadFlag
    std::vector<std::uint8_t> sentByHand;
    std::vector<std::uint32_t> pursuedBy;     ///< 1 + index into people, of a named pursuit; 0: none; derived
    std::vector<std::uint16_t> processPlace;  ///< for WorkingRules::processAt(); empty: all have the first; derived
    std::vector<std::uint32_t> account;       ///< 1 + index into accounts; 0: none
    std::vector<std::uint32_t> import;        ///< number of the import that brought it; 0: by hand
    std::vector<std::string> quarantine;      ///< why it is held back ("fictional_name", "duplicate"); empty: it is not
    std::vector<std::uint32_t> mergedInto;    ///< 1 + row of the lead it became part of; 0: it is one itself
    std::vector<std::uint32_t> erased;        ///< rows of people who were erased, ascending: empty, in no list or count
    std::vector<MergeRecord> merges;          ///< that stand, by sequence
    std::vector<store::JunkDecision> junkDecisions; ///< that stand, by sequence
    std::vector<store::TwoPeople> twoPeople;        ///< that stand, by sequence
    std::vector<store::LeadDeed> deeds;             ///< that stand, by sequence; survivorOf() says whose they are now
    std::vector<domain::Account> accounts;
    data::Table accountFacts;                        ///< further attributes of accounts, by their rows
    std::vector<AccountMerge> accountMerges;         ///< all, oldest first
    std::vector<std::uint32_t> accountMergedInto;    ///< by account: 1 + row of the one that it is part of; 0: it is one itself
    std::shared_ptr<const data::ActivityTable> activities;
    std::shared_ptr<const data::ActivityTable> accountActivities; ///< of accounts themselves, by account row; never null
    std::vector<MoveRecord> moves;            ///< of all leads, by sequence
    std::vector<std::vector<std::uint32_t>> movesOf; ///< indices into `moves`, by lead; empty where there are none

    std::vector<domain::Person> people;
    std::vector<domain::Campaign> campaigns;
    std::vector<agreement::ModelVersion> versions; ///< by number
    std::vector<agreement::DraftRow> draftRows;         ///< of the open version, by path
    std::vector<agreement::DraftComment> draftComments; ///< of all versions, oldest first
    std::vector<agreement::DraftEdit> draftEdits;       ///< undo stack of the open version, oldest first
    std::vector<agreement::Proposal> proposals;         ///< of all versions that were proposed, by number
    std::vector<std::pair<std::uint32_t, base::Instant>> heldBack; ///< leads that a release left to new evidence, and since when; by row
    bool routingPaused = false;                         ///< the model hands nothing over (agree_version.h)
    int salesCapacity = 0;                              ///< leads Sales can take a week; 0: not known
    int minutesACall = 20;
    std::shared_ptr<const model::ScoringModel> model; ///< in force, else the draft; never null
    int modelVersion = 0;                             ///< number of that version
    bool inForce = false;                             ///< false: an unsigned draft, nothing is handed over
    std::shared_ptr<const model::ScoringModel> draft; ///< null: no draft
    std::shared_ptr<const scoring::Scores> scores;    ///< by `model`

    /// Derived columns: id, stage, owner, rank, fit, engagement, last_activity, due_at, stage_since, campaign yield …
    std::vector<std::shared_ptr<const data::Column>> columns; ///< lead columns first, then derived ones
    std::shared_ptr<const data::SearchText> search;
    std::vector<data::FieldAlias> aliases;
    std::int64_t scoringMicroseconds = 0;

    /// Number of rows, merged leads included: the bound of every loop over rows.
    [[nodiscard]] std::size_t size() const { return ids.size(); }
    /// Number of leads.
    [[nodiscard]] std::size_t leadCount() const;
    /// Whether the row is no lead by itself: it became part of another, or was erased (then it is part of itself).
    [[nodiscard]] bool isMerged(std::size_t row) const { return row < mergedInto.size() && mergedInto[row] != 0; }
    [[nodiscard]] bool isErased(std::uint32_t row) const;
    /// The lead that `row` is part of now; itself unless it was merged away.
    [[nodiscard]] std::uint32_t survivorOf(std::uint32_t row) const { return isMerged(row) ? mergedInto[row] - 1 : row; }
    [[nodiscard]] bool isMergedAccount(std::size_t place) const { return place < accountMergedInto.size() && accountMergedInto[place] != 0; }
    [[nodiscard]] std::uint32_t accountSurvivor(std::uint32_t place) const { return isMergedAccount(place) ? accountMergedInto[place] - 1 : place; }
    /// The newest merge that stands with this survivor; null: none.
    [[nodiscard]] const MergeRecord *newestMergeOf(std::uint32_t survivor) const;
    /// Whether somebody said that these two leads, or leads that they took in, are two people.
    [[nodiscard]] bool areTwoPeople(std::uint32_t one, std::uint32_t other) const;
    /// What a merge took away from its survivor's `field` and is still away; null: nothing.
    [[nodiscard]] const std::string *replacedByMerge(std::uint32_t survivor, std::string_view field) const;
    [[nodiscard]] scoring::Input input() const { return {&leads, activities.get(), flags, account, accountActivities.get()}; }
    [[nodiscard]] data::FilterSource filterSource() const;
    [[nodiscard]] std::size_t cellOf(std::size_t row) const { return scores->cellOf(row, model->columns()); }
    /// "A1"
    [[nodiscard]] std::string rankOf(std::size_t row) const;
    [[nodiscard]] std::string text(std::size_t row, std::string_view field) const; ///< empty for blank or unknown field
    [[nodiscard]] std::optional<double> number(std::size_t row, std::string_view field) const;
    [[nodiscard]] std::optional<base::Instant> instant(std::size_t row, std::string_view field) const;
    /// "Amara Okafor", else the e-mail, the company, the external id, or "Lead" with its number.
    [[nodiscard]] std::string nameOf(std::size_t row) const;
    [[nodiscard]] const domain::Person *ownerOf(std::size_t row) const;
    [[nodiscard]] const domain::Person *personOf(const base::Uuid &id) const;
    [[nodiscard]] bool isLate(std::size_t row) const { return dueAt[row] != data::InstantColumn::blank && dueAt[row] < asOf.seconds; }
    [[nodiscard]] const domain::Person *pursuerOf(std::size_t row) const; ///< null: the lead is no named pursuit
    [[nodiscard]] std::size_t processOf(std::size_t row) const { return row < processPlace.size() ? processPlace[row] : 0; }
    /// What the lead's process says of its stage.
    [[nodiscard]] const lifecycle::ProcessStep &stepOf(std::size_t row) const { return rules->processAt(processOf(row)).of(stages[row]); }
    [[nodiscard]] std::optional<std::uint32_t> rowOf(const base::Uuid &id) const;
    /// Takes an id, an e-mail or an external id and gives that very row, merged away or not. Errors as below.
    [[nodiscard]] base::Result<std::uint32_t> findNamed(std::string_view text) const;
    /// Takes an id, an e-mail or an external id; for a merged lead it is the survivor. Errors: lead.unknown (text), lead.ambiguous (text).
    [[nodiscard]] base::Result<std::uint32_t> findLead(std::string_view text) const;
    /// Who sits at the table for `side`, if somebody does.
    [[nodiscard]] const domain::Person *atTable(domain::Side side) const;
    [[nodiscard]] base::Zone zone() const;
};

/// Whether the decision is about these two leads or about leads that they took in.
[[nodiscard]] bool isAbout(const Snapshot &snapshot, const store::TwoPeople &decision, std::uint32_t one, std::uint32_t other);

} // namespace leadlight::workspace
