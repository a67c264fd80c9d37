// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "workspace/import/importer.h"
#include "workspace/import/people_edits.h"

namespace leadlight::workspace {

/// Decides where a file contradicts what people did here since it last spoke. What it merely repeats does not
/// contradict; what contradicts is listed and settled as the request says.
class LeadConflicts {
public:
    /// Errors: storage.…
    [[nodiscard]] static base::Result<LeadConflicts> of(const ImportContext &context);

    /// Whether the file's value takes the place of ours. Equal ones are no conflict.
    [[nodiscard]] bool takesValue(std::uint32_t lead, const std::string &field, const std::string &label, const std::string &ours,
                                  const std::string &theirs);
    /// A lead that people moved keeps its stage; the end that the file tells of a lead that is open here is news.
    [[nodiscard]] bool takesStage(std::uint32_t lead, domain::Stage ours, domain::Stage theirs);
    /// A lead that Sales works on keeps its owner.
    [[nodiscard]] bool takesOwner(std::uint32_t lead, const std::string &ours, const std::string &theirs);

    /// What was not taken, for the leads' histories.
    [[nodiscard]] const std::vector<store::HistoryValue> &declined() const { return m_declined; }
    void report(ImportReport &report) const;

private:
    LeadConflicts(const ImportContext &context, PeopleEdits edits) : m_context(context), m_edits(std::move(edits)) {}
    [[nodiscard]] const MoveRecord *lastByPeople(std::uint32_t lead) const;
    [[nodiscard]] bool settle(std::uint32_t lead, const std::string &field, const std::string &label, const std::string &ours,
                              const std::string &theirs, const base::Uuid &person, base::Instant when);

    ImportContext m_context;
    PeopleEdits m_edits;
    std::uint64_t m_count = 0;
    std::vector<FieldConflict> m_conflicts;
    std::vector<store::HistoryValue> m_declined;
};

} // namespace leadlight::workspace
