// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"
#include "bridge/text.h"
#include "present/present_window.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/queries/disputes.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace leadlight;

namespace {

/// A view with one field that remembers what it was told.
class PlainView final : public bridge::View {
public:
    PlainView(bridge::ViewContext &context, QWidget *parent, QString title)
        : View(context, parent), m_title(std::move(title)), m_pane(new QLineEdit(this))
    {
    }
    [[nodiscard]] QString title() const override { return m_title; }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &) override { shown = snapshot; }
    [[nodiscard]] QList<QWidget *> panes() override { return {m_pane}; }
    [[nodiscard]] bool takeFile(const QString &path) override
    {
        if (m_title == QLatin1String("imports")) {
            taken = path;
        }
        return m_title == QLatin1String("imports");
    }
    [[nodiscard]] int waiting() const override { return count; }
    [[nodiscard]] bool canUndo() const override { return steps > 0; }
    [[nodiscard]] bool canRedo() const override { return steps == 0 && wasUndone; }
    void undo() override
    {
        --steps;
        wasUndone = true;
    }
    void redo() override { ++steps; }
    [[nodiscard]] bool holdsSomething() const override { return holds; }

    bridge::SnapshotPtr shown;
    QString taken;
    int count = 0;
    int steps = 0; ///< of its own, to be undone
    bool wasUndone = false;
    bool holds = false;

private:
    QString m_title;
    QLineEdit *m_pane;
};

struct Window {
    Window() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        shell::Rooms rooms;
        for (const char *id : {"matrix", "leads", "imports"}) {
            rooms.views.append({QLatin1String(id), QLatin1String(id), QStringLiteral("Group"), QLatin1String(id),
                                [id](bridge::ViewContext &context, QWidget *parent) {
                                    return new PlainView(context, parent, QLatin1String(id));
                                }});
        }
        for (const auto &[id, presence] : {std::pair{"hygiene", shell::Rooms::Presence::whileHolding},
                                           std::pair{"history", shell::Rooms::Presence::onRequest}}) {
            rooms.views.append({QLatin1String(id), QLatin1String(id), QStringLiteral("Group"), QLatin1String("leads"),
                                [id](bridge::ViewContext &context, QWidget *parent) {
                                    return new PlainView(context, parent, QLatin1String(id));
                                },
                                presence});
        }
        rooms.inspector = [this](bridge::ViewContext &, QWidget *parent, const shell::InspectorAnswers &) {
            auto *pane = new QWidget(parent);
            pane->setAccessibleName(QStringLiteral("Inspector"));
            return shell::InspectorPane{pane, [this](std::optional<std::uint32_t> row) { inspected = row; }};
        };
        window = std::make_unique<shell::MainWindow>(
            shell::MainWindow::Setup{clock, settings, rooms, {}, folder.filePath(QStringLiteral("Sample.leadlight"))});
        window->show();
    }

    void create()
    {
        window->session().create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        settle();
    }

    void settle()
    {
        while (!window->session().isIdle()) {
            QSignalSpy idle(&window->session(), &bridge::WorkspaceSession::becameIdle);
            if (!idle.wait(120000)) {
                return;
            }
        }
    }

    PlainView *plain(const char *id) const { return static_cast<PlainView *>(window->view(QLatin1String(id))); }
    void trigger(const char *id) const { window->actions().find(QLatin1String(id))->trigger(); }

    QTemporaryDir folder;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    QSettings settings;
    std::optional<std::uint32_t> inspected;
    std::unique_ptr<shell::MainWindow> window;
};

/// The window on the wall; null: nothing is presented.
present::PresentWindow *presentation()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *wall = qobject_cast<present::PresentWindow *>(top)) {
            return wall;
        }
    }
    return nullptr;
}

} // namespace

class WindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void startsWithTheStartPage()
    {
        Window test;
        QVERIFY(test.window->currentView().isEmpty());
        QCOMPARE(test.window->windowTitle(), QStringLiteral("Leadlight"));
        QCOMPARE(test.window->minimumSize(), QSize(1024, 680));
        QVERIFY(!test.window->actions().find(QStringLiteral("view.matrix"))->isEnabled());
    }

    void opensAndGoesAround()
    {
        Window test;
        test.create();
        QCOMPARE(test.window->windowTitle(), QStringLiteral("Northwind — Leadlight"));
        QCOMPARE(test.window->currentView(), QStringLiteral("matrix"));
        QVERIFY(test.plain("leads")->shown != nullptr);
        test.trigger("view.leads");
        test.trigger("view.imports");
        test.trigger("view.back");
        QCOMPARE(test.window->currentView(), QStringLiteral("leads"));
        test.trigger("view.back");
        QCOMPARE(test.window->currentView(), QStringLiteral("matrix"));
        QVERIFY(!test.window->actions().find(QStringLiteral("view.back"))->isEnabled());
        test.trigger("view.forward");
        QCOMPARE(test.window->currentView(), QStringLiteral("leads"));
        test.trigger("file.close");
        test.settle();
        QVERIFY(test.window->currentView().isEmpty());
        QVERIFY(test.plain("leads")->shown == nullptr);
    }

    void aViewsOwnStepsAreUndoneFirst()
    {
        Window test;
        test.create();
        int takenBack = 0;
        Q_EMIT test.plain("matrix")->decided(QStringLiteral("Done"), [&takenBack] { ++takenBack; });
        test.plain("matrix")->steps = 1;
        test.trigger("edit.undo");
        QCOMPARE(test.plain("matrix")->steps, 0);
        QCOMPARE(takenBack, 0);
        test.trigger("view.leads");
        test.trigger("view.matrix"); // the menu looks at the view anew
        test.trigger("edit.redo");
        QCOMPARE(test.plain("matrix")->steps, 1);
        test.plain("matrix")->steps = 0;
        test.trigger("edit.undo");
        QCOMPARE(takenBack, 1);
    }

    void inspectorFollowsTheLead()
    {
        Window test;
        test.create();
        Q_EMIT test.plain("matrix")->leadActivated(7, false);
        QCOMPARE(test.inspected, std::optional<std::uint32_t>(7));
        auto *pane = test.window->findChild<shell::Workbench *>();
        QVERIFY(pane->isInspectorShown());
        test.trigger("view.inspector");
        QVERIFY(!pane->isInspectorShown());
        Q_EMIT test.plain("matrix")->leadActivated(8, false);
        QVERIFY(!pane->isInspectorShown());
        Q_EMIT test.plain("matrix")->leadActivated(8, true);
        QVERIFY(pane->isInspectorShown());
        Q_EMIT test.plain("leads")->leadActivated(9, false); // hidden: not yet
        QCOMPARE(test.inspected, std::optional<std::uint32_t>(8));
        test.trigger("view.leads");
        QCOMPARE(test.inspected, std::optional<std::uint32_t>(9));
        test.trigger("view.imports"); // chose none yet
        QVERIFY(!pane->isInspectorShown());
        test.trigger("view.matrix");
        QVERIFY(pane->isInspectorShown());
        QCOMPARE(test.inspected, std::optional<std::uint32_t>(8));
        test.window->resize(1060, 700);
        QVERIFY(pane->isOverlaying());
        test.window->resize(1440, 900);
        QVERIFY(!pane->isOverlaying());
    }

    void undoTakesBackDecisionsFromTheNewest()
    {
        Window test;
        test.create();
        QAction *undo = test.window->actions().find(QStringLiteral("edit.undo"));
        QVERIFY(!undo->isEnabled());
        int undone = 0;
        Q_EMIT test.plain("leads")->decided(QStringLiteral("Amara Okafor accepted"), [&] { undone += 1; });
        Q_EMIT test.plain("leads")->decided(QStringLiteral("Hugo Lindqvist accepted"), [&] { undone += 10; });
        QVERIFY(undo->isEnabled());
        undo->trigger();
        QCOMPARE(undone, 10);
        Q_EMIT test.plain("leads")->undoRequested();
        QCOMPARE(undone, 11);
        QVERIFY(!undo->isEnabled());
        Q_EMIT test.plain("leads")->undoRequested();
        QCOMPARE(undone, 11);
    }

    void paletteRunsByKeysAndGivesFocusBack()
    {
        Window test;
        test.create();
        QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
        QWidget *before = test.plain("matrix")->panes().first();
        before->setFocus();
        test.trigger("edit.palette");
        auto *palette = test.window->findChild<shell::CommandPalette *>();
        QVERIFY(palette->isVisible());
        auto *field = palette->findChild<QLineEdit *>();
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QVERIFY(before->hasFocus());

        test.trigger("edit.palette");
        QTest::keyClicks(field, QStringLiteral("imports"));
        test.settle();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(test.window->currentView(), QStringLiteral("imports"));
        QVERIFY(!palette->isVisible());
    }

    void aPastedTableGoesToTheImport()
    {
        Window test;
        test.create();
        QApplication::clipboard()->setText(QStringLiteral("Name\tCountry\nAmara\tNigeria\n"));
        test.trigger("edit.paste");
        test.settle();
        QCOMPARE(test.window->currentView(), QStringLiteral("imports"));
        QFile pasted(test.plain("imports")->taken);
        QVERIFY(pasted.open(QIODevice::ReadOnly));
        QCOMPARE(pasted.readAll(), QByteArray("Name\tCountry\nAmara\tNigeria\n"));
    }

    void panesAreCycled()
    {
        Window test;
        test.create();
        QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
        QWidget *pane = test.plain("matrix")->panes().first();
        pane->setFocus();
        test.trigger("view.next_pane");
        QVERIFY(!pane->hasFocus());
        test.trigger("view.previous_pane");
        QVERIFY(pane->hasFocus());
    }

    void peopleAreSeated()
    {
        Window test;
        test.create();
        bridge::WorkspaceSession &session = test.window->session();
        for (const auto &[name, side] : {std::pair("Lena", domain::Side::marketing), std::pair("Jonas", domain::Side::sales)}) {
            session.run(
                QStringLiteral("Adding"),
                [name = name, side = side](workspace::Workspace &open, base::Progress &) {
                    return workspace::addPerson(open, name, side);
                },
                this, [](const base::Result<base::Uuid> &id) { QVERIFY(id.has_value()); });
        }
        test.settle();
        auto *header = test.window->findChild<shell::HeaderBar *>();
        auto *seats = header->findChild<kit::SegmentedControl *>();
        Q_EMIT seats->activated(static_cast<int>(shell::HeaderBar::Seats::sales));
        test.settle();
        QCOMPARE(shell::HeaderBar::seatsOf(*session.snapshot()), shell::HeaderBar::Seats::sales);
        QCOMPARE(seats->current(), 2);
        Q_EMIT seats->activated(static_cast<int>(shell::HeaderBar::Seats::joint));
        test.settle();
        QCOMPARE(shell::HeaderBar::seatsOf(*session.snapshot()), shell::HeaderBar::Seats::joint);
    }

    void theSessionComesBack()
    {
        Window test;
        test.create();
        test.trigger("view.leads");
        QCOMPARE(test.window->filter().setExpression(QStringLiteral("country:Germany")), QString());
        test.settle();
        const QString path = test.window->session().path();
        test.trigger("file.close");
        test.settle();
        test.window->openFile(path);
        test.settle();
        QCOMPARE(test.window->currentView(), QStringLiteral("leads"));
        QCOMPARE(test.window->filter().expression(), QStringLiteral("country:Germany"));
        QCOMPARE(shell::RecentFiles(test.settings).paths().first(), path);
    }

    void aBadgeCountsWhatWaits()
    {
        Window test;
        test.create();
        test.plain("leads")->count = 37;
        Q_EMIT test.plain("leads")->waitingChanged();
        const auto *rail = test.window->findChild<shell::NavigationRail *>();
        QCOMPARE(rail->button(QStringLiteral("leads"))->accessibleName(), QStringLiteral("leads"));
        QCOMPARE(rail->button(QStringLiteral("leads"))->accessibleDescription(), QStringLiteral("37 waiting"));
    }

    void viewsComeAndGoInTheRail()
    {
        Window test;
        test.create();
        auto *rail = test.window->findChild<shell::NavigationRail *>();
        QVERIFY(rail->button(QStringLiteral("hygiene"))->isHidden());
        QVERIFY(!rail->button(QStringLiteral("history")));
        QVERIFY(test.window->actions().find(QStringLiteral("view.history"))->shortcut().isEmpty());
        test.trigger("view.history");
        QCOMPARE(test.window->currentView(), QStringLiteral("history"));

        test.plain("hygiene")->holds = true;
        Q_EMIT test.plain("hygiene")->holdingChanged();
        QVERIFY(!rail->button(QStringLiteral("hygiene"))->isHidden());
        test.plain("hygiene")->holds = false;
        Q_EMIT test.plain("hygiene")->holdingChanged();
        QVERIFY(rail->button(QStringLiteral("hygiene"))->isHidden());
    }

    void everyActionIsOnAMenuOnce()
    {
        Window test;
        QSet<QString> keys;
        int onMenus = 0;
        for (const bridge::ActionRegistry::Entry &entry : test.window->actions().entries()) {
            QVERIFY2(!bridge::ActionRegistry::plainText(*entry.action).isEmpty(), qPrintable(entry.id));
            if (!entry.key.isEmpty() && !entry.singleKey) {
                QVERIFY2(!keys.contains(entry.key.toString()), qPrintable(entry.id));
                keys.insert(entry.key.toString());
            }
            ++onMenus;
        }
        int found = 0;
        for (QAction *menu : test.window->menuBar()->actions()) {
            for (QAction *action : menu->menu()->actions()) {
                found += action->isSeparator() ? 0 : 1;
            }
        }
        QCOMPARE(found, onMenus);
    }

    void aLetterInAMenuPicksItsEntry()
    {
        Window test;
        QMenu *help = test.window->menuBar()->actions().back()->menu();
        QAction *about = test.window->actions().find(QStringLiteral("help.about"));
        QSignalSpy triggered(about, &QAction::triggered);
        help->popup(test.window->mapToGlobal(QPoint(10, 10)));
        QTest::keyClick(help, Qt::Key_A);
        QCOMPARE(triggered.size(), 1);
    }

    void theSampleOpens()
    {
        Window test;
        test.window->openSample();
        test.settle();
        QVERIFY(test.window->session().isOpen());
        QCOMPARE(test.window->windowTitle(), QStringLiteral("Sample — Leadlight"));
        QVERIFY(test.window->session().snapshot()->size() > 0);
        QVERIFY(test.window->session().snapshot()->inForce);
    }

    void aDamagedWorkspaceOffersCopyAndSalvage()
    {
        Window test;
        test.create(); // keeps the backup of the day
        const QString path = test.window->session().path();
        test.window->session().close();
        test.settle();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const qsizetype at = bytes.indexOf("currencyEUR");
        QVERIFY(at > 0);
        bytes[at + 10] = 'X';
        file.seek(0);
        QVERIFY(file.write(bytes) == bytes.size());
        file.close();

        test.window->openFile(path);
        test.settle();
        QVERIFY(!test.window->session().isOpen());
        auto *const notice = test.window->findChild<QMessageBox *>(QStringLiteral("damageNotice"));
        QVERIFY(notice);
        QVERIFY(notice->text().contains(QStringLiteral("is damaged")) && notice->text().contains(QStringLiteral("-backups/")));
        QVERIFY(notice->findChild<QPushButton *>(QStringLiteral("salvage")));
        notice->findChild<QPushButton *>(QStringLiteral("openCopy"))->click();
        test.settle();
        QVERIFY(test.window->session().isOpen());
        QVERIFY(!test.window->session().isWritable());

        const QString target = test.folder.filePath(QStringLiteral("salvaged.leadlight"));
        QSignalSpy said(&test.window->session(), &bridge::WorkspaceSession::failed);
        test.window->session().openSalvaged(path, target);
        test.settle();
        QCOMPARE(test.window->session().path(), target);
        QVERIFY(test.window->session().isWritable());
        QCOMPARE(said.count(), 1);
        QVERIFY2(said.front().front().toString().contains(QStringLiteral("lost")), qPrintable(said.front().front().toString()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void fFivePresentsAndEscEndsIt()
    {
        Window test;
        QVERIFY(!test.window->actions().find(QStringLiteral("view.present"))->isEnabled());
        test.create();
        test.window->session().run(
            QStringLiteral("Adding"), [](workspace::Workspace &open, base::Progress &) { return workspace::addLead(open, {{"email", "a@b.example"}}); },
            test.window.get(), [](const base::Result<std::uint32_t> &) {});
        test.settle();
        QApplication::setActiveWindow(test.window.get());
        QTest::keyClick(test.window.get(), Qt::Key_F5);
        test.settle();
        QTRY_VERIFY(presentation());
        QVERIFY(presentation()->isFullScreen());
        QTest::keyClick(presentation(), Qt::Key_Escape);
        QTRY_VERIFY(!presentation());
        test.window->findChild<shell::NavigationRail *>()->button(QStringLiteral("present"))->click();
        test.settle();
        QTRY_VERIFY(presentation());
        QCOMPARE(test.window->currentView(), QStringLiteral("matrix")); // the rail's choice stays
        presentation()->close();
    }

    void theCurrentScoreIsDisputedFromThePalette()
    {
        Window test;
        test.create();
        test.window->session().run(
            QStringLiteral("Adding"), [](workspace::Workspace &open, base::Progress &) {
                auto added = workspace::addPerson(open, "Jonas", domain::Side::sales);
                return added ? workspace::addLead(open, {{"email", "a@b.example"}}) : base::fail(added.error());
            },
            test.window.get(), [](const base::Result<std::uint32_t> &) {});
        test.settle();
        QAction *dispute = test.window->actions().find(QStringLiteral("leads.dispute"));
        QVERIFY(!dispute->isEnabled());
        Q_EMIT test.plain("leads")->leadActivated(0, true);
        QVERIFY(dispute->isEnabled());
        dispute->trigger();
        test.settle();
        QTRY_VERIFY(test.window->findChild<QDialog *>());
        auto *form = test.window->findChild<QDialog *>();
        auto *words = form->findChild<QPlainTextEdit *>();
        QTest::keyClicks(words, QStringLiteral("too low"));
        QTest::keyClick(form->findChild<QDialogButtonBox *>()->buttons().front(), Qt::Key_Space);
        test.settle();
        const auto disputes = workspace::disputesOf(*test.window->session().snapshot());
        QCOMPARE(disputes.size(), std::size_t{1});
        QCOMPARE(disputes.front().words, std::string("too low"));
        test.trigger("edit.undo");
        test.settle();
        QVERIFY(workspace::disputesOf(*test.window->session().snapshot()).empty());
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(WindowTest)
#include "test_window.moc"
