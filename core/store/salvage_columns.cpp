// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage_columns.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "store/activity_pages.h"
#include "store/failure.h"
#include "store/page_sums.h"

namespace leadlight::store {

namespace {

using Kind = PageHeader::Kind;

/// What `work` returns; nothing where a column is not of the type or size that it must have.
template <class Work> auto unlessDamaged(const Work &work) -> std::optional<std::invoke_result_t<Work>>
{
    try {
        return work();
    } catch (const Failure &) {
    } catch (const PageReader::BadPage &) {
    }
    return std::nullopt;
}

void fillFrom(PageReader &reader, data::Column &column, std::size_t begin, std::uint32_t count)
{
    if (auto *text = std::get_if<data::TextColumn>(&column.values))
        reader.codes(std::span(text->codes).subspan(begin, count), std::uint64_t{1} << 32);
    else if (auto *number = std::get_if<data::NumberColumn>(&column.values))
        reader.numbers(std::span(number->values).subspan(begin, count));
    else
        reader.instants(std::span(std::get<data::InstantColumn>(column.values).seconds).subspan(begin, count));
    reader.finish();
}

} // namespace

SalvagePages::SalvagePages(Connection &source, std::vector<SalvageLoss> &losses) : m_source(source), m_losses(losses)
{
    readDefinitions();
    readPages("column_page", "rows", "0", false, m_columns);
    readPages("dictionary_page", "texts", "first_code", true, m_dictionaries);
}

void SalvagePages::readDefinitions()
{
    SalvageRows rows(m_source);
    const auto gaps = rows.numbered(
        "column_def", "entity, key, label, type, position, rows, texts, source_import, " + isSound(summed::columnDef),
        [&](const Statement &row) {
            const auto definition = unlessDamaged([&] {
                Definition read;
                if (row.integer(9) != 1)
                    throw PageReader::BadPage{};
                read.id = row.integer(0);
                read.entity = row.text(1);
                read.key = row.text(2);
                read.label = row.text(3);
                read.kind = row.enumerated<Kind>(4, 3);
                read.position = row.integer(5);
                read.rows = row.unsigned32(6);
                read.texts = row.unsigned32(7);
                read.import = row.unsigned32(8);
                return read;
            });
            if (definition)
                m_definitions.push_back(*definition);
            else
                lose("column_def", row.integer(0), row.integer(0));
        });
    for (const auto &[first, last] : gaps)
        lose("column_def", first, last);
    std::stable_sort(m_definitions.begin(), m_definitions.end(),
                     [](const Definition &a, const Definition &b) { return a.position < b.position; });
}

/// What is missing is seen where a column asks for it.
void SalvagePages::readPages(const char *table, const char *count, const char *first, bool isDictionary, Pages &pages)
{
    SalvageRows rows(m_source);
    const std::string columns = std::string("column_id, page_no, ") + first + ", " + count + ", checksum, data";
    static_cast<void>(rows.numbered(table, columns, [&](const Statement &row) {
        static_cast<void>(unlessDamaged([&] {
            const auto owner = std::find_if(m_definitions.begin(), m_definitions.end(),
                                            [&](const Definition &definition) { return definition.id == row.integer(1); });
            Page page{row.unsigned32(3), row.unsigned32(4), std::string(row.blob(6))};
            if (owner == m_definitions.end() || row.integer(5) != sumOf(page.bytes))
                throw PageReader::BadPage{};
            const std::uint32_t pageNo = row.unsigned32(2);
            // Throws where the page says that it is another one.
            const PageReader reader(page.bytes, headerOf(*owner, isDictionary ? Kind::dictionary : owner->kind, pageNo, page.count));
            return pages.emplace(std::pair(owner->id, pageNo), std::move(page)).second;
        }));
    }));
}

SalvagedTexts SalvagePages::textsOf(const Definition &definition)
{
    SalvagedTexts texts;
    auto dictionary = std::make_shared<data::Dictionary>();
    texts.moved.assign(1, 0);
    std::uint32_t next = 1;
    std::uint32_t wanted = 0;
    const auto missUpTo = [&](std::uint32_t page) {
        if (wanted < page)
            lose("dictionary_page " + definition.key, wanted, page - 1);
    };
    for (auto at = m_dictionaries.lower_bound({definition.id, 0}); at != m_dictionaries.end() && at->first.first == definition.id; ++at) {
        const Page &page = at->second;
        const std::uint32_t pageNo = at->first.second;
        // Behind a lost page the row alone says with which code this one begins.
        const bool fits = wanted == pageNo ? page.first == next : page.first > next;
        if (!fits || std::uint64_t{page.first} + page.count > std::uint64_t{definition.texts} + 1)
            continue;
        missUpTo(pageNo);
        texts.moved.resize(page.first, 0);
        PageReader reader(page.bytes, headerOf(definition, Kind::dictionary, pageNo, page.count));
        for (std::uint32_t i = 0; i < page.count; ++i)
            texts.moved.push_back(dictionary->codeFor(reader.text()));
        next = page.first + page.count;
        wanted = pageNo + 1;
    }
    if (next <= definition.texts)
        lose("dictionary_page " + definition.key, wanted, wanted);
    texts.dictionary = std::move(dictionary);
    return texts;
}

SalvagedColumn SalvagePages::columnOf(const Definition &definition)
{
    const std::size_t rows = definition.rows;
    SalvagedColumn made{{definition.key, definition.label, data::NumberColumn{}}, definition.import, std::vector<bool>(rows)};
    if (definition.kind == Kind::text)
        made.column.values = data::TextColumn{nullptr, std::vector<std::uint32_t>(rows)};
    else if (definition.kind == Kind::number)
        made.column.values = data::NumberColumn{std::vector<double>(rows, std::numeric_limits<double>::quiet_NaN())};
    else
        made.column.values = data::InstantColumn{std::vector<std::int64_t>(rows, data::InstantColumn::blank)};
    for (std::uint32_t begin = 0, pageNo = 0; begin < definition.rows; begin += rowsPerPage, ++pageNo) {
        const std::uint32_t count = std::min(rowsPerPage, definition.rows - begin);
        const auto page = m_columns.find({definition.id, pageNo});
        const bool taken = page != m_columns.end() && page->second.count == count && unlessDamaged([&] {
            PageReader reader(page->second.bytes, headerOf(definition, definition.kind, pageNo, count));
            fillFrom(reader, made.column, begin, count);
            return true;
        }).has_value();
        if (taken)
            continue;
        lose("column_page " + definition.key, pageNo, pageNo);
        std::fill_n(made.missing.begin() + begin, count, true);
    }
    if (auto *text = std::get_if<data::TextColumn>(&made.column.values)) {
        const SalvagedTexts texts = textsOf(definition);
        text->dictionary = texts.dictionary;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint32_t code = texts.codeOf(text->codes[row]);
            if (code == 0 && text->codes[row] != 0)
                made.missing[row] = true;
            text->codes[row] = code;
        }
    }
    return made;
}

std::vector<SalvagedColumn> SalvagePages::columnsOf(std::string_view entity)
{
    std::vector<SalvagedColumn> columns;
    for (const Definition &definition : m_definitions) {
        if (definition.entity == entity)
            columns.push_back(columnOf(definition));
    }
    return columns;
}

SalvagePages::Events SalvagePages::events(std::size_t leads)
{
    Events found;
    std::map<std::string, SalvagedTexts> texts;
    std::uint32_t stored = 0;
    for (const DictionaryField &field : dictionaryFields) {
        SalvagedTexts &of = texts[field.key];
        of.dictionary = std::make_shared<const data::Dictionary>();
        for (const Definition &definition : m_definitions) {
            if (definition.entity != activityEntity || definition.key != field.key)
                continue;
            of = textsOf(definition);
            stored = std::max(stored, field.dictionary == &ActivityDictionaries::types ? definition.rows : 0);
        }
        found.dictionaries.*field.dictionary = of.dictionary;
    }
    const auto take = [&](StoredActivity event) {
        event.row.type = texts["type"].codeOf(event.row.type);
        event.row.asset = texts["asset"].codeOf(event.row.asset);
        event.row.area = texts["area"].codeOf(event.row.area);
        event.row.campaign = texts["campaign"].codeOf(event.row.campaign);
        event.row.text = texts["text"].codeOf(event.row.text);
        if (event.row.type != 0 && event.row.lead < leads)
            found.events.push_back(event);
    };
    SalvageRows rows(m_source);
    static_cast<void>(rows.numbered("activity_page", "count, checksum, data", [&](const Statement &row) {
        const auto events = unlessDamaged([&] {
            if (row.integer(2) != sumOf(row.blob(3)) || row.unsigned32(1) > rowsPerPage)
                throw PageReader::BadPage{};
            return eventsOfPage(row.blob(3), static_cast<std::uint32_t>(row.integer(0)), row.unsigned32(1));
        });
        if (events)
            std::for_each(events->begin(), events->end(), take);
        else
            lose("activity_page", row.integer(0), row.integer(0));
    }));
    if (found.events.size() < stored)
        lose("activity", 1, static_cast<std::int64_t>(stored - found.events.size()));
    return found;
}

} // namespace leadlight::store
