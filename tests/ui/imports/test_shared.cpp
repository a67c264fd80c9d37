// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "import_room.h"

using namespace leadlight;
using namespace leadlight::tests;

/// Real files through the window by its buttons alone; the same file again changes nothing and says so.
class TestSharedFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void comesInOnce_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("imported");
        QTest::addColumn<QString>("again");
        const auto row = [](const char *file, const char *imported, const char *again, const char *kind = "Leads") {
            QTest::newRow(file) << QString::fromUtf8(file) << QString::fromUtf8(kind) << QString::fromUtf8(imported)
                                << QString::fromUtf8(again);
        };
        row("x_education/leads.csv", "9,240 leads", "9,240 unchanged");
        row("x_education/leads_whole_row_quoted.csv", "8,902 leads", "8,902 unchanged, 338 not usable");
        row("x_education/leads_data_dictionary.xlsx", "37 leads", "37 unchanged");
        row("maven_crm/accounts.csv", "85 accounts", "85 unchanged", "Accounts");
        row("maven_crm/sales_pipeline.csv", "8,800 leads", "8,800 unchanged");
        row("maven_crm/excel_dates/sales_pipeline.csv", "8,800 leads", "8,800 unchanged");
        row("maven_crm/products.csv", "7 leads", "7 unchanged");
        row("maven_crm/sales_teams.csv", "35 leads", "35 unchanged");
        row("maven_crm/data_dictionary.csv", "21 leads", "21 unchanged");
        row("febrl/dataset1.csv", "997 leads", "997 unchanged, 3 not usable");
        row("febrl/dataset2.csv", "4,990 leads", "4,990 unchanged, 10 not usable");
        row("naughty_strings/blns.txt", "616 leads", "616 unchanged, 48 not usable");
        row("naughty_strings/blns.base64.txt", "834 leads", "834 unchanged");
        row("csv_spectrum/csvs/comma_in_quotes.csv", "1 lead", "1 unchanged");
        row("csv_spectrum/csvs/empty.csv", "2 leads", "2 unchanged");
        row("csv_spectrum/csvs/empty_crlf.csv", "2 leads", "2 unchanged");
        row("csv_spectrum/csvs/escaped_quotes.csv", "2 leads", "2 unchanged");
        row("csv_spectrum/csvs/json.csv", "1 lead", "1 unchanged");
        row("csv_spectrum/csvs/location_coordinates.csv", "1 lead", "1 unchanged");
        row("csv_spectrum/csvs/newlines.csv", "3 leads", "3 unchanged");
        row("csv_spectrum/csvs/newlines_crlf.csv", "3 leads", "3 unchanged");
        row("csv_spectrum/csvs/quotes_and_newlines.csv", "2 leads", "2 unchanged");
        row("csv_spectrum/csvs/simple.csv", "1 lead", "1 unchanged");
        row("csv_spectrum/csvs/simple_crlf.csv", "1 lead", "1 unchanged");
        row("csv_spectrum/csvs/utf8.csv", "2 leads", "2 unchanged");
    }
    void comesInOnce()
    {
        QFETCH(QString, file);
        QFETCH(QString, kind);
        QFETCH(QString, imported);
        QFETCH(QString, again);
        const QString path = QStringLiteral(LEADLIGHT_SHARED_DATA "/") + file;
        if (!QFile::exists(path)) {
            QSKIP("the shared data are not here");
        }
        Room room;
        readAs(room, kind, path);
        room.press(QStringLiteral("Import ") + imported);
        QCOMPARE(room.page<imports::ResultPage>()->heading(), imported + QStringLiteral(" imported"));
        room.press(QStringLiteral("Import another file"));
        readAs(room, kind, path);
        QCOMPARE(room.page<imports::CheckPage>()->counts(), again);
        QVERIFY(room.button(QStringLiteral("Choose another file"))); // there is nothing to import
    }

private:
    static void readAs(Room &room, const QString &kind, const QString &path)
    {
        QVERIFY(room.view->takeFile(path));
        for (QComboBox *box : room.view->findChildren<QComboBox *>()) {
            if (box->accessibleName() == QLatin1String("What the rows are")) {
                box->setFocus();
                QTest::keyClicks(box, kind);
                QCOMPARE(box->currentText(), kind);
            }
        }
        for (const char *button : {"Read the file", "Match the columns", "Check"}) {
            room.press(QLatin1String(button));
        }
        QCOMPARE(room.view->step(), Step::check);
    }
};

QTEST_MAIN(TestSharedFiles)
#include "test_shared.moc"
