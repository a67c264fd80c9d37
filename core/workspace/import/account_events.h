// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "workspace/import/importer.h"

namespace leadlight::workspace {

/// The rows of an activity file that name an account in place of a lead.
class AccountEvents {
public:
    AccountEvents(const Snapshot &snapshot, const std::vector<store::AccountActivity> &known);

    /// By domain, else by name.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name, std::string_view domain) const;
    RowOutcome take(std::uint32_t account, domain::Activity activity);
    [[nodiscard]] base::Result<void> write(store::Write &write, std::uint32_t import);

private:
    [[nodiscard]] std::uint64_t keyOf(std::uint32_t account, const domain::Activity &activity,
                                      std::uint32_t occurrence) const;

    [[nodiscard]] const std::map<std::string, std::uint32_t, std::less<>> &rows() const;

    const Snapshot &m_snapshot;
    mutable std::map<std::string, std::uint32_t, std::less<>> m_rowOf; ///< by key, and by name as a key of its own
    std::unordered_set<std::uint64_t> m_known;
    std::unordered_map<std::uint64_t, std::uint32_t> m_seen;
    std::vector<store::AccountActivity> m_taken;
};

} // namespace leadlight::workspace
