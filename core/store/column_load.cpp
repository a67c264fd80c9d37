// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "store/column_pages.h"
#include "store/page_sums.h"

namespace leadlight::store {

/// A page as it was read; `first` is the row or the code that it begins with.
struct ReadColumnPage {
    std::uint32_t pageNo = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::int64_t sum = 0;
    std::string bytes;
};

namespace {

using Kind = PageHeader::Kind;

void readColumnPage(PageReader &reader, data::Column &column, std::size_t begin, std::uint32_t count)
{
    if (auto *text = std::get_if<data::TextColumn>(&column.values))
        reader.codes(std::span(text->codes).subspan(begin, count), text->dictionary->size());
    else if (auto *number = std::get_if<data::NumberColumn>(&column.values))
        reader.numbers(std::span(number->values).subspan(begin, count));
    else
        reader.instants(std::span(std::get<data::InstantColumn>(column.values).seconds).subspan(begin, count));
    reader.finish();
}

struct BadColumnPage {
    const char *table;
    std::uint32_t pageNo;
};

std::vector<ReadColumnPage> readDictionary(Connection &connection, const ColumnDefinition &definition)
{
    std::vector<ReadColumnPage> pages;
    std::uint32_t next = 1;
    Rows rows(connection
                  .cached("SELECT page_no, first_code, texts, checksum, data FROM dictionary_page"
                          " WHERE column_id=? ORDER BY page_no")
                  .bind(definition.id));
    while (rows.next()) {
        const auto pageNo = static_cast<std::uint32_t>(pages.size());
        const std::uint32_t count = rows->unsigned32(2);
        if (rows->integer(0) != pageNo || rows->integer(1) != next || count > definition.texts - (next - 1))
            connection.failDamaged("dictionary_page " + definition.key, pageNo);
        pages.push_back({pageNo, next, count, rows->integer(3), std::string(rows->blob(4))});
        next += count;
    }
    if (next - 1 != definition.texts)
        connection.failDamaged("dictionary_page " + definition.key, static_cast<std::int64_t>(pages.size()));
    return pages;
}

std::vector<ReadColumnPage> readColumnPages(Connection &connection, const ColumnDefinition &definition)
{
    std::vector<ReadColumnPage> pages;
    std::uint32_t done = 0;
    Rows rows(
        connection.cached("SELECT page_no, rows, checksum, data FROM column_page WHERE column_id=? ORDER BY page_no")
            .bind(definition.id));
    while (rows.next()) {
        const auto pageNo = static_cast<std::uint32_t>(pages.size());
        const std::uint32_t count = rows->unsigned32(1);
        if (rows->integer(0) != pageNo || count != std::min(rowsPerPage, definition.rows - done))
            connection.failDamaged("column_page " + definition.key, pageNo);
        pages.push_back({pageNo, done, count, rows->integer(2), std::string(rows->blob(3))});
        done += count;
    }
    if (done != definition.rows)
        connection.failDamaged("column_page " + definition.key, static_cast<std::int64_t>(pages.size()));
    return pages;
}

/// Any thread. Throws BadColumnPage.
std::shared_ptr<const data::Dictionary> dictionaryOf(const ColumnDefinition &definition,
                                                     const std::vector<ReadColumnPage> &pages)
{
    auto dictionary = std::make_shared<data::Dictionary>();
    std::size_t bytes = 0;
    for (const ReadColumnPage &page : pages)
        bytes += page.bytes.size();
    // The number stands in the file; a hostile one must not reserve more than the pages can hold.
    dictionary->reserve(std::min<std::size_t>(definition.texts, bytes / sizeof(std::uint32_t)) + 1, bytes);
    for (const ReadColumnPage &page : pages) {
        const BadColumnPage bad{"dictionary_page", page.pageNo};
        if (page.sum != sumOf(page.bytes))
            throw bad;
        try {
            PageReader reader(page.bytes, headerOf(definition, Kind::dictionary, page.pageNo, page.count));
            for (std::uint32_t i = 0; i < page.count; ++i) {
                const std::string_view text = reader.text();
                // Nothing is written as the code 0 alone, and no filter would find it under another.
                if (text.empty())
                    throw bad;
                dictionary->append(text);
            }
            reader.finish();
        } catch (const PageReader::BadPage &) {
            throw bad;
        }
    }
    return dictionary;
}

/// The column without its values, which are blank.
data::Column blankColumn(const ColumnDefinition &definition, std::size_t rows)
{
    data::Column column{definition.key, definition.label, data::NumberColumn{}};
    if (definition.kind == Kind::text)
        column.values = data::TextColumn{nullptr, std::vector<std::uint32_t>(rows)};
    else if (definition.kind == Kind::number)
        column.values = data::NumberColumn{std::vector<double>(rows, std::numeric_limits<double>::quiet_NaN())};
    else
        column.values = data::InstantColumn{std::vector<std::int64_t>(rows, data::InstantColumn::blank)};
    return column;
}

/// Any thread. Throws BadColumnPage.
void fillColumn(data::Column &column, const ColumnDefinition &definition, const std::vector<ReadColumnPage> &pages)
{
    for (const ReadColumnPage &page : pages) {
        if (page.sum != sumOf(page.bytes))
            throw BadColumnPage{"column_page", page.pageNo};
        try {
            PageReader reader(page.bytes, headerOf(definition, definition.kind, page.pageNo, page.count));
            readColumnPage(reader, column, page.first, page.count);
        } catch (const PageReader::BadPage &) {
            throw BadColumnPage{"column_page", page.pageNo};
        }
    }
}

} // namespace

/// A column whose bytes have been read.
struct ReadColumn {
    ColumnDefinition definition;
    std::vector<ReadColumnPage> texts;
    std::vector<ReadColumnPage> pages;
    std::shared_ptr<data::Column> column; ///< once it is unpacked

    ReadColumn(Connection &connection, const ColumnDefinition &read)
        : definition(read), pages(readColumnPages(connection, read))
    {
        if (definition.kind == Kind::text)
            texts = readDictionary(connection, definition);
    }
    /// Any thread.
    void unpack(const Connection &connection, std::size_t rows)
    {
        if (definition.rows > rows)
            connection.failDamaged("column_def " + definition.key, 0);
        try {
            column = std::make_shared<data::Column>(blankColumn(definition, rows));
            if (auto *text = std::get_if<data::TextColumn>(&column->values))
                text->dictionary = dictionaryOf(definition, texts);
            fillColumn(*column, definition, pages);
        } catch (const BadColumnPage &bad) {
            connection.failDamaged(std::string(bad.table) + " " + definition.key, bad.pageNo);
        }
        texts = {};
        pages = {};
    }
};

std::shared_ptr<const data::Dictionary> loadDictionary(Connection &connection, const ColumnDefinition &column)
{
    try {
        return dictionaryOf(column, readDictionary(connection, column));
    } catch (const BadColumnPage &bad) {
        connection.failDamaged(std::string(bad.table) + " " + column.key, bad.pageNo);
    }
}

std::shared_ptr<data::Column> loadColumn(Connection &connection, const ColumnDefinition &definition, std::size_t rows)
{
    ReadColumn read(connection, definition);
    read.unpack(connection, rows);
    return read.column;
}

ComingColumns::ComingColumns(Connection &connection, std::string_view entity, std::size_t rows,
                             const base::Progress *progress)
    : m_connection(connection), m_rows(rows)
{
    for (const ColumnDefinition &definition : columnsOf(connection, entity)) {
        checkStop(progress);
        m_columns.push_back(std::make_unique<ReadColumn>(connection, definition));
    }
    m_beside =
        std::async(base::defaultThreads() > 1 ? std::launch::async : std::launch::deferred, [this] { unpackAll(); });
}

ComingColumns::~ComingColumns() = default;

void ComingColumns::unpackAll()
{
    for (std::size_t i = m_next++; i < m_columns.size(); i = m_next++)
        m_columns[i]->unpack(m_connection, m_rows);
}

data::Table ComingColumns::table()
{
    unpackAll();
    m_beside.get();
    std::vector<std::shared_ptr<const data::Column>> columns;
    for (const auto &one : m_columns)
        columns.push_back(std::move(one->column));
    return data::Table(m_rows, std::move(columns));
}

data::Table loadColumns(Connection &connection, std::string_view entity, std::size_t rows,
                        const base::Progress *progress)
{
    return ComingColumns(connection, entity, rows, progress).table();
}

} // namespace leadlight::store
