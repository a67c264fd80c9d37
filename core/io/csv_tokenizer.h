// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::io {

/// The signs that cut a CSV text into rows and fields.
struct CsvSyntax {
    char delimiter = ',';
    char quote = '"';              ///< 0: none
    char escape = 0;               ///< before a quote or itself inside quotes; 0: quotes are doubled
    bool looseQuotes = false;      ///< a quote that no delimiter or line end follows belongs to the quoted text
    bool skipInitialSpace = false; ///< one blank after a delimiter belongs to the delimiter
    bool loneCr = false;           ///< a CR without LF ends a row; else it is a character like any other
    bool operator==(const CsvSyntax &) const = default;
};

struct CsvLimits {
    std::size_t field = std::size_t{16} << 20U; ///< bytes
    std::size_t row = std::size_t{64} << 20U;   ///< bytes
    std::size_t columns = 10'000;
};

/// What came of cutting one row.
struct RowScan {
    enum class Status : std::uint8_t {
        row,
        needMore,       ///< the text ends before the row does
        unclosedQuote,  ///< the text ends inside quotes
        textAfterQuote, ///< something other than a delimiter or a line end stands after a closing quote
        fieldTooLong,
        rowTooLong,
        tooManyColumns,
    };
    Status status = Status::row;
    const char *next = nullptr;    ///< where reading goes on; for quote errors after the line of the opening quote
    const char *textEnd = nullptr; ///< the end of the row's text, without its line end
    const char *opening = nullptr; ///< the quote at fault
    std::size_t column = 0;        ///< of the field at fault, from 0
    bool closesLater = false;      ///< textAfterQuote: the closing quote stands in another line than the opening one
};

/// Cuts one row at a time out of a contiguous text. Quotes inside an unquoted field are kept as they stand, blanks
/// after a closing quote are dropped, line ends inside quotes are kept byte for byte.
class CsvTokenizer {
public:
    explicit CsvTokenizer(CsvSyntax syntax = {}, CsvLimits limits = {});

    [[nodiscard]] const CsvSyntax &syntax() const { return m_syntax; }
    /// `isLast`: no text follows `end`. The fields are valid until the next call and as long as the text is.
    [[nodiscard]] RowScan scan(const char *begin, const char *end, bool isLast);
    [[nodiscard]] std::vector<std::string_view> &fields() { return m_fields; }

    /// Number of line ends (CRLF, LF, lone CR) in a text.
    [[nodiscard]] static std::uint64_t lineEnds(const char *begin, const char *end);
    /// The place after the first line end at or behind `from`, or null.
    [[nodiscard]] static const char *afterLine(const char *from, const char *end, bool isLast);

private:
    enum class Ending : std::uint8_t { none, row, needMore };
    struct Text {
        const char *begin;
        const char *end;
        bool isLast;
    };

    [[nodiscard]] bool isEscaped(const char *content, const char *quote) const;
    [[nodiscard]] bool endsField(const Text &text, const char *after) const;
    [[nodiscard]] bool isDoubled(const Text &text, const char *quote) const;
    void appendUnescaped(const char *content, const char *closing);
    [[nodiscard]] RowScan quotedField(const Text &text, const char *opening, const char *&after);
    [[nodiscard]] const char *stopFrom(const char *at, const char *end) const;
    [[nodiscard]] RowScan plainField(const Text &text, const char *field, const char *&after);
    [[nodiscard]] RowScan brokenQuote(RowScan::Status status, const Text &text, const char *opening) const;
    [[nodiscard]] RowScan needsMore(const Text &text, const char *fieldBegin) const;
    [[nodiscard]] Ending lineEndAt(const Text &text, const char *at, const char *&next) const;
    void finishFields();

    struct Unescaped {
        std::size_t field;
        std::size_t offset;
        std::size_t length;
    };
    CsvSyntax m_syntax;
    CsvLimits m_limits;
    std::array<bool, 256> m_stop{};
    std::vector<std::string_view> m_fields;
    std::vector<Unescaped> m_unescaped;
    std::string m_scratch;
};

} // namespace leadlight::io
