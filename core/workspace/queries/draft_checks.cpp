// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/rule_checks.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::workspace {

namespace {

/// Attributes of a person that the law protects, or that stand in for one (GDPR, article 9; equal treatment).
constexpr std::array<std::string_view, 18> personalFields{
    "age",    "birth_date", "birthday",       "date_of_birth", "disability",         "ethnicity",
    "gender", "health",     "marital_status", "nationality",   "political_opinion",  "pregnancy",
    "race",   "religion",   "salutation",     "sex",           "sexual_orientation", "trade_union"};

bool isPersonal(std::string_view field)
{
    const std::string key = base::keyOf(field);
    return std::find(personalFields.begin(), personalFields.end(), key) != personalFields.end();
}

std::string bandPathOf(const model::ScoringModel &draft, const model::Finding &finding, const std::string &path)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const model::Criterion *criterion =
            draft.axes[axis].key == finding.axis ? model::findCriterion(draft, axis, finding.criterion) : nullptr;
        const auto *profile = criterion ? std::get_if<model::ProfileRule>(&criterion->rule) : nullptr;
        for (std::size_t i = 0; profile && i < profile->bands.size(); ++i) {
            const std::string name = profile->bands[i].label.empty() ? std::to_string(i + 1) : profile->bands[i].label;
            if (std::find(finding.arguments.begin(), finding.arguments.end(), name) != finding.arguments.end())
                return path + "/band:" + std::to_string(i);
        }
    }
    return path;
}

/// The row that a finding is about.
std::string pathOf(const model::ScoringModel &draft, const model::Finding &finding)
{
    if (!finding.criterion.empty())
        return bandPathOf(draft, finding, finding.axis + "/" + finding.criterion);
    if (finding.code.starts_with("model.threshold") || finding.code == "model.number_out_of_range")
        return finding.axis + "/threshold:0";
    if (finding.code.starts_with("model.rank"))
        return finding.axis + "/ranks";
    if (finding.code == "model.floor_above_ceiling")
        return finding.axis + "/min";
    if (finding.code.starts_with("model.order"))
        return "order";
    if (finding.code.starts_with("model.region") && !finding.arguments.empty())
        return "region/" + finding.arguments.front();
    if (finding.code.starts_with("model.treatment"))
        return "treatment/" + draft.nameOf({0, 0});
    return finding.code == "model.name_missing" ? "name" : "";
}

model::Finding warningAbout(const model::ScoringModel &draft, std::size_t axis, const model::Criterion &criterion,
                            std::string code, std::vector<std::string> arguments)
{
    return {model::Severity::warning, std::move(code), draft.axes[axis].key, criterion.key, std::move(arguments)};
}

std::vector<std::string> askedFields(const model::Criterion &criterion)
{
    std::vector<std::string> fields;
    if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule))
        fields.push_back(profile->field);
    if (const auto *stopper = std::get_if<model::ShowStopperRule>(&criterion.rule))
        fields.push_back(stopper->test.field);
    if (criterion.onlyIf)
        fields.push_back(criterion.onlyIf->field);
    return fields;
}

/// A floor or ceiling of a behaviour that no lead can reach, because cap and points end before it.
bool hasUnreachableLimit(const model::Criterion &criterion)
{
    const auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule);
    if (!behaviour || criterion.weight == 0)
        return false;
    model::Criterion free = criterion;
    free.weight = 100;
    free.onlyIf.reset();
    auto &rule = std::get<model::BehaviourRule>(free.rule);
    rule.floor.reset();
    rule.ceiling.reset();
    const model::Attainable range = model::attainable(free);
    return (behaviour->ceiling && range.most < *behaviour->ceiling * 100.0)
           || (behaviour->floor && range.least > *behaviour->floor * 100.0);
}

bool isMeantToBeRare(const model::Criterion &criterion)
{
    return std::holds_alternative<model::HandRaiseRule>(criterion.rule)
           || std::holds_alternative<model::ShowStopperRule>(criterion.rule);
}

/// Criteria that hardly any lead matches, or nearly every one: they tell leads apart no more than none at all.
void checkMatches(const model::ScoringModel &draft, std::size_t axis, const model::Criterion &criterion,
                  const DraftFigures &figures, std::vector<model::Finding> &findings)
{
    const scoring::CriterionCount *count = figures.counts.find(axis, criterion.key);
    if (!count || figures.leads == 0 || isMeantToBeRare(criterion))
        return;
    const std::string matches = std::to_string(count->matches);
    const std::string leads = std::to_string(figures.leads);
    if (count->matches * 1000 < figures.leads * 5)
        findings.push_back(warningAbout(draft, axis, criterion, "model.matches_hardly_any", {matches, leads}));
    else if (count->matches * 100 > figures.leads * 95)
        findings.push_back(warningAbout(draft, axis, criterion, "model.matches_nearly_all", {matches, leads}));
}

} // namespace

std::vector<DraftCheck> checkDraft(const Snapshot &snapshot, const model::ScoringModel &draft,
                                   const DraftFigures *figures)
{
    std::vector<model::Finding> findings = model::validate(draft, &snapshot.leads);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const model::Criterion &criterion : draft.axes[axis].criteria) {
            if (hasUnreachableLimit(criterion))
                findings.push_back(warningAbout(draft, axis, criterion, "model.limit_unreachable", {}));
            for (const std::string &field : askedFields(criterion)) {
                if (isPersonal(field))
                    findings.push_back(warningAbout(draft, axis, criterion, "model.personal_data", {field}));
            }
            if (figures)
                checkMatches(draft, axis, criterion, *figures, findings);
        }
    }
    std::stable_sort(findings.begin(), findings.end(), [](const model::Finding &left, const model::Finding &right) {
        return left.severity > right.severity;
    });
    std::vector<DraftCheck> checks;
    for (model::Finding &finding : findings) {
        std::string path = pathOf(draft, finding);
        if (!model::valueAt(draft, path)) // a model that lacks treatments, say, has no row for them
            path.clear();
        checks.push_back({std::move(finding), std::move(path)});
    }
    return checks;
}

} // namespace leadlight::workspace
