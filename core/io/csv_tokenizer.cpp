// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_tokenizer.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace leadlight::io {

namespace {

const char *findByte(const char *from, const char *end, char wanted)
{
    return static_cast<const char *>(std::memchr(from, wanted, static_cast<std::size_t>(end - from)));
}

std::size_t distance(const char *from, const char *to)
{
    return static_cast<std::size_t>(to - from);
}

} // namespace

CsvTokenizer::CsvTokenizer(CsvSyntax syntax, CsvLimits limits) : m_syntax(syntax), m_limits(limits)
{
    for (const char c : {syntax.delimiter, '\n', '\r'})
        m_stop[static_cast<unsigned char>(c)] = true;
}

std::uint64_t CsvTokenizer::lineEnds(const char *begin, const char *end)
{
    std::uint64_t count = 0;
    for (const char *at = begin; at < end; ++at) {
        if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
            ++count;
    }
    return count;
}

const char *CsvTokenizer::afterLine(const char *from, const char *end, bool isLast)
{
    const char *at = std::find_if(from, end, [](char c) { return c == '\n' || c == '\r'; });
    if (at == end)
        return isLast ? end : nullptr;
    if (*at == '\n')
        return at + 1;
    if (at + 1 == end)
        return isLast ? end : nullptr;
    return at[1] == '\n' ? at + 2 : at + 1;
}

CsvTokenizer::Ending CsvTokenizer::lineEndAt(const Text &text, const char *at, const char *&next) const
{
    if (*at == '\n') {
        next = at + 1;
        return Ending::row;
    }
    const char *after = at;
    while (after < text.end && *after == '\r')
        ++after;
    if (after == text.end && !text.isLast)
        return Ending::needMore;
    if (after < text.end && *after == '\n') {
        // CR CR LF is what a twice converted file has: one line end.
        next = after + 1;
        return Ending::row;
    }
    if (m_syntax.loneCr || after == text.end) {
        next = m_syntax.loneCr ? at + 1 : after;
        return Ending::row;
    }
    return Ending::none;
}

RowScan CsvTokenizer::needsMore(const Text &text, const char *fieldBegin) const
{
    RowScan scan;
    scan.column = m_fields.size();
    scan.status = RowScan::Status::needMore;
    if (distance(fieldBegin, text.end) > m_limits.field + 2)
        scan.status = RowScan::Status::fieldTooLong;
    else if (distance(text.begin, text.end) > m_limits.row + 2)
        scan.status = RowScan::Status::rowTooLong;
    return scan;
}

RowScan CsvTokenizer::brokenQuote(RowScan::Status status, const Text &text, const char *opening) const
{
    RowScan scan;
    scan.status = status;
    scan.column = m_fields.size();
    scan.opening = opening;
    scan.next = afterLine(opening, text.end, text.isLast);
    if (scan.next == nullptr)
        return needsMore(text, opening);
    scan.textEnd = scan.next;
    while (scan.textEnd > text.begin && (scan.textEnd[-1] == '\n' || scan.textEnd[-1] == '\r'))
        --scan.textEnd;
    return scan;
}

/// An odd number of escape signs stands before the quote.
bool CsvTokenizer::isEscaped(const char *content, const char *quote) const
{
    const char *at = quote;
    while (m_syntax.escape != 0 && at > content && at[-1] == m_syntax.escape)
        --at;
    return distance(at, quote) % 2 == 1;
}

bool CsvTokenizer::endsField(const Text &text, const char *after) const
{
    while (after < text.end && *after == ' ' && m_syntax.delimiter != ' ')
        ++after;
    return after == text.end || m_stop[static_cast<unsigned char>(*after)];
}

bool CsvTokenizer::isDoubled(const Text &text, const char *quote) const
{
    return m_syntax.escape == 0 && quote + 1 < text.end && quote[1] == m_syntax.quote;
}

void CsvTokenizer::appendUnescaped(const char *content, const char *closing)
{
    const char second = m_syntax.escape != 0 ? m_syntax.escape : m_syntax.quote;
    for (const char *at = content; at < closing; ++at) {
        const bool isPair = *at == second && at + 1 < closing && (at[1] == m_syntax.quote || at[1] == second);
        m_scratch += isPair ? *++at : *at;
    }
}

RowScan CsvTokenizer::quotedField(const Text &text, const char *opening, const char *&after)
{
    const char *const content = opening + 1;
    const char *from = content;
    bool escaped = false;
    const char *closing = nullptr;
    while (closing == nullptr) {
        const char *const found = from < text.end ? findByte(from, text.end, m_syntax.quote) : nullptr;
        if (found == nullptr || (found + 1 == text.end && !text.isLast))
            return text.isLast ? brokenQuote(RowScan::Status::unclosedQuote, text, opening) : needsMore(text, content);
        if (isDoubled(text, found)) {
            escaped = true;
            from = found + 2;
        } else if (isEscaped(content, found)) {
            escaped = true;
            from = found + 1;
        } else if (m_syntax.looseQuotes && !endsField(text, found + 1)) {
            from = found + 1;
        } else {
            closing = found;
        }
    }
    after = closing + 1;
    while (after < text.end && *after == ' ' && m_syntax.delimiter != ' ')
        ++after;
    if (after == text.end && !text.isLast)
        return needsMore(text, content);
    if (after < text.end && !m_stop[static_cast<unsigned char>(*after)]) {
        RowScan broken = brokenQuote(RowScan::Status::textAfterQuote, text, opening);
        broken.closesLater = broken.next != nullptr && broken.next <= after;
        return broken;
    }
    RowScan scan;
    scan.column = m_fields.size();
    if (distance(content, closing) > m_limits.field) {
        scan.status = RowScan::Status::fieldTooLong;
        return scan;
    }
    if (escaped || (m_syntax.escape != 0 && findByte(content, closing, m_syntax.escape) != nullptr)) {
        const std::size_t offset = m_scratch.size();
        appendUnescaped(content, closing);
        m_unescaped.push_back({m_fields.size(), offset, m_scratch.size() - offset});
        m_fields.emplace_back();
    } else {
        m_fields.emplace_back(content, distance(content, closing));
    }
    return scan;
}

/// The next byte that can end a plain field.
const char *CsvTokenizer::stopFrom(const char *at, const char *end) const
{
#if defined(__SSE2__)
    constexpr std::ptrdiff_t width = sizeof(__m128i);
    const __m128i delimiter = _mm_set1_epi8(m_syntax.delimiter);
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i back = _mm_set1_epi8('\r');
    for (; end - at >= width; at += width) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i stops = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, back)));
        if (const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(stops)); found != 0)
            return at + std::countr_zero(found);
    }
#endif
    while (at < end && !m_stop[static_cast<unsigned char>(*at)])
        ++at;
    return at;
}

RowScan CsvTokenizer::plainField(const Text &text, const char *field, const char *&after)
{
    const char *at = field;
    Ending ending = Ending::none;
    for (;; ++at) {
        at = stopFrom(at, text.end);
        if (at == text.end || *at == m_syntax.delimiter)
            break;
        const char *next = nullptr;
        ending = lineEndAt(text, at, next);
        if (ending != Ending::none)
            break;
    }
    if ((at == text.end && !text.isLast) || ending == Ending::needMore)
        return needsMore(text, field);
    RowScan scan;
    scan.column = m_fields.size();
    if (distance(field, at) > m_limits.field) {
        scan.status = RowScan::Status::fieldTooLong;
        return scan;
    }
    m_fields.emplace_back(field, distance(field, at));
    after = at;
    return scan;
}

void CsvTokenizer::finishFields()
{
    for (const Unescaped &field : m_unescaped)
        m_fields[field.field] = std::string_view(m_scratch).substr(field.offset, field.length);
}

RowScan CsvTokenizer::scan(const char *begin, const char *end, bool isLast)
{
    const Text text{begin, end, isLast};
    m_fields.clear();
    m_unescaped.clear();
    m_scratch.clear();
    const char *at = begin;
    for (;;) {
        if (m_syntax.skipInitialSpace && !m_fields.empty() && at < end && *at == ' ')
            ++at;
        if (at < end && m_syntax.quote != 0 && *at == m_syntax.quote) {
            const RowScan scanned = quotedField(text, at, at);
            if (scanned.status != RowScan::Status::row)
                return scanned;
        } else {
            const RowScan scanned = plainField(text, at, at);
            if (scanned.status != RowScan::Status::row)
                return scanned;
        }
        if (at < end && *at == m_syntax.delimiter) {
            ++at;
            if (m_fields.size() < m_limits.columns)
                continue;
            RowScan scan;
            scan.status = RowScan::Status::tooManyColumns;
            scan.column = m_fields.size();
            return scan;
        }
        RowScan scan;
        scan.textEnd = at;
        scan.next = at;
        if (at < end) {
            const Ending ending = lineEndAt(text, at, scan.next);
            if (ending == Ending::needMore)
                return needsMore(text, at);
            if (ending == Ending::none)
                scan.next = at + 1; // a lone CR after a closing quote cannot be anything but the end of the row
        }
        if (distance(begin, at) > m_limits.row)
            scan.status = RowScan::Status::rowTooLong;
        else
            finishFields();
        return scan;
    }
}

} // namespace leadlight::io
