// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "io/import_plan.h"

namespace leadlight::io {

/// One cell as its plan column wants it.
struct TypedCell {
    bool blank = true;
    std::string_view text;  ///< as it stands in the file; of a stage or outcome column the key that the word means
    double number = 0;      ///< of a number, its factor applied
    base::Instant instant;  ///< of a date
};

/// A row of the file as values. Valid until the next conversion and as long as the TableRow is.
struct TypedRow {
    std::uint64_t line = 0;
    std::vector<TypedCell> cells;    ///< one for each of TypedRowReader::columns()
    std::vector<base::Error> errors; ///< not empty: the row is refused
    std::vector<base::Error> spoilt; ///< values taken as blank because their column's plan says so
};

/// Turns rows into values by a plan. Columns that are ignored are left out.
///
/// Errors of a cell, with line and column and the text as argument: value.not_a_date, value.not_a_number,
/// value.unknown_word (a stage or outcome that the plan does not translate). A text in front of a number or date that
/// is longer than 100 bytes is cut. A row without any mapped value: row.blank.
class TypedRowReader {
public:
    TypedRowReader(const ImportPlan &plan, std::string fileName);

    [[nodiscard]] const std::vector<PlanColumn> &columns() const { return m_columns; }
    /// Place of a target among `columns()`, or -1.
    [[nodiscard]] int indexOf(std::string_view target) const;
    /// False if the row is refused.
    bool convert(const TableRow &row, TypedRow &typed) const;

private:
    /// What the words of a stage or outcome mean: comparable word → key.
    struct Words {
        bool isWanted = false;
        std::unordered_map<std::string, std::string> keys;
    };
    void convertCell(std::size_t column, std::string_view field, TypedRow &typed) const;

    std::string m_file;
    std::vector<PlanColumn> m_columns;
    std::vector<Words> m_words; ///< by column
};

} // namespace leadlight::io
