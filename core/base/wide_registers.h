// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadlight::base {

/// A function marked so is compiled for AVX2 and may be called only where `hasWideRegisters`. The bodies are plain C++
/// that the plain version inlines as well, so that both give the same integers.
#if defined(__x86_64__) && defined(__GNUC__)
#define LEADLIGHT_WIDE __attribute__((target("avx2")))
#else
#define LEADLIGHT_WIDE
#endif
#define LEADLIGHT_INLINE inline __attribute__((always_inline))

[[nodiscard]] inline bool hasWideRegisters()
{
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
#else
    return false;
#endif
}

} // namespace leadlight::base
