// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "hygiene/junk.h"
#include "io/typed_row.h"
#include "store/write.h"
#include "workspace/account_match.h"
#include "workspace/commands/import_file.h"

namespace leadlight::workspace {

enum class RowOutcome : std::uint8_t { added, updated, unchanged, skipped, refused };

/// What can be said of a row before its turn comes, whatever the rows before it were.
struct RowFacts {
    std::optional<hygiene::JunkFinding> junk;
    AccountMatch::Keys account;
    std::string email; ///< of a lead, in its comparable form
    std::optional<std::uint32_t> lead; ///< of an activity
};

/// What an importer of one kind does: takes row after row, then writes everything in the import's transaction.
class Importer {
public:
    virtual ~Importer() = default;
    /// Runs on the thread of prepare(), some rows ahead of it.
    virtual void foresee(const io::TypedRow &) const {}
    /// Runs on another thread than the rest, ahead of it, on one row at a time.
    virtual void prepare(const io::TypedRow &, RowFacts &) const {}
    /// About how many rows will come.
    virtual void expect(std::size_t) {}
    /// On `refused`, `error` says why (its line is filled in by the caller).
    virtual RowOutcome take(const io::TypedRow &row, const RowFacts &facts, base::Error &error) = 0;
    /// Writes what was taken; `import` is the number of this import.
    [[nodiscard]] virtual base::Result<void> write(store::Write &write, std::uint32_t import) = 0;
    /// Adds the flagged leads to the report.
    virtual void report(ImportReport &) const {}
};

struct ImportContext {
    const Snapshot &snapshot;
    const store::WorkspaceStore &store;
    const io::TypedRowReader &rows;
    const ImportRequest &request;
    base::Instant now;
};

/// Leads, and outcomes of leads that are there.
[[nodiscard]] base::Result<std::unique_ptr<Importer>> makeLeadImporter(const ImportContext &context, bool outcomesOnly);
[[nodiscard]] base::Result<std::unique_ptr<Importer>> makeActivityImporter(const ImportContext &context);
/// Accounts, and the list of target accounts.
[[nodiscard]] base::Result<std::unique_ptr<Importer>> makeAccountImporter(const ImportContext &context, bool targets);
[[nodiscard]] std::unique_ptr<Importer> makeCampaignImporter(const ImportContext &context);

} // namespace leadlight::workspace
