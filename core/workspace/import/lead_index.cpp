// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/lead_index.h"

#include "base/text.h"

namespace leadlight::workspace {

/// A merged lead answers to its names where no other lead does.
template <class Add> void LeadIndex::eachRow(const Add &add) const
{
    for (const bool merged : {false, true}) {
        for (std::uint32_t row = 0; row < m_snapshot.size(); ++row) {
            if (m_snapshot.isMerged(row) == merged)
                add(row);
        }
        if (m_snapshot.merges.empty())
            break;
    }
}

LeadIndex::LeadIndex(const Snapshot &snapshot) : m_snapshot(snapshot)
{
    const data::Column *column = snapshot.leads.find("external_id");
    if (!column)
        return;
    m_externalIds.reserve(snapshot.size());
    if (const data::TextColumn *texts = column->asText())
        eachRow([&](std::uint32_t row) { m_externalIds.add(texts->text(row), row); });
    else
        eachRow([&](std::uint32_t row) { m_externalIds.add(column->cellText(row), row); });
}

const RowsByText &LeadIndex::emails() const
{
    if (m_emails)
        return *m_emails;
    m_emails.emplace();
    m_emails->reserve(m_snapshot.size());
    if (const data::Column *column = m_snapshot.leads.find("email"))
        eachRow([&](std::uint32_t row) { m_emails->add(base::comparable(column->cellText(row)), row); });
    return *m_emails;
}

void LeadIndex::add(std::uint32_t row, std::string_view externalId, std::string_view email)
{
    m_externalIds.add(externalId, row);
    if (!email.empty()) {
        (void)emails();
        m_emails->add(email, row);
    }
}

void LeadIndex::reserve(std::size_t leads)
{
    m_externalIds.reserve(leads);
    (void)emails();
    m_emails->reserve(leads);
}

std::optional<std::uint32_t> LeadIndex::byExternalId(std::string_view id) const
{
    return m_externalIds.find(id);
}

std::optional<std::uint32_t> LeadIndex::byEmail(std::string_view email) const
{
    return emails().find(email);
}

std::optional<std::uint32_t> LeadIndex::byId(std::string_view text) const
{
    constexpr std::size_t shortest = 32;
    const auto id = text.size() < shortest ? std::nullopt : base::Uuid::parse(text);
    if (!id)
        return std::nullopt;
    if (m_ids.empty())
        eachRow([&](std::uint32_t row) { m_ids.emplace(m_snapshot.ids[row], row); });
    const auto found = m_ids.find(*id);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> LeadIndex::find(std::string_view text) const
{
    if (const auto row = byId(text))
        return row;
    if (const auto row = byExternalId(text))
        return row;
    return byEmail(base::comparable(text));
}

} // namespace leadlight::workspace
