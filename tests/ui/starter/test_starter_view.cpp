// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "bridge/text.h"
#include "kit/empty_state.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "starter/starter_view.h"
#include "starter/template_model.h"
#include "starter/tile_model.h"
#include "starter/value_delegates.h"
#include "starter/value_model.h"
#include "theme/theme.h"
#include "workspace/commands/import_file.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace leadlight;
using starter::ColumnModel;
using starter::Subject;
using starter::ValueModel;

namespace {

/// 240 leads: Food buys, Steel does not; visits help; what was promised to them was written down after the sale.
QByteArray fewHundredLeads()
{
    QByteArray csv = "external_id,industry,page_visits,verdict_text,magazine,outcome\n";
    for (int i = 0; i < 240; ++i) {
        const bool food = i % 3 == 0;
        const bool won = food ? i % 5 != 0 : i % 7 == 0;
        csv += "L" + QByteArray::number(i)
               + (food         ? ",Food,"
                  : i % 3 == 1 ? ",Steel,"
                               : ",,")
               + QByteArray::number((i * 37) % 50) + (won ? ",good talk" : ",no") + ",No," + (won ? "won" : "lost")
               + "\n";
    }
    return csv;
}

struct Desk {
    Desk() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        view = new starter::StarterView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::notice, view,
                         [this](const QString &text, const QString &, const std::function<void()> &) { said = text; });
        QObject::connect(view, &bridge::View::decided, view,
                         [this](const QString &text, const std::function<void()> &undo) {
                             said = text;
                             takeBack = undo;
                         });
        QObject::connect(view, &bridge::View::requestView, view, [this](const QString &id) { wanted = id; });
        window.resize(1240, 800);
        view->setGeometry(window.rect());
        window.show();
        QApplication::setActiveWindow(&window);
        session.create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        settle();
    }

    void settle()
    {
        do {
            if (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(60000)) {
                    return;
                }
            }
            QCoreApplication::processEvents();
        } while (!session.isIdle());
    }

    void import(const QByteArray &csv)
    {
        const QString path = folder.filePath(QStringLiteral("leads.csv"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(csv);
        }
        file.close();
        workspace::ImportRequest request;
        request.file = bridge::toUtf8(path);
        session.run(
            QStringLiteral("Importing"),
            [request](workspace::Workspace &open, base::Progress &progress) {
                return workspace::importFile(open, request, &progress);
            },
            &session, [](const base::Result<workspace::ImportReport> &) {});
        settle();
    }

    [[nodiscard]] std::size_t columnAt(const char *key) const
    {
        const auto &columns = view->sheet().proposal().columns;
        return static_cast<std::size_t>(
            std::find_if(columns.begin(), columns.end(), [&](const auto &one) { return one.key == key; })
            - columns.begin());
    }
    [[nodiscard]] const workspace::ProposedColumn &column(const char *key) const
    {
        return view->sheet().proposal().columns.at(columnAt(key));
    }
    [[nodiscard]] QTreeView *tree() const { return view->findChild<QTreeView *>(); }
    [[nodiscard]] ColumnModel *columns() const { return view->findChild<ColumnModel *>(); }
    [[nodiscard]] ValueModel *values() const { return view->findChild<ValueModel *>(); }
    [[nodiscard]] starter::TileModel *tiles() const { return view->findChild<starter::TileModel *>(); }
    [[nodiscard]] QTableView *valueTable() const
    {
        for (QTableView *table : view->findChildren<QTableView *>()) {
            if (table->model() == values()) {
                return table;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : view->findChildren<QPushButton *>()) {
            if (one->text() == text) {
                return one;
            }
        }
        return nullptr;
    }
    /// Chooses the column with the keyboard's cursor.
    void choose(const char *key)
    {
        tree()->setFocus();
        tree()->setCurrentIndex(columns()->indexOf({Subject::Kind::column, columnAt(key)}));
    }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    starter::StarterView *view = nullptr;
    QString said;
    QString wanted;
    std::function<void()> takeBack;
};

} // namespace

class StarterViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->import(fewHundredLeads());
    }
    void cleanup() { m_desk.reset(); }

    void modelsKeepTheRules()
    {
        const auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
        QAbstractItemModelTester columns(m_desk->columns(), strict);
        QAbstractItemModelTester values(m_desk->values(), strict);
        QAbstractItemModelTester tiles(m_desk->tiles(), strict);
        QAbstractItemModelTester match(m_desk->view->findChild<starter::TemplateModel *>(), strict);
        m_desk->choose("industry");
        QVERIFY(m_desk->values()->rowCount() > 1);
        m_desk->choose("page_visits");
        QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        m_desk->view->setTemplate("bant-size");
        m_desk->settle();
        m_desk->view->setTemplate({});
        m_desk->import("external_id,industry,colour,outcome\nN1,Food,red,won\nN2,Glass,blue,lost\n");
        QCOMPARE(m_desk->tiles()->rowCount(), 4);
    }

    void emptyWorkspaceLeadsToTheImport()
    {
        Desk empty;
        auto *none = empty.view->findChild<kit::EmptyState *>();
        QVERIFY(none->isVisible());
        QTest::mouseClick(empty.button(QStringLiteral("Import leads")), Qt::LeftButton);
        QCOMPARE(empty.wanted, QStringLiteral("imports"));
    }

    void columnsStandInTheirGroups()
    {
        const ColumnModel *model = m_desk->columns();
        const auto groupOf = [&](const char *key) {
            return model->indexOf({Subject::Kind::column, m_desk->columnAt(key)}).parent().data().toString();
        };
        QCOMPARE(groupOf("industry"), QStringLiteral("Who they are"));
        QCOMPARE(groupOf("page_visits"), QStringLiteral("What they do"));
        QCOMPARE(groupOf("verdict_text"), QStringLiteral("Looks filled in after the sale"));
        QCOMPARE(groupOf("magazine"), QStringLiteral("Left out"));
        const QModelIndex verdict = model->indexOf({Subject::Kind::column, m_desk->columnAt("verdict_text")});
        QCOMPARE(verdict.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(!verdict.siblingAtColumn(ColumnModel::Says).data().toString().isEmpty());
        QVERIFY(!(verdict.parent().flags() & Qt::ItemIsSelectable));
    }

    void spaceTakesAColumnOut()
    {
        m_desk->choose("page_visits");
        QVERIFY(m_desk->column("page_visits").on);
        QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        QVERIFY(!m_desk->column("page_visits").on);
        m_desk->settle();
        QVERIFY(m_desk->tiles()->preview().model->axes[1].criteria.empty());
        QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        QVERIFY(m_desk->column("page_visits").on);
    }

    void arrowsPassOverHeadings()
    {
        m_desk->choose("industry");
        QTest::keyClick(m_desk->tree(), Qt::Key_Down);
        const auto subject = m_desk->columns()->subjectOf(m_desk->tree()->currentIndex());
        QVERIFY(subject.has_value());
        QCOMPARE(subject->at, m_desk->columnAt("page_visits"));
    }

    void valuesTellHowLeadsEnded()
    {
        m_desk->choose("industry");
        const ValueModel *values = m_desk->values();
        QCOMPARE(values->rowCount(), 3); // Food, Steel, and leads without a value
        const auto text = [&](int row, int column) { return values->index(row, column).data().toString(); };
        QCOMPARE(text(0, ValueModel::Value), QStringLiteral("Food"));
        QCOMPARE(text(0, ValueModel::Won), QStringLiteral("64 of 80 won"));
        QCOMPARE(text(0, ValueModel::Share), bridge::percentText(0.8));
        QCOMPARE(text(0, ValueModel::Mark), QStringLiteral("Good"));
        QCOMPARE(text(0, ValueModel::Basis), QStringLiteral("Outcomes"));
        QCOMPARE(text(2, ValueModel::Value), QStringLiteral("No value"));
        QCOMPARE(text(2, ValueModel::Mark), QStringLiteral("gives nothing"));
    }

    void lettersMarkValues()
    {
        m_desk->choose("industry");
        QTableView *table = m_desk->valueTable();
        table->setFocus();
        table->setCurrentIndex(m_desk->values()->index(0, 0));
        QTest::keyClick(table, Qt::Key_B);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::bad);
        QCOMPARE(m_desk->column("industry").values[0].basis, workspace::MarkBasis::person);
        QCOMPARE(m_desk->values()->index(0, ValueModel::Basis).data().toString(), QStringLiteral("You"));
        QTest::keyClick(table, Qt::Key_N);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::neutral);
        QTest::keyClick(table, Qt::Key_G);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::good);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::neutral);
        table->setCurrentIndex(m_desk->values()->index(2, 0)); // leads without a value get no mark
        QTest::keyClick(table, Qt::Key_G);
        QCOMPARE(m_desk->column("industry").values.size(), std::size_t{2});
    }

    void aClickChoosesTheMark()
    {
        m_desk->choose("industry");
        QTableView *table = m_desk->valueTable();
        const QRect cell = table->visualRect(m_desk->values()->index(1, ValueModel::Mark));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          starter::MarkDelegate::placeOf(model::Mark::good, cell, Qt::LeftToRight).center());
        QCOMPARE(m_desk->column("industry").values[1].choice.mark, model::Mark::good);
    }

    void theAxisIsSwitched()
    {
        m_desk->choose("industry");
        auto *axis = m_desk->view->findChildren<kit::SegmentedControl *>().last();
        for (kit::SegmentedControl *one : m_desk->view->findChildren<kit::SegmentedControl *>()) {
            axis = one->accessibleName() == QLatin1String("What the column says") ? one : axis;
        }
        QTest::mouseClick(axis->button(1), Qt::LeftButton);
        QCOMPARE(m_desk->column("industry").axis, std::size_t{1});
        const QModelIndex current = m_desk->tree()->currentIndex();
        QCOMPARE(current.data().toString(), bridge::toQt(m_desk->column("industry").label));
        QCOMPARE(current.parent().data().toString(), QStringLiteral("What they do"));
    }

    void sharesStayUnderTheWhole()
    {
        auto *box = m_desk->view->findChild<QSpinBox *>();
        box->setFocus();
        box->setValue(1000);
        QCOMPARE(m_desk->view->sheet().shares()[0], (std::vector<int>{49, 20, 30})); // the last rank keeps 1
        QVERIFY(model::areShares(m_desk->view->sheet().shares()[0]));
        m_desk->settle();
        QVERIFY(m_desk->button(QStringLiteral("Make the draft"))->isEnabled());
    }

    void theDraftIsMadeAndScores()
    {
        m_desk->choose("page_visits");
        QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        m_desk->choose("industry");
        m_desk->valueTable()->setFocus();
        m_desk->valueTable()->setCurrentIndex(m_desk->values()->index(0, 0));
        QTest::keyClick(m_desk->valueTable(), Qt::Key_B);
        m_desk->settle();
        const auto before = m_desk->session.snapshot();
        QPushButton *make = m_desk->button(QStringLiteral("Make the draft"));
        make->setFocus();
        QTest::keyClick(make, Qt::Key_Space);
        m_desk->settle();

        const auto after = m_desk->session.snapshot();
        QVERIFY(after->draft);
        QCOMPARE(after->draft->name, std::string("Starter model"));
        QVERIFY(after->draft->axes[1].criteria.empty());
        QCOMPARE(after->draft->axes[0].criteria.size(), std::size_t{1});
        // Row 0 is from Food, which was marked as bad, row 2 has no industry: the scores follow.
        QVERIFY(after->scores->score[0][0] < 0);
        QCOMPARE(after->scores->score[0][2], base::Exact{0});
        QCOMPARE(m_desk->wanted, QStringLiteral("matrix"));
        QCOMPARE(m_desk->said,
                 QStringLiteral("The draft scores all leads now; nothing is handed over before both sides sign."));
        QVERIFY(m_desk->takeBack);
        m_desk->takeBack();
        m_desk->settle();
        QVERIFY(*m_desk->session.snapshot()->draft == *before->draft);
    }

    void nothingChosenIsSaid()
    {
        for (const char *key : {"industry", "page_visits"}) {
            m_desk->choose(key);
            QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        }
        m_desk->settle();
        QVERIFY(!m_desk->button(QStringLiteral("Make the draft"))->isEnabled());
        QVERIFY(m_desk->view->findChild<kit::HeatMapView *>()->isHidden());
        bool told = false;
        for (const QLabel *label : m_desk->view->findChildren<QLabel *>()) {
            told = told
                   || (label->isVisible()
                       && label->text().contains(QStringLiteral("Nothing that was chosen tells leads apart")));
        }
        QVERIFY(told);
    }

    void correctionsOutliveNewLeads()
    {
        m_desk->choose("page_visits");
        QTest::keyClick(m_desk->tree(), Qt::Key_Space);
        m_desk->choose("industry");
        m_desk->valueTable()->setFocus();
        m_desk->valueTable()->setCurrentIndex(m_desk->values()->index(0, 0));
        QTest::keyClick(m_desk->valueTable(), Qt::Key_B);
        m_desk->import("external_id,industry,page_visits,verdict_text,magazine,outcome\nN1,Food,3,no,No,lost\nN2,Food,"
                       "4,no,No,lost\n");
        QCOMPARE(m_desk->view->sheet().proposal().leads, std::uint64_t{242});
        QVERIFY(!m_desk->column("page_visits").on);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::bad);
        QTest::mouseClick(m_desk->button(QStringLiteral("Back to the guess")), Qt::LeftButton);
        QVERIFY(m_desk->column("page_visits").on);
        QCOMPARE(m_desk->column("industry").values[0].choice.mark, model::Mark::good);
    }

    void aTemplateTellsWhatItFound()
    {
        m_desk->view->setTemplate("fit-engagement");
        m_desk->settle();
        const auto *match = m_desk->view->findChild<starter::TemplateModel *>();
        QVERIFY(match->rowCount() > 0);
        QVERIFY(match->found() < match->rowCount());
        QCOMPARE(match->index(match->rowCount() - 1, starter::TemplateModel::Answers).data().toString(),
                 QStringLiteral("not found"));
        m_desk->view->makeDraft();
        m_desk->settle();
        QCOMPARE(m_desk->wanted, QStringLiteral("matrix"));
        QVERIFY(m_desk->session.snapshot()->draft->name != "Starter model");
    }

    void namesAreUnique()
    {
        std::multiset<QString> names;
        for (const QWidget *widget : m_desk->view->findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->accessibleName().isEmpty()) {
                names.insert(widget->accessibleName());
            }
        }
        QVERIFY(names.size() > 8);
        for (const QString &name : names) {
            QVERIFY2(names.count(name) == 1, qPrintable(name));
        }
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Desk> m_desk;
};

QTEST_MAIN(StarterViewTest)
#include "test_starter_view.moc"
