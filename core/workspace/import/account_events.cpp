// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/account_events.h"

#include "base/digest.h"
#include "base/text.h"
#include "hygiene/accounts.h"

namespace leadlight::workspace {

AccountEvents::AccountEvents(const Snapshot &snapshot, const std::vector<store::AccountActivity> &known)
    : m_snapshot(snapshot)
{
    for (const store::AccountActivity &activity : known)
        m_known.insert(activity.key);
}

/// Made when it is first asked for: most files name no account.
const std::map<std::string, std::uint32_t, std::less<>> &AccountEvents::rows() const
{
    if (!m_rowOf.empty())
        return m_rowOf;
    const std::vector<domain::Account> &accounts = m_snapshot.accounts;
    for (std::uint32_t row = 0; row < accounts.size(); ++row)
        m_rowOf.emplace(accounts[row].key, row);
    // A key of its own goes before a name that only looks like it.
    for (std::uint32_t row = 0; row < accounts.size(); ++row)
        m_rowOf.emplace(hygiene::accountKey(accounts[row].name, {}), row);
    return m_rowOf;
}

std::optional<std::uint32_t> AccountEvents::find(std::string_view name, std::string_view domain) const
{
    for (const std::string &key : {hygiene::accountKey({}, domain), hygiene::accountKey(name, {})}) {
        const auto found = rows().find(key);
        if (!key.empty() && found != rows().end())
            return found->second;
    }
    return std::nullopt;
}

std::uint64_t AccountEvents::keyOf(std::uint32_t account, const domain::Activity &activity,
                                   std::uint32_t occurrence) const
{
    std::string content;
    for (const std::string &part :
         {m_snapshot.accounts[account].key, std::to_string(activity.time.seconds), activity.type, activity.asset,
          activity.number ? base::numberText(*activity.number) : std::string(), activity.text,
          std::to_string(occurrence)})
        content += part + '\x1f';
    return base::checksum(content);
}

RowOutcome AccountEvents::take(std::uint32_t account, domain::Activity activity)
{
    // Equal events of one file all count, and none of them is added twice.
    const std::uint32_t occurrence = m_seen[keyOf(account, activity, 0)]++;
    const std::uint64_t key = keyOf(account, activity, occurrence);
    if (m_known.contains(key))
        return RowOutcome::unchanged;
    m_taken.push_back({account, std::move(activity), key, 0});
    return RowOutcome::added;
}

base::Result<void> AccountEvents::write(store::Write &write, std::uint32_t import)
{
    for (store::AccountActivity &activity : m_taken)
        activity.import = import;
    return write.appendAccountActivities(m_taken);
}

} // namespace leadlight::workspace
