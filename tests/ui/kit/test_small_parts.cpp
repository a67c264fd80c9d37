// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/badge.h"
#include "kit/banner.h"
#include "kit/card.h"
#include "kit/chip.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/notice_bar.h"
#include "kit/popover.h"
#include "kit/score_curve.h"
#include "kit/search_field.h"
#include "kit/segmented.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCursor>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace leadlight;
using namespace leadlight::kit;

class SmallPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_look = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanup() { m_look.reset(); }

    void segmentsAreChosenByKeys()
    {
        SegmentedControl control({QStringLiteral("Won"), QStringLiteral("Count"), QStringLiteral("Share")},
                                 QStringLiteral("Measure"));
        control.show();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        QSignalSpy activated(&control, &SegmentedControl::activated);
        control.button(0)->setFocus();
        QTest::keyClick(control.button(0), Qt::Key_Right);
        QCOMPARE(control.current(), 1);
        QVERIFY(control.button(1)->isChecked() && !control.button(0)->isChecked());
        QVERIFY(control.button(1)->hasFocus());
        QTest::keyClick(control.button(1), Qt::Key_End);
        QTest::keyClick(control.button(2), Qt::Key_Right); // nothing beyond the end
        QCOMPARE(control.current(), 2);
        QCOMPARE(activated.count(), 2);
        QTest::mouseClick(control.button(0), Qt::LeftButton);
        QTest::mouseClick(control.button(0), Qt::LeftButton); // still chosen, not switched off
        QVERIFY(control.button(0)->isChecked());
        QCOMPARE(activated.count(), 3);
        control.setCurrent(1);
        QCOMPARE(activated.count(), 3);
        QCOMPARE(control.button(2)->accessibleName(), QStringLiteral("Measure: Share"));
        // Tab reaches the chosen one only.
        QCOMPARE(control.button(1)->focusPolicy(), Qt::StrongFocus);
        QCOMPARE(control.button(0)->focusPolicy(), Qt::ClickFocus);
    }

    void chipsAreRemoved_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("delete") << int(Qt::Key_Delete);
        QTest::newRow("backspace") << int(Qt::Key_Backspace);
        QTest::newRow("enter") << int(Qt::Key_Return);
        QTest::newRow("space") << int(Qt::Key_Space);
    }

    void chipsAreRemoved()
    {
        QFETCH(int, key);
        FilterChip chip(QStringLiteral("Germany"));
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &FilterChip::removeRequested);
        QTest::keyClick(&chip, static_cast<Qt::Key>(key));
        QCOMPARE(removed.count(), 1);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(10, 10)); // on the word: nothing
        QCOMPARE(removed.count(), 1);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 10, 10));
        QCOMPARE(removed.count(), 2);
        QCOMPARE(chip.accessibleName(), QStringLiteral("Remove filter: Germany"));
        QVERIFY(chip.height() >= 24);
    }

    void badgesTakeTheirColourFromTheTheme()
    {
        Badge badge(QStringLiteral("A1"));
        badge.setHeatBin(7);
        badge.resize(badge.sizeHint());
        const auto edge = [&] { return badge.grab().toImage().pixelColor(3, badge.height() / 2); };
        QCOMPARE(edge(), theme::heat(theme::Scheme::light, 7).fill);
        m_look->setScheme(theme::Scheme::dark);
        QCOMPARE(edge(), theme::heat(theme::Scheme::dark, 7).fill);
        badge.setText(QStringLiteral("B2"));
        QCOMPARE(badge.accessibleName(), QStringLiteral("B2"));
    }

    void noticesHideAfterAWhile()
    {
        QCursor::setPos(900, 900); // a mouse over the notice would keep it
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(new QPushButton(QStringLiteral("Elsewhere"))); // has the focus
        auto *notice = new NoticeBar(&window);
        column->addWidget(notice);
        window.show();
        QVERIFY(notice->isHidden());
        notice->setDuration(1);
        QSignalSpy dismissed(notice, &NoticeBar::dismissed);
        notice->showNotice(QStringLiteral("412 leads imported."));
        QVERIFY(!notice->isHidden());
        QCOMPARE(notice->text(), QStringLiteral("412 leads imported."));
        QCOMPARE(notice->accessibleName(), notice->text());
        QVERIFY(dismissed.wait());
        QVERIFY(notice->isHidden());
    }

    void noticesRunTheirAction()
    {
        NoticeBar notice;
        int undone = 0;
        notice.showNotice(QStringLiteral("Accepted."), {{QStringLiteral("Undo (U)"), [&undone] { ++undone; }}});
        notice.showNotice(QStringLiteral("Accepted again."), {{QStringLiteral("Undo (U)"), [&undone] { undone += 10; }}});
        QPushButton *action = nullptr;
        for (QPushButton *button : notice.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                action = button;
        }
        QVERIFY(action);
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(undone, 10);
        QVERIFY(notice.isHidden());
    }

    void focusKeepsANotice()
    {
        QCursor::setPos(900, 900);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *notice = new NoticeBar(&window);
        column->addWidget(notice);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        notice->setDuration(1);
        QSignalSpy dismissed(notice, &NoticeBar::dismissed);
        notice->showNotice(QStringLiteral("Accepted."), {{QStringLiteral("Undo"), [] {}}});
        notice->findChild<QPushButton *>()->setFocus();
        QVERIFY(!dismissed.wait(60));
        QVERIFY(!notice->isHidden());
        notice->findChild<QPushButton *>()->clearFocus();
        QVERIFY(dismissed.wait());
    }

    void bannersOfferButtons()
    {
        Banner banner;
        banner.setText(QStringLiteral("Trial: 63 leads move."));
        QSignalSpy clicked(banner.addButton(QStringLiteral("Discard")), &QPushButton::clicked);
        QTest::mouseClick(banner.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(banner.accessibleName(), QStringLiteral("Trial: 63 leads move."));
    }

    void searchFieldIsLeftInTwoSteps()
    {
        SearchField field(QStringLiteral("Search"), QStringLiteral("Filter leads"));
        QSignalSpy left(&field, &SearchField::left);
        QSignalSpy changed(&field, &QLineEdit::textChanged);
        QTest::keyClicks(&field, QStringLiteral("abc"));
        QCOMPARE(changed.count(), 3);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&field, Qt::Key_Escape);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(left.count(), 2);
    }

    void popoverClosesByEscapeAndGivesBackTheFocus()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *anchor = new QPushButton(QStringLiteral("Pass back"));
        column->addWidget(anchor);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        anchor->setFocus();
        Popover popover(QStringLiteral("Reasons"), &window);
        auto *reason = new QPushButton(QStringLiteral("1 No budget"));
        popover.body()->addWidget(reason);
        QSignalSpy closed(&popover, &Popover::closed);
        popover.openAt(anchor);
        QVERIFY(popover.isVisible());
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!popover.isVisible());
        QCOMPARE(closed.count(), 1);
        QTRY_VERIFY(anchor->hasFocus());
    }

    void labelsShortenInsteadOfPushing()
    {
        ElidedLabel label(QStringLiteral("amara.okafor@kite-pharma-distribution.example"));
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(80, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < 80);
        QCOMPARE(label.accessibleName(), label.text());
    }

    void flowWrapsAndMirrors()
    {
        QWidget page;
        auto *flow = new FlowLayout(&page);
        QList<QWidget *> parts;
        for (int i = 0; i < 4; ++i) {
            parts.append(new QWidget);
            parts.last()->setFixedSize(100, 20);
            flow->addWidget(parts.last());
        }
        QCOMPARE(flow->heightForWidth(1000), 20);
        QCOMPARE(flow->heightForWidth(220), 46);
        page.resize(220, 100);
        page.show();
        QCOMPARE(parts.at(2)->pos(), QPoint(0, 26));
        page.setLayoutDirection(Qt::RightToLeft);
        flow->setGeometry(page.rect());
        QCOMPARE(parts.at(0)->geometry().right(), 219);
    }

    void cardsAndEmptyStatesHoldTheirParts()
    {
        Card card(QStringLiteral("MQL region"));
        card.setSubtitle(QStringLiteral("A1 A2"));
        card.body()->addWidget(new QLabel(QStringLiteral("3,954")));
        QVERIFY(card.sizeHint().height() > 40);
        m_look->setTextSize(1.5);
        const int large = card.sizeHint().height();
        m_look->setTextSize(1.0);
        QVERIFY(large > card.sizeHint().height());

        EmptyState empty(QLatin1String("leads"), QStringLiteral("No leads yet."),
                         QStringLiteral("Import a file and the matrix fills itself."));
        QSignalSpy clicked(empty.addButton(QStringLiteral("Import leads"), true), &QPushButton::clicked);
        QTest::mouseClick(empty.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(empty.accessibleName(), QStringLiteral("No leads yet."));
    }

    void curveDrawsOnePointAndMany()
    {
        ScoreCurve curve;
        curve.resize(300, 100);
        QVERIFY(!curve.grab().isNull());
        curve.setPoints({{QDate(2026, 11, 1), 40}});
        curve.setThreshold(90, QStringLiteral("rank 1 from 90"));
        QVERIFY(!curve.grab().isNull());
        curve.setPoints({{QDate(2026, 11, 1), 40}, {QDate(2026, 11, 20), 95}});
        const QImage picture = curve.grab().toImage();
        bool found = false;
        for (int y = 0; y < picture.height() && !found; ++y)
            found = picture.pixelColor(150, y) == m_look->tokens().series[0];
        QVERIFY(found);
    }

private:
    std::unique_ptr<theme::Theme> m_look;
};

QTEST_MAIN(SmallPartsTest)
#include "test_small_parts.moc"
