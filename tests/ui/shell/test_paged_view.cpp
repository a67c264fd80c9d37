// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/paged_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "kit/segmented.h"
#include "theme/theme.h"

using namespace leadlight;

namespace {

class Leaf final : public bridge::View {
public:
    Leaf(bridge::ViewContext &context, QWidget *parent, QString title) : View(context, parent), m_title(std::move(title)), m_field(new QLineEdit(this)) {}
    [[nodiscard]] QString title() const override { return m_title; }
    void setSnapshot(const bridge::SnapshotPtr &, const workspace::ChangeEvent &) override { ++told; }
    [[nodiscard]] QList<QWidget *> panes() override { return {m_field}; }
    [[nodiscard]] int waiting() const override { return count; }
    [[nodiscard]] bool canUndo() const override { return steps > 0; }
    void undo() override { --steps; }

    int told = 0;
    int count = 0;
    int steps = 0;

private:
    QString m_title;
    QLineEdit *m_field;
};

struct Pages {
    Pages() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        QList<shell::PagedView::Page> pages;
        for (const char *id : {"model", "process"}) {
            pages << shell::PagedView::Page{QLatin1String(id), QLatin1String(id),
                                            [id](bridge::ViewContext &of, QWidget *parent) { return new Leaf(of, parent, QStringLiteral("The ") + QLatin1String(id)); }};
        }
        view = new shell::PagedView(context, QStringLiteral("model"), QStringLiteral("Parts"), pages, &window);
        window.show();
    }
    [[nodiscard]] Leaf *leaf(int index) const { return static_cast<Leaf *>(view->page(index)); }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{base::Instant{1'770'000'000}};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    shell::PagedView *view = nullptr;
};

} // namespace

class PagedViewTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void theSwitchLeadsToEachPage()
    {
        Pages pages;
        QCOMPARE(pages.view->title(), QStringLiteral("The model"));
        QVERIFY(pages.leaf(0)->isVisible() && !pages.leaf(1)->isVisible());
        auto *control = pages.view->findChild<kit::SegmentedControl *>();
        const QSignalSpy asked(pages.view, &bridge::View::requestView);
        QTest::keyClick(control->button(0), Qt::Key_Right);
        QCOMPARE(pages.view->title(), QStringLiteral("The process"));
        QVERIFY(pages.leaf(1)->isVisible());
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("model")); // so that undo and redo are the page's
        QCOMPARE(pages.view->panes().size(), 2);
    }

    void actionsLeadThereFromAnywhere()
    {
        Pages pages;
        QAction *action = pages.actions.find(QStringLiteral("page.process"));
        QVERIFY(action);
        QCOMPARE(bridge::ActionRegistry::plainText(*action), QStringLiteral("The process"));
        const QSignalSpy asked(pages.view, &bridge::View::requestView);
        action->trigger();
        QVERIFY(pages.leaf(1)->isVisible());
        QVERIFY(!asked.isEmpty());
    }

    void pagesAreOneViewToTheWindow()
    {
        Pages pages;
        pages.view->setSnapshot(nullptr, {});
        QCOMPARE(pages.leaf(0)->told + pages.leaf(1)->told, 2);
        pages.leaf(0)->count = 1;
        pages.leaf(1)->count = 2;
        QCOMPARE(pages.view->waiting(), 3);
        pages.leaf(1)->steps = 1;
        QVERIFY(!pages.view->canUndo());
        pages.view->showPage(1);
        QVERIFY(pages.view->canUndo());
        pages.view->undo();
        QCOMPARE(pages.leaf(1)->steps, 0);
        const QSignalSpy said(pages.view, &bridge::View::notice);
        Q_EMIT pages.leaf(1)->notice(QStringLiteral("Saved"), {}, {});
        QCOMPARE(said.size(), 1);
    }
};

QTEST_MAIN(PagedViewTest)
#include "test_paged_view.moc"
