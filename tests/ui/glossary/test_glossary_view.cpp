// SPDX-License-Identifier: GPL-3.0-or-later
#include "glossary/glossary_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "glossary/glossary_model.h"
#include "support/rules_desk.h"
#include "theme/theme.h"

using namespace leadlight;
using namespace leadlight::glossary;

namespace {

struct Room : test::RulesDesk {
    Room()
    {
        view = new GlossaryView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(view, &bridge::View::notice, view, [this](const QString &text, const QString &, const std::function<void()> &) { said << text; });
        QObject::connect(view, &bridge::View::decided, view, [this](const QString &text, const std::function<void()> &undo) {
            decided << text;
            takeBack = undo;
        });
        view->setGeometry(window.rect());
        window.show();
        window.activateWindow();
        create();
        QApplication::setActiveWindow(&window);
    }

    [[nodiscard]] GlossaryModel *words() const { return view->findChild<GlossaryModel *>(); }
    [[nodiscard]] QTableView *table() const { return view->findChild<QTableView *>(); }
    [[nodiscard]] QString shown(const char *key, int column) const { return words()->index(words()->rowOf(key), column).data().toString(); }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        for (QPushButton *each : view->findChildren<QPushButton *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    void press(const QString &name)
    {
        button(name)->setFocus();
        QTest::keyClick(button(name), Qt::Key_Space);
        settle();
    }
    /// Chooses by the arrow keys who says so.
    void actAs(const QString &person)
    {
        auto *who = view->findChild<QComboBox *>();
        for (int at = 0; at < who->count() && !who->currentText().contains(person); ++at) {
            QTest::keyClick(who, who->currentIndex() + 1 < who->count() ? Qt::Key_Down : Qt::Key_Home);
        }
        settle();
    }
    /// F2 opens the cell, Enter keeps what was typed.
    void type(const char *key, int column, const QString &text)
    {
        table()->setFocus();
        table()->setCurrentIndex(words()->index(words()->rowOf(key), column));
        QTest::keyClick(table(), Qt::Key_F2);
        auto *editor = table()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        settle();
    }

    GlossaryView *view = nullptr;
};

constexpr int wordAt = GlossaryModel::wordColumn;

} // namespace

class GlossaryViewTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void twoPeopleRenameAStageByTheKeyboard()
    {
        Room room;
        const QAbstractItemModelTester tester(room.words(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(room.shown("stage.qualified", wordAt), QStringLiteral("MQL"));
        room.actAs(QStringLiteral("Lena"));
        room.type("stage.qualified", wordAt, QStringLiteral("Handed"));
        QCOMPARE(room.shown("stage.qualified", wordAt), QStringLiteral("MQL, wanted: Handed"));
        QCOMPARE(room.shown("stage.qualified", GlossaryModel::salesColumn), QStringLiteral("not accepted yet"));
        QVERIFY(room.shown("stage.qualified", GlossaryModel::marketingColumn).startsWith(QStringLiteral("Lena, ")));
        QVERIFY(!room.button(QStringLiteral("Accept the chosen word"))->isEnabled()); // Lena has
        room.actAs(QStringLiteral("Jonas"));
        QVERIFY(room.button(QStringLiteral("Accept the chosen word"))->isEnabled());
        room.press(QStringLiteral("Accept the chosen word"));
        QCOMPARE(room.shown("stage.qualified", wordAt), QStringLiteral("Handed"));
        QCOMPARE(room.rules().glossary.stage(domain::Stage::qualified), std::string("Handed"));
        room.takeBack();
        room.settle();
        QCOMPARE(room.rules().glossary.stage(domain::Stage::qualified), std::string("MQL"));
        QCOMPARE(room.said, QStringList());
    }

    void allThatWaitsIsAcceptedAtOnce()
    {
        Room room;
        room.actAs(QStringLiteral("Lena"));
        room.type("stage.won", wordAt, QStringLiteral("Sold"));
        room.type("stage.lost", GlossaryModel::meaningColumn, QStringLiteral("Nothing came of it."));
        QCOMPARE(room.button(QStringLiteral("Accept every word that waits"))->isVisible(), false);
        room.actAs(QStringLiteral("Jonas"));
        QCOMPARE(room.button(QStringLiteral("Accept every word that waits"))->text(), QStringLiteral("Accept all (2)"));
        room.press(QStringLiteral("Accept every word that waits"));
        QCOMPARE(room.shown("stage.won", wordAt), QStringLiteral("Sold"));
        QCOMPARE(room.shown("stage.lost", GlossaryModel::meaningColumn), QStringLiteral("Nothing came of it."));
        QCOMPARE(room.view->waiting(), 0);
    }

    void whatIsRefusedIsSaid()
    {
        Room room;
        room.actAs(QStringLiteral("Lena"));
        room.type("stage.won", wordAt, QStringLiteral("MQL"));
        QCOMPARE(room.said, QStringList{QStringLiteral("Something else is called \"MQL\" already, or is to be called so.")});
        QVERIFY(!(room.words()->flags(room.words()->index(room.words()->rowOf("term.late"), wordAt)) & Qt::ItemIsEditable));
    }

    void salesWritesTheIdealCustomer()
    {
        Room room;
        auto *text = room.view->findChild<QPlainTextEdit *>();
        room.actAs(QStringLiteral("Lena"));
        QVERIFY(text->isReadOnly());
        room.actAs(QStringLiteral("Jonas"));
        QVERIFY(!text->isReadOnly());
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("Food makers"));
        QTest::keyClick(text, Qt::Key_Tab);
        room.settle();
        QCOMPARE(room.rules().glossary.definition("icp"), std::string("Food makers"));
    }
};

QTEST_MAIN(GlossaryViewTest)
#include "test_glossary_view.moc"
