// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/import_plan.h"
#include "io/typed_row.h"
#include "store/stored_types.h"

namespace leadlight::workspace {

/// Names rows that carry neither an id nor an e-mail by what they say, so that the same file taken in again brings
/// nobody twice. The names are kept as ids of the system `rowContent`; they go with the lead when it is erased.
class RowIdentity {
public:
    static constexpr std::string_view rowContent = "row content";

    /// `source` is the import's: the same words from another source may be about somebody else.
    RowIdentity(const std::vector<store::ExternalRef> &known, std::string source);

    /// Equal rows of one file are numbered: two of them are two leads.
    [[nodiscard]] std::string nameOf(const io::TypedRow &row, const std::vector<io::PlanColumn> &columns);
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string &name) const;
    void add(const std::string &name, std::uint32_t row) { m_added.push_back({name, row}); }
    [[nodiscard]] const std::vector<store::ExternalRef> &added() const { return m_added; }

private:
    std::string m_source;
    std::unordered_map<std::string, std::uint32_t> m_known;
    std::unordered_map<std::string, std::uint32_t> m_met; ///< how often in this file
    std::vector<store::ExternalRef> m_added;
};

} // namespace leadlight::workspace
