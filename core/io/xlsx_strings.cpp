// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_strings.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "io/xlsx_cells.h"

namespace leadlight::io {

namespace {

bool isXmlBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

void RichText::reset()
{
    m_value.clear();
    m_runBegin = 0;
    m_phonetic = 0;
    m_inRun = m_preserve = m_tooLong = false;
}

void RichText::begin(std::string_view name, const XmlAttributes &attributes)
{
    if (name == "rPh") {
        ++m_phonetic;
    } else if (name == "t" && m_phonetic == 0) {
        m_inRun = true;
        m_preserve = attributes.text("space") == "preserve";
        m_runBegin = m_value.size();
    }
}

void RichText::end(std::string_view name)
{
    if (name == "rPh") {
        m_phonetic = std::max(0, m_phonetic - 1);
    } else if (name == "t" && m_inRun) {
        m_inRun = false;
        if (m_preserve)
            return;
        while (m_value.size() > m_runBegin && isXmlBlank(m_value.back()))
            m_value.pop_back();
        std::size_t blanks = m_runBegin;
        while (blanks < m_value.size() && isXmlBlank(m_value[blanks]))
            ++blanks;
        m_value.erase(m_runBegin, blanks - m_runBegin);
    }
}

void RichText::text(std::string_view piece)
{
    if (!m_inRun || m_tooLong)
        return;
    if (m_value.size() + piece.size() > m_limit)
        m_tooLong = true;
    else
        m_value += piece;
}

void SharedStrings::begin(std::string_view name, const XmlAttributes &attributes)
{
    if (name == "si") {
        m_inItem = true;
        m_current.reset();
    } else if (m_inItem) {
        m_current.begin(name, attributes);
    }
}

void SharedStrings::end(std::string_view name)
{
    if (!m_inItem)
        return;
    if (name != "si")
        return m_current.end(name);
    m_inItem = false;
    const std::string_view value = m_current.value();
    if (m_current.isTooLong() || value.find("_x") == std::string_view::npos)
        add(value, m_current.isTooLong());
    else
        add(withoutEscapes(value), false);
}

void SharedStrings::text(std::string_view piece)
{
    if (m_inItem)
        m_current.text(piece);
}

void SharedStrings::add(std::string_view text, bool isTooLong)
{
    const std::uint32_t length = isTooLong ? tooLong : static_cast<std::uint32_t>(text.size());
    if (m_size + text.size() + sizeof length > m_limit)
        return failWith("xlsx.too_many_strings", {std::to_string(m_limit >> 20U)});
    if (m_count % stride == 0)
        m_places.push_back(static_cast<std::uint32_t>(m_size));
    ++m_count;
    put(&length, sizeof length);
    if (!isTooLong)
        put(text.data(), text.size());
}

void SharedStrings::put(const void *bytes, std::size_t count)
{
    m_size += count;
    if (m_tail == nullptr && m_head.size() + count <= inMemory) {
        m_head.append(static_cast<const char *>(bytes), count);
        return;
    }
    if (m_tail == nullptr)
        m_tail.reset(std::tmpfile());
    if (m_tail == nullptr || std::fwrite(bytes, 1, count, m_tail.get()) != count)
        failWith("xlsx.no_room");
}

bool SharedStrings::get(std::uint64_t at, char *to, std::size_t count)
{
    if (at + count <= m_head.size()) {
        std::memcpy(to, m_head.data() + at, count);
        return true;
    }
    at -= m_head.size();
    m_windows.resize(windows);
    while (count > 0) {
        const std::uint64_t begin = at / windowSize * windowSize;
        Window &window = m_windows[begin / windowSize % windows];
        if (window.begin != begin) {
            window.bytes.resize(windowSize);
            const bool moved = m_tail != nullptr && std::fseek(m_tail.get(), static_cast<long>(begin), SEEK_SET) == 0;
            window.bytes.resize(moved ? std::fread(window.bytes.data(), 1, windowSize, m_tail.get()) : 0);
            window.begin = begin;
        }
        const std::size_t inside = static_cast<std::size_t>(at - begin);
        const std::size_t part = std::min(count, window.bytes.size() - std::min(inside, window.bytes.size()));
        if (part == 0)
            return false;
        std::memcpy(to, window.bytes.data() + inside, part);
        at += part;
        to += part;
        count -= part;
    }
    return true;
}

SharedStrings::Found SharedStrings::find(std::uint64_t number, std::string &to)
{
    if (number >= m_count)
        return Found::missing;
    std::uint64_t at = m_places[number / stride];
    std::uint32_t length = 0;
    for (std::uint64_t i = number / stride * stride;; ++i) {
        std::array<char, sizeof length> bytes{};
        if (!get(at, bytes.data(), bytes.size()))
            return Found::missing;
        std::memcpy(&length, bytes.data(), sizeof length);
        at += sizeof length;
        if (i == number)
            break;
        at += length == tooLong ? 0 : length;
    }
    if (length == tooLong)
        return Found::tooLong;
    to.resize(length);
    return get(at, to.data(), length) ? Found::text : Found::missing;
}

} // namespace leadlight::io
