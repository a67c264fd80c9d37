// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Finds leads by our id, by external id, and by exact e-mail (case-folded). Grows while an import adds leads. What is
/// found may be a lead that was merged away: Snapshot::survivorOf() says whose row counts.
class LeadIndex {
public:
    explicit LeadIndex(const Snapshot &snapshot);

    [[nodiscard]] std::optional<std::uint32_t> byExternalId(std::string_view id) const;
    [[nodiscard]] std::optional<std::uint32_t> byEmail(std::string_view email) const;
    [[nodiscard]] std::optional<std::uint32_t> byId(std::string_view id) const;
    /// By any of the three, in the order id, external id, e-mail.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
    void add(std::uint32_t row, std::string_view externalId, std::string_view email);

private:
    using Rows = std::unordered_map<std::string, std::uint32_t>;
    static std::optional<std::uint32_t> look(const Rows &rows, const std::string &key);

    Rows m_externalIds;
    Rows m_emails;
    std::unordered_map<base::Uuid, std::uint32_t> m_ids;
};

} // namespace leadlight::workspace
