// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadlight::base {

/// Asks the memory for what will be read soon: many such looks at once take as long as one. Changes nothing but time.
inline void foresee([[maybe_unused]] const void *place)
{
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
}

} // namespace leadlight::base
