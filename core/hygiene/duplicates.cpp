// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/duplicates.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <mutex>
#include <tuple>

#include "base/digest.h"
#include "base/parallel.h"
#include "base/text.h"
#include "hygiene/accounts.h"
#include "hygiene/junk.h"
#include "hygiene/likeness.h"

namespace leadlight::hygiene {

namespace {

constexpr std::array<std::string_view, 2> dotlessMail{"gmail.com", "googlemail.com"};
constexpr std::array<std::string_view, 10> taggedMail{"outlook.com", "hotmail.com", "live.com",     "icloud.com",  "me.com",
                                                      "proton.me",   "pm.me",       "protonmail.com", "fastmail.com", "fastmail.fm"};
/// A key that more entries share says nothing about any two of them.
constexpr std::size_t largestBlock = 60;

template <class List> bool has(const List &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Facts in the forms in which they are compared; made once an entry.
struct Folded {
    std::string externalId, first, last, email, local, host, phone, company, domain;
    std::array<std::string, mostFurtherFacts> further;
    bool isRole = false;
};

std::string digitsOf(std::string_view phone)
{
    std::string digits;
    for (const char c : phone) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    if (digits.size() < 7)
        return {};
    // Without country code and trunk zero the same number is written in several ways.
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

std::string lettersOf(std::string_view name)
{
    std::string letters;
    for (const char c : base::comparable(name)) {
        if (c != '-' && c != '\'' && c != '.' && c != ' ')
            letters += c;
    }
    return letters;
}

Folded foldedFacts(const PersonFacts &facts)
{
    Folded folded;
    folded.externalId = base::trimmed(facts.externalId);
    folded.first = lettersOf(facts.firstName);
    folded.last = lettersOf(facts.lastName);
    folded.email = normalisedEmail(facts.email);
    if (const std::size_t at = folded.email.rfind('@'); at != std::string::npos) {
        folded.local = folded.email.substr(0, at);
        folded.host = folded.email.substr(at + 1);
        folded.isRole = isRoleAddress(folded.email);
    }
    folded.phone = digitsOf(facts.phone);
    folded.company = normalisedCompany(facts.company);
    folded.domain = registrableDomain(!facts.domain.empty() ? facts.domain : std::string_view(folded.host));
    if (isFreeMail(folded.domain))
        folded.domain.clear();
    for (std::size_t i = 0; i < mostFurtherFacts; ++i)
        folded.further[i] = base::comparable(facts.further[i]);
    return folded;
}

/// Adds up what speaks for and against two entries being one.
class Weighing {
public:
    explicit Weighing(double prior) : m_sum(prior) {}
    void add(double weight, const char *why = nullptr)
    {
        m_sum += weight;
        if (why)
            m_reasons.emplace_back(weight, why);
    }
    [[nodiscard]] double probability() const { return 1 / (1 + std::exp(-m_sum)); }
    [[nodiscard]] std::vector<std::string> reasons()
    {
        std::stable_sort(m_reasons.begin(), m_reasons.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
        std::vector<std::string> names;
        for (const auto &[weight, name] : m_reasons) {
            if (!has(names, name))
                names.emplace_back(name);
        }
        return names;
    }

private:
    double m_sum;
    std::vector<std::pair<double, const char *>> m_reasons;
};

bool alike(const std::string &a, const std::string &b)
{
    return !a.empty() && !b.empty() && (a == b || jaroWinkler(a, b) >= 0.88);
}

/// 1 the names agree, 0 nothing can be said, −1 these are different people.
int weighNames(const Folded &a, const Folded &b, Weighing &weighing)
{
    if (a.first.empty() || b.first.empty() || a.last.empty() || b.last.empty()) {
        const bool sameLast = !a.last.empty() && a.last == b.last;
        const bool sameFirst = !a.first.empty() && a.first == b.first;
        if (sameLast)
            weighing.add(2, "same_last_name");
        else if (sameFirst)
            weighing.add(1.5, "similar_name");
        else if (alike(a.last, b.last) || alike(a.first, b.first))
            weighing.add(1, "similar_name");
        return 0;
    }
    if (a.first == b.first && a.last == b.last)
        weighing.add(4, "same_name");
    else if (alike(a.first, b.first) && alike(a.last, b.last))
        weighing.add(3.2, "similar_name");
    else if (alike(a.first, b.last) && alike(a.last, b.first))
        weighing.add(3.4, "swapped_name");
    else if (a.last == b.last && (a.first.size() == 1 || b.first.size() == 1) && a.first[0] == b.first[0])
        weighing.add(2.5, "similar_name");
    else if (alike(a.last, b.last) || alike(a.first, b.first))
        weighing.add(a.last == b.last ? -1 : -2);
    else {
        weighing.add(-5);
        return -1;
    }
    return 1;
}

void weighAddresses(const Folded &a, const Folded &b, int names, Weighing &weighing)
{
    if (a.email.empty() || b.email.empty())
        return;
    if (a.email == b.email)
        // Colleagues share info@; two names behind one personal address are one person with a new name.
        weighing.add(a.isRole ? (names < 0 ? 4 : 7) : (names < 0 ? 14 : 11), "same_email");
    else if (a.host == b.host && a.local.size() > 4 && !a.isRole && !b.isRole && editDistance(a.local, b.local, 1) <= 1)
        weighing.add(2.5, "similar_email");
    else if (a.local == b.local && a.local.size() > 4 && !a.isRole)
        weighing.add(2, "similar_email");
    else
        weighing.add(-0.7);
}

void weighOrganisations(const Folded &a, const Folded &b, Weighing &weighing)
{
    if (!a.domain.empty() && a.domain == b.domain)
        weighing.add(2.2, "same_domain");
    if (a.company.empty() || b.company.empty())
        return;
    if (a.company == b.company)
        weighing.add(a.domain.empty() || a.domain != b.domain ? 2.2 : 0.3, "same_company");
    else if (jaroWinkler(a.company, b.company) >= 0.9)
        weighing.add(1.5, "similar_company");
    else
        weighing.add(-1.5);
}

void weighPhones(const Folded &a, const Folded &b, Weighing &weighing)
{
    if (a.phone.empty() || b.phone.empty())
        return;
    if (a.phone == b.phone)
        weighing.add(3.5, "same_phone");
    else if (editDistance(a.phone, b.phone, 1) <= 1)
        weighing.add(2, "similar_phone");
    else
        weighing.add(-0.7);
}

void weighFurther(const Folded &a, const Folded &b, Weighing &weighing)
{
    for (std::size_t i = 0; i < mostFurtherFacts; ++i) {
        if (a.further[i].empty() || b.further[i].empty())
            continue;
        if (a.further[i] == b.further[i])
            weighing.add(a.further[i].size() >= 6 ? 2.5 : 1.2, "same_further");
        else if (a.further[i].size() >= 6 && (editDistance(a.further[i], b.further[i], 2) <= 2))
            weighing.add(1.5, "similar_further");
        else
            weighing.add(-0.7);
    }
}

DuplicatePair weighed(const Folded &a, const Folded &b)
{
    Weighing weighing(-5);
    const int names = weighNames(a, b, weighing);
    weighAddresses(a, b, names, weighing);
    weighOrganisations(a, b, weighing);
    weighPhones(a, b, weighing);
    weighFurther(a, b, weighing);
    if (!a.externalId.empty() && a.externalId == b.externalId)
        weighing.add(12, "same_external_id");
    DuplicatePair pair;
    pair.probability = weighing.probability();
    pair.why = weighing.reasons();
    return pair;
}

/// Hashes of what an entry may share with its double; a typing error in one of them leaves the others.
std::vector<std::uint64_t> blockKeys(const Folded &facts)
{
    std::vector<std::uint64_t> keys;
    const auto add = [&](char kind, const std::string &one, const std::string &two = {}) {
        keys.push_back(base::checksum(std::string(1, kind) + '\x1f' + one + '\x1f' + two));
    };
    if (!facts.email.empty())
        add('e', facts.email);
    if (facts.local.size() > 4 && !facts.isRole)
        add('l', facts.local);
    if (!facts.externalId.empty())
        add('x', facts.externalId);
    if (!facts.phone.empty())
        add('p', facts.phone);
    const std::string first = soundex(facts.first);
    const std::string last = soundex(facts.last);
    if (!facts.first.empty() && !facts.last.empty()) {
        add('n', std::min(facts.first, facts.last), std::max(facts.first, facts.last)); // swapped names meet
        add('s', std::min(first, last), std::max(first, last));
    }
    for (const std::string *organisation : {&facts.company, &facts.domain}) {
        if (organisation->empty())
            continue;
        if (!facts.last.empty())
            add('c', *organisation, last);
        if (!facts.first.empty())
            add('c', *organisation, first); // the same kind: swapped names meet here, too
    }
    for (std::size_t i = 0; i < mostFurtherFacts; ++i) {
        if (facts.further[i].size() >= 6)
            add(static_cast<char>('0' + i), facts.further[i]);
        else if (!facts.further[i].empty() && !facts.last.empty())
            add(static_cast<char>('A' + i), facts.further[i], last);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

using IndexPair = std::pair<std::uint32_t, std::uint32_t>;

std::vector<IndexPair> pairsOf(const std::vector<Folded> &folded)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    for (std::uint32_t i = 0; i < folded.size(); ++i) {
        for (const std::uint64_t key : blockKeys(folded[i]))
            entries.emplace_back(key, i);
    }
    std::sort(entries.begin(), entries.end());
    std::vector<IndexPair> pairs;
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        while (end < entries.size() && entries[end].first == entries[begin].first)
            ++end;
        // In a block that is too large each still meets its neighbours: rows that came together.
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t reach = end - begin <= largestBlock ? end : std::min(end, i + 4);
            for (std::size_t j = i + 1; j < reach; ++j)
                pairs.emplace_back(entries[i].second, entries[j].second);
        }
        begin = end;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

} // namespace

std::string normalisedEmail(std::string_view email)
{
    if (!base::looksLikeEmail(base::trimmed(email)))
        return {};
    std::string folded = base::comparable(email);
    const std::size_t at = folded.rfind('@');
    std::string host = folded.substr(at + 1);
    std::string local = folded.substr(0, at);
    if (has(dotlessMail, host) || has(taggedMail, host)) {
        if (const std::size_t plus = local.find('+'); plus != std::string::npos && plus > 0)
            local.resize(plus);
    }
    if (has(dotlessMail, host)) {
        std::erase(local, '.');
        host = dotlessMail.front();
    }
    return local + "@" + host;
}

DuplicatePair compared(const PersonFacts &a, const PersonFacts &b)
{
    return weighed(foldedFacts(a), foldedFacts(b));
}

base::Result<std::vector<DuplicatePair>> findDuplicates(std::span<const PersonFacts> people, double least, const base::Progress *progress)
{
    std::vector<Folded> folded(people.size());
    base::parallelFor(people.size(), 1024, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            folded[i] = foldedFacts(people[i]);
    });
    if (progress && progress->stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    const std::vector<IndexPair> pairs = pairsOf(folded);
    std::vector<DuplicatePair> found;
    std::mutex foundLock;
    base::parallelFor(pairs.size(), 4096, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        std::vector<DuplicatePair> here;
        for (std::size_t i = begin; i < end; ++i) {
            if (i % 4096 == 0 && progress && progress->stopRequested())
                return;
            const auto &[a, b] = pairs[i];
            DuplicatePair pair = weighed(folded[a], folded[b]);
            if (pair.probability < least)
                continue;
            pair.a = a;
            pair.b = b;
            here.push_back(std::move(pair));
        }
        const std::lock_guard lock(foundLock);
        std::move(here.begin(), here.end(), std::back_inserter(found));
    });
    if (progress && progress->stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    std::sort(found.begin(), found.end(), [](const DuplicatePair &x, const DuplicatePair &y) {
        return std::tuple(-x.probability, x.a, x.b) < std::tuple(-y.probability, y.a, y.b);
    });
    return found;
}

} // namespace leadlight::hygiene
