// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/column.h"
#include "store/connection.h"
#include "store/pages.h"

namespace leadlight::store {

/// A row of column_def.
struct ColumnDefinition {
    std::int64_t id = 0;
    std::string key;
    std::string label;
    PageHeader::Kind kind = PageHeader::Kind::text;
    std::uint32_t rows = 0;  ///< rows that pages are stored for
    std::uint32_t texts = 0; ///< distinct texts, the blank not counted
    bool emptied = false;    ///< pages that it had are gone by now, for others to come
};

[[nodiscard]] std::optional<ColumnDefinition> findColumn(Connection &connection, std::string_view entity,
                                                         std::string_view key);
/// All of an entity, in their order.
[[nodiscard]] std::vector<ColumnDefinition> columnsOf(Connection &connection, std::string_view entity);
/// Adds a definition behind all others of its entity.
[[nodiscard]] ColumnDefinition addColumn(Connection &connection, std::string_view entity, const std::string &key,
                                         const std::string &label, PageHeader::Kind kind, std::uint32_t import);
void updateColumn(Connection &connection, const ColumnDefinition &column);

/// Makes the stored dictionary equal to `dictionary`, writing only pages that differ. Returns whether every text that
/// was stored kept its code; with `mustKeep` a dictionary that changed codes is store.dictionary_changed instead.
bool putDictionary(Connection &connection, ColumnDefinition &column, const data::Dictionary &dictionary, bool mustKeep);
[[nodiscard]] std::shared_ptr<const data::Dictionary> loadDictionary(Connection &connection,
                                                                     const ColumnDefinition &column);

/// Write::putColumn without its transaction.
void putColumnPages(Connection &connection, std::string_view entity, const data::Column &column, std::uint32_t import,
                    std::span<const std::uint32_t> changedRows);
/// Makes columns that are longer than their entity has rows as long as it. False, and not all are: one of them has a
/// value in a row that is not there any more.
[[nodiscard]] bool cutColumns(Connection &connection, std::string_view entity);
/// A column, padded with blanks to `rows`, which are no fewer than it has.
[[nodiscard]] std::shared_ptr<data::Column> loadColumn(Connection &connection, const ColumnDefinition &definition,
                                                       std::size_t rows);
struct ReadColumn;
/// All columns of an entity, each padded with blanks to `rows`: their bytes are read at once and made into columns
/// beside what the thread of the database does next. The connection outlives this object.
class ComingColumns {
public:
    ComingColumns(Connection &connection, std::string_view entity, std::size_t rows, const base::Progress *progress);
    ~ComingColumns();
    ComingColumns(const ComingColumns &) = delete;
    ComingColumns &operator=(const ComingColumns &) = delete;

    /// Once. Lends a hand and waits.
    [[nodiscard]] data::Table table();

private:
    void unpackAll();

    const Connection &m_connection;
    std::size_t m_rows;
    std::vector<std::unique_ptr<ReadColumn>> m_columns;
    std::atomic<std::size_t> m_next = 0; ///< of m_columns, for whoever is free
    std::future<void> m_beside;          ///< last: waits for what uses the others
};
/// All columns of an entity, each padded with blanks to `rows`.
[[nodiscard]] data::Table loadColumns(Connection &connection, std::string_view entity, std::size_t rows,
                                      const base::Progress *progress);

/// Throws the failure "stopped" if a stop was asked for.
void checkStop(const base::Progress *progress);

} // namespace leadlight::store
