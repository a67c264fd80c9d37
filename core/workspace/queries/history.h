// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "report/document.h"
#include "wording/ledger_story.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// One ledger entry, as far as it is needed to find it; storyOf() words it.
struct HistoryEntry {
    std::uint64_t seq = 0;
    base::Instant time;
    std::string kind;
    std::string actor;
    std::optional<std::uint32_t> lead;   ///< row of the lead it is about
    std::optional<std::string> payload;  ///< none: it was erased
    std::int64_t clockWentBack = 0;      ///< seconds by which it is older than the entry before it, from a minute on
};

/// The whole ledger, newest first, and whether its chain holds. Immutable, shared between threads.
struct History {
    std::vector<HistoryEntry> entries;
    std::optional<base::Error> broken; ///< what does not hold
    std::string head;                  ///< hash of the newest entry in hex; empty: there is none
};

/// Errors: storage.…, stopped. A chain that does not hold is no error.
[[nodiscard]] base::Result<std::shared_ptr<const History>> readHistory(Workspace &workspace, const base::Progress *progress = nullptr);

struct HistoryFilter {
    std::string actor;                  ///< as in the entry; empty: anybody
    std::string kindName;               ///< wording::ledgerKindName; empty: all
    std::string leadText;               ///< part of a lead's name, e-mail or external id; empty: also what is about none
    std::optional<base::Instant> from;
};
/// Indices of the entries that pass, in their order.
[[nodiscard]] std::vector<std::uint32_t> filtered(const History &history, const HistoryFilter &filter, const Snapshot &snapshot);

[[nodiscard]] wording::LedgerStory storyOf(const HistoryEntry &entry, const Snapshot &snapshot);
[[nodiscard]] std::string actorName(const HistoryEntry &entry, const Snapshot &snapshot);
/// "The chain holds: 1,240 entries, head 1f3a9c02" or what does not.
[[nodiscard]] std::string chainLine(const History &history);
/// The chosen entries as a table with before and after.
[[nodiscard]] report::Document historyDocument(const History &history, const std::vector<std::uint32_t> &rows, const Snapshot &snapshot,
                                               const std::string &workspaceName);

} // namespace leadlight::workspace
