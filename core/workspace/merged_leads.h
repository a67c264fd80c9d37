// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/stored_types.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Source of a value's history where a merge, or its undoing, replaced the value.
inline constexpr std::string_view mergeSource = "merge";
inline constexpr std::string_view unmergeSource = "merge_undone";

/// Brings freshly loaded rows together as the merges that stand say: activities of merged leads come to their
/// survivor, each counted once where several leads have it, and moves likewise. Nothing in the store changes, so that
/// a merge that is undone leaves no trace here. Call before anything is derived.
void applyMerges(Snapshot &snapshot, const std::vector<store::StoredMerge> &merges);

[[nodiscard]] std::string mergedValuesJson(const std::vector<store::MergedValue> &changes);
/// Empty where the text is not what mergedValuesJson() writes.
[[nodiscard]] std::vector<store::MergedValue> mergedValues(const std::string &json);

} // namespace leadlight::workspace
