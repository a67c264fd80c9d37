// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/signatures.h"
#include "bridge/text.h"
#include "kit/elided_label.h"
#include "kit/heat_map_view.h"
#include "model_editor/criteria_view.h"
#include "model_editor/criterion_form.h"
#include "model_editor/figure_lines.h"
#include "model_editor/impact_panel.h"
#include "model_editor/model_view.h"
#include "model_editor/propose_dialog.h"
#include "model_editor/sign_dialog.h"
#include "support/sample_copy.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/edit_draft.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace leadlight;
using namespace leadlight::model_editor;

namespace {

/// The view over a new sample, with both sides at the table.
struct Room {
    Room() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        view = new ModelView(context, &window);
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view,
                         [this](const workspace::ChangeEvent &event) { view->setSnapshot(session.snapshot(), event); });
        QObject::connect(
            view, &bridge::View::notice, view,
            [this](const QString &text, const QString &, const std::function<void()> &) { notices << text; });
        window.resize(1244, 820);
        view->setGeometry(window.rect());
        window.show();
        window.activateWindow();
    }

    void openSample()
    {
        const QString file = folder.filePath(QStringLiteral("Sample.leadlight"));
        QVERIFY(test::sampleCopy(bridge::toUtf8(file), 1, clock.now(), clock).has_value());
        session.openSample(file);
        settle();
        seat(true, true);
    }

    void seat(bool marketing, bool sales)
    {
        std::vector<base::Uuid> people;
        for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
            for (const domain::Person &person : session.snapshot()->people) {
                if (person.side == side && (side == domain::Side::marketing ? marketing : sales)) {
                    people.push_back(person.id);
                    break;
                }
            }
        }
        session.run(
            QStringLiteral("Seating"),
            [people](workspace::Workspace &open, base::Progress &) { return workspace::seatPeople(open, people); },
            &session, [](const base::Result<void> &) {});
        settle();
    }

    void settle()
    {
        do {
            if (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(120000)) {
                    return;
                }
            }
            QCoreApplication::processEvents();
        } while (!session.isIdle());
    }

    /// Agrees to all six rows, with one value moved, and proposes; by keyboard alone.
    void proposeByKeyboard()
    {
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(tree(), Qt::Key_Right);
        for (int row = 0; row < 10 && openRows() > 0; ++row) {
            QTest::keyClick(tree(), Qt::Key_Space);
            settle();
        }
        QTest::keyClick(tree(), Qt::Key_Return, Qt::ControlModifier);
        auto *dialog = view->findChild<ProposeDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->focusWidget(), QStringLiteral("Agreed in March"));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        settle();
    }

    void signByKeyboard(const QString &passphrase)
    {
        QApplication::setActiveWindow(&window); // no window manager gives it back after a dialog
        QTest::keyClick(tree(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        SignDialog *dialog = signature();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->focusWidget(), passphrase);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        settle();
    }

    [[nodiscard]] SignDialog *signature() const
    {
        for (SignDialog *dialog : view->findChildren<SignDialog *>()) {
            if (dialog->isVisible()) {
                return dialog;
            }
        }
        return nullptr;
    }
    [[nodiscard]] CriteriaView *tree() const { return view->findChild<CriteriaView *>(); }
    [[nodiscard]] CriteriaModel *rows() const { return view->findChild<CriteriaModel *>(); }
    [[nodiscard]] std::size_t openRows() const { return rows()->table().open.size(); }
    [[nodiscard]] const agreement::ModelVersion &newest() const { return session.snapshot()->versions.back(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : view->findChildren<QPushButton *>()) {
            if (each->text() == text) {
                return each;
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
    ModelView *view = nullptr;
    QStringList notices;
};

} // namespace

class ModelViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void fromSixOpenRowsToAVersionInForce()
    {
        Room room;
        room.openSample();
        QCOMPARE(room.openRows(), std::size_t{6});
        room.tree()->setFocus();
        QTest::keyClick(room.tree(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(room.notices.last().startsWith(QStringLiteral("6 rows are not agreed")));
        QCOMPARE(room.rows()->choice(), RowChoice::open);
        QCOMPARE(room.newest().state, agreement::VersionState::draft);
        room.proposeByKeyboard();
        QCOMPARE(room.openRows(), std::size_t{0});
        QCOMPARE(room.newest().state, agreement::VersionState::proposed);
        QCOMPARE(room.view->waiting(), 2);

        const auto before = room.session.snapshot();
        room.signByKeyboard(QStringLiteral("sample"));
        QCOMPARE(room.newest().state, agreement::VersionState::halfSigned);
        QCOMPARE(room.view->waiting(), 1);
        // One signature leaves everything as it was.
        QCOMPARE(room.session.snapshot()->modelVersion, 2);
        QVERIFY(room.session.snapshot()->inForce);
        QVERIFY(*room.session.snapshot()->model == *before->model);
        QVERIFY(room.session.snapshot()->stages == before->stages);

        room.signByKeyboard(QStringLiteral("sample"));
        QCOMPARE(room.newest().state, agreement::VersionState::inForce);
        QCOMPARE(room.session.snapshot()->modelVersion, 3);
        QCOMPARE(room.view->waiting(), 0);
        QVERIFY(room.notices.last().startsWith(QStringLiteral("v3 is in force.")));
        QVERIFY(room.button(QStringLiteral("Open a draft"))->isVisible());
        QVERIFY(!room.button(QStringLiteral("Propose for signature"))->isVisible());
    }

    void closedLeadsSpeakBesideTheSides()
    {
        Room room;
        room.openSample();
        int marks = 0;
        for (const workspace::DraftTableRow &row : room.rows()->table().rows) {
            marks += room.rows()->indexOf(row.value.path).data(CriteriaModel::EvidenceMark).isValid();
        }
        QVERIFY2(marks >= 5, qPrintable(QString::number(marks)));
        for (const workspace::DraftTableRow &row : room.rows()->table().rows) {
            if (room.rows()->indexOf(row.value.path).data(CriteriaModel::EvidenceMark).isValid()) {
                QVERIFY(room.tree()->goTo(row.value.path));
                break;
            }
        }
        QString said;
        for (const QLabel *label : room.view->findChildren<QLabel *>()) {
            said += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
        }
        QVERIFY2(said.contains(QStringLiteral("closed leads won, ")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("of 100 pairs, 95 % interval ")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("AUC, of ")));
        room.proposeByKeyboard();
        const auto &look = room.session.snapshot()->proposals.back().impact.look;
        QVERIFY(look && look->aucBefore && look->aucAfter && look->aucCases > 30);
        QVERIFY(look->aucAfterRange[0] < *look->aucAfter && *look->aucAfter < look->aucAfterRange[1]);
    }

    void figuresOpenTheirLeads()
    {
        Room room;
        room.openSample();
        room.tree()->setFocus();
        room.tree()->goTo(room.rows()->table().rows[room.rows()->table().open.front()].value.path);
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(room.tree(), Qt::Key_PageUp);
        }
        room.settle();
        QTRY_VERIFY(room.session.isIdle());
        QSignalSpy wanted(room.view, &bridge::View::requestView);
        int opened = 0;
        QList<QPushButton *> figures;
        for (const FigureLines *lines : room.view->findChildren<FigureLines *>()) {
            figures << lines->findChildren<QPushButton *>();
        }
        for (QPushButton *figure : figures) {
            if (!figure->isVisible() || !figure->isEnabled()) {
                continue;
            }
            const QString counted = figure->text();
            figure->click();
            room.settle();
            ++opened;
            QCOMPARE(wanted.count(), opened);
            QCOMPARE(wanted.last().first().toString(), QStringLiteral("leads"));
            QCOMPARE(room.filter.chips().size(), 1);
            QVERIFY2(room.filter.chips().first().text.startsWith(QStringLiteral("Draft v3: ")),
                     qPrintable(room.filter.chips().first().text));
            QVERIFY(room.filter.rows() && !room.filter.rows()->empty());
            if (!counted.contains(QLatin1Char('.'))) { // else a load a week, or a share of pairs
                QCOMPARE(bridge::countText(static_cast<std::int64_t>(room.filter.rows()->size())), counted);
            }
        }
        QVERIFY2(opened >= 6, qPrintable(QString::number(opened)));
    }

    void theOrderIsSaidInFull()
    {
        Room room;
        room.openSample();
        bool found = false;
        for (const kit::ElidedLabel *label : room.view->findChildren<kit::ElidedLabel *>()) {
            if (label->text().startsWith(QStringLiteral("sorted by disagreement"))) {
                found = true;
                QVERIFY(label->isVisible() && !label->isElided());
            }
        }
        QVERIFY(found);
    }

    void signingSaysWhatAndAsksAgain()
    {
        Room room;
        room.openSample();
        room.proposeByKeyboard();
        room.signByKeyboard(QStringLiteral("not this one"));
        QVERIFY(room.signature());
        QCOMPARE(room.newest().state, agreement::VersionState::proposed);
        QString said;
        for (const QLabel *label : room.signature()->findChildren<QLabel *>()) {
            said += label->text() + QLatin1Char('\n');
        }
        QVERIFY2(said.contains(QStringLiteral("You sign v3 for Marketing. ")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("leads change tile; MQLs ")));
        QVERIFY(said.contains(QStringLiteral("Digest ")));
        room.signature()->reject();
    }

    void anEditVoidsSignatures()
    {
        Room room;
        room.openSample();
        const std::string path = room.rows()->table().rows[room.rows()->table().open.front()].value.path;
        room.proposeByKeyboard();
        room.signByKeyboard(QStringLiteral("sample"));
        QCOMPARE(room.newest().signatures.size(), std::size_t{1});
        QVERIFY(room.tree()->goTo(path));
        QTest::keyClick(room.tree(), Qt::Key_Right);
        QTRY_VERIFY(room.newest().signatures.empty());
        room.settle();
        QCOMPARE(room.newest().state, agreement::VersionState::draft);
        QVERIFY2(
            room.notices.last().endsWith(QStringLiteral("after Marketing signed. Both signatures are open again.")),
            qPrintable(room.notices.last()));
        QCOMPARE(room.view->waiting(), 0);
    }

    void oneSideProposesAndTheOtherAccepts()
    {
        Room room;
        room.openSample();
        room.seat(false, true);
        const std::string path = room.rows()->table().rows[room.rows()->table().open.front()].value.path;
        QVERIFY(room.tree()->goTo(path));
        const auto *row = room.tree()->currentRow();
        const std::string onTable = row->value.text;
        const std::int64_t wanted = *wholeNumber(room.rows()->shownText(*row)) + 5;
        QTest::keyClick(room.tree(), Qt::Key_PageUp);
        QTRY_VERIFY(room.tree()->currentRow()->sales == std::to_string(wanted));
        QCOMPARE(room.tree()->currentRow()->value.text, onTable);
        room.settle();
        room.seat(true, false);
        QVERIFY(room.tree()->goTo(path));
        QPushButton *accept = nullptr;
        for (QPushButton *each : room.view->findChildren<QPushButton *>()) {
            accept = each->accessibleName() == QStringLiteral("Accept what Sales proposes") ? each : accept;
        }
        QVERIFY(accept && accept->isVisible());
        accept->click();
        room.settle();
        const auto now = model::valueAt(*room.session.snapshot()->draft, path);
        QCOMPARE(now->text, std::to_string(wanted));
        QCOMPARE(room.openRows(), std::size_t{5});
    }

    void undoAndRedoWalkTheDraft()
    {
        Room room;
        room.openSample();
        const std::string path = room.rows()->table().rows[room.rows()->table().open.front()].value.path;
        QVERIFY(room.tree()->goTo(path));
        const auto text = [&] { return model::valueAt(*room.session.snapshot()->draft, path)->text; };
        const std::string before = text();
        QTest::keyClick(room.tree(), Qt::Key_Right);
        QTRY_VERIFY(text() != before);
        room.settle();
        const std::string after = text();
        QVERIFY(room.view->canUndo());
        room.view->undo();
        room.settle();
        QCOMPARE(text(), before);
        QVERIFY(room.view->canRedo());
        room.view->redo();
        room.settle();
        QCOMPARE(text(), after);
    }

    void impactFollowsAnUnwrittenValue()
    {
        Room room;
        room.openSample();
        auto *panel = room.view->findChild<ImpactPanel *>();
        const auto sum = [&](int side) {
            panel->matrix()->setSide(static_cast<ImpactSide>(side));
            qlonglong all = 0;
            for (int row = 0; row < panel->matrix()->rowCount(); ++row) {
                for (int column = 0; column < panel->matrix()->columnCount(); ++column) {
                    const QString figure = panel->matrix()->index(row, column).data(kit::HeatRole::Brief).toString();
                    all += QString(figure)
                               .remove(QLatin1Char(','))
                               .replace(QChar(0x2212), QLatin1Char('-'))
                               .remove(QLatin1Char('+'))
                               .toLongLong();
                }
            }
            return all;
        };
        const auto leads = static_cast<qlonglong>(room.session.snapshot()->leadCount());
        QCOMPARE(sum(0), leads);
        QCOMPARE(sum(1), leads);
        QCOMPARE(sum(2), 0);
        panel->matrix()->setSide(ImpactSide::change);
        const std::string path = room.rows()->table().rows[room.rows()->table().open.front()].value.path;
        QVERIFY(room.tree()->goTo(path));
        QSignalSpy changed(panel->matrix(), &QAbstractItemModel::dataChanged);
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(room.tree(), Qt::Key_PageUp);
        }
        QTRY_VERIFY(changed.count() > 0);
        room.settle();
    }

    void formSpeaksInSentences()
    {
        Room room;
        room.openSample();
        room.actions.find(QStringLiteral("model.add_criterion"))->trigger();
        auto *form = room.view->findChild<CriterionForm *>();
        QVERIFY(form && form->isVisible());
        const auto field = [&](const QString &name) {
            for (QLineEdit *edit : form->findChildren<QLineEdit *>()) {
                if (edit->accessibleName() == name) {
                    return edit;
                }
            }
            return static_cast<QLineEdit *>(nullptr);
        };
        QVERIFY(field(QStringLiteral("Answer 1: value")));
        field(QStringLiteral("Name of the criterion"))->setText(QStringLiteral("Home market"));
        field(QStringLiteral("Answer 1: value"))->setText(QStringLiteral("Germany"));
        QPushButton *add = nullptr;
        for (QPushButton *each : form->findChildren<QPushButton *>()) {
            add = each->text() == QStringLiteral("Add to the draft") ? each : add;
        }
        QVERIFY(add && add->isEnabled());
        add->click();
        room.settle();
        const auto *row = room.tree()->currentRow();
        QVERIFY(row && row->value.kind == model::ValueKind::criterion);
        QCOMPARE(row->label, std::string("Home market"));
        QVERIFY(model::findCriterion(*room.session.snapshot()->draft, row->value.axis, row->value.criterion));
    }

    void withoutDraftNothingIsChanged()
    {
        Room room;
        room.openSample();
        room.actions.find(QStringLiteral("model.discard_draft"))->trigger();
        room.settle();
        QVERIFY(!room.session.snapshot()->draft);
        QPushButton *open = room.button(QStringLiteral("Open a draft"));
        QVERIFY(open && open->isVisible());
        QTest::mouseClick(open, Qt::LeftButton);
        room.settle();
        QVERIFY(room.session.snapshot()->draft);
        QVERIFY(!open->isVisible());
    }

    void namesAreUnique()
    {
        Room room;
        room.openSample();
        QSet<QString> names;
        for (const QPushButton *button : room.view->findChildren<QPushButton *>()) {
            if (button->isVisible()) {
                const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
                QVERIFY2(!name.isEmpty() && !names.contains(name), qPrintable(name));
                names.insert(name);
            }
        }
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(ModelViewTest)
#include "test_model_view.moc"
