// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "io/csv_giant.h"
#include "io/csv_writer.h"

namespace leadlight::io {

namespace {

constexpr std::size_t largestFirstBuffer = std::size_t{1} << 20U;
constexpr std::size_t smallestBuffer = 4096;
constexpr std::size_t giantTextKept = 1024;

std::string_view codeOf(RowScan::Status status)
{
    switch (status) {
    case RowScan::Status::unclosedQuote:
        return "csv.unclosed_quote";
    case RowScan::Status::textAfterQuote:
        return "csv.text_after_quote";
    case RowScan::Status::fieldTooLong:
        return "csv.field_too_long";
    case RowScan::Status::rowTooLong:
        return "csv.row_too_long";
    case RowScan::Status::tooManyColumns:
        return "csv.too_many_columns";
    case RowScan::Status::row:
    case RowScan::Status::needMore:
        break;
    }
    return "";
}

bool isBlankRow(const std::vector<std::string_view> &fields, std::string_view text, char quote)
{
    return std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return base::trimmed(field).empty(); }) &&
           (quote == 0 || text.find(quote) == std::string_view::npos);
}

} // namespace

base::Result<CsvReader> CsvReader::open(const std::filesystem::path &path, const CsvOptions &options)
{
    auto source = ByteSource::ofFile(path);
    if (!source)
        return base::fail(source.error());
    return begin(std::move(*source), options);
}

base::Result<CsvReader> CsvReader::ofText(std::string bytes, const CsvOptions &options)
{
    return begin(ByteSource::ofText(std::move(bytes)), options);
}

base::Result<CsvReader> CsvReader::begin(ByteSource source, const CsvOptions &options)
{
    CsvReader reader(std::move(source));
    reader.m_options = options;
    const auto prefix = reader.m_source.prefix(sniffedBytes);
    if (!prefix)
        return base::fail(prefix.error());
    const auto scan = reader.m_source.scanEncoding();
    if (!scan)
        return base::fail(scan.error());
    const bool isWhole = prefix->size() >= reader.m_source.size();
    auto dialect = sniffDialect(*prefix, isWhole, options.dialect, &*scan);
    if (!dialect) {
        base::Error error = dialect.error();
        error.place.file = reader.name();
        return base::fail(std::move(error));
    }
    reader.m_dialect = std::move(*dialect);
    reader.m_tokenizer = CsvTokenizer(reader.m_dialect.syntax, options.limits);
    reader.m_second = reader.m_tokenizer;
    CsvSyntax loose = reader.m_dialect.syntax;
    loose.looseQuotes = true;
    reader.m_loose = CsvTokenizer(loose, options.limits);
    if (auto started = reader.m_source.start(reader.m_dialect.encoding); !started)
        return base::fail(started.error());
    if (auto read = reader.readHeader(); !read)
        return base::fail(read.error());
    return reader;
}

base::Result<void> CsvReader::skipLeadingLines()
{
    for (std::size_t skipped = 0; skipped < m_dialect.skipLines;) {
        const char *const from = m_buffer.data() + m_at;
        const char *const after = CsvTokenizer::afterLine(from, m_buffer.data() + m_end, m_sourceEnded);
        if (after != nullptr && m_end > 0) {
            m_at += static_cast<std::size_t>(after - from);
            ++m_line;
            ++skipped;
        } else if (auto filled = fill(); !filled) {
            return filled;
        }
    }
    return {};
}

base::Result<void> CsvReader::readHeader()
{
    if (auto skipped = skipLeadingLines(); !skipped)
        return skipped;
    m_firstOffset = m_bufferOffset + m_at;
    m_firstLine = m_line;
    for (;;) {
        const auto step = nextRaw();
        if (!step)
            return base::fail(step.error());
        if (*step == Step::end)
            return base::fail(base::ErrorKind::unreadable, "csv.empty", {}, {name(), 0, {}});
        if (*step == Step::refused && m_dialect.header) {
            base::Error error = m_problem;
            error.kind = base::ErrorKind::unreadable;
            return base::fail(std::move(error));
        }
        if (*step == Step::row)
            break;
    }
    const std::vector<std::string_view> &fields = m_tokenizer.fields();
    std::vector<std::string> header(fields.size());
    if (m_dialect.header) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            header[i] = base::trimmed(isGuarded(fields[i]) && m_dialect.guarded ? fields[i].substr(1) : fields[i]);
        header.resize(header.size() - std::min(m_dialect.emptyTail, header.size() - 1));
        m_firstOffset = m_bufferOffset + m_at;
        m_firstLine = m_line;
    }
    m_columns = distinctNames(header, m_dialect.header, m_notes);
    return rewind();
}

base::Result<void> CsvReader::fill()
{
    const std::size_t kept = m_end - m_at;
    if (m_at > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, kept);
        m_bufferOffset += m_at;
        m_at = 0;
        m_end = kept;
    }
    if (m_buffer.empty())
        m_buffer.resize(std::clamp(static_cast<std::size_t>(m_source.size()) * 3, smallestBuffer, largestFirstBuffer));
    else if (m_end * 2 > m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    const auto got = m_source.read(m_buffer.data() + m_end, m_buffer.size() - m_end);
    if (!got)
        return base::fail(got.error());
    m_sourceEnded = *got == 0;
    m_end += *got;
    return {};
}

base::Result<void> CsvReader::jumpTo(std::uint64_t offset)
{
    m_bufferOffset = offset;
    m_at = 0;
    m_end = 0;
    m_sourceEnded = false;
    return m_source.seekTo(offset);
}

base::Result<void> CsvReader::rewind()
{
    m_line = m_firstLine;
    m_blankRows = 0;
    return jumpTo(m_firstOffset);
}

CsvReader::Step CsvReader::refuse(std::string code, std::vector<std::string> arguments, std::size_t column)
{
    base::ErrorPlace place{name(), m_row.line, {}};
    if (column < m_columns.size())
        place.column = m_columns[column];
    else if (column != static_cast<std::size_t>(-1))
        place.column = std::to_string(column + 1);
    m_problem = base::Error{base::ErrorKind::findings, std::move(code), std::move(arguments), std::move(place)};
    return Step::refused;
}

base::Result<CsvReader::Step> CsvReader::refuseGiant(const RowScan &scan)
{
    const std::uint64_t rowOffset = m_bufferOffset + m_at;
    m_row.line = m_line;
    m_row.fields = {};
    m_giantText.assign(m_buffer.data() + m_at, std::min(giantTextKept, m_end - m_at));
    m_row.text = m_giantText;
    GiantRow giant(m_dialect.syntax);
    for (;;) {
        const auto ended = giant.feed(std::string_view(m_buffer.data() + m_at, m_end - m_at));
        m_at = ended ? m_at + *ended : m_end;
        if (ended || m_sourceEnded)
            break;
        if (auto filled = fill(); !filled)
            return base::fail(filled.error());
    }
    if (giant.isBroken() || giant.isOpen()) {
        if (giant.openingLineEnd() > 0) {
            if (auto jumped = jumpTo(rowOffset + giant.openingLineEnd()); !jumped)
                return base::fail(jumped.error());
            m_line = m_row.line + giant.openingLines();
            m_row.line = m_line - 1;
        }
        return refuse("csv.unclosed_quote", {}, scan.column);
    }
    m_line += giant.lines();
    std::size_t limit = m_options.limits.field;
    if (scan.status == RowScan::Status::rowTooLong)
        limit = m_options.limits.row;
    else if (scan.status == RowScan::Status::tooManyColumns)
        limit = m_options.limits.columns;
    return refuse(std::string(codeOf(scan.status)), {std::to_string(limit)}, scan.column);
}

base::Result<CsvReader::Step> CsvReader::nextRaw()
{
    for (;;) {
        if (m_at == m_end && m_sourceEnded)
            return Step::end;
        const char *const begin = m_buffer.data() + m_at;
        const char *const end = m_buffer.data() + m_end;
        const RowScan scan = m_tokenizer.scan(begin, end, m_sourceEnded);
        if (scan.status == RowScan::Status::needMore || (m_at == m_end && !m_sourceEnded)) {
            if (auto filled = fill(); !filled)
                return base::fail(filled.error());
            continue;
        }
        m_row = CsvRow{{}, m_line, {}, 0, false};
        if (scan.status >= RowScan::Status::fieldTooLong)
            return refuseGiant(scan);
        const auto length = static_cast<std::size_t>(scan.next - begin);
        m_row.text = std::string_view(begin, static_cast<std::size_t>(scan.textEnd - begin));
        m_at += length;
        if (scan.status != RowScan::Status::row) {
            m_row.line += CsvTokenizer::lineEnds(begin, scan.opening);
            m_line += CsvTokenizer::lineEnds(begin, scan.next);
            // Text after a quote that closes lines further down: the quote was left open in its own line.
            if (scan.status == RowScan::Status::textAfterQuote && !scan.closesLater && readLoosely(scan.column))
                return refuseStrangeBytes() ? Step::refused : Step::row;
            const bool isOpen = scan.status == RowScan::Status::unclosedQuote || scan.closesLater;
            return refuse(isOpen ? "csv.unclosed_quote" : "csv.text_after_quote", {}, scan.column);
        }
        const bool isPlain = m_dialect.syntax.quote == 0 || m_row.text.find(m_dialect.syntax.quote) == std::string_view::npos;
        m_line += isPlain ? 1 : CsvTokenizer::lineEnds(begin, scan.textEnd) + 1;
        if (isBlankRow(m_tokenizer.fields(), m_row.text, m_dialect.syntax.quote)) {
            ++m_blankRows;
            continue;
        }
        return refuseStrangeBytes() ? Step::refused : Step::row;
    }
}

/// Reads the row once more with quotes that end a field only in front of a delimiter or the line's end. It must have all
/// its fields then: otherwise nobody can say which quote is which.
bool CsvReader::readLoosely(std::size_t column)
{
    const char *const end = m_row.text.data() + m_row.text.size();
    const RowScan scan = m_loose.scan(m_row.text.data(), end, true);
    const std::size_t wanted = m_columns.size();
    const std::size_t found = m_loose.fields().size();
    if (scan.status != RowScan::Status::row || scan.next != end || wanted == 0 || (found != wanted && found != wanted + m_dialect.emptyTail))
        return false;
    m_tokenizer.fields() = m_loose.fields();
    m_spoilt = {"csv.inner_quote", {}, std::min(column, wanted - 1)};
    m_row.spoilt = &m_spoilt;
    return true;
}

bool CsvReader::refuseStrangeBytes()
{
    if (!m_source.isSuspicious())
        return false;
    const bool hasNul = m_row.text.find('\0') != std::string_view::npos;
    if (!hasNul && base::isValidUtf8(m_row.text))
        return false;
    const std::vector<std::string_view> &fields = m_tokenizer.fields();
    const auto found = std::find_if(fields.begin(), fields.end(), [hasNul](std::string_view field) {
        return hasNul ? field.find('\0') != std::string_view::npos : !base::isValidUtf8(field);
    });
    const auto column = static_cast<std::size_t>(found - fields.begin());
    if (hasNul)
        refuse("csv.nul_byte", {}, column);
    else
        refuse("csv.not_text", {std::string(keyOf(m_dialect.encoding))}, column);
    return true;
}

CsvReader::Step CsvReader::shapeRow()
{
    std::vector<std::string_view> *fields = &m_tokenizer.fields();
    const std::size_t wanted = m_columns.size();
    constexpr auto noColumn = static_cast<std::size_t>(-1);
    if (fields->size() == 1 && wanted > 1 && m_dialect.syntax.quote != 0 && m_row.text.front() == m_dialect.syntax.quote) {
        const std::string_view whole = fields->front();
        const RowScan scan = m_second.scan(whole.data(), whole.data() + whole.size(), true);
        const std::size_t found = m_second.fields().size();
        if (scan.status == RowScan::Status::row && scan.next == whole.data() + whole.size() &&
            (found == wanted || found == wanted + m_dialect.emptyTail)) {
            if (!m_options.repairWholeRowQuoted)
                return refuse("csv.whole_row_quoted", {std::to_string(found)}, noColumn);
            fields = &m_second.fields();
            m_row.unquoted = true;
        }
    }
    if (fields->size() > wanted) {
        const auto extra = fields->begin() + static_cast<std::ptrdiff_t>(wanted);
        if (!std::all_of(extra, fields->end(), [](std::string_view field) { return base::trimmed(field).empty(); }))
            return refuse("csv.too_many_fields", {std::to_string(fields->size()), std::to_string(wanted)}, noColumn);
        fields->resize(wanted);
    } else if (fields->size() < wanted) {
        m_row.filled = wanted - fields->size();
        fields->resize(wanted);
    }
    if (m_dialect.guarded) {
        for (std::string_view &field : *fields) {
            if (isGuarded(field))
                field.remove_prefix(1);
        }
    }
    m_row.fields = *fields;
    return Step::row;
}

base::Result<CsvReader::Step> CsvReader::next()
{
    auto step = nextRaw();
    if (!step || *step != Step::row)
        return step;
    return shapeRow();
}

} // namespace leadlight::io
