// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/errors.h"
#include "wording/numbers.h"
#include "workspace/commands/salvage.h"

namespace leadlight::cli {

namespace {

std::string salvageCount(std::uint64_t value)
{
    return wording::grouped(static_cast<std::int64_t>(value));
}

std::string lossText(const store::SalvageLoss &loss)
{
    if (loss.table == "activity")
        return "Lost: activities, " + wording::grouped(loss.last) + " in all";
    if (loss.first < 0)
        return "Lost: rows of " + loss.table;
    const std::string numbers = std::to_string(loss.first) + (loss.last > loss.first ? " to " + std::to_string(loss.last) : "");
    return "Lost: " + loss.table + ' ' + numbers;
}

nlohmann::ordered_json salvageJson(const workspace::SalvageReport &report)
{
    nlohmann::ordered_json lost = nlohmann::ordered_json::array();
    for (const store::SalvageLoss &loss : report.salvaged.losses)
        lost.push_back({{"table", loss.table}, {"first", loss.first}, {"last", loss.last}});
    nlohmann::ordered_json json{{"leads", report.salvaged.leads}, {"leads_in_part", report.salvaged.leadsInPart},
                                {"activities", report.salvaged.activities}, {"lost", lost}, {"ok", !report.finding.has_value()}};
    if (report.finding)
        json["finding"] = wording::errorText(report.finding->error);
    return json;
}

int salvageTo(const std::string &damaged, const std::string &target, const Common &common)
{
    const auto report = [&] {
        const ProgressLine line(common, "Salvaging");
        return workspace::salvage(damaged, target, clock(), &progress());
    }();
    if (!report)
        return complain(common, report.error());
    const store::Salvaged &salvaged = report->salvaged;
    if (common.json) {
        sayJson(salvageJson(*report));
    } else {
        say(common, salvageCount(salvaged.leads) + " leads and " + salvageCount(salvaged.activities) + " activities are in " + target
                        + "; the damaged file was not changed.");
        if (salvaged.leadsInPart > 0)
            say(common, salvageCount(salvaged.leadsInPart) + " of the leads lack something; their column \"Salvage\" says \"in part\".");
        for (const store::SalvageLoss &loss : salvaged.losses)
            say(common, lossText(loss));
        say(common, report->finding ? "Verifying it finds: " + wording::errorText(report->finding->error) : "Verifying it finds nothing wrong.");
    }
    return salvaged.losses.empty() && !report->finding ? 0 : static_cast<int>(base::ErrorKind::findings);
}

} // namespace

void addSalvage(CLI::App &app, Common &common, int &exit)
{
    auto damaged = std::make_shared<std::string>();
    auto target = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "salvage", "Bring what is sound in a damaged workspace into a new one");
    command->add_option("WORKSPACE", *damaged)->required();
    command->add_option("NEW,--out", *target, "The new workspace; nothing is overwritten")->required();
    command->callback([damaged, target, &common, &exit] { exit = salvageTo(*damaged, *target, common); });
}

} // namespace leadlight::cli
