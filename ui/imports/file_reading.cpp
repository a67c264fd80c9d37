// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/file_reading.h"

#include "bridge/text.h"
#include "io/open_table.h"

namespace leadlight::imports {

base::Result<FileReading> readFile(const workspace::ImportRequest &request, base::Progress &progress)
{
    io::CsvOptions options;
    options.repairWholeRowQuoted = request.repairWholeRowQuoted;
    if (!request.encoding.empty()) {
        options.dialect.encoding = io::parseEncoding(request.encoding);
        if (!options.dialect.encoding) {
            return base::fail(base::ErrorKind::usage, "import.unknown_encoding", {request.encoding});
        }
    }
    if (!request.sheet.empty()) {
        options.dialect.sheet = request.sheet;
    }
    auto opened = io::openTable(request.file, options);
    if (!opened) {
        return base::fail(opened.error());
    }
    io::TableReader &reader = **opened;
    auto plan = io::guessPlan(request.kind, reader, &progress);
    if (!plan) {
        return base::fail(plan.error());
    }
    FileReading reading;
    reading.plan = std::move(*plan);
    reading.notes = reading.plan.notes;
    for (const std::string &name : reader.columns()) {
        reading.columns << bridge::toQt(name);
    }
    while (reading.preview.size() < previewRows) {
        const auto step = reader.next();
        if (!step) {
            return base::fail(step.error());
        }
        if (*step == io::TableReader::Step::end) {
            break;
        }
        if (*step == io::TableReader::Step::row) {
            QStringList cells;
            for (const std::string_view field : reader.row().fields) {
                cells << bridge::toQt(field);
            }
            reading.preview.push_back(std::move(cells));
        }
    }
    return reading;
}

} // namespace leadlight::imports
