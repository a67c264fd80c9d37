// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/column_chart.h"
#include "theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace leadlight;
using kit::ColumnRole;

namespace {

QStandardItem *column(const QString &label, double rate, double low, double high)
{
    auto *item = new QStandardItem(label);
    item->setData(label, ColumnRole::Label);
    item->setData(rate, ColumnRole::Rate);
    item->setData(low, ColumnRole::Low);
    item->setData(high, ColumnRole::High);
    item->setData(3, ColumnRole::Bin);
    return item;
}

} // namespace

class ColumnChartTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void theLongestIntervalReachesTheTop()
    {
        kit::ColumnChart chart;
        QStandardItemModel model;
        model.appendRow(column(QStringLiteral("1"), 0.4, 0.3, 0.5));
        model.appendRow(column(QStringLiteral("2"), 0.2, 0.1, 0.3));
        chart.setModel(&model);
        QCOMPARE(chart.top(), 0.5);
        chart.setAverage(0.6);
        QCOMPARE(chart.top(), 0.6);
        chart.setAverage(-1);
        model.item(0)->setData(0.8, ColumnRole::High);
        QCOMPARE(chart.top(), 0.8);
        model.clear();
        QCOMPARE(chart.top(), 1.0);
    }

    void columnsShareTheWidthAndGrowFromTheFoot()
    {
        kit::ColumnChart chart;
        QStandardItemModel model;
        model.appendRow(column(QStringLiteral("1"), 1.0, 1.0, 1.0));
        model.appendRow(column(QStringLiteral("2"), 0.5, 0.5, 0.5));
        chart.setModel(&model);
        chart.resize(400, 240);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QRect first = chart.visualRect(model.index(0, 0));
        const QRect second = chart.visualRect(model.index(1, 0));
        QCOMPARE(first.width(), second.width());
        QVERIFY(std::abs(first.width() * 2 - chart.viewport()->width()) <= 2);
        // Beside the middle, where the interval is drawn, the full column is coloured at mid-height and the half one above it is not.
        const QImage picture = chart.viewport()->grab().toImage();
        const auto at = [&](const QRect &item, double height) {
            return picture.pixelColor(item.center().x() - 10, static_cast<int>(item.top() + item.height() * height));
        };
        QVERIFY(at(first, 0.3) != at(second, 0.3));
        QCOMPARE(at(first, 0.65), at(second, 0.65));
    }

    void keysMoveAndOpen()
    {
        kit::ColumnChart chart;
        QStandardItemModel model;
        model.appendRow(column(QStringLiteral("1"), 0.4, 0.3, 0.5));
        model.appendRow(column(QStringLiteral("2"), 0.2, 0.1, 0.3));
        chart.setModel(&model);
        QCOMPARE(chart.currentIndex().row(), 0);
        QSignalSpy opened(&chart, &QAbstractItemView::activated);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toModelIndex().row(), 1);
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Space);
        QCOMPARE(opened[1][0].toModelIndex().row(), 0);
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(ColumnChartTest)
#include "test_column_chart.moc"
