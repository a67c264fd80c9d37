// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heat_map_view.h"
#include "model_editor/criteria_delegate.h"
#include "model_editor/criteria_model.h"
#include "model_editor/criteria_view.h"
#include "model_editor/figure_lines.h"
#include "model_editor/impact_matrix.h"
#include "model_editor/proposal_slider.h"
#include "model_editor/test_edit.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace leadlight;
using namespace leadlight::model_editor;

namespace {

workspace::DraftTableRow valueRow(const char *path, const char *criterion, const char *label, const char *text,
                                  const char *marketing = "", const char *sales = "")
{
    workspace::DraftTableRow row;
    row.value.path = path;
    row.value.kind = model::ValueKind::points;
    row.value.text = text;
    row.value.axis = 0;
    row.value.criterion = criterion;
    row.value.part = "band";
    row.inForce = text;
    row.marketing = marketing;
    row.sales = sales;
    row.axisLabel = "Fit";
    row.criterion = criterion;
    row.label = label;
    row.number = wholeNumber(text);
    row.lowest = -1000;
    row.highest = 1000;
    return row;
}

workspace::DraftTableRow headRow(const char *path, const char *criterion, const char *group)
{
    workspace::DraftTableRow row = valueRow(path, criterion, criterion, "{}");
    row.value.kind = model::ValueKind::criterion;
    row.value.part.clear();
    row.group = group;
    row.number.reset();
    return row;
}

/// Budget with two answers, the second open and much disputed; industry with one open answer; a gate.
workspace::DraftTable smallTable()
{
    workspace::DraftTable table;
    table.version = 3;
    table.basedOn = 2;
    table.rows.push_back(headRow("fit/industry", "industry", "Firm"));
    table.rows.push_back(valueRow("fit/industry/band:0", "industry", "Core", "20", "20", "25"));
    table.rows.push_back(headRow("fit/budget", "budget", "Need"));
    table.rows.push_back(valueRow("fit/budget/band:0", "budget", "Asked", "5"));
    table.rows.push_back(valueRow("fit/budget/band:1", "budget", "Confirmed", "30", "20", "60"));
    workspace::DraftTableRow gate = valueRow("gate/reachable", "", "Reachable", "yes");
    gate.value.kind = model::ValueKind::toggle;
    gate.value.axis = model::noAxis;
    gate.value.part = "gate";
    gate.number.reset();
    table.rows.push_back(gate);
    for (const std::size_t open : {std::size_t{1}, std::size_t{4}}) {
        table.rows[open].isOpen = true;
        table.rows[open].apart = open == 1 ? 5 : 40;
        table.rows[open].leads = 100;
    }
    table.open = {4, 1};
    return table;
}

agreement::DraftAuthors both()
{
    return {base::Uuid::derived("m"), base::Uuid::derived("s")};
}

model::ScoringModel fourByFour()
{
    model::ScoringModel model;
    model.axes[0].ranks = {"A", "B", "C", "D"};
    model.axes[1].ranks = {"1", "2", "3", "4"};
    model.region = {{0, 0}, {0, 1}};
    return model;
}

std::shared_ptr<workspace::Impact> smallImpact()
{
    auto impact = std::make_shared<workspace::Impact>();
    impact->before = impact->after = std::make_shared<const model::ScoringModel>(fourByFour());
    impact->figures.leads = 30;
    impact->figures.cellsBefore.assign(16, 1);
    impact->figures.cellsAfter.assign(16, 1);
    impact->figures.cellsBefore[0] = 15;
    impact->figures.cellsAfter[15] = 15;
    impact->change.assign(16, 0);
    impact->change[0] = -14;
    impact->change[15] = 14;
    return impact;
}

} // namespace

class RowsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aContestedCriterionSaysHowOften()
    {
        CriteriaModel rows;
        workspace::DraftTable table = smallTable();
        rows.setTable(table, both());
        const auto status = [&] { return rows.indexOf("fit/industry").siblingAtColumn(CriteriaModel::statusColumn); };
        QCOMPARE(status().data().toString(), QString());
        table.rows.front().contested.resize(3);
        rows.setTable(table, both());
        QCOMPARE(status().data().toString(), QStringLiteral("3 disputes"));
        QVERIFY(status().data(CriteriaModel::RowIsOpen).toBool());
        QVERIFY(rows.indexOf("fit/industry").data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("3 disputes")));
    }

    void modelsKeepTheRules()
    {
        CriteriaModel rows;
        QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setTable(smallTable(), both());
        for (int choice = 0; choice <= static_cast<int>(RowChoice::region); ++choice) {
            rows.setChoice(static_cast<RowChoice>(choice));
        }
        rows.setPending({{"fit/budget/band:1", "31"}});
        rows.setPending({});
        rows.setTable({}, both());
        ImpactMatrix matrix;
        QAbstractItemModelTester matrixTester(&matrix, QAbstractItemModelTester::FailureReportingMode::QtTest);
        matrix.setImpact(smallImpact());
        matrix.setImpact(smallImpact());
        for (const ImpactSide side : {ImpactSide::before, ImpactSide::after, ImpactSide::change}) {
            matrix.setSide(side);
        }
        matrix.setImpact(nullptr);
        QCOMPARE(matrix.rowCount(), 0);
    }

    void evidenceStandsBesideTheProposals()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        const QModelIndex confirmed = rows.indexOf("fit/budget/band:1");
        const auto cell = [&](const QModelIndex &at) { return at.siblingAtColumn(CriteriaModel::evidenceColumn); };
        QCOMPARE(cell(confirmed).data().toString(), QStringLiteral("–"));
        std::vector<std::optional<workspace::ValueEvidence>> said(rows.table().rows.size());
        said[4] = workspace::ValueEvidence{{142, 310}, {2.1, {1.8, 2.5}, true, false}, workspace::Voice::speaks, 33, {}, false};
        said[3] = workspace::ValueEvidence{{9, 11}, {2.1, {0.8, 9}, true, false}, workspace::Voice::tooFew, {}, {}, false};
        said[1] = workspace::ValueEvidence{{52, 310}, {1.1, {0.8, 1.4}, true, false}, workspace::Voice::noEvidence, {}, {}, false};
        said[2] = workspace::ValueEvidence{{52, 310}, {1.1, {0.8, 1.4}, true, false}, workspace::Voice::speaks, {}, 7U, true};
        QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
        rows.setEvidence(said);
        QVERIFY(changed.count() > 0);
        QCOMPARE(cell(confirmed).data().toString(), QStringLiteral("+33"));
        QVERIFY(cell(confirmed).data(Qt::ToolTipRole).toString().contains(QStringLiteral("142 of 310 closed leads won")));
        QCOMPARE(confirmed.data(CriteriaModel::EvidenceMark).toLongLong(), 33);
        QCOMPARE(CriteriaDelegate::sliderOf(confirmed)->evidence.value_or(0), std::int64_t{33});
        const QModelIndex few = rows.indexOf("fit/budget/band:0");
        QCOMPARE(cell(few).data().toString(), QStringLiteral("–"));
        QCOMPARE(cell(few).data(Qt::ToolTipRole).toString(), QStringLiteral("11 closed leads; from 30 on"));
        QVERIFY(!CriteriaDelegate::sliderOf(few)->evidence);
        QCOMPARE(cell(rows.indexOf("fit/industry/band:0")).data().toString(), QStringLiteral("none"));
        QCOMPARE(cell(rows.indexOf("fit/budget")).data().toString(), QStringLiteral("falls past 7"));
        rows.setTable(smallTable(), both());
        QCOMPARE(cell(rows.indexOf("fit/budget/band:1")).data().toString(), QStringLiteral("–"));
    }

    void mostDisputedComesFirst()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        QCOMPARE(rows.index(0, 0).data().toString(), QStringLiteral("budget"));
        QCOMPARE(rows.index(0, 0).data(CriteriaModel::Note).toString(), QStringLiteral("Need"));
        QCOMPARE(rows.rowCount(rows.index(0, 0)), 2);
        QCOMPARE(rows.index(1, 0).data().toString(), QStringLiteral("industry"));
        QCOMPARE(rows.rowCount(), 3);
        rows.setChoice(RowChoice::open);
        QCOMPARE(rows.rowCount(), 2);
        QCOMPARE(rows.index(0, 0).data().toString(), QStringLiteral("budget: Confirmed"));
        QCOMPARE(rows.index(0, CriteriaModel::statusColumn).data().toString(), QStringLiteral("40 apart"));
        QCOMPARE(rows.index(0, CriteriaModel::marketingColumn).data().toString(), QStringLiteral("+20"));
        QCOMPARE(rows.index(0, CriteriaModel::salesColumn).data().toString(), QStringLiteral("+60"));
        QCOMPARE(rows.index(0, CriteriaModel::evidenceColumn).data().toString(), QStringLiteral("–"));
    }

    void whoIsThereDecidesWhatMoves()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        const QModelIndex confirmed = rows.indexOf("fit/budget/band:1");
        const auto shown = [&](const QModelIndex &at) {
            return at.siblingAtColumn(CriteriaModel::valueColumn).data().toString();
        };
        QCOMPARE(shown(confirmed), QStringLiteral("+30"));
        rows.setTable(smallTable(), {base::Uuid::derived("m"), {}});
        QCOMPARE(shown(rows.indexOf("fit/budget/band:1")), QStringLiteral("+20"));
        rows.setTable(smallTable(), {{}, base::Uuid::derived("s")});
        QCOMPARE(shown(rows.indexOf("fit/budget/band:1")), QStringLiteral("+60"));
        rows.setPending({{"fit/budget/band:1", "61"}});
        QCOMPARE(shown(rows.indexOf("fit/budget/band:1")), QStringLiteral("+61"));
        rows.setTable(smallTable(), {});
        QVERIFY(!rows.indexOf("fit/budget/band:1")
                     .siblingAtColumn(CriteriaModel::valueColumn)
                     .flags()
                     .testFlag(Qt::ItemIsEditable));
    }

    void keysAskForValues()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        CriteriaView view(rows);
        view.resize(900, 400);
        view.show();
        QVERIFY(view.goTo("fit/budget/band:1"));
        QSignalSpy wanted(&view, &CriteriaView::textWanted);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_PageUp, Qt::Key_PageDown}) {
            QTest::keyClick(&view, key);
        }
        QStringList texts;
        for (const QList<QVariant> &call : wanted) {
            QCOMPARE(call.at(0).toString(), QStringLiteral("fit/budget/band:1"));
            texts << call.at(1).toString();
        }
        QCOMPARE(texts,
                 (QStringList{QStringLiteral("31"), QStringLiteral("29"), QStringLiteral("35"), QStringLiteral("25")}));
        wanted.clear();
        QVERIFY(view.goTo("gate/reachable"));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(wanted.takeFirst().at(1).toString(), QStringLiteral("no"));
        QSignalSpy ticked(&view, &CriteriaView::tickWanted);
        QVERIFY(view.goTo("fit/industry/band:0"));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(ticked.takeFirst(), (QList<QVariant>{QStringLiteral("fit/industry/band:0"), true}));
        QSignalSpy back(&view, &CriteriaView::signedValueWanted);
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(back.count(), 1);
    }

    void digitsOpenASpinBox()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        CriteriaView view(rows);
        view.resize(900, 400);
        view.show();
        QVERIFY(view.goTo("fit/budget/band:1"));
        QSignalSpy wanted(&view, &CriteriaView::textWanted);
        QTest::keyClick(&view, Qt::Key_4);
        auto *spin = view.findChild<QSpinBox *>();
        QVERIFY(spin);
        QCOMPARE(spin->accessibleName(), QStringLiteral("Value: Confirmed"));
        QTest::keyClick(spin, Qt::Key_2);
        QTest::keyClick(spin, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1); // the box closes behind the key
        QCOMPARE(wanted.takeLast().at(1).toString(), QStringLiteral("42"));
    }

    void mouseDragsTheSlider()
    {
        CriteriaModel rows;
        rows.setTable(smallTable(), both());
        CriteriaView view(rows);
        view.resize(900, 400);
        view.show();
        const QModelIndex cell = rows.indexOf("fit/budget/band:1").siblingAtColumn(CriteriaModel::sliderColumn);
        view.scrollTo(cell);
        const QRect place = view.visualRect(cell);
        const auto slider = CriteriaDelegate::sliderOf(cell);
        QVERIFY(slider && slider->marketing == 20 && slider->sales == 60);
        QSignalSpy wanted(&view, &CriteriaView::textWanted);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {place.right() - 2, place.center().y()});
        QCOMPARE(wanted.takeLast().at(1).toString(), QString::number(slider->high));
    }

    void sliderRunsMirrored()
    {
        ProposalSlider slider;
        slider.low = -10;
        slider.high = 10;
        const QRect cell(0, 0, 124, 30);
        QCOMPARE(slider.valueAt(0, cell, Qt::LeftToRight), -10);
        QCOMPARE(slider.valueAt(123, cell, Qt::LeftToRight), 10);
        QCOMPARE(slider.valueAt(0, cell, Qt::RightToLeft), 10);
        QCOMPARE(slider.valueAt(62, cell, Qt::LeftToRight), 0);
    }

    void matrixSaysWhatChanges()
    {
        ImpactMatrix matrix;
        matrix.setImpact(smallImpact());
        QCOMPARE(matrix.index(0, 0).data(kit::HeatRole::Brief).toString(), QStringLiteral("−14"));
        QCOMPARE(matrix.index(3, 3).data(kit::HeatRole::Brief).toString(), QStringLiteral("+14"));
        QCOMPARE(matrix.index(0, 0).data(kit::HeatRole::Bin).toInt(), -3);
        QVERIFY(matrix.index(0, 1).data(kit::HeatRole::InRegion).toBool());
        QVERIFY(!matrix.index(1, 0).data(kit::HeatRole::InRegion).toBool());
        matrix.setSide(ImpactSide::before);
        QCOMPARE(matrix.index(0, 0).data(kit::HeatRole::Brief).toString(), QStringLiteral("15"));
        QCOMPARE(matrix.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("A1, 15 leads"));
    }

    void figuresOpen()
    {
        FigureLines lines(QStringLiteral("Impact"));
        int opened = 0;
        lines.setLines({{QStringLiteral("up 1"), QStringLiteral("12"), {}, [&opened] { ++opened; }},
                        {QStringLiteral("same"), QStringLiteral("3"), {}, {}}});
        const auto buttons = lines.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.first()->accessibleName(), QStringLiteral("Impact, up 1: 12"));
        buttons.first()->click();
        QCOMPARE(opened, 1);
        QVERIFY(!buttons.last()->isEnabled());
    }

    void testsAreTypedAndRead_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *name, model::TestKind kind, const QString &typed, bool fits) {
            QTest::newRow(name) << static_cast<int>(kind) << typed << fits;
        };
        row("list", model::TestKind::isOneOf, QStringLiteral("Food, Pharma"), true);
        row("empty list", model::TestKind::isOneOf, QStringLiteral(" , "), false);
        row("range", model::TestKind::between, QStringLiteral("20 to 500"), true);
        row("half a range", model::TestKind::between, QStringLiteral("20"), false);
        row("number", model::TestKind::atLeast, QStringLiteral("500"), true);
        row("no number", model::TestKind::atMost, QStringLiteral("many"), false);
        row("days", model::TestKind::after, QStringLiteral("-30 days"), true);
        row("date", model::TestKind::before, QStringLiteral("2026-03-01"), true);
        row("number as date", model::TestKind::before, QStringLiteral("20"), false);
    }

    void testsAreTypedAndRead()
    {
        QFETCH(int, kind);
        QFETCH(QString, typed);
        QFETCH(bool, fits);
        const auto test = testOf(static_cast<model::TestKind>(kind), typed);
        QCOMPARE(test.has_value(), fits);
        if (test) {
            QCOMPARE(operandText(*test), typed);
        }
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(RowsTest)
#include "test_rows.moc"
