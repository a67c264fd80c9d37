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
/// What a statement reads that has `ledgerColumns` from `firstColumn` on. Throws damage where the origin is none.
inline constexpr const char *ledgerColumns = "origin, seq, time, kind, actor, payload_hash, previous, hash";
[[nodiscard]] agreement::LedgerEntry readEntry(const Statement &row, int firstColumn = 0);
[[nodiscard]] std::optional<agreement::LedgerEntry> lastEntry(Connection &connection, const base::Uuid &origin);
void visitEntries(Connection &connection, const base::Uuid &origin, std::uint64_t from,
                  const WorkspaceStore::LedgerVisitor &visit);
/// Throws the finding of WorkspaceStore::verifyLedger.
void verifyChains(Connection &connection, const base::Uuid &ourOrigin, const base::Progress *progress);

} // namespace leadlight::store
