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
    steps.push_back(stepAt(Stage::suspect, "Inquiry", Side::marketing, "Wait for an own action; nothing is handed over before it"));
    duties(steps.back(), "Asks the source of every list and marks what was bought", "Sends names from fairs and calls with their source");
    steps.push_back(stepAt(Stage::anonymous, "Inquiry", Side::marketing, "Offer content that is worth an address"));
    duties(steps.back(), "Keeps every visit, so that it counts once the person is known", "Logs calls and talks, also of people without a name yet");
    steps.push_back(stepAt(Stage::identified, "Scoring", Side::marketing, "Score on every change; hand over as soon as the lead qualifies"));
    duties(steps.back(), "Keeps data clean and asks for what is unknown", "Says what came of each lead, so that the score can be checked");
    ProcessStep nurturing;
    nurturing.key = "nurturing";
    nurturing.step = "Nurturing";
    nurturing.owner.side = Side::marketing;
    nurturing.nextStep = "Send the next touch of the program; watch for new evidence";
    duties(nurturing, "Runs the programs and sees that every lead in one has a next touch", "May enrol its own contacts; names what would answer a passback");
    steps.push_back(std::move(nurturing));
}

void addSales(std::vector<ProcessStep> &steps)
{
    steps.push_back(stepAt(Stage::qualified, "Follow-up", Side::sales, "Call; accept, or pass back with a reason"));
    escalate(steps.back(), "Head of Sales", {4, Span::Unit::hours});
    duties(steps.back(), "Says why the lead qualified and what is unknown", "Makes the first contact within the limit");
    steps.push_back(stepAt(Stage::accepted, "Qualification", Side::sales, "Find out budget, authority, need, timeframe and size"));
    escalate(steps.back(), "Head of Sales", {2, Span::Unit::days});
    duties(steps.back(), "Recalls what got stuck", "Enters what the call found; passes back with a reason");
    steps.push_back(stepAt(Stage::opportunity, "Sales cycle", Side::sales, "Agree the next meeting; keep value and date up to date"));
    escalate(steps.back(), "Head of Sales", {1, Span::Unit::months});
    duties(steps.back(), "Supplies content for the phase the buyer is in", "Moves the sale on, and closes it as won, lost or on hold");
    steps.push_back(stepAt(Stage::won, "Win, loss or hold", Side::sales, "Hand over to delivery; ask what decided it"));
    duties(steps.back(), "Adds the win to the evidence; asks for a reference", "Enters value, date and who signed");
    steps.push_back(stepAt(Stage::lost, "Win, loss or hold", Side::sales, "Enter the reason; recycle into a program where it may come back"));
    duties(steps.back(), "Takes the lead back into a program", "Names the reason and the rival");
    steps.push_back(stepAt(Stage::onHold, "Win, loss or hold", Side::sales, "Resume on the date that was agreed"));
    duties(steps.back(), "Keeps in touch until then", "Sets the date and keeps it");
    steps.push_back(stepAt(Stage::disqualified, "Win, loss or hold", Side::marketing, "Leave alone; recycle only for a reason"));
    duties(steps.back(), "Checks what was called junk, and where it came from", "Says why somebody is not a buyer");
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
    }
    return base::sha256(all);
}

} // namespace leadlight::lifecycle
