// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <nlohmann/json.hpp>

#include "report/document.h"
#include "report/sheets.h"

using namespace leadlight::report;

namespace {

constexpr const char *nasty = "<script>alert('x')</script>&\"<img src=http://evil.example/a.png>";

/// A document in which every text that can come from data is `text`.
Document filledWith(const std::string &text)
{
    Document document;
    document.title = document.subtitle = document.foot = text;
    document.blocks.emplace_back(Heading{1, text});
    document.blocks.emplace_back(Paragraph{text, true});
    document.blocks.emplace_back(Table{text, text, {text, text}, {false, true}, {{{text, std::nullopt}, {text, 12.5}}}});
    document.blocks.emplace_back(BarChart{text, text, {{text, 3, text}, {text, 0, text}}});
    MatrixFigure matrix;
    matrix.title = matrix.note = text;
    matrix.rowLabels = {text, text};
    matrix.columnLabels = {text};
    matrix.tiles = {{text, text, text, text, 3, false, true}, {text, text, text, text, -1, true, false}};
    document.blocks.emplace_back(std::move(matrix));
    document.blocks.emplace_back(PageBreak{});
    return document;
}

std::size_t countOf(const std::string &text, const std::string &part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

class TestRenderings : public QObject {
    Q_OBJECT

private slots:
    void htmlEscapesEveryText()
    {
        const std::string html = toHtml(filledWith(nasty));
        QVERIFY(html.find("<script") == std::string::npos);
        QVERIFY(html.find("<img") == std::string::npos);
        const std::string plain = toHtml(filledWith("plain"));
        QVERIFY(countOf(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;&lt;img") > 20);
        QCOMPARE(countOf(html, "<"), countOf(plain, "<"));
    }

    void htmlLoadsNothing()
    {
        const std::string html = toHtml(filledWith("plain"));
        for (const char *loading : {"src=", "href=", "url(", "@import", "http://", "https://", "<link", "<script", "<iframe"})
            QVERIFY2(html.find(loading) == std::string::npos, loading);
        QVERIFY(html.find("default-src 'none'") != std::string::npos);
    }

    void htmlHoldsNoControlCharacter()
    {
        const std::string html = toHtml(filledWith(std::string("a\0b\x1b[31m", 8)));
        for (const char c : html)
            QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
    }

    void htmlNamesFewLeadsAndTheRegion()
    {
        const std::string html = toHtml(filledWith("x"));
        QCOMPARE(countOf(html, "</span> few<br>"), std::size_t{1});
        QCOMPARE(countOf(html, "<td class=\"q\""), std::size_t{1});
        QCOMPARE(countOf(html, "scope=\"col\""), std::size_t{3});
    }

    void csvCellsAreNoFormulas_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *cell, const char *written) {
            QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(written);
        };
        row("=cmd()", "'=cmd()");
        row("+x", "'+x");
        row("-x", "'-x");
        row("@sum", "'@sum");
        row("\tx", "'\tx");
        row("-12.5", "-12.5");
        row("plain", "plain");
        row("a,b", "\"a,b\"");
        row("=a,\"b\"", "\"'=a,\"\"b\"\"\"");
        row("two\nlines", "\"two\nlines\"");
    }
    void csvCellsAreNoFormulas()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        Document document;
        document.blocks.emplace_back(Paragraph{cell.toStdString(), false});
        const std::string csv = toCsv(document);
        QVERIFY2(csv.find(written.toStdString() + "\r\n") != std::string::npos, csv.c_str());
        QVERIFY(csv.starts_with(written.toStdString()) || csv.find("\n" + written.toStdString() + "\r\n") != std::string::npos);
    }

    void csvHasTheNumbersBehindTheTexts()
    {
        const std::string csv = toCsv(filledWith("x"));
        QVERIFY2(csv.find("x,12.5\r\n") != std::string::npos, csv.c_str());
    }

    void sheetsHaveOnePanelEachAndRealNumbers()
    {
        Document document = filledWith("x");
        auto &table = std::get<Table>(document.blocks[2]);
        table.rows = {{{"12.5 %", {}}, {"1,204 leads", {}}}, {{"3 of 4", {}}, {"$ 5", 5.0}}, {{"2026-03-31", {}}, {"=1", {}}}};
        const std::vector<Sheet> sheets = toSheets(document);
        QCOMPARE(sheets.size(), std::size_t{4});
        QVERIFY(sheets[0].header.empty());
        const auto &rows = sheets[1].rows;
        QVERIFY(rows[0][0].number == 0.125 && rows[0][0].isShare);
        QVERIFY(rows[0][1].number == 1204.0 && !rows[0][1].isShare);
        QVERIFY(!rows[1][0].number && rows[1][1].number == 5.0);
        QVERIFY(!rows[2][0].number && !rows[2][1].number);
        QCOMPARE(rows[2][1].text, std::string("=1"));
        QCOMPARE(sheets[2].rows[0][1].number, std::optional<double>(3.0));
    }

    void jsonIsReadByAnybody()
    {
        const auto json = nlohmann::json::parse(toJson(filledWith(nasty)), nullptr, false);
        QVERIFY(!json.is_discarded());
        QCOMPARE(json["title"].get<std::string>(), std::string(nasty));
        QCOMPARE(json["foot"].get<std::string>(), std::string(nasty));
        QCOMPARE(json["blocks"].size(), std::size_t{6});
        QCOMPARE(json["blocks"][2]["rows"][0][1].get<double>(), 12.5);
        QVERIFY(!nlohmann::json::parse(toJson(filledWith("\xff\xfe")), nullptr, false).is_discarded());
    }
};

QTEST_GUILESS_MAIN(TestRenderings)
#include "test_renderings.moc"
