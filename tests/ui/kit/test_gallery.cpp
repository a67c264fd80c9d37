// SPDX-License-Identifier: GPL-3.0-or-later
// Every widget of the kit in one picture, light and dark, for the eye: kit-light.png and kit-dark.png in the working
// folder. What is checked is that the schemes differ and nothing paints outside the palette of its scheme's page.
#include "kit/badge.h"
#include "kit/banner.h"
#include "kit/bar_list.h"
#include "kit/card.h"
#include "kit/chip.h"
#include "kit/distribution.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/heat_map_view.h"
#include "kit/notice_bar.h"
#include "kit/popover.h"
#include "kit/score_curve.h"
#include "kit/search_field.h"
#include "kit/segmented.h"
#include "kit/waterfall.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "ui/kit/tile_model.h"
#include "ui/kit/waterfall_rows.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace leadlight;
using namespace leadlight::kit;

class GalleryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesOfBothSchemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("textSize");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << false << 1.0 << false;
        QTest::newRow("dark") << true << 1.0 << false;
        QTest::newRow("large") << false << 1.5 << false;
        QTest::newRow("mirrored") << false << 1.0 << true;
    }

    void picturesOfBothSchemes()
    {
        QFETCH(bool, dark);
        QFETCH(double, textSize);
        QFETCH(bool, mirrored);
        theme::Theme look(*qApp, dark ? theme::Preference::dark : theme::Preference::light);
        look.setTextSize(textSize);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        test::TileModel tiles;
        QStandardItemModel rows;
        test::fillWaterfall(rows);
        QWidget page;
        theme::setRole(page, theme::Role::page);
        auto *grid = new QGridLayout(&page);
        grid->setContentsMargins(16, 16, 16, 16);
        grid->setSpacing(16);
        grid->addWidget(controls(&page), 0, 0, 1, 2);
        grid->addWidget(matrix(tiles, &page), 1, 0);
        grid->addLayout(side(rows, &page), 1, 1);
        grid->setColumnStretch(0, 1);
        page.resize(static_cast<int>(1440 * textSize), static_cast<int>(1180 * textSize));
        const QImage picture = page.grab().toImage();
        QVERIFY(picture.save(QStringLiteral("kit-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
        QCOMPARE(picture.pixelColor(2, 2), look.tokens().window);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void iconsOnASheet()
    {
        theme::Theme look(*qApp, theme::Preference::light);
        QWidget sheet;
        theme::setRole(sheet, theme::Role::card);
        auto *grid = new QGridLayout(&sheet);
        int at = 0;
        for (const QString &name : theme::iconNames()) {
            auto *label = new QLabel;
            const QByteArray latin = name.toLatin1();
            label->setPixmap(theme::icon(QLatin1String(latin)).pixmap(QSize(48, 48)));
            auto *word = new QLabel(name);
            grid->addWidget(label, at / 12 * 2, at % 12);
            grid->addWidget(word, at / 12 * 2 + 1, at % 12);
            ++at;
        }
        QVERIFY(sheet.grab().save(QStringLiteral("kit-icons.png")));
    }

private:
    static QPushButton *button(const QString &text, std::optional<theme::Role> role = {})
    {
        auto *made = new QPushButton(text);
        if (role)
            theme::setRole(*made, *role);
        return made;
    }

    static QWidget *controls(QWidget *parent)
    {
        auto *card = new Card(QStringLiteral("Controls"), parent);
        card->setSubtitle(QStringLiteral("every kind once"));
        auto *first = new QHBoxLayout;
        first->addWidget(new SegmentedControl({QStringLiteral("Won"), QStringLiteral("Count"), QStringLiteral("Share"),
                                               QStringLiteral("Revenue")},
                                              QStringLiteral("Measure")));
        first->addWidget(button(QStringLiteral("Compare v7 → v8 draft")));
        auto *iconed = button(QStringLiteral("Export report"), theme::Role::primary);
        iconed->setIcon(theme::icon(QLatin1String("export"), theme::Tone::onAccent));
        first->addWidget(iconed);
        first->addWidget(button(QStringLiteral("Erase"), theme::Role::danger));
        first->addWidget(button(QStringLiteral("Columns"), theme::Role::quiet));
        first->addWidget(button(QStringLiteral("142 more…"), theme::Role::link));
        auto *off = button(QStringLiteral("Off"));
        off->setEnabled(false);
        first->addWidget(off);
        first->addWidget(new SearchField(QStringLiteral("Search leads, accounts, commands…"), QStringLiteral("Search")), 1);
        card->body()->addLayout(first);

        auto *second = new QHBoxLayout;
        auto *check = new QCheckBox(QStringLiteral("Needs both"));
        check->setChecked(true);
        second->addWidget(check);
        second->addWidget(new QCheckBox(QStringLiteral("Off")));
        auto *radio = new QRadioButton(QStringLiteral("Joint"));
        radio->setChecked(true);
        second->addWidget(radio);
        auto *combo = new QComboBox;
        combo->addItems({QStringLiteral("Last 12 months"), QStringLiteral("Quarter")});
        second->addWidget(combo);
        auto *spin = new QSpinBox;
        spin->setValue(45);
        second->addWidget(spin);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        second->addWidget(slider);
        for (int bin : {7, 6, 5, 4, 3, 2, 1, 0}) {
            auto *badge = new Badge(QStringLiteral("B%1").arg(bin));
            badge->setHeatBin(bin);
            second->addWidget(badge);
        }
        auto *late = new Badge(QStringLiteral("2 h late"));
        late->setTone(theme::Tone::danger);
        second->addWidget(late);
        auto *pill = new QLabel(QStringLiteral("Model v7 · signed by Marketing & Sales"));
        pill->setTextFormat(Qt::PlainText);
        theme::setRole(*pill, theme::Role::accentPill);
        second->addWidget(pill);
        auto *keycap = new QLabel(QStringLiteral("Ctrl K"));
        theme::setRole(*keycap, theme::Role::keycap);
        second->addWidget(keycap);
        second->addStretch();
        card->body()->addLayout(second);

        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const char *text : {"rank A or B", "Germany", "late", "seen in 30 days"})
            flow->addWidget(new FilterChip(QString::fromLatin1(text)));
        card->body()->addWidget(chips);
        auto *banner = new Banner;
        banner->setText(QStringLiteral("Trial: 63 leads move."));
        banner->addButton(QStringLiteral("Discard"));
        banner->addButton(QStringLiteral("Put in draft"), true);
        card->body()->addWidget(banner);
        auto *notice = new NoticeBar;
        card->body()->addWidget(notice);
        notice->showNotice(QStringLiteral("Jonas Lindqvist accepted."), {{QStringLiteral("Undo (U)"), [] {}}});
        return card;
    }

    static ThresholdDistribution *distribution(Qt::Orientation orientation, const std::vector<int> &thresholds,
                                               const QStringList &labels)
    {
        auto *made = new ThresholdDistribution(orientation);
        std::vector<qint64> counts;
        for (int i = 0; i < 40; ++i)
            counts.push_back(static_cast<qint64>(1000 * std::exp(-(i - 12.0) * (i - 12.0) / 120)));
        made->setBins(counts, 0, 5);
        made->setThresholds(thresholds, labels);
        made->setEditable(true);
        return made;
    }

    static QWidget *matrix(test::TileModel &tiles, QWidget *parent)
    {
        auto *card = new Card({}, parent);
        auto *grid = new QGridLayout;
        auto *view = new HeatMapView;
        view->setAccessibleName(QStringLiteral("Lead matrix"));
        view->setModel(&tiles);
        view->selectionModel()->select(tiles.index(1, 1), QItemSelectionModel::Select);
        grid->addWidget(distribution(Qt::Vertical, {148, 105, 62},
                                     {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}),
                        0, 0);
        grid->addWidget(view, 0, 1);
        grid->addWidget(distribution(Qt::Horizontal, {150, 100, 15},
                                     {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}),
                        1, 1);
        card->body()->addLayout(grid);
        return card;
    }

    static QVBoxLayout *side(QStandardItemModel &rows, QWidget *parent)
    {
        auto *column = new QVBoxLayout;
        column->setSpacing(16);
        auto *why = new Card(QStringLiteral("Why A: fit 67 of 180"), parent);
        auto *waterfall = new WaterfallView;
        waterfall->setModel(&rows);
        why->body()->addWidget(waterfall);
        auto *mail = new ElidedLabel(QStringLiteral("amara.okafor@kite-pharma-distribution.example · Lagos, Nigeria"),
                                     theme::FontRole::small, theme::Tone::muted);
        mail->setElideMode(Qt::ElideMiddle);
        why->body()->addWidget(mail);
        column->addWidget(why);
        auto *curveCard = new Card(QStringLiteral("Why 1: engagement 96"), parent);
        auto *curve = new ScoreCurve;
        std::vector<ScoreCurve::Point> points;
        for (int day = 0; day < 90; day += 9)
            points.push_back({QDate(2026, 8, 1).addDays(day), 20.0 + day * 0.8 + (day % 2) * 8});
        curve->setPoints(points);
        curve->setThreshold(75, QStringLiteral("rank 1 from 75"));
        curve->setMarks({{QDate(2026, 9, 20), QStringLiteral("v7")}});
        curveCard->body()->addWidget(curve);
        column->addWidget(curveCard);
        auto *facets = new Card(QStringLiteral("Source"), parent);
        auto *list = new BarList(QStringLiteral("Source"));
        list->setRows({{QStringLiteral("Search"), QStringLiteral("19,204"), 19204, BarRow::State::included},
                       {QStringLiteral("Webinar"), QStringLiteral("11,830"), 11830, {}},
                       {QStringLiteral("Event"), QStringLiteral("6,120"), 6120, {}},
                       {QStringLiteral("Purchased"), QStringLiteral("212"), 212, BarRow::State::excluded}});
        facets->body()->addWidget(list);
        column->addWidget(facets);
        auto *empty = new EmptyState(QLatin1String("inbox"), QStringLiteral("Inbox clear."),
                                     QStringLiteral("The next MQL appears here as soon as it is scored."), parent);
        empty->addButton(QStringLiteral("Show snoozed (3)"), true);
        column->addWidget(empty, 1);
        return column;
    }
};

QTEST_MAIN(GalleryTest)
#include "test_gallery.moc"
