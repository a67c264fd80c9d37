// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.h"
#include "base/text.h"
#include "scoring/lead_case.h"

namespace leadlight::workspace {

namespace {

CriterionValue valueOf(const model::Criterion &criterion, const scoring::CriterionState &state)
{
    if (!state.applies)
        return doesNotApply;
    constexpr std::size_t most = doesNotApply - 1;
    if (hasOutcomes(criterion))
        return static_cast<CriterionValue>(std::min(state.outcome, most));
    if (behaviourOf(criterion))
        return static_cast<CriterionValue>(std::min(state.counted.size(), most));
    return state.holds || state.points != 0 ? 1 : 0;
}

/// Scores single cases into a result that is laid out already; one for all threads.
class CaseScorer {
public:
    CaseScorer(const Snapshot &snapshot, const model::ScoringModel &model, const ValueHistory &history, std::span<const EvidenceCase> cases)
        : m_snapshot(snapshot), m_input(snapshot.input()), m_plan(model, m_input), m_model(model), m_history(history), m_cases(cases)
    {
        for (auto &axis : scores.axes)
            axis.resize(cases.size());
        scores.combined.resize(cases.size());
        scores.cells.resize(cases.size());
        for (std::size_t axis = 0; axis < 2; ++axis) {
            for (const model::Criterion &criterion : model.axes[axis].criteria)
                scores.criteria.push_back({axis, &criterion, std::vector<CriterionValue>(cases.size()), std::vector<float>(cases.size())});
        }
    }

    void score(std::size_t index)
    {
        const EvidenceCase &judged = m_cases[index];
        scoring::LeadCase lead(m_plan, m_input, judged.row, judged.at);
        for (const ValueHistory::Value &former : m_history.differences(judged.row, judged.at, judged.isRecorded))
            lead.exchangeValue(former.field, scoring::answeredValue(m_snapshot.leads.find(former.field), former.value));
        const std::array<scoring::AxisState, 2> states{stateOf(m_plan.axis(0), lead, judged.at), stateOf(m_plan.axis(1), lead, judged.at)};
        const scoring::OverrideFacts facts = scoring::overrideFacts(lead, states[0], states[1]);
        std::array<std::uint8_t, 2> ranks{};
        std::size_t place = 0;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            scores.axes[axis][index] = static_cast<double>(states[axis].score);
            ranks[axis] = static_cast<std::uint8_t>(scoring::rankUnder(facts, axis, states[axis].scoreRank, m_plan.axis(axis).ranks));
            for (const scoring::CriterionState &state : states[axis].criteria) {
                CriterionValues &criterion = scores.criteria[place++];
                criterion.values[index] = valueOf(*criterion.criterion, state);
                criterion.points[index] = static_cast<float>(static_cast<double>(state.points) / static_cast<double>(base::exactOne));
            }
        }
        scores.combined[index] = scores.axes[0][index] + scores.axes[1][index];
        scores.cells[index] = static_cast<std::uint16_t>(m_model.indexOf({ranks[0], ranks[1]}));
    }

    CaseScores scores;

private:
    const Snapshot &m_snapshot;
    scoring::Input m_input;
    scoring::Plan m_plan;
    const model::ScoringModel &m_model;
    const ValueHistory &m_history;
    std::span<const EvidenceCase> m_cases;
};

/// Cells in the model's order, within a cell by the plain sum, as numbers that compare alike.
std::vector<double> agreedOrder(const model::ScoringModel &model, const CaseScores &scores)
{
    std::vector<std::size_t> placeOf(model.cells(), model.order.size());
    for (std::size_t place = 0; place < model.order.size(); ++place)
        placeOf[model.indexOf(model.order[place])] = place;
    const auto isWorse = [&](std::size_t a, std::size_t b) {
        const std::size_t placeA = placeOf[scores.cells[a]];
        const std::size_t placeB = placeOf[scores.cells[b]];
        return placeA != placeB ? placeA > placeB : scores.combined[a] < scores.combined[b];
    };
    std::vector<std::size_t> order(scores.cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), isWorse);
    std::vector<double> numbers(order.size(), 0);
    for (std::size_t i = 1; i < order.size(); ++i)
        numbers[order[i]] = numbers[order[i - 1]] + (isWorse(order[i - 1], order[i]) ? 1 : 0);
    return numbers;
}

} // namespace

const model::BehaviourRule *behaviourOf(const model::Criterion &criterion)
{
    if (const auto *account = std::get_if<model::AccountBehaviourRule>(&criterion.rule))
        return &account->behaviour;
    return std::get_if<model::BehaviourRule>(&criterion.rule);
}

bool hasOutcomes(const model::Criterion &criterion)
{
    return std::holds_alternative<model::ProfileRule>(criterion.rule) || std::holds_alternative<model::RecencyRule>(criterion.rule);
}

base::Result<CaseScores> scoreCases(const Snapshot &snapshot, const model::ScoringModel &model, const ValueHistory &history,
                                    std::span<const EvidenceCase> cases, const base::Progress &stop, base::Progress *counted)
{
    CaseScorer scorer(snapshot, model, history, cases);
    if (counted) {
        counted->setTotal(cases.size());
        counted->setDone(0);
    }
    constexpr std::size_t grain = 256;
    base::parallelFor(cases.size(), grain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t from = begin; from < end && !stop.stopRequested(); from += grain) {
            const std::size_t to = std::min(end, from + grain);
            for (std::size_t index = from; index < to; ++index)
                scorer.score(index);
            if (counted)
                counted->add(to - from);
        }
    });
    if (stop.stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    scorer.scores.agreed = agreedOrder(model, scorer.scores);
    return std::move(scorer.scores);
}

std::vector<double> columnAt(const data::Column &column, const ValueHistory &history, std::span<const EvidenceCase> cases)
{
    constexpr double blank = std::numeric_limits<double>::quiet_NaN();
    const data::NumberColumn *numbers = column.asNumber();
    std::vector<double> values(cases.size(), blank);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        values[i] = numbers ? numbers->values[cases[i].row] : blank;
        for (const ValueHistory::Value &former : history.differences(cases[i].row, cases[i].at, cases[i].isRecorded)) {
            if (former.field == column.key)
                values[i] = base::parseNumber(former.value).value_or(blank);
        }
    }
    return values;
}

} // namespace leadlight::workspace
