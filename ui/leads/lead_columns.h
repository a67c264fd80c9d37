// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "workspace/queries/lead_list.h"
#include "workspace/snapshot.h"

namespace leadlight::leads {

enum class CellKind : std::uint8_t { rank, name, text, number, score, stage, day, due };

/// A column of the lead table: one of the snapshot's, or the name, which is made of several.
struct LeadColumn {
    QString key;
    QString label;
    CellKind kind = CellKind::text;
    std::size_t at = 0;      ///< index into Snapshot::columns; not of the name
    std::size_t axis = 0;    ///< of a score
    int width = 120;         ///< at factor 1
    int leastWidth = 120;    ///< to which it gives way where room is short
    bool quiet = false;      ///< secondary: muted text
    bool shownAtFirst = false;
    bool operator==(const LeadColumn &) const = default;
};

/// Every column that this snapshot can show; those shown at first stand first, in their order.
[[nodiscard]] std::vector<LeadColumn> leadColumns(const workspace::Snapshot &snapshot);

/// The sort by a column; numbers and moments begin with the largest unless `descending` says otherwise.
[[nodiscard]] std::vector<workspace::SortBy> sortBy(const LeadColumn &column, const workspace::Snapshot &snapshot,
                                                    bool descending);
/// Whether the first click on the header sorts downwards.
[[nodiscard]] bool startsDescending(CellKind kind);

} // namespace leadlight::leads
