// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/actions.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QTest>
#include <QVBoxLayout>

using namespace leadlight;

class ActionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anActionIsThereOnce()
    {
        QMainWindow window;
        bridge::ActionRegistry actions(&window);
        int first = 0;
        int second = 0;
        QAction *one = actions.add(QStringLiteral("leads.export"), QStringLiteral("&Export leads…"), Qt::CTRL | Qt::Key_E,
                                   bridge::Menu::leads, &window, [&] { ++first; });
        QAction *two = actions.add(QStringLiteral("leads.export"), QStringLiteral("Export"), {}, bridge::Menu::leads,
                                   &window, [&] { ++second; });
        QCOMPARE(one, two);
        QCOMPARE(actions.entries().size(), 1);
        QCOMPARE(actions.find(QStringLiteral("leads.export")), one);
        QVERIFY(!actions.find(QStringLiteral("leads.exports")));
        QCOMPARE(bridge::ActionRegistry::plainText(*one), QStringLiteral("Export leads"));
        one->trigger();
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
    }

    void aSingleKeyActsOnlyInItsList()
    {
        QMainWindow window;
        auto *inside = new QWidget;
        auto *column = new QVBoxLayout(inside);
        auto *queue = new QListWidget;
        auto *other = new QListWidget;
        column->addWidget(queue);
        column->addWidget(other);
        window.setCentralWidget(inside);
        bridge::ActionRegistry actions(&window);
        int accepted = 0;
        actions.addForList(QStringLiteral("inbox.accept"), QStringLiteral("Accept"), Qt::Key_A, bridge::Menu::leads, queue,
                           [&] { ++accepted; });
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        queue->setFocus();
        QTest::keyClick(queue, Qt::Key_A);
        QCOMPARE(accepted, 1);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_A);
        QCOMPARE(accepted, 1);

        actions.setSingleKeys(false);
        queue->setFocus();
        QTest::keyClick(queue, Qt::Key_A);
        QCOMPARE(accepted, 1);
        QCOMPARE(actions.entries().first().key, QKeySequence(Qt::Key_A)); // the list of shortcuts still knows it
        actions.setSingleKeys(true);
        QTest::keyClick(queue, Qt::Key_A);
        QCOMPARE(accepted, 2);
    }

    void typingInAFieldIsNoShortcut()
    {
        QMainWindow window;
        auto *inside = new QWidget;
        auto *column = new QVBoxLayout(inside);
        auto *field = new QLineEdit;
        column->addWidget(field);
        window.setCentralWidget(inside);
        bridge::ActionRegistry actions(&window);
        int accepted = 0;
        actions.addForList(QStringLiteral("inbox.accept"), QStringLiteral("Accept"), Qt::Key_A, bridge::Menu::leads, inside,
                           [&] { ++accepted; });
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("abba"));
        QCOMPARE(field->text(), QStringLiteral("abba"));
        QCOMPARE(accepted, 0);
    }
};

QTEST_MAIN(ActionsTest)
#include "test_actions.moc"
