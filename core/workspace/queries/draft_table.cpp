// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/draft_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "wording/agreement.h"
#include "workspace/draft_change.h"

namespace leadlight::workspace {

namespace {

using model::ModelValue;
using model::ValueKind;

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                     : std::nullopt;
}

/// What a criterion gives at most for one thing, in points: what a cap or a window is about.
double pointsOf(const model::Criterion &criterion)
{
    if (const auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule))
        return std::abs(behaviour->points);
    if (const auto *pool = std::get_if<model::AccountBehaviourRule>(&criterion.rule))
        return std::abs(pool->behaviour.points);
    if (const auto *interest = std::get_if<model::InterestRule>(&criterion.rule))
        return std::abs(interest->points);
    if (const auto *target = std::get_if<model::TargetAccountRule>(&criterion.rule))
        return std::abs(target->points);
    double most = 1;
    if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule)) {
        for (const model::Band &band : profile->bands)
            most = std::max<double>(most, std::abs(band.points));
    } else if (const auto *recency = std::get_if<model::RecencyRule>(&criterion.rule)) {
        for (const model::RecencyBand &band : recency->bands)
            most = std::max<double>(most, std::abs(band.points));
    }
    return most;
}

/// Makes the rows of one table.
class TableMaker {
public:
    TableMaker(const Snapshot &snapshot, const agreement::DraftState &state, const DraftFigures *figures, int version)
        : m_snapshot(snapshot), m_state(state), m_figures(figures), m_inForce(modelInForce(snapshot))
    {
        if (version != 0) {
            const auto open = agreement::openPaths(state, m_inForce);
            m_open.insert(open.begin(), open.end());
        }
        for (const agreement::DraftComment &comment : snapshot.draftComments) {
            if (comment.version == version)
                m_comments[comment.path].push_back(comment);
        }
    }

    std::vector<DraftTableRow> rows()
    {
        std::vector<DraftTableRow> rows;
        std::size_t axis = 0;
        for (ModelValue &value : model::valuesOf(m_state.model)) {
            for (;
                 axis < 2 && value.axis != axis && (value.axis == model::noAxis ? rowsBegun(rows) : value.axis > axis);
                 ++axis)
                addMissing(rows, axis);
            rows.push_back(rowOf(std::move(value)));
        }
        return rows;
    }

private:
    /// The model's name comes before both axes.
    static bool rowsBegun(const std::vector<DraftTableRow> &rows) { return rows.size() > 1; }

    /// Criteria that were taken out, or that only a proposal knows.
    void addMissing(std::vector<DraftTableRow> &rows, std::size_t axis)
    {
        std::map<std::string, std::string> missing; // path → JSON to speak of it
        const std::string prefix = m_state.model.axes[axis].key + "/";
        for (std::size_t i = 0; m_inForce && i < m_inForce->axes[axis].criteria.size(); ++i) {
            const model::Criterion &criterion = m_inForce->axes[axis].criteria[i];
            missing.emplace(prefix + criterion.key, model::criterionJson(criterion));
        }
        for (const agreement::DraftRow &row : m_state.rows) {
            const std::string &proposed =
                row.marketing.empty() || row.marketing == model::noValue ? row.sales : row.marketing;
            if (row.path.starts_with(prefix) && proposed.starts_with("{"))
                missing.emplace(row.path, proposed);
        }
        for (const auto &[path, json] : missing) {
            const auto criterion = model::parseCriterion(json);
            if (!criterion || path != prefix + criterion->key
                || model::findCriterion(m_state.model, axis, criterion->key))
                continue;
            ModelValue value;
            value.path = path;
            value.kind = ValueKind::criterion;
            value.text = std::string(model::noValue);
            value.optional = true;
            value.axis = axis;
            value.criterion = criterion->key;
            DraftTableRow row = rowOf(std::move(value));
            row.group = criterion->group;
            row.criterion = row.label = criterion->label;
            rows.push_back(std::move(row));
        }
    }

    DraftTableRow rowOf(ModelValue value)
    {
        DraftTableRow row;
        row.value = std::move(value);
        const ModelValue &place = row.value;
        if (const agreement::DraftRow *said = agreement::findRow(m_state.rows, place.path)) {
            row.marketing = said->marketing;
            row.sales = said->sales;
            row.tickedByMarketing = said->agreedByMarketing;
            row.tickedBySales = said->agreedBySales;
        }
        if (m_inForce)
            row.inForce = inForceOf(place);
        row.isOpen = m_open.contains(place.path);
        row.isChanged =
            m_inForce && row.inForce != place.text && (place.kind != ValueKind::criterion || isRedefined(row));
        row.label = wording::valueLabel(m_state.model, place);
        if (place.axis != model::noAxis)
            row.axisLabel = m_state.model.axes[place.axis].label;
        if (const model::Criterion *criterion = model::findCriterion(m_state.model, place.axis, place.criterion)) {
            row.group = criterion->group;
            row.criterion = criterion->label.empty() ? criterion->key : criterion->label;
        }
        row.number = numberIn(place.text);
        row.lowest = model::rangeOf(place.kind).low;
        row.highest = model::rangeOf(place.kind).high;
        row.apart = apart(row);
        row.leads = m_figures ? affected(row) : 0;
        if (const auto said = m_comments.find(place.path); said != m_comments.end())
            row.comments = said->second;
        return row;
    }

    [[nodiscard]] std::string inForceOf(const ModelValue &place) const
    {
        if (place.kind == ValueKind::criterion) {
            const model::Criterion *criterion = model::findCriterion(*m_inForce, place.axis, place.criterion);
            return criterion ? model::criterionJson(*criterion) : std::string(model::noValue);
        }
        if (!m_signedValues) {
            m_signedValues.emplace();
            for (ModelValue &value : model::valuesOf(*m_inForce))
                m_signedValues->emplace(value.path, std::move(value.text));
        }
        if (place.part != "band" && place.part != "region" && place.part != "treatment") {
            const auto found = m_signedValues->find(place.path);
            return found == m_signedValues->end() ? std::string(model::noValue) : found->second;
        }
        return agreement::textInForce(*m_inForce, m_state.model, place).value_or(std::string(model::noValue));
    }

    static bool isRedefined(const DraftTableRow &row)
    {
        const auto left = model::parseCriterion(row.inForce);
        const auto right = model::parseCriterion(row.value.text);
        return !left || !right || !model::haveSameDefinition(*left, *right);
    }

    [[nodiscard]] double apart(const DraftTableRow &row) const
    {
        const std::string &marketing = row.marketing.empty() ? row.value.text : row.marketing;
        const std::string &sales = row.sales.empty() ? row.value.text : row.sales;
        if (marketing == sales)
            return 0;
        const auto left = numberIn(marketing);
        const auto right = numberIn(sales);
        const model::Criterion *criterion = model::findCriterion(m_state.model, row.value.axis, row.value.criterion);
        const double share = criterion ? criterion->weight / 100.0 : 1;
        const bool inPoints = row.value.kind == ValueKind::points || row.value.kind == ValueKind::score;
        if (left && right && inPoints)
            return std::abs(static_cast<double>(*left - *right)) * share;
        if (left && right && row.value.kind == ValueKind::percent && criterion)
            return std::abs(static_cast<double>(*left - *right)) / 100 * pointsOf(*criterion);
        if (criterion && row.value.kind != ValueKind::criterion && row.value.kind != ValueKind::toggle)
            return pointsOf(*criterion) * share;
        return 1;
    }

    [[nodiscard]] std::uint64_t affected(const DraftTableRow &row) const
    {
        const ModelValue &place = row.value;
        if (!place.criterion.empty()) {
            const scoring::CriterionCount *count = m_figures->counts.find(place.axis, place.criterion);
            if (!count)
                return 0;
            const std::size_t bands = count->outcomes.size() < 2 ? 0 : count->outcomes.size() - 2;
            const std::size_t outcome = place.part == "band"        ? place.index
                                        : place.part == "otherwise" ? bands
                                        : place.part == "unknown"   ? bands + 1
                                                                    : count->outcomes.size();
            return outcome < count->outcomes.size() ? count->outcomes[outcome] : count->matches;
        }
        if (place.part == "threshold")
            return leadsBetween(row);
        if (place.part == "region" || place.part == "treatment")
            return place.index < m_figures->scores->cells.size() ? m_figures->scores->cells[place.index] : 0;
        return place.kind == ValueKind::name || place.kind == ValueKind::ranks ? 0 : m_figures->leads;
    }

    /// Leads whose score lies between the two proposals; without any, between the value in force and the one on the
    /// table.
    [[nodiscard]] std::uint64_t leadsBetween(const DraftTableRow &row) const
    {
        const bool proposed = !row.marketing.empty() || !row.sales.empty();
        const auto left = numberIn(row.marketing.empty() ? row.value.text : row.marketing);
        const auto right = numberIn(!row.sales.empty()                ? row.sales
                                    : proposed || row.inForce.empty() ? row.value.text
                                                                      : row.inForce);
        if (!left || !right || *left == *right)
            return 0;
        const base::Exact low = base::exactOf(std::min(*left, *right));
        const base::Exact high = base::exactOf(std::max(*left, *right));
        const scoring::Scores &scores = *m_figures->scores;
        std::uint64_t between = 0;
        for (std::size_t i = 0; i < scores.leads(); ++i) {
            const base::Exact score = scores.score[row.value.axis][i];
            between += score >= low && score < high && !scores.away[i];
        }
        return between;
    }

    const Snapshot &m_snapshot;
    const agreement::DraftState &m_state;
    const DraftFigures *m_figures;
    const model::ScoringModel *m_inForce;
    std::set<std::string> m_open;
    std::map<std::string, std::vector<agreement::DraftComment>> m_comments;
    mutable std::optional<std::map<std::string, std::string>> m_signedValues;
};

} // namespace

base::Result<DraftFigures> draftFigures(const Snapshot &snapshot, const model::ScoringModel &draft,
                                        const base::Progress *progress)
{
    auto counts = scoring::countMatches(draft, snapshot.input(), snapshot.asOf, progress);
    if (!counts)
        return base::fail(counts.error());
    auto scores = scoring::score(draft, snapshot.input(), snapshot.asOf, progress);
    if (!scores)
        return base::fail(scores.error());
    DraftFigures figures;
    figures.leads = counts->leads;
    figures.counts = std::move(*counts);
    figures.scores = std::move(*scores);
    return figures;
}

DraftTable draftTable(const Snapshot &snapshot, const DraftFigures *figures)
{
    DraftTable table;
    const agreement::ModelVersion *open = openVersion(snapshot);
    if (open) {
        table.version = open->number;
        table.state = open->state;
    }
    table.basedOn = snapshot.inForce ? snapshot.modelVersion : 0;
    const auto state = draftStateOf(snapshot);
    if (!state)
        return table;
    table.rows = TableMaker(snapshot, *state, figures, table.version).rows();
    for (DisputeGroup &group : contestedCriteria(snapshot)) {
        const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const DraftTableRow &each) {
            return each.value.kind == model::ValueKind::criterion && each.value.criterion == group.criterion;
        });
        if (row != table.rows.end())
            row->contested = std::move(group.disputes);
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].isOpen)
            table.open.push_back(i);
    }
    std::sort(table.open.begin(), table.open.end(), [&](std::size_t left, std::size_t right) {
        const DraftTableRow &first = table.rows[left];
        const DraftTableRow &second = table.rows[right];
        return first.dispute() != second.dispute() ? first.dispute() > second.dispute()
                                                   : first.value.path < second.value.path;
    });
    for (const agreement::DraftComment &comment : snapshot.draftComments) {
        const bool onWhole = comment.path.empty() || comment.path == "signature" || comment.path == "changes";
        if (table.version != 0 && comment.version == table.version && onWhole)
            table.comments.push_back(comment);
    }
    return table;
}

const agreement::ModelVersion *openVersion(const Snapshot &snapshot)
{
    const auto found =
        std::find_if(snapshot.versions.rbegin(), snapshot.versions.rend(), [](const agreement::ModelVersion &version) {
            return version.state <= agreement::VersionState::halfSigned;
        });
    return found == snapshot.versions.rend() ? nullptr : &*found;
}

std::size_t openRowCount(const Snapshot &snapshot)
{
    if (!snapshot.draft || !openVersion(snapshot))
        return 0;
    return agreement::openPaths({*snapshot.draft, snapshot.draftRows}, modelInForce(snapshot)).size();
}

} // namespace leadlight::workspace
