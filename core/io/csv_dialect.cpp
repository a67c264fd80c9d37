// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_dialect.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "io/cell_values.h"
#include "io/column_names.h"
#include "io/csv_writer.h"

namespace leadlight::io {

namespace {

constexpr std::size_t sampledRows = 100;
constexpr std::size_t mostTitleRows = 10;
constexpr std::array<char, 7> delimiterCandidates{',', ';', '\t', '|', '^', '~', '\x1F'};

/// Signs that stand in texts, too: believed only where every row has as many of them.
constexpr std::array<char, 2> rareDelimiters{':', ' '};

struct SampleRow {
    std::vector<std::string> fields;
    std::string text;
    std::size_t begin = 0; ///< in the sampled text
};

struct Sample {
    std::vector<SampleRow> rows;
    std::size_t modalCount = 0;
    std::size_t agreeing = 0;
    std::size_t broken = 0; ///< rows that are none
    double score = 0;
};

Sample takeSample(std::string_view text, bool isWhole, const CsvSyntax &syntax)
{
    Sample sample;
    CsvTokenizer tokenizer(syntax);
    const char *at = text.data();
    const char *const end = at + text.size();
    std::map<std::size_t, std::size_t> counts;
    while (at < end && sample.rows.size() < sampledRows) {
        const RowScan scan = tokenizer.scan(at, end, isWhole);
        if (scan.next == nullptr)
            break;
        if (scan.status == RowScan::Status::row && scan.textEnd > at) {
            SampleRow row;
            row.fields.assign(tokenizer.fields().begin(), tokenizer.fields().end());
            row.text.assign(at, scan.textEnd);
            row.begin = static_cast<std::size_t>(at - text.data());
            ++counts[row.fields.size()];
            sample.rows.push_back(std::move(row));
        }
        sample.broken += scan.status != RowScan::Status::row;
        at = scan.next;
    }
    for (const auto &[fields, rows] : counts) {
        if (rows >= sample.agreeing) {
            sample.modalCount = fields;
            sample.agreeing = rows;
        }
    }
    if (sample.modalCount < 2)
        return sample;
    const double share = static_cast<double>(sample.agreeing) / static_cast<double>(sample.rows.size() + sample.broken);
    const bool headerAgrees = sample.rows.front().fields.size() == sample.modalCount;
    const double width = static_cast<double>(std::min<std::size_t>(sample.modalCount, 50));
    sample.score = share * share * (headerAgrees ? 1.0 : 0.2) * (1.0 + width / 100.0);
    return sample;
}

/// UTF-16 without a mark: ASCII signs leave a NUL in every second byte.
std::optional<Encoding> utf16ByPattern(std::string_view bytes)
{
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        nuls[i % 2] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t pairs = bytes.size() / 2;
    if (pairs < 2 || nuls[0] + nuls[1] < 2)
        return std::nullopt;
    if (nuls[1] * 10 >= pairs && nuls[0] * 10 <= nuls[1])
        return Encoding::utf16le;
    if (nuls[0] * 10 >= pairs && nuls[1] * 10 <= nuls[0])
        return Encoding::utf16be;
    return std::nullopt;
}

bool looksBinary(std::string_view bytes)
{
    for (const std::string_view magic : {"SQLite format 3", "%PDF-", "\x89PNG", "\x1F\x8B", "\x7F" "ELF", "GIF8", "Rar!", "7z\xBC\xAF"}) {
        if (bytes.starts_with(magic))
            return true;
    }
    const auto strange = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && (byte < 0x09 || byte > 0x0D) && byte != 0x1F;
    }));
    return strange >= 32 && strange * 20 > bytes.size();
}

std::string lineOf(std::string_view bytes, std::uint64_t line)
{
    std::size_t at = 0;
    for (std::uint64_t i = 1; i < line; ++i) {
        at = bytes.find('\n', at);
        if (at == std::string_view::npos)
            return {};
        ++at;
    }
    std::string decoded;
    const std::string_view found = bytes.substr(at, bytes.find('\n', at) - at);
    Decoder(Encoding::windows1252).decode(base::trimmed(found.substr(0, 200)), decoded);
    return decoded;
}

base::Result<Encoding> decideEncoding(std::string_view bytes, const EncodingScan &scan, std::vector<Reason> &reasons)
{
    for (const Encoding marked : {Encoding::utf8Bom, Encoding::utf16le, Encoding::utf16be}) {
        if (markLength(bytes, marked) > 0) {
            reasons.push_back({"csv.encoding_mark", {std::string(keyOf(marked))}});
            return marked;
        }
    }
    if (const auto wide = scan.hasNul() ? utf16ByPattern(bytes) : std::nullopt) {
        reasons.push_back({"csv.encoding_nul_pattern", {std::string(keyOf(*wide))}});
        return *wide;
    }
    if (looksBinary(bytes))
        return base::fail(base::ErrorKind::unreadable, "csv.binary");
    if (scan.invalid() == 0) {
        reasons.push_back({"csv.encoding_utf8", {}});
        return Encoding::utf8;
    }
    const std::uint64_t line = scan.firstInvalidLine();
    if (scan.sequences() > 4 * scan.invalid()) {
        // Read as 1252 every good character of such a file would turn into two or three wrong ones.
        reasons.push_back({"csv.encoding_utf8_damaged", {std::to_string(scan.invalid()), std::to_string(line)}});
        return Encoding::utf8;
    }
    if (const auto undefined = scan.undefinedIn1252()) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const std::string byte{digits[undefined->byte >> 4U], digits[undefined->byte & 0xFU]};
        return base::fail(base::ErrorKind::unreadable, "csv.unknown_encoding", {byte}, {{}, undefined->line, {}});
    }
    reasons.push_back({"csv.encoding_windows1252", {std::to_string(line), lineOf(bytes, line)}});
    return Encoding::windows1252;
}

/// Single quotes quote only where no double quote stands and many fields begin and end with one.
bool usesSingleQuotes(std::string_view text, char delimiter)
{
    if (text.find('"') != std::string_view::npos)
        return false;
    std::size_t fields = 0;
    std::size_t quoted = 0;
    for (const std::string_view line : base::split(text.substr(0, 65536), '\n')) {
        for (const std::string_view field : base::split(base::trimmed(line), delimiter)) {
            ++fields;
            quoted += field.size() >= 2 && field.front() == '\'' && field.back() == '\'' ? 1 : 0;
        }
    }
    return quoted >= 3 && quoted * 10 >= fields * 3;
}

/// Nothing but names and values divided by blanks or colons; score 0 if it is not that.
Sample rareSample(std::string_view text, bool isWhole, Dialect &dialect)
{
    constexpr std::size_t fewestFields = 3;
    constexpr std::size_t fewestRows = 5;
    for (const char candidate : rareDelimiters) {
        CsvSyntax syntax = dialect.syntax;
        syntax.delimiter = candidate;
        Sample sample = takeSample(text, isWhole, syntax);
        if (sample.modalCount < fewestFields || sample.rows.size() < fewestRows || sample.agreeing != sample.rows.size())
            continue;
        dialect.syntax.delimiter = candidate;
        return sample;
    }
    return {};
}

/// Of the signs that usually stand between fields the one with which the rows agree best; `syntax` gets it.
Sample bestSample(std::string_view text, bool isWhole, CsvSyntax &syntax)
{
    Sample best;
    CsvSyntax tried = syntax;
    for (const char candidate : delimiterCandidates) {
        tried.delimiter = candidate;
        Sample sample = takeSample(text, isWhole, tried);
        if (sample.score > best.score * 1.0001) {
            best = std::move(sample);
            syntax.delimiter = candidate;
        }
    }
    return best;
}

bool hasEscapedMark(std::string_view text, char quote)
{
    return quote != 0 && text.find(std::string{'\\', quote}) != std::string_view::npos;
}

void decideDelimiter(std::string_view text, bool isWhole, const DialectOptions &options, Dialect &dialect)
{
    if (options.delimiter) {
        dialect.syntax.delimiter = *options.delimiter;
        dialect.reasons.push_back({"csv.chosen", {"delimiter"}});
        return;
    }
    Sample best = bestSample(text, isWhole, dialect.syntax);
    if (hasEscapedMark(text, dialect.syntax.quote)) {
        CsvSyntax escaping = dialect.syntax;
        escaping.escape = '\\';
        if (Sample escaped = bestSample(text, isWhole, escaping); escaped.score > best.score * 1.0001) {
            best = std::move(escaped);
            dialect.syntax.delimiter = escaping.delimiter;
        }
    }
    if (best.score <= 0)
        best = rareSample(text, isWhole, dialect);
    if (best.score <= 0) {
        dialect.syntax.delimiter = takeSample(text, isWhole, dialect.syntax).rows.empty() ? ',' : noDelimiter;
        dialect.reasons.push_back({"csv.one_column", {}});
        return;
    }
    dialect.reasons.push_back({"csv.delimiter_counted",
                               {delimiterName(dialect.syntax.delimiter), std::to_string(best.modalCount),
                                std::to_string(best.agreeing), std::to_string(best.rows.size())}});
}

bool isValueLike(std::string_view cell)
{
    const std::string_view text = base::trimmed(cell);
    return !text.empty() && (numberShape(text).isNumber || dateShape(text).has_value() || base::looksLikeEmail(text));
}

/// Marks inside a quoted text are escaped by a backslash if more rows can be read so than with marks that are doubled.
void decideEscape(std::string_view text, bool isWhole, Dialect &dialect)
{
    if (!hasEscapedMark(text, dialect.syntax.quote))
        return;
    CsvSyntax escaping = dialect.syntax;
    escaping.escape = '\\';
    const Sample plain = takeSample(text, isWhole, dialect.syntax);
    const Sample escaped = takeSample(text, isWhole, escaping);
    const auto unlike = [](const Sample &sample) { return sample.broken + sample.rows.size() - sample.agreeing; };
    if (escaped.rows.empty() || escaped.modalCount < plain.modalCount || unlike(escaped) >= unlike(plain))
        return;
    dialect.syntax = escaping;
    dialect.reasons.push_back({"csv.escape_backslash", {}});
}

std::size_t valuesIn(const SampleRow &row)
{
    return static_cast<std::size_t>(
        std::count_if(row.fields.begin(), row.fields.end(), [](const std::string &field) { return !base::trimmed(field).empty(); }));
}

/// A title or a remark: a line with one value at the most, or one that begins with #.
bool isTitle(const SampleRow &row)
{
    return valuesIn(row) <= 1 || row.text.starts_with('#');
}

/// Passes over what stands above a table whose rows agree with each other.
std::string_view withoutTitles(std::string_view text, bool isWhole, Dialect &dialect)
{
    const Sample sample = takeSample(text, isWhole, dialect.syntax);
    constexpr std::size_t wide = 3;
    std::size_t titles = 0;
    // Spreadsheets fill a title up with delimiters.
    while (titles < sample.rows.size() && (sample.rows[titles].fields.size() != sample.modalCount
                                           || (sample.modalCount >= wide && valuesIn(sample.rows[titles]) <= 1)))
        ++titles;
    if (sample.modalCount < 2 || sample.agreeing < 2 || titles == 0 || titles > mostTitleRows || titles == sample.rows.size()
        || !std::all_of(sample.rows.begin(), sample.rows.begin() + static_cast<std::ptrdiff_t>(titles), isTitle))
        return text;
    const std::size_t begin = sample.rows[titles].begin;
    dialect.skipLines += static_cast<std::size_t>(CsvTokenizer::lineEnds(text.data(), text.data() + begin));
    dialect.reasons.push_back({"csv.title_rows", {std::to_string(titles)}});
    return text.substr(begin);
}

/// JSON and mark-up are texts, too, and would make strange leads.
std::optional<std::string> isNoTable(std::string_view text)
{
    const std::string_view begin = base::trimmed(text.substr(0, 4096));
    if (begin.starts_with("<!") || begin.starts_with("<?xml") || begin.starts_with("<html"))
        return begin.starts_with("<?xml") ? "XML" : "a web page";
    if (begin.empty() || (begin.front() != '[' && begin.front() != '{'))
        return std::nullopt;
    const std::string_view inside = base::trimmed(begin.substr(1));
    const bool opens = begin.front() == '{' ? inside.starts_with('"') : inside.find_first_of("[{\"") == 0;
    const std::string_view all = base::trimmed(text);
    const bool isClosed = all.back() == (begin.front() == '[' ? ']' : '}');
    return opens && isClosed ? std::optional<std::string>("JSON") : std::nullopt;
}

/// Febrl and others write a blank after each delimiter.
bool hasBlanksAfterDelimiter(const Sample &sample)
{
    bool seen = false;
    for (const SampleRow &row : sample.rows) {
        for (std::size_t i = 1; i < row.fields.size(); ++i) {
            const std::string &field = row.fields[i];
            if (field.empty() || field.front() != ' ')
                return false;
            seen = true;
        }
    }
    return seen && sample.rows.size() > 1;
}

void decideEmptyTail(const Sample &sample, Dialect &dialect)
{
    const std::size_t width = sample.rows.front().fields.size();
    std::size_t kept = 1;
    for (const SampleRow &row : sample.rows) {
        for (std::size_t i = kept; i < std::min(width, row.fields.size()); ++i) {
            if (!base::trimmed(row.fields[i]).empty())
                kept = i + 1;
        }
    }
    dialect.emptyTail = width - std::min(width, kept);
    if (dialect.emptyTail > 0)
        dialect.reasons.push_back({"csv.trailing_delimiter", {std::to_string(dialect.emptyTail)}});
}

/// A bare formula sign proves that whoever wrote the file guards nothing, so that its apostrophes are its own.
bool showsNoBareFormula(const Sample &sample)
{
    for (const SampleRow &row : sample.rows) {
        for (const std::string &field : row.fields) {
            if (!field.empty() && field.front() != '\'' && needsGuard(field))
                return false;
        }
    }
    return true;
}

void decideShape(std::string_view text, bool isWhole, const DialectOptions &options, Dialect &dialect)
{
    Sample sample = takeSample(text, isWhole, dialect.syntax);
    if (!sample.rows.empty() && hasBlanksAfterDelimiter(sample)) {
        dialect.syntax.skipInitialSpace = true;
        dialect.reasons.push_back({"csv.blank_after_delimiter", {}});
        sample = takeSample(text, isWhole, dialect.syntax);
    }
    if (options.header)
        dialect.header = *options.header;
    dialect.guarded = options.guarded.value_or(showsNoBareFormula(sample));
    if (sample.rows.empty())
        return;
    if (!options.header) {
        std::vector<std::vector<std::string>> rows;
        for (const SampleRow &row : sample.rows)
            rows.push_back(row.fields);
        dialect.header = namesColumns(rows, dialect.reasons);
    }
    if (dialect.header)
        decideEmptyTail(sample, dialect);
}

} // namespace

std::string_view keyOf(FileFormat format)
{
    return format == FileFormat::xlsx ? "xlsx" : format == FileFormat::json ? "json" : "csv";
}

bool namesColumns(const std::vector<std::vector<std::string>> &rows, std::vector<Reason> &reasons)
{
    const std::vector<std::string> &first = rows.front();
    const auto known = std::find_if(first.begin(), first.end(), [](const std::string &cell) { return isKnownName(cell); });
    const auto value = std::find_if(first.begin(), first.end(), isValueLike);
    // One known word beside a value may itself be a value: "1001,email,2026-03-31".
    const auto names = std::count_if(first.begin(), first.end(), [](const std::string &cell) { return isKnownName(cell); });
    if (names > 1 || (names == 1 && value == first.end())) {
        reasons.push_back({"csv.header_by_name", {*known}});
        return true;
    }
    if (value != first.end()) {
        reasons.push_back({"csv.no_header", {*value}});
        return false;
    }
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto found = std::find_if(rows[row].begin(), rows[row].end(), isValueLike);
        if (found != rows[row].end()) {
            reasons.push_back({"csv.header_by_content", {*found}});
            return true;
        }
    }
    reasons.push_back({"csv.header_assumed", {}});
    return true;
}

std::string delimiterName(char delimiter)
{
    switch (delimiter) {
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "pipe";
    case ':':
        return "colon";
    case ' ':
        return "blank";
    case noDelimiter:
        return "nothing";
    default:
        return {delimiter};
    }
}

base::Result<Dialect> sniffDialect(std::string_view prefix, bool isWhole, const DialectOptions &options,
                                   const EncodingScan *scan)
{
    if (prefix.starts_with("PK\x03\x04"))
        return base::fail(base::ErrorKind::unreadable, "csv.binary");
    if (prefix.starts_with("\xD0\xCF\x11\xE0"))
        return base::fail(base::ErrorKind::unreadable, "io.xls_not_supported");
    EncodingScan own;
    if (scan == nullptr) {
        own.feed(prefix);
        own.finish();
        scan = &own;
    }
    Dialect dialect;
    if (options.encoding) {
        dialect.encoding = *options.encoding;
        dialect.reasons.push_back({"csv.chosen", {"encoding"}});
    } else {
        const auto encoding = decideEncoding(prefix, *scan, dialect.reasons);
        if (!encoding)
            return base::fail(encoding.error());
        dialect.encoding = *encoding;
    }
    std::string decoded;
    Decoder decoder(dialect.encoding);
    decoder.decode(prefix.substr(markLength(prefix, dialect.encoding)), decoded);
    std::string_view text = decoded;
    if (base::trimmed(text).empty() && isWhole)
        return base::fail(base::ErrorKind::unreadable, "csv.empty");
    if (const auto other = isWhole && !options.delimiter ? isNoTable(text) : std::nullopt)
        return base::fail(base::ErrorKind::unreadable, "csv.not_a_table", {*other});
    DialectOptions wanted = options;
    const bool hasSignLine = text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r');
    if (hasSignLine && std::find(delimiterCandidates.begin(), delimiterCandidates.end(), text[4]) != delimiterCandidates.end()) {
        wanted.delimiter = options.delimiter.value_or(text[4]);
        dialect.skipLines = 1;
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        dialect.reasons.push_back({"csv.delimiter_line", {delimiterName(*wanted.delimiter)}});
    }
    dialect.syntax.loneCr = text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos;
    if (dialect.syntax.loneCr)
        dialect.reasons.push_back({"csv.lone_cr", {}});
    decideDelimiter(text, isWhole, wanted, dialect);
    dialect.syntax.quote = options.quote.value_or('"');
    if (!options.quote && usesSingleQuotes(text, dialect.syntax.delimiter)) {
        dialect.syntax.quote = '\'';
        dialect.reasons.push_back({"csv.quote_single", {}});
    }
    decideEscape(text, isWhole, dialect);
    text = withoutTitles(text, isWhole, dialect);
    decideShape(text, isWhole, options, dialect);
    return dialect;
}

} // namespace leadlight::io
