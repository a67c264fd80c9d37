// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/search_text.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "base/parallel.h"
#include "base/text.h"
#include "data/find_text.h"

namespace leadlight::data {

namespace {

/// Never a byte of UTF-8, so no text holds it.
constexpr char cellEnd = '\xFF';
constexpr std::size_t searchGrain = 16384;

std::string foldedCell(std::string_view text)
{
    std::string folded = base::folded(text);
    std::replace(folded.begin(), folded.end(), cellEnd, '?');
    return folded;
}

/// One column's cells, folded; texts are folded once a dictionary code, not once a row.
class FoldedCells {
public:
    explicit FoldedCells(const Column &column) : m_column(column)
    {
        const TextColumn *text = column.asText();
        if (!text)
            return;
        m_folded.resize(text->dictionary->size());
        base::parallelFor(m_folded.size(), searchGrain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t code = begin; code < end; ++code)
                m_folded[code] = foldedCell(text->dictionary->text(static_cast<std::uint32_t>(code)));
        });
    }

    [[nodiscard]] std::size_t sizeAt(std::size_t row) const
    {
        const TextColumn *text = m_column.asText();
        return text ? m_folded[text->codes[row]].size() : foldedCell(m_column.cellText(row)).size();
    }
    /// Returns the place behind what it wrote.
    char *writeTo(char *place, std::size_t row) const
    {
        if (const TextColumn *text = m_column.asText())
            return std::ranges::copy(m_folded[text->codes[row]], place).out;
        return std::ranges::copy(foldedCell(m_column.cellText(row)), place).out;
    }

private:
    const Column &m_column;
    std::vector<std::string> m_folded;
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
            const auto next =
                std::upper_bound(m_first.begin() + static_cast<std::ptrdiff_t>(row), m_first.begin() + static_cast<std::ptrdiff_t>(end) + 1, offset);
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
