// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "io/xlsx_archive.h"
#include "io/xlsx_cells.h"

namespace leadlight::io {

struct XlsxSheet {
    std::string name;
    std::string part;
    bool visible = true;
};

/// What a workbook says of its sheets and of how numbers are shown. Links to other files are passed over.
struct XlsxBook {
    std::vector<XlsxSheet> sheets; ///< with cells: no charts, no macros
    std::string stringsPart;       ///< empty: none
    std::vector<CellShape> shapes; ///< by the style number of a cell
    bool since1904 = false;
};

/// Errors: those of XlsxArchive and XmlStream; xlsx.not_a_workbook.
[[nodiscard]] base::Result<XlsxBook> readBook(const XlsxArchive &archive);

} // namespace leadlight::io
