// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What is known of a lead's account stands beside the lead's own attributes, under the account's key with this in front:
/// criteria, filters and lists take it like any other. It is written with the account alone.
inline constexpr std::string_view accountPrefix = "account.";
[[nodiscard]] inline bool isOfAccount(std::string_view key)
{
    return key.starts_with(accountPrefix);
}

/// Makes these columns anew. Call after accounts, or the accounts of leads, changed.
void deriveAccountColumns(Snapshot &snapshot);

} // namespace leadlight::workspace
