// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "report/document.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// "review", "follow-up", "evidence", "process", "glossary" and "lead:LEAD", the call brief of a lead by id, e-mail or external id.
[[nodiscard]] bool isReportKind(std::string_view kind);
/// The report of that kind over all leads, by the model in force, else the draft. Errors: report.unknown_kind (kind;
/// usage), those of the query behind it and of
/// Snapshot::findLead().
[[nodiscard]] base::Result<report::Document> makeReport(Workspace &workspace, std::string_view kind, const std::string &workspaceName,
                                                        base::Progress &progress);

} // namespace leadlight::workspace
