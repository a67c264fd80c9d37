// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>
#include <string>

#include "base/digest.h"
#include "base/parallel.h"
#include "store/activity_columns.h"
#include "store/activity_pages.h"
#include "store/beside.h"
#include "store/column_pages.h"
#include "store/pages.h"

namespace leadlight::store {

namespace {

constexpr std::size_t pagesAPiece = 32;

/// Bytes of a page, and where its events go.
struct ReadPage {
    std::uint32_t pageNo = 0;
    std::uint32_t count = 0;
    std::size_t first = 0;
    std::int64_t sum = 0;
    std::string bytes;
};

struct BadActivityPage {
    std::uint32_t pageNo;
};

/// The columns in the order of the pages.
struct ArrivedEvents {
    data::ActivityTable table;
    std::vector<std::uint32_t> lead;

    explicit ArrivedEvents(std::size_t count)
    {
        // Touching fresh memory is most of this; no column is touched by two threads.
        const std::vector<std::function<void()>> columns{
            [&] { table.time.resize(count); },  [&] { table.number.resize(count); }, [&] { lead.resize(count); },
            [&] { table.type.resize(count); },  [&] { table.asset.resize(count); },  [&] { table.area.resize(count); },
            [&] { table.campaign.resize(count); }, [&] { table.text.resize(count); },
            [&] {
                table.channel.resize(count);
                table.phase.resize(count);
                table.machine.resize(count);
            }};
        base::parallelFor(columns.size(), 1, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                columns[i]();
        });
    }
    [[nodiscard]] EventSpans spans(std::size_t first, std::size_t count)
    {
        const auto part = [&](auto &column) { return std::span(column).subspan(first, count); };
        return {part(lead),         part(table.type),    part(table.asset), part(table.area),    part(table.campaign), part(table.text), {},
                part(table.time),   part(table.channel), part(table.phase), part(table.machine), part(table.number),   {}};
    }
};

void unpackPages(const std::vector<ReadPage> &pages, const CodeLimits &limits, ArrivedEvents &events)
{
    for (const ReadPage &page : pages) {
        if (page.sum != std::bit_cast<std::int64_t>(base::checksum(page.bytes)))
            throw BadActivityPage{page.pageNo};
        try {
            unpackEvents(page.bytes, page.pageNo, limits, events.spans(page.first, page.count));
        } catch (const PageReader::BadPage &) {
            throw BadActivityPage{page.pageNo};
        }
    }
}

/// Reads all pages on this thread and unpacks them beside it.
void readPages(Connection &connection, std::uint32_t stored, const CodeLimits &limits, ArrivedEvents &events,
               const base::Progress *progress)
{
    std::uint32_t pageNo = 0;
    std::size_t done = 0;
    try {
        Beside beside;
        auto piece = std::make_shared<std::vector<ReadPage>>();
        const auto send = [&] {
            beside.run([piece, &limits, &events] { unpackPages(*piece, limits, events); });
            piece = std::make_shared<std::vector<ReadPage>>();
        };
        Rows pages(connection.cached("SELECT page_no, count, checksum, data FROM activity_page ORDER BY page_no"));
        while (pages.next()) {
            checkStop(progress);
            const std::uint32_t count = pages->unsigned32(1);
            if (pages->integer(0) != pageNo || count > rowsPerPage || count > stored - done)
                throw BadActivityPage{pageNo};
            piece->push_back({pageNo, count, done, pages->integer(2), std::string(pages->blob(3))});
            if (piece->size() == pagesAPiece)
                send();
            done += count;
            ++pageNo;
        }
        send();
        beside.wait();
    } catch (const BadActivityPage &bad) {
        connection.failDamaged("activity_page", bad.pageNo);
    }
    if (done != stored)
        connection.failDamaged("activity_page", pageNo);
}

} // namespace

ActivityDictionaries loadActivityDictionaries(Connection &connection)
{
    ActivityDictionaries dictionaries;
    for (const DictionaryField &field : dictionaryFields) {
        const auto column = findColumn(connection, activityEntity, field.key);
        dictionaries.*field.dictionary =
            column ? loadDictionary(connection, *column) : std::make_shared<const data::Dictionary>();
    }
    return dictionaries;
}

data::ActivityTable loadActivityPages(Connection &connection, std::size_t leads, const base::Progress *progress)
{
    const ActivityDictionaries dictionaries = loadActivityDictionaries(connection);
    const CodeLimits limits = limitsOf(dictionaries, leads);
    const auto types = findColumn(connection, activityEntity, "type");
    const std::uint32_t stored = types ? types->rows : 0;
    // The number stands in the file; a hostile one must not reserve more than the pages can hold.
    const std::int64_t pages = connection.integer("SELECT count(*) FROM activity_page");
    if (stored > static_cast<std::uint64_t>(pages) * rowsPerPage)
        connection.failDamaged("activity_page", pages);
    ArrivedEvents events(stored);
    readPages(connection, stored, limits, events, progress);
    events.table.types = dictionaries.types;
    events.table.assets = dictionaries.assets;
    events.table.areas = dictionaries.areas;
    events.table.campaigns = dictionaries.campaigns;
    events.table.texts = dictionaries.texts;
    return data::sortedByLead(std::move(events.table), events.lead, leads);
}

} // namespace leadlight::store
