// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views, the frozen column, histograms as facets and two leads side by side.
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include "inspector/lead_difference.h"
#include "leads/facet_counts.h"
#include "leads/frozen_columns.h"
#include "leads/view_menu.h"
#include "leads_world.h"

using namespace leadlight;

class TestLeadViews : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::LeadsWorld> m_world;

    const leads::LeadTableModel &model() const { return *static_cast<leads::LeadTableModel *>(m_world->table->model()); }

    /// The menu as a click on "Views" shows it.
    QStringList menuTexts(const QString &chosen = {})
    {
        auto *menus = m_world->view->findChild<leads::ViewMenu *>();
        QStringList texts;
        const auto once = connect(menus, &leads::ViewMenu::filled, this, [&](QMenu *menu) {
            for (QAction *action : menu->actions()) {
                texts << action->text();
                if (action->menu()) {
                    for (QAction *inner : action->menu()->actions()) {
                        texts << QStringLiteral("- ") + inner->text();
                    }
                }
            }
            for (QAction *action : menu->findChildren<QAction *>()) {
                if (!chosen.isEmpty() && QStringLiteral("- ") + action->text() == chosen && action->parent() != menu) {
                    action->trigger();
                }
            }
            for (QAction *action : menu->actions()) {
                if (action->text() == chosen) {
                    action->trigger();
                }
            }
            QMetaObject::invokeMethod(menu, &QMenu::close, Qt::QueuedConnection);
        });
        m_world->actions->find(QStringLiteral("leads.views"))->trigger();
        m_world->settle();
        disconnect(once);
        return texts;
    }

    void saveAs(const QString &name)
    {
        m_world->actions->find(QStringLiteral("leads.saveView"))->trigger();
        QLineEdit *field = nullptr;
        for (QWidget *top : QApplication::topLevelWidgets()) {
            for (QLineEdit *each : top->findChildren<QLineEdit *>()) {
                field = each->accessibleName() == QStringLiteral("Name of the view") && each->isVisible() ? each : field;
            }
        }
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        m_world->settle();
    }

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<test::LeadsWorld>(); }
    void init() { m_world->open(); }
    void cleanup() { m_world->close(); }
    void cleanupTestCase() { m_world.reset(); }

    void aViewBringsBackFilterTilesOrderAndColumns()
    {
        leads::LeadTableView &table = *m_world->table;
        QVERIFY(m_world->filter->setExpression(QStringLiteral("country:Sweden")).isEmpty());
        m_world->settle();
        const QString tile = model().index(0, model().columnOf(QStringLiteral("rank"))).data().toString();
        m_world->filter->setTiles({tile});
        table.sortByColumn(model().columnOf(QStringLiteral("name")), false);
        const int country = model().columnOf(QStringLiteral("country"));
        table.showColumn(country, true);
        table.setColumnWidth(country, 222);
        m_world->settle();
        const int shown = table.model()->rowCount();
        QVERIFY(shown > 0 && shown < 4);
        const auto layout = table.columnLayout();
        const auto sorted = table.sorted();
        QCOMPARE(menuTexts().front(), QStringLiteral("No view is saved yet"));
        QSignalSpy notices(m_world->view, &bridge::View::notice);
        saveAs(QStringLiteral("Swedes & co"));
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.front().at(0).toString(), QStringLiteral("View “Swedes & co” saved"));

        m_world->filter->clear();
        table.resetColumns();
        table.setSorted({});
        m_world->settle();
        QCOMPARE(table.model()->rowCount(), 4);
        QVERIFY(menuTexts(QStringLiteral("Swedes && co")).contains(QStringLiteral("Swedes && co")));
        m_world->settle();
        QCOMPARE(m_world->filter->expression(), QStringLiteral("country:Sweden"));
        QCOMPARE(m_world->filter->tiles(), QStringList{tile});
        QVERIFY(table.columnLayout() == layout);
        QVERIFY(table.sorted() == sorted);
        QCOMPARE(table.model()->rowCount(), shown);
    }

    void aViewThatIsRemovedOrReplacedComesBack()
    {
        QList<std::function<void()>> undo;
        connect(m_world->view, &bridge::View::notice, m_world->window.get(),
                [&](const QString &, const QString &, const std::function<void()> &action) { undo << action; });
        QVERIFY(m_world->filter->setExpression(QStringLiteral("country:Sweden")).isEmpty());
        saveAs(QStringLiteral("North"));
        QVERIFY(m_world->filter->setExpression(QStringLiteral("country:Nigeria")).isEmpty());
        saveAs(QStringLiteral("north"));
        QCOMPARE(menuTexts().count(QStringLiteral("north")), 1);
        undo.last()();
        m_world->settle();
        menuTexts(QStringLiteral("North"));
        QCOMPARE(m_world->filter->expression(), QStringLiteral("country:Sweden"));
        QVERIFY(menuTexts(QStringLiteral("- North")).contains(QStringLiteral("- North")));
        QVERIFY(!menuTexts().contains(QStringLiteral("North")));
        undo.last()();
        m_world->settle();
        QVERIFY(menuTexts().contains(QStringLiteral("North")));
    }

    void theFirstColumnStaysWhileTheTableIsScrolledSideways()
    {
        leads::LeadTableView &table = *m_world->table;
        auto *frozen = table.findChild<leads::FrozenColumns *>();
        QVERIFY(frozen && !frozen->isVisible());
        for (int column = 0; column < model().columnCount(); ++column) {
            table.showColumn(column, true);
        }
        m_world->settle();
        table.setFocus();
        table.setCurrentIndex(model().index(1, 0));
        table.horizontalScrollBar()->setValue(300);
        QVERIFY(frozen->isVisible());
        const int first = table.horizontalHeader()->logicalIndex(0);
        QVERIFY(!frozen->isColumnHidden(first));
        QVERIFY(!frozen->isColumnHidden(model().columnOf(QStringLiteral("name"))));
        QCOMPARE(frozen->visualRect(model().index(1, first)).top(), table.visualRect(model().index(1, 1)).top());
        // A click in it chooses the row and does not scroll back.
        QTest::mouseClick(frozen->viewport(), Qt::LeftButton, {}, frozen->visualRect(model().index(2, first)).center());
        QCOMPARE(table.currentIndex().row(), 2);
        QCOMPARE(table.horizontalScrollBar()->value(), 300);
        // What would lie below it is scrolled into sight.
        int behind = -1;
        for (int place = 2; place < model().columnCount() && behind < 0; ++place) {
            const int column = table.horizontalHeader()->logicalIndex(place);
            behind = table.columnViewportPosition(column) < frozen->width() && table.columnViewportPosition(column) > -300 ? column : -1;
        }
        QVERIFY(behind >= 0);
        table.setCurrentIndex(model().index(2, behind));
        QVERIFY(!frozen->isVisible() || table.columnViewportPosition(behind) >= frozen->width());
        table.horizontalScrollBar()->setValue(0);
        QVERIFY(!frozen->isVisible());
    }

    void scoresAreAHistogramThatWidens()
    {
        const auto fields = leads::facetFields(*m_world->session->snapshot());
        const auto fit = std::find_if(fields.begin(), fields.end(), [](const auto &field) { return field.key == "fit"; });
        QVERIFY(fit != fields.end() && fit->inRanges);
        const auto counts = leads::countFacets(*m_world->session->snapshot(), {}, {}, {"fit"});
        QVERIFY(counts.has_value());
        const leads::FacetCount &count = counts->front();
        QCOMPARE(count.ranges.size(), count.values.size());
        std::uint64_t all = 0;
        for (std::size_t bar = 0; bar < count.values.size(); ++bar) {
            const auto found = workspace::matchingRows(*m_world->session->snapshot(), leads::withRange({}, "fit", count.ranges[bar]));
            QVERIFY(found.has_value());
            QCOMPARE(std::uint64_t{found->size()}, count.values[bar].count); // the filter finds what the bar counts
            all += count.values[bar].count;
        }
        QCOMPARE(all, std::uint64_t{4});
    }

    void clicksWidenAndNarrowARange()
    {
        const std::vector<leads::FacetRange> bars{{"60", "80"}, {"40", "60"}, {"20", "40"}, {"0", "20"}};
        const auto bounds = [](const std::optional<leads::FacetRange> &range) {
            return range ? *range->from + ".." + *range->before : std::string("none");
        };
        QCOMPARE(bounds(leads::rangeAfterClick(bars, {false, false, false, false}, 1)), std::string("40..60"));
        QCOMPARE(bounds(leads::rangeAfterClick(bars, {false, true, false, false}, 3)), std::string("0..60"));
        QCOMPARE(bounds(leads::rangeAfterClick(bars, {false, true, true, true}, 0)), std::string("0..80"));
        QCOMPARE(bounds(leads::rangeAfterClick(bars, {false, true, true, true}, 2)), std::string("20..40"));
        QCOMPARE(bounds(leads::rangeAfterClick(bars, {false, true, false, false}, 1)), std::string("none"));
        QVERIFY(leads::covers({"9", "100"}, {"20", "40"})); // as numbers, not as texts
        QVERIFY(!leads::covers({"30", std::nullopt}, {"20", "40"}));
        QVERIFY(leads::covers({"2026-01-01", std::nullopt}, {"2026-01-05", "2026-02-01"}));
        const auto filter = data::Filter::parse("fit>=40 country:Sweden fit<60");
        QCOMPARE(bounds(leads::rangeIn(*filter, "fit")), std::string("40..60"));
        QCOMPARE(leads::withRange(*filter, "fit", std::nullopt).text(), std::string("country:Sweden"));
    }

    void twoLeadsSideBySideAddUp()
    {
        const auto snapshot = m_world->session->snapshot();
        const auto one = inspector::storyOf(*snapshot, 0);
        const auto other = inspector::storyOf(*snapshot, 1);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const auto rows = inspector::differenceRows(one.why.axes[axis], other.why.axes[axis]);
            std::array<std::int64_t, 2> sums{};
            std::int64_t widest = std::numeric_limits<std::int64_t>::max();
            for (const inspector::DifferenceRow &row : rows) {
                if (row.kind == inspector::DifferenceRow::Kind::total) {
                    QVERIFY(sums == row.points);
                    continue;
                }
                if (row.kind == inspector::DifferenceRow::Kind::criterion) {
                    QVERIFY(std::abs(row.points[0] - row.points[1]) <= widest);
                    widest = std::abs(row.points[0] - row.points[1]);
                }
                for (std::size_t lead = 0; lead < 2; ++lead) {
                    sums[lead] += row.points[lead];
                }
            }
            QCOMPARE(rows.back().kind, inspector::DifferenceRow::Kind::total);
        }
        const QString sentence = inspector::differenceSentence(*snapshot, one, other);
        QVERIFY2(sentence.startsWith(QStringLiteral("Amara Okafor is ")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("Engagement is the same, point by point.")), qPrintable(sentence));
    }

    void twoChosenLeadsOpenTheComparison()
    {
        m_world->table->setFocus();
        m_world->table->setCurrentIndex(model().index(0, 0));
        QTest::keyClick(m_world->table, Qt::Key_Down, Qt::ShiftModifier);
        m_world->actions->find(QStringLiteral("leads.compare"))->trigger();
        auto *dialog = m_world->view->findChild<QDialog *>();
        QVERIFY(dialog);
        m_world->settle();
        auto *table = dialog->findChild<QTableView *>();
        QVERIFY(table->model()->rowCount() >= 3);
        QVERIFY(!dialog->findChild<QLabel *>(QStringLiteral("differenceSentence"))->text().isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }
};

QTEST_MAIN(TestLeadViews)
#include "test_lead_views.moc"
