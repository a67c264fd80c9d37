// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/value_history.h"

#include <algorithm>

#include "workspace/import/people_edits.h"
#include "workspace/session.h"

namespace leadlight::workspace {

std::vector<ValueHistory::Value> ValueHistory::differences(std::uint32_t row, base::Instant at, bool importsCount) const
{
    std::vector<Value> values;
    const auto found = m_byLead.find(row);
    if (found == m_byLead.end())
        return values;
    for (const Former &former : found->second) {
        if (former.until <= at || (former.byImport && !importsCount))
            continue;
        // The oldest of those that still stood: the later ones came after `at`.
        const bool isKnown = std::any_of(values.begin(), values.end(), [&](const Value &value) { return value.field == former.field; });
        if (!isKnown)
            values.push_back({former.field, former.value});
    }
    return values;
}

base::Result<ValueHistory> readValueHistory(Workspace &workspace, const std::set<std::string> &fields)
{
    const auto lock = workspace.session().lock();
    return readValueHistory(workspace.session(), fields);
}

base::Result<ValueHistory> readValueHistory(Workspace::Session &session, const std::set<std::string> &fields)
{
    std::unordered_map<std::uint32_t, std::vector<ValueHistory::Former>> byLead;
    const auto read = session.store().visitHistory([&](const store::HistoryValue &value) {
        // A declined value never stood.
        if (value.source == PeopleEdits::declined || !fields.contains(value.field))
            return;
        byLead[value.lead].push_back({value.field, value.recorded, value.source.starts_with("import"), value.value});
    });
    if (!read)
        return base::fail(read.error());
    return ValueHistory(std::move(byLead));
}

std::set<std::string> fieldsOf(const model::ScoringModel &model)
{
    std::set<std::string> fields;
    for (const model::Axis &axis : model.axes) {
        for (const model::Criterion &criterion : axis.criteria) {
            if (criterion.onlyIf)
                fields.insert(criterion.onlyIf->field);
            if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule))
                fields.insert(profile->field);
            if (const auto *stopper = std::get_if<model::ShowStopperRule>(&criterion.rule))
                fields.insert(stopper->test.field);
        }
    }
    return fields;
}

} // namespace leadlight::workspace
