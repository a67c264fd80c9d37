// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/history_model.h"
#include "history/history_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/edit_lead.h"

using namespace leadlight;

namespace {

/// The view in a window of its own, over a workspace with two people and three leads.
struct Archive {
    Archive() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        view = new history::HistoryView(context, &window);
        view->setFileChooser([this](QWidget *, const QString &, const QString &, const QString &) { return answer; });
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view, [this](const workspace::ChangeEvent &event) {
            view->setSnapshot(session.snapshot(), event);
        });
        QObject::connect(view, &bridge::View::leadActivated, view, [this](quint32 row, bool show) {
            if (show) {
                shown = row;
            }
        });
        window.resize(1200, 700);
        view->setGeometry(window.rect());
        window.show();
        QApplication::setActiveWindow(&window);
        session.create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        settle();
        session.run(
            QStringLiteral("Preparing"), [this](workspace::Workspace &open, base::Progress &) { return prepare(open); }, view,
            [this](const base::Result<void> &done) { problem = done ? std::string() : done.error().code; });
        settle();
        table = view->findChild<QTableView *>(QString(), Qt::FindChildrenRecursively);
        for (auto *one : view->findChildren<QTableView *>()) {
            table = one->accessibleName() == QLatin1String("History") ? one : table;
        }
        model = qobject_cast<history::HistoryModel *>(table->model());
        table->setCurrentIndex(model->index(0, history::HistoryModel::What)); // it stayed with the entry that it showed first
    }

    base::Result<void> prepare(workspace::Workspace &open)
    {
        const auto lena = workspace::addPerson(open, "Lena", domain::Side::marketing);
        const auto jonas = workspace::addPerson(open, "Jonas", domain::Side::sales);
        if (!lena || !jonas) {
            return base::fail(lena ? jonas.error() : lena.error());
        }
        for (const char *name : {"Amara", "Bo", "Chiara"}) {
            if (auto added = workspace::addLead(open, {{"first_name", name}, {"email", std::string(name) + "@firm.example"}}, *lena); !added) {
                return base::fail(added.error());
            }
        }
        return workspace::setLeadFields(open, 1, {{"phone", "+49 30 5550102"}}, *jonas);
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

    [[nodiscard]] QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    template <class Widget> [[nodiscard]] Widget *named(const char *name) const
    {
        for (auto *one : view->findChildren<Widget *>()) {
            if (one->accessibleName() == QLatin1String(name)) {
                return one;
            }
        }
        return nullptr;
    }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    history::HistoryView *view = nullptr;
    QTableView *table = nullptr;
    history::HistoryModel *model = nullptr;
    QString answer;
    std::optional<quint32> shown;
    std::string problem = "not prepared";
};

} // namespace

class HistoryViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }

    void tellsWhatHappenedNewestFirst()
    {
        Archive archive;
        QCOMPARE(QString::fromStdString(archive.problem), QString());
        const QAbstractItemModelTester tester(archive.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(archive.cell(0, history::HistoryModel::What), QStringLiteral("Bo: Phone changed"));
        QCOMPARE(archive.cell(0, history::HistoryModel::Who), QStringLiteral("Jonas"));
        QCOMPARE(archive.cell(0, history::HistoryModel::Lead), QStringLiteral("Bo"));
        QVERIFY(archive.table->currentIndex().isValid());
        bool says = false;
        for (const auto *label : archive.view->findChildren<QLabel *>()) {
            says = says || label->text().startsWith(QLatin1String("The chain holds: "));
        }
        QVERIFY(says);
        const auto *changes = archive.named<QTableView>("Before and after");
        QVERIFY(changes);
        QCOMPARE(changes->model()->index(0, 0).data().toString(), QStringLiteral("Phone"));
        QCOMPARE(changes->model()->index(0, 1).data().toString(), QStringLiteral("(blank)"));
        QCOMPARE(changes->model()->index(0, 2).data().toString(), QStringLiteral("+49 30 5550102"));
    }

    void filtersByPersonKindLeadAndTime()
    {
        Archive archive;
        const int all = archive.model->rowCount();
        auto *person = archive.named<QComboBox>("Only entries of this person");
        person->setFocus();
        QTest::keyClicks(person, QStringLiteral("Jonas"));
        archive.settle();
        QVERIFY(archive.model->rowCount() >= 1 && archive.model->rowCount() < all);
        for (int row = 0; row < archive.model->rowCount(); ++row) {
            QCOMPARE(archive.cell(row, history::HistoryModel::Who), QStringLiteral("Jonas"));
        }
        person->setCurrentIndex(0);
        auto *kind = archive.named<QComboBox>("Only entries of this kind");
        kind->setCurrentIndex(kind->findText(QStringLiteral("People")));
        archive.settle();
        QCOMPARE(archive.model->rowCount(), 2);
        kind->setCurrentIndex(0);
        auto *lead = archive.named<QLineEdit>("Only entries about this lead");
        lead->setFocus();
        QTest::keyClicks(lead, QStringLiteral("bo@"));
        archive.settle();
        QVERIFY(archive.model->rowCount() >= 1 && archive.model->rowCount() < all);
        for (int row = 0; row < archive.model->rowCount(); ++row) {
            QCOMPARE(archive.cell(row, history::HistoryModel::Lead), QStringLiteral("Bo"));
        }
        QTest::keyClicks(lead, QStringLiteral("zzz"));
        archive.settle();
        QCOMPARE(archive.model->rowCount(), 0);
        QVERIFY(!archive.table->isVisible());
        QTest::keyClick(lead, Qt::Key_Escape);
        archive.settle();
        QCOMPARE(archive.model->rowCount(), all);
    }

    void goesToTheLead()
    {
        Archive archive;
        archive.table->setFocus();
        QTest::keyClick(archive.table, Qt::Key_Return);
        QCOMPARE(archive.shown.value_or(99), 1U);
        QTest::keyClick(archive.table, Qt::Key_L);
        archive.settle();
        QCOMPARE(archive.named<QLineEdit>("Only entries about this lead")->text(), QStringLiteral("Bo"));
    }

    void goesOutAsAFile()
    {
        Archive archive;
        archive.answer = archive.folder.filePath(QStringLiteral("out"));
        QTest::mouseClick(archive.named<QPushButton>("Export the history as CSV"), Qt::LeftButton);
        archive.settle();
        QFile file(archive.answer + QStringLiteral(".csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Bo: Phone changed"));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(HistoryViewTest)
#include "test_history_view.moc"
