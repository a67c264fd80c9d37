// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/stored_types.h"

namespace leadlight::store {

/// What the codes of a page of events may be: each is below its limit.
struct CodeLimits {
    static constexpr std::uint64_t none = std::uint64_t{1} << 32;
    std::uint64_t leads = none, types = none, assets = none, areas = none, campaigns = none, texts = none;
};

[[nodiscard]] CodeLimits limitsOf(const ActivityDictionaries &dictionaries, std::uint64_t leads);

/// Where the columns of a page of events go. All have the page's length; `import` and `key` may be empty, and what the
/// page holds of them is skipped then.
struct EventSpans {
    std::span<std::uint32_t> lead, type, asset, area, campaign, text, import;
    std::span<std::int64_t> time;
    std::span<std::uint8_t> channel, phase, machine;
    std::span<double> number;
    std::span<std::uint64_t> key;
};

/// The events `order[0]`, `order[1]` … as a page.
[[nodiscard]] std::string packEvents(std::span<const StoredActivity> events, std::span<const std::uint32_t> order,
                                     std::uint32_t pageNo);
/// Throws PageReader::BadPage. Any thread.
void unpackEvents(std::string_view bytes, std::uint32_t pageNo, const CodeLimits &limits, const EventSpans &columns);

} // namespace leadlight::store
