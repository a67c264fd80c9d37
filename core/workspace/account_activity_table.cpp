// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/account_activity_table.h"

#include "scoring/event_filter.h"

namespace leadlight::workspace {

std::shared_ptr<const data::ActivityTable> accountActivityTable(const std::vector<store::AccountActivity> &activities,
                                                                std::size_t accounts)
{
    auto types = std::make_shared<data::Dictionary>();
    auto assets = std::make_shared<data::Dictionary>();
    auto areas = std::make_shared<data::Dictionary>();
    auto campaigns = std::make_shared<data::Dictionary>();
    auto texts = std::make_shared<data::Dictionary>();
    data::ActivityTableBuilder builder;
    for (const store::AccountActivity &activity : activities) {
        const domain::Activity &what = activity.activity;
        data::ActivityTableBuilder::Row row;
        row.lead = activity.account;
        row.time = what.time.seconds;
        row.type = types->codeFor(what.type);
        row.asset = assets->codeFor(what.asset);
        row.area = areas->codeFor(what.area);
        row.campaign = campaigns->codeFor(what.campaign);
        row.text = texts->codeFor(what.text);
        row.channel = static_cast<std::uint8_t>(what.channel);
        row.phase = scoring::phaseNumber(what.phase).value_or(0);
        if (what.number)
            row.number = *what.number;
        builder.add(row);
    }
    return std::make_shared<const data::ActivityTable>(
        std::move(builder).build(accounts, types, assets, areas, campaigns, texts));
}

} // namespace leadlight::workspace
