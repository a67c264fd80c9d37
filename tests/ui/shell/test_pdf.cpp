// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf_pages.h"
#include "adapters/pdf_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leadlight;

namespace {

report::Document longDocument(int rows)
{
    report::Document document;
    document.title = "Review";
    document.foot = "Northwind · model v7 · data as of 22 Nov 2026";
    document.blocks.emplace_back(report::Heading{2, "Leads"});
    report::Table table;
    table.title = "All leads";
    table.header = {"Lead", "Fit"};
    table.rightAligned = {false, true};
    for (int row = 0; row < rows; ++row) {
        table.rows.push_back({{"Lead " + std::to_string(row), std::nullopt}, {std::to_string(row), row}});
    }
    document.blocks.emplace_back(table);
    report::MatrixFigure figure;
    figure.rowLabels = {"A", "B"};
    figure.columnLabels = {"1", "2"};
    figure.tiles = {{"A1", "31.2 %", "12 of 40 closed", "412", 6, false, true}, {"A2", "3 %", "", "40", 1, true, true},
                    {"B1", "–", "", "0", -1, false, false}, {"B2", "2 %", "", "9", 0, true, false}};
    document.blocks.emplace_back(figure);
    document.blocks.emplace_back(report::BarChart{"Funnel", "", {{"Leads", 10, "10 leads"}, {"MQL", 4, "4 MQL"}}});
    return document;
}

} // namespace

class PdfTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongTableTakesSeveralPages()
    {
        adapters::PdfPages few(500, 700);
        few.add(longDocument(3));
        QCOMPARE(few.count(), std::size_t{1});
        adapters::PdfPages many(500, 700);
        many.add(longDocument(200));
        QVERIFY(many.count() >= 4);
        QVERIFY(many.count() <= 8);
    }

    void aPageBreakBreaksOnce()
    {
        report::Document document;
        document.title = "Two pages";
        document.blocks = {report::PageBreak{}, report::PageBreak{}, report::Paragraph{"On the second.", false}};
        adapters::PdfPages pages(500, 700);
        pages.add(document);
        QCOMPARE(pages.count(), std::size_t{2});
    }

    void theFileIsAPdfOrNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("review.pdf"));
        QVERIFY(adapters::writePdf(longDocument(40), path.toStdString()).has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.contains("/Type /Page\n") || bytes.contains("/Type /Page "));

        const auto failed = adapters::writePdf(longDocument(1), folder.filePath(QStringLiteral("no/such/folder.pdf")).toStdString());
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().kind, base::ErrorKind::storage);
    }
};

QTEST_MAIN(PdfTest)
#include "test_pdf.moc"
