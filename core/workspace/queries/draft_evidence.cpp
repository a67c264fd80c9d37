// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/draft_evidence.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace leadlight::workspace {

namespace {

constexpr auto wonVerdict = static_cast<std::size_t>(Verdict::won);
constexpr int samePoints = 1; ///< the scale of the evidence moves a little with each change

struct Judged {
    std::optional<evidence::Auc> auc;
    std::vector<CriterionEvidence> criteria;
};

base::Result<Judged> judgedBy(const Snapshot &snapshot, const model::ScoringModel &model, const ValueHistory &history,
                              const std::vector<EvidenceCase> &cases, const base::Progress &progress)
{
    const auto scores = scoreCases(snapshot, model, history, cases, progress);
    if (!scores)
        return base::fail(scores.error());
    std::vector<std::int8_t> verdicts;
    std::vector<std::uint8_t> outcomes;
    verdicts.reserve(cases.size());
    outcomes.reserve(cases.size());
    for (const EvidenceCase &one : cases) {
        verdicts.push_back(one.verdict[wonVerdict]);
        outcomes.push_back(static_cast<std::uint8_t>(one.verdict[wonVerdict]));
    }
    Judged judged;
    if (cases.size() >= evidence::enoughCases)
        judged.auc = evidence::auc(scores->agreed, outcomes);
    judged.criteria = criterionEvidence(*scores, verdicts);
    return judged;
}

const CriterionEvidence *criterionOf(const std::vector<CriterionEvidence> &criteria, const model::ModelValue &value)
{
    const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const CriterionEvidence &each) {
        return each.axis == value.axis && each.key == value.criterion;
    });
    return found == criteria.end() ? nullptr : &*found;
}

/// The outcome of a profile or a recency that a part of it gives points to.
std::optional<std::size_t> outcomeOf(const model::Criterion &criterion, const model::ModelValue &value)
{
    const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule);
    const auto *recency = std::get_if<model::RecencyRule>(&criterion.rule);
    if (!profile && !recency)
        return std::nullopt;
    const std::size_t bands = profile ? profile->bands.size() : recency->bands.size();
    if (value.part == "band")
        return value.index;
    if (value.part == "otherwise")
        return bands;
    return value.part == "unknown" || value.part == "never" ? std::optional(bands + 1) : std::nullopt;
}

ValueEvidence ofBand(const CriterionEvidence &criterion, std::size_t outcome)
{
    const auto band = std::find_if(criterion.bands.begin(), criterion.bands.end(),
                                   [outcome](const BandEvidence &each) { return each.from == outcome; });
    if (band == criterion.bands.end())
        return {};
    return {band->share, band->odds, band->voice, band->evidencePoints, {}, false};
}

ValueEvidence asWhole(const CriterionEvidence &criterion)
{
    return {criterion.fires, criterion.odds, criterion.voice, {}, criterion.response.turnsAt, true};
}

std::optional<ValueEvidence> valueIn(const std::vector<CriterionEvidence> &criteria, const model::Criterion &criterion,
                                     const model::ModelValue &value)
{
    const CriterionEvidence *found = criterionOf(criteria, value);
    if (!found)
        return std::nullopt;
    if (const auto outcome = outcomeOf(criterion, value))
        return ofBand(*found, *outcome);
    const bool hasPart = hasOutcomes(criterion);
    if (value.kind == model::ValueKind::criterion && !hasPart)
        return asWhole(*found);
    if (value.part == "points" && !hasPart)
        return ValueEvidence{found->fires, found->odds, found->voice, found->evidencePoints, {}, false};
    return std::nullopt;
}

std::optional<int> wholeNumberOf(const std::string &text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Whether a number that differs from the one in force is what the evidence would write there.
bool followsEvidence(const model::ScoringModel &inForce, const model::ScoringModel &draft,
                     const std::vector<CriterionEvidence> &before, const std::vector<CriterionEvidence> &after)
{
    for (const model::ModelValue &value : model::valuesOf(draft)) {
        if (value.kind != model::ValueKind::points)
            continue;
        const auto old = model::valueAt(inForce, value.path);
        const model::Criterion *criterion = model::findCriterion(draft, value.axis, value.criterion);
        const auto number = wholeNumberOf(value.text);
        if (!criterion || !number || (old && old->text == value.text))
            continue;
        for (const auto *criteria : {&before, &after}) {
            const auto said = valueIn(*criteria, *criterion, value);
            if (said && said->points && std::abs(*said->points - *number) <= samePoints)
                return true;
        }
    }
    return false;
}

base::Result<void> readEvidenceFacts(const Snapshot &snapshot, const ValueHistory &history, DraftEvidenceFacts &facts,
                                     const base::Progress &progress)
{
    if (facts.cases)
        return {};
    std::vector<EvidenceCase> cases = evidenceCases(snapshot);
    std::erase_if(cases, [](const EvidenceCase &one) { return one.verdict[wonVerdict] < 0; });
    if (snapshot.inForce) {
        auto judged = judgedBy(snapshot, *snapshot.model, history, cases, progress);
        if (!judged)
            return base::fail(judged.error());
        facts.before = judged->auc;
        facts.criteriaBefore = std::move(judged->criteria);
    }
    facts.cases = std::move(cases);
    return {};
}

} // namespace

base::Result<DraftEvidence> draftEvidence(const Snapshot &snapshot, const model::ScoringModel &draft,
                                          const ValueHistory &history, DraftEvidenceFacts &facts,
                                          const base::Progress *progress)
{
    const base::Progress unwatched;
    const base::Progress &watched = progress ? *progress : unwatched;
    if (auto read = readEvidenceFacts(snapshot, history, facts, watched); !read)
        return base::fail(read.error());
    auto judged = judgedBy(snapshot, draft, history, *facts.cases, watched);
    if (!judged)
        return base::fail(judged.error());
    DraftEvidence made;
    made.draft = std::make_shared<const model::ScoringModel>(draft);
    made.before = facts.before;
    made.after = judged->auc;
    made.criteria = std::move(judged->criteria);
    for (const EvidenceCase &one : *facts.cases) {
        made.all.add(one.verdict[wonVerdict] > 0);
        made.rows.push_back(one.row);
    }
    std::sort(made.rows.begin(), made.rows.end());
    made.flatters = snapshot.inForce && followsEvidence(*snapshot.model, draft, facts.criteriaBefore, made.criteria);
    return made;
}

std::set<std::string> evidenceFields(const Snapshot &snapshot, const model::ScoringModel &draft)
{
    std::set<std::string> fields = fieldsOf(draft);
    fields.merge(fieldsOf(*snapshot.model));
    return fields;
}

void freezeInto(agreement::ImpactFigures::Look &look, const DraftEvidence &evidence)
{
    if (evidence.before) {
        look.aucBefore = evidence.before->value;
        look.aucBeforeRange = {evidence.before->interval.low, evidence.before->interval.high};
    }
    if (evidence.after) {
        look.aucAfter = evidence.after->value;
        look.aucAfterRange = {evidence.after->interval.low, evidence.after->interval.high};
    }
    look.aucCases = evidence.all.n;
    look.aucFlatters = evidence.after && evidence.flatters;
}

std::optional<ValueEvidence> valueEvidence(const DraftEvidence &evidence, const model::ScoringModel &model,
                                           const model::ModelValue &value)
{
    const model::Criterion *now = model::findCriterion(model, value.axis, value.criterion);
    const model::Criterion *judged = model::findCriterion(*evidence.draft, value.axis, value.criterion);
    if (!now || !judged || !model::haveSameDefinition(*now, *judged))
        return std::nullopt;
    return valueIn(evidence.criteria, *judged, value);
}

} // namespace leadlight::workspace
