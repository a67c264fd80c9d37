// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "domain/side.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class Write;
}

namespace leadlight::workspace {

/// Field key and its new value as a person types it; an empty value makes the field blank.
using FieldValues = std::vector<std::pair<std::string, std::string>>;

/// Writes attributes of one lead: the column, the history of the older value and the ledger. A key that the workspace
/// does not know yet must be a known field (domain::leadFields) and gets its column. `next` is brought up to date but
/// for flags, search and scores. Values that are equal already are left alone.
/// Errors: value.not_a_number (field, text), value.not_a_date (field, text), field.unknown (key).
[[nodiscard]] base::Result<void> writeFields(store::Write &write, Snapshot &next, std::uint32_t row, const FieldValues &values,
                                             const base::Uuid &person, domain::Side side, base::Instant now);

/// The same without the ledger, for a command that has an entry of its own; `source` is that of the history. Returns what
/// changed.
[[nodiscard]] base::Result<std::vector<store::MergedValue>> changeFields(store::Write &write, Snapshot &next, std::uint32_t row,
                                                                         const FieldValues &values, const base::Uuid &person,
                                                                         std::string_view source, base::Instant now);

/// Since when the lead was in the stage that `undone` took it out of.
[[nodiscard]] base::Instant sinceBefore(const Snapshot &snapshot, std::uint32_t row, const MoveRecord &undone);
/// Marks `seq` as undone by the lead's newest move, and gives the lead back the clock that ran before it.
[[nodiscard]] base::Result<void> finishUndo(store::Write &write, Snapshot &next, std::uint32_t row, std::uint64_t seq,
                                            base::Instant since);

} // namespace leadlight::workspace
