// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/call_brief.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "domain/passback_reason.h"
#include "scoring/explanation.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/reasons.h"
#include "workspace/ledger_payload.h"
#include "workspace/our_words.h"
#include "workspace/pursuits.h"
#include "workspace/queries/accounts.h"
#include "workspace/queries/follow_up.h"
#include "workspace/queries/shown_rank.h"
#include "workspace/queries/timeline.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t reasonsOnPage = 5;
constexpr std::size_t eventsOnPage = 12;
constexpr std::size_t contentOnPage = 4;
constexpr std::size_t colleaguesOnPage = 6;
constexpr std::size_t questionsOnPage = 6;

std::string joinedFields(const Snapshot &snapshot, std::uint32_t row, std::initializer_list<const char *> fields)
{
    std::vector<std::string> parts;
    for (const char *field : fields) {
        if (std::string text = snapshot.text(row, field); !text.empty())
            parts.push_back(std::move(text));
    }
    return base::joined(parts, " · ");
}

report::TableCell plainCell(std::string text)
{
    return {std::move(text), std::nullopt};
}

std::vector<std::string> storyCells(const Snapshot &snapshot, const TimelineEntry &entry)
{
    if (entry.deed)
        return {wording::deedName(ledgerKindOf(entry.deed->kind)), entry.deed->words.empty() ? deedSubject(snapshot, *entry.deed) : entry.deed->words};
    if (!entry.isMove)
        return {wording::activityName(entry.activity.type), entry.activity.asset.empty() ? entry.activity.text : entry.activity.asset};
    const domain::PassbackReason *reason = snapshot.rules->reason(entry.move.reason);
    const domain::Person *person = snapshot.personOf(entry.move.person);
    std::vector<std::string> details;
    for (const std::string &part : {person ? person->name : std::string(), reason ? std::string(reason->label) : entry.move.reason, entry.move.note}) {
        if (!part.empty())
            details.push_back(part);
    }
    return {wording::moveDone(entry.move.move), base::joined(details, "; ")};
}

report::Table storyTable(const Snapshot &snapshot, const std::vector<TimelineEntry> &entries)
{
    report::Table table;
    table.title = "What happened";
    table.note = "newest first, the last " + wording::grouped(static_cast<std::int64_t>(std::min(entries.size(), eventsOnPage))) + " of "
                 + wording::grouped(static_cast<std::int64_t>(entries.size()));
    table.header = {"When", "What", "Details"};
    table.rightAligned = {false, false, false};
    const base::Zone zone = snapshot.zone();
    for (const TimelineEntry &entry : entries) {
        if (table.rows.size() == eventsOnPage)
            break;
        const auto cells = storyCells(snapshot, entry);
        table.rows.push_back({plainCell(wording::dateText(zone.localDate(entry.time))), plainCell(cells[0]), plainCell(cells[1])});
    }
    return table;
}

report::Table contentTable(const Snapshot &snapshot, const std::vector<TimelineEntry> &entries)
{
    report::Table table;
    table.title = "Looked at last";
    table.header = {"When", "Content", "Area"};
    table.rightAligned = {false, false, false};
    const base::Zone zone = snapshot.zone();
    for (const TimelineEntry &entry : entries) {
        if (table.rows.size() == contentOnPage)
            break;
        if (!entry.isMove && !entry.deed && !entry.machine && !entry.activity.asset.empty())
            table.rows.push_back({plainCell(wording::dateText(zone.localDate(entry.time))), plainCell(entry.activity.asset), plainCell(entry.activity.area)});
    }
    return table;
}

report::Table colleagueTable(const Snapshot &snapshot, const AccountSummary &account, std::uint32_t row)
{
    report::Table table;
    std::vector<std::string> missing;
    for (const domain::BuyingRole role : account.missing)
        missing.emplace_back(domain::labelOf(role));
    table.title = "Also at " + snapshot.accounts[account.account].name + ": " + wording::grouped(static_cast<std::int64_t>(account.people.size()) - 1);
    table.note = missing.empty() ? "every role is known" : "nobody known yet as: " + base::joined(missing, ", ");
    table.header = {"Rank", "Name", "Title", "Stage"};
    table.rightAligned = {false, false, false, false};
    for (const std::uint32_t other : account.people) {
        if (table.rows.size() == colleaguesOnPage)
            break;
        if (other != row)
            table.rows.push_back({plainCell(snapshot.rankOf(other)), plainCell(snapshot.nameOf(other)), plainCell(snapshot.text(other, "title")),
                                  plainCell(snapshot.rules->glossary.stage(snapshot.stages[other]))});
    }
    return table;
}

std::string questions(const scoring::Explanation &why, const domain::Glossary &glossary)
{
    std::vector<std::string> fields;
    for (const std::string &field : why.worthAsking) {
        if (fields.size() < questionsOnPage)
            fields.push_back(glossary.field(field));
    }
    return fields.empty() ? "Nothing that the model asks about is unknown." : "Not known yet: " + base::joined(fields, ", ") + ".";
}

std::string standing(const Snapshot &snapshot, std::uint32_t row)
{
    const base::Zone zone = snapshot.zone();
    std::string text = shownRank(snapshot, row) + ", " + snapshot.rules->glossary.stage(snapshot.stages[row]) + " since "
                       + wording::dateText(zone.localDate(snapshot.stageSince[row]));
    if (snapshot.dueAt[row] != data::InstantColumn::blank)
        text += ", due " + wording::momentText(base::Instant{snapshot.dueAt[row]}, zone) + (snapshot.isLate(row) ? " (late)" : "");
    const domain::Person *owner = snapshot.ownerOf(row);
    return text + (owner ? ", " + owner->name : ", nobody's");
}

} // namespace

report::Document callBrief(const Snapshot &snapshot, std::uint32_t row, const std::string &workspaceName)
{
    const auto why = scoring::explain(*shownModel(snapshot), snapshot.input(), snapshot.asOf, row);
    const auto entries = timeline(snapshot, row, std::numeric_limits<std::size_t>::max());
    report::Document document;
    document.title = snapshot.nameOf(row);
    document.subtitle = joinedFields(snapshot, row, {"title", "company", "city", "country", "email", "phone"});
    document.foot = workspaceName + " · " + modelName(snapshot) + " · as of "
                    + wording::momentText(snapshot.asOf, snapshot.zone());
    document.blocks.push_back(report::Paragraph{standing(snapshot, row), false});
    document.blocks.push_back(report::Heading{2, "Why this lead"});
    const auto reasons = wording::reasons(why, reasonsOnPage);
    document.blocks.push_back(report::Paragraph{reasons.empty() ? "Nothing speaks for it yet." : base::joined(reasons, "; ") + ".", false});
    if (const auto news = newsSincePassback(snapshot, row))
        document.blocks.push_back(report::Paragraph{newsText(*news, snapshot.zone()), false});
    document.blocks.push_back(report::Heading{2, "Worth asking"});
    document.blocks.push_back(report::Paragraph{questions(why, snapshot.rules->glossary), false});
    document.blocks.push_back(storyTable(snapshot, entries));
    if (report::Table content = contentTable(snapshot, entries); !content.rows.empty())
        document.blocks.push_back(std::move(content));
    if (const auto account = accountOf(snapshot, row); account && account->people.size() > 1)
        document.blocks.push_back(colleagueTable(snapshot, *account, row));
    return document;
}

} // namespace leadlight::workspace
