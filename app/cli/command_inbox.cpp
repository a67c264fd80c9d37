// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/follow_up.h"
#include "workspace/queries/inbox.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "lead_json.h"
#include "scoring/explanation.h"
#include "session.h"
#include "wording/reasons.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

int printInbox(const std::string &path, const std::string &queue, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto entries = queue == "recovery"    ? workspace::recovery(*snapshot)
                         : queue == "further-on" ? workspace::furtherOn(*snapshot)
                                                 : queue == "verification" ? workspace::verification(*snapshot)
                                                : workspace::inbox(*snapshot);
    if (common.json) {
        Json array = Json::array();
        for (const workspace::InboxEntry &entry : entries) {
            Json json = leadJson(*snapshot, entry.row);
            json["due_at"] = entry.dueAt ? Json(base::isoText(*entry.dueAt)) : Json();
            json["lane"] = workspace::keyOf(entry.lane);
            json["waiting_since"] = base::isoText(entry.waitingSince);
            json["snoozed_until"] = entry.snoozedUntil ? Json(base::isoText(*entry.snoozedUntil)) : Json();
            const auto news = entry.backSincePassback ? workspace::newsSincePassback(*snapshot, entry.row) : std::nullopt;
            json["back_since_passback"] = news ? Json(workspace::newsText(*news, snapshot->zone())) : Json();
            if (entry.lane == workspace::InboxLane::verification)
                json["left_region"] = entry.leftRegion;
            array.push_back(std::move(json));
        }
        sayJson(array);
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Rank", "Lead", "Company", "Due", "Why"}};
    for (const workspace::InboxEntry &entry : entries) {
        const auto explanation = scoring::explain(*snapshot->model, snapshot->input(), snapshot->asOf, entry.row);
        std::string why;
        for (const std::string &reason : wording::reasons(explanation, 2))
            why += (why.empty() ? "" : "; ") + reason;
        rows.push_back({workspace::shownRank(*snapshot, entry.row), snapshot->nameOf(entry.row), snapshot->text(entry.row, "company"),
                        entry.dueAt ? base::isoText(*entry.dueAt) + (*entry.dueAt < snapshot->asOf ? " late" : "") : std::string("–"), why});
    }
    if (entries.empty())
        say(common, "Inbox clear.");
    else
        std::cout << aligned(rows, {});
    return 0;
}

} // namespace

void addInbox(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    auto queue = std::make_shared<std::string>("waiting");
    CLI::App *command = addCommand(app, common, "inbox", "List the MQLs that wait for Sales, most urgent first");
    command->add_option("WORKSPACE", *path)->required();
    command->add_option("--queue", *queue, "waiting, further-on (accepted and opportunities), verification (to be looked up first) or recovery (past their limit)")
        ->check(CLI::IsMember({"waiting", "further-on", "verification", "recovery"}));
    command->callback([path, queue, &common, &exit] { exit = printInbox(*path, *queue, common); });
}

} // namespace leadlight::cli
