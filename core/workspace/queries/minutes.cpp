// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/minutes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "wording/numbers.h"
#include "workspace/queries/history.h"
#include "workspace/queries/review_state.h"

namespace leadlight::workspace {

namespace {

using lifecycle::Review;
using lifecycle::ReviewFigures;

/// More would not fit on the page; the history has them all.
constexpr std::size_t mostDeeds = 16;
/// What counts as decided in a meeting; what is written in the review itself stands in the minutes anyway.
constexpr std::array<std::string_view, 8> decidingKinds{"move", "propose", "sign", "activate", "dispute", "settle", "draft_edit", "undo_deed"};

report::Table attendance(const Snapshot &snapshot, const Review &review)
{
    report::Table table;
    table.title = "Who was there";
    table.header = {"Side", "Present"};
    table.rightAligned = {false, false};
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
        std::vector<std::string> names;
        for (const domain::Person &person : snapshot.people) {
            const bool wasThere = std::find(review.present.begin(), review.present.end(), person.id) != review.present.end()
                                  || person.id == (side == domain::Side::sales ? review.sales : review.marketing);
            if (wasThere && (person.side == side || person.side == domain::Side::both))
                names.push_back(person.name);
        }
        table.rows.push_back({{std::string(domain::labelOf(side)), {}}, {names.empty() ? "nobody" : base::joined(names, ", "), {}}});
    }
    return table;
}

std::string rateOf(std::int64_t part, std::int64_t whole)
{
    return wording::percent(static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(whole)) + " of " + wording::grouped(whole);
}

std::array<std::string, 5> figureTexts(const ReviewFigures &figures)
{
    return {wording::grouped(figures.leads), wording::grouped(figures.qualify), rateOf(figures.accepted, figures.decided),
            rateOf(figures.won, figures.closed), figures.pairs ? base::numberText(static_cast<double>(*figures.pairs) / 10) + " of 100" : "too few closed leads"};
}

report::Table figureTable(const Snapshot &snapshot, const Review &review, const Review *before)
{
    constexpr std::array<const char *, 5> names{"Leads", "MQLs (would qualify)", "Accepted by Sales, 12 months", "Won, 12 months", "Pairs in which the win had scored higher"};
    report::Table table;
    table.title = "Figures at the beginning";
    table.note = "as of " + wording::momentText(review.figures->asOf, snapshot.zone()) + ", model v" + std::to_string(review.version);
    table.header = {"Figure", "This review"};
    table.rightAligned = {false, true};
    const bool hasBefore = before && before->figures;
    if (hasBefore) {
        table.header.push_back("Review " + std::to_string(before->number));
        table.rightAligned.push_back(true);
    }
    const auto now = figureTexts(*review.figures);
    const auto then = hasBefore ? figureTexts(*before->figures) : std::array<std::string, 5>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        table.rows.push_back({{names[i], {}}, {now[i], {}}});
        if (hasBefore)
            table.rows.back().push_back({then[i], {}});
    }
    return table;
}

report::Table decisionTable(const Review &review)
{
    report::Table table;
    table.title = "Decisions";
    table.header = {"What, who, until when"};
    table.rightAligned = {false};
    for (const std::string_view line : base::split(review.decisions, '\n')) {
        if (!base::trimmed(line).empty())
            table.rows.push_back({{std::string(base::trimmed(line)), {}}});
    }
    if (table.rows.empty())
        table.rows.push_back({{"None was written down.", {}}});
    return table;
}

/// What stands in the ledger from the review's beginning to its end.
report::Table deedTable(const Snapshot &snapshot, const Review &review, const History &history)
{
    report::Table table;
    table.title = "Decided in Leadlight meanwhile";
    table.header = {"Time", "Who", "What"};
    table.rightAligned = {false, false, false};
    std::size_t more = 0;
    for (auto entry = history.entries.rbegin(); entry != history.entries.rend(); ++entry) {
        const bool isDeciding = std::find(decidingKinds.begin(), decidingKinds.end(), entry->kind) != decidingKinds.end();
        const bool isWithin = entry->time >= review.opened && (!review.closed || entry->time <= *review.closed);
        if (!isDeciding || !isWithin || entry->actor == "model")
            continue;
        if (table.rows.size() >= mostDeeds) {
            ++more;
            continue;
        }
        table.rows.push_back({{wording::momentText(entry->time, snapshot.zone()), {}}, {actorName(*entry, snapshot), {}}, {storyOf(*entry, snapshot).sentence, {}}});
    }
    if (more > 0)
        table.note = wording::grouped(static_cast<std::int64_t>(more)) + " more stand in the history";
    return table;
}

const Review *reviewBefore(const Snapshot &snapshot, int number)
{
    const auto &reviews = snapshot.rules->reviews;
    const auto found = std::find_if(reviews.rbegin(), reviews.rend(), [number](const Review &review) { return review.closed && review.number < number; });
    return found == reviews.rend() ? nullptr : &*found;
}

void addWords(report::Document &document, const char *heading, const std::string &words)
{
    document.blocks.push_back(report::Heading{2, heading});
    document.blocks.push_back(report::Paragraph{words.empty() ? "–" : words, words.empty()});
}

} // namespace

base::Result<report::Document> minutesReport(Workspace &workspace, const std::string &workspaceName, base::Progress &progress)
{
    const auto snapshot = workspace.snapshot();
    const Review *review = openReviewOf(*snapshot) ? openReviewOf(*snapshot) : lastReviewOf(*snapshot);
    if (!review)
        return base::fail(base::ErrorKind::refused, "minutes.no_review");
    const auto history = readHistory(workspace, &progress);
    if (!history)
        return base::fail(history.error());
    const Review *before = reviewBefore(*snapshot, review->number);
    report::Document document;
    document.title = "Minutes of review " + std::to_string(review->number) + " of model v" + std::to_string(review->version);
    document.subtitle = wording::momentText(review->opened, snapshot->zone())
                        + (review->closed ? " to " + wording::momentText(*review->closed, snapshot->zone()) : std::string(", not closed yet"));
    document.foot = workspaceName + " · model v" + std::to_string(snapshot->modelVersion) + wording::dataUpToText(snapshot->dataUpTo, snapshot->zone());
    document.blocks.push_back(attendance(*snapshot, *review));
    if (review->figures)
        document.blocks.push_back(figureTable(*snapshot, *review, before));
    if (before && before->figures && review->figures)
        document.blocks.push_back(report::Paragraph{"Since review " + std::to_string(before->number) + ": " + figuresSince(*before->figures, *review->figures) + ".", false});
    addWords(document, "Verdict", review->verdict);
    document.blocks.push_back(decisionTable(*review));
    if (report::Table deeds = deedTable(*snapshot, *review, **history); !deeds.rows.empty())
        document.blocks.push_back(std::move(deeds));
    addWords(document, "Lessons", review->lessons);
    return document;
}

} // namespace leadlight::workspace
