// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/time.h"
#include "scoring/engine.h"

namespace leadlight::scoring {

/// The activities of the input, or null where there are none for its leads.
[[nodiscard]] const data::ActivityTable *activitiesOf(const Input &input);

/// Whose events make up the pool of each account (domain.md §4, `account_behaviour`): all of its leads but junk and
/// those merged away. One a plan, shared by all threads.
class AccountMembers {
public:
    explicit AccountMembers(const Input &input);

    /// One more than the highest account number; number 0 is no account and has no members.
    [[nodiscard]] std::size_t accounts() const { return m_first.empty() ? 0 : m_first.size() - 1; }
    /// Lead rows, ascending.
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t account) const
    {
        return {m_rows.data() + m_first[account], m_rows.data() + m_first[account + 1]};
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_rows;
};

/// 1 + account of a lead; 0: none.
[[nodiscard]] std::uint32_t accountOf(const Input &input, std::size_t row);
/// Whether the lead's own events are in its account's pool.
[[nodiscard]] bool countsForItsAccount(const Input &input, std::size_t row);

/// Events of one lead or of one account itself: a stretch of a table.
struct EventStretch {
    const data::ActivityTable *activities = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t person = 0; ///< 1 + lead row; 0: the account itself
};

/// The stretches that make up an account's pool, in a fixed order.
[[nodiscard]] std::vector<EventStretch> stretchesOf(const Input &input, const AccountMembers &members,
                                                    std::uint32_t account);
/// The lead's own stretch; empty where it has none.
[[nodiscard]] EventStretch ownStretch(const Input &input, std::size_t row);
/// Cuts off what happened after `asOf` and what is `window` seconds old or more.
[[nodiscard]] EventStretch within(EventStretch stretch, base::Instant asOf, std::int64_t window);

} // namespace leadlight::scoring
