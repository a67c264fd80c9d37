// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_room.h"

#include <QAbstractItemModelTester>

#include "io/xlsx_writer.h"

using namespace leadlight;
using namespace leadlight::tests;

class ImportsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void modelsKeepTheirPromises()
    {
        Room room;
        workspace::ImportRequest request;
        request.file = bridge::toUtf8(room.write("leads.csv", smallFile));
        imports::FileReading reading;
        room.run([&](workspace::Workspace &workspace, base::Progress &progress) {
            auto read = imports::readFile(workspace, request, false, progress);
            if (read) {
                reading = *read;
            }
            return read;
        });
        imports::ColumnModel columns;
        imports::PreviewModel preview;
        imports::ProblemModel problems;
        const QAbstractItemModelTester ofColumns(&columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester ofPreview(&preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester ofProblems(&problems, QAbstractItemModelTester::FailureReportingMode::QtTest);
        columns.setReading(reading);
        preview.setReading(reading);
        QCOMPARE(columns.rowCount(), 7);
        QCOMPARE(preview.rowCount(), 3); // the row in quotation marks is not among them
        const auto target = [&](int row) {
            return columns.index(row, imports::ColumnModel::GoesTo).data(imports::ChoiceKey).toString();
        };
        QCOMPARE(target(2), QStringLiteral("email"));
        QCOMPARE(target(6), QStringLiteral("attribute:favourite_colour"));
        QVERIFY(columns.setData(columns.index(6, imports::ColumnModel::GoesTo), QStringLiteral("email"), Qt::EditRole));
        QCOMPARE(target(6), QStringLiteral("email"));
        QCOMPARE(target(2), QStringLiteral("ignore")); // two columns never go to the same place
        QVERIFY(columns.setData(columns.index(2, imports::ColumnModel::GoesTo), QStringLiteral("email"), Qt::EditRole));
        QCOMPARE(columns.plan().columns[2], reading.plan.columns[2]);
        workspace::ImportReport report;
        report.problems.resize(3);
        for (auto &problem : report.problems) {
            problem.error = {base::ErrorKind::findings, "csv.whole_row_quoted", {"7"}, {"leads.csv", 5, {}}};
        }
        report.problems[1].error = {base::ErrorKind::findings, "value.not_a_date", {"30.02.2026"}, {"leads.csv", 3, "Created"}};
        report.header = {"E-mail", "Created"};
        report.problems[1].cells = {"ada@example.com", "30.02.2026"};
        problems.setReport(report, {});
        QCOMPARE(problems.rowCount(), 2);
        QCOMPARE(problems.repair(0).kind, imports::Repair::Kind::readQuoted);
        QCOMPARE(problems.problemsOf(0).size(), std::size_t(2));
        imports::RowModel rows;
        imports::CellEdits edits;
        const QAbstractItemModelTester ofRows(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setRows(report, problems.problemsOf(1), edits);
        QCOMPARE(rows.faultyColumn(), imports::RowModel::firstCell + 1);
        QVERIFY(rows.setData(rows.index(0, 3), QStringLiteral("28.02.2026"), Qt::EditRole));
        QCOMPARE(edits[3][1], std::string("28.02.2026"));
        imports::ConflictModel conflicts;
        const QAbstractItemModelTester ofConflicts(&conflicts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        report.conflicts.resize(2);
        report.conflicts[1].field = "phone";
        conflicts.setReport(report, bridge::TimeText(base::Zone(), room.clock.now()));
        QVERIFY(conflicts.setData(conflicts.index(1, imports::ConflictModel::Taken), QStringLiteral("theirs"), Qt::EditRole));
        conflicts.fill(request);
        QCOMPARE(request.otherwise.size(), std::size_t(1));
        imports::WordModel words(columns);
        const QAbstractItemModelTester ofWords(&words, QAbstractItemModelTester::FailureReportingMode::QtTest);
        words.setTarget("stage");
        QCOMPARE(words.rowCount(), 0);
        QVERIFY(problems.index(1, imports::ProblemModel::What).data().toString().contains(QLatin1String("Created")));
    }

    void importsByTheButtonsAlone()
    {
        Room room;
        QVERIFY(room.view->takeFile(room.write("leads.csv", smallFile)));
        QCOMPARE(room.view->step(), Step::choose);
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(room.view->step(), Step::read);
        room.press(QStringLiteral("Match the columns"));
        QCOMPARE(room.view->step(), Step::match);
        room.press(QStringLiteral("Check"));
        QCOMPARE(room.view->step(), Step::check);
        QCOMPARE(room.session.snapshot()->size(), std::size_t(0)); // a dry run
        auto *check = room.page<imports::CheckPage>();
        QCOMPARE(check->counts(), QStringLiteral("2 new, 2 not usable"));
        QCOMPARE(check->problemTable()->model()->rowCount(), 2);
        room.openGroup("quotation");
        QCOMPARE(check->repairButton()->text(), QStringLiteral("Read this row once more"));
        room.press(check->repairButton()->text());
        QCOMPARE(room.view->step(), Step::check);
        QCOMPARE(check->counts(), QStringLiteral("3 new, 1 not usable"));
        room.openGroup("without its quotation"); // what was taken needs no repair
        QVERIFY(!check->repairButton()->isVisible());
        room.press(QStringLiteral("Import 3 leads"));
        QCOMPARE(room.view->step(), Step::result);
        QCOMPARE(room.page<imports::ResultPage>()->heading(), QStringLiteral("3 leads imported"));
        QCOMPARE(room.session.snapshot()->size(), std::size_t(3));
        QVERIFY(room.session.snapshot()->findLead("edith@example.com").has_value());

        QSignalSpy wanted(room.view, &bridge::View::requestView);
        room.press(QStringLiteral("Start a model from these columns"));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("starter"));

        const QString refused = room.folder.filePath(QStringLiteral("refused.csv"));
        room.view->saveRefused(refused);
        room.settle();
        QFile file(refused);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("grace@example.com"));
        QVERIFY(!text.contains("ada@example.com"));
        QSignalSpy views(room.view, &bridge::View::requestView);
        room.press(QStringLiteral("Show the new leads"));
        QCOMPARE(views.size(), 1);
        room.settle();
        QVERIFY(room.filter.sentence().contains(QStringLiteral("brought by import 1")));
        QCOMPARE(room.filter.rows()->size(), std::size_t(3));
        room.press(QStringLiteral("Import another file"));
        QCOMPARE(room.view->step(), Step::choose);
    }

    void goingBackKeepsEverything()
    {
        Room room;
        room.readTo(Step::match, room.write("leads.csv", smallFile));
        auto *match = room.page<imports::MatchPage>();
        QAbstractItemModel *columns = match->columnTable()->model();
        const QModelIndex colour = columns->index(6, imports::ColumnModel::GoesTo);
        QVERIFY(columns->setData(colour, QStringLiteral("ignore"), Qt::EditRole));
        for (int i = 0; i < 2; ++i) {
            room.press(QStringLiteral("Back"));
        }
        QCOMPARE(room.view->step(), Step::choose);
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(match->plan().columns[6].target, std::string("ignore"));
        room.press(QStringLiteral("Match the columns"));
        room.press(QStringLiteral("Check"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(room.view->step(), Step::check);
        room.press(QStringLiteral("Back"));
        QCOMPARE(room.view->step(), Step::match);
        QCOMPARE(match->plan().columns[6].target, std::string("ignore"));
    }

    void whatWasReadIsCorrected()
    {
        Room room;
        room.readTo(Step::read, room.write("leads.csv", smallFile));
        auto *read = room.page<imports::ReadPage>();
        QCOMPARE(read->previewTable()->model()->columnCount(), 7);
        auto *sign = room.named<QComboBox>("Sign between fields");
        QVERIFY(sign && sign->isVisible());
        sign->setFocus();
        QTest::keyClick(sign, Qt::Key_Down); // comma
        room.settle();
        QCOMPARE(room.view->step(), Step::read);
        QCOMPARE(read->previewTable()->model()->columnCount(), 1);
        QTest::keyClick(sign, Qt::Key_Up);
        room.settle();
        QCOMPARE(read->previewTable()->model()->columnCount(), 7);
        QCOMPARE(read->previewTable()->model()->rowCount(), 3);
        auto *header = read->findChild<QCheckBox *>();
        header->setFocus();
        QTest::keyClick(header, Qt::Key_Space);
        room.settle();
        QCOMPARE(read->previewTable()->model()->rowCount(), 4);
    }

    void sheetsAreChosen()
    {
        Room room;
        const QString path = room.folder.filePath(QStringLiteral("book.xlsx"));
        io::XlsxWriter book(bridge::toUtf8(path));
        const std::vector<std::string> one{"Name"};
        const std::vector<std::string> two{"E-mail", "Company"};
        book.sheet("Cover", one);
        book.row();
        book.text("Nobody in particular");
        book.sheet("Leads, new", two);
        book.row();
        book.text("ada@example.com");
        book.text("Engines Ltd");
        QVERIFY(book.finish().has_value());
        room.readTo(Step::read, path);
        auto *read = room.page<imports::ReadPage>();
        QCOMPARE(read->previewTable()->model()->columnCount(), 1);
        auto *sheet = room.named<QComboBox>("Sheet of the workbook");
        QVERIFY(sheet && sheet->isVisible());
        QVERIFY(!room.named<QComboBox>("Encoding of the file")->isVisible());
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_Down);
        room.settle();
        QCOMPARE(read->previewTable()->model()->columnCount(), 2);
        QCOMPARE(sheet->currentText(), QStringLiteral("Leads, new"));
        room.press(QStringLiteral("Match the columns"));
        room.press(QStringLiteral("Check"));
        QCOMPARE(room.page<imports::CheckPage>()->counts(), QStringLiteral("1 new"));
    }

    void columnsAreKnownTheSecondTime()
    {
        Room room;
        room.importAll(room.write("leads.csv", smallFile), QStringLiteral("Import 2 leads"));
        room.readTo(Step::read, room.write("leads again.csv", smallFile));
        QPushButton *anew = room.button(QStringLiteral("Guess anew"));
        QVERIFY(anew);
        room.press(anew->text());
        QCOMPARE(room.view->step(), Step::read);
        QVERIFY(!room.button(QStringLiteral("Guess anew")));
    }

    void importsAreUndone()
    {
        Room room;
        room.importAll(room.write("leads.csv", smallFile), QStringLiteral("Import 2 leads"));
        room.press(QStringLiteral("Undo this import"));
        QCOMPARE(room.session.snapshot()->size(), std::size_t(0));
        QVERIFY(!room.button(QStringLiteral("Undo this import")));
        QVERIFY2(room.notice.contains(QLatin1String("leads.csv")), qPrintable(room.notice));
        // Another one from the history beside the first step.
        room.importAll(room.write("more.csv", smallFile), QStringLiteral("Import 2 leads"));
        room.press(QStringLiteral("Import another file"));
        auto *undo = room.named<QPushButton>("Undo import 2, more.csv");
        QVERIFY(undo && undo->isVisible());
        undo->setFocus();
        QTest::keyClick(undo, Qt::Key_Space);
        room.settle();
        QCOMPARE(room.session.snapshot()->size(), std::size_t(0));
        QVERIFY(!room.named<QPushButton>("Undo import 2, more.csv"));
        int undone = 0;
        for (const QLabel *label : room.page<imports::HistoryCard>()->findChildren<QLabel *>()) {
            undone += label->text() == QLatin1String("undone");
        }
        QCOMPARE(undone, 2);
    }

    void tablesArePasted()
    {
        Room room;
        int pasted = 0;
        room.actions.add(QStringLiteral("edit.paste"), QStringLiteral("Paste"), {}, bridge::Menu::edit, &room.window, [&] { ++pasted; });
        room.press(QStringLiteral("Paste table"));
        QCOMPARE(pasted, 1);
    }

    void whatSuchListsBroughtIsSaid()
    {
        workspace::SourceYield yield;
        QVERIFY(imports::yieldText(yield, QStringLiteral("EUR")).contains(QLatin1String("No lead")));
        yield.leads = 412;
        yield.closed = 55;
        yield.won = 3;
        yield.othersClosed = 8;
        yield.othersWon = 2;
        yield.cost = domain::Money{120000, {}};
        const QString text = imports::yieldText(yield, QStringLiteral("EUR"));
        QCOMPARE(text, QStringLiteral("412 leads came here from such lists: 3 of 55 closed were won (%2); of all others 2 of 8 closed were "
                                      "won (few). They cost %1.").arg(bridge::moneyText(120000, QStringLiteral("EUR")), bridge::percentText(3.0 / 55)));
    }

    void rowsAreCountedWhileImporting()
    {
        base::Progress progress;
        QVERIFY(imports::rowsDoneText(progress, 1000000).isEmpty());
        progress.setTotal(1000);
        progress.setDone(412);
        QCOMPARE(imports::rowsDoneText(progress, 1000000),
                 QStringLiteral("%1 of about %2 rows").arg(bridge::countText(412000), bridge::countText(1000000)));
    }

    void namesAreUniqueInEachStep()
    {
        Room room;
        room.importAll(room.write("leads.csv", smallFile), QStringLiteral("Import 2 leads"));
        room.press(QStringLiteral("Import another file"));
        for (const char *content : {crmFile, smallFile}) {
            QVERIFY(room.view->takeFile(room.write("names.csv", content)));
            for (const char *next : {"Read the file", "Match the columns", "Check", ""}) {
                QStringList names;
                for (const QWidget *widget : room.view->findChildren<QWidget *>()) {
                    if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()) {
                        const auto *button = qobject_cast<const QAbstractButton *>(widget);
                        const QString name = !widget->accessibleName().isEmpty() ? widget->accessibleName() : button ? button->text() : QString();
                        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
                        QVERIFY2(!names.contains(name), qPrintable(name));
                        names << name;
                    }
                }
                if (*next != 0) {
                    room.press(QLatin1String(next));
                }
            }
            QCOMPARE(room.view->step(), Step::check);
        }
    }

    void cancelLeavesNothing()
    {
        Room room;
        QByteArray many("E-mail,Company\n");
        for (int i = 0; i < 60000; ++i) {
            many += "person" + QByteArray::number(i) + "@example.com,Engines Ltd\n";
        }
        room.readTo(Step::check, room.write("many.csv", many));
        QTest::keyClick(room.button(QStringLiteral("Import %1 leads").arg(bridge::countText(60000))), Qt::Key_Space);
        QCOMPARE(room.view->step(), Step::run);
        QPushButton *cancel = room.button(QStringLiteral("Cancel"));
        QVERIFY(cancel && cancel->hasFocus());
        QTest::keyClick(cancel, Qt::Key_Space);
        room.settle();
        QCOMPARE(room.view->step(), Step::check);
        QCOMPARE(room.notice, QStringLiteral("Import cancelled. No lead was changed."));
        QCOMPARE(room.session.snapshot()->size(), std::size_t(0));
    }

    void theSameFileAgainChangesNothing()
    {
        Room room;
        room.importAll(room.write("leads.csv", smallFile), QStringLiteral("Import 2 leads"));
        room.readTo(Step::check, room.write("leads.csv", smallFile));
        QCOMPARE(room.page<imports::CheckPage>()->counts(), QStringLiteral("2 unchanged, 2 not usable"));
        room.press(QStringLiteral("Choose another file"));
        QCOMPARE(room.view->step(), Step::choose);
    }

    void refusalsAreWorded()
    {
        Room room;
        QVERIFY(room.view->takeFile(room.write("empty.csv", "")));
        room.press(QStringLiteral("Read the file"));
        QCOMPARE(room.view->step(), Step::choose);
        bool said = false;
        for (const QLabel *label : room.view->findChildren<QLabel *>()) {
            said = said || (label->isVisible() && label->text().contains(QLatin1String("empty")));
        }
        QVERIFY(said);
        QVERIFY(!room.view->takeFile(QStringLiteral("picture.png")));
    }

    void namesTellTheKindAndListsWarn()
    {
        Room room;
        auto *choose = room.page<imports::ChoosePage>();
        workspace::ImportRequest request;
        QVERIFY(room.view->takeFile(room.write("activities 2026.csv", "lead;time;type\n")));
        choose->fill(request);
        QCOMPARE(request.kind, io::ImportKind::activities);
        QVERIFY(choose->warning().isEmpty());
        choose->setSourceType(QStringLiteral("purchased"));
        QVERIFY(!choose->warning().isEmpty());
        choose->fill(request);
        QCOMPARE(request.sourceType, std::string("purchased"));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(ImportsTest)
#include "test_imports.moc"
