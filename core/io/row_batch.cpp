// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/row_batch.h"

#include <algorithm>
#include <functional>
#include <span>

namespace leadlight::io {

namespace {

constexpr std::size_t rowsABatch = 2048;
constexpr std::size_t bytesABatch = std::size_t{1} << 20U;

} // namespace

void RowBatch::clear()
{
    m_texts.resize(std::min<std::size_t>(m_texts.size(), 1));
    if (!m_texts.empty())
        m_texts.front().clear();
    m_bytes = 0;
    m_fields.clear();
    m_spoilt.clear();
    m_rows.clear();
    m_fieldsEnd.clear();
    m_failure.reset();
}

std::string_view RowBatch::copied(std::string_view text)
{
    if (m_texts.empty() || m_texts.back().capacity() - m_texts.back().size() < text.size())
        m_texts.emplace_back().reserve(std::max(bytesABatch, text.size()));
    std::string &to = m_texts.back();
    const std::size_t begin = to.size();
    to += text;
    m_bytes += text.size();
    return std::string_view(to).substr(begin);
}

/// Most fields are pieces of their row's text, which is then copied as a whole.
void RowBatch::takeFields(const TableRow &row)
{
    const auto isPiece = [&row](std::string_view field) {
        const std::less_equal<> before;
        return before(row.text.data(), field.data()) && before(field.data() + field.size(), row.text.data() + row.text.size());
    };
    const auto filled = std::find_if(row.fields.begin(), row.fields.end(), [](std::string_view field) { return !field.empty(); });
    const std::string_view whole = filled != row.fields.end() && isPiece(*filled) ? copied(row.text) : std::string_view();
    for (const std::string_view field : row.fields) {
        if (field.empty())
            m_fields.emplace_back();
        else if (!whole.empty() && isPiece(field))
            m_fields.push_back(whole.substr(static_cast<std::size_t>(field.data() - row.text.data()), field.size()));
        else
            m_fields.push_back(copied(field));
    }
}

void RowBatch::take(const TableReader &reader, TableReader::Step step)
{
    const TableRow &row = reader.row();
    const bool refused = step == TableReader::Step::refused;
    takeFields(row);
    m_fieldsEnd.push_back(m_fields.size());
    Read &read = m_rows.emplace_back();
    read.step = step;
    read.row = row;
    read.row.text = refused ? copied(row.text) : std::string_view();
    if (refused)
        read.problem = reader.problem();
    if (row.spoilt)
        read.row.spoilt = &m_spoilt.emplace_back(*row.spoilt);
}

/// The list of fields is whole by now and moves no more.
void RowBatch::pointRows()
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].row.fields = std::span<const std::string_view>(m_fields).subspan(begin, m_fieldsEnd[i] - begin);
        begin = m_fieldsEnd[i];
    }
}

bool RowBatch::fill(TableReader &reader)
{
    clear();
    bool more = true;
    while (more && m_rows.size() < rowsABatch && m_bytes < bytesABatch) {
        const auto step = reader.next();
        more = step && *step != TableReader::Step::end;
        if (!step)
            m_failure = step.error();
        else if (more)
            take(reader, *step);
    }
    pointRows();
    m_bytesDone = reader.bytesDone();
    return more;
}

} // namespace leadlight::io
