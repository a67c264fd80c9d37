// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/document.h"
#include "workspace/queries/evidence.h"

namespace leadlight::workspace {

/// "model v2", "unsigned draft v3", "the column "Score"", as it stands in a sentence.
[[nodiscard]] std::string judgedName(const Snapshot &snapshot, const Evidence &evidence);
/// "3,212 leads with an outcome, each scored as it stood when it was handed over, by model v2".
[[nodiscard]] std::string populationSentence(const Snapshot &snapshot, const Evidence &evidence, Verdict verdict);
/// What limits the figures, each a sentence: undated data, leads left out, what is taken as today.
[[nodiscard]] std::vector<std::string> limitSentences(const Evidence &evidence, Verdict verdict);
/// Does the score predict the sale: the whole page as a document.
[[nodiscard]] report::Document evidenceReport(const Snapshot &snapshot, const Evidence &evidence, const std::string &workspaceName);

} // namespace leadlight::workspace
