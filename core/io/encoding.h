// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leadlight::io {

/// How the bytes of a text file are to be read.
enum class Encoding : std::uint8_t { utf8, utf8Bom, utf16le, utf16be, windows1252 };

[[nodiscard]] std::string_view keyOf(Encoding encoding); ///< "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"
/// Takes the keys and the usual other names ("UTF8", "cp1252", "latin1", "iso-8859-1"), case-folded.
[[nodiscard]] std::optional<Encoding> parseEncoding(std::string_view text);

/// Bytes at the start that name the encoding (3 of UTF-8, 2 of UTF-16), if `bytes` begins with them; else 0.
[[nodiscard]] std::size_t markLength(std::string_view bytes, Encoding encoding);

/// Reads over bytes in pieces and counts what is and what is not UTF-8, and what Windows-1252 does not have.
/// Lines count LF (or lone CR) from 1.
class EncodingScan {
public:
    void feed(std::string_view bytes);
    /// To be called after the last piece: a sequence cut short by the end counts as invalid.
    void finish();

    [[nodiscard]] std::uint64_t sequences() const { return m_sequences; } ///< multi-byte characters that are valid
    [[nodiscard]] std::uint64_t invalid() const { return m_invalid; }     ///< bytes that no character begins with
    [[nodiscard]] bool hasNul() const { return m_nul; }
    [[nodiscard]] std::uint64_t firstInvalidLine() const { return m_firstInvalidLine; }
    /// First of the bytes 81 8D 8F 90 9D among those that are not UTF-8, with its line; nothing if there is none.
    struct Undefined {
        unsigned char byte = 0;
        std::uint64_t line = 0;
    };
    [[nodiscard]] std::optional<Undefined> undefinedIn1252() const { return m_undefined; }

private:
    void step(unsigned char byte);
    void fail(unsigned char byte);

    std::uint64_t m_sequences = 0;
    std::uint64_t m_invalid = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_firstInvalidLine = 0;
    std::optional<Undefined> m_undefined;
    int m_expected = 0; ///< continuation bytes still to come
    unsigned char m_low = 0x80;
    unsigned char m_high = 0xBF;
    bool m_nul = false;
};

/// Turns bytes of one encoding into UTF-8, in pieces. What cannot be decoded (an undefined byte of Windows-1252, half
/// a surrogate pair) comes out as bytes that are not UTF-8, so that the row that holds it can be found and refused;
/// nothing is replaced in silence.
class Decoder {
public:
    explicit Decoder(Encoding encoding = Encoding::utf8) : m_encoding(encoding) {}

    /// Appends to `out`; at most three bytes for each byte of `bytes`, and six more.
    void decode(std::string_view bytes, std::string &out);
    void finish(std::string &out);

private:
    void decodeUnit(std::uint16_t unit, std::string &out);

    Encoding m_encoding;
    std::optional<unsigned char> m_oddByte;
    std::optional<std::uint16_t> m_highSurrogate;
};

} // namespace leadlight::io
