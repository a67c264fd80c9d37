// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/person_file.h"

#include <algorithm>
#include <limits>
#include <set>

#include <nlohmann/json.hpp>

#include "workspace/account_columns.h"
#include "workspace/ledger_payload.h"
#include "workspace/pursuits.h"
#include "workspace/queries/timeline.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

using PersonJson = nlohmann::ordered_json;

class PersonPages {
public:
    PersonPages(const Snapshot &snapshot, const store::WorkspaceStore &store, std::uint32_t row)
        : m_snapshot(snapshot), m_store(store), m_survivor(snapshot.survivorOf(row))
    {
        for (std::uint32_t other = 0; other < snapshot.size(); ++other) {
            if (snapshot.survivorOf(other) == m_survivor)
                m_rows.insert(other);
        }
    }

    [[nodiscard]] base::Result<PersonJson> all() const
    {
        PersonJson json{{"name", m_snapshot.nameOf(m_survivor)}, {"as_of", base::isoText(m_snapshot.asOf)}};
        auto ledger = ledgerEntries();
        if (!ledger)
            return ledger;
        PersonJson records = PersonJson::array();
        for (const std::uint32_t row : m_rows) {
            auto record = recordOf(row);
            if (!record)
                return record;
            records.push_back(std::move(*record));
        }
        json["records"] = std::move(records);
        json["scores"] = {{"rank", m_snapshot.rankOf(m_survivor)}, {"fit", base::exactText(m_snapshot.scores->score[0][m_survivor])},
                          {"engagement", base::exactText(m_snapshot.scores->score[1][m_survivor])}, {"model_version", m_snapshot.modelVersion}};
        json["activities_and_moves"] = story();
        json["merges"] = merges();
        json["decisions_on_junk"] = junkDecisions();
        json["ledger"] = std::move(*ledger);
        return json;
    }

private:
    [[nodiscard]] std::string personName(const base::Uuid &id) const
    {
        const domain::Person *person = m_snapshot.personOf(id);
        return person ? person->name : std::string();
    }

    [[nodiscard]] base::Result<PersonJson> recordOf(std::uint32_t row) const
    {
        PersonJson record{{"id", m_snapshot.ids[row].text()}, {"stage", domain::keyOf(m_snapshot.stages[row])},
                          {"stage_since", base::isoText(m_snapshot.stageSince[row])}, {"held_back_because", m_snapshot.quarantine[row]}};
        const domain::Person *owner = m_snapshot.ownerOf(row);
        record["owner"] = owner ? owner->name : std::string();
        if (m_snapshot.account[row] > 0) {
            const domain::Account &account = m_snapshot.accounts[m_snapshot.account[row] - 1];
            record["account"] = {{"name", account.name}, {"domain", account.domain}};
        }
        PersonJson fields = PersonJson::object();
        for (const auto &column : m_snapshot.leads.columns()) {
            if (!column->isBlank(row) && !isOfAccount(column->key))
                fields[column->key] = column->cellText(row);
        }
        record["fields"] = std::move(fields);
        const auto history = m_store.historyOf(row);
        const auto refs = m_store.allExternalRefs(store::Entity::lead);
        if (!history || !refs)
            return base::fail(history ? refs.error() : history.error());
        PersonJson older = PersonJson::array();
        for (const store::HistoryValue &value : *history)
            older.push_back({{"field", value.field}, {"value", value.value}, {"source", value.source}, {"valid_from", base::isoText(value.validFrom)},
                             {"recorded", base::isoText(value.recorded)}, {"by", personName(value.person)}});
        record["older_values"] = std::move(older);
        PersonJson elsewhere = PersonJson::array();
        for (const auto &[system, ref] : *refs) {
            if (ref.row == row)
                elsewhere.push_back({{"system", system}, {"id", ref.id}});
        }
        record["ids_elsewhere"] = std::move(elsewhere);
        return record;
    }

    [[nodiscard]] PersonJson story() const
    {
        PersonJson list = PersonJson::array();
        for (const TimelineEntry &entry : timeline(m_snapshot, m_survivor, std::numeric_limits<std::size_t>::max())) {
            if (entry.isMove) {
                list.push_back({{"time", base::isoText(entry.time)}, {"move", domain::keyOf(entry.move.move)}, {"from", domain::keyOf(entry.move.from)},
                                {"to", domain::keyOf(entry.move.to)}, {"by", personName(entry.move.person)}, {"reason", entry.move.reason},
                                {"note", entry.move.note}, {"rank", entry.move.rank}, {"undone", entry.move.undone}});
                continue;
            }
            if (entry.deed) {
                list.push_back({{"time", base::isoText(entry.time)}, {"deed", ledgerKindOf(entry.deed->kind)}, {"what", deedSubject(m_snapshot, *entry.deed)},
                                {"words", entry.deed->words}, {"by", personName(entry.deed->person)}});
                continue;
            }
            const domain::Activity &activity = entry.activity;
            list.push_back({{"time", base::isoText(entry.time)}, {"activity", activity.type}, {"channel", domain::keyOf(activity.channel)},
                            {"asset", activity.asset}, {"area", activity.area}, {"campaign", activity.campaign}, {"text", activity.text}});
        }
        return list;
    }

    [[nodiscard]] PersonJson merges() const
    {
        PersonJson list = PersonJson::array();
        for (const MergeRecord &merge : m_snapshot.merges) {
            if (!m_rows.contains(merge.survivor))
                continue;
            PersonJson merged = PersonJson::array();
            for (const std::uint32_t row : merge.merged)
                merged.push_back(m_snapshot.ids[row].text());
            list.push_back({{"time", base::isoText(merge.time)}, {"survivor", m_snapshot.ids[merge.survivor].text()}, {"merged", std::move(merged)},
                            {"by", personName(merge.person)}});
        }
        return list;
    }

    [[nodiscard]] PersonJson junkDecisions() const
    {
        PersonJson list = PersonJson::array();
        for (const store::JunkDecision &decision : m_snapshot.junkDecisions) {
            if (m_rows.contains(decision.lead))
                list.push_back({{"time", base::isoText(decision.time)}, {"verdict", decision.verdict == store::JunkVerdict::cleared ? "cleared" : "confirmed"},
                                {"reason", decision.reason}, {"note", decision.note}, {"by", personName(decision.person)}});
        }
        return list;
    }

    [[nodiscard]] base::Result<PersonJson> ledgerEntries() const
    {
        std::vector<std::string> ids;
        for (const std::uint32_t row : m_rows)
            ids.push_back(m_snapshot.ids[row].text());
        PersonJson list = PersonJson::array();
        const auto visited = m_store.visitLedger([&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *payload) {
            const bool isOurs = payload && std::any_of(ids.begin(), ids.end(), [&](const std::string &id) { return payload->json.find(id) != std::string::npos; });
            if (isOurs)
                list.push_back({{"entry", entry.seq}, {"time", base::isoText(entry.time)}, {"kind", entry.kind},
                                {"says", PersonJson::parse(payload->json, nullptr, false)}});
            return true;
        });
        if (!visited)
            return base::fail(visited.error());
        return list;
    }

    const Snapshot &m_snapshot;
    const store::WorkspaceStore &m_store;
    std::uint32_t m_survivor;
    std::set<std::uint32_t> m_rows;
};

} // namespace

base::Result<std::string> personFile(Workspace &workspace, std::uint32_t row)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto json = PersonPages(*session.snapshot(), session.store(), row).all();
    if (!json)
        return base::fail(json.error());
    return json->dump(2, ' ', false, PersonJson::error_handler_t::replace) + '\n';
}

} // namespace leadlight::workspace
