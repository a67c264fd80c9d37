// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/activity_append.h"

#include <string>

#include "base/digest.h"
#include "base/text.h"
#include "store/write.h"

namespace leadlight::workspace {

namespace {

std::uint8_t phaseCode(const std::string &phase)
{
    return phase == "awareness" ? 1 : phase == "evaluation" ? 2 : phase == "validation" ? 3 : 0;
}

} // namespace

ActivityAppend::ActivityAppend(const Snapshot &snapshot)
    : m_snapshot(snapshot), m_types(std::make_shared<data::Dictionary>(*snapshot.activities->types)),
      m_assets(std::make_shared<data::Dictionary>(*snapshot.activities->assets)),
      m_areas(std::make_shared<data::Dictionary>(*snapshot.activities->areas)),
      m_campaigns(std::make_shared<data::Dictionary>(*snapshot.activities->campaigns)),
      m_texts(std::make_shared<data::Dictionary>(*snapshot.activities->texts))
{
}

std::uint64_t ActivityAppend::keyOf(const base::Uuid &lead, const domain::Activity &activity, std::uint32_t occurrence)
{
    std::string content(reinterpret_cast<const char *>(lead.bytes.data()), lead.bytes.size());
    for (const std::string &part : {std::to_string(activity.time.seconds), activity.type, activity.asset,
                                    activity.number ? base::numberText(*activity.number) : std::string(), activity.text,
                                    std::to_string(occurrence)}) {
        content += '\x1f';
        content += part;
    }
    return base::checksum(content);
}

void ActivityAppend::add(std::uint32_t row, const domain::Activity &activity, std::uint32_t import, std::uint32_t occurrence, bool machine)
{
    store::StoredActivity stored;
    stored.row.lead = row;
    stored.row.time = activity.time.seconds;
    stored.row.type = m_types->codeFor(activity.type);
    stored.row.asset = m_assets->codeFor(activity.asset);
    stored.row.area = m_areas->codeFor(activity.area);
    stored.row.campaign = m_campaigns->codeFor(activity.campaign);
    stored.row.text = m_texts->codeFor(activity.text);
    stored.row.channel = static_cast<std::uint8_t>(activity.channel);
    stored.row.phase = phaseCode(activity.phase);
    stored.row.machine = machine;
    if (activity.number)
        stored.row.number = *activity.number;
    stored.key = keyOf(m_snapshot.ids[row], activity, occurrence);
    stored.import = import;
    m_added.push_back(stored);
}

base::Result<void> ActivityAppend::writeOnly(store::Write &write) const
{
    return write.appendActivities(m_added, {m_types, m_assets, m_areas, m_campaigns, m_texts});
}

base::Result<void> ActivityAppend::write(store::Write &write, Snapshot &next) const
{
    if (auto appended = writeOnly(write); !appended)
        return appended;
    const data::ActivityTable &old = *next.activities;
    data::ActivityTableBuilder builder;
    builder.reserve(old.size() + m_added.size());
    for (std::uint32_t lead = 0; lead < old.leads(); ++lead) {
        for (std::size_t i = old.first[lead]; i < old.first[lead + 1]; ++i)
            builder.add({lead, old.time[i], old.type[i], old.asset[i], old.area[i], old.campaign[i], old.text[i], old.channel[i],
                         old.phase[i], old.machine[i], old.number[i]});
    }
    for (const store::StoredActivity &activity : m_added)
        builder.add(activity.row);
    next.activities = std::make_shared<const data::ActivityTable>(
        std::move(builder).build(next.size(), m_types, m_assets, m_areas, m_campaigns, m_texts));
    return {};
}

base::Result<void> appendActivity(store::Write &write, Snapshot &next, std::uint32_t row, const domain::Activity &activity)
{
    // A second equal call within the same second is still a second call.
    std::uint32_t occurrence = 0;
    const data::ActivityTable &activities = *next.activities;
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i)
        occurrence += activities.time[i] == activity.time.seconds && activities.types->text(activities.type[i]) == activity.type;
    ActivityAppend append(next);
    append.add(row, activity, 0, occurrence);
    return append.write(write, next);
}

} // namespace leadlight::workspace
