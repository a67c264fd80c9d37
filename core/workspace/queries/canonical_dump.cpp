// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/canonical_dump.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "domain/activity.h"
#include "workspace/account_columns.h"
#include "workspace/ledger_payload.h"
#include "workspace/pursuits.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// An erased account's own key is drawn at random: it says nothing of the state.
std::string shownKey(const domain::Account &account)
{
    return account.key.starts_with("erased:") ? "erased" : account.key;
}

using DumpJson = nlohmann::json; // sorted keys
constexpr std::uint16_t storedMarks = scoring::isJunk | scoring::isDuplicate | scoring::isPurchased;
constexpr std::uint32_t leadsBetweenStops = 4096;

std::string lineOf(const char *what, DumpJson content)
{
    return DumpJson{{what, std::move(content)}}.dump(-1, ' ', false, DumpJson::error_handler_t::replace) + '\n';
}

/// What happened to one lead, or at one account, sorted.
DumpJson activitiesOf(const data::ActivityTable &all, std::size_t row)
{
    std::vector<DumpJson> list;
    for (std::size_t i = all.first[row]; i < all.first[row + 1]; ++i) {
        DumpJson event{{"time", base::isoText(base::Instant{all.time[i]})}, {"type", all.types->text(all.type[i])}, {"asset", all.assets->text(all.asset[i])},
                       {"area", all.areas->text(all.area[i])}, {"campaign", all.campaigns->text(all.campaign[i])}, {"text", all.texts->text(all.text[i])},
                       {"channel", all.channel[i]}, {"phase", all.phase[i]}, {"machine", all.machine[i]}};
        event["number"] = all.number[i] == all.number[i] ? DumpJson(all.number[i]) : DumpJson();
        list.push_back(std::move(event));
    }
    std::sort(list.begin(), list.end());
    return list;
}

/// What stands beside the snapshot, by lead.
struct BesideLeads {
    std::map<std::uint32_t, std::vector<DumpJson>> history;
    std::map<std::uint32_t, std::vector<DumpJson>> refs;
};

class CanonicalLeads {
public:
    CanonicalLeads(const Snapshot &snapshot, BesideLeads beside) : m_snapshot(snapshot), m_beside(std::move(beside)) {}

    [[nodiscard]] std::string line(std::uint32_t row) const
    {
        DumpJson lead{{"fields", fields(row)}, {"stage", domain::keyOf(m_snapshot.stages[row])}, {"sent_by_hand", m_snapshot.sentByHand[row] != 0},
                      {"marks", m_snapshot.flags[row] & storedMarks}, {"quarantine", m_snapshot.quarantine[row]}};
        const domain::Person *owner = m_snapshot.ownerOf(row);
        lead["owner"] = owner ? owner->name : std::string();
        lead["account"] = m_snapshot.account[row] > 0 ? shownKey(m_snapshot.accounts[m_snapshot.account[row] - 1]) : std::string();
        lead["activities"] = activitiesOf(*m_snapshot.activities, row);
        lead["moves"] = moves(row);
        lead["history"] = listed(m_beside.history, row);
        lead["external_ids"] = listed(m_beside.refs, row);
        if (DumpJson deeds = deedsOf(row); !deeds.empty())
            lead["deeds"] = std::move(deeds);
        if (m_snapshot.isMerged(row))
            lead["merged_into"] = m_snapshot.nameOf(m_snapshot.survivorOf(row));
        return lineOf("lead", std::move(lead));
    }

private:
    [[nodiscard]] DumpJson fields(std::uint32_t row) const
    {
        DumpJson fields = DumpJson::object();
        for (const auto &column : m_snapshot.leads.columns()) {
            if (!column->isBlank(row) && !isOfAccount(column->key))
                fields[column->key] = column->cellText(row);
        }
        return fields;
    }

    [[nodiscard]] DumpJson deedsOf(std::uint32_t row) const
    {
        DumpJson list = DumpJson::array();
        for (const store::LeadDeed &deed : m_snapshot.deeds) {
            const domain::Person *person = deed.lead == row ? m_snapshot.personOf(deed.person) : nullptr;
            if (deed.lead == row)
                list.push_back({{"kind", ledgerKindOf(deed.kind)}, {"what", deedSubject(m_snapshot, deed)}, {"words", deed.words},
                                {"until", deed.until ? base::isoText(*deed.until) : std::string()}, {"person", person ? person->name : std::string()}});
        }
        return list;
    }

    [[nodiscard]] DumpJson moves(std::uint32_t row) const
    {
        DumpJson list = DumpJson::array();
        if (m_snapshot.movesOf.size() <= row)
            return list;
        for (const std::uint32_t index : m_snapshot.movesOf[row]) {
            const MoveRecord &move = m_snapshot.moves[index];
            if (move.undone || move.move == domain::Move::undo)
                continue;
            const domain::Person *person = m_snapshot.personOf(move.person);
            list.push_back({{"move", domain::keyOf(move.move)}, {"from", domain::keyOf(move.from)}, {"to", domain::keyOf(move.to)},
                            {"side", domain::keyOf(move.side)}, {"person", person ? person->name : std::string()}, {"reason", move.reason},
                            {"note", move.note}, {"program", move.program}, {"version", move.modelVersion},
                            {"until", move.until ? base::isoText(*move.until) : std::string()}});
        }
        return list;
    }

    static DumpJson listed(const std::map<std::uint32_t, std::vector<DumpJson>> &all, std::uint32_t row)
    {
        const auto found = all.find(row);
        return found == all.end() ? DumpJson::array() : DumpJson(found->second);
    }

    const Snapshot &m_snapshot;
    BesideLeads m_beside;
};

base::Result<BesideLeads> besideLeads(const store::WorkspaceStore &store)
{
    BesideLeads beside;
    const auto visited = store.visitHistory([&](const store::HistoryValue &value) {
        // "import:3" is the third of how many there were; that it was an import is what holds.
        beside.history[value.lead].push_back({{"field", value.field}, {"value", value.value}, {"source", value.source.substr(0, value.source.find(':'))}});
    });
    const auto refs = store.allExternalRefs(store::Entity::lead);
    if (!visited || !refs)
        return base::fail(visited ? refs.error() : visited.error());
    for (const auto &[system, ref] : *refs)
        beside.refs[ref.row].push_back({{"system", system}, {"id", ref.id}});
    for (auto *lists : {&beside.history, &beside.refs}) {
        for (auto &[row, list] : *lists)
            std::sort(list.begin(), list.end());
    }
    return beside;
}

std::vector<std::string> dumpedAgreement(const Snapshot &snapshot)
{
    std::vector<std::string> lines;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        DumpJson signatures = DumpJson::array();
        for (const agreement::VersionSignature &signature : version.signatures) {
            const domain::Person *person = snapshot.personOf(signature.person);
            signatures.push_back({{"side", domain::keyOf(signature.side)}, {"person", person ? person->name : std::string()}});
        }
        std::sort(signatures.begin(), signatures.end());
        lines.push_back(lineOf("version", {{"number", version.number}, {"state", agreement::keyOf(version.state)}, {"title", version.title},
                                           {"reason", version.reason}, {"fingerprint", base::hex(base::sha256(version.bytes))}, {"signatures", signatures}}));
    }
    for (const agreement::DraftRow &row : snapshot.draftRows)
        lines.push_back(lineOf("draft_row", {{"path", row.path}, {"marketing", row.marketing}, {"sales", row.sales},
                                             {"agreed_by_marketing", row.agreedByMarketing}, {"agreed_by_sales", row.agreedBySales}}));
    return lines;
}

/// All but the leads, sorted within each kind.
std::vector<std::string> dumpedFrame(const Snapshot &snapshot)
{
    std::vector<std::string> lines;
    for (const domain::Person &person : snapshot.people)
        lines.push_back(lineOf("person", {{"name", person.name}, {"side", domain::keyOf(person.side)}, {"email", person.email}, {"at_table", person.atTable}}));
    for (std::size_t row = 0; row < snapshot.accounts.size(); ++row) {
        const domain::Account &account = snapshot.accounts[row];
        DumpJson json{{"key", shownKey(account)}, {"name", account.name}, {"domain", account.domain}, {"target", account.target}};
        for (const auto &column : snapshot.accountFacts.columns()) {
            if (!column->isBlank(row))
                json["fields"][column->key] = column->cellText(row);
        }
        if (snapshot.isMergedAccount(row))
            json["merged_into"] = shownKey(snapshot.accounts[snapshot.accountMergedInto[row] - 1]);
        if (row < snapshot.accountActivities->leads())
            json["activities"] = activitiesOf(*snapshot.accountActivities, row);
        lines.push_back(lineOf("account", std::move(json)));
    }
    for (const domain::Campaign &campaign : snapshot.campaigns)
        lines.push_back(lineOf("campaign", {{"name", campaign.name}, {"channel", campaign.channel}, {"from", campaign.from ? base::isoText(*campaign.from) : std::string()},
                                            {"to", campaign.to ? base::isoText(*campaign.to) : std::string()}, {"cost_minor", campaign.cost.minor},
                                            {"currency", campaign.cost.currency}}));
    for (std::string &line : dumpedAgreement(snapshot))
        lines.push_back(std::move(line));
    lines.push_back(lineOf("workspace", {{"time_zone", snapshot.timeZone}, {"currency", snapshot.currency}}));
    if (const std::string rules = lifecycle::rulesText(*snapshot.rules); rules != "{}")
        lines.push_back(lineOf("working_rules", DumpJson::parse(rules)));
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

base::Result<void> dumpCanonically(Workspace &workspace, const std::function<void(std::string_view)> &write, const base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto snapshot = session.snapshot();
    auto beside = besideLeads(session.store());
    if (!beside)
        return base::fail(beside.error());
    for (const std::string &line : dumpedFrame(*snapshot))
        write(line);
    const CanonicalLeads leads(*snapshot, std::move(*beside));
    const auto stopped = [&](std::size_t row) { return row % leadsBetweenStops == 0 && progress && progress->stopRequested(); };
    std::vector<std::pair<base::Digest, std::uint32_t>> order;
    for (std::uint32_t row = 0; row < snapshot->size(); ++row) {
        if (stopped(row))
            return base::fail(base::ErrorKind::stopped, "stopped");
        if (!snapshot->isErased(row))
            order.emplace_back(base::sha256(leads.line(row)), row);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (stopped(i))
            return base::fail(base::ErrorKind::stopped, "stopped");
        write(leads.line(order[i].second));
    }
    return {};
}

} // namespace leadlight::workspace
