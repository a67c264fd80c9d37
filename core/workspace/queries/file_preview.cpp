// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/file_preview.h"

#include <algorithm>

#include "workspace/import/import_source.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

std::vector<std::pair<std::string, std::uint64_t>> wordsOf(const io::ColumnGuess &guess)
{
    if (!guess.distinctKnown)
        return {};
    std::vector<std::pair<std::string, std::uint64_t>> words(guess.distinct.begin(), guess.distinct.end());
    std::stable_sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return words;
}

base::Result<void> previewRows(FilePreview &preview, io::TableReader &reader, std::size_t rows, base::Progress *progress)
{
    for (;;) {
        const auto step = reader.next();
        if (!step)
            return base::fail(step.error());
        if (*step == io::TableReader::Step::end)
            return {};
        if (*step != io::TableReader::Step::row)
            continue;
        if (preview.rowCount++ < rows) {
            std::vector<std::string> cells;
            for (const std::string_view field : reader.row().fields)
                cells.emplace_back(field);
            preview.rows.push_back(std::move(cells));
        }
        if (progress && progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
    }
}

} // namespace

base::Result<FilePreview> previewFile(Workspace &workspace, const ImportRequest &request, std::size_t rows, base::Progress *progress)
{
    ImportRequest unplanned = request;
    unplanned.plan.reset();
    auto reader = openImport(unplanned);
    if (!reader)
        return base::fail(reader.error());
    auto found = findPlan(workspace.session().store(), request.kind, **reader, progress);
    if (!found)
        return base::fail(found.error());
    FilePreview preview;
    preview.plan = std::move(found->plan);
    preview.mappingFrom = found->savedAt;
    preview.columns = (*reader)->columns();
    for (const io::ColumnGuess &guess : found->guesses)
        preview.dateOrders.emplace_back(guess.dayFirst, guess.monthFirst);
    for (const io::ColumnGuess &guess : found->guesses)
        preview.words.push_back(wordsOf(guess));
    if (auto read = previewRows(preview, **reader, rows, progress); !read)
        return base::fail(read.error());
    return preview;
}

} // namespace leadlight::workspace
