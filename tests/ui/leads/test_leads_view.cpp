// SPDX-License-Identifier: GPL-3.0-or-later
// The leads view with real keys over a small workspace.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/view.h"
#include "inspector/inspector.h"
#include "leads/facet_counts.h"
#include "leads/lead_table_view.h"
#include "leads/leads_view.h"
#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"

using namespace leadlight;

namespace {

const std::vector<workspace::FieldValues> &people()
{
    static const std::vector<workspace::FieldValues> leads{
        {{"first_name", "Amara"}, {"last_name", "Okafor"}, {"email", "amara@kite.example"}, {"title", "COO"}, {"company", "Kite Pharma"},
         {"country", "Nigeria"}},
        {{"first_name", "Hugo"}, {"last_name", "Lindqvist"}, {"email", "hugo@norr.example"}, {"company", "Norrland Energi"},
         {"country", "Sweden"}},
        {{"first_name", "Ines"}, {"last_name", "Carvalho"}, {"email", "ines@hall.example"}, {"company", "Hallmark"},
         {"country", "Portugal"}},
        {{"first_name", "Jan"}, {"last_name", "de Wit"}, {"email", "jan@dewit.example"}, {"company", "De Wit"},
         {"country", "Sweden"}}};
    return leads;
}

} // namespace

class TestLeadsView : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    base::FixedClock m_clock{base::Instant{1774958400}};
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<bridge::WorkspaceSession> m_session;
    std::unique_ptr<bridge::FilterState> m_filter;
    std::unique_ptr<bridge::ActionRegistry> m_actions;
    std::unique_ptr<bridge::ViewContext> m_context;
    leads::LeadsView *m_view = nullptr;
    leads::LeadTableView *m_table = nullptr;

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isIdle(), 20000);
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isIdle(), 20000);
    }

    QStringList column(const QString &key) const
    {
        const auto &model = *static_cast<leads::LeadTableModel *>(m_table->model());
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts << model.index(row, model.columnOf(key)).data().toString();
        }
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light);
    }

    void init()
    {
        m_settings = std::make_unique<QSettings>(m_dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_settings->clear();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1400, 800);
        m_session = std::make_unique<bridge::WorkspaceSession>(m_clock);
        m_filter = std::make_unique<bridge::FilterState>(*m_session);
        m_actions = std::make_unique<bridge::ActionRegistry>(m_window.get());
        m_context = std::make_unique<bridge::ViewContext>(
            bridge::ViewContext{*m_session, *m_filter, *m_actions, *m_settings, {}});
        m_view = new leads::LeadsView(*m_context, m_window.get());
        m_view->setGeometry(m_window->rect());
        m_table = m_view->findChild<leads::LeadTableView *>();
        connect(m_session.get(), &bridge::WorkspaceSession::snapshotChanged, m_view,
                [this](const workspace::ChangeEvent &event) { m_view->setSnapshot(m_session->snapshot(), event); });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QString file = m_dir.filePath(QStringLiteral("%1.leadlight").arg(QLatin1String(QTest::currentTestFunction())));
        m_session->create(file, QStringLiteral("fit-engagement"));
        settle();
        QVERIFY(m_session->isOpen());
        m_session->run(
            QStringLiteral("Adding"),
            [](workspace::Workspace &workspace, base::Progress &) -> base::Result<void> {
                for (const workspace::FieldValues &values : people()) {
                    if (auto row = workspace::addLead(workspace, values); !row) {
                        return base::fail(row.error());
                    }
                }
                return {};
            },
            this, [](const base::Result<void> &answer) { QVERIFY(answer.has_value()); });
        settle();
        QCOMPARE(m_table->model()->rowCount(), 4);
    }

    void cleanup()
    {
        m_window.reset();
        m_filter.reset();
        m_session.reset();
    }

    void modelHoldsTheProtocol()
    {
        leads::LeadTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContent(m_session->snapshot(), m_filter->rows());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(1, model.columnOf(QStringLiteral("title"))).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(0, model.columnOf(QStringLiteral("stage"))).data().toString(), QStringLiteral("MIL"));
        model.setContent(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aCurrentRowIsAlwaysThereAndEnterOpens()
    {
        QVERIFY(m_table->currentIndex().isValid());
        QSignalSpy activated(m_view, &bridge::View::leadActivated);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Down);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.back().at(1).toBool(), false);
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.back().at(0).toUInt(), *m_table->currentLead());
        QCOMPARE(activated.back().at(1).toBool(), true);
    }

    void headerAndKeySortByNameAndKeepTheLead()
    {
        const auto &model = *static_cast<leads::LeadTableModel *>(m_table->model());
        const int name = model.columnOf(QStringLiteral("name"));
        m_table->setCurrentIndex(model.index(2, name));
        const auto lead = m_table->currentLead();
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_S);
        settle();
        QCOMPARE(column(QStringLiteral("name")), (QStringList{QStringLiteral("Ines Carvalho"), QStringLiteral("Jan de Wit"),
                                                              QStringLiteral("Hugo Lindqvist"),
                                                              QStringLiteral("Amara Okafor")}));
        QCOMPARE(m_table->currentLead(), lead);
        QTest::keyClick(m_table, Qt::Key_S);
        settle();
        QCOMPARE(column(QStringLiteral("name")).front(), QStringLiteral("Amara Okafor"));
        QTest::keyClick(m_table, Qt::Key_S);
        QVERIFY(m_table->sorted().empty());
    }

    void typingFiltersAndTheEmptyStateTakesItBack()
    {
        QLineEdit *field = nullptr;
        for (QLineEdit *each : m_view->findChildren<QLineEdit *>()) {
            field = each->accessibleName() == QStringLiteral("Filter leads") ? each : field;
        }
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("country:Sweden"));
        settle();
        QCOMPARE(m_table->model()->rowCount(), 2);
        QTest::keyClicks(field, QStringLiteral(" zzz"));
        settle();
        QCOMPARE(m_table->model()->rowCount(), 0);
        QStringList shown;
        for (const QLabel *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible()) {
                shown << label->text();
            }
        }
        QVERIFY2(shown.contains(QStringLiteral("No lead matches these 2 filters.")), qPrintable(shown.join(u'|')));
        QVERIFY2(shown.contains(QStringLiteral("The last one removed 2.")), qPrintable(shown.join(u'|')));
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Remove last filter")) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        settle();
        QCOMPARE(m_table->model()->rowCount(), 2);
        QVERIFY(m_table->currentIndex().isValid());
        QCOMPARE(field->text(), m_filter->expression());
    }

    void copyGivesTabsAndATable()
    {
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_table->chosenCount(), 4);
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
        const QMimeData *mime = QApplication::clipboard()->mimeData();
        const QStringList lines = mime->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines.front().startsWith(QStringLiteral("Rank\tLead\t")));
        QVERIFY(mime->html().contains(QStringLiteral("<td>Kite Pharma</td>")));
    }

    void chosenLeadsAreHandedOverToBeMerged()
    {
        QList<std::vector<std::uint32_t>> handed;
        QStringList notices;
        connect(m_view, &bridge::View::requestLeads, this, [&](const QString &id, const std::vector<std::uint32_t> &rows) {
            QCOMPARE(id, QStringLiteral("hygiene"));
            handed << rows;
        });
        connect(m_view, &bridge::View::notice, this, [&](const QString &text, const QString &, const std::function<void()> &) { notices << text; });
        m_table->setFocus();
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
        m_actions->find(QStringLiteral("leads.merge"))->trigger();
        QVERIFY(handed.isEmpty());
        QCOMPARE(notices.size(), 1); // one lead is not enough, and it is said
        QTest::keyClick(m_table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_table->chosenCount(), 2);
        m_actions->find(QStringLiteral("leads.merge"))->trigger();
        QCOMPARE(handed.size(), 1);
        QCOMPARE(handed.first(), m_table->chosenLeads());
    }

    void facetsCountAllButTheirOwnChoice()
    {
        const auto filter = data::Filter::parse("country:Sweden company:\"De Wit\"");
        const auto counts = leads::countFacets(*m_session->snapshot(), *filter, {}, {"country", "company", "rank"});
        QVERIFY(counts.has_value());
        QCOMPARE(counts->at(0).values.size(), std::size_t{1});
        QCOMPARE(counts->at(1).values.size(), std::size_t{2}); // both Swedish companies
        QCOMPARE(counts->at(2).values.size(), m_session->snapshot()->model->cells());
    }

    void exportWritesTheRowsShown()
    {
        const QString file = m_dir.filePath(QStringLiteral("out.csv"));
        QVERIFY(m_filter->setExpression(QStringLiteral("country:Sweden")).isEmpty());
        settle();
        QSignalSpy said(m_view, &bridge::View::notice);
        m_view->exportTo(file, false);
        settle();
        QCOMPARE(said.size(), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QCOMPARE(text.count("\r\n"), 3);
        QVERIFY(text.contains("Norrland Energi"));
        QVERIFY(!text.contains("Kite Pharma"));
    }

    void columnsAreRemembered()
    {
        const auto &model = *static_cast<leads::LeadTableModel *>(m_table->model());
        const int country = model.columnOf(QStringLiteral("country"));
        QVERIFY(!m_table->isColumnShown(country));
        m_table->showColumn(country, true);
        leads::LeadTableModel other;
        leads::LeadTableView again(other, *m_settings);
        again.setContent(m_session->snapshot(), m_filter->rows());
        QVERIFY(again.isColumnShown(country));
        again.resetColumns();
        QVERIFY(!again.isColumnShown(country));
    }

    void accessibleNamesAreUnique()
    {
        inspector::Inspector inspector(*m_context);
        inspector.setLead(0);
        settle();
        QSet<QString> seen;
        QList<QWidget *> controls = m_view->findChildren<QWidget *>() + inspector.findChildren<QWidget *>();
        for (const QWidget *control : controls) {
            const bool used = qobject_cast<const QAbstractButton *>(control) || qobject_cast<const QLineEdit *>(control)
                              || qobject_cast<const QAbstractItemView *>(control);
            const bool inner = qobject_cast<const QLineEdit *>(control->parentWidget()); // the field's own clear button
            if (!used || inner || qobject_cast<const QHeaderView *>(control)) {
                continue;
            }
            const auto *button = qobject_cast<const QAbstractButton *>(control);
            const QString name = control->accessibleName().isEmpty() && button ? button->text() : control->accessibleName();
            QVERIFY2(button == nullptr || !name.isEmpty() || !button->isVisible(), control->metaObject()->className());
            if (!name.isEmpty()) {
                QVERIFY2(!seen.contains(name), qPrintable(name));
                seen.insert(name);
            }
        }
        QVERIFY(seen.size() > 15);
    }
};

QTEST_MAIN(TestLeadsView)
#include "test_leads_view.moc"
