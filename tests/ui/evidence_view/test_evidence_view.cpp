// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/text.h"
#include "evidence_view/cell_model.h"
#include "evidence_view/document_table.h"
#include "evidence_view/evidence_view.h"
#include "evidence_view/figure_card.h"
#include "evidence_view/odds_model.h"
#include "evidence_view/panel_menu.h"
#include "evidence_view/rate_model.h"
#include "kit/column_chart.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "theme/theme.h"
#include "workspace/commands/import_file.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace leadlight;
using evidence_view::EvidenceView;

namespace {

/// 400 leads handed over in 2025, of the large firms three in five won, of the small ones one in five.
QByteArray someLeads()
{
    QByteArray csv("external_id,employees,other_score,created_at,handed_over_at,outcome\n");
    for (int i = 0; i < 400; ++i) {
        const bool large = i % 2 == 0;
        const bool won = large ? i % 10 < 6 : i % 10 == 1;
        csv += "L" + QByteArray::number(i) + (large ? ",4000," : ",4,") + QByteArray::number(won ? 40 + i % 30 : 20 + i % 35)
               + ",2025-01-05,2025-0" + QByteArray::number(1 + i % 6) + "-10," + (won ? "won\n" : "lost\n");
    }
    return csv;
}

struct Page {
    Page() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        context.writePdf = [this](const report::Document &document, const std::string &) -> base::Result<void> {
            pdfTitle = document.title;
            return {};
        };
        view = new EvidenceView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        window.resize(1200, 820);
        view->setGeometry(window.rect());
        window.show();
        session.create(folder.filePath(QStringLiteral("test.leadlight")), QStringLiteral("fit-engagement"));
        settle();
    }

    void import(const QByteArray &csv)
    {
        QFile file(folder.filePath(QStringLiteral("leads.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size()) {
            qFatal("cannot write the leads");
        }
        file.close();
        workspace::ImportRequest request;
        request.kind = io::ImportKind::leads;
        request.file = bridge::toUtf8(file.fileName());
        session.run(
            QStringLiteral("Importing"),
            [request](workspace::Workspace &open, base::Progress &) { return workspace::importFile(open, request); }, &session,
            [this](const base::Result<workspace::ImportReport> &report) { imported = report && report->added > 0; });
        settle();
        if (!imported) {
            qFatal("nothing was imported");
        }
    }

    void settle()
    {
        do {
            if (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(60000)) {
                    return;
                }
            }
            QCoreApplication::processEvents();
        } while (!session.isIdle());
    }

    template <class Widget> [[nodiscard]] Widget *named(const char *name) const
    {
        for (Widget *widget : view->findChildren<Widget *>()) {
            if (widget->accessibleName() == QLatin1String(name)) {
                return widget;
            }
        }
        qFatal("there is no %s", name);
        return nullptr;
    }
    [[nodiscard]] kit::ColumnChart *deciles() const { return named<kit::ColumnChart>("Rate by score decile"); }
    [[nodiscard]] QTableView *odds() const { return named<QTableView>("What separates them"); }
    [[nodiscard]] kit::HeatMapView *cells() const { return view->findChild<kit::HeatMapView *>(); }
    [[nodiscard]] bool says(const QString &words) const
    {
        for (const QLabel *label : view->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words)) {
                return true;
            }
        }
        for (const auto *label : view->findChildren<kit::ElidedLabel *>()) {
            if (label->isVisible() && label->text().contains(words)) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] QString firstChip() const
    {
        const auto chips = filter.chips();
        return chips.isEmpty() ? QString() : chips.first().text;
    }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    EvidenceView *view = nullptr;
    bool imported = false;
    std::string pdfTitle;
};

} // namespace

class EvidenceViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void withoutAnEndThereIsNothingToJudge()
    {
        Page page;
        page.import("external_id,employees\nL1,40\nL2,4000\n");
        QVERIFY(page.view->findChild<kit::EmptyState *>()->isVisible());
        QVERIFY(!page.deciles()->isVisible());
        QCOMPARE(page.view->panes().size(), 1);
    }

    void theVerdictStandsInASentence()
    {
        Page page;
        page.import(someLeads());
        QVERIFY(!page.view->findChild<kit::EmptyState *>()->isVisible());
        QVERIFY(page.says(QStringLiteral("connection: in ")));
        QVERIFY(page.says(QStringLiteral("of 100 pairs the lead that won had scored higher; 50 is chance.")));
        QVERIFY(page.says(QStringLiteral("400 leads that ended well or badly")));
        const auto figures = page.view->findChildren<evidence_view::FigureCard *>();
        QCOMPARE(figures.size(), 4);
        QVERIFY(figures[0]->figure().startsWith(QStringLiteral("0.")));
        QVERIFY(figures[2]->figure().startsWith(QStringLiteral("40.0")));
        QCOMPARE(page.deciles()->model()->rowCount(), 10);
        QVERIFY(page.deciles()->currentIndex().isValid());
        QVERIFY(page.deciles()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("95 % interval")));
    }

    void keysOpenTheLeadsBehindAFigure()
    {
        Page page;
        page.import(someLeads());
        QSignalSpy goes(page.view, &bridge::View::requestView);
        page.deciles()->setFocus();
        QTest::keyClick(page.deciles(), Qt::Key_Right);
        QTest::keyClick(page.deciles(), Qt::Key_Left);
        QTest::keyClick(page.deciles(), Qt::Key_Return);
        page.settle();
        QCOMPARE(goes.size(), 1);
        QCOMPARE(goes[0][0].toString(), QStringLiteral("leads"));
        QCOMPARE(page.firstChip(), QStringLiteral("Decile 1"));
        const QString leads = page.deciles()->model()->index(0, 0).data(kit::ColumnRole::Note).toString();
        QCOMPARE(bridge::countText(static_cast<std::int64_t>(page.filter.rows()->size())), leads);
        // What is typed comes on top of it, and is all that is seen as typed.
        QCOMPARE(page.filter.expression(), QString());
        QVERIFY(page.filter.setExpression(QStringLiteral("stage:won")).isEmpty());
        page.settle();
        QCOMPARE(page.filter.chips().size(), 2);
        QVERIFY(page.filter.rows()->size() < 400);
        page.filter.removeChip(0);
        page.settle();
        QCOMPARE(page.filter.rows()->size(), std::size_t{160});

        page.cells()->setFocus();
        QTest::keyClick(page.cells(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(page.cells(), Qt::Key_Return);
        page.settle();
        QCOMPARE(goes.size(), 2);
        QCOMPARE(page.firstChip(), QStringLiteral("D4 at hand-over"));

        page.odds()->setFocus();
        QTest::keyClick(page.odds(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(page.odds(), Qt::Key_Return);
        page.settle();
        QCOMPARE(goes.size(), 3);
        const QModelIndex first = page.odds()->model()->index(0, evidence_view::OddsModel::Name);
        QCOMPARE(page.firstChip(), first.data().toString());
        QCOMPARE(bridge::countText(static_cast<std::int64_t>(page.filter.rows()->size())),
                 first.siblingAtColumn(evidence_view::OddsModel::Leads).data().toString());

        auto *won = page.named<evidence_view::FigureCard>("Won");
        won->setFocus();
        QTest::keyClick(won, Qt::Key_Space);
        page.settle();
        QCOMPARE(page.filter.rows()->size(), std::size_t{160});
    }

    void theOtherVerdictIsAKeyAway()
    {
        Page page;
        page.import(someLeads());
        auto *verdicts = page.named<kit::SegmentedControl>("Verdict");
        verdicts->button(0)->setFocus();
        QTest::keyClick(verdicts->button(0), Qt::Key_Right);
        QCOMPARE(page.view->verdict(), workspace::Verdict::accepted);
        QVERIFY(page.says(QStringLiteral("0 decided leads so far. From 30 on, rates count as evidence.")));
        QCOMPARE(page.deciles()->model()->rowCount(), 0);
    }

    void aPeriodTakesWhatWasHandedOverInIt()
    {
        Page page;
        page.import(someLeads());
        auto *periods = page.named<kit::SegmentedControl>("Period of hand-over");
        periods->button(0)->setFocus();
        QTest::keyClick(periods->button(0), Qt::Key_Right);
        page.settle();
        QVERIFY(page.says(QStringLiteral("199 leads that ended well or badly"))); // April, May and June
        QTest::keyClick(periods->button(1), Qt::Key_Right);
        page.settle();
        QVERIFY(page.says(QStringLiteral("0 closed leads so far")));
    }

    void anyNumericColumnIsAudited()
    {
        Page page;
        page.import(someLeads());
        auto *scores = page.named<QComboBox>("Score to judge");
        scores->setFocus();
        QTest::keyClick(scores, Qt::Key_End);
        page.settle();
        QCOMPARE(scores->currentText(), QStringLiteral("Column: other_score"));
        QVERIFY(page.says(QStringLiteral("judged by the column \"other_score\"")));
        QVERIFY(!page.cells()->isVisible());
        QVERIFY(page.named<kit::SegmentedControl>("What is compared")->current() == 1);
        QTest::keyClick(scores, Qt::Key_Home);
        page.settle();
        QVERIFY(page.cells()->isVisible());
    }

    void columnsSortByTheirHead()
    {
        Page page;
        page.import(someLeads());
        QHeaderView *head = page.odds()->horizontalHeader();
        const auto click = [&] {
            const QPoint at(head->sectionViewportPosition(evidence_view::OddsModel::Leads) + head->sectionSize(evidence_view::OddsModel::Leads) / 2,
                            head->height() / 2);
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
        };
        const auto leads = [&](int row) { return page.odds()->model()->index(row, evidence_view::OddsModel::Leads).data().toInt(); };
        click();
        QVERIFY(leads(0) >= leads(1) && leads(0) == 400);
        click();
        QVERIFY(leads(0) <= leads(1) && leads(0) < 400);
    }

    void panelsGiveTableAndData()
    {
        Page page;
        page.import(someLeads());
        auto *menu = page.named<evidence_view::PanelMenu>("More: deciles");
        menu->copyData();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 11);
        QVERIFY(lines.first().startsWith(QStringLiteral("Decile\tLeads\tWon\tRate")));
        menu->copyPicture();
        QVERIFY(!QApplication::clipboard()->pixmap().isNull());
        menu->showTable();
        auto *dialog = page.window.findChild<QDialog *>();
        QVERIFY(dialog);
        auto *table = dialog->findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 10);
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!page.window.findChild<QDialog *>());
    }

    void theReportIsExported()
    {
        Page page;
        page.import(someLeads());
        QString answer = page.folder.filePath(QStringLiteral("evidence.html"));
        page.view->setFileChooser([&](QWidget *, const QString &, const QString &suggested, const QString &) {
            return suggested.endsWith(QStringLiteral("test evidence.pdf")) ? answer : QString();
        });
        auto *button = page.named<QAbstractButton>("Export the evidence");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        page.settle();
        QFile file(answer);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("What each criterion is worth"));
        answer = page.folder.filePath(QStringLiteral("evidence"));
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(page.pdfTitle, std::string("Does the score predict the sale?"));
    }

    void modelsKeepTheProtocol()
    {
        Page page;
        page.import(someLeads());
        for (const char *name : {"Rate by score decile", "Rate by how often", "Rate by tile", "What separates them"}) {
            const QAbstractItemModelTester tester(page.named<QAbstractItemView>(name)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        }
        page.view->setVerdict(workspace::Verdict::accepted);
        page.view->auditColumn(QStringLiteral("other_score"));
        page.settle();
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(EvidenceViewTest)
#include "test_evidence_view.moc"
