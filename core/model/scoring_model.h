// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "domain/activity.h"

namespace leadlight::model {

/// A bound of a date test: absolute, or as-of plus `days`.
struct DateBound {
    std::optional<base::Instant> at;
    int daysFromAsOf = 0; ///< used where `at` is absent
    bool operator==(const DateBound &) const = default;
};

enum class TestKind : std::uint8_t { isOneOf, isNot, contains, startsWith, between, atLeast, atMost, before, after, isBlank };

/// A test on one attribute. Text compares trimmed and case-folded. between, atLeast and atMost include their bounds;
/// before and after exclude them. A blank attribute passes only isBlank.
struct Test {
    TestKind kind = TestKind::isOneOf;
    std::vector<std::string> values;    ///< isOneOf, isNot, contains, startsWith
    std::optional<double> low;          ///< between, atLeast
    std::optional<double> high;         ///< between, atMost
    std::optional<DateBound> lowDate;   ///< the same on a date column; `after`
    std::optional<DateBound> highDate;  ///< `before`
    bool operator==(const Test &) const = default;
};

/// A test with the attribute that it asks.
struct FieldTest {
    std::string field;
    Test test;
    bool operator==(const FieldTest &) const = default;
};

struct Band {
    std::string label;
    Test test;
    int points = 0;
    bool operator==(const Band &) const = default;
};

/// The first band that holds counts, else `otherwise`; a blank gives `unknown` unless a band tests for blank.
struct ProfileRule {
    std::string field;
    std::vector<Band> bands;
    int otherwise = 0;
    int unknown = 0;
    bool operator==(const ProfileRule &) const = default;
};

/// Which events count; an empty list takes all.
struct EventFilter {
    std::vector<std::string> types;
    std::vector<domain::Channel> channels;
    std::vector<std::string> assets;
    std::vector<std::string> areas;
    std::vector<std::string> phases;
    std::vector<std::string> campaigns;
    std::optional<double> atLeast; ///< least number
    bool operator==(const EventFilter &) const = default;
};

/// Points for events (domain.md §4, `behaviour`).
struct BehaviourRule {
    EventFilter filter;
    int points = 0;
    int beyond = 0;
    std::optional<int> cap;
    std::optional<int> perAsset;
    std::optional<int> windowDays;
    std::optional<int> halfLifeDays; ///< at most one of half-life and lifespan
    std::optional<int> lifespanDays;
    std::optional<int> scale;
    std::optional<int> floor;   ///< points, applied before the weight
    std::optional<int> ceiling;
    bool operator==(const BehaviourRule &) const = default;
};

/// The same over one pool: the events of all leads of the account, junk left out, and of the account itself.
/// `perAsset` counts per person, `cap` over the pool. Without an account 0.
struct AccountBehaviourRule {
    BehaviourRule behaviour;
    bool operator==(const AccountBehaviourRule &) const = default;
};

/// Points once, if in the window at least `minEvents` events lie in the area and make up at least `minShare` per cent
/// of those that have an area; both bounds included.
struct InterestRule {
    std::string area; ///< empty: any one
    int points = 0;
    int minEvents = 1;
    int minShare = 0; ///< per cent
    std::optional<int> windowDays;
    bool ofAccount = false; ///< the account's pool in place of the lead's own events
    bool operator==(const InterestRule &) const = default;
};

struct RecencyBand {
    std::string label;
    int atMostDays = 0; ///< whole days since the last activity, rounded down
    int points = 0;
    bool operator==(const RecencyBand &) const = default;
};

/// Points by whole days since the prospect's last activity; the first band that holds counts, else `otherwise`.
struct RecencyRule {
    std::vector<RecencyBand> bands;
    int otherwise = 0;
    int never = 0; ///< without any activity
    bool operator==(const RecencyRule &) const = default;
};

/// Points if the lead's account is on the target list.
struct TargetAccountRule {
    int points = 0;
    bool operator==(const TargetAccountRule &) const = default;
};

/// "Asked for a call": within the window the lead takes this axis's best rank.
struct HandRaiseRule {
    std::vector<std::string> types; ///< activity types that raise a hand
    int windowDays = 30;
    bool qualifyDirectly = true;
    bool operator==(const HandRaiseRule &) const = default;
};

/// A test that ends it: both axes take their worst rank.
struct ShowStopperRule {
    FieldTest test;
    bool operator==(const ShowStopperRule &) const = default;
};

using Rule = std::variant<ProfileRule, BehaviourRule, AccountBehaviourRule, InterestRule, RecencyRule, TargetAccountRule,
                          HandRaiseRule, ShowStopperRule>;

struct Criterion {
    std::string key;
    std::string label;
    std::string note;
    std::string group;
    int weight = 100; ///< per cent, 0 to 500
    std::optional<FieldTest> onlyIf;
    Rule rule;
    bool operator==(const Criterion &) const = default;
};

/// One axis. `ranks` and `rankLabels` run from best to worst; `thresholds[i]` is the least score of rank i.
struct Axis {
    std::string key;   ///< "fit"
    std::string label; ///< "Fit"
    std::vector<std::string> ranks;
    std::vector<std::string> rankLabels;
    std::vector<int> thresholds; ///< one less than ranks, falling
    std::optional<int> min;
    std::optional<int> max;
    std::vector<Criterion> criteria;
    bool operator==(const Axis &) const = default;
};

/// A cell of the matrix by rank positions.
struct Cell {
    std::uint8_t first = 0;
    std::uint8_t second = 0;
    auto operator<=>(const Cell &) const = default;
};

/// Gates an MQL must pass besides the region; each is on or off.
struct Gates {
    bool reachable = true;
    bool consent = true;
    bool notJunk = true;
    bool notDuplicate = true;
    bool notPurchased = true;
    std::vector<std::string> knownFields;
    bool operator==(const Gates &) const = default;
};

/// What is done with the leads of a cell: who owns it and the next step in words.
struct Treatment {
    std::string owner; ///< "sales" or "marketing"
    std::string nextStep;
    std::string program;
    bool operator==(const Treatment &) const = default;
};

/// A scoring model as a value: what both sides sign. See model/README.md for its JSON.
struct ScoringModel {
    std::string name;
    std::array<Axis, 2> axes;
    std::vector<Cell> region;        ///< cells whose leads are MQLs, ascending
    std::vector<Cell> order;         ///< every cell, best first: the agreed order
    std::vector<Treatment> treatments; ///< one a cell, row by row of the matrix
    Gates gates;
    bool operator==(const ScoringModel &) const = default;

    [[nodiscard]] std::size_t columns() const { return axes[1].ranks.size(); }
    [[nodiscard]] std::size_t cells() const { return axes[0].ranks.size() * axes[1].ranks.size(); }
    [[nodiscard]] std::size_t indexOf(Cell cell) const { return cell.first * columns() + cell.second; }
    [[nodiscard]] Cell cellAt(std::size_t index) const
    {
        return {static_cast<std::uint8_t>(index / columns()), static_cast<std::uint8_t>(index % columns())};
    }
    [[nodiscard]] std::string nameOf(Cell cell) const { return axes[0].ranks[cell.first] + axes[1].ranks[cell.second]; }
    [[nodiscard]] bool inRegion(Cell cell) const;
};

/// By the sum of both rank positions, the first axis first among equals (domain.md §4).
[[nodiscard]] std::vector<Cell> defaultOrder(std::size_t firstRanks, std::size_t secondRanks);
/// Four corners: work now, find out more, wait, leave.
[[nodiscard]] std::vector<Treatment> defaultTreatments(std::size_t firstRanks, std::size_t secondRanks);

} // namespace leadlight::model
