// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/plan.h"
#include "scoring/ranking.h"

namespace leadlight::scoring {

/// One lead written out: its attributes, flags and events up to a moment, without machine clicks. Values and events
/// may be exchanged to ask "what if". Used by one thread.
class LeadCase {
public:
    LeadCase(const Plan &plan, const Input &input, std::size_t row, base::Instant until);

    [[nodiscard]] const FieldValue &value(const std::string &field) const;
    /// Puts `value` in and returns what was there.
    FieldValue exchangeValue(const std::string &field, FieldValue value);

    /// Newest first; ties by larger number, then by asset.
    [[nodiscard]] const std::vector<LeadEvent> &events() const { return m_events; }
    /// Returns its place.
    std::size_t addEvent(LeadEvent event);
    void removeEvent(std::size_t place);

    [[nodiscard]] bool has(LeadFlag flag) const { return (m_flags & flag) != 0; }

private:
    void readValues(const Plan &plan, std::size_t row);
    void readEvents(const data::ActivityTable &activities, std::size_t row, base::Instant until);

    std::map<std::string, FieldValue> m_values; ///< every attribute that the model asks about
    std::vector<LeadEvent> m_events;
    std::uint16_t m_flags = 0;
};

/// What one criterion makes of one lead.
struct CriterionState {
    struct Counted {
        const LeadEvent *event = nullptr;
        bool beyondCap = false;
    };
    bool applies = true;       ///< false: `only_if` does not hold, and nothing else here counts
    base::Exact points = 0;
    base::Exact beforeLimit = 0;
    std::size_t outcome = 0;   ///< of a profile
    bool holds = false;        ///< a hand is raised, a show-stopper met
    std::vector<Counted> counted; ///< events that passed filter, window and per_asset, newest first
};

struct AxisState {
    std::vector<CriterionState> criteria;
    base::Exact sum = 0;   ///< before the axis's own limits
    base::Exact score = 0;
    std::size_t scoreRank = 0;
    bool raised = false;
    bool raisedDirectly = false;
    bool stopped = false;
};

[[nodiscard]] CriterionState stateOf(const CriterionPlan &criterion, const LeadCase &lead, base::Instant asOf);
[[nodiscard]] AxisState stateOf(const AxisPlan &axis, const LeadCase &lead, base::Instant asOf);
/// `counted` without the window: what passes filter and per_asset, in the order in which `cap` numbers it. As time
/// goes by the window only cuts this list's end off.
[[nodiscard]] std::vector<CriterionState::Counted> countedEvents(const BehaviourPlan &behaviour, const LeadCase &lead);
[[nodiscard]] OverrideFacts overrideFacts(const LeadCase &lead, const AxisState &first, const AxisState &second);

} // namespace leadlight::scoring
