// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/json_reader.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace leadlight::io {

/// Takes the values of one record as they are parsed.
class JsonReader::Cells final : public nlohmann::json_sax<nlohmann::json> {
public:
    Cells(JsonReader &reader, bool learns) : m_reader(reader), m_learns(learns) {}

    [[nodiscard]] bool isAnything() const { return m_isAnything; }
    [[nodiscard]] const std::string &refusal() const { return m_refusal; }

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return put(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &digits) override { return put(digits); }
    bool string(string_t &text) override { return put(text); }
    bool binary(binary_t &) override { return false; }
    bool key(string_t &name) override
    {
        m_path.resize(m_lengths.back());
        if (!m_path.empty())
            m_path += '.';
        m_path += name;
        return true;
    }
    bool start_object(std::size_t) override
    {
        m_lengths.push_back(m_path.size());
        return true;
    }
    bool end_object() override
    {
        m_path.resize(m_lengths.back());
        m_lengths.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }

private:
    bool put(std::string_view value)
    {
        auto place = m_reader.m_places.find(m_path);
        if (place == m_reader.m_places.end()) {
            if (!m_learns || m_reader.m_places.size() >= m_reader.m_limits.columns)
                return refuse("json.too_many_columns");
            place = m_reader.m_places.emplace(m_path, m_reader.m_columns.size()).first;
            m_reader.m_columns.push_back(m_path);
        }
        if (m_learns || value.empty())
            return true;
        std::string &cell = m_reader.m_cells[place->second];
        if (!cell.empty())
            cell += "; ";
        cell += value;
        m_isAnything = true;
        if (cell.size() > m_reader.m_limits.field)
            return refuse("csv.field_too_long");
        return value.find('\0') == std::string_view::npos || refuse("csv.nul_byte");
    }
    bool refuse(const char *code)
    {
        m_refusal = code;
        return false;
    }

    JsonReader &m_reader;
    const bool m_learns;
    std::string m_path;
    std::vector<std::size_t> m_lengths;
    std::string m_refusal;
    bool m_isAnything = false;
};

bool JsonReader::looksLikeRecords(std::string_view prefix)
{
    prefix.remove_prefix(markLength(prefix, Encoding::utf8Bom));
    const std::string_view text = base::trimmed(prefix);
    if (text.empty() || (text.front() != '[' && text.front() != '{'))
        return false;
    const std::string_view inside = base::trimmed(text.substr(1));
    return inside.starts_with(text.front() == '[' ? '{' : '"');
}

JsonReader::JsonReader(ByteSource source, const CsvLimits &limits) : m_records(std::move(source), limits.row), m_limits(limits)
{
    m_dialect.format = FileFormat::json;
    m_dialect.guarded = false;
}

base::Result<JsonReader> JsonReader::open(const std::filesystem::path &path, const CsvLimits &limits)
{
    auto source = ByteSource::ofFile(path);
    if (!source)
        return base::fail(source.error());
    return begin(std::move(*source), limits);
}

base::Result<JsonReader> JsonReader::ofText(std::string bytes, const CsvLimits &limits)
{
    return begin(ByteSource::ofText(std::move(bytes)), limits);
}

base::Result<JsonReader> JsonReader::begin(ByteSource source, const CsvLimits &limits)
{
    const auto mark = source.prefix(3);
    if (!mark)
        return base::fail(mark.error());
    JsonReader reader(std::move(source), limits);
    reader.m_dialect.encoding = markLength(*mark, Encoding::utf8Bom) > 0 ? Encoding::utf8Bom : Encoding::utf8;
    if (auto started = reader.m_records.start(reader.m_dialect.encoding); !started)
        return base::fail(started.error());
    switch (reader.m_records.layout()) {
    case JsonRecords::Layout::list: reader.m_dialect.reasons.push_back({"json.list", {}}); break;
    case JsonRecords::Layout::member: reader.m_dialect.reasons.push_back({"json.member", {reader.m_records.member()}}); break;
    case JsonRecords::Layout::lines: reader.m_dialect.reasons.push_back({"json.lines", {}}); break;
    }
    if (auto read = reader.readColumns(); !read)
        return base::fail(read.error());
    return reader;
}

base::Result<void> JsonReader::readColumns()
{
    for (;;) {
        const auto found = m_records.next();
        if (!found)
            return base::fail(found.error());
        if (*found == JsonRecords::Found::end)
            break;
        Cells learning(*this, true);
        if (*found == JsonRecords::Found::object)
            static_cast<void>(nlohmann::json::sax_parse(m_records.text(), &learning)); // what is wrong is said when its row is read
    }
    if (m_columns.empty())
        return base::fail(base::ErrorKind::unreadable, "json.no_records", {}, {name(), 0, {}});
    m_columns = distinctNames(m_columns, true, m_notes);
    m_cells.resize(m_columns.size());
    m_fields.resize(m_columns.size());
    return rewind();
}

base::Result<void> JsonReader::rewind()
{
    m_blankRows = 0;
    return m_records.rewind();
}

JsonReader::Step JsonReader::refuse(std::string code, std::vector<std::string> arguments)
{
    m_problem = {base::ErrorKind::findings, std::move(code), std::move(arguments), {name(), m_row.line, {}}};
    m_row.fields = {};
    return Step::refused;
}

base::Result<JsonReader::Step> JsonReader::next()
{
    for (;;) {
        const auto found = m_records.next();
        if (!found)
            return base::fail(found.error());
        m_row.line = m_records.line();
        m_row.text = m_records.text();
        switch (*found) {
        case JsonRecords::Found::end: return Step::end;
        case JsonRecords::Found::other: return refuse("json.not_an_object");
        case JsonRecords::Found::tooLong: return refuse("csv.row_too_long", {std::to_string(m_limits.row)});
        case JsonRecords::Found::unfinished: return refuse("json.unfinished");
        case JsonRecords::Found::object: break;
        }
        for (std::string &cell : m_cells)
            cell.clear();
        Cells cells(*this, false);
        if (!nlohmann::json::sax_parse(m_records.text(), &cells)) {
            if (cells.refusal().empty())
                return refuse("json.not_readable");
            const std::size_t limit = cells.refusal() == "csv.field_too_long" ? m_limits.field : m_limits.columns;
            return refuse(cells.refusal(), {std::to_string(limit)});
        }
        if (!cells.isAnything()) {
            ++m_blankRows;
            continue;
        }
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_fields[i] = m_cells[i];
        m_row.fields = m_fields;
        return Step::row;
    }
}

} // namespace leadlight::io
