// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_pages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>

#include "base/digest.h"
#include "domain/activity.h"
#include "store/column_pages.h"
#include "store/failure.h"

namespace leadlight::store {

namespace {

constexpr std::string_view activityEntity = "activity";
constexpr std::uint32_t smallPage = 1024; ///< pages below this many events may be folded
constexpr std::uint64_t noLimit = std::uint64_t{1} << 32;
constexpr std::uint64_t channelCount = domain::allChannels.size();
constexpr std::uint64_t phaseCount = 4;

struct DictionaryField {
    const char *key;
    std::shared_ptr<const data::Dictionary> ActivityDictionaries::*dictionary;
};
constexpr std::array<DictionaryField, 5> dictionaryFields{{{"type", &ActivityDictionaries::types},
                                                           {"asset", &ActivityDictionaries::assets},
                                                           {"area", &ActivityDictionaries::areas},
                                                           {"campaign", &ActivityDictionaries::campaigns},
                                                           {"text", &ActivityDictionaries::texts}}};

/// What the codes of a page may be.
struct CodeLimits {
    std::uint64_t leads = noLimit, types = noLimit, assets = noLimit, areas = noLimit, campaigns = noLimit,
                  texts = noLimit;
};

/// The columns of one page.
struct EventColumns {
    std::vector<std::uint32_t> lead, type, asset, area, campaign, text, import;
    std::vector<std::int64_t> time;
    std::vector<std::uint8_t> channel, phase, machine;
    std::vector<double> number;
    std::vector<std::uint64_t> key;

    explicit EventColumns(std::size_t n)
        : lead(n),
          type(n),
          asset(n),
          area(n),
          campaign(n),
          text(n),
          import(n),
          time(n),
          channel(n),
          phase(n),
          machine(n),
          number(n),
          key(n)
    {
    }
};

std::string packEvents(std::span<const StoredActivity> events, std::uint32_t pageNo)
{
    EventColumns columns(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto &row = events[i].row;
        columns.lead[i] = row.lead;
        columns.time[i] = row.time;
        columns.type[i] = row.type;
        columns.asset[i] = row.asset;
        columns.area[i] = row.area;
        columns.campaign[i] = row.campaign;
        columns.text[i] = row.text;
        columns.channel[i] = row.channel;
        columns.phase[i] = row.phase;
        columns.machine[i] = row.machine;
        columns.number[i] = row.number;
        columns.key[i] = events[i].key;
        columns.import[i] = events[i].import;
    }
    PagePacker packer({PageHeader::Kind::activity, 0, pageNo, static_cast<std::uint32_t>(events.size())});
    packer.codes(columns.lead);
    packer.instants(columns.time);
    packer.codes(columns.type);
    packer.codes(columns.asset);
    packer.codes(columns.area);
    packer.codes(columns.campaign);
    packer.codes(columns.text);
    packer.smallNumbers(columns.channel);
    packer.smallNumbers(columns.phase);
    packer.smallNumbers(columns.machine);
    packer.numbers(columns.number);
    packer.keys(columns.key);
    packer.codes(columns.import);
    return packer.bytes();
}

EventColumns unpackEvents(std::string_view bytes, std::uint32_t pageNo, std::uint32_t count, const CodeLimits &limits)
{
    PageReader reader(bytes, {PageHeader::Kind::activity, 0, pageNo, count});
    EventColumns columns(count);
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
    reader.keys(columns.key);
    reader.codes(columns.import, noLimit);
    reader.finish();
    return columns;
}

/// Calls `visit(columns, count)` for the pages from `firstPage` on, in order.
template <class Visit>
void eachPage(Connection &connection, std::uint32_t firstPage, const CodeLimits &limits, const base::Progress *progress,
              const Visit &visit)
{
    std::uint32_t pageNo = firstPage;
    Rows pages(
        connection.cached("SELECT page_no, count, checksum, data FROM activity_page WHERE page_no>=? ORDER BY page_no")
            .bind(firstPage));
    while (pages.next()) {
        checkStop(progress);
        const std::uint32_t count = pages->unsigned32(1);
        const std::string_view bytes = pages->blob(3);
        const bool inPlace = pages->integer(0) == pageNo && count <= rowsPerPage;
        if (!inPlace || pages->integer(2) != std::bit_cast<std::int64_t>(base::checksum(bytes)))
            connection.failDamaged("activity_page", pageNo);
        try {
            visit(unpackEvents(bytes, pageNo, count, limits), count);
        } catch (const PageReader::BadPage &) {
            connection.failDamaged("activity_page", pageNo);
        }
        ++pageNo;
    }
}

StoredActivity eventAt(const EventColumns &columns, std::size_t i)
{
    StoredActivity event;
    event.row = {columns.lead[i],  columns.time[i],     columns.type[i],  columns.asset[i],
                 columns.area[i],  columns.campaign[i], columns.text[i],  columns.channel[i],
                 columns.phase[i], columns.machine[i],  columns.number[i]};
    event.key = columns.key[i];
    event.import = columns.import[i];
    return event;
}

/// Takes the small pages at the end away and returns their events, if together with `coming` they fill a page.
std::vector<StoredActivity> takeSmallPages(Connection &connection, std::uint32_t &nextPage, std::size_t coming)
{
    const std::int64_t firstSmall = connection.integer("SELECT coalesce((SELECT page_no FROM activity_page WHERE count "
                                                       ">= 1024 ORDER BY page_no DESC LIMIT 1), -1) + 1");
    static_assert(smallPage == 1024, "the number in the statement above");
    std::int64_t waiting = 0;
    {
        Rows sum(
            connection.cached("SELECT coalesce(sum(count), 0) FROM activity_page WHERE page_no>=?").bind(firstSmall));
        if (sum.next())
            waiting = sum->integer(0);
    }
    std::vector<StoredActivity> events;
    if (waiting == 0 || static_cast<std::size_t>(waiting) + coming < rowsPerPage)
        return events;
    nextPage = static_cast<std::uint32_t>(firstSmall);
    eachPage(connection, nextPage, {}, nullptr, [&](const EventColumns &columns, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i)
            events.push_back(eventAt(columns, i));
    });
    connection.cached("DELETE FROM activity_page WHERE page_no>=?").bind(firstSmall).run();
    return events;
}

void writePages(Connection &connection, std::span<const StoredActivity> events, std::uint32_t pageNo)
{
    for (std::size_t begin = 0; begin < events.size(); begin += rowsPerPage, ++pageNo) {
        const auto part = events.subspan(begin, std::min<std::size_t>(rowsPerPage, events.size() - begin));
        const auto [least, most] = std::minmax_element(
            part.begin(), part.end(), [](const auto &a, const auto &b) { return a.row.lead < b.row.lead; });
        const std::string page = packEvents(part, pageNo);
        connection
            .cached("INSERT INTO activity_page(page_no, count, first_lead, last_lead, checksum, data) VALUES (?, ?, ?, "
                    "?, ?, ?)")
            .bindAll(pageNo, part.size(), least->row.lead, most->row.lead, base::checksum(page))
            .page(page)
            .run();
    }
}

std::uint32_t storedEvents(Connection &connection)
{
    const auto column = findColumn(connection, activityEntity, "type");
    return column ? column->rows : 0;
}

ActivityDictionaries loadDictionaries(Connection &connection)
{
    ActivityDictionaries dictionaries;
    for (const DictionaryField &field : dictionaryFields) {
        const auto column = findColumn(connection, activityEntity, field.key);
        dictionaries.*field.dictionary =
            column ? loadDictionary(connection, *column) : std::make_shared<const data::Dictionary>();
    }
    return dictionaries;
}

CodeLimits limitsOf(const ActivityDictionaries &dictionaries, std::uint64_t leads)
{
    return {leads,
            dictionaries.types->size(),
            dictionaries.assets->size(),
            dictionaries.areas->size(),
            dictionaries.campaigns->size(),
            dictionaries.texts->size()};
}

/// A dictionary of the texts that are asked for, in the order in which they are.
class CompactDictionary {
public:
    explicit CompactDictionary(std::shared_ptr<const data::Dictionary> from) : m_from(std::move(from)), m_moved(m_from->size(), 0) {}
    [[nodiscard]] std::uint32_t take(std::uint32_t code)
    {
        if (code != 0 && m_moved[code] == 0)
            m_moved[code] = m_to->codeFor(m_from->text(code));
        return m_moved[code];
    }
    [[nodiscard]] std::shared_ptr<const data::Dictionary> compact() const { return m_to; }

private:
    std::shared_ptr<const data::Dictionary> m_from;
    std::shared_ptr<data::Dictionary> m_to = std::make_shared<data::Dictionary>();
    std::vector<std::uint32_t> m_moved;
};

} // namespace

void eraseActivities(Connection &connection, const std::set<std::uint32_t> &rows)
{
    const ActivityDictionaries stored = loadDictionaries(connection);
    CompactDictionary types(stored.types), assets(stored.assets), areas(stored.areas), campaigns(stored.campaigns), texts(stored.texts);
    std::vector<StoredActivity> kept;
    eachPage(connection, 0, limitsOf(stored, noLimit), nullptr, [&](const EventColumns &columns, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            if (rows.contains(columns.lead[i]))
                continue;
            StoredActivity event = eventAt(columns, i);
            event.row.type = types.take(event.row.type);
            event.row.asset = assets.take(event.row.asset);
            event.row.area = areas.take(event.row.area);
            event.row.campaign = campaigns.take(event.row.campaign);
            event.row.text = texts.take(event.row.text);
            kept.push_back(event);
        }
    });
    connection.execute("DELETE FROM activity_page");
    const ActivityDictionaries compact{types.compact(), assets.compact(), areas.compact(), campaigns.compact(), texts.compact()};
    for (const DictionaryField &field : dictionaryFields) {
        auto column = findColumn(connection, activityEntity, field.key);
        if (!column)
            continue;
        putDictionary(connection, *column, *(compact.*field.dictionary), false);
        if (field.dictionary == &ActivityDictionaries::types)
            column->rows = static_cast<std::uint32_t>(kept.size());
        updateColumn(connection, *column);
    }
    writePages(connection, kept, 0);
}

void appendActivityPages(Connection &connection, std::span<const StoredActivity> activities,
                         const ActivityDictionaries &dictionaries)
{
    for (const DictionaryField &field : dictionaryFields) {
        const auto &dictionary = dictionaries.*field.dictionary;
        auto column = findColumn(connection, activityEntity, field.key);
        if (!column)
            column = addColumn(connection, activityEntity, field.key, field.key, PageHeader::Kind::text, 0);
        if (dictionary)
            putDictionary(connection, *column, *dictionary, true);
        if (field.dictionary == &ActivityDictionaries::types)
            column->rows += static_cast<std::uint32_t>(activities.size());
        updateColumn(connection, *column);
    }
    auto nextPage =
        static_cast<std::uint32_t>(connection.integer("SELECT coalesce(max(page_no), -1) + 1 FROM activity_page"));
    std::vector<StoredActivity> events = takeSmallPages(connection, nextPage, activities.size());
    if (events.empty()) {
        writePages(connection, activities, nextPage);
        return;
    }
    events.insert(events.end(), activities.begin(), activities.end());
    writePages(connection, events, nextPage);
}

data::ActivityTable loadActivityPages(Connection &connection, std::size_t leads, const base::Progress *progress)
{
    const ActivityDictionaries dictionaries = loadDictionaries(connection);
    const CodeLimits limits = limitsOf(dictionaries, leads);
    const std::uint32_t stored = storedEvents(connection);
    data::ActivityTableBuilder builder;
    // The number stands in the file; a hostile one must not reserve more than the pages can hold.
    const std::int64_t pages = connection.integer("SELECT count(*) FROM activity_page");
    builder.reserve(std::min<std::size_t>(stored, static_cast<std::size_t>(pages) * rowsPerPage));
    std::uint64_t count = 0;
    eachPage(connection, 0, limits, progress, [&](const EventColumns &columns, std::uint32_t events) {
        for (std::uint32_t i = 0; i < events; ++i)
            builder.add(eventAt(columns, i).row);
        count += events;
    });
    if (count != stored)
        connection.failDamaged("activity_page", pages);
    return std::move(builder).build(leads, dictionaries.types, dictionaries.assets, dictionaries.areas,
                                    dictionaries.campaigns, dictionaries.texts);
}

std::vector<std::uint64_t> loadActivityKeys(Connection &connection)
{
    std::vector<std::uint64_t> keys;
    eachPage(connection, 0, {}, nullptr, [&](const EventColumns &columns, std::uint32_t) {
        keys.insert(keys.end(), columns.key.begin(), columns.key.end());
    });
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace leadlight::store
