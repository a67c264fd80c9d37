// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "scoring/account_pool.h"
#include "scoring/decay.h"
#include "scoring/engine.h"
#include "scoring/event_filter.h"
#include "scoring/field_test.h"
#include "scoring/interest_plan.h"
#include "scoring/recency_plan.h"

namespace leadlight::scoring {

/// points·weight/100 in units of 1/2²⁴, half away from zero.
[[nodiscard]] base::Exact weightedPoints(std::int64_t points, int weight);

/// A test bound to its column. `prepare` answers it once a dictionary code; until then it answers single leads only.
struct FieldTestPlan {
    FieldTestPlan(const model::FieldTest &test, const data::Table &table);

    void prepare(base::Instant asOf, unsigned threads);
    /// 1 where the test holds, for rows [begin, begin + holds.size()).
    void fill(std::size_t begin, base::Instant asOf, std::span<std::uint8_t> holds) const;

    std::string field;
    const data::Column *column = nullptr; ///< null: blank for everyone
    CompiledTest test;
    std::vector<std::uint8_t> byCode;
};

/// A profile criterion bound to its column: an outcome is a band's index, then `otherwise`, then `unknown`.
struct ProfilePlan {
    ProfilePlan(const model::ProfileRule &rule, int weight, const data::Table &table);

    [[nodiscard]] std::size_t otherwise() const { return tests.size(); }
    [[nodiscard]] std::size_t unknown() const { return tests.size() + 1; }
    [[nodiscard]] std::size_t outcomeOf(const FieldValue &value, base::Instant asOf) const;

    void prepare(base::Instant asOf, unsigned threads);
    /// Adds each row's points for rows [begin, begin + sums.size()); `mask` is empty or says whom it applies to.
    void add(std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
             std::span<base::Exact> sums) const;
    /// Each row's outcome for rows [begin, begin + outcomes.size()).
    void fill(std::size_t begin, base::Instant asOf, std::span<std::uint16_t> outcomes) const;

    std::string field;
    const data::Column *column = nullptr;
    std::vector<CompiledTest> tests;
    std::vector<base::Exact> points; ///< weighted, by outcome
    std::size_t blank = 0;           ///< outcome of a blank
    std::vector<std::uint16_t> byCode;

private:
    template <class Take>
    void eachOutcome(std::size_t begin, std::size_t rows, base::Instant asOf, const Take &take) const;
};

/// A behaviour criterion: which events, and what they give.
struct BehaviourPlan {
    BehaviourPlan(const model::BehaviourRule &rule, int weight);

    /// What an event of this age is worth in units of 1/2²⁴ event.
    [[nodiscard]] Wide contribution(std::int64_t age, double number) const
    {
        const std::int64_t factor = decay.factor(age);
        return scale == 0 ? Wide{factor} : scaledFactor(factor, number, scale);
    }
    /// points·S₁ + beyond·S₂ clamped to floor and ceiling, times weight, rounded once.
    [[nodiscard]] base::Exact pointsOf(Wide inCap, Wide beyondCap) const { return finished(weigh(inCap, beyondCap)); }
    [[nodiscard]] Wide weigh(Wide inCap, Wide beyondCap) const { return points * inCap + beyond * beyondCap; }
    [[nodiscard]] base::Exact finished(Wide sum) const;
    [[nodiscard]] base::Exact unlimited(Wide sum) const; ///< the same without floor and ceiling

    EventFilterPlan filter;
    Decay decay;
    std::int64_t window = 0;  ///< seconds; the largest number where there is none
    std::uint64_t cap = 0;    ///< the largest number where there is none
    std::uint32_t perAsset = 0; ///< 0: all
    int scale = 0;            ///< 0: none
    int points = 0;
    int beyond = 0;
    int weight = 100;
    Wide floor = 0;
    Wide ceiling = 0;
};

/// A behaviour over the pools of the accounts.
struct AccountBehaviourPlan {
    void prepare(const Input &input, const AccountMembers &members, base::Instant asOf, unsigned threads);
    /// Adds each row's points for rows [begin, begin + sums.size()); `mask` is empty or says whom it applies to.
    void add(const Input &input, std::size_t begin, std::span<const std::uint8_t> mask,
             std::span<base::Exact> sums) const;

    BehaviourPlan behaviour;
    EventFilterPlan accountFilter;      ///< the same filter for the codes of the accounts' own events
    std::vector<base::Exact> byAccount; ///< by 1 + account; 0 for those without
};

struct TargetPlan {
    base::Exact points = 0;
};

struct HandRaisePlan {
    TextChoice types; ///< an empty list raises no hand
    bool anyType = false;
    std::int64_t window = 0;
    bool qualifyDirectly = true;
};

struct StopperPlan {
    FieldTestPlan test;
};

struct CriterionPlan {
    const model::Criterion *criterion = nullptr;
    std::optional<FieldTestPlan> onlyIf;
    std::variant<ProfilePlan, BehaviourPlan, AccountBehaviourPlan, InterestPlan, RecencyPlan, TargetPlan, HandRaisePlan,
                 StopperPlan>
        rule;

    /// The behaviour whose events are counted, the lead's own or the account's; null for other kinds.
    [[nodiscard]] const BehaviourPlan *countsEvents() const;
    /// Whether it looks at the account's pool.
    [[nodiscard]] bool asksAccount() const;
};

struct AxisPlan {
    std::vector<CriterionPlan> criteria;
    std::vector<base::Exact> thresholds; ///< by rank; one less than ranks
    std::size_t ranks = 1;
    base::Exact min = 0;
    base::Exact max = 0;

    [[nodiscard]] base::Exact limited(base::Exact sum) const { return std::clamp(sum, min, max); }
    /// The best rank whose threshold the score reaches.
    [[nodiscard]] std::size_t rankOf(base::Exact score) const;
};

/// A model bound to a table's columns: what the engine runs and the explanation opens up. Borrows model and table.
class Plan {
public:
    Plan(const model::ScoringModel &model, const Input &input);

    /// Makes the tables by code that whole-table scoring at `asOf` needs; a single lead does without.
    void prepare(base::Instant asOf, unsigned threads);
    [[nodiscard]] const model::ScoringModel &model() const { return *m_model; }
    [[nodiscard]] const AxisPlan &axis(std::size_t index) const { return m_axes[index]; }
    /// Null where no criterion asks the account.
    [[nodiscard]] const AccountMembers *members() const { return m_members ? &*m_members : nullptr; }

private:
    const model::ScoringModel *m_model;
    Input m_input;
    std::array<AxisPlan, 2> m_axes;
    std::optional<AccountMembers> m_members;
};

} // namespace leadlight::scoring
