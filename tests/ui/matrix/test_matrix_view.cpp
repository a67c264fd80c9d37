// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/text.h"
#include "kit/banner.h"
#include "kit/distribution.h"
#include "kit/heat_map_view.h"
#include "matrix/lead_line_view.h"
#include "matrix/matrix_board.h"
#include "matrix/matrix_model.h"
#include "matrix/lead_line_model.h"
#include "matrix/lead_line_view.h"
#include "matrix/matrix_view.h"
#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFrame>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace leadlight;

namespace {

workspace::MatrixSummary summaryOf(const model::ScoringModel &model)
{
    workspace::MatrixSummary summary;
    summary.cells.resize(model.cells());
    summary.cells[0] = {.leads = 40, .closed = 40, .won = 20, .decided = 10, .accepted = 7, .late = 3, .unknownFit = 0};
    summary.cells[1] = {.leads = 10, .closed = 10, .won = 1, .unknownFit = 6, .revenueMinor = 250000000};
    summary.all.leads = 50;
    return summary;
}

model::ScoringModel fourByTwo()
{
    model::ScoringModel model;
    model.axes[0].label = "Fit";
    model.axes[0].ranks = {"A", "B", "C", "D"};
    model.axes[0].rankLabels = {"Strong", "Good", "Weak", "Poor"};
    model.axes[0].thresholds = {60, 40, 20};
    model.axes[1].label = "Engagement";
    model.axes[1].ranks = {"1", "2"};
    model.axes[1].rankLabels = {"Hot", "Cold"};
    model.axes[1].thresholds = {30};
    model.region = {{0, 0}};
    return model;
}

/// A view over a new workspace with a few leads of different rank.
struct Page {
    explicit Page(const char *model = "fit-engagement") : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        view = new matrix::MatrixView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view, [this](const workspace::ChangeEvent &event) {
            view->setSnapshot(session.snapshot(), event);
        });
        window.resize(1200, 800);
        view->setGeometry(window.rect());
        window.show();
        session.create(folder.filePath(QStringLiteral("test.leadlight")), QLatin1String(model));
        settle();
    }

    void add(int count)
    {
        session.run(
            QStringLiteral("Adding"),
            [count](workspace::Workspace &open, base::Progress &) -> base::Result<void> {
                for (int i = 0; i < count; ++i) {
                    auto row = workspace::addLead(open, {{"first_name", "Lead " + std::to_string(i)},
                                                         {"email", "lead" + std::to_string(i) + "@firm.example"},
                                                         {"country", i % 2 == 0 ? "Germany" : "Norway"},
                                                         {"industry", i % 3 == 0 ? "Logistics" : "Food"},
                                                         {"employees", std::to_string(i * 400)},
                                                         {"title", i % 2 == 0 ? "Chief Information Officer" : "Assistant"}});
                    if (!row) {
                        return base::fail(row.error());
                    }
                }
                return {};
            },
            &session, [this](const base::Result<void> &done) { added = done.has_value(); });
        settle();
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

    [[nodiscard]] kit::HeatMapView *map() const { return view->findChild<kit::HeatMapView *>(); }
    [[nodiscard]] kit::Banner *banner() const { return view->findChild<kit::Banner *>(); }
    [[nodiscard]] matrix::MatrixModel *model() const { return view->findChild<matrix::MatrixModel *>(); }
    [[nodiscard]] std::uint64_t leadsShown() const { return model()->summary().all.leads; }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    matrix::MatrixView *view = nullptr;
    bool added = false;
};

} // namespace

class MatrixViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void modelKeepsTheRules()
    {
        matrix::MatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto scoring = std::make_shared<const model::ScoringModel>(fourByTwo());
        model.setSummary(scoring, summaryOf(*scoring), QStringLiteral("EUR"));
        for (int i = 0; i < matrix::measureCount; ++i) {
            model.setMeasure(static_cast<matrix::Measure>(i));
        }
        model.setSummary(scoring, summaryOf(*scoring), QStringLiteral("EUR"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void tilesSayWhatTheyKnow()
    {
        matrix::MatrixModel model;
        const auto scoring = std::make_shared<const model::ScoringModel>(fourByTwo());
        model.setSummary(scoring, summaryOf(*scoring), QStringLiteral("EUR"));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 2);
        const auto text = [&](int row, int column, int role) { return model.index(row, column).data(role).toString(); };
        QCOMPARE(text(0, 0, kit::HeatRole::Measure), bridge::percentText(0.5));
        QCOMPARE(text(0, 0, kit::HeatRole::Note), QStringLiteral("20 of 40 closed"));
        QVERIFY(text(0, 0, kit::HeatRole::Few).isEmpty());
        QCOMPARE(text(0, 1, kit::HeatRole::Few), QStringLiteral("few"));
        QCOMPARE(text(0, 1, kit::HeatRole::Unknown), QStringLiteral("mostly unknown"));
        QCOMPARE(text(1, 0, kit::HeatRole::Measure), QStringLiteral("–"));
        QCOMPARE(model.index(1, 0).data(kit::HeatRole::Bin).toInt(), -1);
        QVERIFY(model.index(1, 0).data(kit::HeatRole::Empty).toBool());
        QCOMPARE(text(0, 0, kit::HeatRole::Late), QStringLiteral("3 late"));
        QVERIFY(model.index(0, 0).data(kit::HeatRole::InRegion).toBool());
        QVERIFY(text(0, 0, Qt::AccessibleTextRole).startsWith(QStringLiteral("A1, 40 leads, ")));
        QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("A Strong"));
        QCOMPARE(model.headerData(0, Qt::Vertical, kit::HeatRole::Note).toString(), QStringLiteral("50 leads"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, kit::HeatRole::Note).toString(), QStringLiteral("40 leads"));
        // 50 % won is in the bin of 40 to 70 %.
        QCOMPARE(model.index(0, 0).data(kit::HeatRole::Bin).toInt(), 6);
        QCOMPARE(model.tilesOfBin(6), QStringList{QStringLiteral("A1")});
        model.setMeasure(matrix::Measure::accepted);
        QCOMPARE(text(0, 0, kit::HeatRole::Few), QStringLiteral("few"));
    }

    void emptyWorkspaceOffersTheImport()
    {
        Page page;
        QSignalSpy wanted(page.view, &bridge::View::requestView);
        QPushButton *import = nullptr;
        for (QPushButton *button : page.view->findChildren<QPushButton *>()) {
            import = button->text() == QStringLiteral("Import leads") ? button : import;
        }
        QVERIFY(import && import->isVisible());
        QTest::mouseClick(import, Qt::LeftButton);
        QCOMPARE(wanted.takeFirst().first().toString(), QStringLiteral("imports"));
        page.add(4);
        QVERIFY(page.added);
        QVERIFY(!import->isVisible());
        QCOMPARE(page.leadsShown(), std::uint64_t{4});
    }

    void leadsWithoutAModelOfferToStartOne()
    {
        Page page("empty");
        page.add(4);
        QVERIFY(page.added);
        QSignalSpy wanted(page.view, &bridge::View::requestView);
        QPushButton *start = nullptr;
        for (QPushButton *button : page.view->findChildren<QPushButton *>()) {
            start = button->text() == QStringLiteral("Start a model") ? button : start;
        }
        QVERIFY(start && start->isVisible());
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(wanted.takeFirst().first().toString(), QStringLiteral("starter"));
        QCOMPARE(page.view->panes().size(), 1);
    }

    void keysChooseTilesAndMeasures()
    {
        Page page;
        page.add(12);
        page.window.activateWindow();
        kit::HeatMapView *map = page.map();
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(map, Qt::Key_Right);
        QTest::keyClick(map, Qt::Key_Down);
        QCOMPARE(page.filter.tiles(), QStringList{QStringLiteral("B2")});
        QTest::keyClick(map, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(page.filter.tiles(), (QStringList{QStringLiteral("B2"), QStringLiteral("B3")}));
        QTest::keyClick(map, Qt::Key_M);
        QCOMPARE(page.view->measure(), matrix::Measure::count);
        QSignalSpy wanted(page.view, &bridge::View::requestView);
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(wanted.takeFirst().first().toString(), QStringLiteral("leads"));
        QTest::keyClick(map, Qt::Key_Escape);
        QVERIFY(page.filter.tiles().isEmpty());
        QVERIFY(map->selectionModel()->selectedIndexes().isEmpty());
    }

    void filterAndSelectionFollowEachOther()
    {
        Page page;
        page.add(12);
        page.filter.setTiles({QStringLiteral("A4"), QStringLiteral("D4")});
        QCOMPARE(page.map()->selectionModel()->selectedIndexes().size(), 2);
        QVERIFY(page.filter.setExpression(QStringLiteral("country:Norway")).isEmpty());
        page.settle();
        // Tiles choose leads for the list; the matrix itself shows all that pass the rest of the filter.
        QCOMPARE(page.leadsShown(), std::uint64_t{6});
        page.filter.clear();
        page.settle();
        QCOMPARE(page.leadsShown(), std::uint64_t{12});
    }

    void listShowsTheChosenLeads()
    {
        Page page;
        page.add(12);
        auto *list = page.view->findChild<matrix::LeadLineView *>();
        QCOMPARE(list->model()->rowCount(), 12);
        QSignalSpy activated(page.view, &bridge::View::leadActivated);
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().at(1).toBool(), false);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(activated.last().at(1).toBool(), true);
    }

    void trialMovesTilesAndNotTheModel()
    {
        Page page;
        page.add(12);
        const auto inForce = page.session.snapshot()->model->axes;
        QVERIFY(!page.banner()->isVisible());
        page.view->setTrying(true);
        page.settle();
        QVERIFY(page.banner()->isVisible());
        auto *board = page.view->findChild<matrix::MatrixBoard *>();
        QSlider *best = board->distributionOf(0)->findChild<QSlider *>();
        QVERIFY(best);
        best->setFocus();
        const auto counts = [&] {
            std::vector<std::uint64_t> all;
            for (const workspace::CellSummary &cell : page.model()->summary().cells) {
                all.push_back(cell.leads);
            }
            return all;
        };
        const auto before = counts();
        // Every threshold of the first axis as low as it goes: leads rise.
        for (int i = 0; i < 3; ++i) {
            for (QSlider *handle : board->distributionOf(0)->findChildren<QSlider *>()) {
                handle->setValue(handle->minimum());
            }
        }
        page.settle();
        QVERIFY(counts() != before);
        // The list follows, too: the first lead of the agreed order is an A now.
        const auto firstRank = [&] { return page.view->findChild<matrix::LeadLineView *>()->model()->index(0, 0).data(matrix::LeadLineModel::RankRole).toString(); };
        QVERIFY2(firstRank().startsWith(QLatin1Char('A')), qPrintable(firstRank()));
        QVERIFY2(page.banner()->text().startsWith(QStringLiteral("Trial: ")), qPrintable(page.banner()->text()));
        QVERIFY(page.banner()->text().contains(QStringLiteral("would qualify instead of")));
        QVERIFY(page.session.snapshot()->model->axes == inForce);
        page.view->setTrying(false);
        page.settle();
        QVERIFY(counts() == before);
        QVERIFY2(!firstRank().startsWith(QLatin1Char('A')), qPrintable(firstRank()));
        QVERIFY(!page.banner()->isVisible());
        QCOMPARE(board->thresholds()[0], inForce[0].thresholds);
    }

    void trialGoesIntoTheDraft()
    {
        Page page;
        page.add(12);
        page.view->setTrying(true);
        auto *board = page.view->findChild<matrix::MatrixBoard *>();
        QSlider *best = board->distributionOf(0)->findChild<QSlider *>();
        best->setValue(best->minimum());
        const matrix::Thresholds wanted = board->thresholds();
        page.settle();
        page.view->putTrialInDraft();
        page.settle();
        QVERIFY(!page.view->isTrying());
        const auto snapshot = page.session.snapshot();
        const model::ScoringModel &draft = snapshot->draft ? *snapshot->draft : *snapshot->model;
        QCOMPARE(draft.axes[0].thresholds, wanted[0]);
    }

    void spaceShowsDetails()
    {
        Page page;
        page.add(12);
        QTest::keyClick(page.map(), Qt::Key_Space);
        page.settle();
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void controlsHaveNamesOfTheirOwn()
    {
        Page page;
        page.add(3);
        QSet<QString> names;
        for (const QAbstractButton *button : page.view->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus) {
                continue;
            }
            const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
            QVERIFY2(!name.isEmpty(), button->metaObject()->className());
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
        }
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(MatrixViewTest)
#include "test_matrix_view.moc"
