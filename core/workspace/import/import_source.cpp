// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/import_source.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "io/column_names.h"
#include "workspace/queries/file_preview.h"

namespace leadlight::workspace {

namespace {

/// By kind and header, whatever the case and order of the columns.
std::string settingOf(io::ImportKind kind, std::vector<std::string> columns)
{
    for (std::string &column : columns)
        column = base::comparable(column);
    std::sort(columns.begin(), columns.end());
    return "mapping/" + std::string(io::keyOf(kind)) + "/" + base::hex(base::sha256(base::joined(columns, "\n"))).substr(0, 32);
}

struct SavedMapping {
    io::ImportPlan plan;
    base::Instant time;
};

/// Nothing: never saved, or not by this version.
base::Result<std::optional<SavedMapping>> savedMapping(const store::WorkspaceStore &store, io::ImportKind kind,
                                                       const std::vector<std::string> &columns)
{
    const auto setting = store.setting(settingOf(kind, columns));
    if (!setting)
        return base::fail(setting.error());
    if (!*setting)
        return std::nullopt;
    // The time in front of the JSON, in seconds.
    const std::size_t end = (*setting)->find(' ');
    if (end == std::string::npos)
        return std::nullopt;
    const auto seconds = base::parseNumber(std::string_view(**setting).substr(0, end));
    auto plan = io::planFromJson(std::string_view(**setting).substr(end + 1));
    if (!seconds || !plan)
        return std::nullopt;
    return SavedMapping{std::move(*plan), base::Instant{static_cast<std::int64_t>(*seconds)}};
}

void learnWords(io::PlanColumn &column, const io::ColumnGuess &guess)
{
    for (const auto &[word, count] : guess.distinct) {
        const bool isKnown = std::any_of(column.values.begin(), column.values.end(), [w = base::comparable(word)](const auto &value) {
            return base::comparable(value.first) == w;
        });
        if (auto meaning = isKnown ? std::nullopt : meaningOfWord(column.target, word))
            column.values.emplace_back(word, std::move(*meaning));
    }
}

} // namespace

std::optional<std::string> meaningOfWord(const std::string &target, const std::string &word)
{
    const auto key = io::stageOfWord(word);
    if (!key || key->empty())
        return std::nullopt;
    return target == "stage" && *key == "open" ? std::string("identified") : std::string(*key);
}

base::Result<std::unique_ptr<io::TableReader>> openImport(const ImportRequest &request)
{
    io::CsvOptions options;
    options.repairWholeRowQuoted = request.repairWholeRowQuoted;
    if (request.plan)
        options.dialect = request.plan->dialectOptions();
    if (request.delimiter)
        options.dialect.delimiter = request.delimiter;
    if (request.header)
        options.dialect.header = request.header;
    if (!request.encoding.empty()) {
        const auto encoding = io::parseEncoding(request.encoding);
        if (!encoding)
            return base::fail(base::ErrorKind::usage, "import.unknown_encoding", {request.encoding});
        options.dialect.encoding = *encoding;
    }
    if (!request.sheet.empty())
        options.dialect.sheet = request.sheet;
    return io::openTable(request.file, options);
}

base::Result<FoundPlan> findPlan(const store::WorkspaceStore &store, io::ImportKind kind, io::TableReader &reader, base::Progress *progress)
{
    FoundPlan found;
    auto guessed = io::guessPlan(kind, reader, progress, &found.guesses);
    if (!guessed)
        return base::fail(guessed.error());
    found.plan = std::move(*guessed);
    auto saved = savedMapping(store, kind, reader.columns());
    if (!saved)
        return base::fail(saved.error());
    if (!*saved)
        return found;
    auto bound = io::bindPlan(std::move((*saved)->plan), reader);
    if (!bound)
        return found;
    for (io::PlanColumn &column : bound->columns) {
        if (column.target == "stage" || column.target == "outcome")
            learnWords(column, found.guesses[column.index]);
    }
    bound->dialect = found.plan.dialect;
    bound->notes = reader.notes();
    found.plan = std::move(*bound);
    found.savedAt = (*saved)->time;
    return found;
}

base::Result<void> saveMapping(store::Write &write, const io::ImportPlan &plan, const std::vector<std::string> &columns, base::Instant time)
{
    return write.setSetting(settingOf(plan.kind, columns), std::to_string(time.seconds) + " " + io::planToJson(plan));
}

} // namespace leadlight::workspace
