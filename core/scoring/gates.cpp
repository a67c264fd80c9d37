// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/gates.h"

#include <algorithm>

namespace leadlight::scoring {

namespace {

/// Calls `failed(gate, field)` for each gate that stops the lead, until it returns false.
template <class Failed>
void visitFailedGates(const model::ScoringModel &model, const Input &input, std::size_t row, const Failed &failed)
{
    const std::uint16_t flags = flagsOf(input, row);
    const auto has = [&](LeadFlag flag) { return (flags & flag) != 0; };
    if (has(isMergedAway) && !failed("merged", ""))
        return;
    const model::Gates &gates = model.gates;
    if (gates.reachable && !has(isReachable) && !failed("reachable", ""))
        return;
    if (gates.consent && has(consentWithdrawn) && !failed("consent", ""))
        return;
    if (gates.notJunk && has(isJunk) && !failed("junk", ""))
        return;
    if (gates.notDuplicate && has(isDuplicate) && !failed("duplicate", ""))
        return;
    if (gates.notPurchased && has(isPurchased) && !has(hasActedItself) && !failed("purchased", ""))
        return;
    for (const std::string &field : gates.knownFields) {
        const data::Column *column = input.leads->find(field);
        if ((!column || column->isBlank(row)) && !failed("known:", field))
            return;
    }
}

} // namespace

std::uint16_t flagsOf(const Input &input, std::size_t row)
{
    return row < input.flags.size() ? input.flags[row] : std::uint16_t{0};
}

std::vector<std::string> failedGates(const model::ScoringModel &model, const Input &input, std::size_t row)
{
    std::vector<std::string> failed;
    visitFailedGates(model, input, row, [&](std::string_view gate, const std::string &field) {
        failed.push_back(std::string(gate) + field);
        return true;
    });
    return failed;
}

bool passesGates(const model::ScoringModel &model, const Input &input, std::size_t row)
{
    bool passes = true;
    visitFailedGates(model, input, row, [&](std::string_view, const std::string &) { return passes = false; });
    return passes;
}

bool wouldQualify(const model::ScoringModel &model, const Input &input, const Scores &scores, std::size_t row)
{
    if (static_cast<Override>(scores.overrides[row]) == Override::showStopper)
        return false;
    const bool inRegion = model.inRegion({scores.rank[0][row], scores.rank[1][row]});
    return (inRegion || scores.handRaised[row] != 0) && passesGates(model, input, row);
}

} // namespace leadlight::scoring
