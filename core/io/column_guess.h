// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "domain/lead_fields.h"
#include "io/cell_values.h"
#include "io/csv_dialect.h"

namespace leadlight::io {

/// What the values of a column as a whole are.
struct ColumnGuess {
    domain::FieldType type = domain::FieldType::text;
    NumberFormat number;
    DateOrder dates = DateOrder::none;
    std::vector<std::string> blankTokens; ///< cells that stand for nothing: "Select", "NULL", "n/a"
    double confidence = 1;                ///< 0 to 1
    /// column.text; column.number {numbers, filled}; column.number_some {numbers, filled}; column.date {dates, filled};
    /// column.date_order_shown {order, rows that show it}; column.date_order_assumed {order}; column.digits_kept
    /// (leading zeros, ids, postcodes); column.empty.
    Reason reason;

    std::uint64_t rows = 0;   ///< looked at
    std::uint64_t filled = 0; ///< neither empty nor a blank token
    bool unique = false;      ///< all filled values differ, as far as looked at
    bool distinctKnown = false;
    std::map<std::string, std::uint64_t, std::less<>> distinct; ///< value and count, if there are at most 64
    double emailShare = 0;
    double phoneShare = 0;
    std::uint64_t dayFirst = 0;   ///< cells that read as day, month, year
    std::uint64_t monthFirst = 0; ///< cells that read as month, day, year
    double median = 0; ///< of numbers, as far as looked at
};

/// Looks at the rows of a file one after the other and decides each column's type at the end. A column that has shown
/// itself to be text is not looked at any further, so that a pass over a whole file costs little more than reading it.
class ColumnGuesser {
public:
    /// Names give hints: "created_at", "postcode", "lead id".
    explicit ColumnGuesser(const std::vector<std::string> &names);

    void add(std::span<const std::string_view> fields);
    /// No column waits for a row that shows how its dates or numbers are written, or for another word of a stage.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] std::vector<ColumnGuess> finish() const;

private:
    struct State {
        bool textName = false;
        bool idName = false;
        bool dateName = false;
        bool wordsName = false; ///< its values may be stages: all of them are kept
        bool settledText = false;
        bool manyValues = false;
        bool repeated = false;
        std::uint64_t rows = 0;
        std::uint64_t filled = 0;
        std::uint64_t judged = 0; ///< filled cells that were looked at
        std::uint64_t numbers = 0;
        std::uint64_t leadingZeros = 0;
        std::uint64_t longDigits = 0;
        std::uint64_t decimalDot = 0, decimalComma = 0, groupDot = 0, groupComma = 0, unclearDot = 0, unclearComma = 0;
        std::uint64_t dateLike = 0, yearFirst = 0, fitsDmy = 0, fitsMdy = 0, onlyDmy = 0, onlyMdy = 0, slashed = 0;
        std::uint64_t compact = 0, epochSeconds = 0, epochMillis = 0;
        std::uint64_t emails = 0, phones = 0;
        std::map<std::string, std::uint64_t, std::less<>> tokens;
        std::map<std::string, std::uint64_t, std::less<>> distinct;
        std::unordered_set<std::size_t> seen;
        std::vector<double> sample;
    };

    /// What one column shows about signs and order holds for the columns beside it that show nothing.
    struct FileHints {
        std::uint64_t commaColumns = 0;
        std::uint64_t dayFirstColumns = 0;
        std::uint64_t monthFirstColumns = 0;
    };

    [[nodiscard]] FileHints hints() const;
    static void describe(const State &state, ColumnGuess &guess);
    static void decideType(const State &state, const FileHints &hints, ColumnGuess &guess);
    static void decideDate(const State &state, const FileHints &hints, ColumnGuess &guess);
    static void decideNumber(const State &state, const FileHints &hints, ColumnGuess &guess);
    static void look(State &state, std::string_view cell);
    static bool lookAtNumber(State &state, std::string_view cell);
    static void lookAtDate(State &state, std::string_view cell);

    std::vector<State> m_states;
};

} // namespace leadlight::io
