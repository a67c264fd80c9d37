// SPDX-License-Identifier: GPL-3.0-or-later
// The kit's own models and lists: waterfall and facet values.
#include "kit/bar_list.h"
#include "kit/bar_list_model.h"
#include "kit/bar_list_view.h"
#include "kit/search_field.h"
#include "kit/waterfall.h"
#include "theme/theme.h"
#include "ui/kit/waterfall_rows.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace leadlight;
using namespace leadlight::kit;

class ListsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_look = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanup() { m_look.reset(); }

    void waterfallSharesOneAxis()
    {
        QStandardItemModel rows;
        WaterfallView view;
        view.setModel(&rows);
        QCOMPARE(view.axisHigh(), 1.0);
        test::fillWaterfall(rows);
        QCOMPARE(view.axisLow(), 0.0);
        QCOMPARE(view.axisHigh(), 82.0);
        test::addRow(rows, QStringLiteral("Penalty"), {}, QStringLiteral("−90"), 67, -23, WaterfallKind::negative);
        QCOMPARE(view.axisLow(), -23.0);
        QCOMPARE(view.sizeHint().height(), 7 * 38);
        QVERIFY(view.currentIndex().isValid());
    }

    void waterfallPaintsGainsAndLosses()
    {
        QStandardItemModel rows;
        test::fillWaterfall(rows);
        WaterfallView view;
        view.setModel(&rows);
        view.resize(400, 7 * 38);
        view.show();
        const QImage picture = view.viewport()->grab().toImage();
        const auto has = [&](int row, const QColor &colour) {
            const QRect rect = view.visualRect(rows.index(row, 0));
            for (int x = rect.left(); x <= rect.right(); ++x) {
                if (picture.pixelColor(x, rect.center().y()) == colour)
                    return true;
            }
            return false;
        };
        const auto &series = m_look->tokens().series;
        QVERIFY(has(0, series[0]));
        QVERIFY(!has(0, series[1]));
        QVERIFY(has(2, series[1]));
        QVERIFY(!has(4, series[0]));
    }

    void waterfallIsReadAndOpened()
    {
        QStandardItemModel rows;
        test::fillWaterfall(rows);
        WaterfallView view;
        view.setModel(&rows);
        view.resize(400, 300);
        view.show();
        view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(list->child(1)->text(QAccessible::Name), QStringLiteral("Industry: Pharma, +35"));
        QSignalSpy opened(&view, &QAbstractItemView::activated);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).toModelIndex().row(), 1);
    }

    void facetModelKeepsItsPromises()
    {
        BarListModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows(values(50));
        QCOMPARE(model.rowCount(), 20);
        QCOMPARE(model.hidden(), 30);
        model.setFilter(QStringLiteral("value 4"));
        QCOMPARE(model.rowCount(), 11); // 4 and 40…49
        QCOMPARE(model.sourceRow(model.index(1)), 40);
        model.setFilter({});
        model.setLimit(0);
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(model.index(0).data(BarListModel::ShareRole).toDouble(), 1.0);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Value 0, 50"));
    }

    void chosenValuesStayInSight()
    {
        BarListModel model;
        auto rows = values(50);
        rows[44].state = BarRow::State::excluded;
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 21);
        QCOMPARE(model.index(20).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Value 44, 6, excluded"));
    }

    void clicksIncludeAndAltExcludes()
    {
        BarList list(QStringLiteral("Country"));
        list.setRows(values(5));
        list.resize(220, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QSignalSpy included(&list, &BarList::includeRequested);
        QSignalSpy excluded(&list, &BarList::excludeRequested);
        auto *view = list.findChild<BarListView *>();
        QCOMPARE(view->accessibleName(), QStringLiteral("Country values"));
        const QPoint third = view->visualRect(view->model()->index(2, 0)).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, third);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::AltModifier, third);
        QCOMPARE(included.count(), 1);
        QCOMPARE(included.at(0).at(0).toInt(), 2);
        QCOMPARE(excluded.count(), 1);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Space);
        QTest::keyClick(view, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(included.at(1).at(0).toInt(), 3);
        QCOMPARE(excluded.at(1).at(0).toInt(), 3);
        // New counts must not move the user.
        list.setRows(values(5));
        QCOMPARE(view->currentIndex().row(), 3);
    }

    void longListsOfferSearchAndMore()
    {
        BarList list(QStringLiteral("Industry"));
        list.setRows(values(5));
        QVERIFY(list.findChild<SearchField *>()->isHidden());
        list.setRows(values(162));
        auto *search = list.findChild<SearchField *>();
        auto *more = list.findChild<QPushButton *>();
        QVERIFY(!search->isHidden());
        QCOMPARE(more->text(), QStringLiteral("142 more…"));
        list.show();
        QTest::keyClicks(search, QStringLiteral("value 161"));
        QVERIFY(more->isHidden());
        QSignalSpy included(&list, &BarList::includeRequested);
        auto *view = list.findChild<BarListView *>();
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(included.at(0).at(0).toInt(), 161);
        search->clear();
        more->click();
        QCOMPARE(view->model()->rowCount(), 162);
    }

private:
    static std::vector<BarRow> values(int count)
    {
        std::vector<BarRow> rows;
        for (int i = 0; i < count; ++i)
            rows.push_back({QStringLiteral("Value %1").arg(i), QString::number(count - i), double(count - i), {}});
        return rows;
    }

    std::unique_ptr<theme::Theme> m_look;
};

QTEST_MAIN(ListsTest)
#include "test_lists.moc"
