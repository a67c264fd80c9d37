// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// What leads' attributes were before they were changed. Immutable once read, shared between threads.
///
/// A change by people, or by a merge, counts from when it was made. What an import changed counts from the import where
/// the lead's hand-over was recorded here; where the hand-over came with an import, too, an undated value counts from
/// the lead's creation (domain.md §6).
class ValueHistory {
public:
    /// A value that stood until `until`.
    struct Former {
        std::string field;
        base::Instant until;
        bool byImport = false; ///< what replaced it
        std::string value;     ///< as text; empty: blank
    };
    ValueHistory() = default;
    explicit ValueHistory(std::unordered_map<std::uint32_t, std::vector<Former>> byLead) : m_byLead(std::move(byLead)) {}

    struct Value {
        std::string field;
        std::string value;
    };
    /// The attributes of a lead that were something else at `at`, with what they were.
    [[nodiscard]] std::vector<Value> differences(std::uint32_t row, base::Instant at, bool importsCount) const;

private:
    std::unordered_map<std::uint32_t, std::vector<Former>> m_byLead; ///< oldest first
};

/// Former values of these attributes. Takes the commands' lock while it reads. Errors: those of the store.
[[nodiscard]] base::Result<ValueHistory> readValueHistory(Workspace &workspace, const std::set<std::string> &fields);
/// The same for a command that holds the lock already.
[[nodiscard]] base::Result<ValueHistory> readValueHistory(Workspace::Session &session, const std::set<std::string> &fields);
/// The attributes that a model asks about.
[[nodiscard]] std::set<std::string> fieldsOf(const model::ScoringModel &model);

} // namespace leadlight::workspace
