// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/enrol_form.h"
#include "nurture/nurture_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/pursue.h"

using namespace leadlight;

class NurtureTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light);
        m_session = std::make_unique<bridge::WorkspaceSession>(m_clock);
        m_filter = std::make_unique<bridge::FilterState>(*m_session);
        m_actions = std::make_unique<bridge::ActionRegistry>(&m_window);
        m_context = std::make_unique<bridge::ViewContext>(bridge::ViewContext{*m_session, *m_filter, *m_actions, m_settings, {}});
        m_view = new nurture::NurtureView(*m_context, &m_window);
        connect(m_session.get(), &bridge::WorkspaceSession::snapshotChanged, m_view,
                [this](const workspace::ChangeEvent &event) { m_view->setSnapshot(m_session->snapshot(), event); });
        connect(m_view, &bridge::View::decided, this, [this](const QString &text, const std::function<void()> &undo) {
            m_said = text;
            m_undo = undo;
        });
        connect(m_view, &bridge::View::notice, this,
                [this](const QString &text, const QString &, const std::function<void()> &) { m_said = text; });
        m_window.resize(1240, 800);
        m_view->resize(m_window.size());
        m_window.show();
        m_session->create(m_folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        settle();
    }
    void cleanupTestCase()
    {
        delete m_view;
        m_context.reset();
        m_actions.reset();
        m_filter.reset();
        m_session.reset();
        m_theme.reset();
    }

    void holdsNobodyAtFirst()
    {
        QVERIFY(!m_view->holdsSomething());
        QSignalSpy holding(m_view, &bridge::View::holdingChanged);
        bool prepared = false;
        m_session->run(
            QStringLiteral("Preparing"), [this](workspace::Workspace &workspace, base::Progress &) { return prepare(workspace); }, m_view,
            [&prepared](const base::Result<void> &answer) { prepared = answer.has_value(); });
        settle();
        QVERIFY(prepared);
        QCOMPARE(holding.count(), 1);
        QVERIFY(m_view->holdsSomething());
        QCOMPARE(table(QStringLiteral("Nurture programs"))->model()->rowCount(), 2); // all, and the one
        QCOMPARE(cell(0, nurture::EnrolmentModel::Why), QStringLiteral("No budget"));
        const QAbstractItemModelTester tester(table(QStringLiteral("Leads in nurture"))->model());
    }

    void aLongNameIsNotCut()
    {
        auto *programs = table(QStringLiteral("Nurture programs"));
        QVERIFY(programs->wordWrap());
        m_view->takeLeads({1});
        m_view->findChild<nurture::EnrolForm *>()->findChild<QComboBox *>()->setEditText(QStringLiteral("Reach the decision maker of the whole company"));
        m_view->findChild<nurture::EnrolForm *>()->accept();
        settle();
        const int row = programs->model()->rowCount() - 1;
        const QModelIndex name = programs->model()->index(row, nurture::ProgramModel::Name);
        QCOMPARE(name.data().toString(), QStringLiteral("Reach the decision maker of the whole company"));
        const QRect room = programs->fontMetrics().boundingRect(QRect(0, 0, programs->columnWidth(0) - 16, 1000), Qt::TextWordWrap, name.data().toString());
        QVERIFY2(programs->rowHeight(row) >= room.height(), qPrintable(QString::number(programs->rowHeight(row))));
        m_undo();
        settle();
    }

    void aLeadThatIsPursuedIsPaused()
    {
        const auto shown = [&] { return cell(0, nurture::EnrolmentModel::Next); };
        const std::uint32_t row = 0;
        const base::Uuid jonas = m_session->snapshot()->people.back().id;
        std::uint64_t entry = 0;
        m_session->run(
            QStringLiteral("Pursuing"),
            [jonas](workspace::Workspace &workspace, base::Progress &) { return workspace::pursue(workspace, {row, std::nullopt}, jonas, ""); }, m_view,
            [&entry](const base::Result<workspace::DeedReceipt> &done) { entry = done ? done->ledgerSeq : 0; });
        settle();
        QVERIFY(entry > 0);
        QCOMPARE(shown(), QStringLiteral("paused: named pursuit of Jonas Eklund"));
        m_session->run(
            QStringLiteral("Ending"), [entry](workspace::Workspace &workspace, base::Progress &) { return workspace::undoDeed(workspace, entry); }, m_view,
            [](const base::Result<workspace::DeedReceipt> &) {});
        settle();
        QVERIFY(!shown().startsWith(QLatin1String("paused")));
    }

    void aLeadIsEnrolledAndTheStageStays()
    {
        m_view->takeLeads({1});
        auto *form = m_view->findChild<nurture::EnrolForm *>();
        QVERIFY(form);
        form->findChild<QComboBox *>()->setEditText(QStringLiteral("Partner news"));
        form->accept();
        settle();
        QCOMPARE(m_said, QStringLiteral("Lead1 put into \"Partner news\""));
        QCOMPARE(m_session->snapshot()->stages[1], domain::Stage::identified);
        QCOMPARE(table(QStringLiteral("Nurture programs"))->model()->rowCount(), 3);
        m_undo();
        settle();
        QCOMPARE(table(QStringLiteral("Nurture programs"))->model()->rowCount(), 2);
    }

    void aLeadIsTakenOutAndComesBack()
    {
        auto *leads = table(QStringLiteral("Leads in nurture"));
        QCOMPARE(leads->model()->rowCount(), 1);
        leads->setCurrentIndex(leads->model()->index(0, 0));
        button(QStringLiteral("Take the lead out of the program"))->click();
        settle();
        QVERIFY(!m_view->holdsSomething());
        m_undo();
        settle();
        QVERIFY(m_view->holdsSomething());
        QCOMPARE(leads->model()->rowCount(), 1);
    }

    void theListIsWrittenOnceItIsDue()
    {
        m_clock.set({m_clock.now().seconds + 20 * base::secondsPerDay});
        m_session->run(
            QStringLiteral("Waiting"), [](workspace::Workspace &workspace, base::Progress &) { return workspace.refresh(); }, m_view,
            [](const base::Result<void> &) {});
        settle();
        QVERIFY(cell(0, nurture::EnrolmentModel::Next).startsWith(QLatin1String("due since")));
        const QString file = m_folder.filePath(QStringLiteral("due.csv"));
        m_view->setChooseFile([file](QWidget *, const QString &) { return file; });
        button(QStringLiteral("Write the list for the mail tool"))->click();
        settle();
        QVERIFY2(m_said.startsWith(QLatin1String("1 written to")), qPrintable(m_said));
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().contains("lead0@example.com"));
        QVERIFY(!cell(0, nurture::EnrolmentModel::Next).startsWith(QLatin1String("due since")));
    }

private:
    static base::Result<void> prepare(workspace::Workspace &workspace)
    {
        const auto maria = workspace::addPerson(workspace, "Maria Berg", domain::Side::marketing);
        const auto jonas = workspace::addPerson(workspace, "Jonas Eklund", domain::Side::sales);
        if (!maria || !jonas) {
            return base::fail(!maria ? maria.error() : jonas.error());
        }
        if (auto seated = workspace::seatPeople(workspace, {*maria, *jonas}); !seated) {
            return seated;
        }
        for (int i = 0; i < 3; ++i) {
            const std::string name = "Lead" + std::to_string(i);
            if (const auto row = workspace::addLead(workspace, {{"first_name", name}, {"email", "lead" + std::to_string(i) + "@example.com"}}); !row) {
                return base::fail(row.error());
            }
        }
        lifecycle::MoveRequest move;
        for (const auto &[kind, reason] : {std::pair{domain::Move::qualify, "Met at the fair"}, std::pair{domain::Move::passBack, "no_budget"}}) {
            move.move = kind;
            move.reason = reason;
            if (auto moved = workspace::moveLead(workspace, 0, move); !moved) {
                return base::fail(moved.error());
            }
        }
        return {};
    }

    void settle()
    {
        while (!m_session->isIdle()) {
            QSignalSpy idle(m_session.get(), &bridge::WorkspaceSession::becameIdle);
            if (!idle.wait(300000)) {
                return;
            }
        }
    }
    QTableView *table(const QString &name) const
    {
        for (auto *one : m_view->findChildren<QTableView *>()) {
            if (one->accessibleName() == name) {
                return one;
            }
        }
        return nullptr;
    }
    QPushButton *button(const QString &name) const
    {
        for (auto *one : m_view->findChildren<QPushButton *>()) {
            if (one->accessibleName() == name) {
                return one;
            }
        }
        return nullptr;
    }
    QString cell(int row, int column) const
    {
        const QAbstractItemModel *model = table(QStringLiteral("Leads in nurture"))->model();
        return model->index(row, column).data().toString();
    }

    QTemporaryDir m_folder;
    base::FixedClock m_clock{*base::parseIsoInstant("2026-11-17T08:00:00Z")};
    QSettings m_settings{m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    QWidget m_window;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<bridge::WorkspaceSession> m_session;
    std::unique_ptr<bridge::FilterState> m_filter;
    std::unique_ptr<bridge::ActionRegistry> m_actions;
    std::unique_ptr<bridge::ViewContext> m_context;
    nurture::NurtureView *m_view = nullptr;
    QString m_said;
    std::function<void()> m_undo;
};

QTEST_MAIN(NurtureTest)
#include "test_nurture.moc"
