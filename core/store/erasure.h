// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace leadlight::store {

class Connection;

/// Names (e-mail addresses, external ids) of people who were erased, as keyed hashes: it can be asked whether a name is
/// one of them, and nothing else.
class ErasedNames {
public:
    ErasedNames() = default;
    ErasedNames(std::string key, std::set<base::Digest> hashes);

    [[nodiscard]] bool isEmpty() const { return m_hashes.empty(); }
    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] base::Digest hashOf(std::string_view name) const;

private:
    std::string m_key;
    std::set<base::Digest> m_hashes;
};

/// Takes everything that is stored about the leads of `rows` away, but for their numbers and the hashes of `names`:
/// attributes and the texts that nobody else has, activities, history, ids elsewhere, moves, merges and decisions on
/// junk that they were part of, what would undo imports, saved views that hold one of `names`, accounts that were
/// theirs alone. Returns the ledger entries whose payload and salt went. Throws Failure.
[[nodiscard]] std::vector<std::uint64_t> eraseLeadRows(Connection &connection, const std::set<std::uint32_t> &rows,
                                                       const std::vector<std::string> &names);
[[nodiscard]] ErasedNames loadErasedNames(Connection &connection);

} // namespace leadlight::store
