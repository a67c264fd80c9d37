// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/findings.h"

#include <algorithm>
#include <map>
#include <utility>

namespace leadlight::hygiene {

namespace {

constexpr double sure = 0.9;
constexpr double leastProbability = 0.5;

/// Groups of entries, each behind a line that speaks for all of them.
class Grouped {
public:
    void add(Entry::State state, const std::string &reason, Entry entry)
    {
        entry.state = state;
        m_groups[{state, reason}].push_back(std::move(entry));
    }
    /// By state, then the largest group first.
    [[nodiscard]] std::vector<Entry> entries() &&
    {
        std::vector<std::pair<std::pair<Entry::State, std::string>, std::vector<Entry>>> groups;
        for (auto &[key, below] : m_groups) {
            groups.emplace_back(key, std::move(below));
        }
        std::stable_sort(groups.begin(), groups.end(), [](const auto &one, const auto &other) {
            return one.first.first != other.first.first ? one.first.first < other.first.first : one.second.size() > other.second.size();
        });
        std::vector<Entry> all;
        for (auto &[key, below] : groups) {
            Entry group;
            group.state = key.first;
            group.reason = key.second;
            group.count = below.size();
            all.push_back(std::move(group));
            std::move(below.begin(), below.end(), std::back_inserter(all));
        }
        return all;
    }

private:
    std::map<std::pair<Entry::State, std::string>, std::vector<Entry>> m_groups;
};

std::vector<Entry> junkEntries(const std::vector<workspace::JunkLead> &junk)
{
    Grouped groups;
    for (const workspace::JunkLead &lead : junk) {
        Entry entry;
        entry.kind = Entry::Kind::junk;
        entry.a = lead.row;
        entry.reason = lead.reason;
        entry.value = lead.value;
        if (lead.verdict) {
            groups.add(Entry::State::confirmed, {}, std::move(entry));
        } else {
            groups.add(lead.held ? Entry::State::held : Entry::State::noted, lead.reason, std::move(entry));
        }
    }
    return std::move(groups).entries();
}

/// An address or an id that both have says it; what else is alike only makes it probable.
bool isExact(const DuplicatePair &pair)
{
    const auto says = [&](const char *reason) { return std::find(pair.why.begin(), pair.why.end(), reason) != pair.why.end(); };
    return pair.probability >= sure && (says("same_email") || says("same_external_id"));
}

std::vector<Entry> pairEntries(std::vector<DuplicatePair> pairs)
{
    Grouped groups;
    for (DuplicatePair &pair : pairs) {
        const auto state = isExact(pair) ? Entry::State::exact : Entry::State::probable;
        Entry entry;
        entry.kind = Entry::Kind::pair;
        entry.a = pair.a;
        entry.b = pair.b;
        entry.probability = pair.probability;
        entry.why = std::move(pair.why);
        groups.add(state, {}, std::move(entry));
    }
    return std::move(groups).entries();
}

/// What is surely one person through another is one, too; of each the lead that is here longest survives.
std::vector<workspace::MergeRequest> exactMerges(const std::vector<DuplicatePair> &pairs)
{
    std::map<std::uint32_t, std::uint32_t> parent;
    const auto rootOf = [&](std::uint32_t row) {
        while (parent.emplace(row, row).first->second != row) {
            row = parent[row];
        }
        return row;
    };
    for (const DuplicatePair &pair : pairs) {
        if (isExact(pair)) {
            const std::uint32_t one = rootOf(pair.a);
            const std::uint32_t other = rootOf(pair.b);
            parent[std::max(one, other)] = std::min(one, other);
        }
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> people;
    for (const auto &[row, above] : parent) {
        people[rootOf(row)].push_back(row);
    }
    std::vector<workspace::MergeRequest> merges;
    for (auto &[first, rows] : people) {
        merges.push_back({std::move(rows), {}});
    }
    return merges;
}

std::vector<Entry> accountEntries(const std::vector<workspace::DoubtfulAccounts> &pairs)
{
    Grouped groups;
    for (const workspace::DoubtfulAccounts &pair : pairs) {
        Entry entry;
        entry.kind = Entry::Kind::accounts;
        entry.a = pair.a;
        entry.b = pair.b;
        entry.reason = pair.why;
        groups.add(Entry::State::probable, pair.why, std::move(entry));
    }
    return std::move(groups).entries();
}

} // namespace

bool Entry::isSame(const Entry &other) const
{
    return kind == other.kind && state == other.state && a == other.a && b == other.b && reason == other.reason;
}

std::size_t Findings::count(Part part) const
{
    const auto &list = lists[static_cast<std::size_t>(part)];
    return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [](const Entry &entry) {
        return entry.kind != Entry::Kind::group && entry.state != Entry::State::confirmed;
    }));
}

base::Result<Findings> findAll(const workspace::Snapshot &snapshot, const base::Progress &progress)
{
    auto pairs = workspace::duplicateLeads(snapshot, leastProbability, &progress);
    if (!pairs) {
        return base::fail(std::move(pairs.error()));
    }
    const auto junk = workspace::junkLeads(snapshot);
    const auto accounts = workspace::doubtfulAccounts(snapshot);
    if (progress.stopRequested()) {
        return base::fail(base::ErrorKind::stopped, "stopped");
    }
    Findings findings;
    findings.summary = workspace::hygieneSummary(snapshot, *pairs, junk, accounts.size());
    // Two that are made up are no person; they are looked at once somebody says that they are one.
    std::erase_if(*pairs, [&](const DuplicatePair &pair) {
        return ((snapshot.flags[pair.a] | snapshot.flags[pair.b]) & scoring::isJunk) != 0;
    });
    findings.exact = exactMerges(*pairs);
    findings.lists = {junkEntries(junk), pairEntries(std::move(*pairs)), accountEntries(accounts)};
    return findings;
}

bool holdsAnythingBack(const workspace::Snapshot &snapshot)
{
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        if (!snapshot.quarantine[row].empty() && !snapshot.isMerged(row)) {
            return true;
        }
    }
    return false;
}

} // namespace leadlight::hygiene
