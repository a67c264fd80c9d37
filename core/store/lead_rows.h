// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "data/column.h"
#include "domain/outcome.h"
#include "domain/stage.h"

namespace leadlight::store {

/// What is stored about one lead beside its attributes.
struct LeadRow {
    base::Uuid id;
    domain::Stage stage = domain::Stage::identified;
    base::Instant stageSince;
    std::int64_t dueAt = data::InstantColumn::blank; ///< UTC seconds; blank: no limit
    std::uint32_t owner = 0;                         ///< 1 + index into WorkspaceStore::people(); 0: nobody
    std::uint16_t flags = 0;                         ///< scoring::LeadFlag
    bool sentByHand = false;
    std::uint32_t account = 0; ///< 1 + index into the accounts; 0: none
    std::uint32_t import = 0;  ///< id of the import that brought it; 0: by hand
    std::string quarantine;    ///< why it is held back (junk, duplicate …); empty: it is not
    bool operator==(const LeadRow &) const = default;
};

/// All leads as they are stored: one entry a lead in every vector, and the attributes as columns in their order.
struct LoadedLeads {
    data::Table table;
    std::vector<base::Uuid> ids;
    std::vector<domain::Stage> stages;
    std::vector<base::Instant> stageSince;
    std::vector<std::int64_t> dueAt;
    std::vector<std::uint32_t> owner;
    std::vector<std::uint16_t> flags;
    std::vector<std::uint8_t> sentByHand;
    std::vector<std::uint32_t> account;
    std::vector<std::uint32_t> import;
    std::vector<std::string> quarantine;

    [[nodiscard]] std::size_t size() const { return ids.size(); }
    [[nodiscard]] LeadRow rowAt(std::size_t row) const;
};

/// All accounts, by row, and their further attributes.
struct LoadedAccounts {
    std::vector<domain::Account> accounts;
    data::Table table;
};

} // namespace leadlight::store
