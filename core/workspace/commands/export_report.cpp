// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_report.h"

#include <filesystem>

#include "base/text.h"
#include "io/xlsx_writer.h"
#include "report/sheets.h"
#include "workspace/whole_file.h"

namespace leadlight::workspace {

base::Result<void> exportWorkbook(const report::Document &document, const std::string &path)
{
    io::XlsxWriter writer(draftOf(path));
    for (const report::Sheet &sheet : report::toSheets(document)) {
        writer.sheet(sheet.name, sheet.header);
        for (const auto &cells : sheet.rows) {
            writer.row();
            for (const report::SheetValue &cell : cells) {
                if (cell.number && cell.isShare)
                    writer.percent(*cell.number);
                else if (cell.number)
                    writer.number(*cell.number);
                else
                    writer.text(cell.text);
            }
        }
    }
    if (auto written = writer.finish(); !written)
        return base::fail(errorFor(written.error(), path));
    return putInPlace(path);
}

base::Result<void> exportReport(const report::Document &document, const std::string &path)
{
    const std::string ending = base::folded(std::filesystem::path(path).extension().string());
    if (ending == ".html")
        return writeWholeFile(path, report::toHtml(document));
    if (ending == ".csv")
        return writeWholeFile(path, report::toCsv(document));
    if (ending == ".json")
        return writeWholeFile(path, report::toJson(document));
    if (ending == ".xlsx")
        return exportWorkbook(document, path);
    return base::fail(base::ErrorKind::usage, "report.unknown_format", {path});
}

} // namespace leadlight::workspace
