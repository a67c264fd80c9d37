// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_room.h"

using namespace leadlight;
using namespace leadlight::tests;

class RepairsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void wordsOfTheStageAreTold()
    {
        Room room;
        room.readTo(Step::match, room.write("crm.csv", crmFile));
        auto *match = room.page<imports::MatchPage>();
        const int status = match->columns().rowOf("Status");
        QString target = match->columns().index(status, imports::ColumnModel::GoesTo).data(imports::ChoiceKey).toString();
        QVERIFY2(target == QLatin1String("stage") || target == QLatin1String("outcome"), qPrintable(target));
        QTableView *words = match->wordTable(bridge::toUtf8(target));
        QVERIFY(words->isVisible());
        QCOMPARE(words->model()->rowCount(), 4);
        const auto meaning = [&](const char *word) {
            for (int row = 0; row < words->model()->rowCount(); ++row) {
                if (words->model()->index(row, imports::WordModel::Word).data().toString() == QLatin1String(word)) {
                    return words->model()->index(row, imports::WordModel::Means);
                }
            }
            return QModelIndex();
        };
        QCOMPARE(meaning("Closed Won").data(imports::ChoiceKey).toString(), QStringLiteral("won"));
        QVERIFY(meaning("Zwischenstand").data(imports::ChoiceKey).toString().isEmpty());
        // By keys: Enter opens the box, End and Up choose, Enter takes.
        words->setCurrentIndex(meaning("Zwischenstand"));
        words->setFocus();
        QTest::keyClick(words, Qt::Key_Return);
        auto *box = words->findChild<QComboBox *>();
        QVERIFY(box);
        box->setCurrentIndex(box->findData(QStringLiteral("lost")));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(meaning("Zwischenstand").data(imports::ChoiceKey).toString(), QStringLiteral("lost"));
        // What a column means can be chosen for one that was not recognised, too, and pre-filled.
        const QModelIndex goes = match->columns().index(status, imports::ColumnModel::GoesTo);
        QVERIFY(match->columns().setData(goes, QStringLiteral("ignore"), Qt::EditRole));
        QVERIFY(!words->isVisible());
        const QString other = target == QLatin1String("stage") ? QStringLiteral("outcome") : QStringLiteral("stage");
        QVERIFY(match->columns().setData(goes, other, Qt::EditRole));
        words = match->wordTable(bridge::toUtf8(other));
        QVERIFY(words->isVisible());
        QCOMPARE(meaning("Closed Won").data(imports::ChoiceKey).toString(), QStringLiteral("won"));
    }

    void typesAreChosenAndLeftOutColumnsStandLast()
    {
        Room room;
        room.readTo(Step::match, room.write("leads.csv", smallFile));
        imports::ColumnModel &columns = room.page<imports::MatchPage>()->columns();
        const QModelIndex created = columns.index(columns.rowOf("Created"), imports::ColumnModel::Type);
        QCOMPARE(created.data(imports::ChoiceKey).toString(), QStringLiteral("date:dmy"));
        QVERIFY(columns.setData(created, QStringLiteral("date:mdy"), Qt::EditRole));
        QCOMPARE(columns.plan().columns[5].dates, io::DateOrder::mdy);
        QVERIFY(columns.setData(columns.index(0, imports::ColumnModel::GoesTo), QStringLiteral("ignore"), Qt::EditRole));
        QCOMPARE(columns.rowOf("First name"), 0);
        columns.arrange();
        QCOMPARE(columns.rowOf("First name"), 6);
        QCOMPARE(columns.plan().columns[0].target, std::string("ignore")); // the file's order stays
    }

    void aGroupIsRepairedAtOnce()
    {
        Room room;
        room.readTo(Step::check, room.write("leads.csv", smallFile));
        auto *check = room.page<imports::CheckPage>();
        room.openGroup("Created");
        QCOMPARE(check->rowTable()->model()->rowCount(), 1);
        room.press(QStringLiteral("Take this row without the value"));
        QCOMPARE(check->counts(), QStringLiteral("3 new, 1 not usable"));
    }

    void datesAreReadTheOtherWayRound()
    {
        Room room;
        room.readTo(Step::match, room.write("leads.csv", smallFile));
        imports::ColumnModel &columns = room.page<imports::MatchPage>()->columns();
        columns.setType(columns.rowOf("Created"), QStringLiteral("date:mdy"));
        room.press(QStringLiteral("Check"));
        auto *check = room.page<imports::CheckPage>();
        QVERIFY2(check->counts().contains(QLatin1String("not usable")), qPrintable(check->counts()));
        QVERIFY(room.button(QStringLiteral("Read \"Created\" as day, month, year")));
        room.press(QStringLiteral("Read \"Created\" as day, month, year"));
        QCOMPARE(check->counts(), QStringLiteral("2 new, 2 not usable"));
    }

    void theOtherOrderIsJudgedOnTheWholeColumn()
    {
        imports::FileReading reading;
        reading.preview = {{QStringLiteral("13.02.2026")}}; // the first rows say nothing of the rest
        reading.dateOrders = {{3, 900}};
        io::ImportPlan plan;
        plan.columns.resize(1);
        plan.columns[0].name = "Created";
        plan.columns[0].type = domain::FieldType::instant;
        plan.columns[0].dates = io::DateOrder::dmy;
        QCOMPARE(imports::repairFor("value.not_a_date", "Created", {"02/13/2026"}, plan, reading).type, QStringLiteral("date:mdy"));
        reading.dateOrders = {{900, 899}};
        QCOMPARE(imports::repairFor("value.not_a_date", "Created", {"02/13/2026"}, plan, reading).kind, imports::Repair::Kind::leaveValue);
    }

    void ownMatchesOutliveARepair()
    {
        QByteArray csv = "Lead Id,Name,City,Status\n";
        for (int i = 0; i < 12; ++i) {
            const QByteArray id = QByteArray::number(i);
            csv += i % 6 == 5 ? "\"L" + id + ",\"\"Person " + id + ", Dr.\"\",Graz,Closed Won\"\n"
                              : "L" + id + ",Person " + id + ",Linz,Closed Lost\n";
        }
        Room room;
        room.readTo(Step::match, room.write("leads.csv", csv));
        imports::ColumnModel &columns = room.page<imports::MatchPage>()->columns();
        const auto column = [&](const char *name) {
            const auto &all = columns.plan().columns;
            return *std::find_if(all.begin(), all.end(), [&](const io::PlanColumn &one) { return one.name == name; });
        };
        QCOMPARE(column("City").target, std::string("city"));
        QVERIFY(columns.setData(columns.index(columns.rowOf("City"), imports::ColumnModel::GoesTo), QStringLiteral("ignore"), Qt::EditRole));
        room.press(QStringLiteral("Check"));
        auto *check = room.page<imports::CheckPage>();
        QCOMPARE(check->counts(), QStringLiteral("10 new, 2 not usable"));
        room.press(QStringLiteral("Read these 2 rows once more"));
        QCOMPARE(check->counts(), QStringLiteral("12 new"));
        QCOMPARE(column("City").target, std::string("ignore"));
        // What the two rows alone say is matched, too.
        const auto words = column("Status").values;
        QVERIFY(std::any_of(words.begin(), words.end(), [](const auto &word) { return word.first == "Closed Won" && word.second == "won"; }));
    }

    void cellsAreCorrectedInPlace()
    {
        Room room;
        room.readTo(Step::check, room.write("leads.csv", smallFile));
        auto *check = room.page<imports::CheckPage>();
        QTableView *problems = check->problemTable();
        room.openGroup("Created");
        problems->setFocus();
        QTest::keyClick(problems, Qt::Key_Return);
        QTableView *rows = check->rowTable();
        QTRY_VERIFY(rows->hasFocus());
        QCOMPARE(rows->currentIndex().data().toString(), QStringLiteral("30.02.2026"));
        QTest::keyClick(rows, Qt::Key_F2);
        QWidget *editor = rows->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QStringLiteral("28.02.2026"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(check->isStale());
        room.press(QStringLiteral("Check again"));
        QCOMPARE(check->counts(), QStringLiteral("3 new, 1 not usable"));
        room.press(QStringLiteral("Import 3 leads"));
        QVERIFY(room.session.snapshot()->findLead("grace@example.com").has_value());
    }

    void conflictsAreListedAndChosen()
    {
        Room room;
        room.importAll(room.write("leads.csv", smallFile), QStringLiteral("Import 2 leads"));
        const std::uint32_t lead = *room.session.snapshot()->findLead("ada@example.com");
        room.run([lead](workspace::Workspace &workspace, base::Progress &) {
            const auto somebody = workspace::addPerson(workspace, "Maria Krüger", domain::Side::sales);
            return somebody ? workspace::setLeadFields(workspace, lead, {{"company", "Difference Engines"}}, *somebody)
                            : base::Result<void>(base::fail(somebody.error()));
        });
        room.readTo(Step::check, room.write("monday.csv", QByteArray(smallFile).replace("Engines Ltd", "Analytical Engines")));
        auto *check = room.page<imports::CheckPage>();
        QTableView *conflicts = check->conflictTable();
        QVERIFY(conflicts->isVisible());
        QCOMPARE(conflicts->model()->rowCount(), 1);
        QCOMPARE(conflicts->model()->index(0, imports::ConflictModel::Here).data().toString(), QStringLiteral("Difference Engines"));
        QCOMPARE(conflicts->model()->index(0, imports::ConflictModel::InFile).data().toString(), QStringLiteral("Analytical Engines"));
        QVERIFY(conflicts->model()->setData(conflicts->model()->index(0, imports::ConflictModel::Taken), QStringLiteral("theirs"), Qt::EditRole));
        room.press(QStringLiteral("Check again"));
        room.press(QStringLiteral("Import 1 lead"));
        const auto snapshot = room.session.snapshot();
        QCOMPARE(snapshot->text(*snapshot->findLead("ada@example.com"), "company"), std::string("Analytical Engines"));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(RepairsTest)
#include "test_repairs.moc"
