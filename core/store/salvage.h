// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace leadlight::store {

/// Rows or pages of a table that were not brought over, `first` to `last`; −1: they have no numbers, or which is not known.
/// Of "activity", which stand in pages, 1 to how many are missing.
struct SalvageLoss {
    std::string table; ///< "lead", "column_page company", "activity_page", …
    std::int64_t first = -1;
    std::int64_t last = -1;
    bool operator==(const SalvageLoss &) const = default;
};

struct Salvaged {
    std::uint64_t leads = 0;       ///< brought over, in part or whole
    std::uint64_t leadsInPart = 0; ///< of these, with something missing: marked in the column "salvage"
    std::uint64_t activities = 0;
    std::vector<SalvageLoss> losses; ///< by table and number
};

/// Makes a new workspace of what can be read of a damaged one, row by row and page by page. A row or page counts if its
/// checksum fits and is left out otherwise: nothing is guessed. Where a lead's own row is lost and its values are not,
/// the lead stands where its last move put it, else it is `anonymous`. People and accounts that others point at keep
/// their number without a name. A lost time zone or currency is that of a new workspace. What would take imports back is not brought over. The damaged file is only read.
///
/// Errors: those of opening for reading that are not damage; workspace.exists (target); salvage.older (path): its
/// rows have no checksums; salvage.nothing (path): not even its tables are found; storage.…; stopped.
[[nodiscard]] base::Result<Salvaged> salvageWorkspace(const std::string &damaged, const std::string &target,
                                                      const base::Progress *progress = nullptr);

} // namespace leadlight::store
