// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/distribution.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <memory>

using namespace leadlight;
using namespace leadlight::kit;

class DistributionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = std::make_unique<theme::Theme>(*qApp, theme::Preference::light);
        make(Qt::Vertical);
    }

    void cleanup()
    {
        m_widget.reset();
        m_look.reset();
    }

    void keysMoveByOneAndFive()
    {
        QSignalSpy moved(m_widget.get(), &ThresholdDistribution::thresholdMoved);
        QSignalSpy released(m_widget.get(), &ThresholdDistribution::thresholdReleased);
        QSlider *b = handle(1);
        b->setFocus();
        QTest::keyClick(b, Qt::Key_Up);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 106, 62}));
        QTest::keyClick(b, Qt::Key_PageDown);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 101, 62}));
        QTest::keyClick(b, Qt::Key_Down);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 100, 62}));
        QCOMPARE(moved.count(), 3);
        QCOMPARE(released.count(), 3);
        QCOMPARE(moved.at(1).at(0).toInt(), 1);
        QCOMPARE(moved.at(1).at(1).toInt(), 101);
    }

    void horizontalArrowsPointWhereTheHandleGoes()
    {
        make(Qt::Horizontal);
        QTest::keyClick(handle(0), Qt::Key_Left); // best is at the left
        QCOMPARE(m_widget->thresholds().at(0), 149);
        QTest::keyClick(handle(0), Qt::Key_Right);
        QCOMPARE(m_widget->thresholds().at(0), 148);
    }

    void thresholdsStayInOrder()
    {
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(handle(1), Qt::Key_PageUp);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 147, 62}));
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(handle(1), Qt::Key_PageDown);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 63, 62}));
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(handle(0), Qt::Key_PageUp);
        QCOMPARE(m_widget->thresholds().at(0), 200); // the end of the data
    }

    void draggingTellsWhileAndAfter()
    {
        QSignalSpy moved(m_widget.get(), &ThresholdDistribution::thresholdMoved);
        QSignalSpy released(m_widget.get(), &ThresholdDistribution::thresholdReleased);
        QSlider *a = handle(0);
        const QPoint line(60, 18);
        const QPoint global = a->mapToGlobal(line);
        QTest::mousePress(a, Qt::LeftButton, {}, line);
        QTest::mouseMove(a, a->mapFromGlobal(global + QPoint(0, 20)));
        QTest::mouseMove(a, a->mapFromGlobal(global + QPoint(0, 40)));
        QVERIFY(moved.count() >= 1);
        QCOMPARE(released.count(), 0);
        QTest::mouseRelease(a, Qt::LeftButton, {}, a->mapFromGlobal(global + QPoint(0, 40)));
        QCOMPARE(released.count(), 1);
        // 380 pixels of axis for 200 points: 40 pixels down are 21 points less.
        QCOMPARE(m_widget->thresholds().at(0), 127);
    }

    void nothingMovesUntilEditable()
    {
        m_widget->setEditable(false);
        QTest::keyClick(handle(0), Qt::Key_Up);
        QTest::mousePress(handle(0), Qt::LeftButton, {}, QPoint(60, 18));
        QTest::mouseMove(handle(0), QPoint(60, 90));
        QTest::mouseRelease(handle(0), Qt::LeftButton, {}, QPoint(60, 90));
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{148, 105, 62}));
        QCOMPARE(handle(0)->focusPolicy(), Qt::NoFocus);
    }

    void handlesAreAccessibleSliders()
    {
        QAccessibleInterface *slider = QAccessible::queryAccessibleInterface(handle(2));
        QVERIFY(slider);
        QCOMPARE(slider->role(), QAccessible::Slider);
        QCOMPARE(slider->text(QAccessible::Name), QStringLiteral("Fit thresholds: C"));
        QVERIFY(slider->valueInterface());
        QCOMPARE(slider->valueInterface()->currentValue().toInt(), 62);
        slider->valueInterface()->setCurrentValue(70);
        QCOMPARE(m_widget->thresholds().at(2), 70);
    }

    void thresholdsOutsideTheDataAreKept()
    {
        m_widget->setThresholds({300, 105, -40}, {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{300, 105, -40}));
        m_widget->setBins({}, 0, 1);
        QCOMPARE(m_widget->thresholds(), (std::vector<int>{300, 105, -40}));
        QVERIFY(!m_widget->grab().isNull());
    }

private:
    void make(Qt::Orientation orientation)
    {
        m_widget = std::make_unique<ThresholdDistribution>(orientation);
        m_widget->setAccessibleName(QStringLiteral("Fit thresholds"));
        m_widget->setBins(std::vector<qint64>(20, 7), 0, 10);
        m_widget->setThresholds({148, 105, 62}, {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
        m_widget->setEditable(true);
        m_widget->resize(orientation == Qt::Vertical ? QSize(120, 400) : QSize(400, 90));
        m_widget->show();
        QVERIFY(QTest::qWaitForWindowActive(m_widget.get()));
    }

    QSlider *handle(int index) const { return m_widget->findChildren<QSlider *>().at(index); }

    std::unique_ptr<theme::Theme> m_look;
    std::unique_ptr<ThresholdDistribution> m_widget;
};

QTEST_MAIN(DistributionTest)
#include "test_distribution.moc"
