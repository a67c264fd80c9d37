// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/process_standing.h"

#include <array>

#include "workspace/due_times.h"

namespace leadlight::workspace {

std::vector<StepStanding> processStanding(const Snapshot &snapshot, std::size_t which)
{
    std::array<StepStanding, domain::allStages.size()> byStage{};
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row) || snapshot.processOf(row) != which)
            continue;
        StepStanding &standing = byStage[static_cast<std::size_t>(snapshot.stages[row])];
        ++standing.leads;
        if (!snapshot.isLate(row))
            continue;
        ++standing.late;
        const auto escalates = escalationOf(snapshot, row);
        standing.escalated += escalates && *escalates <= snapshot.asOf;
    }
    std::vector<StepStanding> standings;
    for (const lifecycle::ProcessStep &step : snapshot.rules->processAt(which).steps)
        standings.push_back(step.stage ? byStage[static_cast<std::size_t>(*step.stage)] : StepStanding{});
    return standings;
}

std::function<std::string(std::string_view id)> personNames(const Snapshot &snapshot)
{
    return [&snapshot](std::string_view text) {
        const auto id = base::Uuid::parse(text);
        const domain::Person *person = id ? snapshot.personOf(*id) : nullptr;
        return person ? person->name : std::string("somebody");
    };
}

} // namespace leadlight::workspace
