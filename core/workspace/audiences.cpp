// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/audiences.h"

#include <algorithm>

#include "base/text.h"
#include "domain/lead_fields.h"

namespace leadlight::workspace {

namespace {

/// Fields of leads alone: nothing that follows from moves, scores or the clock.
data::FilterSource plainFields(const Snapshot &snapshot)
{
    data::FilterSource source;
    source.rows = snapshot.size();
    source.columns = snapshot.leads.columns();
    source.asOf = snapshot.asOf;
    return source;
}

bool isField(const Snapshot &snapshot, std::string_view name)
{
    const std::string wanted = base::comparable(name);
    const auto &columns = snapshot.leads.columns();
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto &column) { return column->key == wanted || base::comparable(column->label) == wanted; });
}

} // namespace

void deriveProcesses(Snapshot &snapshot)
{
    snapshot.processPlace.clear();
    const auto &processes = snapshot.rules->processes;
    if (processes.empty())
        return;
    snapshot.processPlace.assign(snapshot.size(), 0);
    for (std::size_t place = processes.size(); place > 0; --place) { // backwards, so that the first of those that fit stays
        const auto filter = data::Filter::parse(processes[place - 1].filter);
        const auto rows = filter ? filter->rows(plainFields(snapshot)) : base::Result<std::vector<std::uint32_t>>(base::fail(filter.error()));
        if (!rows)
            continue; // its field is gone with the import that brought it: nobody is taken
        for (const std::uint32_t row : *rows)
            snapshot.processPlace[row] = static_cast<std::uint16_t>(place);
    }
}

base::Result<std::size_t> audienceSize(const Snapshot &snapshot, std::string_view text)
{
    const auto filter = data::Filter::parse(text);
    if (!filter)
        return base::fail(filter.error());
    if (filter->isEmpty())
        return base::fail(base::ErrorKind::usage, "settings.audience_words");
    for (const data::Filter::Term &term : filter->terms()) {
        if (term.field.empty())
            return base::fail(base::ErrorKind::usage, "settings.audience_words");
        const bool isBlank = domain::findLeadField(base::keyOf(term.field)) != nullptr; // known, though no lead has it yet
        if (isBlank && !isField(snapshot, term.field))
            return std::size_t{0};
        if (!isField(snapshot, term.field))
            return base::fail(base::ErrorKind::usage, "settings.audience_field", {term.field});
    }
    const auto rows = filter->rows(plainFields(snapshot));
    if (!rows)
        return base::fail(rows.error());
    return static_cast<std::size_t>(std::count_if(rows->begin(), rows->end(), [&](std::uint32_t row) { return !snapshot.isMerged(row); }));
}

} // namespace leadlight::workspace
