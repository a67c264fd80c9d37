// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::store {

/// Rows (leads, accounts, events) of one page; texts of one dictionary page at most.
inline constexpr std::uint32_t rowsPerPage = 4096;
inline constexpr std::uint32_t textsPerPage = 1024;
inline constexpr std::size_t dictionaryPageBytes = 256 * 1024;

/// What a page is of. It stands in the page itself, under the checksum, so that a page in the wrong place is noticed.
struct PageHeader {
    enum class Kind : std::uint32_t { text = 0, number = 1, instant = 2, dictionary = 3, activity = 4 };
    Kind kind = Kind::text;
    std::uint32_t owner = 0; ///< column_def.id; 0 for activities
    std::uint32_t pageNo = 0;
    std::uint32_t count = 0;
    bool operator==(const PageHeader &) const = default;
};

/// Writes a page: little-endian, each run of integers in the least width (0, 1, 2, 4 or 8 bytes) that holds it.
class PagePacker {
public:
    explicit PagePacker(const PageHeader &header);

    void codes(std::span<const std::uint32_t> values);
    void smallNumbers(std::span<const std::uint8_t> values);
    /// Relative to their least value; `blank` (the least int64) is kept.
    void instants(std::span<const std::int64_t> values);
    /// NaN is blank. Whole non-negative numbers are stored as codes.
    void numbers(std::span<const double> values);
    void keys(std::span<const std::uint64_t> values);
    void text(std::string_view value);

    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    template <class Value> void put(Value value);
    void putWidth(std::span<const std::uint64_t> values, std::uint64_t greatest);

    std::string m_bytes;
};

/// Reads a page back. Every read is checked: past the end, or a value that the packer never writes, throws BadPage.
class PageReader {
public:
    struct BadPage {};

    PageReader(std::string_view bytes, const PageHeader &expected);

    /// Each value is below `limit`.
    void codes(std::span<std::uint32_t> out, std::uint64_t limit);
    void smallNumbers(std::span<std::uint8_t> out, std::uint64_t limit);
    void instants(std::span<std::int64_t> out);
    void numbers(std::span<double> out);
    void keys(std::span<std::uint64_t> out);
    /// Leaves out `count` codes or keys.
    void skip(std::size_t count);
    [[nodiscard]] std::string_view text();
    /// The page must end here.
    void finish() const;

private:
    template <class Value> [[nodiscard]] Value take();
    [[nodiscard]] std::uint8_t takeWidth(std::size_t count);
    template <class Visit> void eachOfWidth(std::size_t count, const Visit &visit);

    std::string_view m_rest;
};

} // namespace leadlight::store
