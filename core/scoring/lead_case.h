// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/plan.h"
#include "scoring/ranking.h"

namespace leadlight::scoring {

/// One lead written out: its attributes, flags and events up to a moment, without machine clicks, and where the model
/// asks for them those of its account. Values and events may be exchanged to ask "what if". Used by one thread.
class LeadCase {
public:
    LeadCase(const Plan &plan, const Input &input, std::size_t row, base::Instant until);

    [[nodiscard]] const FieldValue &value(const std::string &field) const;
    /// Puts `value` in and returns what was there.
    FieldValue exchangeValue(const std::string &field, FieldValue value);

    /// Newest first; ties by larger number, then by asset.
    [[nodiscard]] const std::vector<LeadEvent> &events() const { return m_events; }
    /// The account's pool, in the same order; empty where no criterion asks for it.
    [[nodiscard]] const std::vector<LeadEvent> &poolEvents() const { return m_pool; }
    [[nodiscard]] std::uint32_t person() const { return m_person; } ///< LeadEvent::person of its own events
    [[nodiscard]] bool hasAccount() const { return m_hasAccount; }
    /// What a criterion counts: the pool or the lead's own.
    [[nodiscard]] const std::vector<LeadEvent> &eventsFor(const CriterionPlan &criterion) const
    {
        return criterion.asksAccount() ? m_pool : m_events;
    }
    /// Where an added event stands among the lead's own and in the pool.
    struct Places {
        std::size_t own = 0;
        std::optional<std::size_t> pool;
    };
    Places addEvent(LeadEvent event);
    void removeEvent(const Places &places);

    [[nodiscard]] bool has(LeadFlag flag) const { return (m_flags & flag) != 0; }

private:
    void readValues(const Plan &plan, std::size_t row);
    void readPool(const AccountMembers &members, const Input &input, std::size_t row, base::Instant until);

    std::map<std::string, FieldValue> m_values; ///< every attribute that the model asks about
    std::vector<LeadEvent> m_events;
    std::vector<LeadEvent> m_pool;
    std::uint32_t m_person = 0;  ///< 1 + row
    bool m_hasAccount = false;
    bool m_isInPool = false;
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
    std::size_t outcome = 0;   ///< of a profile or recency
    bool holds = false;        ///< a hand is raised, a show-stopper met, an interest shown
    std::string area;          ///< of an interest, as compared
    std::vector<Counted> counted; ///< events that passed filter, window and per_asset, newest first; the last one of a recency
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
[[nodiscard]] std::vector<CriterionState::Counted> countedEvents(const BehaviourPlan &behaviour,
                                                                 const std::vector<LeadEvent> &events);
[[nodiscard]] OverrideFacts overrideFacts(const LeadCase &lead, const AxisState &first, const AxisState &second);

} // namespace leadlight::scoring
