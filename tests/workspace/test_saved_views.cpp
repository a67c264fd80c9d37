// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/commands/save_view.h"

using namespace leadlight;
using namespace leadlight::test;

class TestSavedViews : public QObject {
    Q_OBJECT

private slots:
    void aViewComesBackAsItWasKept()
    {
        SmallWorkspace small;
        auto open = small.createAgreed();
        HOLDS(open);
        const workspace::SavedView late{"Late A and B", "late:yes rank>=B4 \"D A C H\"", {{"fit", true}, {"company", false}}, {{"name", 180}, {"fit", 0}}};
        HOLDS(workspace::saveView(**open, late));
        HOLDS(workspace::saveView(**open, {"  all ", "", {}, {}}));
        open->reset();
        open = small.open();
        HOLDS(open);
        const auto views = workspace::savedViews(**open);
        HOLDS(views);
        QCOMPARE(views->size(), std::size_t{2});
        QCOMPARE(views->at(0).name, std::string("all"));
        QVERIFY(views->at(1) == late);
        const auto found = workspace::savedView(**open, "LATE a and b");
        HOLDS(found);
        QVERIFY(*found == late);
    }

    void theSameNameTakesThePlace()
    {
        SmallWorkspace small;
        const auto open = small.createAgreed();
        HOLDS(open);
        HOLDS(workspace::saveView(**open, {"Late", "late:yes", {}, {}}));
        HOLDS(workspace::saveView(**open, {"late", "late:no", {}, {}}));
        const auto views = workspace::savedViews(**open);
        HOLDS(views);
        QCOMPARE(views->size(), std::size_t{1});
        QCOMPARE(views->at(0).name, std::string("late"));
        QCOMPARE(views->at(0).filter, std::string("late:no"));
    }

    void whatIsTakenAwayCanBePutBack()
    {
        SmallWorkspace small;
        const auto open = small.createAgreed();
        HOLDS(open);
        const workspace::SavedView late{"Late", "late:yes", {{"fit", true}}, {}};
        HOLDS(workspace::saveView(**open, late));
        const auto gone = workspace::removeView(**open, "late");
        HOLDS(gone);
        QVERIFY(*gone == late);
        QVERIFY(workspace::savedViews(**open)->empty());
        QCOMPARE(workspace::removeView(**open, "late").error().code, std::string("view.unknown"));
        HOLDS(workspace::saveView(**open, *gone));
        QVERIFY(workspace::savedViews(**open)->at(0) == late);
    }

    void whatIsNoViewIsRefused()
    {
        SmallWorkspace small;
        const auto open = small.createAgreed();
        HOLDS(open);
        QCOMPARE(workspace::saveView(**open, {" ", "late:yes", {}, {}}).error().code, std::string("view.no_name"));
        QCOMPARE(workspace::saveView(**open, {"Late", "late:", {}, {}}).error().kind, base::ErrorKind::usage);
        QVERIFY(workspace::savedViews(**open)->empty());
    }

    /// A later version may have written more than is known here.
    void strangeTextLosesOnlyWhatIsNotKnown()
    {
        SmallWorkspace small;
        auto open = small.createAgreed();
        HOLDS(open);
        auto write = (*open)->session().store().beginWrite();
        HOLDS(write);
        HOLDS(write->putSavedView("a", "no json"));
        HOLDS(write->putSavedView("b", "[1]"));
        HOLDS(write->putSavedView("c", R"({"filter":"late:yes","order":[7,{"column":"fit","descending":"x"}],"columns":{"key":"fit"},"colour":1})"));
        HOLDS(write->commit());
        const auto views = workspace::savedViews(**open);
        HOLDS(views);
        QCOMPARE(views->size(), std::size_t{3});
        QVERIFY(views->at(0) == (workspace::SavedView{"a", {}, {}, {}}));
        QVERIFY(views->at(1) == (workspace::SavedView{"b", {}, {}, {}}));
        QVERIFY(views->at(2) == (workspace::SavedView{"c", "late:yes", {{"fit", false}}, {}}));
    }
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "test_saved_views.moc"
