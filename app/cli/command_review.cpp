// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "document_text.h"
#include "session.h"
#include "wording/numbers.h"
#include "wording/rules.h"
#include "workspace/commands/hold_review.h"
#include "workspace/queries/disputes.h"
#include "workspace/queries/process_standing.h"
#include "workspace/queries/reports.h"
#include "workspace/queries/review_state.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ReviewArguments {
    std::string path;
    std::string action;
    std::string verdict;
    std::string lessons;
    std::string decisions;
    std::string with;
    std::string decision;
    std::string owner;
    std::string by;
};

Json figuresJson(const std::optional<lifecycle::ReviewFigures> &figures)
{
    if (!figures)
        return nullptr;
    return {{"as_of", base::isoText(figures->asOf)}, {"leads", figures->leads},   {"would_qualify", figures->qualify},
            {"decided", figures->decided},           {"accepted", figures->accepted}, {"closed", figures->closed},
            {"won", figures->won},                   {"auc", figures->pairs ? Json(static_cast<double>(*figures->pairs) / 1000) : Json()}};
}

Json reviewJson(const workspace::Snapshot &snapshot, const lifecycle::Review *review)
{
    if (!review)
        return nullptr;
    const auto names = workspace::personNames(snapshot);
    const auto time = [](const std::optional<base::Instant> &at) { return at ? Json(base::isoText(*at)) : Json(nullptr); };
    const auto person = [&](const base::Uuid &id) { return id.isNull() ? Json(nullptr) : Json(names(id.text())); };
    Json present = Json::array();
    for (const base::Uuid &id : review->present)
        present.push_back(person(id));
    return {{"number", review->number},           {"version", review->version},   {"opened", time(review->opened)},
            {"opened_by", person(review->openedBy)}, {"evidence_seen", time(review->evidenceSeen)}, {"verdict", review->verdict},
            {"lessons", review->lessons},         {"decisions", review->decisions}, {"closed", time(review->closed)},
            {"marketing", person(review->marketing)}, {"sales", person(review->sales)},
            {"present", std::move(present)}, {"figures", figuresJson(review->figures)}};
}

void printWords(const lifecycle::Review &review)
{
    std::cout << "  Verdict: " << (review.verdict.empty() ? "–" : review.verdict) << "\n  Lessons: " << (review.lessons.empty() ? "–" : review.lessons)
              << "\n  Decisions: " << (review.decisions.empty() ? "–" : review.decisions) << "\n";
}

int showReview(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto due = workspace::reviewDue(snapshot);
    const auto days = workspace::daysToReview(snapshot, snapshot.asOf);
    const lifecycle::Review *open = workspace::openReviewOf(snapshot);
    const lifecycle::Review *last = workspace::lastReviewOf(snapshot);
    const std::size_t openCount = workspace::openDisputeCount(snapshot);
    const std::size_t closedSince = workspace::disputesClosedSince(snapshot, last ? *last->closed : base::Instant{}).size();
    if (common.json) {
        sayJson(Json{{"due", due ? Json(base::isoText(*due)) : Json(nullptr)}, {"days", days ? Json(*days) : Json(nullptr)},
                     {"overdue", days && *days < 0}, {"disputes", {{"open", openCount}, {"closed_since", closedSince}}}, {"open", reviewJson(snapshot, open)}, {"last", reviewJson(snapshot, last)}});
        return 0;
    }
    std::cout << (due ? "The next review is due on " + wording::dateText(*due) + (*days < 0 ? "; it is overdue." : ".") : "No version is in force to review.") << "\n";
    std::cout << workspace::disputeCounts(snapshot) << "\n";
    if (last) {
        std::cout << "Review " << last->number << " of v" << last->version << ", closed:\n";
        printWords(*last);
    }
    if (open) {
        const std::string missing = workspace::missingInReview(*open);
        std::cout << "Review " << open->number << " of v" << open->version << " is open" << (missing.empty() ? "" : ": " + missing) << ".\n";
        printWords(*open);
    }
    return 0;
}

/// What both sides look at before a verdict; printed, it counts as seen.
base::Result<std::vector<lifecycle::RuleChange>> showEvidence(workspace::Workspace &workspace, const ReviewArguments &arguments, const Common &common,
                                                              std::optional<base::Uuid> person)
{
    if (!workspace::openReviewOf(*workspace.snapshot()))
        return base::fail(base::ErrorKind::refused, "review.none_open");
    const auto document = workspace::makeReport(workspace, "evidence", arguments.path, progress());
    if (!document)
        return base::fail(document.error());
    if (!common.json)
        std::cout << documentText(*document);
    return workspace::noteEvidenceSeen(workspace, person);
}

base::Result<std::vector<lifecycle::RuleChange>> decide(workspace::Workspace &workspace, const ReviewArguments &arguments, std::optional<base::Uuid> person)
{
    workspace::ReviewDecision decision{arguments.decision, {}, base::parseIsoDate(arguments.by)};
    if (!arguments.by.empty() && !decision.by)
        return base::fail(base::ErrorKind::usage, "value.not_a_date", {"--by", arguments.by});
    if (!arguments.owner.empty()) {
        const auto owner = findPerson(*workspace.snapshot(), arguments.owner);
        if (!owner)
            return base::fail(owner.error());
        decision.owner = *owner;
    }
    return workspace::addDecision(workspace, decision, person);
}

base::Result<std::vector<lifecycle::RuleChange>> hold(workspace::Workspace &workspace, const ReviewArguments &arguments, const Common &common,
                                                      std::optional<base::Uuid> person)
{
    if (arguments.action == "open")
        return workspace::openReview(workspace, person);
    if (arguments.action == "evidence")
        return showEvidence(workspace, arguments, common, person);
    if (arguments.action == "decide")
        return decide(workspace, arguments, person);
    if (arguments.action == "write") {
        const auto given = [](const std::string &text) { return text.empty() ? std::nullopt : std::optional(text); };
        return workspace::writeReview(workspace, {given(arguments.verdict), given(arguments.lessons), given(arguments.decisions)}, person);
    }
    const auto other = findPerson(*workspace.snapshot(), arguments.with);
    if (!other)
        return base::fail(other.error());
    return workspace::closeReview(workspace, person, *other);
}

int review(const ReviewArguments &arguments, const Common &common)
{
    if (arguments.action.empty()) {
        const auto workspace = openToRead(arguments.path, common);
        return workspace ? showReview(*(*workspace)->snapshot(), common) : complain(common, workspace.error());
    }
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto changes = hold(**workspace, arguments, common, *person);
    if (!changes)
        return complain(common, changes.error());
    const auto snapshot = (*workspace)->snapshot();
    const lifecycle::Review &held = snapshot->rules->reviews.back();
    if (common.json)
        sayJson(reviewJson(*snapshot, &held));
    else
        say(common, "Review " + std::to_string(held.number) + (held.closed ? " is closed; the next is due on " + wording::dateText(*workspace::reviewDue(*snapshot)) + "." : " is open."));
    return 0;
}

} // namespace

void addReview(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<ReviewArguments>();
    CLI::App *command = addCommand(app, common, "review", "The review of the model in force: when it is due, and holding it");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("ACTION", arguments->action, "open, evidence, write, decide, close; none shows where it stands")
        ->check(CLI::IsMember({"open", "evidence", "write", "decide", "close"}));
    command->add_option("--verdict", arguments->verdict, "write: does the score predict the sale?");
    command->add_option("--lessons", arguments->lessons, "write: what was learned");
    command->add_option("--decisions", arguments->decisions, "write: what is to change; opens the next review");
    command->add_option("--decision", arguments->decision, "decide: one thing that is to be done; it is added to the decisions");
    command->add_option("--owner", arguments->owner, "decide: who does it");
    command->add_option("--by", arguments->by, "decide: until when (2026-12-15)");
    command->add_option("--with", arguments->with, "close: who closes it for the other side");
    command->callback([arguments, &common, &exit] { exit = review(*arguments, common); });
}

} // namespace leadlight::cli
