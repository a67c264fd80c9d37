// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/outcome.h"
#include "workspace/rows_by_text.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class Write;
}

namespace leadlight::workspace {

/// Finds the account of a lead by registrable domain, else by normalised company name, and makes those that are
/// missing.
class AccountMatch {
public:
    /// What identifies a lead's account. Any thread.
    struct Keys {
        std::string key;    ///< empty: nothing says which organisation the lead belongs to
        std::string byName; ///< what an account that came in by name alone would have
        std::string name;
        std::string domain;
    };
    [[nodiscard]] static Keys keysOf(std::string_view company, std::string_view domain, std::string_view email);

    /// `mergedInto`: by account, 1 + row of the one that it is part of now; 0 or none: it is one itself.
    explicit AccountMatch(const std::vector<domain::Account> &accounts, const std::vector<std::uint32_t> &mergedInto = {});

    /// 1 + row of the account, known or to be made; 0: nothing says which organisation the lead belongs to.
    std::uint32_t accountOf(const Keys &keys);
    std::uint32_t accountOf(std::string_view company, std::string_view domain, std::string_view email)
    {
        return accountOf(keysOf(company, domain, email));
    }
    /// Room for so many accounts more.
    void reserve(std::size_t more) { m_byKey.reserve(m_known + more); }
    [[nodiscard]] const std::vector<domain::Account> &made() const { return m_made; }
    /// Writes the accounts that were made; their rows are those that accountOf gave.
    [[nodiscard]] base::Result<void> write(store::Write &write) const;

private:
    RowsByText m_byKey; ///< 1 + row
    std::size_t m_known = 0;
    std::vector<domain::Account> m_made;
};

/// Matches one lead, writes it, and brings `next` up to date but for flags.
[[nodiscard]] base::Result<void> matchAccount(store::Write &write, Snapshot &next, std::uint32_t row);

} // namespace leadlight::workspace
