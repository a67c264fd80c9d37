// SPDX-License-Identifier: GPL-3.0-or-later
// The leads view with real keys over a small workspace.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

#include "inspector/inspector.h"
#include "leads/facet_counts.h"
#include "leads_world.h"

using namespace leadlight;

class TestLeadsView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::LeadsWorld> m_world;

    QStringList column(const QString &key) const
    {
        const auto &model = *static_cast<leads::LeadTableModel *>(m_world->table->model());
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts << model.index(row, model.columnOf(key)).data().toString();
        }
        return texts;
    }

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<test::LeadsWorld>(); }
    void init() { m_world->open(); }
    void cleanup() { m_world->close(); }
    void cleanupTestCase() { m_world.reset(); }

    void modelHoldsTheProtocol()
    {
        leads::LeadTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContent(m_world->session->snapshot(), m_world->filter->rows());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(1, model.columnOf(QStringLiteral("title"))).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(0, model.columnOf(QStringLiteral("stage"))).data().toString(), QStringLiteral("MIL"));
        model.setContent(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aCurrentRowIsAlwaysThereAndEnterOpens()
    {
        QVERIFY(m_world->table->currentIndex().isValid());
        QSignalSpy activated(m_world->view, &bridge::View::leadActivated);
        m_world->table->setFocus();
        QTest::keyClick(m_world->table, Qt::Key_Down);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.back().at(1).toBool(), false);
        QTest::keyClick(m_world->table, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.back().at(0).toUInt(), *m_world->table->currentLead());
        QCOMPARE(activated.back().at(1).toBool(), true);
    }

    void headerAndKeySortByNameAndKeepTheLead()
    {
        const auto &model = *static_cast<leads::LeadTableModel *>(m_world->table->model());
        const int name = model.columnOf(QStringLiteral("name"));
        m_world->table->setCurrentIndex(model.index(2, name));
        const auto lead = m_world->table->currentLead();
        m_world->table->setFocus();
        QTest::keyClick(m_world->table, Qt::Key_S);
        m_world->settle();
        QCOMPARE(column(QStringLiteral("name")), (QStringList{QStringLiteral("Ines Carvalho"), QStringLiteral("Jan de Wit"),
                                                              QStringLiteral("Hugo Lindqvist"),
                                                              QStringLiteral("Amara Okafor")}));
        QCOMPARE(m_world->table->currentLead(), lead);
        QTest::keyClick(m_world->table, Qt::Key_S);
        m_world->settle();
        QCOMPARE(column(QStringLiteral("name")).front(), QStringLiteral("Amara Okafor"));
        QTest::keyClick(m_world->table, Qt::Key_S);
        QVERIFY(m_world->table->sorted().empty());
    }

    void typingFiltersAndTheEmptyStateTakesItBack()
    {
        QLineEdit *field = nullptr;
        for (QLineEdit *each : m_world->view->findChildren<QLineEdit *>()) {
            field = each->accessibleName() == QStringLiteral("Filter leads") ? each : field;
        }
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("country:Sweden"));
        m_world->settle();
        QCOMPARE(m_world->table->model()->rowCount(), 2);
        QTest::keyClicks(field, QStringLiteral(" zzz"));
        m_world->settle();
        QCOMPARE(m_world->table->model()->rowCount(), 0);
        QStringList shown;
        for (const QLabel *label : m_world->view->findChildren<QLabel *>()) {
            if (label->isVisible()) {
                shown << label->text();
            }
        }
        QVERIFY2(shown.contains(QStringLiteral("No lead matches these 2 filters.")), qPrintable(shown.join(u'|')));
        QVERIFY2(shown.contains(QStringLiteral("The last one removed 2.")), qPrintable(shown.join(u'|')));
        for (QPushButton *button : m_world->view->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Remove last filter")) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        m_world->settle();
        QCOMPARE(m_world->table->model()->rowCount(), 2);
        QVERIFY(m_world->table->currentIndex().isValid());
        QCOMPARE(field->text(), m_world->filter->expression());
    }

    void copyGivesTabsAndATable()
    {
        m_world->table->setFocus();
        QTest::keyClick(m_world->table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_world->table->chosenCount(), 4);
        QTest::keyClick(m_world->table, Qt::Key_C, Qt::ControlModifier);
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
        connect(m_world->view, &bridge::View::requestLeads, this, [&](const QString &id, const std::vector<std::uint32_t> &rows) {
            QCOMPARE(id, QStringLiteral("hygiene"));
            handed << rows;
        });
        connect(m_world->view, &bridge::View::notice, this, [&](const QString &text, const QString &, const std::function<void()> &) { notices << text; });
        m_world->table->setFocus();
        m_world->table->setCurrentIndex(m_world->table->model()->index(0, 0));
        m_world->actions->find(QStringLiteral("leads.merge"))->trigger();
        QVERIFY(handed.isEmpty());
        QCOMPARE(notices.size(), 1); // one lead is not enough, and it is said
        QTest::keyClick(m_world->table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_world->table->chosenCount(), 2);
        m_world->actions->find(QStringLiteral("leads.merge"))->trigger();
        QCOMPARE(handed.size(), 1);
        QCOMPARE(handed.first(), m_world->table->chosenLeads());
    }

    void facetsCountAllButTheirOwnChoice()
    {
        const auto filter = data::Filter::parse("country:Sweden company:\"De Wit\"");
        const auto counts = leads::countFacets(*m_world->session->snapshot(), *filter, {}, {"country", "company", "rank"});
        QVERIFY(counts.has_value());
        QCOMPARE(counts->at(0).values.size(), std::size_t{1});
        QCOMPARE(counts->at(1).values.size(), std::size_t{2}); // both Swedish companies
        QCOMPARE(counts->at(2).values.size(), m_world->session->snapshot()->model->cells());
    }

    void exportWritesTheRowsShown()
    {
        const QString file = m_world->path(QStringLiteral("out.csv"));
        QVERIFY(m_world->filter->setExpression(QStringLiteral("country:Sweden")).isEmpty());
        m_world->settle();
        QSignalSpy said(m_world->view, &bridge::View::notice);
        m_world->view->exportTo(file, false);
        m_world->settle();
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
        const auto &model = *static_cast<leads::LeadTableModel *>(m_world->table->model());
        const int country = model.columnOf(QStringLiteral("country"));
        QVERIFY(!m_world->table->isColumnShown(country));
        m_world->table->showColumn(country, true);
        leads::LeadTableModel other;
        leads::LeadTableView again(other, *m_world->settings);
        again.setContent(m_world->session->snapshot(), m_world->filter->rows());
        QVERIFY(again.isColumnShown(country));
        again.resetColumns();
        QVERIFY(!again.isColumnShown(country));
    }

    void whoHasTheSameAddressCanBeMerged()
    {
        inspector::Inspector inspector(*m_world->context);
        inspector.setLead(0);
        m_world->settle();
        const auto offer = [&]() -> QPushButton * {
            for (QPushButton *button : inspector.findChildren<QPushButton *>()) {
                if (button->text().endsWith(QStringLiteral("merge…")) && !button->isHidden()) {
                    return button;
                }
            }
            return nullptr;
        };
        QVERIFY(!offer());
        const std::string address = m_world->session->snapshot()->text(0, "email");
        QVERIFY(!address.empty());
        m_world->session->run(
            QStringLiteral("test"),
            [address](workspace::Workspace &workspace, base::Progress &) {
                return workspace::setLeadFields(workspace, 1, {{"email", address}});
            },
            this, [](const base::Result<void> &) {});
        m_world->settle();
        QVERIFY(offer());
        QSignalSpy wanted(&inspector, &inspector::Inspector::mergeRequested);
        QTest::keyClick(offer(), Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<std::vector<std::uint32_t>>(), (std::vector<std::uint32_t>{0, 1}));
    }

    void accessibleNamesAreUnique()
    {
        inspector::Inspector inspector(*m_world->context);
        inspector.setLead(0);
        m_world->settle();
        QSet<QString> seen;
        QList<QWidget *> controls = m_world->view->findChildren<QWidget *>() + inspector.findChildren<QWidget *>();
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
