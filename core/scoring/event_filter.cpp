// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/event_filter.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leadlight::scoring {

namespace {

constexpr std::array<std::string_view, 4> phaseKeys{"", "awareness", "evaluation", "validation"};

} // namespace

std::optional<std::uint8_t> phaseNumber(std::string_view key)
{
    const auto found = std::find(phaseKeys.begin(), phaseKeys.end(), base::comparable(key));
    if (found == phaseKeys.end())
        return std::nullopt;
    return static_cast<std::uint8_t>(found - phaseKeys.begin());
}

TextChoice::TextChoice(const std::vector<std::string> &texts)
{
    for (const std::string &text : texts)
        m_texts.push_back(base::comparable(text));
    std::sort(m_texts.begin(), m_texts.end());
}

bool TextChoice::takes(std::string_view comparable) const
{
    return takesAll() || std::binary_search(m_texts.begin(), m_texts.end(), comparable);
}

void TextChoice::prepare(const data::Dictionary *dictionary)
{
    if (takesAll() || !dictionary)
        return;
    m_byCode.resize(dictionary->size());
    for (std::uint32_t code = 0; code < dictionary->size(); ++code)
        m_byCode[code] = takes(base::comparable(dictionary->text(code))) ? 1 : 0;
}

EventFilterPlan::EventFilterPlan(const model::EventFilter &filter)
    : m_types(filter.types), m_assets(filter.assets), m_areas(filter.areas), m_campaigns(filter.campaigns),
      m_atLeast(filter.atLeast)
{
    if (!filter.channels.empty()) {
        m_channels = 0;
        for (const domain::Channel channel : filter.channels)
            m_channels |= 1u << static_cast<unsigned>(channel);
    }
    if (!filter.phases.empty()) {
        m_phases = 0;
        for (const std::string &phase : filter.phases) {
            if (const auto number = phaseNumber(phase))
                m_phases |= 1u << *number;
        }
    }
    m_asksMore = !filter.channels.empty() || !filter.phases.empty() || !m_assets.takesAll() || !m_areas.takesAll()
                 || !m_campaigns.takesAll() || m_atLeast.has_value();
}

void EventFilterPlan::prepare(const data::ActivityTable &activities)
{
    m_types.prepare(activities.types.get());
    m_assets.prepare(activities.assets.get());
    m_areas.prepare(activities.areas.get());
    m_campaigns.prepare(activities.campaigns.get());
}

bool EventFilterPlan::takes(const LeadEvent &event) const
{
    return m_types.takes(event.typeText) && ((m_channels >> event.channel) & 1) != 0
           && ((m_phases >> event.phase) & 1) != 0 && m_assets.takes(event.assetText) && m_areas.takes(event.areaText)
           && m_campaigns.takes(event.campaignText) && (!m_atLeast || event.number >= *m_atLeast);
}

} // namespace leadlight::scoring
