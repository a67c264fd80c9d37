// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/undo_import.h"
#include "workspace/queries/import_history.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

Json entryJson(const workspace::ImportEntry &entry)
{
    Json json{{"number", entry.number},       {"kind", entry.kind},       {"file", entry.file},
              {"source", entry.source},       {"source_type", entry.sourceType}, {"time", base::isoText(entry.time)},
              {"person", entry.person},       {"rows", entry.rows},       {"added", entry.added},
              {"updated", entry.updated},     {"unchanged", entry.unchanged}, {"skipped", entry.skipped},
              {"refused", entry.refused},     {"can_be_undone", entry.canBeUndone}};
    json["cost"] = entry.cost ? Json(wording::money(entry.cost->minor, entry.cost->currency)) : Json();
    json["undone"] = entry.undone ? Json(base::isoText(*entry.undone)) : Json();
    return json;
}

int listImports(const std::string &path, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto entries = workspace::importHistory(**workspace);
    if (!entries)
        return complain(common, entries.error());
    if (common.json) {
        Json array = Json::array();
        for (const workspace::ImportEntry &entry : *entries)
            array.push_back(entryJson(entry));
        sayJson(array);
        return 0;
    }
    const auto number = [](std::uint64_t value) { return wording::grouped(static_cast<std::int64_t>(value)); };
    const base::Zone zone = (*workspace)->snapshot()->zone();
    std::vector<std::vector<std::string>> rows{{"No.", "When", "File", "Kind", "Source", "New", "Updated", "Unchanged", "Refused", "By", ""}};
    for (const workspace::ImportEntry &entry : *entries) {
        const std::string source = entry.source + (entry.sourceType.empty() ? "" : " (" + entry.sourceType + ")");
        rows.push_back({std::to_string(entry.number), wording::momentText(entry.time, zone), entry.file, entry.kind, source, number(entry.added),
                        number(entry.updated), number(entry.unchanged), number(entry.refused), entry.person,
                        entry.undone ? "undone" : entry.canBeUndone ? "can be undone" : ""});
    }
    if (entries->empty())
        say(common, "Nothing has been imported yet.");
    else
        std::cout << aligned(rows, {});
    return 0;
}

int undoOne(const std::string &path, std::int64_t import, const Common &common)
{
    auto workspace = openToWrite(path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    if (auto undone = workspace::undoImport(**workspace, import, *person); !undone)
        return complain(common, undone.error());
    const std::size_t leads = (*workspace)->snapshot()->size();
    if (common.json)
        sayJson({{"import", import}, {"leads", leads}});
    else
        say(common, "Import " + std::to_string(import) + " is undone; the workspace has " + wording::grouped(static_cast<std::int64_t>(leads)) + " leads.");
    return 0;
}

} // namespace

void addImports(CLI::App &app, Common &common, int &exit)
{
    struct Arguments {
        std::string path;
        std::int64_t undo = 0;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App *command = addCommand(app, common, "imports", "List what was imported, newest first, or take one import back");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("--undo", arguments->undo, "Number of the import to take back as a whole")->check(CLI::PositiveNumber);
    command->callback([arguments, &common, &exit] {
        exit = arguments->undo > 0 ? undoOne(arguments->path, arguments->undo, common) : listImports(arguments->path, common);
    });
}

} // namespace leadlight::cli
