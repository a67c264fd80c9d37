// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accounts_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "data/picked_rows.h"
#include "kit/segmented.h"
#include "theme/theme.h"

using namespace leadlight;

namespace {

accounts::AccountLine lineOf(const char *name, bool target, std::vector<std::uint32_t> people)
{
    accounts::AccountLine line;
    line.name = QLatin1String(name);
    line.domain = line.name.toLower() + QStringLiteral(".example");
    line.target = target;
    line.people = std::move(people);
    return line;
}

} // namespace

class AccountsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelPicksTargetsAndWords()
    {
        theme::Theme look(*qApp, theme::Preference::light);
        accounts::AccountModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLines({lineOf("Kite", true, {}), lineOf("Meridian", false, {7, 2}), lineOf("Formosa", true, {4})});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.targets(), 2);
        QCOMPARE(model.emptyTargets(), 1);
        QCOMPARE(model.index(0, accounts::AccountModel::Missing).data().toString(), QStringLiteral("Nobody is known here"));
        model.show(accounts::AccountModel::Which::targets, {});
        QCOMPARE(model.rowCount(), 2);
        model.show(accounts::AccountModel::Which::all, QStringLiteral("MERIDIAN.ex"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.lineAt(0)->people.size(), std::size_t{2});
    }

    void anAccountShowsItsPeople()
    {
        theme::Theme look(*qApp, theme::Preference::light);
        const QTemporaryDir folder;
        base::FixedClock clock{*base::parseIsoInstant("2026-11-17T08:00:00Z")};
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QWidget window;
        bridge::WorkspaceSession session(clock);
        bridge::FilterState filter(session);
        bridge::ActionRegistry actions(&window);
        bridge::ViewContext context{session, filter, actions, settings, {}};
        accounts::AccountsView view(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, &view,
                         [&](const workspace::ChangeEvent &event) { view.setSnapshot(session.snapshot(), event); });
        const auto settle = [&session] {
            while (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(300000)) {
                    return;
                }
            }
        };
        QSignalSpy asked(&view, &bridge::View::requestView);
        window.show();
        view.show();
        session.openSample(folder.filePath(QStringLiteral("Sample.leadlight")));
        settle();
        auto *table = view.findChild<QTableView *>();
        QVERIFY(table->model()->rowCount() > 10);
        int row = 0;
        while (table->model()->index(row, accounts::AccountModel::People).data().toString().isEmpty()) {
            ++row;
        }
        const int people = table->model()->index(row, accounts::AccountModel::People).data().toInt();
        table->setCurrentIndex(table->model()->index(row, 0));
        Q_EMIT table->activated(table->currentIndex());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("leads"));
        QCOMPARE(filter.filter().terms().size(), std::size_t{1});
        QVERIFY(data::isPicked(filter.filter().terms().front()));
        QCOMPARE(static_cast<int>(data::rowsOfPicked(filter.filter().terms().front()).size()), people);
        QString said;
        std::function<void()> takeBack;
        QObject::connect(&view, &bridge::View::decided, &view, [&](const QString &text, const std::function<void()> &undo) {
            said = text;
            takeBack = undo;
        });
        for (QPushButton *button : view.findChildren<QPushButton *>()) {
            if (button->accessibleName() == QStringLiteral("Named pursuit of the account")) {
                button->setFocus();
                QTest::keyClick(button, Qt::Key_Space);
            }
        }
        auto *menu = view.findChild<QMenu *>();
        QVERIFY(menu->isVisible());
        const QString owner = session.snapshot()->people.empty() ? QString() : bridge::toQt(session.snapshot()->people.front().name);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        settle();
        QVERIFY2(said.contains(QStringLiteral("is a named pursuit of ") + owner), qPrintable(said));
        QCOMPARE(table->model()->index(row, accounts::AccountModel::Pursuit).data().toString(), owner);
        QCOMPARE(table->currentIndex().row(), row); // the account stays chosen
        takeBack();
        settle();
        QVERIFY(table->model()->index(row, accounts::AccountModel::Pursuit).data().toString().isEmpty());
        view.findChild<QLineEdit *>()->setText(QStringLiteral("no such account"));
        QCOMPARE(table->model()->rowCount(), 0);
        settle();
    }
};

QTEST_MAIN(AccountsTest)
#include "test_accounts.moc"
