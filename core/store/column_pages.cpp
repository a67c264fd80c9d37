// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/column_pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "store/added_rows.h"
#include "store/failure.h"
#include "store/page_sums.h"
#include "store/row_sums.h"

namespace leadlight::store {

namespace {

using Kind = PageHeader::Kind;

ColumnDefinition definitionFrom(const Statement &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.enumerated<Kind>(3, 3), row.unsigned32(4), row.unsigned32(5)};
}

Kind kindOf(const data::Column &column)
{
    return static_cast<Kind>(column.values.index());
}

std::size_t lengthOfColumn(const data::Column &column)
{
    if (const data::TextColumn *text = column.asText())
        return text->codes.size();
    if (const data::NumberColumn *number = column.asNumber())
        return number->values.size();
    return column.asInstant()->seconds.size();
}

/// Checksums of the stored pages of a column, by page number.
std::map<std::uint32_t, std::int64_t> storedSums(Connection &connection, const char *sql, std::int64_t column)
{
    std::map<std::uint32_t, std::int64_t> sums;
    Rows rows(connection.cached(sql).bind(column));
    while (rows.next())
        sums[rows->unsigned32(0)] = rows->integer(1);
    return sums;
}

/// Whether the texts of the last stored page, which is all that may have grown, still have their codes.
bool lastPageKeeps(Connection &connection, const ColumnDefinition &column, std::uint32_t pageNo,
                   const data::Dictionary &dictionary)
{
    Rows rows(connection.cached("SELECT first_code, texts, data FROM dictionary_page WHERE column_id=? AND page_no=?")
                  .bindAll(column.id, pageNo));
    if (!rows.next())
        return true;
    const std::uint32_t first = rows->unsigned32(0);
    const std::uint32_t count = rows->unsigned32(1);
    if (std::uint64_t{first} + count > dictionary.size())
        return false;
    try {
        PageReader reader(rows->blob(2), headerOf(column, Kind::dictionary, pageNo, count));
        for (std::uint32_t i = 0; i < count; ++i) {
            if (reader.text() != dictionary.text(first + i))
                return false;
        }
    } catch (const PageReader::BadPage &) {
        connection.failDamaged("dictionary_page", pageNo);
    }
    return true;
}

struct DictionaryPage {
    std::uint32_t first = 1;
    std::uint32_t count = 0;
};

/// The page that begins at code `first`: the same texts always give the same pages.
DictionaryPage pageFrom(const data::Dictionary &dictionary, std::uint32_t first)
{
    DictionaryPage page{first, 0};
    std::size_t bytes = 0;
    while (first + page.count < dictionary.size() && page.count < textsPerPage) {
        bytes += dictionary.text(first + page.count).size() + sizeof(std::uint32_t);
        if (page.count > 0 && bytes > dictionaryPageBytes)
            break;
        ++page.count;
    }
    return page;
}

std::string packColumnPage(const ColumnDefinition &column, const data::Column &values, std::uint32_t pageNo,
                           std::size_t total)
{
    const std::size_t begin = std::size_t{pageNo} * rowsPerPage;
    const std::size_t count = std::min<std::size_t>(rowsPerPage, total - begin);
    PagePacker packer(headerOf(column, column.kind, pageNo, static_cast<std::uint32_t>(count)));
    if (const data::TextColumn *text = values.asText())
        packer.codes(std::span(text->codes).subspan(begin, count));
    else if (const data::NumberColumn *number = values.asNumber())
        packer.numbers(std::span(number->values).subspan(begin, count));
    else
        packer.instants(std::span(values.asInstant()->seconds).subspan(begin, count));
    return packer.bytes();
}

/// Pages that may differ: all, or those of the changed rows and all behind the end of what was stored.
std::set<std::uint32_t> pagesToLookAt(std::span<const std::uint32_t> changedRows, std::uint32_t oldRows,
                                      std::uint32_t newRows)
{
    std::set<std::uint32_t> pages;
    const std::uint32_t count = (newRows + rowsPerPage - 1) / rowsPerPage;
    std::uint32_t from = 0;
    if (!changedRows.empty()) {
        for (const std::uint32_t row : changedRows) {
            if (row < newRows)
                pages.insert(row / rowsPerPage);
        }
        from = oldRows == newRows ? count : std::min(oldRows, newRows) / rowsPerPage;
    }
    for (std::uint32_t page = from; page < count; ++page)
        pages.insert(pages.end(), page);
    return pages;
}

std::vector<std::uint32_t> &cellsOf(data::TextColumn &column)
{
    return column.codes;
}

std::vector<double> &cellsOf(data::NumberColumn &column)
{
    return column.values;
}

std::vector<std::int64_t> &cellsOf(data::InstantColumn &column)
{
    return column.seconds;
}

} // namespace

void checkStop(const base::Progress *progress)
{
    if (progress && progress->stopRequested())
        fly(base::ErrorKind::stopped, "stopped");
}

std::optional<ColumnDefinition> findColumn(Connection &connection, std::string_view entity, std::string_view key)
{
    Rows rows(connection
                  .cached("SELECT id, key, label, type, rows, texts, " + isSound(summed::columnDef)
                          + " FROM column_def WHERE entity=? AND key=?")
                  .bindAll(entity, key));
    if (!rows.next())
        return std::nullopt;
    requireSound(connection, *rows, 6, summed::columnDef, rows->integer(0));
    return definitionFrom(*rows);
}

ColumnDefinition addColumn(Connection &connection, std::string_view entity, const std::string &key,
                           const std::string &label, PageHeader::Kind kind, std::uint32_t import)
{
    const std::int64_t id = nextNumber(connection, summed::columnDef);
    std::int64_t position = 1;
    {
        Rows last(connection.cached("SELECT coalesce(max(position), 0) + 1 FROM column_def WHERE entity=?").bind(entity));
        if (last.next())
            position = last->integer(0);
    }
    connection.cached(insertInto(summed::columnDef))
        .bindAll(id, entity, key, label, static_cast<std::uint32_t>(kind), position, 0, 0, import)
        .run();
    return {id, key, label, kind, 0, 0};
}

void updateColumn(Connection &connection, const ColumnDefinition &column)
{
    connection.cached("UPDATE column_def SET label=?, type=?, rows=?, texts=? WHERE id=?")
        .bindAll(column.label, static_cast<std::uint32_t>(column.kind), column.rows, column.texts, column.id)
        .run();
    connection.cached(sealAgain(summed::columnDef, "id=?")).bind(column.id).run();
}

bool putDictionary(Connection &connection, ColumnDefinition &column, const data::Dictionary &dictionary, bool mustKeep)
{
    const auto stored =
        storedSums(connection, "SELECT page_no, checksum FROM dictionary_page WHERE column_id=?", column.id);
    const std::uint32_t lastStored = stored.empty() ? 0 : stored.rbegin()->first;
    bool kept = dictionary.size() > column.texts;
    AddedRows added(connection, AddedKind::dictionaryPage, std::to_string(column.id));
    std::uint32_t pageNo = 0;
    for (std::uint32_t first = 1; first < dictionary.size(); ++pageNo) {
        const DictionaryPage page = pageFrom(dictionary, first);
        PagePacker packer(headerOf(column, Kind::dictionary, pageNo, page.count));
        for (std::uint32_t i = 0; i < page.count; ++i)
            packer.text(dictionary.text(first + i));
        const std::int64_t sum = sumOf(packer.bytes());
        const auto found = stored.find(pageNo);
        if (found == stored.end() || found->second != sum) {
            if (found != stored.end())
                kept = kept && pageNo == lastStored && lastPageKeeps(connection, column, pageNo, dictionary);
            if (!kept && mustKeep)
                break;
            const auto put = [&] {
                connection
                    .cached("INSERT OR REPLACE INTO dictionary_page(column_id, page_no, first_code, texts, checksum, data)"
                            " VALUES (?, ?, ?, ?, ?, ?)")
                    .bindAll(column.id, pageNo, first, page.count, sum)
                    .page(packer.bytes())
                    .run();
            };
            if (found == stored.end() && !column.emptied) {
                put();
                added.add(pageNo, sum);
            } else {
                added.aside(put);
            }
        }
        first += page.count;
    }
    if (!kept && mustKeep)
        fly(base::ErrorKind::bug, "store.dictionary_changed", {column.key});
    added.aside([&] {
        connection.cached("DELETE FROM dictionary_page WHERE column_id=? AND page_no>=?").bindAll(column.id, pageNo).run();
    });
    column.texts = dictionary.size() - 1;
    return kept;
}

std::vector<ColumnDefinition> columnsOf(Connection &connection, std::string_view entity)
{
    std::vector<ColumnDefinition> definitions;
    Rows found(connection
                   .cached("SELECT id, key, label, type, rows, texts, " + isSound(summed::columnDef)
                           + " FROM column_def WHERE entity=? ORDER BY position")
                   .bind(entity));
    while (found.next()) {
        requireSound(connection, *found, 6, summed::columnDef, found->integer(0));
        definitions.push_back(definitionFrom(*found));
    }
    return definitions;
}

void putColumnPages(Connection &connection, std::string_view entity, const data::Column &column, std::uint32_t import,
                    std::span<const std::uint32_t> changedRows)
{
    const std::size_t length = lengthOfColumn(column);
    const char *const count = entity == "lead" ? "SELECT count(*) FROM lead" : "SELECT count(*) FROM account";
    if (length > static_cast<std::size_t>(connection.integer(count)))
        fly(base::ErrorKind::bug, "store.column_too_long", {column.key});

    ColumnDefinition definition;
    if (const auto found = findColumn(connection, entity, column.key))
        definition = *found;
    else
        definition = addColumn(connection, entity, column.key, column.label, kindOf(column), import);
    definition.label = column.label;
    if (definition.kind != kindOf(column)) {
        definition.kind = kindOf(column);
        definition.rows = definition.texts = 0;
        definition.emptied = true;
        connection.cached("DELETE FROM column_page WHERE column_id=?").bind(definition.id).run();
        connection.cached("DELETE FROM dictionary_page WHERE column_id=?").bind(definition.id).run();
        changedRows = {};
    }
    if (const data::TextColumn *text = column.asText()) {
        if (!putDictionary(connection, definition, *text->dictionary, false))
            changedRows = {};
    }

    const auto newRows = static_cast<std::uint32_t>(length);
    const auto stored =
        storedSums(connection, "SELECT page_no, checksum FROM column_page WHERE column_id=?", definition.id);
    AddedRows added(connection, AddedKind::columnPage, std::to_string(definition.id));
    for (const std::uint32_t pageNo : pagesToLookAt(changedRows, definition.rows, newRows)) {
        const std::string page = packColumnPage(definition, column, pageNo, length);
        const std::int64_t sum = sumOf(page);
        const auto found = stored.find(pageNo);
        if (found != stored.end() && found->second == sum)
            continue;
        const auto put = [&] {
            connection
                .cached("INSERT OR REPLACE INTO column_page(column_id, page_no, rows, checksum, data) VALUES (?, ?, ?, ?, ?)")
                .bindAll(definition.id, pageNo, std::min<std::uint32_t>(rowsPerPage, newRows - pageNo * rowsPerPage), sum)
                .page(page)
                .run();
        };
        if (found == stored.end() && !definition.emptied) {
            put();
            added.add(pageNo, sum);
        } else {
            added.aside(put);
        }
    }
    added.aside([&] {
        connection.cached("DELETE FROM column_page WHERE column_id=? AND page_no>=?")
            .bindAll(definition.id, (newRows + rowsPerPage - 1) / rowsPerPage)
            .run();
        definition.rows = newRows;
        updateColumn(connection, definition);
    });
}

bool cutColumns(Connection &connection, std::string_view entity)
{
    const auto rows = static_cast<std::size_t>(
        connection.integer(entity == "lead" ? "SELECT count(*) FROM lead" : "SELECT count(*) FROM account"));
    for (const ColumnDefinition &definition : columnsOf(connection, entity)) {
        if (definition.rows <= rows)
            continue;
        data::Column column = *loadColumn(connection, definition, definition.rows);
        for (std::size_t row = rows; row < definition.rows; ++row) {
            if (!column.cellText(row).empty())
                return false;
        }
        std::visit([rows](auto &values) { cellsOf(values).resize(rows); }, column.values);
        putColumnPages(connection, entity, column, 0, {});
    }
    return true;
}

} // namespace leadlight::store
