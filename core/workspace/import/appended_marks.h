// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "workspace/import/edited_columns.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Keeps the marks of appended values (appended_values.h) while an import sets values.
class AppendedMarks {
public:
    /// `appends`: what the file brings is appended. Both others outlive it.
    AppendedMarks(const Snapshot &snapshot, EditedColumns &columns, bool appends);

    /// Whether `ours`, which somebody gave, stays against another value of the file.
    [[nodiscard]] bool keeps(std::size_t column, std::uint32_t row, const std::string &ours, const std::string &theirs);
    /// Call when a cell was set or erased by the file.
    void follow(std::size_t column, std::uint32_t row);

private:
    std::optional<std::size_t> markOf(std::size_t column);

    const Snapshot &m_snapshot;
    EditedColumns &m_columns;
    bool m_appends;
    bool m_isIdle; ///< there are no marks, and there will be none
    std::vector<std::optional<std::size_t>> m_marks; ///< by column; one that is not here has not been asked for
};

} // namespace leadlight::workspace
