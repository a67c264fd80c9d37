// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/glossary.h"

namespace leadlight::wording {

/// How ids and paths in the ledger's payloads become names; each gives something to show for what nobody knows.
struct LedgerNames {
    std::function<std::string(std::string_view id)> person;
    std::function<std::string(std::string_view id)> lead;
    std::function<std::string(std::int64_t row)> account = [](std::int64_t) { return std::string("An account"); };
    /// A place of the model ("fit/industry/band:0"), and a value at it. Empty: both are shown as they are.
    std::function<std::string(std::string_view path)> place = {};
    std::function<std::string(std::string_view path, std::string_view value)> value = {};
    /// The organisation's word for a passback reason's key; empty for what is none. Not given: the usual words.
    std::function<std::string(std::string_view key)> reason = {};
    domain::Glossary glossary = {}; ///< what the organisation calls stages and fields
};

/// A value before and after. Either may be empty.
struct LedgerChange {
    std::string field;
    std::string before;
    std::string after;
};

/// What one ledger entry says.
struct LedgerStory {
    std::string sentence;
    std::vector<LedgerChange> changes;
};

/// Reads an entry's payload (canonical JSON); null: it was erased. A kind that has no sentence of its own is told by its
/// name and what it holds; bytes that are no JSON are said to be unreadable.
[[nodiscard]] LedgerStory ledgerStory(std::string_view kind, const std::string *payload, const LedgerNames &names);
/// "Moves", "Imports": what a filter by kind offers.
[[nodiscard]] std::string ledgerKindName(std::string_view kind);
/// "Model", "Import", or the names of the persons that an entry's actor stands for.
[[nodiscard]] std::string ledgerActor(std::string_view actor, const LedgerNames &names);

} // namespace leadlight::wording
