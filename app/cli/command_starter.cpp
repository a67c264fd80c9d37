// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_starter.h"

#include <charconv>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "commands.h"
#include "model/model_json.h"
#include "session.h"
#include "starter_print.h"
#include "workspace/commands/make_starter.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;
using Shares = std::array<std::vector<int>, 2>;

struct StarterArguments {
    std::string path;
    std::string share;
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::vector<std::string> marks;
    std::string templateKey;
    bool print = false;
};

/// "10,20,30" for both axes; nothing where nothing was said.
base::Result<std::optional<Shares>> sharesOf(const StarterArguments &arguments)
{
    if (arguments.share.empty())
        return std::nullopt;
    std::vector<int> shares;
    for (const std::string_view part : base::split(arguments.share, ',')) {
        const std::string_view text = base::trimmed(part);
        int share = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), share);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size())
            return base::fail(base::ErrorKind::usage, "starter.bad_share");
        shares.push_back(share);
    }
    if (!model::areShares(shares))
        return base::fail(base::ErrorKind::usage, "starter.bad_share");
    return Shares{shares, shares};
}

/// COLUMN=VALUE:good; a value may hold both signs itself.
base::Result<void> applyMark(workspace::StarterProposal &proposal, const std::string &text)
{
    const std::size_t equals = text.find('=');
    const std::size_t colon = text.rfind(':');
    const auto mark = colon == std::string::npos ? std::nullopt : model::parseMark(std::string_view(text).substr(colon + 1));
    if (equals == std::string::npos || !mark || colon < equals)
        return base::fail(base::ErrorKind::usage, "starter.not_a_mark", {text});
    return workspace::markValue(proposal, text.substr(0, equals), text.substr(equals + 1, colon - equals - 1), *mark);
}

base::Result<workspace::StarterProposal> corrected(const workspace::Snapshot &snapshot, const StarterArguments &arguments)
{
    workspace::StarterProposal proposal = workspace::proposeStarter(snapshot);
    const auto shares = sharesOf(arguments);
    if (!shares)
        return base::fail(shares.error());
    if (*shares)
        proposal.shares = **shares;
    for (const bool on : {true, false}) {
        for (const std::string &column : on ? arguments.include : arguments.exclude) {
            if (auto switched = workspace::switchColumn(proposal, column, on); !switched)
                return base::fail(switched.error());
        }
    }
    for (const std::string &mark : arguments.marks) {
        if (auto marked = applyMark(proposal, mark); !marked)
            return base::fail(marked.error());
    }
    return proposal;
}

int printOnly(const StarterArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    if (!arguments.templateKey.empty()) {
        const auto shares = sharesOf(arguments);
        if (!shares)
            return complain(common, shares.error());
        const auto match = workspace::matchTemplateTo(*snapshot, arguments.templateKey, *shares);
        if (!match)
            return complain(common, match.error());
        common.json ? sayJson(matchJson(*match)) : printMatch(common, *match);
        return 0;
    }
    const auto proposal = corrected(*snapshot, arguments);
    if (!proposal)
        return complain(common, proposal.error());
    common.json ? sayJson(proposalJson(*proposal)) : printProposal(common, *proposal);
    return 0;
}

int sayDraft(const Common &common, const workspace::Workspace &workspace, int version, const model::ScoringModel &model, Json details)
{
    const auto snapshot = workspace.snapshot();
    if (common.json) {
        Json thresholds = Json::object();
        for (const model::Axis &axis : model.axes)
            thresholds[axis.key] = axis.thresholds;
        Json json{{"version", version}, {"fingerprint", base::hex(model::fingerprint(model))}, {"thresholds", std::move(thresholds)}};
        json.update(details);
        sayJson(json);
        return 0;
    }
    say(common, "");
    say(common, "\"" + model.name + "\" is now the draft, v" + std::to_string(version) + ".");
    if (!snapshot->inForce)
        printRanks(common, *snapshot, model);
    return 0;
}

int makeDraft(const StarterArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    if (!arguments.templateKey.empty()) {
        const auto shares = sharesOf(arguments);
        if (!shares)
            return complain(common, shares.error());
        const auto draft = workspace::makeTemplateDraft(**workspace, arguments.templateKey, *shares, *person);
        if (!draft)
            return complain(common, draft.error());
        if (!common.json)
            printMatch(common, draft->match);
        return sayDraft(common, **workspace, draft->version, draft->match.model, matchJson(draft->match));
    }
    const auto proposal = corrected(*snapshot, arguments);
    if (!proposal)
        return complain(common, proposal.error());
    const auto draft = workspace::makeStarterDraft(**workspace, *proposal, *person);
    if (!draft)
        return complain(common, draft.error());
    if (!common.json)
        printProposal(common, *proposal);
    return sayDraft(common, **workspace, draft->version, draft->model, {{"proposal", proposalJson(*proposal)}});
}

} // namespace

void addStarter(CLI::App &modelCommand, Common &common, int &exit)
{
    auto arguments = std::make_shared<StarterArguments>();
    CLI::App *command = addCommand(modelCommand, common, "starter", "Make a model from the leads' own columns the draft");
    command->add_option("--share", arguments->share, "Per cent of the leads in each rank but the last, best first: 10,20,30");
    command->add_option("--include", arguments->include, "Take this column in")->expected(1)->take_all();
    command->add_option("--exclude", arguments->exclude, "Leave this column out")->expected(1)->take_all();
    command->add_option("--mark", arguments->marks, "COLUMN=VALUE:good, :neutral or :bad")->expected(1)->take_all();
    command->add_option("--template", arguments->templateKey, "Map fit-engagement or bant-size onto the columns instead");
    command->add_flag("--print", arguments->print, "Print what is proposed, change nothing");
    command->callback([arguments, &modelCommand, &common, &exit] {
        arguments->path = modelCommand.get_option("WORKSPACE")->as<std::string>();
        exit = arguments->print ? printOnly(*arguments, common) : makeDraft(*arguments, common);
    });
}

} // namespace leadlight::cli
