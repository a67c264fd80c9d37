// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/snapshot_builder.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>

#include "base/parallel.h"
#include "base/text.h"
#include "domain/activity.h"
#include "model/model_json.h"
#include "workspace/audiences.h"
#include "workspace/pursuits.h"
#include "workspace/queries/buyer_phase.h"

namespace leadlight::workspace {

bool saysYes(std::string_view text)
{
    const std::string word = base::comparable(text);
    return word == "yes" || word == "true" || word == "1" || word == "y" || word == "ja";
}

bool saysWithdrawn(std::string_view text)
{
    const std::string word = base::comparable(text);
    return word == "no" || word == "false" || word == "0" || word == "withdrawn" || word == "opt-out" || word == "opted out" || word == "nein";
}

namespace {

constexpr std::uint16_t derivedFlags = scoring::isSuspect | scoring::hasActedItself | scoring::isReachable
                                       | scoring::consentWithdrawn | scoring::onTargetList | scoring::isMergedAway;

/// `work` for every row, by all processors.
template <class Work> void inBlocks(std::size_t rows, const Work &work)
{
    constexpr std::size_t grain = 16384;
    base::parallelFor(rows, grain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row)
            work(row);
    });
}

/// Answers a question about a text column once per distinct value.
class CodeTest {
public:
    CodeTest(const data::Table &table, std::string_view key, bool (*test)(std::string_view))
    {
        const data::Column *column = table.find(key);
        m_column = column ? column->asText() : nullptr;
        if (!m_column)
            return;
        m_holds.resize(m_column->dictionary->size());
        inBlocks(m_holds.size(), [&](std::size_t code) {
            m_holds[code] = code != 0 && test(m_column->dictionary->text(static_cast<std::uint32_t>(code))) ? 1 : 0;
        });
    }
    [[nodiscard]] bool operator()(std::size_t row) const { return m_column && m_holds[m_column->codes[row]] != 0; }

private:
    const data::TextColumn *m_column = nullptr;
    std::vector<std::uint8_t> m_holds; ///< by code
};

bool hasOwnAction(const data::ActivityTable &activities, std::size_t row, base::Instant asOf)
{
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
        if (activities.time[i] <= asOf.seconds && !activities.machine[i]
            && activities.channel[i] != static_cast<std::uint8_t>(domain::Channel::sales))
            return true;
    }
    return false;
}

class FlagRules {
public:
    explicit FlagRules(const Snapshot &snapshot)
        : m_snapshot(snapshot), m_email(snapshot.leads, "email", base::looksLikeEmail),
          m_phone(snapshot.leads, "phone", base::looksLikePhone), m_withdrawn(snapshot.leads, "consent", saysWithdrawn),
          m_noMail(snapshot.leads, "do_not_email", saysYes), m_noCall(snapshot.leads, "do_not_call", saysYes)
    {
    }
    [[nodiscard]] std::uint16_t of(std::size_t row) const
    {
        std::uint16_t flags = m_snapshot.flags[row] & static_cast<std::uint16_t>(~derivedFlags);
        const auto set = [&](bool holds, scoring::LeadFlag flag) {
            if (holds)
                flags = static_cast<std::uint16_t>(flags | flag);
        };
        set(m_snapshot.stages[row] == domain::Stage::suspect, scoring::isSuspect);
        set(hasOwnAction(*m_snapshot.activities, row, m_snapshot.asOf), scoring::hasActedItself);
        set(m_email(row) || m_phone(row), scoring::isReachable);
        set(m_withdrawn(row) || (m_noMail(row) && m_noCall(row)), scoring::consentWithdrawn);
        set(m_snapshot.isMerged(row), scoring::isMergedAway);
        const std::uint32_t account = m_snapshot.account[row];
        set(account != 0 && m_snapshot.accounts[account - 1].target, scoring::onTargetList);
        return flags;
    }

private:
    const Snapshot &m_snapshot;
    CodeTest m_email, m_phone, m_withdrawn, m_noMail, m_noCall;
};

std::shared_ptr<data::Column> makeColumn(std::string key, std::string label)
{
    auto column = std::make_shared<data::Column>();
    column->key = std::move(key);
    column->label = std::move(label);
    return column;
}

template <class TextOf>
std::shared_ptr<const data::Column> codedColumn(std::string key, std::string label, std::size_t rows, const std::vector<std::string> &values,
                                                const TextOf &indexOf)
{
    auto dictionary = std::make_shared<data::Dictionary>();
    std::vector<std::uint32_t> codeOf;
    for (const std::string &value : values)
        codeOf.push_back(dictionary->codeFor(value));
    data::TextColumn cells{dictionary, std::vector<std::uint32_t>(rows, 0)};
    inBlocks(rows, [&](std::size_t row) { cells.codes[row] = codeOf[indexOf(row)]; });
    auto column = makeColumn(std::move(key), std::move(label));
    column->values = std::move(cells);
    return column;
}

template <class SecondsOf>
std::shared_ptr<const data::Column> instantColumn(std::string key, std::string label, std::size_t rows, const SecondsOf &secondsOf)
{
    data::InstantColumn cells{std::vector<std::int64_t>(rows)};
    inBlocks(rows, [&](std::size_t row) { cells.seconds[row] = secondsOf(row); });
    auto column = makeColumn(std::move(key), std::move(label));
    column->values = std::move(cells);
    return column;
}

std::shared_ptr<const data::Column> scoreColumn(std::string key, std::string label, const std::vector<base::Exact> &scores)
{
    data::NumberColumn cells{std::vector<double>(scores.size())};
    inBlocks(scores.size(), [&](std::size_t row) { cells.values[row] = static_cast<double>(scores[row]) / static_cast<double>(base::exactOne); });
    auto column = makeColumn(std::move(key), std::move(label));
    column->values = std::move(cells);
    return column;
}

std::shared_ptr<const data::Column> importColumn(const Snapshot &snapshot)
{
    data::NumberColumn cells{std::vector<double>(snapshot.size(), std::numeric_limits<double>::quiet_NaN())};
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.import[row] != 0)
            cells.values[row] = snapshot.import[row];
    }
    auto column = makeColumn("import", "Import");
    column->values = std::move(cells);
    return column;
}

/// Up to `asOf`; the epoch where there is none.
base::Instant newestActivity(const data::ActivityTable &activities, base::Instant asOf)
{
    std::atomic<std::int64_t> newest{0};
    inBlocks(activities.leads(), [&](std::size_t row) {
        std::size_t end = activities.first[row + 1];
        while (end > activities.first[row] && activities.time[end - 1] > asOf.seconds)
            --end;
        if (end == activities.first[row])
            return;
        const std::int64_t time = activities.time[end - 1];
        std::int64_t known = newest.load(std::memory_order_relaxed);
        while (known < time && !newest.compare_exchange_weak(known, time, std::memory_order_relaxed)) {
        }
    });
    return {newest};
}

std::int64_t lastProspectActivity(const Snapshot &snapshot, std::size_t row)
{
    const data::ActivityTable &activities = *snapshot.activities;
    for (std::size_t i = activities.first[row + 1]; i > activities.first[row]; --i) {
        if (activities.time[i - 1] <= snapshot.asOf.seconds && !activities.machine[i - 1]
            && activities.channel[i - 1] != static_cast<std::uint8_t>(domain::Channel::sales))
            return activities.time[i - 1];
    }
    return data::InstantColumn::blank;
}

void putDerived(Snapshot &snapshot, std::shared_ptr<const data::Column> column)
{
    const std::size_t leadColumns = snapshot.leads.columns().size();
    for (std::size_t i = leadColumns; i < snapshot.columns.size(); ++i) {
        if (snapshot.columns[i]->key == column->key) {
            snapshot.columns[i] = std::move(column);
            return;
        }
    }
    snapshot.columns.push_back(std::move(column));
}

void deriveScoreColumns(Snapshot &snapshot)
{
    const model::ScoringModel &model = *snapshot.model;
    std::vector<std::string> names;
    for (std::size_t cell = 0; cell < model.cells(); ++cell)
        names.push_back(model.nameOf(model.cellAt(cell)));
    putDerived(snapshot, codedColumn("rank", "Rank", snapshot.size(), names, [&](std::size_t row) { return snapshot.cellOf(row); }));
    putDerived(snapshot, scoreColumn("fit", model.axes[0].label, snapshot.scores->score[0]));
    putDerived(snapshot, scoreColumn("engagement", model.axes[1].label, snapshot.scores->score[1]));
    putDerived(snapshot, instantColumn("last_activity", "Last active", snapshot.size(),
                                       [&](std::size_t row) { return lastProspectActivity(snapshot, row); }));
    putDerived(snapshot, codedColumn("buyer_phase", "Buyer phase", snapshot.size(), {buyerPhases.begin(), buyerPhases.end()},
                                     [&](std::size_t row) { return buyerPhase(snapshot, row); }));
    putDerived(snapshot, importColumn(snapshot));
    std::vector<std::string> yesNo{"no", "yes"};
    putDerived(snapshot, codedColumn("mql_region", "In the MQL region", snapshot.size(), yesNo, [&](std::size_t row) {
                   return model.inRegion(model.cellAt(snapshot.cellOf(row))) ? 1U : 0U;
               }));
}

} // namespace

void deriveFlags(Snapshot &snapshot)
{
    const FlagRules rules(snapshot);
    inBlocks(snapshot.size(), [&](std::size_t row) { snapshot.flags[row] = rules.of(row); });
}

void deriveFlags(Snapshot &snapshot, std::uint32_t row)
{
    snapshot.flags[row] = FlagRules(snapshot).of(row);
}

void deriveStageColumns(Snapshot &snapshot)
{
    snapshot.movesOf.assign(snapshot.size(), {});
    for (std::uint32_t index = 0; index < snapshot.moves.size(); ++index)
        snapshot.movesOf[snapshot.moves[index].lead].push_back(index);
    std::vector<std::string> stageKeys;
    for (const domain::Stage stage : domain::allStages)
        stageKeys.emplace_back(domain::keyOf(stage));
    putDerived(snapshot, codedColumn("stage", "Stage", snapshot.size(), stageKeys,
                                     [&](std::size_t row) { return static_cast<std::size_t>(snapshot.stages[row]); }));
    std::vector<std::string> names{""};
    for (const domain::Person &person : snapshot.people)
        names.push_back(person.name);
    putDerived(snapshot, codedColumn("owner", "Owner", snapshot.size(), names, [&](std::size_t row) { return snapshot.owner[row]; }));
    putDerived(snapshot, instantColumn("stage_since", "In stage since", snapshot.size(),
                                       [&](std::size_t row) { return snapshot.stageSince[row].seconds; }));
    putDerived(snapshot, instantColumn("due_at", "Due", snapshot.size(), [&](std::size_t row) { return snapshot.dueAt[row]; }));
    const std::vector<std::string> yesNo{"no", "yes"};
    putDerived(snapshot, codedColumn("late", "Late", snapshot.size(), yesNo, [&](std::size_t row) { return snapshot.isLate(row) ? 1U : 0U; }));
    snapshot.pursuedBy = pursuersOf(snapshot);
    putDerived(snapshot, codedColumn("pursuit", "Named pursuit", snapshot.size(), yesNo, [&](std::size_t row) { return snapshot.pursuedBy[row] != 0 ? 1U : 0U; }));
    const bool isAny = std::any_of(snapshot.pursuedBy.begin(), snapshot.pursuedBy.end(), [](std::uint32_t by) { return by != 0; });
    // Without a pursuit the column knows no names, so that nobody is asked to filter by it.
    putDerived(snapshot, codedColumn("pursued_by", "Pursued by", snapshot.size(), isAny ? names : std::vector<std::string>{""}, [&](std::size_t row) { return snapshot.pursuedBy[row]; }));
    std::vector<std::string> reasons{""};
    std::vector<std::uint32_t> reasonOf(snapshot.size(), 0);
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.quarantine[row].empty())
            continue;
        auto found = std::find(reasons.begin(), reasons.end(), snapshot.quarantine[row]);
        if (found == reasons.end())
            found = reasons.insert(reasons.end(), snapshot.quarantine[row]);
        reasonOf[row] = static_cast<std::uint32_t>(found - reasons.begin());
    }
    putDerived(snapshot, codedColumn("quarantine", "Held back", snapshot.size(), reasons, [&](std::size_t row) { return reasonOf[row]; }));
}

base::Result<void> rescore(Snapshot &snapshot, const base::Progress *progress)
{
    const auto begin = std::chrono::steady_clock::now();
    auto scores = scoring::score(*snapshot.model, snapshot.input(), snapshot.asOf, progress);
    if (!scores)
        return base::fail(scores.error());
    snapshot.scores = std::move(*scores);
    snapshot.scoringMicroseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
    snapshot.columns = snapshot.leads.columns();
    snapshot.dataUpTo = {};
    snapshot.dataUpTo.seconds = newestActivity(*snapshot.activities, snapshot.asOf).seconds;
    if (const data::Column *created = snapshot.leads.find("created_at"); created && created->asInstant()) {
        for (const std::int64_t time : created->asInstant()->seconds) {
            if (time <= snapshot.asOf.seconds)
                snapshot.dataUpTo.seconds = std::max(snapshot.dataUpTo.seconds, time);
        }
    }
    deriveProcesses(snapshot);
    deriveScoreColumns(snapshot);
    deriveStageColumns(snapshot);
    return {};
}

std::shared_ptr<const data::SearchText> searchTextOf(const data::Table &leads)
{
    return std::make_shared<const data::SearchText>(
        leads, std::vector<std::string>{"first_name", "last_name", "company", "email", "title", "external_id"});
}

void deriveSearch(Snapshot &snapshot)
{
    snapshot.search = searchTextOf(snapshot.leads);
    deriveAliases(snapshot);
}

void deriveAliases(Snapshot &snapshot)
{
    snapshot.aliases.clear();
    // The organisation's words first: a usual label may be its word for another stage.
    for (const domain::Stage stage : domain::allStages)
        snapshot.aliases.push_back({"stage", base::comparable(snapshot.rules->glossary.stage(stage)), std::string(domain::keyOf(stage))});
    for (const domain::Stage stage : domain::allStages)
        snapshot.aliases.push_back({"stage", base::comparable(domain::labelOf(stage)), std::string(domain::keyOf(stage))});
}

base::Result<void> chooseModel(Snapshot &snapshot)
{
    snapshot.draft.reset();
    snapshot.model.reset();
    snapshot.inForce = false;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        const bool inForce = version.state == agreement::VersionState::inForce;
        const bool open = version.state <= agreement::VersionState::halfSigned;
        // A version that waits for its date is no draft any more, but ranks where there is nothing else.
        const bool waits = version.state == agreement::VersionState::signedByBoth;
        if (!inForce && !open && !waits)
            continue;
        auto parsed = model::parseModel(version.bytes);
        if (!parsed)
            return base::fail(parsed.error());
        auto model = std::make_shared<const model::ScoringModel>(std::move(*parsed));
        if (open)
            snapshot.draft = model;
        if (inForce || !snapshot.inForce) {
            snapshot.model = model;
            snapshot.modelVersion = version.number;
            snapshot.inForce = inForce;
        }
    }
    if (!snapshot.model)
        return base::fail(base::ErrorKind::workspace, "model.none");
    return {};
}

} // namespace leadlight::workspace
