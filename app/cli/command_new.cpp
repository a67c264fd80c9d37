// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/make_sample.h"

namespace leadlight::cli {

namespace {

struct NewArguments {
    std::string path;
    std::string templateKey = "fit-engagement";
    bool sample = false;
    std::uint64_t seed = 1;
};

int makeNew(const NewArguments &arguments, const Common &common)
{
    const auto moment = asOf(common);
    if (!moment)
        return complain(common, moment.error());
    base::Result<std::unique_ptr<workspace::Workspace>> made = [&] {
        if (!arguments.sample)
            return workspace::Workspace::create(arguments.path, arguments.templateKey, clock(), &progress());
        return workspace::makeSample(arguments.path, arguments.seed, moment->value_or(clock().now()), clock(), &progress());
    }();
    if (!made)
        return complain(common, made.error());
    const auto count = static_cast<std::int64_t>((*made)->snapshot()->size());
    say(common, arguments.path + " is ready" + (arguments.sample ? " with " + wording::grouped(count) + " sample leads." : "."));
    return 0;
}

} // namespace

void addNew(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<NewArguments>();
    CLI::App *command = addCommand(app, common, "new", "Make a workspace");
    command->add_option("WORKSPACE", arguments->path, "File to make")->required();
    command->add_option("--template", arguments->templateKey, "fit-engagement, bant-size or empty");
    command->add_flag("--sample", arguments->sample, "Fill it with believable leads");
    command->add_option("--seed", arguments->seed, "The same seed gives the same sample");
    command->callback([arguments, &common, &exit] { exit = makeNew(*arguments, common); });
}

} // namespace leadlight::cli
