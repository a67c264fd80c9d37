// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/commands/export_decisions.h"
#include "workspace/commands/move_lead.h"
#include "workspace/whole_file.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

/// What goes back to the CRM.
class TestDecisionsOut : public QObject {
    Q_OBJECT

private slots:
    void eachMovedLeadIsARowWithTheCrmsId()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        lifecycle::MoveRequest passBack;
        passBack.move = domain::Move::passBack;
        passBack.reason = "too_early";
        passBack.note = "Not before \"summer\", she says";
        HOLDS(workspace::moveLead(**made, 0, passBack));
        const auto rows = workspace::exportDecisions(*(*made)->snapshot(), small.path("out.csv"));
        HOLDS(rows);
        QCOMPARE(*rows, 1u); // the other three were never handed over
        const auto text = workspace::readWholeFile(small.path("out.csv"), 1U << 20U);
        HOLDS(text);
        // The criteria of this small model have no labels.
        const std::string id = (*made)->snapshot()->ids[0].text();
        QCOMPARE(*text, std::string("external_id,email,name,stage,rank,fit_rank,engagement_rank,why,owner,passback_reason,note,decided_by,decided_at,id\r\n"
                                    "L1,amara@okafor.example,Amara Okafor,identified,A1,A,1,\"A1: , twice; : Food\",,Too early (until a date),"
                                    "\"Not before \"\"summer\"\", she says\",Jonas,2026-03-31T12:00:00Z,")
                            + id + "\r\n");
    }

    void aDecisionTakenBackIsNone()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        lifecycle::MoveRequest undo;
        undo.move = domain::Move::undo;
        HOLDS(workspace::moveLead(**made, 0, undo));
        const auto rows = workspace::exportDecisions(*(*made)->snapshot(), small.path("out.csv"));
        HOLDS(rows);
        QCOMPARE(*rows, 0u);
        QCOMPARE(workspace::exportDecisions(*(*made)->snapshot(), small.path("out.doc")).error().code, std::string("export.unknown_format"));
    }
};

QTEST_GUILESS_MAIN(TestDecisionsOut)
#include "test_decisions_out.moc"
