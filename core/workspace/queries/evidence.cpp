// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "domain/passback_reason.h"

namespace leadlight::workspace {

namespace {

constexpr std::uint8_t noDecile = 255;
constexpr std::size_t mostSegments = 8;

/// The scores of a verdict's cases beside their outcomes, in one order.
struct Sample {
    std::vector<std::size_t> cases;
    std::vector<std::uint8_t> outcomes;

    [[nodiscard]] std::vector<double> pick(const std::vector<double> &values) const
    {
        std::vector<double> picked;
        picked.reserve(cases.size());
        for (const std::size_t index : cases)
            picked.push_back(values[index]);
        return picked;
    }
};

struct Part {
    std::vector<double> scores;
    std::vector<std::uint8_t> outcomes;
};

/// "2026 Q1"; a fiscal year that starts in another month than January is named after the year in which it ends.
std::string quarterOf(base::Date date, int firstMonth)
{
    const base::CivilDate civil = base::civilOf(date);
    const int month = (civil.month - firstMonth + 12) % 12; // of the fiscal year, from 0
    const int year = civil.year + (firstMonth > 1 && civil.month >= firstMonth ? 1 : 0);
    return (firstMonth > 1 ? "FY" : "") + std::to_string(year) + " Q" + std::to_string(month / 3 + 1);
}

/// Parts of a sample by name, in the order of the names; an empty name is in none.
template <class NameOf>
std::vector<PartEvidence> partsBy(const Sample &sample, const std::vector<double> &scores, const NameOf &nameOf)
{
    std::map<std::string, Part> parts;
    for (std::size_t i = 0; i < sample.cases.size(); ++i) {
        std::string name = nameOf(sample.cases[i]);
        if (name.empty())
            continue;
        Part &part = parts[std::move(name)];
        part.scores.push_back(scores[i]);
        part.outcomes.push_back(sample.outcomes[i]);
    }
    std::vector<PartEvidence> made;
    for (const auto &[name, part] : parts) {
        PartEvidence one{name, {}, evidence::auc(part.scores, part.outcomes)};
        for (const std::uint8_t outcome : part.outcomes)
            one.share.add(outcome != 0);
        made.push_back(std::move(one));
    }
    return made;
}

/// Judges one verdict of one score.
class Judge {
public:
    Judge(const Snapshot &snapshot, const EvidenceQuestion &question, const Evidence &evidence, const CaseScores &scores,
          const std::vector<double> &column)
        : m_snapshot(snapshot), m_question(question), m_evidence(evidence), m_scores(scores), m_column(column)
    {
    }

    [[nodiscard]] VerdictEvidence of(Verdict verdict) const
    {
        VerdictEvidence made;
        const auto which = static_cast<std::size_t>(verdict);
        std::vector<std::int8_t> verdicts(m_evidence.cases.size(), -1);
        const Sample sample = sampleOf(which, made, verdicts);
        const std::vector<double> judged = sample.pick(m_column.empty() ? m_scores.agreed : m_column);
        measure(made, sample, judged);
        if (m_column.empty()) {
            measureModel(made, sample);
            made.criteria = criterionEvidence(m_scores, verdicts);
        }
        made.activities = activityEvidence(m_snapshot, m_evidence.cases, verdicts);
        part(made, sample, judged);
        return made;
    }

private:
    Sample sampleOf(std::size_t which, VerdictEvidence &made, std::vector<std::int8_t> &verdicts) const
    {
        Sample sample;
        for (std::size_t i = 0; i < m_evidence.cases.size(); ++i) {
            const EvidenceCase &one = m_evidence.cases[i];
            if (one.verdict[which] < 0) {
                ++made.leftOut[static_cast<std::size_t>(one.leftOut[which])];
                continue;
            }
            if (!m_column.empty() && std::isnan(m_column[i])) {
                ++made.blank;
                continue;
            }
            verdicts[i] = one.verdict[which];
            sample.cases.push_back(i);
            sample.outcomes.push_back(static_cast<std::uint8_t>(one.verdict[which]));
            made.all.add(one.verdict[which] > 0);
        }
        return sample;
    }

    void measure(VerdictEvidence &made, const Sample &sample, const std::vector<double> &judged) const
    {
        const std::vector<double> outcomes(sample.outcomes.begin(), sample.outcomes.end());
        made.auc = evidence::auc(judged, sample.outcomes);
        made.tauB = evidence::kendallTauB(judged, outcomes);
        made.spearman = evidence::spearman(judged, outcomes);
        made.pearson = evidence::pearson(m_column.empty() ? sample.pick(m_scores.combined) : judged, outcomes);
        const std::vector<std::uint8_t> deciles = evidence::decilesOf(judged);
        made.deciles = evidence::shareByDecile(deciles, sample.outcomes);
        made.gains = evidence::gains(judged, sample.outcomes);
        made.decileOf.assign(m_evidence.cases.size(), noDecile);
        for (std::size_t i = 0; i < sample.cases.size(); ++i)
            made.decileOf[sample.cases[i]] = deciles[i];
    }

    void measureModel(VerdictEvidence &made, const Sample &sample) const
    {
        made.combined = evidence::auc(sample.pick(m_scores.combined), sample.outcomes);
        for (std::size_t axis = 0; axis < 2; ++axis)
            made.axes[axis] = evidence::auc(sample.pick(m_scores.axes[axis]), sample.outcomes);
        made.cells.resize(m_evidence.model->cells());
        for (std::size_t i = 0; i < sample.cases.size(); ++i)
            made.cells[m_scores.cells[sample.cases[i]]].add(sample.outcomes[i] != 0);
        made.reversals = evidence::reversals(made.cells, m_evidence.model->columns());
    }

    void part(VerdictEvidence &made, const Sample &sample, const std::vector<double> &judged) const
    {
        const base::Zone zone = m_snapshot.zone();
        const std::vector<EvidenceCase> &cases = m_evidence.cases;
        made.quarters = partsBy(sample, judged, [&](std::size_t i) {
            return cases[i].isDated ? quarterOf(zone.localDate(cases[i].at), m_snapshot.rules->fiscalYearStart) : std::string();
        });
        made.versions = partsBy(sample, judged, [&](std::size_t i) {
            return cases[i].version > 0 ? "v" + std::to_string(cases[i].version) : std::string();
        });
        const data::Column *segment = m_snapshot.leads.find(m_question.segment);
        if (!segment || !segment->asText())
            return;
        made.segments = partsBy(sample, judged, [&](std::size_t i) { return std::string(segment->asText()->text(cases[i].row)); });
        std::stable_sort(made.segments.begin(), made.segments.end(), [](const auto &a, const auto &b) { return a.share.n > b.share.n; });
        if (made.segments.size() > mostSegments)
            made.segments.resize(mostSegments);
    }

    const Snapshot &m_snapshot;
    const EvidenceQuestion &m_question;
    const Evidence &m_evidence;
    const CaseScores &m_scores;
    const std::vector<double> &m_column; ///< empty: a model is judged
};

/// Why the cases' first hand-overs came back.
std::vector<PassbackCount> passbacksOf(const Snapshot &snapshot, const std::vector<EvidenceCase> &cases)
{
    std::map<std::string, std::vector<std::uint32_t>> rows;
    for (const EvidenceCase &one : cases) {
        if (!one.isRecorded)
            continue;
        for (const std::uint32_t index : snapshot.movesOf[one.row]) {
            const MoveRecord &move = snapshot.moves[index];
            if (!move.undone && move.move == domain::Move::passBack && move.time >= one.at && move.time <= snapshot.asOf) {
                rows[move.reason].push_back(one.row);
                break;
            }
        }
    }
    std::vector<PassbackCount> made;
    for (auto &[key, ofReason] : rows) {
        const domain::PassbackReason *reason = snapshot.rules->reason(key);
        made.push_back({key, reason ? reason->label : key, reason && reason->kind == domain::ReasonKind::definitional, std::move(ofReason)});
    }
    std::stable_sort(made.begin(), made.end(), [](const PassbackCount &a, const PassbackCount &b) { return a.rows.size() > b.rows.size(); });
    return made;
}

template <class Holds> std::vector<std::uint32_t> rowsWhere(const Evidence &evidence, Verdict verdict, const Holds &holds)
{
    std::vector<std::uint32_t> rows;
    const VerdictEvidence &of = evidence.of(verdict);
    for (std::size_t i = 0; i < evidence.cases.size(); ++i) {
        if (of.decileOf[i] != noDecile && holds(i))
            rows.push_back(evidence.cases[i].row);
    }
    return rows;
}

} // namespace

std::vector<std::uint32_t> Evidence::rowsOfDecile(Verdict verdict, std::size_t decile) const
{
    return rowsWhere(*this, verdict, [&](std::size_t i) { return of(verdict).decileOf[i] == decile; });
}

std::vector<std::uint32_t> Evidence::rowsOfCell(Verdict verdict, std::size_t cell) const
{
    return rowsWhere(*this, verdict, [&](std::size_t i) { return i < cells.size() && cells[i] == cell; });
}

std::vector<std::uint32_t> Evidence::rowsOfBand(Verdict verdict, std::size_t criterion, const BandEvidence &band) const
{
    const std::vector<CriterionValue> &values = criteria[criterion].values;
    return rowsWhere(*this, verdict, [&](std::size_t i) { return values[i] >= band.from && values[i] <= band.to; });
}

std::vector<std::uint32_t> Evidence::rowsOfVerdict(Verdict verdict) const
{
    return rowsWhere(*this, verdict, [](std::size_t) { return true; });
}

std::vector<std::uint32_t> Evidence::rowsThatDid(Verdict verdict) const
{
    return rowsWhere(*this, verdict, [&](std::size_t i) { return cases[i].verdict[static_cast<std::size_t>(verdict)] > 0; });
}

std::vector<std::uint32_t> rowsOfActivity(const Snapshot &snapshot, const Evidence &evidence, Verdict verdict, const std::string &type)
{
    const data::ActivityTable &activities = *snapshot.activities;
    const auto code = activities.types->find(type);
    if (!code)
        return {};
    return rowsWhere(evidence, verdict, [&](std::size_t i) {
        const EvidenceCase &one = evidence.cases[i];
        for (std::size_t event = activities.first[one.row]; event < activities.first[one.row + 1]; ++event) {
            if (activities.type[event] == *code && countsAsDone(activities, event, one.at))
                return true;
        }
        return false;
    });
}

std::set<std::string> fieldsOf(const Snapshot &snapshot, const EvidenceQuestion &question)
{
    if (!question.column.empty())
        return {question.column};
    return fieldsOf(question.model ? *question.model : *snapshot.model);
}

base::Result<Evidence> judge(const Snapshot &snapshot, const ValueHistory &history, const EvidenceQuestion &question, base::Progress &progress)
{
    Evidence made;
    made.period = question.period;
    made.cases = evidenceCases(snapshot, question.period);
    CaseScores scores;
    std::vector<double> column;
    if (question.column.empty()) {
        made.model = question.model ? question.model : snapshot.model;
        auto scored = scoreCases(snapshot, *made.model, history, made.cases, progress, &progress);
        if (!scored)
            return base::fail(scored.error());
        scores = std::move(*scored);
        made.cells = scores.cells;
    } else {
        const data::Column *found = snapshot.leads.find(question.column);
        if (!found || !found->asNumber())
            return base::fail(base::ErrorKind::usage, "evidence.not_a_number", {question.column});
        made.column = found->label;
        column = columnAt(*found, history, made.cases);
    }
    for (const EvidenceCase &one : made.cases) {
        const bool counts = one.verdict[0] >= 0 || one.verdict[1] >= 0;
        made.undated += counts && !one.isDated;
        made.imported += counts && !one.isRecorded;
    }
    if (const data::Column *segment = snapshot.leads.find(question.segment); segment && segment->asText())
        made.segment = segment->label;
    made.passbacks = passbacksOf(snapshot, made.cases);
    const Judge judge(snapshot, question, made, scores, column);
    for (const Verdict verdict : bothVerdicts) {
        if (progress.stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
        made.verdicts[static_cast<std::size_t>(verdict)] = judge.of(verdict);
    }
    made.criteria = std::move(scores.criteria);
    for (CriterionValues &criterion : made.criteria)
        criterion.points = {}; // all that is asked of them is in the bands
    return made;
}

base::Result<Evidence> judge(Workspace &workspace, const EvidenceQuestion &question, base::Progress &progress)
{
    const auto snapshot = workspace.snapshot();
    const auto history = readValueHistory(workspace, fieldsOf(*snapshot, question));
    if (!history)
        return base::fail(history.error());
    return judge(*snapshot, *history, question, progress);
}

} // namespace leadlight::workspace
