// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/account_match.h"

#include <functional>

#include "hygiene/accounts.h"
#include "store/write.h"
#include "workspace/account_columns.h"
#include "workspace/session.h"

namespace leadlight::workspace {

AccountMatch::AccountMatch(const std::vector<domain::Account> &accounts, const std::vector<std::uint32_t> &mergedInto) : m_known(accounts.size())
{
    m_byKey.reserve(accounts.size());
    for (std::uint32_t row = 0; row < accounts.size(); ++row)
        m_byKey.add(accounts[row].key, row < mergedInto.size() && mergedInto[row] != 0 ? mergedInto[row] : row + 1);
}

AccountMatch::Keys AccountMatch::keysOf(std::string_view company, std::string_view domain, std::string_view email)
{
    const std::size_t at = email.rfind('@');
    const std::string_view fromMail = at == std::string_view::npos ? std::string_view() : email.substr(at + 1);
    const std::string_view ownDomain = !domain.empty() ? domain : hygiene::isFreeMail(fromMail) ? std::string_view() : fromMail;
    Keys keys;
    keys.key = hygiene::accountKey(company, ownDomain);
    if (keys.key.empty())
        return keys;
    keys.byName = keys.key.starts_with("name:") ? keys.key : hygiene::accountKey(company, {});
    keys.name = company.empty() ? ownDomain : company;
    keys.domain = ownDomain;
    return keys;
}

std::uint32_t AccountMatch::accountOf(const Keys &keys)
{
    if (keys.key.empty())
        return 0;
    // An account that came in by name alone is the same organisation once a domain is known.
    for (const std::string &candidate : {std::cref(keys.key), std::cref(keys.byName)}) {
        if (const auto known = m_byKey.find(candidate))
            return *known;
    }
    const auto place = static_cast<std::uint32_t>(m_known + m_made.size() + 1);
    m_byKey.add(keys.key, place);
    m_made.push_back({keys.key, keys.name, keys.domain, false});
    return place;
}

base::Result<void> AccountMatch::write(store::Write &write) const
{
    if (m_made.empty())
        return {};
    if (auto put = write.putAccounts(m_made); !put)
        return base::fail(put.error());
    return {};
}

base::Result<void> matchAccount(store::Write &write, Snapshot &next, std::uint32_t row)
{
    AccountMatch match(next.accounts, next.accountMergedInto);
    const std::uint32_t before = next.account[row];
    next.account[row] = match.accountOf(next.text(row, "company"), next.text(row, "domain"), next.text(row, "email"));
    if (auto written = match.write(write); !written)
        return written;
    next.accounts.insert(next.accounts.end(), match.made().begin(), match.made().end());
    deriveAccountColumns(next);
    return next.account[row] == before ? base::Result<void>{} : write.setLead(row, leadRowOf(next, row));
}

} // namespace leadlight::workspace
