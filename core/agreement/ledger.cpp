// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/ledger.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace leadlight::agreement {

namespace {

void appendBytes(std::string &out, std::span<const std::uint8_t> bytes)
{
    out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

} // namespace

base::Digest payloadHash(const LedgerPayload &payload)
{
    std::string input;
    input.reserve(payload.salt.size() + payload.json.size());
    appendBytes(input, payload.salt);
    input += payload.json;
    return base::sha256(input);
}

base::Digest entryHash(const LedgerEntry &entry)
{
    // nlohmann::json keeps keys sorted and writes no white space: that is our canonical form.
    const nlohmann::json canonical{{"actor", entry.actor},
                                   {"kind", entry.kind},
                                   {"origin", entry.origin.text()},
                                   {"payload_hash", base::hex(entry.payloadHash)},
                                   {"seq", entry.seq},
                                   {"time", entry.time.seconds}};
    std::string input;
    appendBytes(input, entry.previous);
    // A hostile file may hold bytes that are not UTF-8; they must end in a hash that does not fit, not in a throw.
    input += canonical.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return base::sha256(input);
}

LedgerEntry chained(const std::optional<LedgerEntry> &last, const base::Uuid &origin, base::Instant time,
                    std::string kind, std::string actor, const LedgerPayload &payload)
{
    LedgerEntry entry;
    entry.origin = origin;
    entry.seq = last ? last->seq + 1 : 1;
    entry.time = time;
    entry.kind = std::move(kind);
    entry.actor = std::move(actor);
    entry.payloadHash = payloadHash(payload);
    if (last)
        entry.previous = last->hash;
    entry.hash = entryHash(entry);
    return entry;
}

std::optional<ChainFinding> check(const std::optional<LedgerEntry> &last, const LedgerEntry &entry,
                                  const LedgerPayload *payload)
{
    if (entry.seq != (last ? last->seq + 1 : 1))
        return ChainFinding{"ledger.gap", entry.seq};
    if (entry.previous != (last ? last->hash : base::Digest{}))
        return ChainFinding{"ledger.previous", entry.seq};
    if (entry.hash != entryHash(entry))
        return ChainFinding{"ledger.hash", entry.seq};
    if (payload && entry.payloadHash != payloadHash(*payload))
        return ChainFinding{"ledger.payload", entry.seq};
    return std::nullopt;
}

} // namespace leadlight::agreement
