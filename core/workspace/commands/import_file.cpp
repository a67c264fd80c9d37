// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/import_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <nlohmann/json.hpp>

#include "base/ahead.h"
#include "io/csv_writer.h"
#include "io/row_batch.h"
#include "workspace/commands/undo_import.h"
#include "workspace/hand_over.h"
#include "workspace/import/import_source.h"
#include "workspace/import/importer.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"
#include "workspace/whole_file.h"

namespace leadlight::workspace {

namespace {

constexpr std::uint64_t rowsBetweenLooks = 1024;
/// A file that is wrong in every row must not fill the memory with its own copy.
constexpr std::size_t mostProblems = 100000;
/// Room is not asked for beyond this, whatever the beginning of a file promises.
constexpr std::uint64_t mostExpected = 20'000'000;

base::Result<io::ImportPlan> planFor(const store::WorkspaceStore &store, const ImportRequest &request, io::TableReader &reader,
                                     base::Progress *progress)
{
    if (request.plan)
        return io::bindPlan(*request.plan, reader);
    auto found = findPlan(store, request.kind, reader, progress);
    if (!found)
        return base::fail(found.error());
    return std::move(found->plan);
}

/// A file without a column that says which lead (account, campaign) a row is about cannot be taken.
base::Result<void> requireKey(const io::ImportPlan &plan)
{
    const auto hasAny = [&](std::initializer_list<std::string_view> targets) {
        for (const std::string_view target : targets) {
            if (plan.find(target))
                return true;
        }
        return false;
    };
    bool found = true;
    switch (plan.kind) {
    case io::ImportKind::leads:
        found = true;
        break;
    case io::ImportKind::outcomes:
        found = hasAny({"external_id", "email", "id"}) && hasAny({"outcome", "stage", "outcome_date", "outcome_value"});
        break;
    case io::ImportKind::activities:
        found = hasAny({"lead", "lead_email", "account", "account_domain"}) && hasAny({"time"}) && hasAny({"type"});
        break;
    case io::ImportKind::accounts:
    case io::ImportKind::targets:
        found = hasAny({"name", "domain"});
        break;
    case io::ImportKind::campaigns:
        found = hasAny({"name"});
        break;
    }
    if (!found)
        return base::fail(base::ErrorKind::unreadable, "import.no_key_column", {std::string(io::keyOf(plan.kind))});
    return {};
}

base::Result<std::unique_ptr<Importer>> importerFor(const ImportContext &context, io::ImportKind kind)
{
    switch (kind) {
    case io::ImportKind::leads:
        return makeLeadImporter(context, false);
    case io::ImportKind::outcomes:
        return makeLeadImporter(context, true);
    case io::ImportKind::activities:
        return makeActivityImporter(context);
    case io::ImportKind::accounts:
        return makeAccountImporter(context, false);
    case io::ImportKind::targets:
        return makeAccountImporter(context, true);
    case io::ImportKind::campaigns:
        break;
    }
    return makeCampaignImporter(context);
}

std::vector<std::string> cellsOf(const io::TableRow &row, bool refusedByReader)
{
    if (refusedByReader && row.fields.empty())
        return {std::string(row.text)};
    std::vector<std::string> cells;
    for (const std::string_view field : row.fields)
        cells.emplace_back(field);
    return cells;
}

void note(ImportReport &report, base::Error error, const io::TableRow &row, bool repaired, bool byReader)
{
    if (report.problems.size() < mostProblems)
        report.problems.push_back({std::move(error), repaired, cellsOf(row, byReader)});
}

void count(ImportReport &report, RowOutcome outcome)
{
    report.added += outcome == RowOutcome::added;
    report.updated += outcome == RowOutcome::updated;
    report.unchanged += outcome == RowOutcome::unchanged;
    report.skipped += outcome == RowOutcome::skipped;
    report.refused += outcome == RowOutcome::refused;
}

/// Rows of a file as values, with what the importer could say of them beforehand.
class PreparedRows {
public:
    struct Prepared {
        io::TableRow row; ///< as corrected by hand
        std::vector<std::string_view> corrected;
        io::TypedRow typed;
        bool good = false; ///< its cells could be read
        RowFacts facts;
    };

    /// The next of the file; false: they are the last.
    bool fill(io::TableReader &reader, const ImportRequest &request, const io::TypedRowReader &rows, const Importer &importer)
    {
        const bool more = m_read.fill(reader);
        if (m_prepared.size() < m_read.rows().size())
            m_prepared.resize(m_read.rows().size());
        for (std::size_t i = 0; i < m_read.rows().size(); ++i) {
            if (m_read.rows()[i].step == io::TableReader::Step::row)
                prepare(m_prepared[i], m_read.rows()[i].row, request, rows);
        }
        // In a loop of its own: what is looked up lies anywhere in memory, and several looks wait no longer than one.
        constexpr std::size_t ahead = 16;
        const std::size_t rowCount = m_read.rows().size();
        const auto isGood = [&](std::size_t i) { return m_read.rows()[i].step == io::TableReader::Step::row && m_prepared[i].good; };
        for (std::size_t i = 0; i < rowCount + ahead; ++i) {
            if (i < rowCount && isGood(i))
                importer.foresee(m_prepared[i].typed);
            if (i >= ahead && isGood(i - ahead))
                importer.prepare(m_prepared[i - ahead].typed, m_prepared[i - ahead].facts);
        }
        return more;
    }

    [[nodiscard]] const io::RowBatch &read() const { return m_read; }
    [[nodiscard]] const Prepared &at(std::size_t i) const { return m_prepared[i]; }

private:
    static void prepare(Prepared &prepared, const io::TableRow &row, const ImportRequest &request, const io::TypedRowReader &rows)
    {
        prepared.row = row;
        if (const auto edits = request.edits.find(row.line); edits != request.edits.end()) {
            prepared.corrected.assign(row.fields.begin(), row.fields.end());
            for (const auto &[column, text] : edits->second) {
                if (column < prepared.corrected.size())
                    prepared.corrected[column] = text;
            }
            prepared.row.fields = prepared.corrected;
        }
        prepared.good = rows.convert(prepared.row, prepared.typed);
    }

    io::RowBatch m_read;
    std::vector<Prepared> m_prepared; ///< may be more than were read: what they hold is used again
};

void takeRow(ImportReport &report, Importer &importer, const PreparedRows::Prepared &prepared, const io::TableReader &reader)
{
    const io::TableRow &row = prepared.row;
    const io::TypedRow &typed = prepared.typed;
    if (!prepared.good) {
        ++report.refused;
        note(report, typed.errors.front(), row, false, false);
        return;
    }
    base::Error error;
    error.place = {reader.name(), row.line, {}};
    const RowOutcome outcome = importer.take(typed, prepared.facts, error);
    count(report, outcome);
    if (outcome == RowOutcome::refused)
        note(report, std::move(error), row, false, false);
    else if (row.filled > 0)
        note(report, {base::ErrorKind::findings, "csv.short_row", {std::to_string(row.filled)}, {reader.name(), row.line, {}}}, row, true, false);
    else if (!typed.spoilt.empty())
        note(report, typed.spoilt.front(), row, true, false);
    else if (row.unquoted)
        note(report, {base::ErrorKind::findings, "csv.whole_row_unquoted", {}, {reader.name(), row.line, {}}}, row, true, false);
    else if (row.spoilt != nullptr)
        note(report, {base::ErrorKind::findings, row.spoilt->code, {row.spoilt->text}, {reader.name(), row.line, reader.columns()[row.spoilt->column]}},
             row, true, false);
}

/// Reads on another thread, ahead of the importer.
base::Result<void> readRows(ImportReport &report, const ImportRequest &request, Importer &importer, const io::TypedRowReader &rows,
                            io::TableReader &reader, base::Progress *progress)
{
    const std::uint64_t total = reader.bytesTotal();
    if (progress)
        progress->setTotal(total);
    base::Ahead<PreparedRows> ahead([&](PreparedRows &batch) { return batch.fill(reader, request, rows, importer); });
    while (const PreparedRows *batch = ahead.next()) {
        const auto &read = batch->read().rows();
        if (report.rows == 0 && batch->read().bytesDone() > 0)
            importer.expect(std::min<std::uint64_t>(mostExpected, read.size() * total / batch->read().bytesDone() * 5 / 4));
        for (std::size_t i = 0; i < read.size(); ++i) {
            if (report.rows++ % rowsBetweenLooks == 0 && progress) {
                progress->setDone(batch->read().bytesDone());
                if (progress->stopRequested())
                    return base::fail(base::ErrorKind::stopped, "stopped");
            }
            if (read[i].step == io::TableReader::Step::refused) {
                ++report.refused;
                note(report, read[i].problem, read[i].row, false, true);
            } else {
                takeRow(report, importer, batch->at(i), reader);
            }
        }
        if (batch->read().failure())
            return base::fail(*batch->read().failure());
    }
    return {};
}

std::string countsJson(const ImportReport &report)
{
    return nlohmann::json{{"rows", report.rows},       {"added", report.added},     {"updated", report.updated},
                          {"unchanged", report.unchanged}, {"skipped", report.skipped}, {"refused", report.refused}}
        .dump();
}

base::Result<void> commitImport(Workspace::Session &session, const ImportRequest &request, ImportReport &report, Importer &importer,
                                base::Progress *progress)
{
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    store::StoredImport record;
    record.kind = report.kind;
    record.file = report.file;
    record.source = request.sourceName;
    record.sourceType = request.sourceType;
    record.person = request.person.value_or(base::Uuid{});
    record.time = session.now();
    record.counts = countsJson(report);
    record.mapping = io::planToJson(report.plan);
    const auto number = write->addImport(record);
    if (!number)
        return base::fail(number.error());
    report.number = *number;
    if (auto written = importer.write(*write, static_cast<std::uint32_t>(*number)); !written)
        return written;
    const std::string actor = request.person ? actorOf(*request.person) : "import";
    if (auto entry = write->appendLedger(record.time, "import", actor, importPayload(record)); !entry)
        return base::fail(entry.error());
    if (auto saved = saveMapping(*write, report.plan, report.header, record.time); !saved)
        return saved;
    if (progress && progress->stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    return write->commit();
}

/// In a transaction of its own: what the model hands over because of the import belongs to it, too.
base::Result<bool> keepUndo(Workspace::Session &session, std::int64_t import, const store::ChangeRecord &changes)
{
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto dropped = write->dropImportUndosBefore({session.now().seconds - importUndoDays * base::secondsPerDay}); !dropped)
        return base::fail(dropped.error());
    const auto kept = write->keepImportUndo(import, changes);
    if (!kept)
        return kept;
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    return kept;
}

} // namespace

base::Result<ImportReport> importFile(Workspace &workspace, const ImportRequest &request, base::Progress *progress)
{
    const auto begin = std::chrono::steady_clock::now();
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable && !request.dryRun)
        return base::fail(writable.error());
    auto reader = openImport(request);
    if (!reader)
        return base::fail(reader.error());
    auto plan = planFor(session.store(), request, **reader, progress);
    if (!plan)
        return base::fail(plan.error());
    if (auto key = requireKey(*plan); !key)
        return base::fail(key.error());
    const auto snapshot = session.snapshot();
    const io::TypedRowReader rows(*plan, (*reader)->name());
    // What an import does not date counts as of the running minute, like all scores, and so at once.
    const ImportContext context{*snapshot, session.store(), rows, request, session.asOf()};
    auto importer = importerFor(context, plan->kind);
    if (!importer)
        return base::fail(importer.error());

    ImportReport report;
    report.kind = io::keyOf(plan->kind);
    report.file = std::filesystem::path(request.file).filename().string();
    report.header = (*reader)->columns();
    report.plan = std::move(*plan);
    if (auto read = readRows(report, request, **importer, rows, **reader, progress); !read)
        return base::fail(read.error());
    for (const io::Reason &found : (*reader)->notes()) {
        if (std::find(report.plan.notes.begin(), report.plan.notes.end(), found) == report.plan.notes.end())
            report.plan.notes.push_back(found);
    }
    (*importer)->report(report);
    const bool anything = report.added + report.updated + report.conflicting > 0;
    if (!request.dryRun && anything) {
        const auto changes = session.store().recordChanges();
        if (!changes)
            return base::fail(changes.error());
        if (auto written = commitImport(session, request, report, **importer, progress); !written)
            return base::fail(written.error());
        // What it holds is stored by now, and giving the memory back need not keep the loading waiting.
        const std::jthread ending([ended = std::move(*importer)]() mutable { ended.reset(); });
        auto next = report.kind == io::keyOf(io::ImportKind::activities) ? session.loadedWithActivities(nullptr) : session.loaded(nullptr);
        if (!next)
            return base::fail(next.error());
        if (session.isLive()) {
            if (auto handed = handOver(session, **next); !handed)
                return base::fail(handed.error());
        }
        const auto kept = keepUndo(session, report.number, **changes);
        if (!kept)
            return base::fail(kept.error());
        report.canBeUndone = *kept;
        session.publish(std::move(*next), {true, true, false, true, true, {}});
    }
    report.elapsedMilliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

base::Result<void> writeRefusedRows(const ImportReport &report, const std::string &path,
                                    const std::function<std::string(const base::Error &)> &reasonOf)
{
    const io::CsvWriter writer;
    std::string out;
    std::vector<std::string> head{"line", "column", "reason"};
    head.insert(head.end(), report.header.begin(), report.header.end());
    writer.row(head, out);
    for (const RowProblem &problem : report.problems) {
        if (problem.repaired)
            continue;
        std::vector<std::string> cells{std::to_string(problem.error.place.line), problem.error.place.column, reasonOf(problem.error)};
        cells.insert(cells.end(), problem.cells.begin(), problem.cells.end());
        writer.row(cells, out);
    }
    return writeWholeFile(path, out);
}

} // namespace leadlight::workspace
