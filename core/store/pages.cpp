// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pages.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "data/column.h"

namespace leadlight::store {

static_assert(std::endian::native == std::endian::little, "pages are little-endian and are copied as they stand");

namespace {

constexpr std::int64_t blankInstant = data::InstantColumn::blank;
constexpr double greatestCodedNumber = 4294967293.0; // one below, since 0 stands for blank

enum class NumberForm : std::uint8_t { codes = 0, raw = 1 };
enum class InstantForm : std::uint8_t { relative = 0, raw = 1 };

std::uint8_t widthFor(std::uint64_t greatest)
{
    if (greatest == 0)
        return 0;
    if (greatest <= 0xFF)
        return 1;
    if (greatest <= 0xFFFF)
        return 2;
    return greatest <= 0xFFFFFFFF ? 4 : 8;
}

template <class Narrow> void appendNarrowed(std::string &out, std::span<const std::uint64_t> values)
{
    const std::size_t begin = out.size();
    out.resize(begin + values.size() * sizeof(Narrow));
    char *to = out.data() + begin;
    for (const std::uint64_t value : values) {
        const auto narrow = static_cast<Narrow>(value);
        std::memcpy(to, &narrow, sizeof narrow);
        to += sizeof narrow;
    }
}

bool fitsCode(double value)
{
    return std::isnan(value)
           || (value >= 0 && value <= greatestCodedNumber && value == std::floor(value) && !std::signbit(value));
}

} // namespace

template <class Value> void PagePacker::put(Value value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    m_bytes.append(bytes, sizeof value);
}

PagePacker::PagePacker(const PageHeader &header)
{
    put(static_cast<std::uint32_t>(header.kind));
    put(header.owner);
    put(header.pageNo);
    put(header.count);
}

void PagePacker::putWidth(std::span<const std::uint64_t> values, std::uint64_t greatest)
{
    const std::uint8_t width = widthFor(greatest);
    put(width);
    switch (width) {
    case 1:
        appendNarrowed<std::uint8_t>(m_bytes, values);
        break;
    case 2:
        appendNarrowed<std::uint16_t>(m_bytes, values);
        break;
    case 4:
        appendNarrowed<std::uint32_t>(m_bytes, values);
        break;
    case 8:
        appendNarrowed<std::uint64_t>(m_bytes, values);
        break;
    default:
        break;
    }
}

void PagePacker::codes(std::span<const std::uint32_t> values)
{
    std::vector<std::uint64_t> wide(values.begin(), values.end());
    putWidth(wide, wide.empty() ? 0 : *std::max_element(wide.begin(), wide.end()));
}

void PagePacker::smallNumbers(std::span<const std::uint8_t> values)
{
    std::vector<std::uint64_t> wide(values.begin(), values.end());
    putWidth(wide, wide.empty() ? 0 : *std::max_element(wide.begin(), wide.end()));
}

void PagePacker::keys(std::span<const std::uint64_t> values)
{
    putWidth(values, values.empty() ? 0 : *std::max_element(values.begin(), values.end()));
}

void PagePacker::instants(std::span<const std::int64_t> values)
{
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t greatest = blankInstant;
    for (const std::int64_t value : values) {
        if (value != blankInstant) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    }
    if (greatest == blankInstant)
        least = greatest = 0; // all blank
    std::vector<std::uint64_t> wide(values.size());
    const std::uint64_t range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
    if (range > 0xFFFFFFFE) {
        put(InstantForm::raw);
        std::transform(values.begin(), values.end(), wide.begin(),
                       [](std::int64_t v) { return static_cast<std::uint64_t>(v); });
        putWidth(wide, std::numeric_limits<std::uint64_t>::max());
        return;
    }
    put(InstantForm::relative);
    put(least);
    std::uint64_t widest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        wide[i] = values[i] == blankInstant ? 0 : static_cast<std::uint64_t>(values[i] - least) + 1;
        widest = std::max(widest, wide[i]);
    }
    putWidth(wide, widest);
}

void PagePacker::numbers(std::span<const double> values)
{
    std::vector<std::uint64_t> wide(values.size());
    if (std::all_of(values.begin(), values.end(), fitsCode)) {
        put(NumberForm::codes);
        std::uint64_t widest = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            wide[i] = std::isnan(values[i]) ? 0 : static_cast<std::uint64_t>(values[i]) + 1;
            widest = std::max(widest, wide[i]);
        }
        putWidth(wide, widest);
        return;
    }
    put(NumberForm::raw);
    for (std::size_t i = 0; i < values.size(); ++i) {
        // One bit pattern for blank, so that equal columns give equal pages.
        const double value = std::isnan(values[i]) ? std::numeric_limits<double>::quiet_NaN() : values[i];
        wide[i] = std::bit_cast<std::uint64_t>(value);
    }
    putWidth(wide, std::numeric_limits<std::uint64_t>::max());
}

void PagePacker::text(std::string_view value)
{
    put(static_cast<std::uint32_t>(value.size()));
    m_bytes += value;
}

template <class Value> Value PageReader::take()
{
    if (m_rest.size() < sizeof(Value))
        throw BadPage{};
    Value value;
    std::memcpy(&value, m_rest.data(), sizeof value);
    m_rest.remove_prefix(sizeof value);
    return value;
}

PageReader::PageReader(std::string_view bytes, const PageHeader &expected) : m_rest(bytes)
{
    PageHeader found;
    found.kind = static_cast<PageHeader::Kind>(take<std::uint32_t>());
    found.owner = take<std::uint32_t>();
    found.pageNo = take<std::uint32_t>();
    found.count = take<std::uint32_t>();
    if (found != expected)
        throw BadPage{};
}

/// The width of the `count` integers that follow and are there.
std::uint8_t PageReader::takeWidth(std::size_t count)
{
    const auto width = take<std::uint8_t>();
    if (width != 0 && width != 1 && width != 2 && width != 4 && width != 8)
        throw BadPage{};
    if (m_rest.size() / std::max<std::size_t>(width, 1) < count && width != 0)
        throw BadPage{};
    return width;
}

void PageReader::skip(std::size_t count)
{
    const std::size_t width = takeWidth(count);
    m_rest.remove_prefix(count * width);
}

template <class Visit> void PageReader::eachOfWidth(std::size_t count, const Visit &visit)
{
    const std::uint8_t width = takeWidth(count);
    const char *from = m_rest.data();
    const auto narrow = [&]<class Narrow>(Narrow) {
        for (std::size_t i = 0; i < count; ++i) {
            Narrow value;
            std::memcpy(&value, from + i * sizeof value, sizeof value);
            visit(i, static_cast<std::uint64_t>(value));
        }
    };
    switch (width) {
    case 1:
        narrow(std::uint8_t{});
        break;
    case 2:
        narrow(std::uint16_t{});
        break;
    case 4:
        narrow(std::uint32_t{});
        break;
    case 8:
        narrow(std::uint64_t{});
        break;
    default:
        for (std::size_t i = 0; i < count; ++i)
            visit(i, std::uint64_t{0});
        break;
    }
    m_rest.remove_prefix(count * width);
}

void PageReader::codes(std::span<std::uint32_t> out, std::uint64_t limit)
{
    eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) {
        if (value >= limit)
            throw BadPage{};
        out[i] = static_cast<std::uint32_t>(value);
    });
}

void PageReader::smallNumbers(std::span<std::uint8_t> out, std::uint64_t limit)
{
    eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) {
        if (value >= limit)
            throw BadPage{};
        out[i] = static_cast<std::uint8_t>(value);
    });
}

void PageReader::instants(std::span<std::int64_t> out)
{
    const auto form = take<InstantForm>();
    if (form == InstantForm::raw) {
        eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) { out[i] = static_cast<std::int64_t>(value); });
        return;
    }
    if (form != InstantForm::relative)
        throw BadPage{};
    const auto least = static_cast<std::uint64_t>(take<std::int64_t>());
    eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) {
        out[i] = value == 0 ? blankInstant : static_cast<std::int64_t>(least + (value - 1));
    });
}

void PageReader::numbers(std::span<double> out)
{
    constexpr double blank = std::numeric_limits<double>::quiet_NaN();
    const auto form = take<NumberForm>();
    if (form == NumberForm::codes) {
        eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) {
            out[i] = value == 0 ? blank : static_cast<double>(value - 1);
        });
        return;
    }
    if (form != NumberForm::raw)
        throw BadPage{};
    eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) {
        const auto number = std::bit_cast<double>(value);
        if (std::isinf(number))
            throw BadPage{};
        out[i] = number;
    });
}

void PageReader::keys(std::span<std::uint64_t> out)
{
    eachOfWidth(out.size(), [&](std::size_t i, std::uint64_t value) { out[i] = value; });
}

std::string_view PageReader::text()
{
    const auto size = take<std::uint32_t>();
    if (m_rest.size() < size)
        throw BadPage{};
    const std::string_view text = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return text;
}

void PageReader::finish() const
{
    if (!m_rest.empty())
        throw BadPage{};
}

} // namespace leadlight::store
