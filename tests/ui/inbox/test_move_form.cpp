// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/move_form.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/small_workspace.h"

using namespace leadlight;
using inbox::LeadPane;

class MoveFormTest final : public QObject {
    Q_OBJECT

    [[nodiscard]] QLineEdit *line(const QString &label) const
    {
        for (QLineEdit *one : m_form->findChildren<QLineEdit *>()) {
            if (one->accessibleName().endsWith(label)) {
                return one;
            }
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_small = std::make_unique<test::SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(workspace::addLead(*m_made, {{"email", "amara@okafor.example"}}));
        m_form = std::make_unique<inbox::MoveForm>();
        m_form->show();
    }
    void cleanup()
    {
        m_form.reset();
        m_made.reset();
    }

    void aWinNeedsItsValueAndWhoSigned()
    {
        m_form->start(LeadPane::Act::win, *m_made->snapshot(), 0);
        auto *submit = m_form->findChild<QPushButton *>();
        QSignalSpy decided(m_form.get(), &inbox::MoveForm::decided);
        m_form->findChild<QDoubleSpinBox *>()->setValue(42000);
        QVERIFY(!submit->isEnabled());
        QTest::keyClicks(line(QStringLiteral("Signed by (role)")), QStringLiteral("CFO"));
        QVERIFY(submit->isEnabled());
        QTest::keyClicks(line(QStringLiteral("In their words")), QStringLiteral("You listened"));
        QTest::keyClick(line(QStringLiteral("In their words")), Qt::Key_Return);
        QCOMPARE(decided.size(), 1);
        const auto facts = decided.front().at(1).value<workspace::FieldValues>();
        QCOMPARE(facts, (workspace::FieldValues{{"signatory_role", "CFO"}, {"outcome_quote", "You listened"}}));
    }

    void aLossKeepsItsStory()
    {
        m_form->start(LeadPane::Act::lose, *m_made->snapshot(), 0);
        QSignalSpy decided(m_form.get(), &inbox::MoveForm::decided);
        QTest::keyClicks(line(QStringLiteral("Lost to")), QStringLiteral("Rival Ltd"));
        QTest::keyClicks(line(QStringLiteral("Content that counted")), QStringLiteral("Their case study"));
        QTest::keyClick(line(QStringLiteral("Content that counted")), Qt::Key_Return);
        QCOMPARE(decided.size(), 1);
        const auto facts = decided.front().at(1).value<workspace::FieldValues>();
        QCOMPARE(facts, (workspace::FieldValues{{"lost_to", "Rival Ltd"}, {"key_content", "Their case study"}}));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<test::SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;
    std::unique_ptr<inbox::MoveForm> m_form;
};

QTEST_MAIN(MoveFormTest)
#include "test_move_form.moc"
