// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/find_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "base/wide_registers.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace leadlight::data {

namespace {

#if defined(__x86_64__) && defined(__GNUC__)
/// Looks at 32 places at a time for the needle's first and last byte and compares where both are met.
LEADLIGHT_WIDE const char *findTextWide(const char *begin, const char *end, std::string_view needle)
{
    constexpr std::ptrdiff_t width = 32;
    const std::size_t length = needle.size();
    const __m256i first = _mm256_set1_epi8(needle.front());
    const __m256i last = _mm256_set1_epi8(needle.back());
    for (const char *at = begin; at + length <= end; at += width) {
        const __m256i front = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
        const __m256i back = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + length - 1));
        const __m256i met = _mm256_and_si256(_mm256_cmpeq_epi8(front, first), _mm256_cmpeq_epi8(back, last));
        for (auto places = static_cast<std::uint32_t>(_mm256_movemask_epi8(met)); places != 0; places &= places - 1) {
            const char *const place = at + std::countr_zero(places);
            if (place + length > end)
                return nullptr;
            if (std::memcmp(place, needle.data(), length) == 0)
                return place;
        }
    }
    return nullptr;
}
#endif

} // namespace

const char *findTextPlainly(const char *begin, const char *end, std::string_view needle)
{
    const std::string_view text(begin, static_cast<std::size_t>(end - begin));
    const std::size_t place = text.find(needle);
    return place == std::string_view::npos ? nullptr : begin + place;
}

const char *findText(const char *begin, const char *end, std::string_view needle)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (base::hasWideRegisters())
        return findTextWide(begin, end, needle);
#endif
    return findTextPlainly(begin, end, needle);
}

} // namespace leadlight::data
