// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "data/column.h"
#include "data/search_text.h"

namespace leadlight::data {

/// Rank positions of every row on both axes (0 is best) and the names of the ranks, best first.
struct RankColumns {
    std::span<const std::uint8_t> first;
    std::span<const std::uint8_t> second;
    std::vector<std::string> firstNames;
    std::vector<std::string> secondNames;
};

/// Another word for a value of a text column: the label "MIL" of the stage key "identified". Compared folded.
struct FieldAlias {
    std::string column;
    std::string alias;
    std::string value;
};

/// What a filter may ask about. Borrowed: everything outlives the call.
struct FilterSource {
    std::size_t rows = 0;
    /// Lead columns and the derived ones (stage, owner, fit, engagement, last_activity, due_at, …); the first match
    /// of key or label, case-folded, counts.
    std::span<const std::shared_ptr<const Column>> columns;
    std::span<const base::Uuid> ids; ///< for `id:`; may be empty
    std::span<const FieldAlias> aliases;
    std::span<const std::uint32_t> mergedInto; ///< not 0: the row became part of another and never passes; may be empty
    RankColumns ranks;
    const SearchText *search = nullptr;
    base::Instant asOf;
};

/// A parsed filter expression: `rank>=B2 stage:MIL industry:food quiet>14d id:… "acme"` (cli.md). Terms are joined by
/// AND, `-` negates, `a|b` is either, quotes keep blanks, keys and labels both match. `rank>=B2` is "no worse on both
/// axes". `quiet>14d` compares whole days since `last_activity`. A bare word is searched for in the search text.
class Filter {
public:
    struct Term {
        std::string field;               ///< empty: substring search
        std::string comparison;          ///< ":", "=", ">", ">=", "<", "<="
        std::vector<std::string> values; ///< either of them
        bool negated = false;
        bool operator==(const Term &) const = default;
    };

    /// Errors: filter.syntax (position), filter.empty_value (field).
    [[nodiscard]] static base::Result<Filter> parse(std::string_view expression);
    Filter() = default;
    explicit Filter(std::vector<Term> terms) : m_terms(std::move(terms)) {}

    [[nodiscard]] const std::vector<Term> &terms() const { return m_terms; }
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// The expression that parses to this filter.
    [[nodiscard]] std::string text() const;
    /// Rows that pass, ascending. Errors: filter.unknown_field (name), filter.not_a_value (field, value), stopped.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> rows(const FilterSource &source,
                                                                const base::Progress *progress = nullptr) const;

    bool operator==(const Filter &) const = default;

private:
    std::vector<Term> m_terms;
};

} // namespace leadlight::data
