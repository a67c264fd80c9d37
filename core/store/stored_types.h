// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/exact.h"
#include "base/time.h"
#include "base/uuid.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "domain/activity.h"
#include "domain/side.h"
#include "domain/stage.h"

namespace leadlight::store {

/// What a workspace is born with; never changed.
struct WorkspaceMeta {
    std::string timeZone = "UTC"; ///< IANA name
    std::string currency = "EUR"; ///< ISO 4217
    base::Uuid origin;            ///< of its ledger chain
    base::Instant created;
    bool operator==(const WorkspaceMeta &) const = default;
};

/// One move of a lead, with rank and scores at that moment (domain.md §3). `seq` counts from 1 over all leads.
struct StoredMove {
    std::uint64_t seq = 0;     ///< given by the store
    std::uint64_t follows = 0; ///< the lead's move before this one; 0: none. Given by the store
    std::uint32_t lead = 0;    ///< row
    domain::Move move = domain::Move::accept;
    domain::Stage from = domain::Stage::identified;
    domain::Stage to = domain::Stage::identified;
    base::Uuid person; ///< null: the model or an import
    domain::Side side = domain::Side::both;
    base::Instant time;
    std::string reason;
    std::string note;
    std::string program;
    int modelVersion = 0;
    std::string rank;
    base::Exact fit = 0;
    base::Exact engagement = 0;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< seq of the undo; 0: it stands
    std::optional<base::Date> until;
    std::string answerThen;
    bool operator==(const StoredMove &) const = default;
};

/// An older or contradicting value of an attribute; the newest credible one stands in the column.
struct HistoryValue {
    std::uint32_t lead = 0;
    std::string field;
    base::Instant validFrom;
    base::Instant recorded;
    std::string source; ///< "import:3", "sales", "declared"
    std::string value;  ///< as text; empty: blank
    base::Uuid person;  ///< null: an import
    bool operator==(const HistoryValue &) const = default;
};

/// Whether an import can still be taken back, or was.
struct ImportUndo {
    std::int64_t import = 0;
    bool isKept = false; ///< the changes are there to be inverted
    std::optional<base::Instant> undone;
    base::Uuid undoneBy;
};

/// One import as it was run. `counts` and `mapping` are JSON of the caller.
struct StoredImport {
    std::int64_t id = 0; ///< from 1; given by the store
    std::string kind;
    std::string file;
    std::string source;
    std::string sourceType;
    base::Uuid person;
    base::Instant time;
    std::string counts;
    std::string mapping;
    bool operator==(const StoredImport &) const = default;
};

/// One activity on its way in. `key` identifies its content (or the id it bears in its file), so that importing the
/// same file again adds nothing: base::checksum over what the caller holds to be the same.
struct StoredActivity {
    data::ActivityTableBuilder::Row row;
    std::uint64_t key = 0;
    std::uint32_t import = 0; ///< id of the import; 0: by hand
};

/// Something that happened at an account, nobody knows by whom. `key` as of a StoredActivity.
struct AccountActivity {
    std::uint32_t account = 0; ///< row
    domain::Activity activity;
    std::uint64_t key = 0;
    std::uint32_t import = 0; ///< id of the import; 0: by hand
    bool operator==(const AccountActivity &) const = default;
};

/// Dictionaries of the activity columns. They only ever grow: the stored texts come first, in the same order.
struct ActivityDictionaries {
    std::shared_ptr<const data::Dictionary> types;
    std::shared_ptr<const data::Dictionary> assets;
    std::shared_ptr<const data::Dictionary> areas;
    std::shared_ptr<const data::Dictionary> campaigns;
    std::shared_ptr<const data::Dictionary> texts;
};

/// A value that the survivor of a merge took, and what stood there before. `field` is an attribute's key, or "@stage"
/// and the like for what stands in the lead's row.
struct MergedValue {
    std::string field;
    std::string from;
    std::string to;
    bool operator==(const MergedValue &) const = default;
};

/// Leads that became part of another. `changes` is JSON of the caller.
struct StoredMerge {
    std::uint64_t seq = 0; ///< from 1; given by the store
    std::uint32_t survivor = 0;
    std::vector<std::uint32_t> merged; ///< rows, ascending
    base::Uuid person;
    base::Instant time;
    std::string changes;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< ledger entry of the undo; 0: it stands
    bool operator==(const StoredMerge &) const = default;
};

enum class JunkVerdict : std::uint8_t { cleared = 0, confirmed = 1 };

/// What a person said of a lead that was held back.
struct JunkDecision {
    std::uint64_t seq = 0; ///< from 1; given by the store
    std::uint32_t lead = 0;
    std::string subject; ///< who was meant, for rows to come (hygiene::junkSubject)
    std::string reason;  ///< why it was held back
    JunkVerdict verdict = JunkVerdict::cleared;
    std::string note;
    base::Uuid person;
    base::Instant time;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< ledger entry of the undo; 0: it stands
    bool operator==(const JunkDecision &) const = default;
};

/// Two leads that look like one person and are two, as somebody said.
struct TwoPeople {
    std::uint64_t seq = 0; ///< from 1; given by the store
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    base::Uuid person;
    base::Instant time;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< ledger entry of the undo; 0: it stands
    bool operator==(const TwoPeople &) const = default;
};

/// An id that another system gives to one of our rows.
struct ExternalRef {
    std::string id;
    std::uint32_t row = 0;
    bool operator==(const ExternalRef &) const = default;
};

/// What has columns of its own.
enum class Entity : std::uint8_t { lead, account };

} // namespace leadlight::store
