// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "agreement/ledger.h"
#include "base/progress.h"
#include "store/connection.h"
#include "store/workspace_store.h"

namespace leadlight::store {

/// Makes the chain of `origin` known, without entries.
void beginChain(Connection &connection, const base::Uuid &origin);
[[nodiscard]] std::uint64_t appendEntry(Connection &connection, const base::Uuid &origin, base::Instant time,
                                        std::string kind, std::string actor, agreement::LedgerPayload payload);
[[nodiscard]] std::optional<agreement::LedgerEntry> lastEntry(Connection &connection, const base::Uuid &origin);
void visitEntries(Connection &connection, const base::Uuid &origin, std::uint64_t from,
                  const WorkspaceStore::LedgerVisitor &visit);
/// Throws the finding of WorkspaceStore::verifyLedger.
void verifyChains(Connection &connection, const base::Uuid &ourOrigin, const base::Progress *progress);

} // namespace leadlight::store
