// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "io/xml_stream.h"

namespace leadlight::io {

/// The text inside <si> or <is>: its runs one after the other, without pronunciations. Without xml:space="preserve"
/// white space round a run is none of the text.
class RichText {
public:
    explicit RichText(std::size_t limit) : m_limit(limit) {}

    void reset();
    void begin(std::string_view name, const XmlAttributes &attributes);
    void end(std::string_view name);
    void text(std::string_view piece);
    [[nodiscard]] std::string_view value() const { return m_value; }
    [[nodiscard]] bool isTooLong() const { return m_tooLong; }

private:
    std::size_t m_limit;
    std::string m_value;
    std::size_t m_runBegin = 0;
    int m_phonetic = 0;
    bool m_inRun = false;
    bool m_preserve = false;
    bool m_tooLong = false;
};

/// The texts that cells name by number, packed one after the other. No text may be longer than 2 MiB.
class SharedStrings final : public XmlElements {
public:
    /// `limit`: bytes of memory; beyond it reading fails with xlsx.too_many_strings {MiB}.
    SharedStrings(std::uint64_t limit, std::size_t cellLimit) : m_limit(limit), m_current(cellLimit) {}

    struct Text {
        std::string_view text;
        bool tooLong = false;
    };
    [[nodiscard]] std::optional<Text> find(std::uint64_t number) const;

    void begin(std::string_view name, const XmlAttributes &attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

private:
    void add(std::string_view text);

    /// No text reaches from one block into the next, so that a place is one number for block and byte.
    static constexpr std::uint32_t blockSize = 1U << 21U;
    static constexpr std::uint32_t tooLong = 0xFFFFFFFFU;

    std::uint64_t m_limit;
    RichText m_current;
    bool m_inItem = false;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::uint32_t m_used = blockSize;    ///< bytes of the last block
    std::deque<std::uint32_t> m_places; ///< of each text: its length in four bytes, then its bytes
};

} // namespace leadlight::io
