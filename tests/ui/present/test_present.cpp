// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/present_window.h"

#include <algorithm>

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTest>

#include "bridge/minutes_export.h"
#include "bridge/text.h"
#include "kit/heat_map_view.h"
#include "present/figure_tile.h"
#include "support/painted_texts.h"
#include "support/rules_desk.h"
#include "support/sample_copy.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/hold_review.h"
#include "workspace/queries/review_state.h"

using namespace leadlight;
using namespace leadlight::present;

namespace {

constexpr QSize smallestWall(1280, 720);
constexpr int leastText = 18;
constexpr int leastFigure = 44;

/// The sample with one closed review, and its presentation at the smallest size.
struct Hall : test::RulesDesk {
    explicit Hall(bool withReview = true)
    {
        const std::string path = folder.filePath(QStringLiteral("hall.leadlight")).toStdString();
        auto made = test::sampleCopy(path, 7, clock.now(), clock);
        if (!made) {
            qFatal("no sample: %s", made.error().code.c_str());
        }
        made->reset();
        session.open(bridge::toQt(path));
        settle();
        const auto snapshot = session.snapshot();
        lena = snapshot->atTable(domain::Side::marketing)->id;
        jonas = snapshot->atTable(domain::Side::sales)->id;
        if (withReview) {
            hold();
        }
        command([this](workspace::Workspace &open) {
            base::Progress progress;
            auto started = workspace::startMeeting(open, progress);
            meeting = started ? *started : nullptr;
            return started;
        });
        wall = new PresentWindow(context, meeting);
        wall->resize(smallestWall);
        wall->show();
        wall->activateWindow();
        QApplication::setActiveWindow(wall);
        wall->setFocus();
        QCoreApplication::processEvents();
    }
    ~Hall() { delete wall; }

    void hold()
    {
        command([this](workspace::Workspace &open) { return workspace::openReview(open, lena); });
        command([this](workspace::Workspace &open) { return workspace::noteEvidenceSeen(open, lena); });
        command([this](workspace::Workspace &open) { return workspace::writeReview(open, {"It does", "Demos tell most", "Call within a day"}, lena); });
        command([this](workspace::Workspace &open) { return workspace::closeReview(open, lena, jonas); });
    }
    void press(int key) { QTest::keyClick(wall.data(), static_cast<Qt::Key>(key)); }
    [[nodiscard]] int find(const QString &title) const
    {
        for (int step = 0; step < wall->steps(); ++step) {
            if (wall->stepTitle(step).contains(title)) {
                return step;
            }
        }
        return -1;
    }
    template <class Widget> [[nodiscard]] Widget *shown() const
    {
        for (Widget *each : wall->findChildren<Widget *>()) {
            if (each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = wall->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    base::Uuid lena;
    base::Uuid jonas;
    std::shared_ptr<const workspace::Meeting> meeting;
    QPointer<PresentWindow> wall;
};

/// What of the widget's own texts does not fit where it stands; empty: nothing.
QString cutOff(const QWidget &window)
{
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty()) {
            continue;
        }
        const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= label->height() : label->sizeHint().width() <= label->width();
        if (!fits || label->visibleRegion().boundingRect() != label->rect()) {
            return label->text();
        }
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->sizeHint().width() > button->width()) {
            return button->text();
        }
    }
    return {};
}

} // namespace

class PresentTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::dark); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyStepCanBeReadAcrossTheRoom()
    {
        Hall hall;
        QCOMPARE(hall.wall->size(), smallestWall);
        for (const char *title : {"Where the leads stand", "Since the last meeting", "predict the sale", "agree with the inbox", "Why leads came back",
                                  "On the table", "Decisions"}) {
            QVERIFY2(hall.find(QLatin1String(title)) >= 0, title);
        }
        for (int step = 0; step < hall.wall->steps(); ++step) {
            hall.wall->goTo(step);
            QCoreApplication::processEvents();
            hall.wall->grab(); // what is shown for the first time is laid out by being painted
            const auto texts = test::paintedTexts(*hall.wall);
            QVERIFY2(texts.size() > 6, qPrintable(hall.wall->stepTitle(step)));
            for (const test::PaintedText &text : texts) {
                const QByteArray what = QStringLiteral("%1: “%2” at %3 px").arg(hall.wall->stepTitle(step), text.text).arg(text.pixelSize).toUtf8();
                QVERIFY2(text.pixelSize >= leastText, what.constData());
                QVERIFY2(!text.text.contains(QChar(0x2026)) || text.text == QStringLiteral("Export minutes…"), what.constData());
                QVERIFY2(QRectF(hall.wall->rect()).adjusted(-1, -1, 1, 1).contains(text.where), what.constData());
            }
            QVERIFY2(cutOff(*hall.wall).isEmpty(), qPrintable(cutOff(*hall.wall)));
        }
    }

    void keyFiguresAreLarge()
    {
        Hall hall;
        hall.wall->goTo(hall.find(QStringLiteral("predict")));
        QCoreApplication::processEvents();
        const auto texts = test::paintedTexts(*hall.wall);
        QVERIFY(std::count_if(texts.begin(), texts.end(), [](const test::PaintedText &text) { return text.pixelSize >= leastFigure; }) >= 3);
    }

    void stepsWithNothingToShowAreLeftOut()
    {
        Hall without(false);
        QCOMPARE(without.find(QStringLiteral("Since the last meeting")), -1);
        Hall with;
        QCOMPARE(with.wall->steps(), without.wall->steps() + 1);
        workspace::Meeting bare = *with.meeting;
        bare.summary = {};
        bare.passbacks.clear();
        bare.evidence = std::make_shared<const workspace::Evidence>();
        bare.inbox = {};
        bare.proposal.reset();
        bare.last.reset();
        QWidget parent;
        QVERIFY(makeSteps({std::make_shared<const workspace::Meeting>(bare), {}}, &parent).empty());
    }

    void keysStepThroughIt()
    {
        Hall hall;
        const int last = hall.wall->steps() - 1;
        const auto at = [&](int key) {
            hall.press(key);
            return hall.wall->current();
        };
        QCOMPARE(at(Qt::Key_Right), 1);
        QCOMPARE(at(Qt::Key_Space), 2);
        QCOMPARE(at(Qt::Key_PageDown), 3);
        QCOMPARE(at(Qt::Key_Left), 2);
        QCOMPARE(at(Qt::Key_PageUp), 1);
        QCOMPARE(at(Qt::Key_End), last);
        QCOMPARE(at(Qt::Key_Right), last);
        QCOMPARE(at(Qt::Key_Home), 0);
        QCOMPARE(at(Qt::Key_4), 0);
        QCOMPARE(at(Qt::Key_Return), 3);
        QCOMPARE(at(Qt::Key_B), 3);
        QVERIFY(hall.wall->isBlank());
        QCOMPARE(at(Qt::Key_Right), 3); // shows the picture again, no more
        QVERIFY(!hall.wall->isBlank());
    }

    void itIsLargeAndLightAndPutsBothBack()
    {
        QCOMPARE(theme::theme().scheme(), theme::Scheme::dark);
        {
            Hall hall;
            QCOMPARE(theme::theme().scheme(), theme::Scheme::light);
            QCOMPARE(theme::theme().metrics().factor(), 1.5);
            QTest::keyClick(hall.wall.data(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(theme::theme().scheme(), theme::Scheme::dark);
            QVERIFY(hall.settings.value(QStringLiteral("present/dark")).toBool());
            hall.press(Qt::Key_Escape);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QVERIFY(!hall.wall);
        }
        QCOMPARE(theme::theme().scheme(), theme::Scheme::dark);
        QCOMPARE(theme::theme().metrics().factor(), 1.0);
    }

    void aTileOpensItsLeadsWithoutTheirNames()
    {
        Hall hall;
        auto *tiles = hall.shown<kit::HeatMapView>();
        QTest::mouseClick(tiles->viewport(), Qt::LeftButton, {}, tiles->visualRect(tiles->model()->index(0, 0)).center());
        QVERIFY(hall.wall->areLeadsShown());
        const auto &snapshot = *hall.meeting->snapshot;
        const QString listed = hall.shown<QListWidget>()->item(0)->text();
        QVERIFY2(listed.startsWith(QStringLiteral("Lead ")), qPrintable(listed));
        std::uint32_t row = 0;
        while (snapshot.cellOf(row) != 0 || snapshot.isMerged(row)) {
            ++row;
        }
        hall.press(Qt::Key_N);
        QVERIFY(hall.shown<QListWidget>()->item(0)->text().startsWith(bridge::toQt(snapshot.nameOf(row))));
        hall.press(Qt::Key_Escape);
        QVERIFY(hall.wall && !hall.wall->areLeadsShown());
        QCOMPARE(hall.wall->current(), 0);
    }

    void aFigureOpensItsLeadsByKey()
    {
        Hall hall;
        hall.wall->goTo(hall.find(QStringLiteral("agree with the inbox")));
        hall.press(Qt::Key_Tab);
        QVERIFY(qobject_cast<FigureTile *>(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(hall.wall->areLeadsShown());
    }

    void theDataStandStill()
    {
        Hall hall;
        const std::int64_t before = static_cast<std::int64_t>(hall.meeting->summary.all.leads);
        hall.command([](workspace::Workspace &open) { return workspace::addPerson(open, "Mia", domain::Side::sales); });
        QVERIFY(hall.session.snapshot() != hall.meeting->snapshot);
        QVERIFY(hall.says(QStringLiteral("Data as of 31 Mar 2026")));
        QVERIFY(hall.says(bridge::countText(before)));
    }

    void whatIsDecidedStandsInTheMinutes()
    {
        Hall hall;
        hall.wall->goTo(hall.wall->steps() - 1);
        QTest::keyClick(hall.shown<QAbstractButton>(), Qt::Key_Space); // opens the review
        hall.settle();
        auto *what = hall.shown<QLineEdit>();
        QVERIFY(what);
        what->setFocus();
        QTest::keyClicks(what, QStringLiteral("Raise demos to 70"));
        QCOMPARE(hall.wall->current(), hall.wall->steps() - 1); // a blank in a field is no step
        QTest::keyClick(what, Qt::Key_Return);
        hall.settle();
        const lifecycle::Review *open = workspace::openReviewOf(*hall.session.snapshot());
        QVERIFY(open);
        QVERIFY2(open->decisions.starts_with("Raise demos to 70 – by 14 Apr 2026"), open->decisions.c_str());
        QCOMPARE(open->present.size(), std::size_t{2});
        QVERIFY(hall.says(QStringLiteral("• Raise demos to 70")));
        QString said;
        const QString path = hall.folder.filePath(QStringLiteral("minutes.html"));
        bridge::exportMinutes(hall.context, hall.wall, path, [&](const QString &text) { said = text; });
        hall.settle();
        QCOMPARE(said, QStringLiteral("Minutes saved as minutes.html."));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Raise demos to 70"));
        bridge::exportMinutes(hall.context, hall.wall, hall.folder.filePath(QStringLiteral("minutes.pdf")), [&](const QString &text) { said = text; });
        hall.settle();
        QVERIFY2(hall.drawn.starts_with("Minutes of review 2"), hall.drawn.c_str());
        // Esc leaves the field first, then the presentation.
        what->setFocus();
        QTest::keyClick(what, Qt::Key_Escape);
        QVERIFY(hall.wall && hall.wall->hasFocus());
    }
};

QTEST_MAIN(PresentTest)
#include "test_present.moc"
