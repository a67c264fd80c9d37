// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/duplicates.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "hygiene/accounts.h"
#include "hygiene/likeness.h"
#include "workspace/account_columns.h"

namespace leadlight::workspace {

namespace {

constexpr double surePair = 0.9;

/// Words in the keys of columns that tell people apart beside name, address, phone and company.
constexpr std::array<std::string_view, 13> tellingWords{"birth", "address", "street", "postcode", "postal", "zip", "suburb",
                                                        "city",  "soc_sec", "mobile", "linkedin", "tax_id", "website"};
constexpr std::array<std::string_view, 7> ownFacts{"external_id", "first_name", "last_name", "email", "phone", "company", "domain"};

bool tellsPeopleApart(const std::string &key)
{
    if (isOfAccount(key) || std::find(ownFacts.begin(), ownFacts.end(), key) != ownFacts.end() || key.starts_with("email"))
        return false;
    return std::any_of(tellingWords.begin(), tellingWords.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

/// Cells of a column as texts that stay where they are.
class CellTexts {
public:
    CellTexts(const Snapshot &snapshot, const data::Column *column)
    {
        if (!column)
            return;
        m_texts = column->asText();
        if (m_texts)
            return;
        for (std::size_t row = 0; row < snapshot.size(); ++row)
            m_made.push_back(column->cellText(row));
    }
    [[nodiscard]] std::string_view at(std::size_t row) const
    {
        return m_texts ? m_texts->text(row) : row < m_made.size() ? std::string_view(m_made[row]) : std::string_view();
    }

private:
    const data::TextColumn *m_texts = nullptr;
    std::vector<std::string> m_made;
};

class LeadTexts {
public:
    explicit LeadTexts(const Snapshot &snapshot)
    {
        for (const std::string_view field : ownFacts)
            m_own.emplace_back(snapshot, snapshot.leads.find(field));
        for (const auto &column : snapshot.leads.columns()) {
            if (m_further.size() < hygiene::mostFurtherFacts && tellsPeopleApart(column->key))
                m_further.emplace_back(snapshot, column.get());
        }
    }
    [[nodiscard]] hygiene::PersonFacts of(std::uint32_t row) const
    {
        hygiene::PersonFacts facts{m_own[0].at(row), m_own[1].at(row), m_own[2].at(row), m_own[3].at(row),
                                   m_own[4].at(row), m_own[5].at(row), m_own[6].at(row), {}};
        for (std::size_t i = 0; i < m_further.size(); ++i)
            facts.further[i] = m_further[i].at(row);
        return facts;
    }

private:
    std::vector<CellTexts> m_own, m_further;
};

/// The texts that junk detection looks at, kept alive beside the views on them.
struct JunkFacts {
    std::array<std::string, 6> texts;
    JunkFacts(const Snapshot &snapshot, std::uint32_t row)
        : texts{snapshot.text(row, "first_name"), snapshot.text(row, "last_name"), snapshot.text(row, "email"),
                snapshot.text(row, "phone"), snapshot.text(row, "company"), snapshot.text(row, "title")}
    {
    }
    [[nodiscard]] hygiene::LeadFacts facts() const { return {texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]}; }
};

const store::JunkDecision *standingDecision(const Snapshot &snapshot, std::uint32_t row, const std::string &reason)
{
    const auto found = std::find_if(snapshot.junkDecisions.rbegin(), snapshot.junkDecisions.rend(), [&](const store::JunkDecision &decision) {
        return snapshot.survivorOf(decision.lead) == row && decision.reason == reason;
    });
    return found == snapshot.junkDecisions.rend() ? nullptr : &*found;
}

std::set<std::uint32_t> notDuplicates(const Snapshot &snapshot)
{
    std::set<std::uint32_t> rows;
    for (const store::JunkDecision &decision : snapshot.junkDecisions) {
        if (decision.reason == "duplicate" && decision.verdict == store::JunkVerdict::cleared)
            rows.insert(snapshot.survivorOf(decision.lead));
    }
    return rows;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> pairsKeptApart(const Snapshot &snapshot)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const store::TwoPeople &decision : snapshot.twoPeople) {
        const std::uint32_t one = snapshot.survivorOf(decision.one);
        const std::uint32_t other = snapshot.survivorOf(decision.other);
        pairs.emplace(std::min(one, other), std::max(one, other));
    }
    return pairs;
}

std::string figuresOf(const std::string &name)
{
    std::string figures;
    std::copy_if(name.begin(), name.end(), std::back_inserter(figures), [](char c) { return c >= '0' && c <= '9'; });
    return figures;
}

std::vector<std::pair<std::string, std::uint64_t>> mostFrequentFirst(const std::map<std::string, std::uint64_t> &counts)
{
    std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(), counts.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return ordered;
}

} // namespace

base::Result<std::vector<hygiene::DuplicatePair>> duplicateLeads(const Snapshot &snapshot, double least, const base::Progress *progress)
{
    const LeadTexts texts(snapshot);
    std::vector<std::uint32_t> rows;
    std::vector<hygiene::PersonFacts> people;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        rows.push_back(row);
        people.push_back(texts.of(row));
    }
    auto pairs = hygiene::findDuplicates(people, least, progress);
    if (!pairs)
        return pairs;
    const auto cleared = notDuplicates(snapshot);
    const auto apart = pairsKeptApart(snapshot);
    for (hygiene::DuplicatePair &pair : *pairs) {
        pair.a = rows[pair.a];
        pair.b = rows[pair.b];
    }
    std::erase_if(*pairs, [&](const hygiene::DuplicatePair &pair) { 
        return cleared.contains(pair.a) || cleared.contains(pair.b) || apart.contains(std::pair(pair.a, pair.b));
    });
    return pairs;
}

std::optional<hygiene::JunkFinding> junkFindingOf(const Snapshot &snapshot, std::uint32_t row)
{
    return hygiene::findJunk(JunkFacts(snapshot, row).facts());
}

std::string junkSubjectOf(const Snapshot &snapshot, std::uint32_t row)
{
    return hygiene::junkSubject(JunkFacts(snapshot, row).facts());
}

std::vector<JunkLead> junkLeads(const Snapshot &snapshot)
{
    std::vector<JunkLead> found;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        const std::string &held = snapshot.quarantine[row];
        const auto finding = junkFindingOf(snapshot, row);
        const bool isHeld = !held.empty() && held != "duplicate";
        if (!isHeld && !finding)
            continue;
        JunkLead lead{row, isHeld ? held : finding->reason, {}, isHeld, std::nullopt};
        if (finding && finding->reason == lead.reason)
            lead.value = finding->value;
        if (const store::JunkDecision *decision = standingDecision(snapshot, row, lead.reason))
            lead.verdict = decision->verdict;
        if (lead.verdict != store::JunkVerdict::cleared)
            found.push_back(std::move(lead));
    }
    return found;
}

std::vector<DoubtfulAccounts> doubtfulAccounts(const Snapshot &snapshot)
{
    std::vector<std::string> names;
    std::vector<std::string> figures;
    std::map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < snapshot.accounts.size(); ++i) {
        names.push_back(hygiene::normalisedCompany(snapshot.accounts[i].name));
        figures.push_back(figuresOf(names.back()));
        if (snapshot.isMergedAccount(i))
            continue;
        if (!names.back().empty())
            blocks["n" + names.back().substr(0, 4)].push_back(i);
        if (const std::string domain = hygiene::registrableDomain(snapshot.accounts[i].domain); !domain.empty())
            blocks["d" + domain].push_back(i);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> pairs;
    for (const auto &[key, block] : blocks) {
        for (std::size_t i = 0; i < block.size(); ++i) {
            for (std::size_t j = i + 1; j < std::min(block.size(), i + 200); ++j) {
                const std::string &one = names[block[i]];
                const std::string &two = names[block[j]];
                // One letter more or less makes another firm of a short name, another figure another branch.
                const bool similar = std::min(one.size(), two.size()) >= 6 && figures[block[i]] == figures[block[j]] && hygiene::editDistance(one, two, 1) <= 1;
                const char *why = key[0] == 'd' ? "same_domain" : one == two ? "same_name" : similar ? "similar_name" : nullptr;
                if (why)
                    pairs.emplace(std::pair(block[i], block[j]), why);
            }
        }
    }
    std::vector<DoubtfulAccounts> doubtful;
    for (const auto &[pair, why] : pairs)
        doubtful.push_back({pair.first, pair.second, why});
    return doubtful;
}

base::Result<HygieneSummary> hygieneSummary(const Snapshot &snapshot, const base::Progress *progress)
{
    const auto pairs = duplicateLeads(snapshot, surePair, progress);
    if (!pairs)
        return base::fail(pairs.error());
    return hygieneSummary(snapshot, *pairs, junkLeads(snapshot), doubtfulAccounts(snapshot).size());
}

HygieneSummary hygieneSummary(const Snapshot &snapshot, const std::vector<hygiene::DuplicatePair> &pairs, const std::vector<JunkLead> &junk,
                              std::size_t accountPairs)
{
    HygieneSummary summary;
    summary.leads = snapshot.leadCount();
    std::set<std::uint32_t> counted;
    std::map<std::string, std::uint64_t> reasons;
    for (const JunkLead &lead : junk) {
        if (!lead.held)
            continue;
        ++reasons[lead.reason];
        counted.insert(lead.row);
    }
    summary.junk = counted.size();
    summary.junkByReason = mostFrequentFirst(reasons);
    // The later of a pair is the one too many; of three that are one person two are.
    for (const hygiene::DuplicatePair &pair : pairs) {
        if (pair.probability >= surePair)
            counted.insert(pair.b);
    }
    summary.duplicate = counted.size() - summary.junk;
    // Where no column could say how to reach anybody, nothing is missing from a single lead.
    const bool asksHow = snapshot.leads.find("email") || snapshot.leads.find("phone");
    for (std::uint32_t row = 0; asksHow && row < snapshot.size(); ++row) {
        const bool silent = !snapshot.isMerged(row) && (snapshot.flags[row] & scoring::isReachable) == 0;
        summary.unreachable += silent && !counted.contains(row);
    }
    summary.accountPairs = accountPairs;
    return summary;
}

} // namespace leadlight::workspace
