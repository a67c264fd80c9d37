// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/disputes.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "scoring/explanation.h"
#include "wording/numbers.h"
#include "workspace/our_words.h"
#include "workspace/queries/review_state.h"

namespace leadlight::workspace {

namespace {

using BreakdownJson = nlohmann::ordered_json;
using store::DeedKind;

constexpr std::string_view wholeRank = "The whole rank";

BreakdownJson attachmentOf(const store::LeadDeed &deed)
{
    BreakdownJson json = deed.attached.empty() ? BreakdownJson() : BreakdownJson::parse(deed.attached, nullptr, false);
    return json.is_object() ? json : BreakdownJson::object();
}

Dispute disputeOf(const Snapshot &snapshot, const store::LeadDeed &deed)
{
    const BreakdownJson attached = attachmentOf(deed);
    Dispute dispute;
    dispute.number = attached.value("number", 0);
    dispute.lead = snapshot.survivorOf(deed.lead);
    dispute.criterion = deed.what;
    dispute.label = labelOfDisputed(snapshot, deed.what);
    dispute.words = deed.words;
    dispute.person = deed.person;
    dispute.side = deed.side;
    dispute.raised = deed.time;
    dispute.ledgerSeq = deed.ledgerSeq;
    dispute.version = attached.value("version", 0);
    dispute.rank = attached.value("rank", std::string());
    dispute.breakdown = deed.attached;
    if (const auto closing = closingOf(snapshot, deed)) {
        dispute.closed = closing->time;
        dispute.closedBy = closing->person;
        dispute.closing = closing->words;
    }
    return dispute;
}

BreakdownJson axisOf(const model::Axis &axis, const scoring::AxisExplanation &why)
{
    BreakdownJson criteria = BreakdownJson::array();
    for (const scoring::Part &part : why.parts)
        criteria.push_back({{"key", part.key}, {"label", part.label.empty() ? part.key : part.label}, {"points", base::exactText(part.points)}});
    return {{"label", why.label}, {"score", base::exactText(why.score)}, {"rank", axis.ranks[why.rank]}, {"criteria", std::move(criteria)}};
}

/// "+15", "12.5": what stands in the JSON as an exact decimal.
std::string roundedPoints(const std::string &exact, bool sign)
{
    const double points = base::parseNumber(exact).value_or(0);
    return wording::pointsText(static_cast<base::Exact>(points * static_cast<double>(base::exactOne)), sign);
}

} // namespace

std::string labelOfDisputed(const Snapshot &snapshot, const std::string &key)
{
    for (const model::Axis &axis : snapshot.model->axes) {
        for (const model::Criterion &criterion : axis.criteria) {
            if (criterion.key == key && !criterion.label.empty())
                return criterion.label;
        }
    }
    return key.empty() ? std::string(wholeRank) : key;
}

int disputeNumber(const store::LeadDeed &deed)
{
    return deed.kind == DeedKind::dispute ? attachmentOf(deed).value("number", 0) : 0;
}

std::optional<store::LeadDeed> closingOf(const Snapshot &snapshot, const store::LeadDeed &deed)
{
    const int number = disputeNumber(deed);
    const auto found = std::find_if(snapshot.deeds.begin(), snapshot.deeds.end(), [&](const store::LeadDeed &other) {
        return other.kind == DeedKind::settle && other.what == std::to_string(number);
    });
    return number == 0 || found == snapshot.deeds.end() ? std::nullopt : std::optional(*found);
}

std::vector<Dispute> disputesOf(const Snapshot &snapshot)
{
    std::vector<Dispute> disputes;
    for (const store::LeadDeed &deed : snapshot.deeds) {
        if (deed.kind == DeedKind::dispute)
            disputes.push_back(disputeOf(snapshot, deed));
    }
    return disputes;
}

std::vector<DisputeGroup> openDisputes(const Snapshot &snapshot)
{
    std::vector<DisputeGroup> groups;
    for (Dispute &dispute : disputesOf(snapshot)) {
        if (dispute.closed)
            continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const DisputeGroup &g) { return g.criterion == dispute.criterion; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {dispute.criterion, dispute.label, {}});
        group->disputes.push_back(std::move(dispute));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto &a, const auto &b) { return a.disputes.size() > b.disputes.size(); });
    return groups;
}

std::vector<DisputeGroup> contestedCriteria(const Snapshot &snapshot)
{
    std::vector<DisputeGroup> groups = openDisputes(snapshot);
    std::erase_if(groups, [](const DisputeGroup &group) { return group.criterion.empty() || group.disputes.size() < contestedFrom; });
    return groups;
}

std::vector<Dispute> disputesClosedSince(const Snapshot &snapshot, base::Instant since)
{
    std::vector<Dispute> disputes = disputesOf(snapshot);
    std::erase_if(disputes, [&](const Dispute &dispute) { return !dispute.closed || *dispute.closed < since; });
    return disputes;
}

std::size_t openDisputeCount(const Snapshot &snapshot)
{
    const std::vector<Dispute> disputes = disputesOf(snapshot);
    return static_cast<std::size_t>(std::count_if(disputes.begin(), disputes.end(), [](const Dispute &dispute) { return !dispute.closed; }));
}

std::string disputeCounts(const Snapshot &snapshot)
{
    const std::size_t open = openDisputeCount(snapshot);
    const lifecycle::Review *last = lastReviewOf(snapshot);
    const std::size_t closed = disputesClosedSince(snapshot, last ? *last->closed : base::Instant{}).size();
    const std::string count = open == 0 ? "No dispute is open" : open == 1 ? "1 dispute is open" : wording::grouped(static_cast<std::int64_t>(open)) + " disputes are open";
    return count + (closed == 0 ? "." : ", " + wording::grouped(static_cast<std::int64_t>(closed)) + " closed since the last review.");
}

std::string breakdownText(const Dispute &dispute)
{
    const BreakdownJson json = BreakdownJson::parse(dispute.breakdown, nullptr, false);
    std::vector<std::string> axes;
    if (!json.is_object() || !json.contains("axes"))
        return {};
    for (const BreakdownJson &axis : json["axes"]) {
        std::vector<std::string> parts;
        for (const BreakdownJson &part : axis["criteria"]) {
            const std::string points = roundedPoints(part.value("points", std::string("0")), true);
            if (points != "0")
                parts.push_back(part.value("label", std::string()) + " " + points);
        }
        axes.push_back(axis.value("label", std::string()) + " " + roundedPoints(axis.value("score", std::string("0")), false) + " → "
                       + axis.value("rank", std::string()) + (parts.empty() ? "" : ": " + base::joined(parts, ", ")));
    }
    return base::joined(axes, "; ");
}

std::string disputeText(const Snapshot &snapshot, const Dispute &dispute)
{
    const domain::Person *person = snapshot.personOf(dispute.person);
    return "Dispute " + std::to_string(dispute.number) + " on " + snapshot.nameOf(dispute.lead) + ", " + dispute.rank + " then: “" + dispute.words + "” ("
           + (person ? person->name : std::string("somebody")) + ", " + std::string(domain::labelOf(dispute.side)) + ")";
}

std::optional<std::string> criterionNamed(const Snapshot &snapshot, std::string_view name)
{
    const std::string wanted = base::comparable(name);
    for (const model::Axis &axis : snapshot.model->axes) {
        for (const model::Criterion &criterion : axis.criteria) {
            if (base::comparable(criterion.key) == wanted || base::comparable(criterion.label) == wanted)
                return criterion.key;
        }
    }
    return std::nullopt;
}

std::string breakdownNow(const Snapshot &snapshot, std::uint32_t row, int number)
{
    const auto model = shownModel(snapshot);
    const scoring::Explanation why = scoring::explain(*model, snapshot.input(), snapshot.asOf, row);
    BreakdownJson axes = BreakdownJson::array();
    for (std::size_t axis = 0; axis < why.axes.size(); ++axis)
        axes.push_back(axisOf(model->axes[axis], why.axes[axis]));
    const BreakdownJson json{{"number", number}, {"version", snapshot.modelVersion}, {"rank", snapshot.rankOf(row)}, {"axes", std::move(axes)}};
    return json.dump(-1, ' ', false, BreakdownJson::error_handler_t::replace);
}

} // namespace leadlight::workspace
