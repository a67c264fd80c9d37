// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_columns.h"

#include "domain/activity.h"
#include "store/pages.h"

namespace leadlight::store {

namespace {

constexpr std::uint64_t channelCount = domain::allChannels.size();
constexpr std::uint64_t phaseCount = 4;

/// One member of the events in their order.
template <class Value, class MemberOf>
std::vector<Value> gathered(std::span<const StoredActivity> events, std::span<const std::uint32_t> order, const MemberOf &memberOf)
{
    std::vector<Value> values;
    values.reserve(order.size());
    for (const std::uint32_t place : order)
        values.push_back(memberOf(events[place]));
    return values;
}

} // namespace

CodeLimits limitsOf(const ActivityDictionaries &dictionaries, std::uint64_t leads)
{
    return {leads,
            dictionaries.types->size(),
            dictionaries.assets->size(),
            dictionaries.areas->size(),
            dictionaries.campaigns->size(),
            dictionaries.texts->size()};
}

std::string packEvents(std::span<const StoredActivity> events, std::span<const std::uint32_t> order, std::uint32_t pageNo)
{
    using Row = data::ActivityTableBuilder::Row;
    const auto column = [&]<class Value>(Value Row::*member) {
        return gathered<Value>(events, order, [member](const StoredActivity &event) { return event.row.*member; });
    };
    PagePacker packer({PageHeader::Kind::activity, 0, pageNo, static_cast<std::uint32_t>(order.size())});
    packer.codes(column(&Row::lead));
    packer.instants(column(&Row::time));
    for (const auto member : {&Row::type, &Row::asset, &Row::area, &Row::campaign, &Row::text})
        packer.codes(column(member));
    for (const auto member : {&Row::channel, &Row::phase, &Row::machine})
        packer.smallNumbers(column(member));
    packer.numbers(column(&Row::number));
    packer.keys(gathered<std::uint64_t>(events, order, [](const StoredActivity &event) { return event.key; }));
    packer.codes(gathered<std::uint32_t>(events, order, [](const StoredActivity &event) { return event.import; }));
    return packer.bytes();
}

void unpackEvents(std::string_view bytes, std::uint32_t pageNo, const CodeLimits &limits, const EventSpans &columns)
{
    const std::size_t count = columns.lead.size();
    PageReader reader(bytes, {PageHeader::Kind::activity, 0, pageNo, static_cast<std::uint32_t>(count)});
    reader.codes(columns.lead, limits.leads);
    reader.instants(columns.time);
    reader.codes(columns.type, limits.types);
    reader.codes(columns.asset, limits.assets);
    reader.codes(columns.area, limits.areas);
    reader.codes(columns.campaign, limits.campaigns);
    reader.codes(columns.text, limits.texts);
    reader.smallNumbers(columns.channel, channelCount);
    reader.smallNumbers(columns.phase, phaseCount);
    reader.smallNumbers(columns.machine, 2);
    reader.numbers(columns.number);
    if (columns.key.empty())
        reader.skip(count);
    else
        reader.keys(columns.key);
    if (columns.import.empty())
        reader.skip(count);
    else
        reader.codes(columns.import, CodeLimits::none);
    reader.finish();
}

} // namespace leadlight::store
