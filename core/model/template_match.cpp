// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/template_match.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "model/templates.h"

namespace leadlight::model {

namespace {

/// Names beyond those that the import knows already; whole keys, divided by blanks.
struct TemplateSynonyms {
    std::string_view field;
    std::string_view names;
};

constexpr std::array templateSynonyms{
    TemplateSynonyms{"seniority", "level job_level career_level rank_in_company management_level seniority_level hierarchy"},
    TemplateSynonyms{"title", "job_title job position designation job_function function"},
    TemplateSynonyms{"role", "buying_role role_in_decision job_role persona contact_role"},
    TemplateSynonyms{"industry", "sector vertical branch line_of_business market_segment business industry_sector"},
    TemplateSynonyms{"employees", "company_size staff headcount number_of_employees employee_count fte"},
    TemplateSynonyms{"annual_revenue", "revenue turnover yearly_revenue sales_volume company_revenue"},
    TemplateSynonyms{"country", "nation country_region office_location location land country_name"},
    TemplateSynonyms{"budget", "funds funding budget_status has_budget budget_available spend"},
    TemplateSynonyms{"authority", "decision_role decision_power decision_maker decision_authority purchasing_role"},
    TemplateSynonyms{"need", "pain problem requirement business_need challenge use_case"},
    TemplateSynonyms{"timeframe", "timeline purchase_timeframe buying_timeframe horizon purchase_timeline when_to_buy decision_date"},
    TemplateSynonyms{"timeframe_months", "months_to_purchase months_to_decision"},
    TemplateSynonyms{"size", "deal_size opportunity_size project_size order_size size_of_opportunity"},
    TemplateSynonyms{"compelling_event", "trigger trigger_event deadline event_driver"},
};

/// Words that stand in so many columns that they tell nothing of one.
bool isCommonWord(const std::string &comparable)
{
    static const std::set<std::string> common{"yes", "no", "none", "user", "final", "other", "now", "owner", "small", "medium", "large", "project"};
    return common.contains(comparable);
}

/// What a template asks of one attribute.
struct AskedField {
    bool number = false;
    std::set<std::string> words; ///< comparable
};

void noteTest(AskedField &asked, const Test &test)
{
    asked.number = asked.number || test.kind == TestKind::between || test.kind == TestKind::atLeast || test.kind == TestKind::atMost;
    if (test.kind != TestKind::isOneOf)
        return;
    for (const std::string &value : test.values) {
        std::string word = base::comparable(value);
        if (!isCommonWord(word))
            asked.words.insert(std::move(word));
    }
}

/// By field, in the order of the template.
std::vector<std::pair<std::string, AskedField>> askedFields(const ScoringModel &model)
{
    std::vector<std::pair<std::string, AskedField>> fields;
    const auto entry = [&](const std::string &field) -> AskedField & {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto &pair) { return pair.first == field; });
        return found == fields.end() ? fields.emplace_back(field, AskedField{}).second : found->second;
    };
    for (const Axis &axis : model.axes) {
        for (const Criterion &criterion : axis.criteria) {
            if (const auto *profile = std::get_if<ProfileRule>(&criterion.rule)) {
                for (const Band &band : profile->bands)
                    noteTest(entry(profile->field), band.test);
            } else if (const auto *stopper = std::get_if<ShowStopperRule>(&criterion.rule)) {
                noteTest(entry(stopper->test.field), stopper->test.test);
            }
        }
    }
    return fields;
}

bool isSynonym(std::string_view field, const ColumnSketch &column)
{
    const auto found = std::find_if(templateSynonyms.begin(), templateSynonyms.end(), [&](const TemplateSynonyms &row) { return row.field == field; });
    if (found == templateSynonyms.end())
        return false;
    const std::vector<std::string_view> names = base::split(found->names, ' ');
    const auto isIn = [&](const std::string &name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return isIn(base::keyOf(column.key)) || isIn(base::keyOf(column.label));
}

/// Two words of the template, and they make a third of the column's.
bool answersInWords(const AskedField &asked, const ColumnSketch &column)
{
    const auto known = static_cast<std::size_t>(std::count_if(column.values.begin(), column.values.end(), [&](const std::string &value) {
        return asked.words.contains(base::comparable(value));
    }));
    return known >= 2 && known * 3 >= column.values.size();
}

void renameField(ScoringModel &model, const std::string &from, const std::string &to)
{
    for (Axis &axis : model.axes) {
        for (Criterion &criterion : axis.criteria) {
            if (criterion.onlyIf && criterion.onlyIf->field == from)
                criterion.onlyIf->field = to;
            if (auto *profile = std::get_if<ProfileRule>(&criterion.rule); profile && profile->field == from)
                profile->field = to;
            if (auto *stopper = std::get_if<ShowStopperRule>(&criterion.rule); stopper && stopper->test.field == from)
                stopper->test.field = to;
        }
    }
}

void sortTypes(TemplateMatch &match, std::span<const std::string> types)
{
    std::set<std::string> seen;
    const auto sortIn = [&](const std::vector<std::string> &wanted) {
        for (const std::string &type : wanted) {
            if (seen.insert(type).second)
                (std::find(types.begin(), types.end(), type) != types.end() ? match.foundTypes : match.missingTypes).push_back(type);
        }
    };
    for (const Axis &axis : match.model.axes) {
        for (const Criterion &criterion : axis.criteria) {
            if (const auto *behaviour = std::get_if<BehaviourRule>(&criterion.rule))
                sortIn(behaviour->filter.types);
            else if (const auto *pool = std::get_if<AccountBehaviourRule>(&criterion.rule))
                sortIn(pool->behaviour.filter.types);
            else if (const auto *raise = std::get_if<HandRaiseRule>(&criterion.rule))
                sortIn(raise->types);
        }
    }
}

} // namespace

std::optional<TemplateMatch> matchTemplate(std::string_view key, std::span<const ColumnSketch> columns, std::span<const std::string> types)
{
    auto made = makeTemplate(key);
    if (!made)
        return std::nullopt;
    TemplateMatch match;
    match.model = std::move(*made);
    auto fields = askedFields(match.model);
    std::map<std::string, FieldMatch, std::less<>> found;
    std::set<std::string> taken;
    // A key says more than a name, a name more than values: each goes through all fields before the next.
    for (const std::string_view how : {"same", "name", "values"}) {
        for (const auto &[field, asked] : fields) {
            if (found.contains(field))
                continue;
            for (const ColumnSketch &column : columns) {
                if (column.values.empty() || taken.contains(column.key) || (asked.number && !column.number) || (!asked.number && column.number))
                    continue;
                const bool fits = how == "same" ? column.key == field : how == "name" ? isSynonym(field, column) : answersInWords(asked, column);
                if (!fits)
                    continue;
                taken.insert(column.key);
                found.emplace(field, FieldMatch{field, column.key, how});
                break;
            }
        }
    }
    for (const auto &[field, asked] : fields) {
        const auto hit = found.find(field);
        if (hit == found.end()) {
            match.missing.push_back(field);
            continue;
        }
        match.mapped.push_back(hit->second);
        if (hit->second.column != field)
            renameField(match.model, field, hit->second.column);
    }
    sortTypes(match, types);
    return match;
}

} // namespace leadlight::model
