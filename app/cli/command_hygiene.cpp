// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "session.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "workspace/commands/keep_apart.h"
#include "workspace/commands/merge_accounts.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/quarantine.h"
#include "workspace/queries/duplicates.h"

namespace leadlight::cli {

namespace {

using HygieneJson = nlohmann::ordered_json;

struct HygieneArguments {
    std::string path;
    std::string part;
    std::string lead;
    std::string note;
    double least = 0.5;
    std::vector<std::string> apart;    ///< two leads that are two people
    std::vector<std::string> together; ///< two leads of which nobody shall have said so
};

std::string countText(std::uint64_t value)
{
    return wording::grouped(static_cast<std::int64_t>(value));
}

double roundedProbability(double probability)
{
    return std::round(probability * 10000) / 10000;
}

std::string likenessSentence(const std::vector<std::string> &reasons)
{
    std::vector<std::string> words;
    for (const std::string &reason : reasons)
        words.push_back(wording::likenessName(reason));
    return base::joined(words, ", ");
}

int listDuplicates(const workspace::Snapshot &snapshot, const HygieneArguments &arguments, const Common &common)
{
    const auto pairs = workspace::duplicateLeads(snapshot, arguments.least, &progress());
    if (!pairs)
        return complain(common, pairs.error());
    if (common.json) {
        HygieneJson array = HygieneJson::array();
        for (const hygiene::DuplicatePair &pair : *pairs)
            array.push_back({{"a", snapshot.ids[pair.a].text()},
                             {"b", snapshot.ids[pair.b].text()},
                             {"probability", roundedProbability(pair.probability)},
                             {"why", likenessSentence(pair.why)},
                             {"reasons", pair.why},
                             {"a_name", snapshot.nameOf(pair.a)},
                             {"b_name", snapshot.nameOf(pair.b)},
                             {"a_external_id", snapshot.text(pair.a, "external_id")},
                             {"b_external_id", snapshot.text(pair.b, "external_id")}});
        sayJson(array);
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Sure", "Lead", "E-mail", "Lead", "E-mail", "Why"}};
    for (const hygiene::DuplicatePair &pair : *pairs)
        rows.push_back({std::to_string(std::lround(pair.probability * 100)) + " %", snapshot.nameOf(pair.a), snapshot.text(pair.a, "email"),
                        snapshot.nameOf(pair.b), snapshot.text(pair.b, "email"), likenessSentence(pair.why)});
    std::cout << (pairs->empty() ? "No two leads look like one person.\n" : aligned(rows, {true}));
    return 0;
}

int listJunk(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto junk = workspace::junkLeads(snapshot);
    const auto verdictName = [](const workspace::JunkLead &lead) { return !lead.verdict ? "" : "confirmed"; };
    if (common.json) {
        HygieneJson array = HygieneJson::array();
        for (const workspace::JunkLead &lead : junk)
            array.push_back({{"lead", snapshot.ids[lead.row].text()}, {"name", snapshot.nameOf(lead.row)}, {"reason", lead.reason}, {"value", lead.value},
                             {"held", lead.held}, {"verdict", lead.verdict ? HygieneJson(verdictName(lead)) : HygieneJson()}});
        sayJson(array);
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Lead", "E-mail", "Why", "What gave it away", "State"}};
    for (const workspace::JunkLead &lead : junk)
        rows.push_back({snapshot.nameOf(lead.row), snapshot.text(lead.row, "email"), wording::quarantineName(lead.reason), lead.value,
                        lead.verdict ? "confirmed" : lead.held ? "held back" : "noted only"});
    std::cout << (junk.empty() ? "No lead looks made up.\n" : aligned(rows, {}));
    return 0;
}

int listAccounts(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto pairs = workspace::doubtfulAccounts(snapshot);
    HygieneJson array = HygieneJson::array();
    std::vector<std::vector<std::string>> rows{{"Account", "Domain", "Account", "Domain", "Why"}};
    for (const workspace::DoubtfulAccounts &pair : pairs) {
        const domain::Account &a = snapshot.accounts[pair.a];
        const domain::Account &b = snapshot.accounts[pair.b];
        const std::string why = wording::accountLikenessName(pair.why);
        array.push_back({{"a", a.key}, {"b", b.key}, {"a_name", a.name}, {"b_name", b.name}, {"why", why}});
        rows.push_back({a.name, a.domain, b.name, b.domain, why});
    }
    if (common.json)
        sayJson(array);
    else
        std::cout << (pairs.empty() ? "No two accounts look like one organisation.\n" : aligned(rows, {}));
    return 0;
}

int summariseHygiene(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto summary = workspace::hygieneSummary(snapshot, &progress());
    if (!summary)
        return complain(common, summary.error());
    const double share = summary->leads == 0 ? 0 : static_cast<double>(summary->unusable()) / static_cast<double>(summary->leads);
    if (common.json) {
        HygieneJson reasons = HygieneJson::object();
        for (const auto &[reason, count] : summary->junkByReason)
            reasons[reason] = count;
        sayJson({{"leads", summary->leads}, {"duplicate", summary->duplicate}, {"junk", summary->junk}, {"unreachable", summary->unreachable},
                 {"unusable", summary->unusable()}, {"share", roundedProbability(share)}, {"junk_by_reason", reasons}, {"account_pairs", summary->accountPairs}});
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Of " + countText(summary->leads) + " leads", "Leads"},
                                               {"Held back as made up", countText(summary->junk)}};
    for (const auto &[reason, count] : summary->junkByReason)
        rows.push_back({"  " + wording::quarantineName(reason), countText(count)});
    rows.push_back({"Doubles of another lead (sure at 90 % and more)", countText(summary->duplicate)});
    rows.push_back({"Without a valid e-mail address or phone", countText(summary->unreachable)});
    rows.push_back({"Double or unusable, each counted once", countText(summary->unusable())});
    std::cout << aligned(rows, {false, true});
    std::cout << wording::percent(summary->unusable(), summary->leads) << " of the leads; 14 to 21 % is what is usually found.\n";
    if (summary->accountPairs > 0)
        std::cout << countText(summary->accountPairs) << " pairs of accounts look like one organisation.\n";
    return 0;
}

int decideHygiene(const HygieneArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.lead);
    if (!row)
        return complain(common, row.error());
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    const auto entry = arguments.part == "clear"     ? workspace::clearQuarantine(**workspace, *row, arguments.note, *person)
                       : arguments.part == "confirm" ? workspace::confirmQuarantine(**workspace, *row, arguments.note, *person)
                                                     : workspace::undoQuarantineDecision(**workspace, *row, *person);
    if (!entry)
        return complain(common, entry.error());
    const auto after = (*workspace)->snapshot();
    if (common.json)
        sayJson({{"lead", after->ids[*row].text()}, {"stage", domain::keyOf(after->stages[*row])}, {"held", after->quarantine[*row]}, {"entry", *entry}});
    else
        say(common, after->nameOf(*row)
                        + (arguments.part == "clear"     ? " counts like any other lead again."
                           : arguments.part == "confirm" ? " is disqualified as made up."
                                                         : " is as it was before the decision."));
    return 0;
}

int decideApart(const HygieneArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    const bool apart = !arguments.apart.empty();
    std::vector<std::uint32_t> rows;
    for (const std::string &lead : apart ? arguments.apart : arguments.together) {
        const auto row = snapshot->findLead(lead);
        if (!row)
            return complain(common, row.error());
        rows.push_back(*row);
    }
    const auto entry = apart ? workspace::keepApart(**workspace, rows[0], rows[1], *person) : workspace::undoKeepApart(**workspace, rows[0], rows[1], *person);
    if (!entry)
        return complain(common, entry.error());
    if (common.json)
        sayJson({{"a", snapshot->ids[rows[0]].text()}, {"b", snapshot->ids[rows[1]].text()}, {"apart", apart}, {"entry", *entry}});
    else
        say(common, snapshot->nameOf(rows[0]) + " and " + snapshot->nameOf(rows[1])
                        + (apart ? " are two people and are not listed as duplicates again." : " are listed as duplicates again where they look like it."));
    return 0;
}

int hygieneCommand(const HygieneArguments &arguments, const Common &common)
{
    if (!arguments.apart.empty() || !arguments.together.empty())
        return decideApart(arguments, common);
    const bool decides = arguments.part == "clear" || arguments.part == "confirm" || arguments.part == "undo";
    if (decides != !arguments.lead.empty())
        return complain(common, {base::ErrorKind::usage, decides ? "hygiene.needs_lead" : "hygiene.no_lead", {arguments.part}, {}});
    if (decides)
        return decideHygiene(arguments, common);
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    if (arguments.part == "duplicates")
        return listDuplicates(*snapshot, arguments, common);
    if (arguments.part == "junk")
        return listJunk(*snapshot, common);
    if (arguments.part == "accounts")
        return listAccounts(*snapshot, common);
    return summariseHygiene(*snapshot, common);
}

struct MergeArguments {
    std::string path;
    std::vector<std::string> leads; ///< or accounts
    bool accounts = false;
    std::vector<std::string> take;
    bool undo = false;
    bool dryRun = false;
    bool acks = false;
};

base::Result<std::vector<workspace::MergeChoice>> mergeChoices(const workspace::Snapshot &snapshot, const std::vector<std::string> &pairs)
{
    std::vector<workspace::MergeChoice> choices;
    for (const std::string &pair : pairs) {
        const std::size_t sign = pair.find('=');
        if (sign == std::string::npos)
            return base::fail(base::ErrorKind::usage, "merge.not_a_choice", {pair});
        const auto lead = snapshot.findLead(pair.substr(sign + 1));
        if (!lead)
            return base::fail(lead.error());
        choices.push_back({pair.substr(0, sign), *lead});
    }
    return choices;
}

HygieneJson receiptJson(const workspace::Snapshot &snapshot, const workspace::MergeReceipt &receipt)
{
    HygieneJson merged = HygieneJson::array();
    for (const std::uint32_t row : receipt.merged)
        merged.push_back(snapshot.ids[row].text());
    return {{"lead", snapshot.ids[receipt.survivor].text()}, {"merged", std::move(merged)}, {"changed", receipt.changed},
            {"rank", snapshot.rankOf(receipt.survivor)}, {"stage", domain::keyOf(snapshot.stages[receipt.survivor])}, {"entry", receipt.ledgerSeq}};
}

/// Fields side by side; the star is where the value comes from.
std::vector<std::string> sideBySide(const workspace::ProposedField &field)
{
    std::vector<std::string> cells{field.label};
    for (std::size_t i = 0; i < field.values.size(); ++i)
        cells.push_back((i == field.taken ? "* " : "  ") + field.values[i]);
    return cells;
}

struct AccountArguments {
    std::vector<std::uint32_t> accounts;
    std::vector<workspace::AccountChoice> choices;
};

base::Result<AccountArguments> namedAccounts(const workspace::Snapshot &snapshot, const MergeArguments &arguments)
{
    AccountArguments named;
    for (const std::string &text : arguments.leads) {
        const auto row = workspace::findAccount(snapshot, text);
        if (!row)
            return base::fail(row.error());
        named.accounts.push_back(*row);
    }
    for (const std::string &pair : arguments.take) {
        const std::size_t sign = pair.find('=');
        if (sign == std::string::npos)
            return base::fail(base::ErrorKind::usage, "merge.not_a_choice", {pair});
        const auto row = workspace::findAccount(snapshot, pair.substr(sign + 1));
        if (!row)
            return base::fail(row.error());
        named.choices.push_back({pair.substr(0, sign), *row});
    }
    return named;
}

int showAccountProposal(const workspace::Snapshot &snapshot, const AccountArguments &named, const Common &common)
{
    auto proposal = workspace::accountProposal(snapshot, named.accounts);
    if (!proposal)
        return complain(common, proposal.error());
    HygieneJson fields = HygieneJson::array();
    std::vector<std::vector<std::string>> rows{{"Field"}};
    for (const std::uint32_t row : proposal->accounts)
        rows[0].push_back(snapshot.accounts[row].name);
    for (workspace::ProposedField &field : proposal->fields) {
        for (const workspace::AccountChoice &choice : named.choices) {
            const auto side = std::find(proposal->accounts.begin(), proposal->accounts.end(), choice.account);
            if (choice.field == field.key && side != proposal->accounts.end())
                field.taken = static_cast<std::size_t>(side - proposal->accounts.begin());
        }
        fields.push_back({{"field", field.key}, {"values", field.values}, {"taken", snapshot.accounts[proposal->accounts[field.taken]].key}});
        if (field.differs())
            rows.push_back(sideBySide(field));
    }
    rows.push_back({"Leads"});
    for (const std::size_t count : proposal->leads)
        rows.back().push_back("  " + countText(count));
    if (common.json)
        sayJson(fields);
    else
        std::cout << aligned(rows, {}) << "* is what the account gets. Nothing was written.\n";
    return 0;
}

int mergeAccountsCommand(workspace::Workspace &workspace, const MergeArguments &arguments, std::optional<base::Uuid> person, const Common &common)
{
    const auto snapshot = workspace.snapshot();
    const auto named = namedAccounts(*snapshot, arguments);
    if (!named)
        return complain(common, named.error());
    if (arguments.undo && named->accounts.size() != 1)
        return complain(common, {base::ErrorKind::usage, "merge.undo_one", {}, {}});
    if (arguments.dryRun && !arguments.undo)
        return showAccountProposal(*snapshot, *named, common);
    const auto receipt = arguments.undo ? workspace::undoAccountMerge(workspace, named->accounts.front(), person)
                                        : workspace::mergeAccounts(workspace, named->accounts, named->choices, person);
    if (!receipt)
        return complain(common, receipt.error());
    if (arguments.acks)
        std::cout << "ACK " << receipt->ledgerSeq << std::endl;
    const auto after = workspace.snapshot();
    const domain::Account &survivor = after->accounts[receipt->survivor];
    HygieneJson merged = HygieneJson::array();
    std::vector<std::string> names;
    for (const std::uint32_t row : receipt->merged) {
        merged.push_back(after->accounts[row].key);
        names.push_back(after->accounts[row].name);
    }
    const std::string others = base::joined(names, ", ");
    if (common.json)
        sayJson({{"account", survivor.key}, {"merged", std::move(merged)}, {"leads", receipt->leads}, {"entry", receipt->ledgerSeq}});
    else if (arguments.undo)
        say(common, survivor.name + " and " + others + " are accounts of their own again.");
    else
        say(common, survivor.name + " is one account with " + others + " now; " + countText(receipt->leads) + " leads came over.");
    return 0;
}

/// The fields that differ, side by side; what is taken is marked.
int showProposal(workspace::Workspace &workspace, const std::vector<std::uint32_t> &leads, const std::vector<workspace::MergeChoice> &choices,
                 const Common &common)
{
    auto proposal = workspace::proposeMerge(workspace, leads);
    if (!proposal)
        return complain(common, proposal.error());
    const auto snapshot = workspace.snapshot();
    HygieneJson fields = HygieneJson::array();
    std::vector<std::vector<std::string>> rows{{"Field"}};
    for (const std::uint32_t row : proposal->leads)
        rows[0].push_back(snapshot->nameOf(row));
    for (workspace::ProposedField &field : proposal->fields) {
        for (const workspace::MergeChoice &choice : choices) {
            const auto lead = std::find(proposal->leads.begin(), proposal->leads.end(), choice.lead);
            if (choice.field == field.key && lead != proposal->leads.end())
                field.taken = static_cast<std::size_t>(lead - proposal->leads.begin());
        }
        fields.push_back({{"field", field.key}, {"values", field.values}, {"taken", snapshot->ids[proposal->leads[field.taken]].text()}});
        if (!field.differs())
            continue;
        rows.push_back(sideBySide(field));
    }
    if (common.json)
        sayJson(fields);
    else
        std::cout << aligned(rows, {}) << "* is what the merged lead gets. Nothing was written.\n";
    return 0;
}

int mergeCommand(const MergeArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    if (arguments.accounts)
        return mergeAccountsCommand(**workspace, arguments, *person, common);
    std::vector<std::uint32_t> rows;
    for (const std::string &text : arguments.leads) {
        const auto row = arguments.undo ? snapshot->findNamed(text) : snapshot->findLead(text);
        if (!row)
            return complain(common, row.error());
        rows.push_back(*row);
    }
    const auto choices = mergeChoices(*snapshot, arguments.take);
    if (!choices)
        return complain(common, choices.error());
    if (arguments.undo && rows.size() != 1)
        return complain(common, {base::ErrorKind::usage, "merge.undo_one", {}, {}});
    if (arguments.dryRun && !arguments.undo)
        return showProposal(**workspace, rows, *choices, common);
    const auto receipt = arguments.undo ? workspace::undoMerge(**workspace, rows.front(), *person) : workspace::mergeLeads(**workspace, rows, *choices, *person);
    if (!receipt)
        return complain(common, receipt.error());
    if (arguments.acks)
        std::cout << "ACK " << receipt->ledgerSeq << std::endl;
    const auto after = (*workspace)->snapshot();
    if (common.json) {
        sayJson(receiptJson(*after, *receipt));
        return 0;
    }
    std::vector<std::string> names;
    for (const std::uint32_t row : receipt->merged)
        names.push_back(after->nameOf(row));
    const std::string others = base::joined(names, ", ");
    if (arguments.undo)
        say(common, after->nameOf(receipt->survivor) + " and " + others + " are leads of their own again.");
    else
        say(common, after->nameOf(receipt->survivor) + " is one lead with " + others + " now, and is " + after->rankOf(receipt->survivor) + ".");
    return 0;
}

} // namespace

void addHygiene(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<HygieneArguments>();
    CLI::App *command = addCommand(app, common, "hygiene", "Say what is doubtful and why; clear or confirm what is held back");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("PART", arguments->part, "duplicates, junk or accounts (all in figures unless given); clear, confirm or undo LEAD")
        ->check(CLI::IsMember({"duplicates", "junk", "accounts", "clear", "confirm", "undo"}));
    command->add_option("LEAD", arguments->lead, "Id, external id or e-mail");
    command->add_option("--note", arguments->note, "Why it is cleared or confirmed");
    command->add_option("--least", arguments->least, "List pairs of at least this probability")->check(CLI::Range(0.0, 1.0));
    auto *apart = command->add_option("--apart", arguments->apart, "Two leads that are two people: they are not listed as duplicates again")->expected(2);
    command->add_option("--together", arguments->together, "Take back that two leads are two people")->expected(2)->excludes(apart);
    command->callback([arguments, &common, &exit] { exit = hygieneCommand(*arguments, common); });

    auto merge = std::make_shared<MergeArguments>();
    CLI::App *mergeLeads = addCommand(app, common, "merge", "Make one lead, or account, of several; the first survives");
    mergeLeads->add_option("WORKSPACE", merge->path)->required();
    mergeLeads->add_option("LEAD", merge->leads, "Id, external id or e-mail; of an account name, domain or key")->required();
    mergeLeads->add_flag("--accounts", merge->accounts, "Merge accounts instead of leads");
    mergeLeads->add_option("--take", merge->take, "FIELD=LEAD: whose value of a field counts")->take_all()->expected(1);
    mergeLeads->add_flag("--undo", merge->undo, "Undo the newest merge of LEAD");
    mergeLeads->add_flag("--dry-run", merge->dryRun, "Show the leads side by side, write nothing");
    mergeLeads->add_flag("--acks", merge->acks, "Print ACK n after the commit");
    mergeLeads->callback([merge, &common, &exit] { exit = mergeCommand(*merge, common); });
}

} // namespace leadlight::cli
