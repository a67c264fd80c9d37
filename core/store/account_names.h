// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/outcome.h"
#include "store/connection.h"
#include "store/write.h"

namespace leadlight::store {

[[nodiscard]] const char *nameOf(Entity entity);

/// Accounts by their keys: those that are new take the next rows, a known one keeps its own. Returns the rows. Throws
/// Failure.
std::vector<std::uint32_t> putAccountRows(Connection &connection, std::span<const domain::Account> accounts);
/// What `system` calls rows; of two refs with one id the later counts. Throws Failure.
void putNames(Connection &connection, Entity entity, const std::string &system, std::span<const ExternalRef> refs);

} // namespace leadlight::store
