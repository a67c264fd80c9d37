// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workspace/rows_by_text.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Finds leads by our id, by external id, and by exact e-mail (case-folded). Grows while an import adds leads. What is
/// found may be a lead that was merged away: Snapshot::survivorOf() says whose row counts. The snapshot outlives it; one
/// thread.
class LeadIndex {
public:
    explicit LeadIndex(const Snapshot &snapshot);

    [[nodiscard]] std::optional<std::uint32_t> byExternalId(std::string_view id) const;
    /// By an address in its comparable form (base::comparable()), as add() wants it, too.
    [[nodiscard]] std::optional<std::uint32_t> byEmail(std::string_view email) const;
    [[nodiscard]] std::optional<std::uint32_t> byId(std::string_view id) const;
    /// By any of the three, in the order id, external id, e-mail.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
    /// Before find(): see base::foresee().
    void foresee(std::string_view text) const { m_externalIds.foresee(text); }
    void add(std::uint32_t row, std::string_view externalId, std::string_view email);
    /// Room for so many leads in all.
    void reserve(std::size_t leads);

private:
    template <class Add> void eachRow(const Add &add) const;
    /// Made when they are first asked for: a file names leads in one way.
    const RowsByText &emails() const;

    const Snapshot &m_snapshot;
    RowsByText m_externalIds;
    mutable std::optional<RowsByText> m_emails;
    mutable std::unordered_map<base::Uuid, std::uint32_t> m_ids;
};

} // namespace leadlight::workspace
