// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_sink.h"

#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "io/csv_writer.h"
#include "io/table_reader.h"
#include "io/xlsx_writer.h"
#include "workspace/whole_file.h"

namespace leadlight::workspace {

namespace {

class CsvSink final : public ExportSink {
public:
    explicit CsvSink(std::string path) : m_path(std::move(path)) {}

    void table(std::string_view, std::span<const std::string> header) override { m_writer.row(header, m_out); }
    void row() override
    {
        flush();
        m_inRow = true;
    }
    void text(std::string_view text) override { m_cells.emplace_back(text); }
    void number(double, std::string_view exact) override { m_cells.emplace_back(exact); }
    void instant(base::Instant, std::string_view exact) override { m_cells.emplace_back(exact); }
    [[nodiscard]] base::Result<void> finish() override
    {
        flush();
        return writeWholeFile(m_path, m_out);
    }

private:
    void flush()
    {
        if (m_inRow)
            m_writer.row(std::span<const std::string>(m_cells), m_out);
        m_cells.clear();
        m_inRow = false;
    }

    std::string m_path;
    io::CsvWriter m_writer;
    std::string m_out;
    std::vector<std::string> m_cells;
    bool m_inRow = false;
};

/// A list of objects, one in each line; what is blank is null.
class JsonSink final : public ExportSink {
public:
    explicit JsonSink(std::string path) : m_path(std::move(path)) {}

    void table(std::string_view, std::span<const std::string> header) override
    {
        // Of two columns with one name the later is called as a reader of CSV calls it.
        std::vector<io::Reason> notes;
        for (const std::string &name : io::distinctNames({header.begin(), header.end()}, true, notes))
            m_keys.push_back(quoted(name) + ": ");
    }
    void row() override
    {
        endRow();
        m_out += m_out.empty() ? "[\n{" : ",\n{";
        m_inRow = true;
    }
    void text(std::string_view text) override { value(text.empty() ? "null" : quoted(text)); }
    void number(double, std::string_view exact) override { value(exact); }
    void instant(base::Instant, std::string_view exact) override { value(quoted(exact)); }
    [[nodiscard]] base::Result<void> finish() override
    {
        endRow();
        m_out += m_out.empty() ? "[]\n" : "\n]\n";
        return writeWholeFile(m_path, m_out);
    }

private:
    static std::string quoted(std::string_view text)
    {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
    void value(std::string_view json)
    {
        m_out += m_column == 0 ? "" : ", ";
        m_out += m_keys[m_column++];
        m_out += json;
    }
    void endRow()
    {
        if (m_inRow)
            m_out += '}';
        m_column = 0;
        m_inRow = false;
    }

    std::string m_path;
    std::vector<std::string> m_keys;
    std::string m_out;
    std::size_t m_column = 0;
    bool m_inRow = false;
};

class XlsxSink final : public ExportSink {
public:
    explicit XlsxSink(std::string path) : m_path(std::move(path)), m_writer(draftOf(m_path)) {}

    void table(std::string_view name, std::span<const std::string> header) override { m_writer.sheet(name, header); }
    void row() override { m_writer.row(); }
    void text(std::string_view text) override { m_writer.text(text); }
    void number(double value, std::string_view) override { m_writer.number(value); }
    void instant(base::Instant instant, std::string_view) override { m_writer.instant(instant); }
    [[nodiscard]] base::Result<void> finish() override
    {
        if (auto written = m_writer.finish(); !written)
            return base::fail(errorFor(written.error(), m_path));
        return putInPlace(m_path);
    }

private:
    std::string m_path;
    io::XlsxWriter m_writer;
};

} // namespace

base::Result<std::unique_ptr<ExportSink>> sinkFor(const std::string &path)
{
    const std::string ending = base::folded(std::filesystem::path(path).extension().string());
    std::unique_ptr<ExportSink> sink;
    if (ending == ".csv")
        sink = std::make_unique<CsvSink>(path);
    else if (ending == ".xlsx")
        sink = std::make_unique<XlsxSink>(path);
    else if (ending == ".json")
        sink = std::make_unique<JsonSink>(path);
    else
        return base::fail(base::ErrorKind::unreadable, "export.unknown_format", {path});
    return sink;
}

} // namespace leadlight::workspace
