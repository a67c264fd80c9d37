// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "io/csv_tokenizer.h"

namespace leadlight::io {

/// Finds the end of a row that is too big to be kept, byte by byte, in pieces.
class GiantRow {
public:
    explicit GiantRow(CsvSyntax syntax) : m_syntax(syntax) {}

    /// Returns the number of bytes up to the end of the row (its line end included), or nothing if the row goes on.
    [[nodiscard]] std::optional<std::size_t> feed(std::string_view bytes);
    /// At the end of the file: true if a quote is still open.
    [[nodiscard]] bool isOpen() const { return m_state == State::quoted; }
    /// A closing quote was followed by text many lines later: its opening quote was never closed.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    /// Bytes and line ends from the row's start to behind the line in which the last quote opened.
    [[nodiscard]] std::uint64_t openingLineEnd() const { return m_openingLineEnd; }
    [[nodiscard]] std::uint64_t openingLines() const { return m_openingLines; }
    [[nodiscard]] std::uint64_t lines() const { return m_lines; }

private:
    enum class State : std::uint8_t { fieldStart, plain, quoted, afterQuote };
    [[nodiscard]] bool step(char c);

    CsvSyntax m_syntax;
    State m_state = State::fieldStart;
    std::uint64_t m_done = 0;
    std::uint64_t m_lines = 0;
    std::uint64_t m_openingLineEnd = 0; ///< 0: the line of the opening quote has not ended yet
    std::uint64_t m_openingLines = 0;
    bool m_firstField = true;
    bool m_lastWasCr = false;
    bool m_broken = false;
};

} // namespace leadlight::io
