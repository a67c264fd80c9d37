// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "data/column.h"

namespace leadlight::workspace {

/// The source type of a file with what a seller of data, or a look-up, knows of leads that are here already.
inline constexpr std::string_view appendedSource = "appended";

/// A value that was appended has a mark beside it, an attribute of its own that says "yes": that of `industry` is
/// `industry_appended`. So a criterion can take such values for less than those that the lead or Sales gave, by a band of
/// its own or by "only if", and an explanation says so. Whoever else gives a value takes the mark away.
inline constexpr std::string_view appendedSuffix = "_appended";
inline constexpr const char *appendedYes = "yes";

[[nodiscard]] inline std::string appendedMark(std::string_view field)
{
    return std::string(field) + std::string(appendedSuffix);
}
/// Whether `key` is the mark of another column of the table.
[[nodiscard]] inline bool isAppendedMark(const data::Table &leads, std::string_view key)
{
    return key.ends_with(appendedSuffix) && leads.find(key.substr(0, key.size() - appendedSuffix.size())) != nullptr;
}
/// Whether a lead's value is marked so.
[[nodiscard]] inline bool isAppended(const data::Table &leads, std::string_view field, std::size_t row)
{
    const data::Column *mark = leads.find(appendedMark(field));
    return mark && !mark->isBlank(row);
}

} // namespace leadlight::workspace
