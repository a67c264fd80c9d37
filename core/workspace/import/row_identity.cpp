// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/row_identity.h"

#include <utility>

#include "base/digest.h"

namespace leadlight::workspace {

RowIdentity::RowIdentity(const std::vector<store::ExternalRef> &known, std::string source) : m_source(std::move(source))
{
    m_known.reserve(known.size());
    for (const store::ExternalRef &ref : known)
        m_known.emplace(ref.id, ref.row);
}

std::string RowIdentity::nameOf(const io::TypedRow &row, const std::vector<io::PlanColumn> &columns)
{
    constexpr std::size_t digits = 32;
    std::string said = m_source;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (row.cells[i].blank)
            continue;
        said += '\x1e';
        said += columns[i].target;
        said += '\x1f';
        said += row.cells[i].text;
    }
    std::string name = base::hex(base::sha256(said)).substr(0, digits);
    if (const std::uint32_t before = m_met[name]++; before > 0)
        name += '#' + std::to_string(before + 1);
    return name;
}

std::optional<std::uint32_t> RowIdentity::find(const std::string &name) const
{
    const auto known = m_known.find(name);
    return known == m_known.end() ? std::nullopt : std::optional(known->second);
}

} // namespace leadlight::workspace
