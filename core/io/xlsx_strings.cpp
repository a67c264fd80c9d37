// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_strings.h"

#include <algorithm>
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
    if (m_current.isTooLong())
        m_places.push_back(tooLong);
    else if (value.find("_x") == std::string_view::npos)
        add(value);
    else
        add(withoutEscapes(value));
}

void SharedStrings::text(std::string_view piece)
{
    if (m_inItem)
        m_current.text(piece);
}

void SharedStrings::add(std::string_view text)
{
    const auto length = static_cast<std::uint32_t>(text.size());
    if (blockSize - m_used < length + sizeof length) {
        if ((m_blocks.size() + 1) * blockSize + m_places.size() * sizeof(std::uint32_t) > m_limit)
            return failWith("xlsx.too_many_strings", {std::to_string(m_limit >> 20U)});
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(blockSize));
        m_used = 0;
    }
    char *const to = m_blocks.back().get() + m_used;
    std::memcpy(to, &length, sizeof length);
    std::memcpy(to + sizeof length, text.data(), length);
    m_places.push_back(static_cast<std::uint32_t>(m_blocks.size() - 1) * blockSize + m_used);
    m_used += length + static_cast<std::uint32_t>(sizeof length);
    if (m_places.size() * sizeof(std::uint32_t) > m_limit)
        failWith("xlsx.too_many_strings", {std::to_string(m_limit >> 20U)});
}

std::optional<SharedStrings::Text> SharedStrings::find(std::uint64_t number) const
{
    if (number >= m_places.size())
        return std::nullopt;
    const std::uint32_t place = m_places[number];
    if (place == tooLong)
        return Text{{}, true};
    const char *const from = m_blocks[place / blockSize].get() + place % blockSize;
    std::uint32_t length = 0;
    std::memcpy(&length, from, sizeof length);
    return Text{std::string_view(from + sizeof length, length), false};
}

} // namespace leadlight::io
