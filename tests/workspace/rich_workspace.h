// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "small_workspace.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/keep_apart.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/canonical_dump.h"

namespace leadlight::test {

inline constexpr const char *richLeads = "external_id,first_name,last_name,email,company,industry,employees,created_at\n"
                                         "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,Food,120,2026-01-05\n"
                                         "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,40,2026-01-06\n"
                                         "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,900,2026-01-07\n"
                                         "L4,Dario,Weiss,dario@weiss.example,Weiss,Food,15,2026-01-08\n"
                                         "L5,Dario,Weiss,d.weiss@weiss.example,Weiss,Food,15,2026-01-08\n"
                                         "L6,Elif,Kaya,elif@kaya.example,Kaya,Textiles,70,2026-01-09\n"
                                         "L7,Faye,Moss,faye@moss.example,Moss,Food,5,2026-01-10\n";

inline constexpr const char *richDraftPath = "fit/industry/band:0";

/// Fills a workspace so that every table that a user's work reaches has rows: edits, moves, a merge, a decision that two
/// are two, a draft with comments, an erased person, campaigns, targets.
[[nodiscard]] inline base::Result<void> makeRich(SmallWorkspace &small)
{
    auto made = small.createAgreed();
    if (!made)
        return base::fail(made.error());
    workspace::Workspace &open = **made;
    const auto held = [](const auto &result) { return result ? base::Result<void>() : base::fail(result.error()); };
    lifecycle::MoveRequest disqualify;
    disqualify.move = domain::Move::disqualify;
    disqualify.reason = "student";
    disqualify.note = "reads for a thesis";
    const std::vector<std::function<base::Result<void>()>> steps{
        [&] { return held(small.import(open, io::ImportKind::leads, richLeads)); },
        [&] { return held(small.import(open, io::ImportKind::activities, someActivities)); },
        [&] { return held(small.import(open, io::ImportKind::campaigns, "name,channel,cost,currency\nSpring fair,event,1200,EUR\n")); },
        [&] { return held(small.import(open, io::ImportKind::targets, "company,domain\nNorthwind,northwind.example\n")); },
        [&] { return held(workspace::setLeadFields(open, 0, {{"phone", "+49 30 5550101"}}, small.sales)); },
        [&] { return held(workspace::assignLead(open, 2, small.sales, small.sales)); },
        [&] { return held(workspace::moveLead(open, 1, disqualify, small.sales)); },
        [&] { return held(workspace::mergeLeads(open, {3, 4}, {}, small.sales)); },
        [&] { return held(workspace::keepApart(open, 0, 2, small.sales)); },
        [&] { return held(workspace::setDraftValue(open, richDraftPath, "60", workspace::authorsAtTable(*open.snapshot()))); },
        [&] { return held(workspace::commentOnDraft(open, "", "Smaller to begin with", small.sales)); },
        [&] { return held(workspace::eraseLead(open, 6, small.sales)); },
        [&]() -> base::Result<void> {
            auto write = open.session().store().beginWrite();
            if (!write)
                return base::fail(write.error());
            if (auto set = write->setSetting("review_months", "4"); !set)
                return set;
            if (auto put = write->putSavedView("Food alone", "{\"filter\":\"industry:food\"}"); !put)
                return put;
            return write->commit();
        }};
    for (const auto &step : steps) {
        if (auto done = step(); !done)
            return done;
    }
    return {};
}

/// The canonical dump of an open workspace, or the code of why there is none.
[[nodiscard]] inline std::string dumpOf(workspace::Workspace &open)
{
    std::string text;
    const auto done = workspace::dumpCanonically(open, [&](std::string_view line) { text += line; });
    return done ? text : done.error().code;
}

} // namespace leadlight::test
