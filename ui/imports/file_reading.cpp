// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/file_reading.h"

#include "bridge/text.h"
#include "io/open_table.h"
#include "io/xlsx_book.h"

namespace leadlight::imports {

namespace {

/// Guesses what the columns are although they came in before.
base::Result<io::ImportPlan> guessedAnew(const workspace::ImportRequest &request, base::Progress &progress)
{
    io::CsvOptions options;
    options.repairWholeRowQuoted = request.repairWholeRowQuoted;
    options.dialect.delimiter = request.delimiter;
    options.dialect.header = request.header;
    if (!request.encoding.empty()) {
        options.dialect.encoding = io::parseEncoding(request.encoding);
    }
    if (!request.sheet.empty()) {
        options.dialect.sheet = request.sheet;
    }
    auto opened = io::openTable(request.file, options);
    if (!opened) {
        return base::fail(opened.error());
    }
    return io::guessPlan(request.kind, **opened, &progress);
}

QStringList sheetsOf(const workspace::ImportRequest &request)
{
    QStringList names;
    const auto archive = io::XlsxArchive::ofFile(request.file, {});
    if (!archive) {
        return names;
    }
    if (const auto book = io::readBook(*archive)) {
        for (const io::XlsxSheet &sheet : book->sheets) {
            if (sheet.visible) {
                names << bridge::toQt(sheet.name);
            }
        }
    }
    return names;
}

} // namespace

base::Result<FileReading> readFile(workspace::Workspace &workspace, const workspace::ImportRequest &request, bool anew,
                                   base::Progress &progress)
{
    auto preview = workspace::previewFile(workspace, request, previewRows, &progress);
    if (!preview) {
        return base::fail(preview.error());
    }
    FileReading reading;
    reading.plan = std::move(preview->plan);
    reading.mappingFrom = preview->mappingFrom;
    if (anew && reading.mappingFrom) {
        auto guessed = guessedAnew(request, progress);
        if (!guessed) {
            return base::fail(guessed.error());
        }
        reading.plan = std::move(*guessed);
        reading.mappingFrom.reset();
    }
    reading.notes = reading.plan.notes;
    reading.words = std::move(preview->words);
    reading.words.resize(preview->columns.size());
    reading.dateOrders = std::move(preview->dateOrders);
    reading.rowCount = preview->rowCount;
    for (const std::string &name : preview->columns) {
        reading.columns << bridge::toQt(name);
    }
    for (const std::vector<std::string> &row : preview->rows) {
        QStringList cells;
        for (const std::string &cell : row) {
            cells << bridge::toQt(cell);
        }
        reading.preview.push_back(std::move(cells));
    }
    if (reading.plan.dialect.format == io::FileFormat::xlsx) {
        reading.sheets = sheetsOf(request);
    }
    return reading;
}

} // namespace leadlight::imports
