// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/json_records.h"

#include <utility>

namespace leadlight::io {

namespace {

constexpr std::size_t pieceBytes = std::size_t{64} << 10U;
constexpr int ended = -1;
/// RFC 7464 puts it before each record.
constexpr int recordSeparator = 0x1E;

bool isBlank(int sign)
{
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == recordSeparator;
}

} // namespace

JsonRecords::JsonRecords(ByteSource source, std::size_t limit) : m_source(std::move(source)), m_limit(limit), m_piece(pieceBytes, '\0') {}

base::Result<bool> JsonRecords::fill()
{
    const auto read = m_source.read(m_piece.data(), m_piece.size());
    if (!read)
        return base::fail(read.error());
    m_size = *read;
    m_at = 0;
    return m_size > 0;
}

base::Result<int> JsonRecords::peek()
{
    if (m_at == m_size) {
        const auto more = fill();
        if (!more)
            return base::fail(more.error());
        if (!*more)
            return ended;
    }
    return static_cast<unsigned char>(m_piece[m_at]);
}

void JsonRecords::take()
{
    const char sign = m_piece[m_at++];
    ++m_offset;
    if (sign == '\n')
        ++m_line;
    if (!m_keeps)
        return;
    if (m_text.size() < m_limit)
        m_text.push_back(sign);
    else
        m_isLong = true;
}

base::Result<int> JsonRecords::peekPastBlanks(bool commasToo)
{
    for (;;) {
        auto sign = peek();
        if (!sign || !(isBlank(*sign) || (commasToo && *sign == ',')))
            return sign;
        take();
    }
}

/// From the opening quotation mark to behind the closing one; false: the file ends before it.
base::Result<bool> JsonRecords::takeString(std::string *kept)
{
    take();
    for (bool escaped = false;;) {
        const auto sign = peek();
        if (!sign)
            return base::fail(sign.error());
        if (*sign == ended)
            return false;
        take();
        if (!escaped && *sign == '"')
            return true;
        escaped = !escaped && *sign == '\\';
        if (kept && kept->size() < m_limit)
            kept->push_back(static_cast<char>(*sign));
    }
}

/// To behind the value's end: brackets are counted, what is in them is not looked at. False: the file ends before it.
base::Result<bool> JsonRecords::takeValue()
{
    for (std::size_t depth = 0;;) {
        const auto sign = peek();
        if (!sign)
            return base::fail(sign.error());
        if (*sign == ended)
            return depth == 0;
        const bool closes = *sign == '}' || *sign == ']';
        // A bare word or number ends before what follows it.
        if (depth == 0 && (closes || *sign == ',' || *sign == '\n'))
            return true;
        if (*sign == '"') {
            const auto whole = takeString(nullptr);
            if (!whole || !*whole)
                return whole;
            if (depth == 0)
                return true;
            continue;
        }
        take();
        if (*sign == '{' || *sign == '[')
            ++depth;
        if (closes && --depth == 0)
            return true;
    }
}

/// Inside the first object: whether it holds a list of objects. Leaves the place behind the object otherwise.
base::Result<bool> JsonRecords::findMember()
{
    bool found = false;
    take();
    for (;;) {
        const auto sign = peekPastBlanks(true);
        if (!sign)
            return base::fail(sign.error());
        if (*sign != '"') {
            if (*sign == '}')
                take();
            return found;
        }
        std::string key;
        const auto whole = takeString(&key);
        if (!whole || !*whole)
            return whole;
        const auto colon = peekPastBlanks();
        if (!colon)
            return base::fail(colon.error());
        if (*colon != ':')
            return found;
        take();
        const auto value = peekPastBlanks();
        if (!value)
            return base::fail(value.error());
        if (*value == '[' && !found) {
            // What the list holds is seen behind its bracket; then all of it is passed over from there.
            const std::uint64_t offset = m_offset;
            const std::uint64_t line = m_line;
            take();
            const auto inside = peekPastBlanks();
            if (!inside)
                return base::fail(inside.error());
            if (*inside == '{') {
                found = true;
                m_member = key;
                m_firstOffset = m_offset;
                m_firstLine = m_line;
            }
            if (auto moved = moveTo(offset, line); !moved)
                return base::fail(moved.error());
        }
        const auto passed = takeValue();
        if (!passed)
            return passed;
        if (!*passed)
            return found;
    }
}

base::Result<void> JsonRecords::moveTo(std::uint64_t offset, std::uint64_t line)
{
    if (auto moved = m_source.seekTo(offset); !moved)
        return moved;
    m_size = m_at = 0;
    m_offset = offset;
    m_line = line;
    return {};
}

base::Result<void> JsonRecords::start(Encoding encoding)
{
    if (auto started = m_source.start(encoding); !started)
        return started;
    m_size = m_at = 0;
    m_offset = 0;
    m_line = 1;
    const auto first = peekPastBlanks();
    if (!first)
        return base::fail(first.error());
    m_firstOffset = m_offset;
    m_firstLine = m_line;
    if (*first == '[') {
        take();
        m_layout = Layout::list;
        m_firstOffset = m_offset;
    } else if (*first == '{') {
        const std::uint64_t offset = m_firstOffset;
        const std::uint64_t line = m_firstLine;
        const auto found = findMember();
        if (!found)
            return base::fail(found.error());
        const auto next = peekPastBlanks(true);
        if (!next)
            return base::fail(next.error());
        // Further objects behind the first are records like it, whatever lists they hold.
        m_layout = *found && *next != '{' ? Layout::member : Layout::lines;
        if (m_layout == Layout::lines) {
            m_firstOffset = offset;
            m_firstLine = line;
        }
    } else {
        return base::fail(base::ErrorKind::unreadable, "json.no_records", {}, {m_source.name(), 0, {}});
    }
    return rewind();
}

base::Result<void> JsonRecords::rewind()
{
    m_isBroken = false;
    return moveTo(m_firstOffset, m_firstLine);
}

base::Result<JsonRecords::Found> JsonRecords::next()
{
    const auto sign = peekPastBlanks(true);
    if (!sign)
        return base::fail(sign.error());
    m_text.clear();
    m_isLong = false;
    m_recordLine = m_line;
    if (*sign == ended) // a list that nothing closes is said once
        return m_layout == Layout::lines || std::exchange(m_isBroken, true) ? Found::end : Found::unfinished;
    if (m_layout != Layout::lines && *sign == ']')
        return Found::end;
    m_keeps = true;
    const auto whole = takeValue();
    m_keeps = false;
    if (!whole)
        return base::fail(whole.error());
    if (m_text.empty()) {
        take(); // a bracket too many
        return Found::other;
    }
    if (!*whole) {
        m_isBroken = true;
        return Found::unfinished;
    }
    if (*sign != '{')
        return Found::other;
    return m_isLong ? Found::tooLong : Found::object;
}

} // namespace leadlight::io
