// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/account_pool.h"

#include <algorithm>

#include "scoring/gates.h"

namespace leadlight::scoring {

const data::ActivityTable *activitiesOf(const Input &input)
{
    const std::size_t leads = input.leads->rows();
    return input.activities && leads > 0 && input.activities->leads() >= leads ? input.activities : nullptr;
}

std::uint32_t accountOf(const Input &input, std::size_t row)
{
    return row < input.accounts.size() ? input.accounts[row] : 0;
}

bool countsForItsAccount(const Input &input, std::size_t row)
{
    return accountOf(input, row) != 0 && (flagsOf(input, row) & (isJunk | isMergedAway)) == 0;
}

AccountMembers::AccountMembers(const Input &input)
{
    const std::size_t leads = std::min(input.leads->rows(), input.accounts.size());
    std::uint32_t highest = 0;
    for (std::size_t row = 0; row < leads; ++row)
        highest = std::max(highest, input.accounts[row]);
    m_first.assign(std::size_t{highest} + 2, 0);
    for (std::size_t row = 0; row < leads; ++row)
        m_first[accountOf(input, row) + 1] += countsForItsAccount(input, row) ? 1 : 0;
    for (std::size_t account = 1; account < m_first.size(); ++account)
        m_first[account] += m_first[account - 1];
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    m_rows.resize(m_first.back());
    for (std::size_t row = 0; row < leads; ++row) {
        if (countsForItsAccount(input, row))
            m_rows[next[input.accounts[row]]++] = static_cast<std::uint32_t>(row);
    }
}

EventStretch ownStretch(const Input &input, std::size_t row)
{
    const data::ActivityTable *activities = activitiesOf(input);
    if (!activities)
        return {};
    return {activities, activities->first[row], activities->first[row + 1], static_cast<std::uint32_t>(row) + 1};
}

std::vector<EventStretch> stretchesOf(const Input &input, const AccountMembers &members, std::uint32_t account)
{
    std::vector<EventStretch> stretches;
    if (account == 0 || account >= members.accounts())
        return stretches;
    for (const std::uint32_t row : members.of(account))
        stretches.push_back(ownStretch(input, row));
    const data::ActivityTable *own = input.accountActivities;
    if (own && account <= own->leads())
        stretches.push_back({own, own->first[account - 1], own->first[account], 0});
    return stretches;
}

EventStretch within(EventStretch stretch, base::Instant asOf, std::int64_t window)
{
    if (stretch.begin == stretch.end)
        return stretch;
    const auto time = stretch.activities->time.begin();
    const auto begin = time + static_cast<std::ptrdiff_t>(stretch.begin);
    const auto end = std::upper_bound(begin, time + static_cast<std::ptrdiff_t>(stretch.end), asOf.seconds);
    // Ages are compared, since as-of less an endless window is no number.
    const auto first =
        std::partition_point(begin, end, [&](std::int64_t at) { return asOf.seconds - at >= window; });
    stretch.begin = static_cast<std::size_t>(first - time);
    stretch.end = static_cast<std::size_t>(end - time);
    return stretch;
}

} // namespace leadlight::scoring
