// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/lead_index.h"

#include "base/text.h"

namespace leadlight::workspace {

LeadIndex::LeadIndex(const Snapshot &snapshot)
{
    // A merged lead answers to its names where no other lead does.
    for (const bool merged : {false, true}) {
        for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
            if (snapshot.isMerged(row) != merged)
                continue;
            add(row, snapshot.text(row, "external_id"), snapshot.text(row, "email"));
            m_ids.emplace(snapshot.ids[row], row);
        }
        if (snapshot.merges.empty())
            break;
    }
}

void LeadIndex::add(std::uint32_t row, std::string_view externalId, std::string_view email)
{
    // The first lead of an id or address keeps it: later ones are the duplicates.
    if (!externalId.empty())
        m_externalIds.emplace(externalId, row);
    if (!email.empty())
        m_emails.emplace(base::comparable(email), row);
}

std::optional<std::uint32_t> LeadIndex::look(const Rows &rows, const std::string &key)
{
    const auto found = rows.find(key);
    return found == rows.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> LeadIndex::byExternalId(std::string_view id) const
{
    return look(m_externalIds, std::string(id));
}

std::optional<std::uint32_t> LeadIndex::byEmail(std::string_view email) const
{
    return look(m_emails, base::comparable(email));
}

std::optional<std::uint32_t> LeadIndex::byId(std::string_view text) const
{
    const auto id = base::Uuid::parse(text);
    if (!id)
        return std::nullopt;
    const auto found = m_ids.find(*id);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> LeadIndex::find(std::string_view text) const
{
    if (const auto row = byId(text))
        return row;
    if (const auto row = byExternalId(text))
        return row;
    return byEmail(text);
}

} // namespace leadlight::workspace
