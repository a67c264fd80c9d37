// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Remembers that two leads that look like one person are two: no list of duplicates names the pair again. Returns the
/// ledger entry. Errors: merge.same_lead (name; usage); hygiene.apart_already (name, name; refused); person.unknown,
/// workspace.read_only, storage.…
[[nodiscard]] base::Result<std::uint64_t> keepApart(Workspace &workspace, std::uint32_t one, std::uint32_t other,
                                                    std::optional<base::Uuid> person = std::nullopt);
/// Takes that back. Errors: hygiene.not_apart (name, name; refused).
[[nodiscard]] base::Result<std::uint64_t> undoKeepApart(Workspace &workspace, std::uint32_t one, std::uint32_t other,
                                                        std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
