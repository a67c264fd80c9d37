// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/column.h"

namespace leadlight::data {

/// All activities as columns, sorted by lead row, then time, then order of arrival. Immutable, shared between threads.
/// The activities of lead `row` are the half-open range [first[row], first[row + 1]).
struct ActivityTable {
    std::vector<std::uint32_t> first;  ///< leads + 1 entries
    std::vector<std::int64_t> time;    ///< UTC seconds
    std::vector<std::uint32_t> type;   ///< codes of `types`; never 0
    std::vector<std::uint32_t> asset;  ///< codes of `assets`; 0: none
    std::vector<std::uint32_t> area;
    std::vector<std::uint32_t> campaign;
    std::vector<std::uint32_t> text;
    std::vector<std::uint8_t> channel; ///< domain::Channel
    std::vector<std::uint8_t> phase;   ///< 0 none, 1 awareness, 2 evaluation, 3 validation
    std::vector<std::uint8_t> machine; ///< 1: a machine click, never scored
    std::vector<double> number;        ///< NaN: blank
    std::shared_ptr<const Dictionary> types;
    std::shared_ptr<const Dictionary> assets;
    std::shared_ptr<const Dictionary> areas;
    std::shared_ptr<const Dictionary> campaigns;
    std::shared_ptr<const Dictionary> texts;

    [[nodiscard]] std::size_t leads() const { return first.empty() ? 0 : first.size() - 1; }
    [[nodiscard]] std::size_t size() const { return time.size(); }
};

/// Makes a table of columns in order of arrival, sharing their memory where they are in order already. `lead` names the
/// row of each event and is below `leads`.
[[nodiscard]] ActivityTable sortedByLead(ActivityTable arrived, std::span<const std::uint32_t> lead, std::size_t leads);

/// Collects activities in any order and sorts them once.
class ActivityTableBuilder {
public:
    struct Row {
        std::uint32_t lead = 0;
        std::int64_t time = 0;
        std::uint32_t type = 0;
        std::uint32_t asset = 0;
        std::uint32_t area = 0;
        std::uint32_t campaign = 0;
        std::uint32_t text = 0;
        std::uint8_t channel = 0;
        std::uint8_t phase = 0;
        std::uint8_t machine = 0;
        double number = std::numeric_limits<double>::quiet_NaN();
    };

    void reserve(std::size_t rows) { m_rows.reserve(rows); }
    void add(const Row &row) { m_rows.push_back(row); }
    /// Every row's lead must be below `leads`. Dictionaries are taken over as they are.
    [[nodiscard]] ActivityTable build(std::size_t leads, std::shared_ptr<const Dictionary> types,
                                      std::shared_ptr<const Dictionary> assets, std::shared_ptr<const Dictionary> areas,
                                      std::shared_ptr<const Dictionary> campaigns,
                                      std::shared_ptr<const Dictionary> texts) &&;

private:
    std::vector<Row> m_rows;
};

} // namespace leadlight::data
