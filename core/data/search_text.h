// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/column.h"

namespace leadlight::data {

/// One arena with the folded text of several columns, row after row, for substring search. Immutable.
class SearchText {
public:
    /// Joins the named columns of each row (those that the table has), folded, with a separator that no text holds.
    SearchText(const Table &table, const std::vector<std::string> &columnKeys);

    /// Rows whose text contains `needle` (folded by this call), ascending; all rows for an empty needle.
    /// A stopped search returns what it has so far; the caller asks `progress`.
    [[nodiscard]] std::vector<std::uint32_t> rowsContaining(std::string_view needle,
                                                            const base::Progress *progress = nullptr) const;

private:
    std::string m_arena;
    std::vector<std::uint64_t> m_first; ///< rows + 1 offsets
};

} // namespace leadlight::data
