// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/search_text.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "base/parallel.h"
#include "base/text.h"

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
        m_folded.reserve(text->dictionary->size());
        for (std::uint32_t code = 0; code < text->dictionary->size(); ++code)
            m_folded.push_back(foldedCell(text->dictionary->text(code)));
    }

    void appendTo(std::string &arena, std::size_t row) const
    {
        if (const TextColumn *text = m_column.asText())
            arena += m_folded[text->codes[row]];
        else
            arena += foldedCell(m_column.cellText(row));
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
    m_first.reserve(table.rows() + 1);
    m_first.push_back(0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const FoldedCells &column : columns) {
            column.appendTo(m_arena, row);
            m_arena.push_back(cellEnd);
        }
        m_first.push_back(m_arena.size());
    }
    m_arena.shrink_to_fit();
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
            const void *hit = memmem(at, static_cast<std::size_t>(stop - at), wanted.data(), wanted.size());
            if (!hit)
                break;
            const auto offset = static_cast<std::uint64_t>(static_cast<const char *>(hit) - m_arena.data());
            const auto next =
                std::upper_bound(m_first.begin() + static_cast<std::ptrdiff_t>(row), m_first.end(), offset);
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
