// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/document.h"

namespace leadlight::report {

/// A value of a sheet: a number where there is one, else the text.
struct SheetValue {
    std::string text;
    std::optional<double> number;
    bool isShare = false; ///< 0.25 is read as 25 %
};

struct Sheet {
    std::string name;
    std::vector<std::string> header; ///< empty: the sheet is no table
    std::vector<std::vector<SheetValue>> rows;
};

/// A report as the sheets of a workbook: first what it is about, then one sheet for each table and figure.
[[nodiscard]] std::vector<Sheet> toSheets(const Document &document);

} // namespace leadlight::report
