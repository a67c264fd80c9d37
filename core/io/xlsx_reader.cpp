// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.h"
#include "io/xlsx_cells.h"

namespace leadlight::io {

namespace {

constexpr std::size_t sheetPiece = std::size_t{64} << 10U;
constexpr std::size_t rowsSampled = 100;
constexpr std::size_t titleCells = 2;
constexpr std::size_t mostTitles = 20;
constexpr std::size_t sheetsNamed = 8;
constexpr auto noCellColumn = std::numeric_limits<std::uint32_t>::max();

std::string namesText(const std::vector<std::string> &names)
{
    if (names.size() <= sheetsNamed)
        return base::joined(names, ", ");
    return base::joined({names.begin(), names.begin() + sheetsNamed}, ", ") + ", …";
}

} // namespace

/// The first rows with values: what is in them, by column.
struct XlsxReader::Sample {
    struct Row {
        std::uint64_t line = 0;
        std::vector<std::pair<std::uint32_t, std::string>> cells;
        std::optional<base::Error> problem;
    };
    std::vector<Row> rows;

    /// Rows of one or two cells above a wider table.
    [[nodiscard]] std::size_t titles() const
    {
        std::size_t widest = 0;
        for (const Row &row : rows)
            widest = std::max(widest, row.cells.size());
        std::size_t count = 0;
        while (count < std::min(rows.size() - 1, mostTitles) && rows[count].cells.size() <= titleCells
               && rows[count].cells.size() * 2 < widest)
            ++count;
        return count < mostTitles ? count : 0;
    }
};

XlsxReader::XlsxReader(XlsxArchive archive)
    : m_archive(std::move(archive)),
      m_strings(std::make_unique<SharedStrings>(m_archive.limits().strings, m_archive.limits().cell)),
      m_piece(sheetPiece)
{
    m_dialect.format = FileFormat::xlsx;
    m_dialect.guarded = false;
}

base::Result<XlsxReader> XlsxReader::open(const std::filesystem::path &path, const DialectOptions &options, const XlsxLimits &limits)
{
    auto archive = XlsxArchive::ofFile(path, limits);
    if (!archive)
        return base::fail(archive.error());
    return begin(std::move(*archive), options);
}

base::Result<XlsxReader> XlsxReader::ofBytes(std::string bytes, const DialectOptions &options, const XlsxLimits &limits)
{
    auto archive = XlsxArchive::ofBytes(std::move(bytes), limits);
    if (!archive)
        return base::fail(archive.error());
    return begin(std::move(*archive), options);
}

base::Result<XlsxReader> XlsxReader::begin(XlsxArchive archive, const DialectOptions &options)
{
    XlsxReader reader(std::move(archive));
    auto book = readBook(reader.m_archive);
    if (!book)
        return base::fail(book.error());
    reader.m_book = std::move(*book);
    if (auto chosen = reader.chooseSheet(options); !chosen)
        return base::fail(chosen.error());
    if (auto strings = reader.readStrings(); !strings)
        return base::fail(strings.error());
    if (auto header = reader.readHeader(options); !header)
        return base::fail(header.error());
    return reader;
}

std::vector<std::string> XlsxReader::visibleSheets() const
{
    std::vector<std::string> names;
    for (const XlsxSheet &sheet : m_book.sheets) {
        if (sheet.visible)
            names.push_back(sheet.name);
    }
    return names;
}

base::Result<void> XlsxReader::chooseSheet(const DialectOptions &options)
{
    const auto take = [this](auto matches) {
        const auto found = std::find_if(m_book.sheets.begin(), m_book.sheets.end(), matches);
        m_sheet = found == m_book.sheets.end() ? nullptr : &*found;
        return m_sheet != nullptr;
    };
    const std::vector<std::string> visible = visibleSheets();
    if (options.sheet && !options.sheet->empty()) {
        const std::string &wanted = *options.sheet;
        if (!take([&](const XlsxSheet &sheet) { return sheet.name == wanted; })
            && !take([&](const XlsxSheet &sheet) { return base::comparable(sheet.name) == base::comparable(wanted); }))
            return base::fail(base::ErrorKind::unreadable, "xlsx.no_sheet", {wanted, namesText(visible)}, {name(), 0, {}});
        m_dialect.reasons.push_back({"csv.chosen", {"sheet"}});
    } else if (take([](const XlsxSheet &sheet) { return sheet.visible; })) {
        m_dialect.reasons.push_back({visible.size() > 1 ? "xlsx.sheet_first" : "xlsx.sheet_only", {m_sheet->name}});
        if (visible.size() > 1)
            m_notes.push_back({"xlsx.other_sheets", {namesText({visible.begin() + 1, visible.end()})}});
    } else {
        return base::fail(base::ErrorKind::unreadable, "xlsx.no_visible_sheet", {}, {name(), 0, {}});
    }
    m_dialect.sheet = m_sheet->name;
    if (m_book.since1904)
        m_dialect.reasons.push_back({"xlsx.since_1904", {}});
    return {};
}

base::Result<void> XlsxReader::readStrings()
{
    if (m_book.stringsPart.empty() || !m_archive.has(m_book.stringsPart))
        return {};
    auto part = m_archive.open(m_book.stringsPart);
    if (!part)
        return base::fail(part.error());
    return readElements(*part, *m_strings, name(), m_archive.limits().unpacked);
}

base::Result<void> XlsxReader::rewind()
{
    m_xml.reset();
    m_part.reset();
    m_rows = std::make_unique<SheetRows>(m_archive.limits());
    m_at = 0;
    m_ended = false;
    m_blankRows = 0;
    auto part = m_archive.open(m_sheet->part);
    if (!part)
        return base::fail(part.error());
    m_part.emplace(std::move(*part));
    m_xml.emplace(*m_rows, name(), m_sheet->part);
    return {};
}

base::Result<void> XlsxReader::feed()
{
    const auto got = m_part->read(m_piece.data(), m_piece.size());
    if (!got) {
        base::Error error = got.error();
        error.place.line = m_rows->line();
        return base::fail(std::move(error));
    }
    m_rows->forget();
    m_at = 0;
    if (auto fed = m_xml->feed(std::string_view(m_piece.data(), *got), *got == 0); !fed)
        return fed;
    m_ended = *got == 0;
    if (m_ended && !m_rows->isWorksheet())
        return base::fail(base::ErrorKind::unreadable, "xlsx.broken_xml", {m_sheet->part}, {name(), 0, {}});
    return {};
}

base::Result<const SheetRow *> XlsxReader::nextRaw()
{
    for (;;) {
        while (m_at < m_rows->rows().size()) {
            const SheetRow &row = m_rows->rows()[m_at++];
            if (row.line >= m_firstLine)
                return &row;
        }
        if (m_ended)
            return nullptr;
        if (auto fed = feed(); !fed)
            return base::fail(fed.error());
    }
}

base::Result<XlsxReader::Sample> XlsxReader::takeSample()
{
    Sample sample;
    while (sample.rows.size() < rowsSampled) {
        const auto raw = nextRaw();
        if (!raw)
            return base::fail(raw.error());
        if (*raw == nullptr)
            break;
        convert(**raw);
        if (!m_anything && !m_refused)
            continue;
        Sample::Row row{(*raw)->line, {}, {}};
        if (m_refused)
            row.problem = m_problem;
        for (std::uint32_t i = 0; i < m_fields.size(); ++i) {
            if (!base::trimmed(m_fields[i]).empty())
                row.cells.emplace_back(i, base::trimmed(m_fields[i]));
        }
        sample.rows.push_back(std::move(row));
    }
    return sample;
}

base::Result<void> XlsxReader::readHeader(const DialectOptions &options)
{
    if (auto begun = rewind(); !begun)
        return begun;
    auto sample = takeSample();
    if (!sample)
        return base::fail(sample.error());
    if (sample->rows.empty())
        return base::fail(base::ErrorKind::unreadable, "xlsx.empty_sheet", {m_sheet->name}, {name(), 0, {}});
    const std::size_t titles = sample->titles();
    if (titles > 0)
        m_dialect.reasons.push_back({"xlsx.title_rows", {std::to_string(titles)}});
    sample->rows.erase(sample->rows.begin(), sample->rows.begin() + static_cast<std::ptrdiff_t>(titles));
    if (sample->rows.front().problem) {
        base::Error error = *sample->rows.front().problem;
        error.kind = base::ErrorKind::unreadable;
        return base::fail(std::move(error));
    }
    std::uint32_t first = noCellColumn;
    std::uint32_t last = 0;
    for (const Sample::Row &row : sample->rows) {
        if (row.problem || row.cells.empty())
            continue;
        first = std::min(first, row.cells.front().first);
        last = std::max(last, row.cells.back().first);
    }
    std::vector<std::vector<std::string>> rows;
    for (const Sample::Row &row : sample->rows) {
        if (row.problem)
            continue;
        std::vector<std::string> &dense = rows.emplace_back(last - first + 1);
        for (const auto &[column, text] : row.cells)
            dense[column - first] = text;
    }
    m_firstColumn = first;
    m_dialect.header = options.header ? *options.header : namesColumns(rows, m_dialect.reasons);
    m_firstLine = sample->rows.front().line + (m_dialect.header ? 1 : 0);
    const std::vector<std::string> header = m_dialect.header ? rows.front() : std::vector<std::string>(last - first + 1);
    m_columns = distinctNames(header, m_dialect.header, m_notes);
    return rewind();
}

void XlsxReader::refuse(std::string code, std::vector<std::string> arguments, std::uint32_t column)
{
    m_refused = true;
    base::ErrorPlace place{name(), m_row.line, {}};
    const std::size_t at = column < m_firstColumn ? m_columns.size() : column - m_firstColumn;
    if (column != noCellColumn)
        place.column = at < m_columns.size() ? m_columns[at] : std::to_string(std::uint64_t{column} + 1);
    m_problem = {base::ErrorKind::findings, std::move(code), std::move(arguments), std::move(place)};
}

void XlsxReader::spoil(std::string code, std::string_view text, std::uint32_t column)
{
    if (m_row.spoilt != nullptr || column < m_firstColumn)
        return;
    m_spoilt = {std::move(code), std::string(text), column - m_firstColumn};
    m_row.spoilt = &m_spoilt;
}

std::string_view XlsxReader::sharedText(std::string_view number, std::uint32_t column, std::string &room)
{
    std::uint64_t index = 0;
    const std::string_view digits = base::trimmed(number);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    const bool isIndex = error == std::errc() && end == digits.data() + digits.size();
    const auto found = isIndex ? m_strings->find(index, room) : SharedStrings::Found::missing;
    if (found == SharedStrings::Found::text)
        return room;
    if (!m_refused && found == SharedStrings::Found::tooLong)
        refuse("xlsx.cell_too_long", {std::to_string(m_archive.limits().cell)}, column);
    else if (!m_refused)
        refuse("xlsx.missing_string", {std::string(digits.substr(0, 20))}, column);
    return {};
}

std::string_view XlsxReader::numberText(const SheetCell &cell, std::string_view text, std::string &room) const
{
    const CellShape shape = cell.style < m_book.shapes.size() ? m_book.shapes[cell.style] : CellShape::number;
    auto date = shape == CellShape::number ? std::nullopt : dateOfNumber(text, shape, m_book.since1904);
    room = date ? std::move(*date) : plainNumber(text);
    return room;
}

std::string_view XlsxReader::valueOf(const SheetCell &cell, std::string &room)
{
    const std::string_view text = m_rows->textOf(cell);
    if (cell.formula && (!cell.hasValue || (text.empty() && cell.kind != SheetCell::Kind::text))) {
        spoil("xlsx.formula_without_value", {}, cell.column);
        return {};
    }
    switch (cell.kind) {
    case SheetCell::Kind::number:
        return numberText(cell, text, room);
    case SheetCell::Kind::shared:
        return text.empty() ? std::string_view() : sharedText(text, cell.column, room);
    case SheetCell::Kind::boolean:
        return text.empty() ? std::string_view() : text == "1" || text == "true" ? "TRUE" : "FALSE";
    case SheetCell::Kind::error:
        spoil("xlsx.error_cell", text, cell.column);
        return {};
    case SheetCell::Kind::text:
        if (text.find("_x") == std::string_view::npos)
            return text;
        room = withoutEscapes(text);
        return room;
    case SheetCell::Kind::isoDate:
        break;
    }
    return text;
}

void XlsxReader::convert(const SheetRow &row)
{
    m_row = TableRow{};
    m_row.line = row.line;
    m_refused = m_anything = false;
    m_outside = 0;
    const SheetCell *const cells = m_rows->cellsOf(row);
    const std::size_t last = row.cells == 0 ? 0 : cells[row.cells - 1].column + std::size_t{1};
    m_fields.assign(std::max(m_columns.size(), last - std::min<std::size_t>(last, m_firstColumn)), {});
    if (m_texts.size() < m_fields.size())
        m_texts.resize(m_fields.size());
    for (std::size_t i = 0; i < row.cells; ++i) {
        const SheetCell &cell = cells[i];
        const bool isLeft = cell.column < m_firstColumn;
        std::string left;
        const std::size_t at = isLeft ? 0 : cell.column - m_firstColumn;
        const std::string_view value = valueOf(cell, isLeft ? left : m_texts[at]);
        if (!isLeft)
            m_fields[at] = value;
        if (base::trimmed(value).empty())
            continue;
        m_anything = true;
        if (isLeft)
            m_outside = std::max(m_outside, m_columns.size() + 1);
        else if (at >= m_columns.size())
            m_outside = at + 1;
    }
    if (row.problem == nullptr)
        return;
    const XlsxLimits &limits = m_archive.limits();
    const std::string code(row.problem);
    std::vector<std::string> arguments;
    if (code == "xlsx.too_many_columns")
        arguments = {std::to_string(limits.columns)};
    else if (code != "xlsx.cell_twice")
        arguments = {std::to_string(code == "xlsx.cell_too_long" ? limits.cell : limits.row)};
    refuse(code, std::move(arguments), row.problemColumn);
}

XlsxReader::Step XlsxReader::shapeRow()
{
    if (!m_refused && m_outside > 0)
        refuse("csv.too_many_fields", {std::to_string(m_outside), std::to_string(m_columns.size())}, noCellColumn);
    if (m_refused) {
        m_refusedText.clear();
        for (const std::string_view field : m_fields)
            (m_refusedText += m_refusedText.empty() && &field == m_fields.data() ? "" : "\t") += field;
        m_row.text = m_refusedText;
        m_row.fields = m_fields;
        m_row.spoilt = nullptr;
        return Step::refused;
    }
    m_row.fields = std::span(m_fields).first(m_columns.size());
    if (m_row.spoilt != nullptr && m_row.spoilt->column >= m_columns.size())
        m_row.spoilt = nullptr;
    return Step::row;
}

base::Result<XlsxReader::Step> XlsxReader::next()
{
    for (;;) {
        const auto raw = nextRaw();
        if (!raw)
            return base::fail(raw.error());
        if (*raw == nullptr)
            return Step::end;
        convert(**raw);
        if (!m_anything && !m_refused && m_row.spoilt == nullptr) {
            ++m_blankRows;
            continue;
        }
        const Reason full{"xlsx.sheet_full", {std::to_string(m_archive.limits().rows)}};
        if (m_row.line == m_archive.limits().rows && std::find(m_notes.begin(), m_notes.end(), full) == m_notes.end())
            m_notes.push_back(full);
        return shapeRow();
    }
}

} // namespace leadlight::io
