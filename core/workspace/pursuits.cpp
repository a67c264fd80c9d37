// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pursuits.h"

#include <algorithm>
#include <charconv>


namespace leadlight::workspace {

namespace {

struct PursuitWords {
    base::Uuid owner;
    std::optional<std::uint32_t> account;
};

std::optional<PursuitWords> readPursuit(std::string_view text)
{
    const std::size_t blank = text.find(' ');
    const auto owner = base::Uuid::parse(text.substr(0, blank));
    if (!owner)
        return std::nullopt;
    PursuitWords words{*owner, std::nullopt};
    if (blank != std::string_view::npos) {
        const std::string_view digits = text.substr(blank + 1);
        std::uint32_t account = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), account);
        if (error != std::errc() || end != digits.data() + digits.size())
            return std::nullopt;
        words.account = account;
    }
    return words;
}

bool isSameTarget(const PursuitTarget &one, const PursuitTarget &other)
{
    return one.account == other.account && (one.account || one.row == other.row);
}

template <class Fits> std::optional<Pursuit> lastThat(std::vector<Pursuit> all, const Fits &fits)
{
    const auto found = std::find_if(all.rbegin(), all.rend(), fits);
    return found == all.rend() ? std::nullopt : std::optional(std::move(*found));
}

} // namespace

std::string pursuitText(const base::Uuid &owner, const std::optional<std::uint32_t> &account)
{
    return owner.text() + (account ? ' ' + std::to_string(*account) : std::string());
}

std::string deedSubject(const Snapshot &snapshot, const store::LeadDeed &deed)
{
    const bool isPursuit = deed.kind == store::DeedKind::pursue || deed.kind == store::DeedKind::endPursuit;
    const auto words = isPursuit ? readPursuit(deed.what) : std::nullopt;
    if (!words)
        return deed.what;
    const domain::Person *owner = snapshot.personOf(words->owner);
    std::string text = owner ? owner->name : words->owner.text();
    if (words->account && *words->account < snapshot.accounts.size())
        text += " (account " + snapshot.accounts[*words->account].name + ")";
    return text;
}

std::vector<Pursuit> pursuits(const Snapshot &snapshot)
{
    std::vector<Pursuit> standing;
    for (const store::LeadDeed &deed : snapshot.deeds) {
        if (deed.kind != store::DeedKind::pursue && deed.kind != store::DeedKind::endPursuit)
            continue;
        const auto words = readPursuit(deed.what);
        if (!words || (words->account && *words->account >= snapshot.accounts.size()))
            continue;
        Pursuit pursuit;
        pursuit.target.row = snapshot.survivorOf(deed.lead);
        if (words->account)
            pursuit.target.account = snapshot.accountSurvivor(*words->account);
        std::erase_if(standing, [&](const Pursuit &one) { return isSameTarget(one.target, pursuit.target); });
        if (deed.kind == store::DeedKind::endPursuit)
            continue;
        pursuit.owner = words->owner;
        pursuit.why = deed.words;
        pursuit.person = deed.person;
        pursuit.since = deed.time;
        pursuit.ledgerSeq = deed.ledgerSeq;
        standing.push_back(std::move(pursuit));
    }
    return standing;
}

std::optional<Pursuit> pursuitOf(const Snapshot &snapshot, std::uint32_t row)
{
    auto own = lastThat(pursuits(snapshot), [&](const Pursuit &one) { return !one.target.account && one.target.row == row; });
    if (own || snapshot.account[row] == 0)
        return own;
    return pursuitOfAccount(snapshot, snapshot.account[row] - 1);
}

std::optional<Pursuit> pursuitOfAccount(const Snapshot &snapshot, std::uint32_t account)
{
    return lastThat(pursuits(snapshot), [&](const Pursuit &one) { return one.target.account == account; });
}

base::Result<PursuitTarget> accountTarget(const Snapshot &snapshot, std::uint32_t account)
{
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.account[row] == account + 1 && !snapshot.isMerged(row))
            return PursuitTarget{row, account};
    }
    return base::fail(base::ErrorKind::refused, "pursuit.nobody_known", {snapshot.accounts[account].name});
}

std::vector<std::uint32_t> pursuersOf(const Snapshot &snapshot)
{
    std::vector<std::uint32_t> by(snapshot.size(), 0);
    const std::vector<Pursuit> all = pursuits(snapshot);
    if (all.empty())
        return by;
    std::vector<std::uint32_t> ofAccount(snapshot.accounts.size(), 0);
    const auto numberOf = [&](const Pursuit &pursuit) {
        const domain::Person *person = snapshot.personOf(pursuit.owner);
        return person ? static_cast<std::uint32_t>(person - snapshot.people.data()) + 1 : 0U;
    };
    for (const Pursuit &pursuit : all) {
        if (pursuit.target.account)
            ofAccount[*pursuit.target.account] = numberOf(pursuit);
    }
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.account[row] != 0)
            by[row] = ofAccount[snapshot.account[row] - 1];
    }
    for (const Pursuit &pursuit : all) {
        if (!pursuit.target.account)
            by[pursuit.target.row] = numberOf(pursuit);
    }
    return by;
}

} // namespace leadlight::workspace
