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
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
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

    void smallTilesAndStandardParts_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void smallTilesAndStandardParts()
    {
        QFETCH(bool, dark);
        theme::Theme look(*qApp, dark ? theme::Preference::dark : theme::Preference::light);
        QWidget page;
        theme::setRole(page, theme::Role::page);
        auto *row = new QHBoxLayout(&page);
        row->setContentsMargins(0, 0, 16, 0);
        row->setSpacing(16);
        row->addWidget(rail());
        auto *column = new QVBoxLayout;
        test::TileModel tiles;
        test::TileModel change;
        change.diverging = true;
        for (const QSize &size : {QSize(330, 230), QSize(600, 360)}) {
            auto *view = new HeatMapView;
            view->setModel(size.width() < 400 ? &change : &tiles);
            view->setFixedSize(size);
            auto *card = new Card(QStringLiteral("Impact of the draft, live"));
            card->body()->addWidget(view);
            column->addWidget(card);
        }
        column->addStretch();
        row->addLayout(column);
        row->addLayout(standardParts(), 1);
        page.resize(1280, 760);
        QVERIFY(page.grab().save(QStringLiteral("kit-standard-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
        QMenu menu;
        menu.addAction(theme::icon(QLatin1String("open")), QStringLiteral("Open…"), QKeySequence::Open, &menu, [] {});
        menu.addSeparator();
        auto *off = menu.addAction(QStringLiteral("Nothing to undo"));
        off->setEnabled(false);
        menu.addMenu(QStringLiteral("Recent"));
        QVERIFY(menu.grab().save(QStringLiteral("kit-menu-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
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
    static QWidget *rail()
    {
        auto *made = new QFrame;
        theme::setRole(*made, theme::Role::rail);
        made->setFixedWidth(196);
        auto *column = new QVBoxLayout(made);
        auto *heading = new QLabel(QStringLiteral("LEADS"));
        theme::setRole(*heading, theme::Role::railHeading);
        column->addWidget(heading);
        for (const char *name : {"matrix", "leads", "inbox", "model", "evidence", "reports", "imports"}) {
            auto *item = new QPushButton(QString::fromLatin1(name));
            item->setIcon(theme::icon(QLatin1String(name), theme::Tone::railText));
            item->setCheckable(true);
            item->setChecked(column->count() == 1);
            theme::setRole(*item, theme::Role::railItem);
            column->addWidget(item);
        }
        column->addStretch();
        return made;
    }

    static QVBoxLayout *standardParts()
    {
        auto *column = new QVBoxLayout;
        auto *title = new QLabel(QStringLiteral("Scoring model v8"));
        theme::setRole(*title, theme::Role::viewTitle);
        column->addWidget(title);
        auto *tabs = new QTabWidget;
        tabs->addTab(new QPlainTextEdit(QStringLiteral("A note")), QStringLiteral("Fit"));
        tabs->addTab(new QLabel, QStringLiteral("Engagement"));
        column->addWidget(tabs);
        auto *table = new QTableWidget(4, 3);
        table->setHorizontalHeaderLabels({QStringLiteral("Lead"), QStringLiteral("Company"), QStringLiteral("Fit")});
        table->verticalHeader()->hide();
        for (int cell = 0; cell < 12; ++cell)
            table->setItem(cell / 3, cell % 3, new QTableWidgetItem(QStringLiteral("Cell %1").arg(cell)));
        table->selectRow(1);
        table->setShowGrid(false);
        auto *card = new Card(QStringLiteral("Leads"));
        card->setFlush(true);
        card->body()->addWidget(table);
        column->addWidget(card);
        auto *group = new QGroupBox(QStringLiteral("Ending"));
        auto *inside = new QHBoxLayout(group);
        auto *figure = new QLabel(QStringLiteral("3,954"));
        theme::setRole(*figure, theme::Role::keyFigure);
        inside->addWidget(figure);
        auto *bar = new QProgressBar;
        bar->setValue(40);
        bar->setTextVisible(false);
        inside->addWidget(bar, 1);
        auto *more = new QToolButton;
        more->setIcon(theme::icon(QLatin1String("more")));
        inside->addWidget(more);
        column->addWidget(group);
        return column;
    }

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
