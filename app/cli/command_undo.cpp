// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "workspace/commands/undo_last.h"

namespace leadlight::cli {

namespace {

using workspace::LastDeed;

const char *deedKey(LastDeed::Kind kind)
{
    switch (kind) {
    case LastDeed::Kind::import:
        return "import";
    case LastDeed::Kind::merge:
        return "merge";
    case LastDeed::Kind::move:
        return "move";
    case LastDeed::Kind::accounts:
        return "merge_accounts";
    case LastDeed::Kind::deed:
        return "deed";
    case LastDeed::Kind::hygiene:
        break;
    }
    return "hygiene";
}

std::string deedSentence(const workspace::Snapshot &snapshot, const LastDeed &deed)
{
    if (deed.kind == LastDeed::Kind::import) {
        const std::string leads = wording::grouped(static_cast<std::int64_t>(snapshot.leadCount()));
        return "Import " + std::to_string(deed.import) + " of " + deed.what + " is undone; the workspace has " + leads + " leads.";
    }
    if (deed.kind == LastDeed::Kind::accounts)
        return "The merge is undone: " + snapshot.accounts[deed.lead].name + " and " + deed.what + " are accounts of their own again.";
    const std::string name = snapshot.nameOf(deed.lead);
    if (deed.kind == LastDeed::Kind::merge)
        return "The merge is undone: " + name + " and " + deed.what + " are leads of their own again.";
    if (deed.kind == LastDeed::Kind::deed)
        return "\"" + wording::deedName(deed.what) + "\" of " + name + " is undone.";
    const std::string stage = snapshot.rules->glossary.stage(snapshot.stages[deed.lead]);
    if (deed.kind == LastDeed::Kind::hygiene)
        return "The decision that " + name + " is junk is undone; the lead is at " + stage + " again.";
    return "The move \"" + deed.what + "\" of " + name + " is undone; the lead is at " + stage + " again.";
}

int undoCommand(const std::string &path, const Common &common)
{
    auto workspace = openToWrite(path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto deed = workspace::undoLast(**workspace, *person);
    if (!deed)
        return complain(common, deed.error());
    const auto snapshot = (*workspace)->snapshot();
    if (!common.json) {
        say(common, deedSentence(*snapshot, *deed));
        return 0;
    }
    nlohmann::ordered_json json{{"undone", deedKey(deed->kind)}, {"what", deed->what}, {"leads", snapshot->leadCount()}};
    if (deed->kind == LastDeed::Kind::import) {
        json["import"] = deed->import;
    } else if (deed->kind == LastDeed::Kind::accounts) {
        json["account"] = snapshot->accounts[deed->lead].key;
    } else {
        json["lead"] = snapshot->ids[deed->lead].text();
        json["stage"] = domain::keyOf(snapshot->stages[deed->lead]);
    }
    sayJson(json);
    return 0;
}

} // namespace

void addUndo(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "undo", "Take back the last import, merge or move; refused once something rests on it");
    command->add_option("WORKSPACE", *path)->required();
    command->callback([path, &common, &exit] { exit = undoCommand(*path, common); });
}

} // namespace leadlight::cli
