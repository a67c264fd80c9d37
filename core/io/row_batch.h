// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/table_reader.h"

namespace leadlight::io {

/// Some rows of a table, copied out of their reader, so that another thread can look at them while that one reads on.
class RowBatch {
public:
    struct Read {
        TableReader::Step step = TableReader::Step::row; ///< never the end
        TableRow row;                                    ///< `text` of refused rows alone
        base::Error problem;                             ///< of a refused row
    };

    /// Takes what the reader gives until the batch is full; false: the file has ended or could not be read on.
    bool fill(TableReader &reader);

    [[nodiscard]] const std::vector<Read> &rows() const { return m_rows; }
    [[nodiscard]] std::uint64_t bytesDone() const { return m_bytesDone; }
    /// Why the file cannot be read any further.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }

private:
    void clear();
    [[nodiscard]] std::string_view copied(std::string_view text);
    void takeFields(const TableRow &row);
    void take(const TableReader &reader, TableReader::Step step);
    void pointRows();

    std::deque<std::string> m_texts; ///< none grows beyond what it has reserved: views point into them
    std::size_t m_bytes = 0;
    std::vector<std::string_view> m_fields; ///< of all rows
    std::deque<SpoiltCell> m_spoilt;
    std::vector<Read> m_rows;
    std::vector<std::size_t> m_fieldsEnd; ///< of each row, in m_fields
    std::uint64_t m_bytesDone = 0;
    std::optional<base::Error> m_failure;
};

} // namespace leadlight::io
