// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/history.h"

#include <algorithm>
#include <unordered_map>

#include "base/digest.h"
#include "base/text.h"
#include "model/model_values.h"
#include "wording/agreement.h"
#include "wording/errors.h"
#include "wording/numbers.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t clockTolerance = 60;
constexpr std::size_t idDigits = 32;
constexpr std::size_t shownDigits = 8;

/// The id behind "lead" or "survivor", without reading the whole payload.
std::optional<base::Uuid> leadIn(const std::string &payload)
{
    for (const std::string_view key : {"\"lead\":\"", "\"survivor\":\""}) {
        const std::size_t at = payload.find(key);
        if (at != std::string::npos)
            return base::Uuid::parse(std::string_view(payload).substr(at + key.size(), idDigits));
    }
    return std::nullopt;
}

struct Place {
    const model::ScoringModel *model = nullptr;
    model::ModelValue value;
};

/// Where a path stands now: in the draft, else in the model that scores.
std::optional<Place> placeOf(const Snapshot &snapshot, std::string_view path)
{
    for (const model::ScoringModel *model : {snapshot.draft.get(), snapshot.model.get()}) {
        if (!model)
            continue;
        if (auto value = model::valueAt(*model, path))
            return Place{model, std::move(*value)};
    }
    return std::nullopt;
}

/// "fit/home_market/band:0" → "Home market": what is left to say of a criterion that was taken out since.
std::string formerPlace(std::string_view path)
{
    const std::size_t from = path.find('/');
    if (from == std::string_view::npos)
        return path == "changes" ? "the whole version" : std::string(path);
    std::string key(path.substr(from + 1, path.find('/', from + 1) - from - 1));
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key[0] >= 'a' && key[0] <= 'z')
        key[0] = static_cast<char>(key[0] - 'a' + 'A');
    return key;
}

/// `lead` is the row that the entry is about, which need not be looked for.
wording::LedgerNames namesOf(const Snapshot &snapshot, std::optional<std::uint32_t> lead)
{
    return {[&snapshot](std::string_view text) {
                const auto id = base::Uuid::parse(text);
                const domain::Person *person = id ? snapshot.personOf(*id) : nullptr;
                return person ? person->name : id || text.empty() ? std::string("Somebody") : std::string(text);
            },
            [&snapshot, lead](std::string_view text) {
                const auto id = base::Uuid::parse(text);
                const bool isIt = id && lead && *lead < snapshot.size() && snapshot.ids[*lead] == *id;
                const auto row = isIt ? lead : id ? snapshot.rowOf(*id) : std::nullopt;
                return row ? snapshot.nameOf(*row) : std::string("A lead that is no longer here");
            },
            [&snapshot](std::int64_t row) {
                const bool known = row >= 0 && static_cast<std::size_t>(row) < snapshot.accounts.size();
                return known && !snapshot.accounts[static_cast<std::size_t>(row)].name.empty() ? snapshot.accounts[static_cast<std::size_t>(row)].name
                                                                                             : std::string("An account");
            },
            [&snapshot](std::string_view path) {
                const auto place = placeOf(snapshot, path);
                return place ? wording::placeText(*place->model, place->value) : formerPlace(path);
            },
            [&snapshot](std::string_view path, std::string_view text) {
                const auto place = placeOf(snapshot, path);
                return place ? wording::valueText(place->value, std::string(text)) : std::string(text);
            },
            [&snapshot](std::string_view key) {
                const domain::PassbackReason *reason = snapshot.rules->reason(key);
                return reason ? reason->label : std::string();
            },
            snapshot.rules->glossary};
}

/// By row, whether name, e-mail or external id hold the text.
std::vector<bool> leadsThatHold(const Snapshot &snapshot, const std::string &text)
{
    const std::string wanted = base::comparable(text);
    std::vector<bool> holds(snapshot.size());
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        for (const std::string &held : {snapshot.nameOf(row), snapshot.text(row, "email"), snapshot.text(row, "external_id")})
            holds[row] = holds[row] || base::comparable(held).find(wanted) != std::string::npos;
    }
    return holds;
}

std::string backwards(std::int64_t seconds)
{
    const auto amount = [](std::int64_t count, const char *unit) { return wording::grouped(count) + " " + unit + (count == 1 ? "" : "s"); };
    if (seconds >= base::secondsPerDay)
        return amount(seconds / base::secondsPerDay, "day");
    return seconds >= 3600 ? amount(seconds / 3600, "hour") : amount(seconds / 60, "minute");
}

} // namespace

base::Result<std::shared_ptr<const History>> readHistory(Workspace &workspace, const base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto snapshot = session.snapshot();
    const auto moment = session.store().beginRead();
    if (!moment)
        return base::fail(moment.error());
    std::unordered_map<base::Uuid, std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot->size(); ++row)
        rows.emplace(snapshot->ids[row], row);
    auto history = std::make_shared<History>();
    const auto visited = session.store().visitLedger([&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *payload) {
        HistoryEntry next{entry.seq, entry.time, entry.kind, entry.actor, std::nullopt, std::nullopt, 0};
        if (payload) {
            const auto id = leadIn(payload->json);
            if (const auto row = id ? rows.find(*id) : rows.end(); row != rows.end())
                next.lead = row->second;
            next.payload = payload->json;
        }
        if (!history->entries.empty()) {
            const std::int64_t back = history->entries.back().time.seconds - entry.time.seconds;
            next.clockWentBack = back >= clockTolerance ? back : 0;
        }
        history->head = base::hex(entry.hash);
        history->entries.push_back(std::move(next));
        return !progress || !progress->stopRequested();
    });
    if (!visited)
        return base::fail(visited.error());
    if (auto holds = session.store().verifyLedger(progress); !holds) {
        if (holds.error().kind != base::ErrorKind::proof)
            return base::fail(holds.error());
        history->broken = holds.error();
    }
    std::reverse(history->entries.begin(), history->entries.end());
    return history;
}

std::vector<std::uint32_t> filtered(const History &history, const HistoryFilter &filter, const Snapshot &snapshot)
{
    const std::vector<bool> holds = filter.leadText.empty() ? std::vector<bool>() : leadsThatHold(snapshot, filter.leadText);
    std::unordered_map<std::string, bool> kinds; // a name is made once a kind, not once an entry
    const auto isKind = [&](const std::string &kind) {
        const auto known = kinds.find(kind);
        return known != kinds.end() ? known->second : kinds.emplace(kind, wording::ledgerKindName(kind) == filter.kindName).first->second;
    };
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < history.entries.size(); ++i) {
        const HistoryEntry &entry = history.entries[i];
        const bool passes = (filter.actor.empty() || entry.actor == filter.actor) && (filter.kindName.empty() || isKind(entry.kind))
                            && (!filter.from || entry.time >= *filter.from)
                            && (holds.empty() || (entry.lead && *entry.lead < holds.size() && holds[*entry.lead]));
        if (passes && (filter.leadText.empty() || !holds.empty()))
            rows.push_back(i);
    }
    return rows;
}

wording::LedgerStory storyOf(const HistoryEntry &entry, const Snapshot &snapshot)
{
    auto story = wording::ledgerStory(entry.kind, entry.payload ? &*entry.payload : nullptr, namesOf(snapshot, entry.lead));
    if (entry.clockWentBack > 0)
        story.sentence += " (the clock went back " + backwards(entry.clockWentBack) + ")";
    return story;
}

std::string actorName(const HistoryEntry &entry, const Snapshot &snapshot)
{
    return wording::ledgerActor(entry.actor, namesOf(snapshot, entry.lead));
}

std::string chainLine(const History &history)
{
    if (history.broken)
        return "The chain does not hold: " + wording::errorSentence(*history.broken);
    return "The chain holds: " + wording::grouped(static_cast<std::int64_t>(history.entries.size())) + " entries"
           + (history.head.empty() ? std::string() : ", head " + history.head.substr(0, shownDigits));
}

report::Document historyDocument(const History &history, const std::vector<std::uint32_t> &rows, const Snapshot &snapshot,
                                 const std::string &workspaceName)
{
    report::Document document;
    document.title = "History";
    document.subtitle = chainLine(history);
    document.foot = workspaceName + ", " + wording::grouped(static_cast<std::int64_t>(rows.size())) + " of "
                    + wording::grouped(static_cast<std::int64_t>(history.entries.size())) + " entries";
    report::Table table;
    table.title = "Entries, newest first";
    table.header = {"No.", "When", "Who", "What", "Field", "Before", "After"};
    table.rightAligned = {true, false, false, false, false, false, false};
    const base::Zone zone = snapshot.zone();
    for (const std::uint32_t row : rows) {
        const HistoryEntry &entry = history.entries[row];
        wording::LedgerStory story = storyOf(entry, snapshot);
        if (story.changes.empty())
            story.changes.emplace_back();
        for (const wording::LedgerChange &change : story.changes)
            table.rows.push_back({{std::to_string(entry.seq), static_cast<double>(entry.seq)}, {wording::momentText(entry.time, zone), {}},
                                  {actorName(entry, snapshot), {}}, {story.sentence, {}}, {change.field, {}}, {change.before, {}}, {change.after, {}}});
    }
    document.blocks.emplace_back(std::move(table));
    return document;
}

} // namespace leadlight::workspace
