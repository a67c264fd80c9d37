// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heat_map_view.h"
#include "theme/ramps.h"
#include "theme/theme.h"
#include "ui/kit/tile_model.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace leadlight;
using namespace leadlight::kit;

class HeatMapTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = std::make_unique<theme::Theme>(*qApp, theme::Preference::light);
        m_tiles = std::make_unique<test::TileModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_tiles.get());
        m_view = std::make_unique<HeatMapView>();
        m_view->setAccessibleName(QStringLiteral("Lead matrix"));
        m_view->setModel(m_tiles.get());
        m_view->resize(900, 700);
        m_view->show();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_tester.reset();
        m_tiles.reset();
        m_look.reset();
    }

    void fillsItsSpaceWithoutScrollBars()
    {
        for (const QSize &size : {QSize(900, 700), QSize(501, 333), QSize(1301, 999)}) {
            m_view->resize(size);
            QCoreApplication::processEvents();
            QCOMPARE(m_view->horizontalHeader()->length(), m_view->viewport()->width());
            QCOMPARE(m_view->verticalHeader()->length(), m_view->viewport()->height());
            QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
        }
    }

    void arrowsMoveAndShiftExtends()
    {
        m_view->setCurrentIndex(m_tiles->index(0, 0));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex(), m_tiles->index(1, 1));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->selectionModel()->selectedIndexes().size(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex(), m_tiles->index(1, 3));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentIndex(), m_tiles->index(1, 0));
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_view->currentIndex(), m_tiles->index(3, 3));
    }

    void enterOpensAndSpaceTells()
    {
        QSignalSpy opened(m_view.get(), &QAbstractItemView::activated);
        QSignalSpy details(m_view.get(), &HeatMapView::detailsRequested);
        m_view->setCurrentIndex(m_tiles->index(2, 1));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).toModelIndex(), m_tiles->index(2, 1));
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.at(0).at(0).toModelIndex(), m_tiles->index(2, 1));
    }

    void lettersAreLeftToTheView()
    {
        m_view->setCurrentIndex(m_tiles->index(0, 0));
        QKeyEvent press(QEvent::KeyPress, Qt::Key_M, Qt::NoModifier, QStringLiteral("m"));
        QApplication::sendEvent(m_view.get(), &press);
        QVERIFY(!press.isAccepted());
        QCOMPARE(m_view->currentIndex(), m_tiles->index(0, 0));
    }

    void controlAddsTiles()
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(0, 0));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(2, 2));
        QCOMPARE(m_view->selectionModel()->selectedIndexes().size(), 2);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(1, 1));
        QCOMPARE(m_view->selectionModel()->selectedIndexes().size(), 1);
    }

    void headersSelectRowsAndColumns()
    {
        auto *rows = m_view->verticalHeader();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                          QPoint(10, rows->sectionViewportPosition(1) + rows->sectionSize(1) / 2));
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 1);
        QVERIFY(m_view->selectionModel()->isRowSelected(1));
        auto *columns = m_view->horizontalHeader();
        QTest::mouseClick(columns->viewport(), Qt::LeftButton, {},
                          QPoint(columns->sectionViewportPosition(2) + columns->sectionSize(2) / 2, 10));
        QVERIFY(m_view->selectionModel()->isColumnSelected(2));
        QVERIFY(!m_view->selectionModel()->isRowSelected(1));
    }

    void regionIsEditedByClickAndSpace()
    {
        QSignalSpy toggled(m_view.get(), &HeatMapView::tileToggled);
        m_view->setRegionEditable(true);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(3, 3));
        QCOMPARE(toggled.count(), 1);
        QCOMPARE(toggled.at(0).at(0).toModelIndex(), m_tiles->index(3, 3));
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(toggled.count(), 2);
        QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
    }

    void aCurrentTileAlwaysExists()
    {
        QVERIFY(m_view->currentIndex().isValid());
        m_tiles->resize(0, 0);
        QVERIFY(!m_view->currentIndex().isValid());
        m_tiles->resize(4, 4);
        QVERIFY(m_view->currentIndex().isValid());
        QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
    }

    void assistiveToolsReadATable()
    {
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(table && table->tableInterface());
        QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Lead matrix"));
        QCOMPARE(table->tableInterface()->rowCount(), 4);
        QCOMPARE(table->tableInterface()->cellAt(1, 2)->text(QAccessible::Name), QStringLiteral("B3, 412 leads"));
    }

    void tilesShowTheirColour()
    {
        const QImage picture = m_view->viewport()->grab().toImage();
        const QPoint hot = m_view->visualRect(m_tiles->index(0, 0)).center();
        QCOMPARE(picture.pixelColor(hot.x() + 60, hot.y() - 30), theme::heat(theme::Scheme::light, 7).fill);
        m_tiles->diverging = true;
        const QImage change = m_view->viewport()->grab().toImage();
        QCOMPARE(change.pixelColor(hot.x() + 60, hot.y() - 30), theme::diverging(theme::Scheme::light, -3).fill);
    }

    void leadLineSurroundsTheRegion()
    {
        const QColor line = m_look->tokens().leadLine;
        const QImage picture = m_view->viewport()->grab().toImage();
        const QRect a1 = m_view->visualRect(m_tiles->index(0, 0));
        const QRect a3 = m_view->visualRect(m_tiles->index(0, 2));
        QCOMPARE(picture.pixelColor(2, a1.center().y()), line);              // left edge of the table
        QCOMPARE(picture.pixelColor(a3.right() + 1, a3.center().y()), line); // right of A3
        QVERIFY(picture.pixelColor(a1.right() + 1, a1.center().y()) != line); // none inside the region
        m_tiles->region.clear();
        QVERIFY(m_view->viewport()->grab().toImage().pixelColor(a3.right() + 1, a3.center().y()) != line);
    }

    void survivesEverySize()
    {
        for (const QSize &size : {QSize(230, 180), QSize(560, 360), QSize(640, 420), QSize(20, 20)}) {
            m_view->resize(size);
            QVERIFY(!m_view->grab().isNull());
        }
    }

private:
    QPoint centre(int row, int column) const { return m_view->visualRect(m_tiles->index(row, column)).center(); }

    std::unique_ptr<theme::Theme> m_look;
    std::unique_ptr<test::TileModel> m_tiles;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<HeatMapView> m_view;
};

QTEST_MAIN(HeatMapTest)
#include "test_heat_map.moc"
