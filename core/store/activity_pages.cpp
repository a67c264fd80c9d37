// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_pages.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "base/digest.h"
#include "base/parallel.h"
#include "store/activity_columns.h"
#include "store/added_rows.h"
#include "store/column_pages.h"
#include "store/pages.h"

namespace leadlight::store {

namespace {

constexpr std::uint32_t smallPage = 1024; ///< pages below this many events may be folded
constexpr std::size_t pagesAtATime = 64;
constexpr std::size_t leadsAtATime = 65536;

/// The columns of one page.
struct EventColumns {
    std::vector<std::uint32_t> lead, type, asset, area, campaign, text, import;
    std::vector<std::int64_t> time;
    std::vector<std::uint8_t> channel, phase, machine;
    std::vector<double> number;
    std::vector<std::uint64_t> key;

    explicit EventColumns(std::size_t n)
        : lead(n), type(n), asset(n), area(n), campaign(n), text(n), import(n), time(n), channel(n), phase(n), machine(n),
          number(n), key(n)
    {
    }
    [[nodiscard]] EventSpans spans()
    {
        return {lead, type, asset, area, campaign, text, import, time, channel, phase, machine, number, key};
    }
};

/// Calls `visit(columns, count)` for the pages from `firstPage` on, in order.
template <class Visit>
void eachPage(Connection &connection, std::uint32_t firstPage, const CodeLimits &limits, const Visit &visit)
{
    std::uint32_t pageNo = firstPage;
    Rows pages(
        connection.cached("SELECT page_no, count, checksum, data FROM activity_page WHERE page_no>=? ORDER BY page_no")
            .bind(firstPage));
    while (pages.next()) {
        const std::uint32_t count = pages->unsigned32(1);
        const std::string_view bytes = pages->blob(3);
        const bool inPlace = pages->integer(0) == pageNo && count <= rowsPerPage;
        if (!inPlace || pages->integer(2) != std::bit_cast<std::int64_t>(base::checksum(bytes)))
            connection.failDamaged("activity_page", pageNo);
        try {
            EventColumns columns(count);
            unpackEvents(bytes, pageNo, limits, columns.spans());
            visit(columns, count);
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
    eachPage(connection, nextPage, {}, [&](const EventColumns &columns, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i)
            events.push_back(eventAt(columns, i));
    });
    connection.cached("DELETE FROM activity_page WHERE page_no>=?").bind(firstSmall).run();
    return events;
}

/// Places of the events by lead, then time, then arrival: pages so ordered are read where they belong.
std::vector<std::uint32_t> orderByLead(std::span<const StoredActivity> events)
{
    std::vector<std::uint32_t> order(events.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        const auto &left = events[a].row;
        const auto &right = events[b].row;
        if (left.lead != right.lead)
            return left.lead < right.lead;
        return left.time != right.time ? left.time < right.time : a < b;
    };
    if (std::is_sorted(order.begin(), order.end(), earlier))
        return order;
    // Most of the work is done by counting; the few events of one lead are then sorted by time.
    const auto greatest = std::ranges::max(events, {}, [](const StoredActivity &event) { return event.row.lead; }).row.lead;
    std::vector<std::uint32_t> first(std::size_t{greatest} + 2, 0);
    for (const StoredActivity &event : events)
        ++first[event.row.lead + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> next = first;
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[next[events[i].row.lead]++] = i;
    base::parallelFor(first.size() - 1, leadsAtATime, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t lead = begin; lead < end; ++lead)
            std::sort(order.begin() + first[lead], order.begin() + first[lead + 1], earlier);
    });
    return order;
}

/// Pages are packed many at a time, by all processors, and written one after another. Before `firstNew` there were pages
/// of the same numbers.
void writePages(Connection &connection, std::span<const StoredActivity> events, std::uint32_t firstPage, std::uint32_t firstNew)
{
    struct Packed {
        std::string bytes;
        std::uint64_t sum = 0;
    };
    const std::vector<std::uint32_t> order = orderByLead(events);
    const std::size_t pages = (events.size() + rowsPerPage - 1) / rowsPerPage;
    std::vector<Packed> packed(std::min(pages, pagesAtATime));
    const auto placesOf = [&](std::size_t page) {
        const std::size_t begin = page * rowsPerPage;
        return std::span(order).subspan(begin, std::min<std::size_t>(rowsPerPage, events.size() - begin));
    };
    AddedRows added(connection, AddedKind::activityPage);
    for (std::size_t batch = 0; batch < pages; batch += packed.size()) {
        const std::size_t inBatch = std::min(packed.size(), pages - batch);
        base::parallelFor(inBatch, 1, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                packed[i].bytes = packEvents(events, placesOf(batch + i), firstPage + static_cast<std::uint32_t>(batch + i));
                packed[i].sum = base::checksum(packed[i].bytes);
            }
        });
        for (std::size_t i = 0; i < inBatch; ++i) {
            const auto places = placesOf(batch + i);
            const auto pageNo = firstPage + static_cast<std::uint32_t>(batch + i);
            const auto sum = std::bit_cast<std::int64_t>(packed[i].sum);
            const auto put = [&] {
                connection
                    .cached("INSERT INTO activity_page(page_no, count, first_lead, last_lead, checksum, data) VALUES (?, ?, ?, "
                            "?, ?, ?)")
                    .bindAll(pageNo, places.size(), events[places.front()].row.lead, events[places.back()].row.lead, sum)
                    .page(packed[i].bytes)
                    .run();
            };
            if (pageNo < firstNew) {
                added.aside(put);
            } else {
                put();
                added.add(pageNo, sum);
            }
        }
    }
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
    const ActivityDictionaries stored = loadActivityDictionaries(connection);
    CompactDictionary types(stored.types), assets(stored.assets), areas(stored.areas), campaigns(stored.campaigns), texts(stored.texts);
    std::vector<StoredActivity> kept;
    eachPage(connection, 0, limitsOf(stored, CodeLimits::none), [&](const EventColumns &columns, std::uint32_t count) {
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
    writePages(connection, kept, 0, std::numeric_limits<std::uint32_t>::max());
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
    const std::uint32_t firstNew = nextPage;
    std::vector<StoredActivity> events = takeSmallPages(connection, nextPage, activities.size());
    if (events.empty()) {
        writePages(connection, activities, nextPage, firstNew);
        return;
    }
    events.insert(events.end(), activities.begin(), activities.end());
    writePages(connection, events, nextPage, firstNew);
}

std::vector<StoredActivity> eventsOfPage(std::string_view bytes, std::uint32_t pageNo, std::uint32_t count)
{
    EventColumns columns(count);
    unpackEvents(bytes, pageNo, {}, columns.spans());
    std::vector<StoredActivity> events;
    events.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        events.push_back(eventAt(columns, i));
    return events;
}

std::vector<std::uint64_t> loadActivityKeys(Connection &connection)
{
    std::vector<std::uint64_t> keys;
    eachPage(connection, 0, {}, [&](const EventColumns &columns, std::uint32_t) {
        keys.insert(keys.end(), columns.key.begin(), columns.key.end());
    });
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace leadlight::store
