// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/version_diff.h"

#include <algorithm>

#include "base/text.h"
#include "model/model_json.h"
#include "wording/agreement.h"
#include "wording/numbers.h"

namespace leadlight::workspace {

namespace {

base::Result<agreement::ModelVersion> versionNumbered(const Snapshot &snapshot, int number)
{
    const auto found = std::find_if(snapshot.versions.begin(), snapshot.versions.end(),
                                    [&](const agreement::ModelVersion &version) { return version.number == number; });
    if (found == snapshot.versions.end())
        return base::fail(base::ErrorKind::usage, "model.unknown_version", {std::to_string(number)});
    return *found;
}

std::string signersOf(const Snapshot &snapshot, const agreement::ModelVersion &version)
{
    std::vector<std::string> names;
    for (const agreement::VersionSignature &signature : version.signatures) {
        const domain::Person *person = snapshot.personOf(signature.person);
        names.push_back(std::string(domain::labelOf(signature.side)) + ": " + (person ? person->name : "unknown") + ", "
                        + wording::momentText(signature.time, snapshot.zone()));
    }
    return names.empty() ? "not signed" : base::joined(names, " · ");
}

std::string versionTitle(const agreement::ModelVersion &version)
{
    return "v" + std::to_string(version.number) + (version.title.empty() ? "" : " " + version.title);
}

report::TableCell numberCell(std::int64_t value, bool isChange = false)
{
    return {isChange ? wording::signedNumber(value) : wording::grouped(value), static_cast<double>(value)};
}

report::Table versionTable(const Snapshot &snapshot, const VersionDiff &diff)
{
    report::Table table;
    table.title = "Before and after";
    table.header = {"", "Before", "After"};
    table.rightAligned = {false, false, false};
    const auto row = [&](const char *what, const std::string &before, const std::string &after) {
        table.rows.push_back({{what, {}}, {before, {}}, {after, {}}});
    };
    row("Version", versionTitle(diff.from), versionTitle(diff.to));
    row("State", std::string(wording::stateName(diff.from.state)), std::string(wording::stateName(diff.to.state)));
    row("Signed by", signersOf(snapshot, diff.from), signersOf(snapshot, diff.to));
    row("Fingerprint", base::hex(base::sha256(diff.from.bytes)).substr(0, 8),
        base::hex(base::sha256(diff.to.bytes)).substr(0, 8));
    row("Reason", diff.from.reason, diff.to.reason);
    return table;
}

report::Table changeTable(const VersionDiff &diff)
{
    report::Table table;
    table.title = diff.changes.empty() ? "Nothing differs"
                                       : wording::grouped(static_cast<std::int64_t>(diff.changes.size())) + " changes";
    table.header = {"What", "Change", "Before", "After"};
    table.rightAligned = {false, false, false, false};
    constexpr std::array kinds{"added", "removed", "changed"};
    for (const model::ModelChange &change : diff.changes) {
        const model::ScoringModel &named = change.kind == model::ChangeKind::removed ? *diff.fromModel : *diff.toModel;
        const auto said = [&](const std::string &text) {
            return text == model::noValue && !change.value.optional ? std::string("–")
                                                                    : wording::valueText(change.value, text);
        };
        table.rows.push_back({{wording::placeText(named, change.value), {}},
                              {kinds[static_cast<std::size_t>(change.kind)], {}},
                              {said(change.from), {}},
                              {said(change.to), {}}});
    }
    return table;
}

report::Table cellTable(const Impact &impact)
{
    report::Table table;
    table.title = "Leads by cell";
    table.note = "all leads as of the same moment; cells inside the MQL region of the later version are marked";
    table.header = {"Cell", "Before", "After", "Change"};
    table.rightAligned = {false, true, true, true};
    for (std::size_t cell = 0; cell < impact.change.size(); ++cell) {
        const std::string name = impact.after->nameOf(impact.after->cellAt(cell))
                                 + (impact.after->inRegion(impact.after->cellAt(cell)) ? " (MQL)" : "");
        table.rows.push_back({{name, {}},
                              numberCell(static_cast<std::int64_t>(impact.figures.cellsBefore[cell])),
                              numberCell(static_cast<std::int64_t>(impact.figures.cellsAfter[cell])),
                              numberCell(impact.change[cell], true)});
    }
    return table;
}

report::Table stepTable(const Impact &impact)
{
    report::Table table;
    table.title = "Leads by rank steps";
    table.header = {"Steps on both axes together", "Leads"};
    table.rightAligned = {false, true};
    const auto row = [&](const char *what, std::uint64_t leads) {
        table.rows.push_back({{what, {}}, numberCell(static_cast<std::int64_t>(leads))});
    };
    row("Two or more up", impact.steps.up2);
    row("One up", impact.steps.up1);
    row("None", impact.steps.same);
    row("One down", impact.steps.down1);
    row("Two or more down", impact.steps.down2);
    return table;
}

} // namespace

base::Result<VersionDiff> versionDiff(const Snapshot &snapshot, int from, int to, const base::Progress *progress)
{
    VersionDiff diff;
    std::array<std::shared_ptr<const scoring::Scores>, 2> scores;
    std::array<std::shared_ptr<const model::ScoringModel>, 2> models;
    std::array<agreement::ModelVersion *, 2> versions{&diff.from, &diff.to};
    const std::array<int, 2> numbers{from, to};
    for (std::size_t i = 0; i < 2; ++i) {
        auto version = versionNumbered(snapshot, numbers[i]);
        if (!version)
            return base::fail(version.error());
        auto model = model::parseModel(version->bytes);
        if (!model)
            return base::fail(model.error());
        models[i] = std::make_shared<const model::ScoringModel>(std::move(*model));
        auto scored = scoring::score(*models[i], snapshot.input(), snapshot.asOf, progress);
        if (!scored)
            return base::fail(scored.error());
        scores[i] = std::move(*scored);
        *versions[i] = std::move(*version);
    }
    diff.fromModel = models[0];
    diff.toModel = models[1];
    diff.changes = model::diffOf(*diff.fromModel, *diff.toModel);
    auto impact = compared(snapshot, models[0], scores[0], models[1], scores[1], progress);
    if (!impact)
        return base::fail(impact.error());
    diff.impact = std::move(*impact);
    return diff;
}

report::Document versionDiffReport(const Snapshot &snapshot, const VersionDiff &diff, const std::string &workspaceName)
{
    report::Document document;
    document.title = "Model change v" + std::to_string(diff.from.number) + " → v" + std::to_string(diff.to.number);
    document.subtitle = wording::impactHeadline(diff.impact->figures);
    document.foot = workspaceName + " · as of " + wording::momentText(snapshot.asOf, snapshot.zone())
                    + wording::dataUpToText(snapshot.dataUpTo, snapshot.zone());
    document.blocks.push_back(versionTable(snapshot, diff));
    document.blocks.push_back(report::Heading{1, "What changed"});
    document.blocks.push_back(changeTable(diff));
    document.blocks.push_back(report::Heading{1, "What it does to all leads"});
    if (diff.impact->sameShape)
        document.blocks.push_back(cellTable(*diff.impact));
    document.blocks.push_back(stepTable(*diff.impact));
    return document;
}

} // namespace leadlight::workspace
