// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace leadlight::io {

namespace {

constexpr std::array<std::string_view, 5> encodingKeys{"utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"};

constexpr std::array<std::pair<std::string_view, Encoding>, 14> encodingNames{{
    {"utf8", Encoding::utf8},
    {"utf8bom", Encoding::utf8Bom},
    {"utf8sig", Encoding::utf8Bom},
    {"utf16", Encoding::utf16le},
    {"utf16le", Encoding::utf16le},
    {"utf16be", Encoding::utf16be},
    {"windows1252", Encoding::windows1252},
    {"win1252", Encoding::windows1252},
    {"cp1252", Encoding::windows1252},
    {"1252", Encoding::windows1252},
    {"ansi", Encoding::windows1252},
    {"latin1", Encoding::windows1252},
    {"iso88591", Encoding::windows1252},
    {"ascii", Encoding::utf8},
}};

/// Code points of the bytes 80 to 9F (Unicode's CP1252.TXT); 0 where the table has nothing.
constexpr std::array<std::uint16_t, 32> windows1252High{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

constexpr bool isUndefinedIn1252(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 && windows1252High[byte - 0x80] == 0;
}

/// Also writes surrogates, as three bytes that no UTF-8 validator takes.
void appendCodePoint(std::uint32_t code, std::string &out)
{
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

void appendWindows1252(std::string_view bytes, std::string &out)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 || isUndefinedIn1252(byte))
            out.push_back(c);
        else
            appendCodePoint(byte < 0xA0 ? windows1252High[byte - 0x80] : byte, out);
    }
}

} // namespace

std::string_view keyOf(Encoding encoding)
{
    return encodingKeys[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> parseEncoding(std::string_view text)
{
    std::string wanted;
    for (const char c : base::comparable(text)) {
        if (c != '-' && c != '_' && c != ' ')
            wanted.push_back(c);
    }
    for (const auto &[name, encoding] : encodingNames) {
        if (wanted == name)
            return encoding;
    }
    return std::nullopt;
}

std::size_t markLength(std::string_view bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::utf8:
    case Encoding::utf8Bom:
        return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    case Encoding::utf16le:
        return bytes.starts_with("\xFF\xFE") ? 2 : 0;
    case Encoding::utf16be:
        return bytes.starts_with("\xFE\xFF") ? 2 : 0;
    case Encoding::windows1252:
        break;
    }
    return 0;
}

void EncodingScan::feed(std::string_view bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at < end) {
        if (m_expected == 0) {
            // Plain ASCII runs are most of most files: eight bytes at a time.
            const char *const run = at;
            while (end - at >= 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, at, sizeof word);
                if ((word & 0x8080808080808080ULL) != 0)
                    break;
                at += 8;
            }
            if (at != run) {
                const auto length = static_cast<std::size_t>(at - run);
                m_nul = m_nul || std::memchr(run, 0, length) != nullptr;
                m_line += static_cast<std::uint64_t>(std::count(run, at, '\n'));
                continue;
            }
        }
        step(static_cast<unsigned char>(*at));
        ++at;
    }
}

void EncodingScan::step(unsigned char byte)
{
    if (m_expected > 0) {
        if (byte >= m_low && byte <= m_high) {
            m_low = 0x80;
            m_high = 0xBF;
            if (--m_expected == 0)
                ++m_sequences;
            return;
        }
        m_expected = 0;
        fail(0);
    }
    m_low = 0x80;
    m_high = 0xBF;
    if (byte < 0x80) {
        m_nul = m_nul || byte == 0;
        m_line += byte == '\n' ? 1 : 0;
    } else if (byte >= 0xC2 && byte <= 0xDF) {
        m_expected = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        m_expected = 2;
        m_low = byte == 0xE0 ? 0xA0 : 0x80;
        m_high = byte == 0xED ? 0x9F : 0xBF;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        m_expected = 3;
        m_low = byte == 0xF0 ? 0x90 : 0x80;
        m_high = byte == 0xF4 ? 0x8F : 0xBF;
    } else {
        fail(byte);
    }
}

void EncodingScan::fail(unsigned char byte)
{
    ++m_invalid;
    if (m_firstInvalidLine == 0)
        m_firstInvalidLine = m_line;
    if (!m_undefined && isUndefinedIn1252(byte))
        m_undefined = Undefined{byte, m_line};
}

void EncodingScan::finish()
{
    if (m_expected > 0)
        fail(0);
    m_expected = 0;
}

void Decoder::decode(std::string_view bytes, std::string &out)
{
    if (m_encoding == Encoding::utf8 || m_encoding == Encoding::utf8Bom) {
        out.append(bytes);
        return;
    }
    if (m_encoding == Encoding::windows1252) {
        appendWindows1252(bytes, out);
        return;
    }
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!m_oddByte) {
            m_oddByte = byte;
            continue;
        }
        const unsigned first = *m_oddByte;
        m_oddByte.reset();
        const unsigned unit = m_encoding == Encoding::utf16le ? first | (unsigned{byte} << 8U) : (first << 8U) | byte;
        decodeUnit(static_cast<std::uint16_t>(unit), out);
    }
}

void Decoder::decodeUnit(std::uint16_t unit, std::string &out)
{
    const bool isLow = unit >= 0xDC00 && unit <= 0xDFFF;
    if (m_highSurrogate) {
        const std::uint32_t high = *m_highSurrogate;
        m_highSurrogate.reset();
        if (isLow) {
            appendCodePoint(0x10000U + ((high - 0xD800U) << 10U) + (unit - 0xDC00U), out);
            return;
        }
        appendCodePoint(high, out);
    }
    if (unit >= 0xD800 && unit <= 0xDBFF)
        m_highSurrogate = unit;
    else
        appendCodePoint(unit, out);
}

void Decoder::finish(std::string &out)
{
    if (m_highSurrogate)
        appendCodePoint(*m_highSurrogate, out);
    if (m_oddByte)
        out.push_back('\xFF');
    m_highSurrogate.reset();
    m_oddByte.reset();
}

} // namespace leadlight::io
