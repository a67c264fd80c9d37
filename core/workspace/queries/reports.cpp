// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/reports.h"

#include "lifecycle/audience_text.h"
#include "wording/numbers.h"
#include "workspace/queries/call_brief.h"
#include "workspace/queries/evidence_report.h"
#include "workspace/queries/follow_up_report.h"
#include "workspace/queries/glossary.h"
#include "workspace/queries/minutes.h"
#include "workspace/queries/process_report.h"
#include "workspace/queries/review_report.h"
#include "workspace/queries/review_state.h"

namespace leadlight::workspace {

namespace {

constexpr std::string_view briefPrefix = "lead:";
constexpr std::string_view processPrefix = "process:"; // and its name

/// What every report says once the review of the model is overdue.
void markOverdue(report::Document &document, const Snapshot &snapshot)
{
    const auto days = daysToReview(snapshot, snapshot.asOf);
    if (days && *days < 0)
        document.blocks.insert(document.blocks.begin(),
                               report::Paragraph{"Review overdue: both sides were to look at the model again by " + wording::dateText(*reviewDue(snapshot)) + ".", false});
}

base::Result<report::Document> documentOf(Workspace &workspace, std::string_view kind, const std::string &workspaceName, base::Progress &progress)
{
    const auto snapshot = workspace.snapshot();
    if (kind.starts_with(briefPrefix)) {
        const auto row = snapshot->findLead(kind.substr(briefPrefix.size()));
        return row ? base::Result<report::Document>(callBrief(*snapshot, *row, workspaceName)) : base::fail(row.error());
    }
    if (kind == "review")
        return reviewReport(*snapshot, workspaceName);
    if (kind == "follow-up")
        return followUpReport(*snapshot, workspaceName);
    if (kind == "minutes")
        return minutesReport(workspace, workspaceName, progress);
    if (kind == "process")
        return processReport(*snapshot, workspaceName);
    if (kind.starts_with(processPrefix)) {
        const auto which = lifecycle::findProcess(*snapshot->rules, kind.substr(processPrefix.size()));
        return which ? base::Result<report::Document>(processReport(*snapshot, workspaceName, *which))
                     : base::fail(base::ErrorKind::usage, "process.unknown", {std::string(kind.substr(processPrefix.size()))});
    }
    if (kind == "glossary")
        return glossaryReport(*snapshot, workspaceName);
    const auto evidence = judge(workspace, {}, progress);
    if (!evidence)
        return base::fail(evidence.error());
    return evidenceReport(*snapshot, *evidence, workspaceName);
}

} // namespace

bool isReportKind(std::string_view kind)
{
    return kind == "review" || kind == "follow-up" || kind == "evidence" || kind == "process" || kind == "glossary" || kind == "minutes"
           || kind.starts_with(briefPrefix) || kind.starts_with(processPrefix);
}

base::Result<report::Document> makeReport(Workspace &workspace, std::string_view kind, const std::string &workspaceName, base::Progress &progress)
{
    if (!isReportKind(kind))
        return base::fail(base::ErrorKind::usage, "report.unknown_kind", {std::string(kind)});
    auto document = documentOf(workspace, kind, workspaceName, progress);
    if (document)
        markOverdue(*document, *workspace.snapshot());
    return document;
}

} // namespace leadlight::workspace
