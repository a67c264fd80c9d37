// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/people_edits.h"

namespace leadlight::workspace {

PeopleEdits::PeopleEdits(std::span<const store::HistoryValue> history)
{
    for (const store::HistoryValue &value : history) {
        const std::pair<std::uint32_t, std::string> place{value.lead, value.field};
        const auto known = m_edits.find(place);
        if (!value.person.isNull()) {
            // A history value is what stood there before: before the first edit that was the file's.
            if (known == m_edits.end())
                m_edits.emplace(place, Edit{value.person, value.recorded, {value.value}});
            else
                known->second = {value.person, value.recorded, std::move(known->second.seen)};
        } else if (known != m_edits.end()) {
            if (value.source == declined)
                known->second.seen.push_back(value.value);
            else
                m_edits.erase(known); // an import has replaced what people entered
        }
    }
}

const PeopleEdits::Edit *PeopleEdits::find(std::uint32_t lead, std::string_view field) const
{
    const auto found = m_edits.find(std::pair<std::uint32_t, std::string>{lead, field});
    return found == m_edits.end() ? nullptr : &found->second;
}

} // namespace leadlight::workspace
