// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "workspace/queries/retention.h"

namespace leadlight::cli {

namespace {

constexpr int usualMonths = 24;
constexpr int mostMonths = 1200;

int listUntouched(const std::string &path, int months, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto untouched = workspace::untouchedLeads(**workspace, months);
    if (!untouched)
        return complain(common, untouched.error());
    const auto snapshot = (*workspace)->snapshot();
    if (common.json) {
        nlohmann::ordered_json array = nlohmann::ordered_json::array();
        for (const workspace::UntouchedLead &lead : *untouched)
            array.push_back({{"lead", snapshot->ids[lead.row].text()}, {"name", snapshot->nameOf(lead.row)},
                             {"external_id", snapshot->text(lead.row, "external_id")}, {"last", base::isoText(lead.last)}});
        sayJson(array);
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Lead", "E-mail", "Untouched since"}};
    for (const workspace::UntouchedLead &lead : *untouched)
        rows.push_back({snapshot->nameOf(lead.row), snapshot->text(lead.row, "email"), base::isoText(base::utcDateOf(lead.last))});
    if (untouched->empty())
        say(common, "No lead was untouched for " + std::to_string(months) + " months.");
    else
        std::cout << aligned(rows, {}) << "Nothing was erased; \"erase\" does that, one by one.\n";
    return 0;
}

} // namespace

void addRetention(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    auto months = std::make_shared<int>(usualMonths);
    CLI::App *command = addCommand(app, common, "retention", "List leads that were untouched for long, to be looked at for erasure");
    command->add_option("WORKSPACE", *path)->required();
    command->add_option("--months", *months, "How long is long")->capture_default_str()->check(CLI::Range(1, mostMonths));
    command->callback([path, months, &common, &exit] { exit = listUntouched(*path, *months, common); });
}

} // namespace leadlight::cli
