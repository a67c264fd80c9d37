// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <array>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/time.h"
#include "base/uuid.h"

namespace leadlight::agreement {

/// One entry of the append-only record (domain.md §5). The chain part names nobody; what identifies a person stands in
/// the payload alone, which an erasure may take away.
struct LedgerEntry {
    base::Uuid origin;
    std::uint64_t seq = 0;    ///< from 1, without gaps
    base::Instant time;
    std::string kind;         ///< "move", "import", "sign", "activate", "draft_edit", "lead_edit", "person", …
    std::string actor;        ///< id of the person in hex, "model", "import" or "hygiene"
    base::Digest payloadHash{};
    base::Digest previous{};  ///< hash of entry seq − 1; zero for the first
    base::Digest hash{};
    bool operator==(const LedgerEntry &) const = default;
};

struct LedgerPayload {
    std::array<std::uint8_t, 16> salt{};
    std::string json; ///< canonical
    bool operator==(const LedgerPayload &) const = default;
};

/// SHA-256(salt ‖ canonical payload).
[[nodiscard]] base::Digest payloadHash(const LedgerPayload &payload);
/// SHA-256(previous hash ‖ canonical {actor, kind, origin, payload hash, seq, time}).
[[nodiscard]] base::Digest entryHash(const LedgerEntry &entry);
/// The next entry of a chain whose last entry is `last` (none for an empty chain).
[[nodiscard]] LedgerEntry chained(const std::optional<LedgerEntry> &last, const base::Uuid &origin, base::Instant time,
                                  std::string kind, std::string actor, const LedgerPayload &payload);

/// What does not hold, as a code for wording: "ledger.gap", "ledger.hash", "ledger.payload", "ledger.previous".
struct ChainFinding {
    std::string code;
    std::uint64_t seq = 0;
};
/// Checks one entry against its predecessor and its payload (absent: the caller knows it was erased).
[[nodiscard]] std::optional<ChainFinding> check(const std::optional<LedgerEntry> &last, const LedgerEntry &entry,
                                                const LedgerPayload *payload);

} // namespace leadlight::agreement
