// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/column_pages.h"
#include "store/salvage_rows.h"
#include "store/stored_types.h"

namespace leadlight::store {

/// A dictionary of which pages may be lost: its other texts under new codes.
struct SalvagedTexts {
    std::shared_ptr<const data::Dictionary> dictionary;
    std::vector<std::uint32_t> moved; ///< new code by old; 0: the blank, or lost
    [[nodiscard]] std::uint32_t codeOf(std::uint32_t old) const { return old < moved.size() ? moved[old] : 0; }
};

struct SalvagedColumn {
    data::Column column;
    std::uint32_t import = 0;      ///< that brought it
    std::vector<bool> missing;     ///< by row: a value may have stood here
};

/// The pages of a damaged workspace whose checksum fits, and what can be made of them.
class SalvagePages {
public:
    SalvagePages(Connection &source, std::vector<SalvageLoss> &losses);

    /// All columns of an entity, in their order, each as long as it was.
    [[nodiscard]] std::vector<SalvagedColumn> columnsOf(std::string_view entity);
    struct Events {
        std::vector<StoredActivity> events;
        ActivityDictionaries dictionaries;
    };
    /// Events of leads below `leads`. One whose type is lost is lost; any other lost text is blank.
    [[nodiscard]] Events events(std::size_t leads);

private:
    struct Definition : ColumnDefinition {
        std::string entity;
        std::int64_t position = 0;
        std::uint32_t import = 0;
    };
    struct Page {
        std::uint32_t first = 0; ///< code of its first text
        std::uint32_t count = 0;
        std::string bytes;
    };
    using Pages = std::map<std::pair<std::int64_t, std::uint32_t>, Page>; ///< by column and page number

    void readDefinitions();
    void readPages(const char *table, const char *count, const char *first, bool isDictionary, Pages &pages);
    void lose(std::string table, std::int64_t first, std::int64_t last) { m_losses.push_back({std::move(table), first, last}); }
    [[nodiscard]] SalvagedTexts textsOf(const Definition &definition);
    [[nodiscard]] SalvagedColumn columnOf(const Definition &definition);

    Connection &m_source;
    std::vector<SalvageLoss> &m_losses;
    std::vector<Definition> m_definitions; ///< by position
    Pages m_columns;
    Pages m_dictionaries;
};

} // namespace leadlight::store
