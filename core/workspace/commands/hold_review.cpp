// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/hold_review.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "wording/numbers.h"
#include "workspace/deciding_person.h"
#include "workspace/queries/review_state.h"
#include "workspace/rule_change.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

using domain::Side;
using lifecycle::Review;
using lifecycle::RuleChange;
using ReviewChanges = base::Result<std::vector<RuleChange>>;
using ReviewEdit = std::function<base::Result<void>(const Snapshot &, Review &, const domain::Person &, base::Instant now)>;

constexpr std::size_t longestReviewText = 4000;

/// Whoever sits at the table takes part.
void notePresent(const Snapshot &snapshot, Review &review)
{
    for (const domain::Person &person : snapshot.people) {
        if (person.atTable && std::find(review.present.begin(), review.present.end(), person.id) == review.present.end())
            review.present.push_back(person.id);
    }
}

ReviewChanges changeReview(Workspace &workspace, std::optional<base::Uuid> named, bool opens, const ReviewEdit &edit)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto id = decidingPerson(*next, named, "review.needs_person");
    if (!id)
        return base::fail(id.error());
    const domain::Person *person = next->personOf(*id);
    if (!person)
        return base::fail(base::ErrorKind::refused, "review.needs_person");
    const Review *open = openReviewOf(*next);
    if (opens == (open != nullptr))
        return base::fail(base::ErrorKind::refused, opens ? "review.open_already" : "review.none_open");
    Review review = open ? *open : Review{};
    if (auto edited = edit(*next, review, *person, session.now()); !edited)
        return base::fail(edited.error());
    notePresent(*next, review);
    lifecycle::WorkingRules rules = *next->rules;
    const std::string key = std::string(lifecycle::reviewRulePrefix) + std::to_string(review.number);
    auto changes = applyRules(*next, {{key, lifecycle::reviewText(review)}}, rules);
    if (!changes || changes->empty())
        return changes;
    if (auto done = commitRules(session, next, std::move(rules), *changes, person->id); !done)
        return base::fail(done.error());
    return changes;
}

base::Result<void> putWords(std::string &into, const std::optional<std::string> &words)
{
    if (!words)
        return {};
    const std::string text(base::trimmed(*words));
    const bool plain = base::isValidUtf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n';
    });
    if (!plain || base::lengthOf(text) > longestReviewText)
        return base::fail(base::ErrorKind::usage, "review.bad_words");
    into = text;
    return {};
}

bool speaksFor(const domain::Person &person, Side side)
{
    return person.side == side || person.side == Side::both;
}

} // namespace

ReviewChanges openReview(Workspace &workspace, std::optional<base::Uuid> person)
{
    const auto figures = workspace.snapshot()->inForce && !openReviewOf(*workspace.snapshot()) ? reviewFigures(workspace) : std::nullopt;
    return changeReview(workspace, person, true, [&](const Snapshot &snapshot, Review &review, const domain::Person &who, base::Instant now) -> base::Result<void> {
        if (!snapshot.inForce)
            return base::fail(base::ErrorKind::refused, "review.none_in_force");
        const auto &earlier = snapshot.rules->reviews;
        review.number = earlier.empty() ? 1 : earlier.back().number + 1;
        review.version = snapshot.modelVersion;
        review.opened = now;
        review.openedBy = who.id;
        review.figures = figures;
        return {};
    });
}

ReviewChanges noteEvidenceSeen(Workspace &workspace, std::optional<base::Uuid> person)
{
    return changeReview(workspace, person, false, [](const Snapshot &, Review &review, const domain::Person &who, base::Instant now) -> base::Result<void> {
        if (!review.evidenceSeen) {
            review.evidenceSeen = now;
            review.evidenceSeenBy = who.id;
        }
        return {};
    });
}

ReviewChanges writeReview(Workspace &workspace, const ReviewWords &words, std::optional<base::Uuid> person)
{
    return changeReview(workspace, person, false, [&](const Snapshot &, Review &review, const domain::Person &, base::Instant) -> base::Result<void> {
        if (auto put = putWords(review.verdict, words.verdict); !put)
            return put;
        if (auto put = putWords(review.lessons, words.lessons); !put)
            return put;
        return putWords(review.decisions, words.decisions);
    });
}

ReviewChanges addDecision(Workspace &workspace, const ReviewDecision &decision, std::optional<base::Uuid> person)
{
    return changeReview(workspace, person, false, [&](const Snapshot &snapshot, Review &review, const domain::Person &, base::Instant) -> base::Result<void> {
        std::string line(base::trimmed(decision.what));
        if (line.empty() || line.find('\n') != std::string::npos)
            return base::fail(base::ErrorKind::usage, "review.no_decision");
        const domain::Person *owner = decision.owner ? snapshot.personOf(*decision.owner) : nullptr;
        if (decision.owner && !owner)
            return base::fail(base::ErrorKind::usage, "person.unknown", {decision.owner->text()});
        if (owner)
            line += " – " + owner->name + " (" + std::string(domain::labelOf(owner->side)) + ")";
        if (decision.by)
            line += (owner ? ", by " : " – by ") + wording::dateText(*decision.by);
        return putWords(review.decisions, review.decisions.empty() ? line : review.decisions + "\n" + line);
    });
}

ReviewChanges closeReview(Workspace &workspace, std::optional<base::Uuid> person, const base::Uuid &other)
{
    return changeReview(workspace, person, false, [&](const Snapshot &snapshot, Review &review, const domain::Person &who, base::Instant now) -> base::Result<void> {
        const domain::Person *beside = snapshot.personOf(other);
        if (!beside)
            return base::fail(base::ErrorKind::usage, "person.unknown", {other.text()});
        const bool forMarketing = speaksFor(who, Side::marketing) && speaksFor(*beside, Side::sales);
        const bool forSales = speaksFor(who, Side::sales) && speaksFor(*beside, Side::marketing);
        if (who.id == beside->id || (!forMarketing && !forSales))
            return base::fail(base::ErrorKind::refused, "review.both_sides");
        if (!review.evidenceSeen)
            return base::fail(base::ErrorKind::refused, "review.no_evidence");
        if (review.verdict.empty())
            return base::fail(base::ErrorKind::refused, "review.no_verdict");
        review.closed = now;
        review.marketing = forMarketing ? who.id : beside->id;
        review.sales = forMarketing ? beside->id : who.id;
        return {};
    });
}

} // namespace leadlight::workspace
