// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>
#include <string>

#include "base/digest.h"
#include "store/account_activities.h"
#include "store/failure.h"
#include "store/inside.h"
#include "store/workspace_store.h"
#include "store/write.h"
#include "store/write_steps.h"

namespace leadlight::store {

namespace {

std::optional<std::int64_t> bitsOf(const std::optional<double> &number)
{
    return number ? std::optional(std::bit_cast<std::int64_t>(*number)) : std::nullopt;
}

std::uint64_t checksumOf(const AccountActivity &activity)
{
    const domain::Activity &what = activity.activity;
    const auto bits = bitsOf(what.number);
    std::string content;
    for (const std::string &part :
         {std::to_string(activity.account), std::to_string(what.time.seconds), what.type,
          std::to_string(static_cast<int>(what.channel)), what.asset, what.area, what.phase, what.campaign,
          bits ? std::to_string(*bits) : std::string(), what.text, std::to_string(activity.key),
          std::to_string(activity.import)})
        content += std::to_string(part.size()) + ':' + part; // no two rows give the same content
    return base::checksum(content);
}

AccountActivity accountActivityAt(const Statement &row)
{
    AccountActivity activity;
    activity.account = row.unsigned32(1);
    activity.activity.time.seconds = row.integer(2);
    activity.activity.type = row.text(3);
    activity.activity.channel = row.enumerated<domain::Channel>(4, domain::allChannels.size());
    activity.activity.asset = row.text(5);
    activity.activity.area = row.text(6);
    activity.activity.phase = row.text(7);
    activity.activity.campaign = row.text(8);
    if (const auto bits = row.optionalInteger(9))
        activity.activity.number = std::bit_cast<double>(*bits);
    activity.activity.text = row.text(10);
    activity.key = static_cast<std::uint64_t>(row.integer(11));
    activity.import = row.unsigned32(12);
    return activity;
}

} // namespace

bool isSoundAccountActivity(const Statement &row)
{
    try {
        return row.integer(13) == std::bit_cast<std::int64_t>(checksumOf(accountActivityAt(row)));
    } catch (const Failure &) { // a column of another type
        return false;
    }
}

base::Result<std::vector<AccountActivity>> WorkspaceStore::accountActivities() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        const auto accounts = connection.integer("SELECT count(*) FROM account");
        std::vector<AccountActivity> activities;
        Rows rows(connection.cached(std::string("SELECT seq, ") + accountActivityColumns + " FROM account_activity ORDER BY seq"));
        while (rows.next()) {
            AccountActivity activity = accountActivityAt(*rows);
            if (activity.account >= accounts || !isSoundAccountActivity(*rows))
                connection.failDamaged("account_activity", rows->integer(0));
            activities.push_back(std::move(activity));
        }
        return activities;
    });
}

base::Result<void> Write::appendAccountActivities(std::span<const AccountActivity> activities)
{
    return m_inside->attempt([&](Connection &connection) {
        Statement &insert = connection.cached(
            "INSERT INTO account_activity(account, time, type, channel, asset, area, phase, campaign, number, text, key,"
            " import_id, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (const AccountActivity &activity : activities) {
            const domain::Activity &what = activity.activity;
            insert
                .bindAll(activity.account, what.time.seconds, what.type, static_cast<int>(what.channel), what.asset,
                         what.area, what.phase, what.campaign, bitsOf(what.number), what.text, activity.key,
                         activity.import, checksumOf(activity))
                .run();
        }
    });
}

} // namespace leadlight::store
