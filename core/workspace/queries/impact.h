// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "agreement/proposal.h"
#include "base/progress.h"
#include "workspace/queries/draft_evidence.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// A lead that changes its cell. Cells are indices of each model's own matrix (ScoringModel::cellAt).
struct Mover {
    std::uint32_t row = 0;
    std::size_t cellBefore = 0;
    std::size_t cellAfter = 0;
    int steps = 0;          ///< rank positions won on both axes together; negative: lost
    base::Exact points = 0; ///< change of both scores together
};

/// What a draft does to all leads now. Sums reconcile: cells and flow sum up to `figures.leads`, `steps` too;
/// would-qualify after = before + won − lost.
struct Impact {
    std::shared_ptr<const model::ScoringModel> before; ///< in force; null: none is, and nothing would qualify before
    std::shared_ptr<const model::ScoringModel> after;
    std::shared_ptr<const scoring::Scores> scoresBefore; ///< by the version in force, else by the snapshot's model
    std::shared_ptr<const scoring::Scores> scoresAfter;
    agreement::ImpactFigures figures; ///< counts; `look` is absent
    bool sameShape = true;            ///< both matrices have the same cells, so that `change` makes sense
    std::vector<std::int64_t> change; ///< after − before by cell; empty unless sameShape
    std::vector<std::uint64_t> flow; ///< cellsBefore × cellsAfter: leads from cell b to cell a at b·(cells after) + a
    struct Steps {
        std::uint64_t up2 = 0, up1 = 0, same = 0, down1 = 0,
                      down2 = 0; ///< by rank positions on both axes together; `same` includes A2 → B1
    } steps;
    std::vector<std::uint32_t> won;  ///< rows that would qualify under the draft alone, by its agreed order
    std::vector<std::uint32_t> lost; ///< rows that would qualify only under the version in force, by its order
    std::vector<Mover> up;           ///< at most 20, most steps first, then most points, then row
    std::vector<Mover> down;
};

/// The look back: leads that closed (or that Sales passed back) in the 365 days before as-of, as they stood at their
/// first hand-over. "Handed over" here: would qualify then, gates as today. Vectors are rows, ascending.
struct LookBack {
    agreement::ImpactFigures::Look figures;
    std::vector<std::uint32_t> winsMissed;    ///< won, handed over under the version in force, not under the draft
    std::vector<std::uint32_t> winsFound;     ///< won, handed over under the draft alone
    std::vector<std::uint32_t> winsMissedAll; ///< won and under the draft not handed over: figures.winsMissedAfter
    std::vector<std::uint32_t> spared;        ///< negative, handed over under the version in force, not under the draft
    std::vector<std::uint32_t> burdened;      ///< negative, handed over under the draft alone
    std::vector<std::uint32_t> stillHandedOver;  ///< negative and under the draft handed over: figures.rejectionsAfter
    std::uint64_t enterClosed = 0, enterWon = 0; ///< won or lost of those that the draft alone would hand over
    std::uint64_t leaveClosed = 0, leaveWon = 0;
    std::int64_t sparedMinutes = 0; ///< (spared − burdened) × minutes a call
    int minutesACall = 0;
    int capacityAWeek = 0;                  ///< leads Sales can take a week; 0: not known
    std::vector<std::uint32_t> weekEntries; ///< rows that enter the region in the 28 days under the draft, each once
    bool onTodaysData =
        false; ///< attributes are today's, not those of the hand-over: "scored on today's data; may flatter"
};

/// Simulates drafts against one snapshot. Keeps what it computed, so that moving one value again and again is quick
/// (a few ten ms at 1 M leads after the first call). Make one a snapshot and keep it; share it between threads.
class ImpactQuery {
public:
    /// Without `history` (of evidenceFields) there is no evidence.
    explicit ImpactQuery(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const ValueHistory> history = {});
    ~ImpactQuery();

    [[nodiscard]] const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    /// The part that follows a drag. Errors: stopped.
    [[nodiscard]] base::Result<std::shared_ptr<const Impact>> impact(const model::ScoringModel &draft,
                                                                     const base::Progress *progress = nullptr);
    /// What closed leads say of the draft; null without history. Errors: stopped.
    [[nodiscard]] base::Result<std::shared_ptr<const DraftEvidence>> evidence(const model::ScoringModel &draft,
                                                                              const base::Progress *progress = nullptr);
    /// The slower part: 28 days replayed, closed leads at their hand-over. Errors: stopped.
    [[nodiscard]] base::Result<std::shared_ptr<const LookBack>> lookBack(const model::ScoringModel &draft,
                                                                         const base::Progress *progress = nullptr);

private:
    struct Kept;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const ValueHistory> m_history;
    std::unique_ptr<Kept> m_kept;
};

/// Two models and their scores over the snapshot's leads: what ImpactQuery is made of. `before` null: nothing was in
/// force.
[[nodiscard]] base::Result<std::shared_ptr<const Impact>>
compared(const Snapshot &snapshot, std::shared_ptr<const model::ScoringModel> before,
         std::shared_ptr<const scoring::Scores> scoresBefore, std::shared_ptr<const model::ScoringModel> after,
         std::shared_ptr<const scoring::Scores> scoresAfter, const base::Progress *progress = nullptr);
/// All parts at once, as a proposal freezes them. Errors: stopped.
[[nodiscard]] base::Result<agreement::ImpactFigures> frozenImpact(std::shared_ptr<const Snapshot> snapshot,
                                                                  const model::ScoringModel &draft, ValueHistory history,
                                                                  const base::Progress *progress = nullptr);
/// The counts of all parts together.
[[nodiscard]] agreement::ImpactFigures figuresOf(const Impact &impact, const LookBack *look, const DraftEvidence *evidence);

} // namespace leadlight::workspace
