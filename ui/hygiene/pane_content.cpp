// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/pane_content.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "workspace/our_words.h"

namespace leadlight::hygiene {

namespace {

QString paneWord(const char *text)
{
    return QCoreApplication::translate("HygienePane", text);
}

/// A value as people read it: stages by their label, moments without T and Z, and dates without midnight.
QString valueText(const workspace::Snapshot &snapshot, const std::string &key, const std::string &value)
{
    if (key == "stage") {
        const auto stage = domain::parseStage(value);
        return bridge::toQt(stage ? snapshot.rules->glossary.stage(*stage) : value);
    }
    const data::Column *column = snapshot.leads.find(key);
    const auto moment = column && column->asInstant() ? base::parseIsoInstant(value) : std::nullopt;
    if (!moment) {
        return bridge::toQt(value);
    }
    return moment->seconds % base::secondsPerDay == 0 ? bridge::dateText(base::utcDateOf(*moment))
                                                      : bridge::TimeText(snapshot.zone(), snapshot.asOf).moment(*moment);
}

/// The name, told apart by an id or an address where two are called the same.
QString sideName(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    const QString name = bridge::toQt(snapshot.nameOf(row));
    const QString id = bridge::toQt(snapshot.text(row, "external_id"));
    return id.isEmpty() || id == name ? name : paneWord("%1 (%2)").arg(name, id);
}

std::uint32_t activitiesOf(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    return snapshot.activities->first[row + 1] - snapshot.activities->first[row];
}

QString counted(std::int64_t count, const char *one, const char *many)
{
    return count == 1 ? paneWord(one) : paneWord(many).arg(bridge::countText(count));
}

const store::JunkDecision *decisionOn(const workspace::Snapshot &snapshot, const Entry &entry)
{
    const auto &decisions = snapshot.junkDecisions;
    const auto found = std::find_if(decisions.rbegin(), decisions.rend(), [&](const store::JunkDecision &decision) {
        return snapshot.survivorOf(decision.lead) == entry.a && decision.reason == entry.reason;
    });
    return found == decisions.rend() ? nullptr : &*found;
}

/// "Lena said so on 12 Nov: called, no such number."
QString verdictText(const workspace::Snapshot &snapshot, const Entry &entry)
{
    const store::JunkDecision *decision = decisionOn(snapshot, entry);
    if (!decision) {
        return {};
    }
    const domain::Person *person = snapshot.personOf(decision->person);
    const QString who = person ? bridge::toQt(person->name) : paneWord("Somebody");
    const QString when = bridge::TimeText(snapshot.zone(), snapshot.asOf).day(decision->time);
    return decision->note.empty() ? paneWord("%1 said that it is junk, %2.").arg(who, when)
                                  : paneWord("%1 said that it is junk, %2: \"%3\".").arg(who, when, bridge::toQt(decision->note));
}

} // namespace

PaneContent junkContent(const workspace::Snapshot &snapshot, const Entry &entry)
{
    PaneContent content;
    content.title = bridge::toQt(snapshot.nameOf(entry.a));
    content.text = entry.value.empty() ? paneWord("%1.").arg(reasonText(entry))
                                       : paneWord("%1: \"%2\".").arg(reasonText(entry), bridge::toQt(entry.value));
    content.sides = {paneWord("What is known")};
    for (const auto &column : snapshot.leads.columns()) {
        const std::string value = column->cellText(entry.a);
        if (!value.empty()) {
            content.fields.push_back({column->key, bridge::toQt(workspace::columnLabel(snapshot, *column)), {valueText(snapshot, column->key, value)}, 0});
        }
    }
    const QString known = activitiesOf(snapshot, entry.a) == 0 ? paneWord("No activity is known.")
                                                                    : counted(activitiesOf(snapshot, entry.a), "1 activity is known.", "%1 activities are known.");
    switch (entry.state) {
    case Entry::State::confirmed:
        content.text += QLatin1Char(' ') + verdictText(snapshot, entry);
        content.outcome = paneWord("The lead is disqualified. Taken back, it is held back again until somebody decides.");
        content.acts = {Act::takeBack};
        break;
    case Entry::State::noted:
        content.outcome = known + QLatin1Char(' ') + paneWord("The lead counts like any other; this is only noted.");
        content.acts = {Act::person, Act::junk};
        content.note = true;
        break;
    default:
        content.outcome = known + QLatin1Char(' ')
                          + paneWord("As a person the lead counts like any other, from now on and after the next import. As junk it is disqualified.");
        content.acts = {Act::person, Act::junk};
        content.note = true;
    }
    return content;
}

PaneContent groupContent(const Entry &group, std::size_t merges)
{
    PaneContent content;
    const QString count = bridge::countText(static_cast<std::int64_t>(group.count));
    content.title = QStringLiteral("%1: %2").arg(groupName(group), count);
    switch (group.state) {
    case Entry::State::held:
        content.text = counted(static_cast<std::int64_t>(group.count), "1 lead is held back for this reason: it is in no inbox and no hand-over until somebody decides.",
                               "%1 leads are held back for this reason: they are in no inbox and no hand-over until somebody decides.");
        content.outcome = paneWord("One decision for all of them; it can be taken back as one.");
        content.acts = {Act::junk, Act::person};
        content.note = true;
        break;
    case Entry::State::noted:
        content.text = counted(static_cast<std::int64_t>(group.count), "1 lead counts like any other; this was only noted.",
                               "%1 leads count like any other; this was only noted.");
        content.outcome = paneWord("One decision for all of them; it can be taken back as one.");
        content.acts = {Act::person, Act::junk};
        content.note = true;
        break;
    case Entry::State::confirmed:
        content.text = counted(static_cast<std::int64_t>(group.count), "1 lead was said to be junk and is disqualified.",
                               "%1 leads were said to be junk and are disqualified.");
        content.outcome = paneWord("Taken back, they are held back again until somebody decides.");
        content.acts = {Act::takeBack};
        break;
    case Entry::State::exact:
        content.text = counted(static_cast<std::int64_t>(group.count), "1 pair has the same e-mail address or the same id.",
                               "%1 pairs have the same e-mail address or the same id.");
        content.outcome = counted(static_cast<std::int64_t>(merges), "Merging makes 1 lead of them.", "Merging makes %1 leads of them.") + QLatin1Char(' ')
                          + paneWord("The lead that is here longest stays. The newest known value counts, never a blank over a value; the stage is the one "
                                     "furthest with Sales; activities come together, and what both have counts once. Undo parts them again.");
        content.acts = {Act::mergeAll};
        break;
    case Entry::State::probable:
        content.text = group.reason.empty() ? paneWord("These pairs have no address or id in common. Look at each before you merge it.")
                                            : paneWord("%1 pairs of accounts. Subsidiaries and branches may rightly stand apart.").arg(count);
        content.outcome = paneWord("J and K go from one to the next.");
        break;
    }
    return content;
}

PaneContent accountsContent(const workspace::Snapshot &snapshot, const Entry &entry, const workspace::AccountProposal &proposal)
{
    PaneContent content;
    const auto nameOf = [&](std::size_t side) { return bridge::toQt(snapshot.accounts[proposal.accounts[side]].name); };
    content.title = paneWord("%1 and %2").arg(nameOf(0), nameOf(1));
    content.text = paneWord("These accounts have %1.").arg(reasonText(entry));
    for (std::size_t side = 0; side < proposal.accounts.size(); ++side) {
        content.sides << nameOf(side);
    }
    const auto yes = [](const QString &is) { return is == QLatin1String("yes") ? paneWord("Yes") : paneWord("No"); };
    for (const workspace::ProposedField &field : proposal.fields) {
        SideField side{field.key, bridge::toQt(field.label), {}, static_cast<int>(field.taken)};
        for (const std::string &value : field.values) {
            side.values << (field.key == "target" ? yes(bridge::toQt(value)) : bridge::toQt(value));
        }
        content.fields.push_back(std::move(side));
    }
    content.choosable = true;
    content.text += QLatin1Char(' ') + paneWord("%1 has %2, %3 has %4.").arg(nameOf(0), counted(static_cast<std::int64_t>(proposal.leads[0]), "1 lead", "%1 leads"),
                                                                             nameOf(1), counted(static_cast<std::int64_t>(proposal.leads[1]), "1 lead", "%1 leads"));
    content.outcome = accountsOutcome(proposal, {});
    content.acts = {Act::merge, Act::swap, Act::showLeads};
    return content;
}

QString accountsOutcome(const workspace::AccountProposal &proposal, const std::vector<std::pair<std::string, int>> &taken)
{
    QString name;
    for (const workspace::ProposedField &field : proposal.fields) {
        const auto chosen = std::find_if(taken.begin(), taken.end(), [&](const auto &one) { return one.first == field.key; });
        if (field.key == "name") {
            name = bridge::toQt(field.values[chosen == taken.end() ? field.taken : static_cast<std::size_t>(chosen->second)]);
        }
    }
    const auto moving = static_cast<std::int64_t>(std::accumulate(proposal.leads.begin() + 1, proposal.leads.end(), std::size_t{0}));
    return paneWord("One account stays, called %1. %2, with what happened at the account; undo parts them again.")
        .arg(name, counted(moving, "1 lead comes over", "%1 leads come over"));
}

PaneContent mergeContent(const workspace::Snapshot &snapshot, const workspace::MergeProposal &proposal, const QString &why)
{
    PaneContent content;
    content.title = proposal.leads.size() == 2 ? paneWord("One person?")
                                               : paneWord("%1 leads, one person?").arg(static_cast<int>(proposal.leads.size()));
    content.text = why.isEmpty() ? paneWord("You chose these leads.") : paneWord("They have %1.").arg(why);
    for (const std::uint32_t row : proposal.leads) {
        content.sides << sideName(snapshot, row);
    }
    for (const workspace::ProposedField &field : proposal.fields) {
        SideField side{field.key, bridge::toQt(field.label), {}, static_cast<int>(field.taken)};
        for (const std::string &value : field.values) {
            side.values << valueText(snapshot, field.key, value);
        }
        content.fields.push_back(std::move(side));
    }
    content.choosable = true;
    content.outcome = mergeOutcome(snapshot, proposal, {});
    content.acts = {Act::merge, Act::swap};
    if (proposal.leads.size() == 2 && !snapshot.areTwoPeople(proposal.leads[0], proposal.leads[1])) {
        content.acts.push_back(Act::apart);
    }
    return content;
}

QString mergeOutcome(const workspace::Snapshot &snapshot, const workspace::MergeProposal &proposal,
                     const std::vector<std::pair<std::string, int>> &taken)
{
    const auto valueOf = [&](const char *key) {
        const workspace::ProposedField *field = proposal.find(key);
        if (!field) {
            return QString();
        }
        const auto chosen = std::find_if(taken.begin(), taken.end(), [&](const auto &one) { return one.first == key; });
        return valueText(snapshot, key, field->values[chosen == taken.end() ? field->taken : static_cast<std::size_t>(chosen->second)]);
    };
    std::int64_t activities = 0;
    std::int64_t moves = 0;
    for (const std::uint32_t row : proposal.leads) {
        activities += activitiesOf(snapshot, row);
        moves += static_cast<std::int64_t>(snapshot.movesOf[row].size());
    }
    const QString owner = valueOf("owner");
    const QString who = owner.isEmpty() ? paneWord("nobody owns it") : paneWord("%1 owns it").arg(owner);
    QStringList known;
    if (activities > 0) {
        known << counted(activities, "1 activity", "%1 activities");
    }
    if (moves > 0) {
        known << counted(moves, "1 move", "%1 moves");
    }
    const QString events = known.isEmpty() ? paneWord("Neither activities nor moves are known of them")
                                           : paneWord("%1 come together, and what both have counts once").arg(known.join(paneWord(" and ")));
    return paneWord("%1 stays and keeps its id. %2; the lead is at %3 and %4.")
        .arg(sideName(snapshot, proposal.leads.front()), events, valueOf("stage"), who);
}

} // namespace leadlight::hygiene
