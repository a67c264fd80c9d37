// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/stored_types.h"

namespace leadlight::workspace {

/// What people entered over what a file had said, by lead and field: there an import must not silently win.
class PeopleEdits {
public:
    struct Edit {
        base::Uuid person;
        base::Instant when;
        /// What files have said so far. One that repeats it knows nothing of our edit and does not contradict it.
        std::vector<std::string> seen;
        [[nodiscard]] bool knows(std::string_view value) const { return std::find(seen.begin(), seen.end(), value) != seen.end(); }
    };

    /// The source of a history value that a file brought and that was not taken.
    static constexpr std::string_view declined = "import_declined";

    /// `history` by lead and as recorded.
    explicit PeopleEdits(std::span<const store::HistoryValue> history);

    /// Null: the field stands as the last import left it.
    [[nodiscard]] const Edit *find(std::uint32_t lead, std::string_view field) const;

private:
    std::map<std::pair<std::uint32_t, std::string>, Edit> m_edits;
};

} // namespace leadlight::workspace
