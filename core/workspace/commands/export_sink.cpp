// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/export_sink.h"

#include <filesystem>
#include <vector>

#include "base/text.h"
#include "io/csv_writer.h"
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
    else
        return base::fail(base::ErrorKind::unreadable, "export.unknown_format", {path});
    return sink;
}

} // namespace leadlight::workspace
