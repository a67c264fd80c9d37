// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "base/digest.h"
#include "store/column_pages.h"
#include "store/pages.h"

namespace leadlight::store {

/// A page's checksum as its row holds it.
[[nodiscard]] inline std::int64_t sumOf(std::string_view page)
{
    return std::bit_cast<std::int64_t>(base::checksum(page));
}

/// What a page of this column says that it is.
[[nodiscard]] inline PageHeader headerOf(const ColumnDefinition &column, PageHeader::Kind kind, std::uint32_t pageNo,
                                         std::uint32_t count)
{
    return {kind, static_cast<std::uint32_t>(column.id), pageNo, count};
}

} // namespace leadlight::store
