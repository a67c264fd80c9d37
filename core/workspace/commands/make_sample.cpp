// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/make_sample.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "base/digest.h"
#include "base/text.h"
#include "domain/lead_fields.h"
#include "hygiene/junk.h"
#include "model/model_json.h"
#include "model/templates.h"
#include "workspace/account_match.h"
#include "workspace/activity_append.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/sample/sample_history.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t sampleLeads = 20000;
constexpr std::int64_t firstVersionAge = 720 * base::secondsPerDay;
constexpr std::int64_t secondVersionAge = 50 * base::secondsPerDay;

std::array<std::uint8_t, 16> cut(const base::Digest &digest)
{
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    return bytes;
}

/// Writes the sample step by step into one transaction, so that a stopped or failed run leaves an empty workspace,
/// which the caller removes.
class SampleWriter {
public:
    SampleWriter(store::WorkspaceStore &store, std::uint64_t seed, base::Instant asOf) : m_store(store), m_seed(seed), m_asOf(asOf) {}

    base::Result<void> run(base::Progress *progress)
    {
        auto write = m_store.beginWrite();
        if (!write)
            return base::fail(write.error());
        m_write = &*write;
        using Step = base::Result<void> (SampleWriter::*)();
        for (const Step step : {&SampleWriter::writePeople, &SampleWriter::writeVersions, &SampleWriter::makeWorld, &SampleWriter::writeLeads,
                                &SampleWriter::writeActivities, &SampleWriter::writeHistory, &SampleWriter::writeDraft}) {
            if (progress && progress->stopRequested())
                return base::fail(base::ErrorKind::stopped, "stopped");
            if (auto done = (this->*step)(); !done)
                return done;
            if (progress)
                progress->add(1);
        }
        return write->commit();
    }

private:
    [[nodiscard]] std::array<std::uint8_t, 16> salt() { return cut(base::sha256("salt " + std::to_string(m_seed) + " " + std::to_string(m_salts++))); }
    base::Result<void> enter(base::Instant time, const char *kind, const std::string &actor, std::string payload)
    {
        const auto grain = salt();
        auto entry = m_write->appendLedger(time, kind, actor, std::move(payload), &grain);
        if (!entry)
            return base::fail(entry.error());
        return {};
    }

    base::Result<void> writePeople()
    {
        const base::Instant time{m_asOf.seconds - firstVersionAge - base::secondsPerDay};
        struct Seat {
            const char *name;
            domain::Side side;
            bool atTable;
        };
        for (const Seat &seat : {Seat{"Lena Voss", domain::Side::marketing, true}, Seat{"Milan Horák", domain::Side::marketing, false},
                                 Seat{"Jonas Eklund", domain::Side::sales, true}, Seat{"Aylin Demir", domain::Side::sales, false},
                                 Seat{"Tom Barrett", domain::Side::sales, false}, Seat{"Sara Lindholm", domain::Side::sales, false}}) {
            domain::Person person;
            person.name = seat.name;
            person.side = seat.side;
            person.atTable = seat.atTable;
            person.id = base::Uuid::derived(std::to_string(m_seed) + seat.name);
            if (auto put = m_write->putPerson(person); !put)
                return put;
            if (auto entered = enter(time, "person", actorOf(person.id), personPayload(person)); !entered)
                return entered;
            const base::Digest keySeed = base::sha256("key " + std::to_string(m_seed) + seat.name);
            m_keys.push_back(agreement::makeKey("sample", agreement::SealCost::minimal, &keySeed));
            if (auto put = m_write->putKey(person.id, m_keys.back()); !put)
                return put;
            if (auto entered = enter(time, "key", actorOf(person.id), keyPayload(person.id, m_keys.back().publicKey)); !entered)
                return entered;
            m_next.people.push_back(std::move(person));
        }
        return {};
    }

    base::Result<void> sign(agreement::ModelVersion &version, std::size_t person, base::Instant time)
    {
        const domain::Person &signer = m_next.people[person];
        auto signature = agreement::sign(m_keys[person], "sample", agreement::signedBytes(version.number, signer.side, version.bytes));
        if (!signature)
            return base::fail(signature.error());
        version.signatures.push_back({signer.id, signer.side, time, m_keys[person].publicKey, *signature});
        if (auto put = m_write->putSignature(version.number, version.signatures.back()); !put)
            return put;
        return enter(time, "sign", actorOf(signer.id), signPayload(version, version.signatures.back()));
    }

    /// Both versions were signed by both sides; the first is retired by the second.
    base::Result<void> writeVersions()
    {
        m_model = *model::makeTemplate("fit-engagement");
        m_model.name = "Fit and engagement";
        model::ScoringModel first = m_model;
        for (model::Axis &axis : first.axes) {
            for (int &threshold : axis.thresholds)
                threshold -= 2;
        }
        const std::array<std::int64_t, 2> ages{firstVersionAge, secondVersionAge};
        for (int number = 1; number <= 2; ++number) {
            const base::Instant time{m_asOf.seconds - ages[static_cast<std::size_t>(number - 1)]};
            agreement::ModelVersion version;
            version.number = number;
            version.title = number == 1 ? "First agreed model" : "Higher thresholds after the first year";
            version.reason = number == 1 ? "What both sides know today" : "Sales could not follow up on everything";
            version.bytes = model::canonicalJson(number == 1 ? first : m_model);
            version.state = agreement::VersionState::proposed;
            if (auto put = m_write->putVersion(version); !put)
                return put;
            if (auto signedNow = sign(version, 0, time); !signedNow)
                return signedNow;
            if (auto signedNow = sign(version, 2, time); !signedNow)
                return signedNow;
            version.state = number == 1 ? agreement::VersionState::retired : agreement::VersionState::inForce;
            version.inForceSince = time;
            if (auto put = m_write->putVersion(version); !put)
                return put;
            if (auto entered = enter(time, "activate", actorOf(m_next.people[0].id), activatePayload(version)); !entered)
                return entered;
        }
        m_next.model = std::make_shared<const model::ScoringModel>(m_model);
        m_next.modelVersion = 2;
        m_next.inForce = true;
        return {};
    }

    base::Result<void> makeWorld()
    {
        m_world = makeSampleWorld(m_seed, m_asOf, sampleLeads);
        m_next.asOf = m_asOf;
        m_next.timeZone = m_store.meta().timeZone;
        m_next.leads = m_world.leads;
        m_next.activities = std::make_shared<const data::ActivityTable>(m_world.activities);
        return {};
    }

    base::Result<void> writeLeads()
    {
        std::vector<store::LeadRow> leads;
        AccountMatch accounts({});
        std::unordered_set<std::string> addresses;
        for (std::uint32_t row = 0; row < sampleLeads; ++row) {
            store::LeadRow lead;
            lead.id = base::Uuid::derived("lead " + std::to_string(m_seed) + " " + std::to_string(row));
            lead.stageSince = m_next.instant(row, "created_at").value_or(m_asOf);
            lead.import = 1;
            const std::string email = m_next.text(row, "email");
            const bool reachable = base::looksLikeEmail(email) || base::looksLikePhone(m_next.text(row, "phone"));
            lead.stage = reachable ? domain::Stage::identified : domain::Stage::anonymous;
            if (m_world.purchased[row]) {
                lead.flags |= scoring::isPurchased;
                if (m_world.activities.first[row] == m_world.activities.first[row + 1])
                    lead.stage = domain::Stage::suspect;
            }
            markHygiene(lead, row, email, addresses);
            lead.account = accounts.accountOf(m_next.text(row, "company"), m_next.text(row, "domain"), email);
            leads.push_back(std::move(lead));
        }
        std::vector<domain::Account> made = accounts.made();
        for (std::size_t i = 0; i < made.size(); i += 9)
            made[i].target = true;
        if (auto put = m_write->putAccounts(made); !put)
            return base::fail(put.error());
        m_next.accounts = std::move(made);
        if (auto appended = m_write->appendLeads(leads); !appended)
            return base::fail(appended.error());
        for (const store::LeadRow &lead : leads) {
            m_next.ids.push_back(lead.id);
            m_next.stages.push_back(lead.stage);
            m_next.stageSince.push_back(lead.stageSince);
            m_next.dueAt.push_back(data::InstantColumn::blank);
            m_next.owner.push_back(0);
            m_next.flags.push_back(lead.flags);
            m_next.sentByHand.push_back(0);
            m_next.account.push_back(lead.account);
            m_next.import.push_back(1);
            m_next.quarantine.push_back(lead.quarantine);
        }
        deriveFlags(m_next);
        return m_write->putCampaigns(m_world.campaigns);
    }

    void markHygiene(store::LeadRow &lead, std::uint32_t row, const std::string &email, std::unordered_set<std::string> &addresses)
    {
        const std::string first = m_next.text(row, "first_name"), last = m_next.text(row, "last_name"), phone = m_next.text(row, "phone"),
                          company = m_next.text(row, "company"), title = m_next.text(row, "title");
        if (const auto junk = hygiene::findJunk({first, last, email, phone, company, title})) {
            lead.flags |= scoring::isJunk;
            lead.quarantine = junk->reason;
        }
        if (!email.empty() && !addresses.insert(base::comparable(email)).second) {
            lead.flags |= scoring::isDuplicate;
            if (lead.quarantine.empty())
                lead.quarantine = "duplicate";
        }
    }

    base::Result<void> writeActivities()
    {
        const data::ActivityTable &all = m_world.activities;
        std::vector<store::StoredActivity> activities;
        activities.reserve(all.size());
        for (std::uint32_t lead = 0; lead < all.leads(); ++lead) {
            for (std::size_t i = all.first[lead]; i < all.first[lead + 1]; ++i) {
                store::StoredActivity activity;
                activity.row = {lead, all.time[i], all.type[i], all.asset[i], all.area[i], all.campaign[i], all.text[i], all.channel[i],
                                all.phase[i], all.machine[i], all.number[i]};
                activity.key = base::checksum(std::to_string(lead) + " " + std::to_string(i));
                activity.import = 1;
                activities.push_back(activity);
            }
        }
        return m_write->appendActivities(activities, {all.types, all.assets, all.areas, all.campaigns, all.texts});
    }

    base::Result<void> writeHistory()
    {
        auto scores = scoring::score(m_model, m_next.input(), m_asOf);
        if (!scores)
            return base::fail(scores.error());
        m_next.scores = *scores;
        m_next.movesOf.assign(m_next.size(), {});
        const SampleHistory history = makeSampleHistory(m_next, m_world, m_seed, {m_asOf.seconds - secondVersionAge});
        for (const MoveRecord &record : history.moves) {
            if (auto written = writeRecord(record); !written)
                return written;
        }
        if (auto closed = writeOutcomes(history); !closed)
            return closed;
        for (const auto &column : m_next.leads.columns()) {
            if (auto put = m_write->putColumn(store::Entity::lead, *column); !put)
                return put;
        }
        for (const std::uint32_t lead : history.contacted) {
            domain::Activity call;
            call.type = "call_logged";
            call.channel = domain::Channel::sales;
            call.text = "Called, left a message";
            call.time = {m_asOf.seconds - 1800};
            if (auto added = appendActivity(*m_write, m_next, lead, call); !added)
                return added;
        }
        store::StoredImport import;
        import.kind = "leads";
        import.file = "sample";
        import.source = "Sample";
        import.time = {m_asOf.seconds - 3600};
        import.counts = "{\"added\":" + std::to_string(sampleLeads) + ",\"rows\":" + std::to_string(sampleLeads) + "}";
        import.mapping = "{}";
        if (auto added = m_write->addImport(import); !added)
            return base::fail(added.error());
        return enter(import.time, "import", "import", importPayload(import));
    }

    base::Result<void> writeRecord(const MoveRecord &record)
    {
        lifecycle::Decision decision;
        decision.from = record.from;
        decision.to = record.to;
        decision.clearsOwner = record.move == domain::Move::passBack;
        decision.sentByHand = record.move == domain::Move::qualify && !record.person.isNull();
        if (record.move == domain::Move::accept)
            decision.owner = record.person;
        store::StoredMove move;
        move.lead = record.lead;
        move.move = record.move;
        move.from = record.from;
        move.to = record.to;
        move.person = record.person;
        move.side = record.side;
        move.time = record.time;
        move.reason = record.reason;
        move.note = record.note;
        move.program = record.program;
        move.modelVersion = record.modelVersion;
        move.rank = record.rank;
        move.fit = record.fit;
        move.engagement = record.engagement;
        move.until = record.until;
        move.answerThen = record.answerThen;
        const auto grain = salt();
        if (auto written = writeMove(*m_write, m_next, std::move(move), decision, &grain); !written)
            return base::fail(written.error());
        return {};
    }

    base::Result<void> writeOutcomes(const SampleHistory &history)
    {
        auto dictionary = std::make_shared<data::Dictionary>();
        auto reasons = std::make_shared<data::Dictionary>();
        data::TextColumn kind{dictionary, std::vector<std::uint32_t>(sampleLeads, 0)};
        data::TextColumn reason{reasons, std::vector<std::uint32_t>(sampleLeads, 0)};
        data::InstantColumn date{std::vector<std::int64_t>(sampleLeads, data::InstantColumn::blank)};
        data::NumberColumn value{std::vector<double>(sampleLeads, std::numeric_limits<double>::quiet_NaN())};
        for (const SampleHistory::Closed &closed : history.closed) {
            kind.codes[closed.lead] = dictionary->codeFor(domain::keyOf(closed.kind));
            date.seconds[closed.lead] = closed.time.seconds;
            if (closed.valueMinor > 0)
                value.values[closed.lead] = static_cast<double>(closed.valueMinor) / 100;
            if (!closed.reason.empty())
                reason.codes[closed.lead] = reasons->codeFor(closed.reason);
        }
        const auto add = [&](const char *key, auto values) {
            auto column = std::make_shared<data::Column>();
            column->key = key;
            column->label = domain::fieldLabel(key);
            column->values = std::move(values);
            m_next.leads = m_next.leads.with(std::move(column));
        };
        add("outcome", std::move(kind));
        add("outcome_date", std::move(date));
        add("outcome_value", std::move(value));
        add("outcome_reason", std::move(reason));
        return {};
    }

    /// The next version, on which the sides are still apart.
    base::Result<void> writeDraft()
    {
        agreement::ModelVersion draft;
        draft.number = 3;
        draft.title = "After the autumn review";
        draft.bytes = model::canonicalJson(m_model);
        if (auto put = m_write->putVersion(draft); !put)
            return put;
        std::vector<agreement::DraftRow> rows;
        for (const model::Axis &axis : m_model.axes) {
            for (const model::Criterion &criterion : axis.criteria) {
                if (rows.size() >= 6)
                    break;
                addDraftRow(rows, axis, criterion);
            }
        }
        if (auto put = m_write->putDraftRows(rows); !put)
            return put;
        const base::Instant time{m_asOf.seconds - 2 * base::secondsPerDay};
        if (auto entered = enter(time, "draft", actorOf(m_next.people[0].id), draftPayload(draft)); !entered)
            return entered;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (auto said = comment(draft.number, rows[i].path, i, {time.seconds + static_cast<std::int64_t>(i) * 600}); !said)
                return said;
        }
        return {};
    }

    /// Sales says why it wants more, Marketing why it wants less, in turn.
    base::Result<void> comment(int version, const std::string &path, std::size_t turn, base::Instant time)
    {
        const domain::Person &person = m_next.people[turn % 2 == 0 ? 2 : 0];
        agreement::DraftComment said;
        said.version = version;
        said.path = path;
        said.person = person.id;
        said.side = person.side;
        said.time = time;
        said.text = turn % 2 == 0 ? "Without it we do not call." : "Forms rarely ask it; more would bury good leads.";
        const auto grain = salt();
        const auto entry = m_write->appendLedger(time, "comment", actorOf(person.id), commentPayload(said), &grain);
        if (!entry)
            return base::fail(entry.error());
        said.ledgerSeq = *entry;
        if (auto added = m_write->addDraftComment(said); !added)
            return base::fail(added.error());
        return {};
    }

    static void addDraftRow(std::vector<agreement::DraftRow> &rows, const model::Axis &axis, const model::Criterion &criterion)
    {
        agreement::DraftRow row;
        int points = 0;
        if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule); profile && !profile->bands.empty()) {
            row.path = axis.key + "/" + criterion.key + "/band:0";
            points = profile->bands.front().points;
        } else if (const auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule)) {
            row.path = axis.key + "/" + criterion.key + "/points";
            points = behaviour->points;
        } else {
            return;
        }
        row.marketing = std::to_string(points + (rows.size() % 2 == 0 ? 0 : 5));
        row.sales = std::to_string(points + (rows.size() % 2 == 0 ? 10 : -5));
        rows.push_back(std::move(row));
    }

    store::WorkspaceStore &m_store;
    std::uint64_t m_seed;
    base::Instant m_asOf;
    store::Write *m_write = nullptr;
    Snapshot m_next;
    SampleWorld m_world;
    model::ScoringModel m_model;
    std::vector<agreement::SealedKey> m_keys;
    std::uint64_t m_salts = 0;
};

} // namespace

base::Result<std::unique_ptr<Workspace>> makeSample(const std::string &path, std::uint64_t seed, base::Instant asOf, const base::Clock &clock,
                                                    base::Progress *progress)
{
    store::WorkspaceMeta meta;
    meta.timeZone = "Europe/Berlin";
    meta.currency = "EUR";
    meta.origin = base::Uuid::derived("sample " + std::to_string(seed) + " " + base::isoText(asOf));
    meta.created = {asOf.seconds - firstVersionAge - base::secondsPerDay};
    auto store = store::WorkspaceStore::create(path, meta);
    if (!store)
        return base::fail(store.error());
    const auto written = SampleWriter(**store, seed, asOf).run(progress);
    store->reset();
    if (!written) {
        std::error_code ignored;
        for (const char *ending : {"", "-wal", "-shm"})
            std::filesystem::remove(path + ending, ignored);
        return base::fail(written.error());
    }
    return Workspace::open(path, {}, clock, progress);
}

} // namespace leadlight::workspace
