// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "command_agreement.h"
#include "commands.h"
#include "session.h"
#include "wording/agreement.h"
#include "wording/numbers.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/draft_table.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DraftArguments {
    std::string path;
    std::string action = "list";
    std::vector<std::string> words;
    bool all = false;
    std::string from;
    [[nodiscard]] std::string word(std::size_t index) const
    {
        return index < words.size() ? words[index] : std::string();
    }
};

/// A draft's command line at work: what it opened, and for whom it acts.
struct DraftTask {
    workspace::Workspace &open;
    const DraftArguments &arguments;
    const Common &common;
    agreement::DraftAuthors authors;
};

/// `--as`: that person alone; else everybody at the table.
base::Result<agreement::DraftAuthors> authorsFor(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto person = actingPerson(snapshot, common);
    if (!person)
        return base::fail(person.error());
    const auto authors = *person ? workspace::authorsOf(snapshot, **person)
                                 : base::Result<agreement::DraftAuthors>(workspace::authorsAtTable(snapshot));
    if (authors && authors->areNone())
        return base::fail(base::ErrorKind::refused, "draft.nobody");
    return authors;
}

Json rowJson(const workspace::Snapshot &snapshot, const workspace::DraftTableRow &row)
{
    const auto text = [](const std::string &value) { return value.empty() ? Json() : Json(value); };
    Json comments = Json::array();
    for (const agreement::DraftComment &comment : row.comments) {
        const domain::Person *person = snapshot.personOf(comment.person);
        comments.push_back({{"by", person ? Json(person->name) : Json()},
                            {"side", domain::keyOf(comment.side)},
                            {"time", base::isoText(comment.time)},
                            {"text", comment.text}});
    }
    return {{"path", row.value.path},
            {"label", (row.criterion.empty() || row.criterion == row.label ? "" : row.criterion + ": ") + row.label},
            {"status", row.isOpen ? "open" : "agreed"},
            {"in_force", text(row.inForce)},
            {"marketing", text(row.marketing)},
            {"sales", text(row.sales)},
            {"table", row.value.text},
            {"agreed_by", Json::array()},
            {"apart", row.apart},
            {"leads", row.leads},
            {"contested", row.contested.size()},
            {"comments", std::move(comments)}};
}

int listRows(const DraftTask &task)
{
    const auto snapshot = task.open.snapshot();
    const model::ScoringModel &shown = snapshot->draft ? *snapshot->draft : *snapshot->model;
    const auto figures = workspace::draftFigures(*snapshot, shown, &progress());
    if (!figures)
        return complain(task.common, figures.error());
    const workspace::DraftTable table = workspace::draftTable(*snapshot, &*figures);
    std::vector<std::size_t> rows = table.open;
    for (std::size_t i = 0; task.arguments.all && i < table.rows.size(); ++i) {
        if (!table.rows[i].isOpen)
            rows.push_back(i);
    }
    Json array = Json::array();
    std::vector<std::vector<std::string>> lines{
        {"Row", "Path", "In force", "Marketing", "Sales", "On the table", "Leads", ""}};
    for (const std::size_t index : rows) {
        const workspace::DraftTableRow &row = table.rows[index];
        Json json = rowJson(*snapshot, row);
        if (row.tickedByMarketing)
            json["agreed_by"].push_back("marketing");
        if (row.tickedBySales)
            json["agreed_by"].push_back("sales");
        array.push_back(std::move(json));
        const auto said = [&](const std::string &text) { return wording::valueText(row.value, text); };
        lines.push_back({wording::placeText(shown, row.value), row.value.path, said(row.inForce), said(row.marketing),
                         said(row.sales), said(row.value.text), wording::grouped(static_cast<std::int64_t>(row.leads)),
                         row.isOpen ? "open" : "agreed"});
    }
    if (task.common.json) {
        sayJson({{"version", table.version},
                 {"state", table.version == 0 ? Json() : Json(agreement::keyOf(table.state))},
                 {"based_on", table.basedOn},
                 {"open", table.open.size()},
                 {"rows", std::move(array)}});
        return 0;
    }
    say(task.common, table.version == 0
                         ? "There is no draft."
                         : "v" + std::to_string(table.version) + " " + std::string(wording::stateName(table.state))
                               + ": " + std::to_string(table.open.size()) + " rows not agreed.");
    if (!rows.empty())
        std::cout << aligned(lines, {false, false, true, true, true, true, true, false});
    return 0;
}

base::Result<std::vector<std::string>> pathsToTick(const DraftTask &task)
{
    if (!task.arguments.all)
        return task.arguments.words;
    std::vector<std::string> paths;
    const workspace::DraftTable table = workspace::draftTable(*task.open.snapshot());
    for (const std::size_t row : table.open)
        paths.push_back(table.rows[row].value.path);
    return paths;
}

base::Result<model::Criterion> criterionIn(const std::string &file)
{
    const auto json = workspace::readWholeFile(file, largestModelFile);
    if (!json)
        return base::fail(json.error());
    return model::parseCriterion(*json);
}

/// "fit" or the axis's own key.
base::Result<std::size_t> axisNamed(const workspace::Snapshot &snapshot, const std::string &name)
{
    const model::ScoringModel &model = snapshot.draft ? *snapshot.draft : *snapshot.model;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (model.axes[axis].key == name || name == (axis == 0 ? "fit" : "engagement"))
            return axis;
    }
    return base::fail(base::ErrorKind::usage, "model.no_such_value", {name});
}

base::Result<void> withoutValue(const auto &result)
{
    if (!result)
        return base::fail(result.error());
    return {};
}

base::Result<void> addOrReplace(const DraftTask &task)
{
    const auto axis = axisNamed(*task.open.snapshot(), task.arguments.word(0));
    if (!axis)
        return base::fail(axis.error());
    auto criterion = criterionIn(task.arguments.word(1));
    if (!criterion)
        return base::fail(criterion.error());
    const model::ScoringModel &model =
        task.open.snapshot()->draft ? *task.open.snapshot()->draft : *task.open.snapshot()->model;
    const bool known = model::findCriterion(model, *axis, criterion->key) != nullptr;
    const std::string key = criterion->key;
    return withoutValue(
        workspace::putCriterion(task.open, *axis, std::move(*criterion), task.authors, known ? key : std::string()));
}

base::Result<void> comment(const DraftTask &task)
{
    const auto person = requiredPerson(*task.open.snapshot(), task.common);
    if (!person)
        return base::fail(person.error());
    return workspace::commentOnDraft(task.open, task.arguments.word(0), task.arguments.word(1), *person);
}

base::Result<void> accept(const DraftTask &task)
{
    const auto side = domain::parseSide(task.arguments.from);
    if (!side || *side == domain::Side::both)
        return base::fail(base::ErrorKind::usage, "person.unknown_side", {task.arguments.from});
    return workspace::acceptProposal(task.open, task.arguments.word(0), *side, task.authors);
}

base::Result<void> tick(const DraftTask &task, bool on)
{
    const auto paths = pathsToTick(task);
    return paths ? workspace::tickDraftRows(task.open, *paths, on, task.authors) : base::fail(paths.error());
}

struct DraftAction {
    std::size_t words = 0;
    base::Result<void> (*run)(const DraftTask &) = nullptr;
};

const std::map<std::string, DraftAction> &draftActions()
{
    static const std::map<std::string, DraftAction> actions{
        {"open", {0, [](const DraftTask &t) { return withoutValue(workspace::openDraft(t.open, t.authors)); }}},
        {"discard", {0, [](const DraftTask &t) { return workspace::discardDraft(t.open, t.authors); }}},
        {"undo", {0, [](const DraftTask &t) { return withoutValue(workspace::undoDraftEdit(t.open, t.authors)); }}},
        {"redo", {0, [](const DraftTask &t) { return withoutValue(workspace::redoDraftEdit(t.open, t.authors)); }}},
        {"set",
         {2,
          [](const DraftTask &t) {
              return workspace::setDraftValue(t.open, t.arguments.word(0), t.arguments.word(1), t.authors);
          }}},
        {"tick", {0, [](const DraftTask &t) { return tick(t, true); }}},
        {"untick", {0, [](const DraftTask &t) { return tick(t, false); }}},
        {"accept", {1, accept}},
        {"signed-value",
         {1, [](const DraftTask &t) { return workspace::backToSignedValue(t.open, t.arguments.word(0), t.authors); }}},
        {"put", {2, addOrReplace}},
        {"copy",
         {1,
          [](const DraftTask &t) {
              return withoutValue(workspace::copyCriterion(t.open, t.arguments.word(0), t.authors));
          }}},
        {"remove",
         {1, [](const DraftTask &t) { return workspace::removeCriterion(t.open, t.arguments.word(0), t.authors); }}},
        {"regroup",
         {2,
          [](const DraftTask &t) {
              return workspace::regroupCriterion(t.open, t.arguments.word(0), t.arguments.word(1), t.authors);
          }}},
        {"comment", {2, comment}},
    };
    return actions;
}

int draft(const DraftArguments &arguments, const Common &common)
{
    if (arguments.action == "list") {
        auto workspace = openToRead(arguments.path, common);
        return workspace ? listRows({**workspace, arguments, common, {}}) : complain(common, workspace.error());
    }
    const auto action = draftActions().find(arguments.action);
    if (action == draftActions().end() || arguments.words.size() < action->second.words)
        return complain(common, {base::ErrorKind::usage, "draft.unknown_action", {arguments.action}, {}});
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto authors = authorsFor(*(*workspace)->snapshot(), common);
    if (!authors)
        return complain(common, authors.error());
    const DraftTask task{**workspace, arguments, common, *authors};
    if (auto done = action->second.run(task); !done)
        return complain(common, done.error());
    return listRows(task);
}

} // namespace

void addDraft(CLI::App &modelCommand, Common &common, int &exit)
{
    auto arguments = std::make_shared<DraftArguments>();
    CLI::App *command =
        addCommand(modelCommand, common, "draft", "The rows of the draft that are not agreed, and editing them");
    command->add_option(
        "ACTION", arguments->action,
        "list (default) · open · discard · undo · redo · set PATH VALUE · tick PATH… · untick PATH… · accept PATH "
        "--from SIDE · "
        "signed-value PATH · put AXIS FILE · copy PATH · remove PATH · regroup PATH GROUP · comment PATH TEXT");
    command->add_option("WORDS", arguments->words, "What the action needs");
    command->add_flag("--all", arguments->all, "list: agreed rows too; tick: every open row");
    command->add_option("--from", arguments->from, "accept: the side whose proposal it is");
    command->footer("With --as the value is that person's side's proposal or tick; without, it is said by all who sit "
                    "at the table.");
    command->callback([arguments, &modelCommand, &common, &exit] {
        arguments->path = workspaceOf(modelCommand);
        exit = draft(*arguments, common);
    });
}

} // namespace leadlight::cli
