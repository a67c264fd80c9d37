// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <string>
#include <vector>

#include "io/csv_reader.h"
#include "io/row_batch.h"

using namespace leadlight;
using io::RowBatch;
using io::TableReader;

namespace {

/// What a row says, refused or not.
std::string sayingOf(TableReader::Step step, const io::TableRow &row, const base::Error &problem)
{
    std::string text = std::to_string(row.line) + ":" + std::to_string(row.filled);
    if (step == TableReader::Step::refused)
        text += " refused " + problem.code + " " + std::string(row.text);
    for (const std::string_view field : row.fields)
        text += "|" + std::string(field);
    return text;
}

std::vector<std::string> rowByRow(const std::string &text)
{
    std::vector<std::string> rows;
    auto reader = io::CsvReader::ofText(text);
    while (reader) {
        const auto step = reader->next();
        if (!step || *step == TableReader::Step::end)
            break;
        rows.push_back(sayingOf(*step, reader->row(), reader->problem()));
    }
    return rows;
}

} // namespace

class TestRowBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesSayWhatTheReaderSays()
    {
        std::string text = "id,name,note\n";
        for (int i = 0; i < 7000; ++i) {
            text += std::to_string(i) + ",\"Ada \"\"" + std::to_string(i % 7) + "\"\"\"";
            if (i % 501 != 0)
                text += ",x";
            if (i % 777 == 3)
                text += ",too,many";
            text += '\n';
        }
        const std::vector<std::string> expected = rowByRow(text);
        QCOMPARE(expected.size(), std::size_t{7000});
        auto reader = io::CsvReader::ofText(text);
        QVERIFY(reader.has_value());
        std::vector<std::string> found;
        RowBatch batch;
        std::size_t batches = 0;
        for (bool more = true; more; ++batches) {
            more = batch.fill(*reader);
            for (const RowBatch::Read &read : batch.rows())
                found.push_back(sayingOf(read.step, read.row, read.problem));
        }
        QVERIFY(batches > 2);
        QVERIFY(!batch.failure());
        QCOMPARE(found, expected);
    }

    void aRowOfAnySizeHasRoom()
    {
        const std::string large(3'000'000, 'x');
        auto reader = io::CsvReader::ofText("a,b\n1,small\n2," + large + "\n3,after\n");
        QVERIFY(reader.has_value());
        std::vector<std::string> found;
        RowBatch batch;
        for (bool more = true; more;) {
            more = batch.fill(*reader);
            for (const RowBatch::Read &read : batch.rows())
                found.emplace_back(read.row.fields[1]);
        }
        QCOMPARE(found, (std::vector<std::string>{"small", large, "after"}));
    }
};

QTEST_GUILESS_MAIN(TestRowBatch)
#include "test_row_batch.moc"
