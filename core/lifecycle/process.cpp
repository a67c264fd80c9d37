// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/process.h"

#include <algorithm>

#include "lifecycle/rule_texts.h"

namespace leadlight::lifecycle {

namespace {

using base::Span;
using domain::Side;
using domain::Stage;

ProcessStep stepAt(Stage stage, std::string step, Side side, std::string nextStep)
{
    ProcessStep row;
    row.key = std::string(domain::keyOf(stage));
    row.stage = stage;
    row.step = std::move(step);
    row.owner.side = side;
    row.limit = Limits{}.byStage[static_cast<std::size_t>(stage)];
    row.nextStep = std::move(nextStep);
    return row;
}

void escalate(ProcessStep &row, std::string to, Span after)
{
    row.escalateTo = std::move(to);
    row.escalateAfter = after;
}

void duties(ProcessStep &row, std::string marketing, std::string sales)
{
    row.marketingDuty = std::move(marketing);
    row.salesDuty = std::move(sales);
}

void addInquiryAndScoring(std::vector<ProcessStep> &steps)
{
    steps.push_back(stepAt(Stage::suspect, "Inquiry", Side::marketing, "Wait for an own action of theirs"));
    duties(steps.back(), "Asks the source; marks what was bought", "Names the source of every list it sends");
    steps.push_back(stepAt(Stage::anonymous, "Inquiry", Side::marketing, "Offer content worth an address"));
    duties(steps.back(), "Keeps visits until the person is known", "Logs calls, also without a name");
    steps.push_back(stepAt(Stage::identified, "Scoring", Side::marketing, "Score; hand over once it qualifies"));
    duties(steps.back(), "Keeps data clean; asks what is unknown", "Says what came of each lead");
    ProcessStep nurturing;
    nurturing.key = "nurturing";
    nurturing.step = "Nurturing";
    nurturing.owner.side = Side::marketing;
    nurturing.nextStep = "Next touch; watch for news";
    duties(nurturing, "Gives every lead in a program a next touch", "May enrol its own contacts");
    steps.push_back(std::move(nurturing));
}

void addSales(std::vector<ProcessStep> &steps)
{
    steps.push_back(stepAt(Stage::qualified, "Follow-up", Side::sales, "Call; accept, or pass back with a reason"));
    escalate(steps.back(), "Head of Sales", {4, Span::Unit::hours});
    duties(steps.back(), "Says why it qualified and what is unknown", "Makes the first contact within the limit");
    steps.push_back(stepAt(Stage::accepted, "Qualification", Side::sales, "Find budget, authority, need, time, size"));
    escalate(steps.back(), "Head of Sales", {2, Span::Unit::days});
    duties(steps.back(), "Recalls what got stuck", "Enters what it found, or passes back");
    steps.push_back(stepAt(Stage::opportunity, "Sales cycle", Side::sales, "Agree the next meeting; keep it current"));
    escalate(steps.back(), "Head of Sales", {1, Span::Unit::months});
    duties(steps.back(), "Supplies content for the buyer's phase", "Moves the sale on and closes it");
    steps.push_back(stepAt(Stage::won, "Win, loss or hold", Side::sales, "Hand over; ask what decided"));
    duties(steps.back(), "Asks for a reference", "Enters value, date and who signed");
    steps.push_back(stepAt(Stage::lost, "Win, loss or hold", Side::sales, "Name the reason; recycle"));
    duties(steps.back(), "Takes the lead back into a program", "Names the reason and the rival");
    steps.push_back(stepAt(Stage::onHold, "Win, loss or hold", Side::sales, "Resume on the agreed date"));
    duties(steps.back(), "Keeps in touch until then", "Sets the date and keeps it");
    steps.push_back(stepAt(Stage::disqualified, "Win, loss or hold", Side::marketing, "Leave alone, unless for a reason"));
    duties(steps.back(), "Checks what was called junk", "Says why somebody is not a buyer");
}

} // namespace

const ProcessStep *Process::find(std::string_view key) const
{
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const ProcessStep &row) { return row.key == key; });
    return found == steps.end() ? nullptr : &*found;
}

const ProcessStep &Process::of(domain::Stage stage) const
{
    return *std::find_if(steps.begin(), steps.end(), [&](const ProcessStep &row) { return row.stage == stage; });
}

Limits Process::limits() const
{
    Limits made;
    for (const ProcessStep &row : steps) {
        if (row.stage)
            made.byStage[static_cast<std::size_t>(*row.stage)] = row.limit;
    }
    return made;
}

Process usualProcess()
{
    Process process;
    addInquiryAndScoring(process.steps);
    addSales(process.steps);
    return process;
}

base::Digest digestOf(const Process &process)
{
    std::string all;
    for (const ProcessStep &row : process.steps) {
        for (const std::string &text : {row.key, row.step, accountableText(row.owner), spanText(row.limit), row.nextStep, row.escalateTo,
                                        spanText(row.escalateAfter), row.marketingDuty, row.salesDuty})
            all += std::to_string(text.size()) + ':' + text; // lengths keep neighbours apart
        if (!row.isScored)
            all += "unscored";
    }
    return base::sha256(all);
}

} // namespace leadlight::lifecycle
