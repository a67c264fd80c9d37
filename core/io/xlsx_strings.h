// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <string>
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

/// The texts that cells name by number. The first ones stay in memory, the others go to a temporary file that has no
/// name and is gone with the reader, so that a workbook of millions of texts takes little memory.
class SharedStrings final : public XmlElements {
public:
    /// `limit`: bytes of all texts together; beyond it reading fails with xlsx.too_many_strings {MiB}; if the temporary
    /// file cannot be written with xlsx.no_room.
    SharedStrings(std::uint64_t limit, std::size_t cellLimit) : m_limit(limit), m_current(cellLimit) {}

    enum class Found : std::uint8_t { text, tooLong, missing };
    /// Puts the text at `to`.
    [[nodiscard]] Found find(std::uint64_t number, std::string &to);

    void begin(std::string_view name, const XmlAttributes &attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

private:
    struct Close {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    /// A piece of the file that was looked at lately.
    struct Window {
        std::uint64_t begin = none;
        std::vector<char> bytes;
    };
    static constexpr std::uint64_t none = ~std::uint64_t{0};
    static constexpr std::uint32_t tooLong = 0xFFFFFFFFU;
    static constexpr std::size_t inMemory = std::size_t{2} << 20U;
    static constexpr std::size_t windowSize = 4096;
    static constexpr std::size_t windows = 128;
    static constexpr std::uint64_t stride = 8; ///< of eight texts one place is known

    void add(std::string_view text, bool isTooLong);
    void put(const void *bytes, std::size_t count);
    [[nodiscard]] bool get(std::uint64_t at, char *to, std::size_t count);

    std::uint64_t m_limit;
    RichText m_current;
    bool m_inItem = false;
    std::uint64_t m_count = 0;
    std::uint64_t m_size = 0; ///< bytes: of each text its length in four, then itself
    std::string m_head;       ///< the first of them
    std::unique_ptr<std::FILE, Close> m_tail;
    std::vector<Window> m_windows;
    std::deque<std::uint32_t> m_places;
};

} // namespace leadlight::io
