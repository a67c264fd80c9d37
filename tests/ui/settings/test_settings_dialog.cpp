// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_dialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include "settings/assignment_dialog.h"
#include "settings/program_dialog.h"
#include "settings/rule_grid.h"
#include "support/rules_desk.h"
#include "theme/ramps.h"
#include "theme/theme.h"

using namespace leadlight;
using namespace leadlight::settings;

namespace {

struct Room : test::RulesDesk {
    explicit Room(bool withWorkspace = true)
    {
        if (withWorkspace) {
            create();
        }
        dialog = new SettingsDialog(context, &window);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        QObject::connect(dialog, &SettingsDialog::decided, dialog, [this](const QString &text, const std::function<void()> &) { decided << text; });
        QObject::connect(dialog, &SettingsDialog::viewWanted, dialog, [this](const QString &id) { views << id; });
        window.show();
        dialog->show();
    }

    SettingsPage *open(SettingsDialog::Page page)
    {
        dialog->showPage(page);
        return dialog->page(page);
    }
    [[nodiscard]] RuleGrid *grid(SettingsDialog::Page page) { return open(page)->findChild<RuleGrid *>(); }
    void put(SettingsDialog::Page page, int row, int column, const QVariant &value, int role = Qt::EditRole)
    {
        (void)grid(page)->setData(grid(page)->index(row, column), value, role);
        settle();
    }
    [[nodiscard]] QString answer() const
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->accessibleName() == QStringLiteral("Answer")) {
                return label->text();
            }
        }
        return {};
    }
    template <class Widget> [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *each : dialog->findChildren<Widget *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    void choose(const QString &name, const QString &data)
    {
        auto *box = named<QComboBox>(name);
        QVERIFY(box);
        box->setCurrentIndex(box->findData(data));
        Q_EMIT box->activated(box->currentIndex());
        settle();
    }

    SettingsDialog *dialog = nullptr;
    QStringList views;
};

} // namespace

class SettingsDialogTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<theme::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void theListLeadsToEveryPage()
    {
        Room room;
        auto *names = room.named<QListWidget>(QStringLiteral("Pages of the settings"));
        QCOMPARE(names->count(), 8);
        QVERIFY(names->hasFocus() || names->focusPolicy() != Qt::NoFocus);
        for (int page = 0; page < names->count(); ++page) {
            QVERIFY(room.dialog->page(static_cast<SettingsDialog::Page>(page))->isVisible());
            QTest::keyClick(names, Qt::Key_Down);
        }
    }

    void hoursAreTypedAndTakenBack()
    {
        Room room;
        const QAbstractItemModelTester tester(room.grid(SettingsDialog::hours), QAbstractItemModelTester::FailureReportingMode::QtTest);
        room.put(SettingsDialog::hours, 2, 1, QStringLiteral("mon-fri 8-18"));
        QCOMPARE(room.rule("hours.sales"), QStringLiteral("mon-fri 08:00-18:00"));
        QCOMPARE(room.answer(), QStringLiteral("Hours of Sales: usual → mon-fri 08:00-18:00"));
        QCOMPARE(room.decided.size(), 1);
        room.named<QPushButton>(QStringLiteral("Undo the last change"))->click();
        room.settle();
        QCOMPARE(room.rule("hours.sales"), QStringLiteral("usual"));
        QCOMPARE(room.grid(SettingsDialog::hours)->index(2, 1).data().toString(), QStringLiteral("as the workspace"));
        room.put(SettingsDialog::hours, 4, 2, QStringLiteral("2026-12-24")); // a day off of Jonas
        QCOMPARE(room.rules().hours.daysOff.size(), std::size_t{1});
        room.put(SettingsDialog::hours, 4, 2, QString());
        QVERIFY(room.rules().hours.daysOff.empty());
        room.put(SettingsDialog::hours, 0, 1, QStringLiteral("whenever"));
        QVERIFY(room.answer().contains(QStringLiteral("mon-fri 09:00-17:00")));
        QCOMPARE(room.rule("hours"), QStringLiteral("mon-fri 09:00-17:00"));
    }

    void theZoneIsChosen()
    {
        Room room;
        room.open(SettingsDialog::hours);
        auto *zone = room.named<QComboBox>(QStringLiteral("Time zone"));
        zone->setCurrentText(QStringLiteral("Asia/Tokyo"));
        Q_EMIT zone->lineEdit()->editingFinished();
        room.settle();
        QCOMPARE(room.session.snapshot()->timeZone, std::string("Asia/Tokyo"));
        zone->setCurrentText(QStringLiteral("Asia/Nowhere"));
        Q_EMIT zone->lineEdit()->editingFinished();
        room.settle();
        QVERIFY(room.answer().contains(QStringLiteral("Asia/Nowhere")));
        QCOMPARE(zone->currentText(), QStringLiteral("Asia/Tokyo"));
    }

    void reasonsAreEdited()
    {
        Room room;
        room.put(SettingsDialog::reasons, 0, 0, QStringLiteral("Kein Budget"));
        room.put(SettingsDialog::reasons, 0, 3, QStringLiteral("30"));
        room.put(SettingsDialog::reasons, 6, 6, Qt::Unchecked, Qt::CheckStateRole);
        const lifecycle::WorkingRules &rules = room.rules();
        QCOMPARE(rules.reasons[0].label, std::string("Kein Budget"));
        QCOMPARE(rules.reasons[0].waitDays, 30);
        QVERIFY(!rules.reasons[6].offered);
        QVERIFY(!(room.grid(SettingsDialog::reasons)->flags(room.grid(SettingsDialog::reasons)->index(0, 1)) & Qt::ItemIsEditable)); // its kind stays
    }

    void aProgramIsTypedRenamedAndRetired()
    {
        Room room;
        QApplication::setActiveWindow(room.dialog);
        room.open(SettingsDialog::programs);
        const RuleGrid *grid = room.grid(SettingsDialog::programs);
        const int usual = grid->rowCount();
        QVERIFY(usual > 3);
        QPushButton *add = room.named<QPushButton>(QStringLiteral("Add a nurture program"));
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        auto *ask = room.dialog->findChild<ProgramDialog *>();
        QVERIFY(ask);
        const auto field = [&](const char *name) {
            for (QWidget *each : ask->findChildren<QWidget *>()) {
                if (each->accessibleName() == QLatin1String(name)) {
                    return each;
                }
            }
            return static_cast<QWidget *>(nullptr);
        };
        auto *take = ask->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!take->isEnabled()); // it has no name yet
        QTest::keyClicks(field("Name of the program"), QStringLiteral("Fair"));
        QTest::keyClicks(field("Why the program exists"), QStringLiteral("A meeting"));
        auto *steps = qobject_cast<QPlainTextEdit *>(field("Steps of the program, one a line"));
        QTest::keyClicks(steps, QStringLiteral("Photos"));
        QVERIFY(!take->isEnabled()); // no step
        steps->selectAll();
        QTest::keyClicks(steps, QStringLiteral("3 days: Photos"));
        QTest::keyClick(steps, Qt::Key_Return);
        QTest::keyClicks(steps, QStringLiteral("10 days: Offer"));
        QVERIFY(take->isEnabled());
        QTest::keyClick(field("Name of the program"), Qt::Key_Return);
        delete ask;
        room.settle();
        QCOMPARE(grid->rowCount(), usual + 1);
        const domain::NurtureProgram *fair = domain::findProgram(room.rules().programs, "Fair");
        QVERIFY(fair);
        QCOMPARE(fair->steps.size(), std::size_t{2});
        QVERIFY2(grid->index(usual, 2).data().toString().startsWith(QStringLiteral("after 3 days Photos")), qPrintable(grid->index(usual, 2).data().toString()));
        room.named<QTableView>(QStringLiteral("Nurture programs"))->setCurrentIndex(grid->index(usual, 0));
        room.named<QPushButton>(QStringLiteral("Retire the chosen program"))->click();
        room.settle();
        QCOMPARE(grid->index(usual, 0).data().toString(), QStringLiteral("Fair (retired)"));
        room.named<QPushButton>(QStringLiteral("Undo the last change"))->click();
        room.settle();
        QVERIFY(!domain::findProgram(room.rules().programs, "Fair")->retired);
        room.named<QTableView>(QStringLiteral("Nurture programs"))->setCurrentIndex(grid->index(0, 0));
        room.named<QPushButton>(QStringLiteral("Retire the chosen program"))->click();
        room.settle();
        QVERIFY2(room.answer().contains(QStringLiteral("No budget")), qPrintable(room.answer())); // a reason leads to it
    }

    void assignmentIsBuiltAndOrdered()
    {
        Room room;
        room.open(SettingsDialog::assignment);
        const auto add = [&](const char *name) {
            room.named<QPushButton>(QStringLiteral("Add a rule of assignment"))->click();
            auto *ask = room.dialog->findChild<AssignmentDialog *>();
            QVERIFY(ask);
            auto *people = ask->findChild<QListWidget *>();
            people->findItems(QLatin1String(name), Qt::MatchExactly).first()->setCheckState(Qt::Checked);
            ask->accept();
            delete ask;
            room.settle();
        };
        add("Jonas");
        add("Lena");
        QCOMPARE(room.grid(SettingsDialog::assignment)->index(0, 1).data().toString(), QStringLiteral("Jonas"));
        auto *table = room.named<QTableView>(QStringLiteral("Rules of assignment"));
        table->setCurrentIndex(table->model()->index(1, 0));
        room.named<QPushButton>(QStringLiteral("Move the chosen rule up"))->click();
        room.settle();
        QCOMPARE(room.grid(SettingsDialog::assignment)->index(0, 1).data().toString(), QStringLiteral("Lena"));
        room.named<QPushButton>(QStringLiteral("Remove the chosen rule"))->click();
        room.settle();
        QCOMPARE(room.rules().assignment.size(), std::size_t{1});
    }

    void gatesYearAndPartnersHold()
    {
        Room room;
        room.open(SettingsDialog::gates);
        room.choose(QStringLiteral("Before the hand-over to Sales"), QStringLiteral("require"));
        QCOMPARE(room.rule("gate.hand_over"), QStringLiteral("require"));
        room.choose(QStringLiteral("Verification before Sales sees a lead"), QStringLiteral("yes"));
        QVERIFY(room.rules().verification.isUsed);
        auto *box = room.named<QLineEdit>(QStringLiteral("Time box"));
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("4 hours"));
        QTest::keyClick(box, Qt::Key_Return);
        room.settle();
        QCOMPARE(room.rule("verification.limit"), QStringLiteral("4 hours"));
        QVERIFY(room.rules().verification.isUsed); // Enter took nothing back
        room.open(SettingsDialog::year);
        auto *month = room.named<QComboBox>(QStringLiteral("First month of the fiscal year"));
        month->setCurrentIndex(3);
        Q_EMIT month->activated(3);
        room.settle();
        QCOMPARE(room.rule("fiscal_year_start"), QStringLiteral("4"));
        room.open(SettingsDialog::people);
        auto *people = room.named<QTableWidget>(QStringLiteral("People"));
        people->item(1, 4)->setCheckState(Qt::Checked);
        room.settle();
        QCOMPARE(room.rules().partners.size(), std::size_t{1});
        QCOMPARE(room.answer(), QStringLiteral("Partners: – → Jonas"));
        people->item(0, 3)->setCheckState(Qt::Unchecked);
        room.settle();
        QVERIFY(!room.session.snapshot()->people[0].atTable);
    }

    void linksCloseTheSettings()
    {
        Room room;
        room.open(SettingsDialog::hours);
        for (QPushButton *button : room.dialog->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Limits of each stage…")) {
                button->click();
            }
        }
        QCOMPARE(room.views, QStringList{QStringLiteral("page.process")});
        QVERIFY(!room.dialog->isVisible());
    }

    void appearanceNeedsNoWorkspace()
    {
        Room room(false);
        auto *names = room.named<QListWidget>(QStringLiteral("Pages of the settings"));
        QCOMPARE(names->currentRow(), static_cast<int>(SettingsDialog::appearance));
        QVERIFY(!(names->item(SettingsDialog::hours)->flags() & Qt::ItemIsEnabled));
        room.choose(QStringLiteral("Theme"), QStringLiteral("dark"));
        QCOMPARE(theme::theme().scheme(), theme::Scheme::dark);
        room.choose(QStringLiteral("Colours of the matrix"), QStringLiteral("cividis"));
        QCOMPARE(theme::heatRamp(), theme::HeatRamp::cividis);
        QCOMPARE(room.settings.value(QStringLiteral("look/ramp")).toString(), QStringLiteral("cividis"));
        room.named<QSpinBox>(QStringLiteral("Text size"))->setValue(130);
        QCOMPARE(theme::theme().textSize(), 1.3);
        room.dialog->findChild<QCheckBox *>()->setChecked(false);
        QVERIFY(!room.actions.singleKeys());
        theme::setHeatRamp(theme::HeatRamp::glow);
        theme::theme().setTextSize(1);
        theme::theme().setScheme(theme::Scheme::light);
    }
};

QTEST_MAIN(SettingsDialogTest)
#include "test_settings_dialog.moc"
