// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_view.h"

#include <algorithm>

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "kit/elided_label.h"
#include "support/rules_desk.h"
#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/hold_review.h"
#include "workspace/commands/raise_dispute.h"
#include "workspace/queries/disputes.h"
#include "workspace/queries/review_state.h"

using namespace leadlight;
using namespace leadlight::review;

namespace {

struct Room : test::RulesDesk {
    Room()
    {
        view = new ReviewView(context, &window);
        QObject::connect(view, &bridge::View::notice, view, [this](const QString &text, const QString &, const std::function<void()> &) { said << text; });
        QObject::connect(view, &bridge::View::requestView, view, [this](const QString &id) { wentTo = id; });
        QObject::connect(view, &bridge::View::decided, view, [this](const QString &, const std::function<void()> &undo) { takeBack = undo; });
        view->setGeometry(window.rect());
        window.show();
        window.activateWindow();
        create();
        QApplication::setActiveWindow(&window);
    }

    /// What is open, with a version in force and, where there is one, this review.
    void show(const std::optional<lifecycle::Review> &review, const std::optional<lifecycle::Review> &earlier = {})
    {
        auto changed = std::make_shared<workspace::Snapshot>(*session.snapshot());
        changed->inForce = true;
        changed->modelVersion = 7;
        changed->versions.front().number = 7;
        changed->versions.front().inForceSince = base::Instant{clock.now().seconds - 100 * base::secondsPerDay};
        lifecycle::WorkingRules rules = *changed->rules;
        if (review) {
            rules.reviews = {*review};
        }
        if (earlier) {
            rules.reviews.insert(rules.reviews.begin(), *earlier);
        }
        changed->rules = std::make_shared<const lifecycle::WorkingRules>(rules);
        view->setSnapshot(changed, {});
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : view->findChildren<QPushButton *>()) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const auto holds = [&](const auto *label) { return label->text().contains(text); };
        const auto labels = view->findChildren<QLabel *>();
        const auto lines = view->findChildren<kit::ElidedLabel *>();
        return std::any_of(labels.begin(), labels.end(), holds) || std::any_of(lines.begin(), lines.end(), holds);
    }

    ReviewView *view = nullptr;
    QString wentTo;
};

lifecycle::Review openReview()
{
    lifecycle::Review review;
    review.number = 1;
    review.version = 7;
    review.opened = *base::parseIsoInstant("2026-03-31T11:00:00Z");
    return review;
}

} // namespace

class ReviewViewTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void itSaysWhatStillKeepsItOpen()
    {
        Room room;
        room.show(openReview());
        QVERIFY(room.says(QStringLiteral("the evidence page has not been seen, and there is no verdict")));
        QVERIFY(!room.button(QStringLiteral("Close the review"))->isEnabled());
        lifecycle::Review seen = openReview();
        seen.evidenceSeen = seen.opened;
        seen.verdict = "It does";
        room.show(seen);
        QVERIFY(room.button(QStringLiteral("Close the review"))->isEnabled());
        QCOMPARE(room.view->findChildren<QPlainTextEdit *>().first()->toPlainText(), QStringLiteral("It does"));
    }

    void theEvidencePageIsAKeyAway()
    {
        Room room;
        room.show(openReview());
        QPushButton *look = room.button(QStringLiteral("Open the evidence page"));
        look->setFocus();
        QTest::keyClick(look, Qt::Key_Space);
        QCOMPARE(room.wentTo, QStringLiteral("evidence"));
    }

    void theNextOneOpensWithWhatTheLastDecided()
    {
        Room room;
        lifecycle::Review closed = openReview();
        closed.decisions = "Raise demos to 70";
        closed.closed = closed.opened;
        room.show(closed);
        QVERIFY(room.says(QStringLiteral("Raise demos to 70")));
        QVERIFY(room.button(QStringLiteral("Open the review"))->isEnabled());
    }

    void itSaysWhatBecameOfTheFiguresSince()
    {
        Room room;
        QVERIFY(!room.button(QStringLiteral("Export minutes…"))->isEnabled());
        lifecycle::Review closed = openReview();
        closed.closed = closed.opened;
        closed.figures = lifecycle::ReviewFigures{closed.opened, 100, 10, 40, 30, 20, 5, 700};
        lifecycle::Review open = openReview();
        open.number = 2;
        open.figures = lifecycle::ReviewFigures{closed.opened, 120, 14, 50, 45, 20, 6, 740};
        room.show(closed);
        room.show(open, closed);
        QVERIFY(room.says(QStringLiteral("Since then: MQLs 10 → 14; accepted 75.0 % → 90.0 %; won 25.0 % → 30.0 %; pairs told right 70 → 74 of 100.")));
        QVERIFY(room.button(QStringLiteral("Export minutes…"))->isEnabled());
    }

    void disputesAreListedByCriterionAndClosedWithANote()
    {
        Room room;
        const std::string criterion = room.session.snapshot()->model->axes[0].criteria.front().key;
        room.command([](workspace::Workspace &open) { return workspace::addLead(open, {{"first_name", "Amara"}, {"email", "amara@okafor.example"}}); });
        const base::Uuid jonas = room.session.snapshot()->people.back().id;
        for (const char *words : {"too high", "not in our trade", "a student"}) {
            room.command([&](workspace::Workspace &open) { return workspace::raiseDispute(open, 0, {criterion, words}, jonas); });
        }
        room.view->setSnapshot(room.session.snapshot(), {});
        QVERIFY(room.says(QStringLiteral("3 disputes are open")));
        QVERIFY(room.says(QStringLiteral("a change is proposed")));
        QVERIFY(room.says(QStringLiteral("not in our trade")));
        QPushButton *close = room.button(QStringLiteral("Close…"));
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Space);
        auto *dialog = room.view->findChild<QDialog *>();
        QVERIFY(dialog);
        auto *note = dialog->findChild<QPlainTextEdit *>();
        QTest::keyClicks(note, QStringLiteral("stays as it is"));
        QTest::keyClick(note, Qt::Key_Tab);
        auto *accept = dialog->findChild<QDialogButtonBox *>()->buttons().front();
        QTest::keyClick(accept, Qt::Key_Space);
        room.settle();
        QVERIFY2(room.said.isEmpty(), qPrintable(room.said.join(QLatin1Char(' '))));
        QVERIFY(room.takeBack);
        room.view->setSnapshot(room.session.snapshot(), {});
        QVERIFY(room.says(QStringLiteral("2 disputes are open, 1 closed since the last review.")));
        QVERIFY(room.says(QStringLiteral("closed: stays as it is")));
        room.takeBack();
        room.settle();
        QCOMPARE(workspace::openDisputeCount(*room.session.snapshot()), std::size_t{3});
    }

    void withoutAVersionInForceThereIsNothingToReview()
    {
        Room room;
        room.view->setSnapshot(room.session.snapshot(), {});
        QVERIFY(!room.button(QStringLiteral("Open the review"))->isEnabled());
        QVERIFY(room.says(QStringLiteral("No version is in force to review.")));
    }
};

QTEST_MAIN(ReviewViewTest)
#include "test_review_view.moc"
