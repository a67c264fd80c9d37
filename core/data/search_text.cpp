// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/search_text.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>
#include <string_view>

#include "base/parallel.h"
#include "base/text.h"
#include "data/find_text.h"

namespace leadlight::data {

namespace {

/// Never a byte of UTF-8, so no text holds it.
constexpr char cellEnd = '\xFF';
constexpr std::size_t searchGrain = 16384;

/// Behind what `out` holds.
void appendFoldedCell(std::string &out, std::string_view text)
{
    const std::size_t before = out.size();
    base::appendFolded(out, text);
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), cellEnd, '?');
}

/// The texts of a dictionary, folded: a piece of memory for so many codes.
class FoldedTexts {
public:
    explicit FoldedTexts(const Dictionary &dictionary)
        : m_pieces(dictionary.size() / searchGrain + 1), m_end(dictionary.size())
    {
        base::parallelFor(m_pieces.size(), 1, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t piece = begin; piece < end; ++piece) {
                for (std::size_t code = piece * searchGrain; code < std::min(m_end.size(), (piece + 1) * searchGrain);
                     ++code) {
                    appendFoldedCell(m_pieces[piece], dictionary.text(static_cast<std::uint32_t>(code)));
                    m_end[code] = m_pieces[piece].size();
                }
            }
        });
    }
    [[nodiscard]] std::string_view at(std::uint32_t code) const
    {
        const std::size_t begin = code % searchGrain == 0 ? 0 : m_end[code - 1];
        return std::string_view(m_pieces[code / searchGrain]).substr(begin, m_end[code] - begin);
    }

private:
    std::vector<std::string> m_pieces;
    std::vector<std::size_t> m_end; ///< by code, in its piece
};

/// One column's cells, folded; texts are folded once a dictionary code, not once a row.
class FoldedCells {
public:
    explicit FoldedCells(const Column &column) : m_column(column)
    {
        if (const TextColumn *text = column.asText())
            m_texts.emplace(*text->dictionary);
    }

    [[nodiscard]] std::size_t sizeAt(std::size_t row) const
    {
        return m_texts ? m_texts->at(m_column.asText()->codes[row]).size() : foldedCell(row).size();
    }
    /// Returns the place behind what it wrote.
    char *writeTo(char *place, std::size_t row) const
    {
        if (m_texts)
            return std::ranges::copy(m_texts->at(m_column.asText()->codes[row]), place).out;
        return std::ranges::copy(foldedCell(row), place).out;
    }

private:
    [[nodiscard]] std::string foldedCell(std::size_t row) const
    {
        std::string cell;
        appendFoldedCell(cell, m_column.cellText(row));
        return cell;
    }

    const Column &m_column;
    std::optional<FoldedTexts> m_texts; ///< of a text column
};

} // namespace

SearchText::SearchText(const Table &table, const std::vector<std::string> &columnKeys)
{
    std::vector<FoldedCells> columns;
    for (const std::string &key : columnKeys) {
        if (const Column *column = table.find(key))
            columns.emplace_back(*column);
    }
    // Two passes, so that the arena is reserved once and each row is written where it belongs.
    m_first.resize(table.rows() + 1);
    const auto eachRow = [&](const auto &work) {
        base::parallelFor(table.rows(), searchGrain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row)
                work(row);
        });
    };
    eachRow([&](std::size_t row) {
        m_first[row + 1] = columns.size(); // their ends
        for (const FoldedCells &column : columns)
            m_first[row + 1] += column.sizeAt(row);
    });
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_arena.resize(m_first.back() + searchPadding, cellEnd);
    eachRow([&](std::size_t row) {
        char *place = m_arena.data() + m_first[row];
        for (const FoldedCells &column : columns) {
            place = column.writeTo(place, row);
            *place++ = cellEnd;
        }
    });
}

std::vector<std::uint32_t> SearchText::rowsContaining(std::string_view needle, const base::Progress *progress) const
{
    const std::string wanted = base::folded(needle);
    const std::size_t rows = m_first.size() - 1;
    std::vector<std::uint32_t> found;
    if (wanted.empty()) {
        found.resize(rows);
        for (std::size_t row = 0; row < rows; ++row)
            found[row] = static_cast<std::uint32_t>(row);
        return found;
    }
    if (wanted.find(cellEnd) != std::string::npos)
        return found;
    std::mutex mutex;
    base::parallelFor(rows, searchGrain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> mine;
        const char *const stop = m_arena.data() + m_first[end];
        const char *at = m_arena.data() + m_first[begin];
        std::size_t row = begin;
        while (at < stop && !(progress && progress->stopRequested())) {
            const char *const hit = findText(at, stop, wanted);
            if (!hit)
                break;
            const auto offset = static_cast<std::uint64_t>(hit - m_arena.data());
            const auto next = std::upper_bound(m_first.begin() + static_cast<std::ptrdiff_t>(row),
                                               m_first.begin() + static_cast<std::ptrdiff_t>(end) + 1, offset);
            row = static_cast<std::size_t>(next - m_first.begin());
            mine.push_back(static_cast<std::uint32_t>(row - 1));
            at = m_arena.data() + m_first[row]; // one hit a row is enough
        }
        const std::lock_guard lock(mutex);
        found.insert(found.end(), mine.begin(), mine.end());
    });
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace leadlight::data
