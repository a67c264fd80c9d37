// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/activity_table.h"
#include "model/scoring_model.h"

namespace leadlight::scoring {

/// One event of one lead, its texts written out.
struct LeadEvent {
    std::int64_t time = 0;
    double number = std::numeric_limits<double>::quiet_NaN();
    std::uint8_t channel = 0;
    std::uint8_t phase = 0;
    std::string type; ///< as recorded
    std::string asset;
    std::string area;
    std::uint32_t person = 0; ///< in an account's pool: 1 + row of the lead whose event it is; 0: of the account itself
    std::string typeText; ///< trimmed and folded, as are those below
    std::string assetText;
    std::string areaText;
    std::string campaignText;
};

/// The number that ActivityTable::phase holds for a phase's key.
[[nodiscard]] std::optional<std::uint8_t> phaseNumber(std::string_view key);

/// Texts that a filter lists, compared trimmed and folded; an empty list takes everything.
class TextChoice {
public:
    TextChoice() = default;
    explicit TextChoice(const std::vector<std::string> &texts);

    [[nodiscard]] bool takesAll() const { return m_texts.empty(); }
    [[nodiscard]] bool takes(std::string_view comparable) const;
    /// Answers by code from now on.
    void prepare(const data::Dictionary *dictionary);
    [[nodiscard]] bool takesCode(std::uint32_t code) const
    {
        return takesAll() || (code < m_byCode.size() && m_byCode[code] != 0);
    }

private:
    std::vector<std::string> m_texts;
    std::vector<std::uint8_t> m_byCode;
};

/// model::EventFilter made ready, for a table's codes and for a single event. Machine clicks are the caller's to leave
/// out.
class EventFilterPlan {
public:
    explicit EventFilterPlan(const model::EventFilter &filter);

    void prepare(const data::ActivityTable &activities);
    [[nodiscard]] bool takes(const LeadEvent &event) const;
    [[nodiscard]] bool takesType(std::uint32_t code) const { return m_types.takesCode(code); }
    /// All but the type, which the plan looks up first.
    [[nodiscard]] bool takesRest(const data::ActivityTable &activities, std::size_t event) const
    {
        if (!m_asksMore)
            return true;
        return ((m_channels >> activities.channel[event]) & 1) != 0 && ((m_phases >> activities.phase[event]) & 1) != 0
               && m_assets.takesCode(activities.asset[event]) && m_areas.takesCode(activities.area[event])
               && m_campaigns.takesCode(activities.campaign[event])
               && (!m_atLeast || activities.number[event] >= *m_atLeast);
    }

private:
    TextChoice m_types;
    TextChoice m_assets;
    TextChoice m_areas;
    TextChoice m_campaigns;
    std::uint32_t m_channels = ~0u; ///< bit by channel
    std::uint32_t m_phases = ~0u;   ///< bit by phase
    std::optional<double> m_atLeast;
    bool m_asksMore = false;
};

} // namespace leadlight::scoring
