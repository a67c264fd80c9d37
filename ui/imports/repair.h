// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QString>

#include "imports/file_reading.h"

namespace leadlight::imports {

/// What one button does about all rows with the same fault.
struct Repair {
    enum class Kind : std::uint8_t { none, readQuoted, readAs, leaveValue, tellWords };
    Kind kind = Kind::none;
    std::string column;
    QString type; ///< of readAs, see typeKey()
    bool operator==(const Repair &) const = default;
};

/// `code` and `column` of the fault, the cells of that column in its rows, the plan that was used, and what is known of
/// the file: another order of dates is offered only if it reads more of the whole column, another sign if it reads more
/// of these cells than it spoils of the file's first rows.
[[nodiscard]] Repair repairFor(const std::string &code, const std::string &column, const std::vector<std::string> &cells,
                               const io::ImportPlan &plan, const FileReading &reading);
/// "Read these 338 rows once more"; empty for none.
[[nodiscard]] QString repairText(const Repair &repair, std::uint64_t rows);

} // namespace leadlight::imports
