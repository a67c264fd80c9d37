// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/accounts.h"

#include <algorithm>
#include <map>

#include "domain/activity.h"
#include "scoring/scores.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t recentSeconds = 30 * base::secondsPerDay;
constexpr std::size_t areasShown = 3;
constexpr std::uint32_t rowsBetweenAccountStops = 4096;

bool isCounted(const Snapshot &snapshot, std::uint32_t row)
{
    return snapshot.account[row] != 0 && !snapshot.isMerged(row) && (snapshot.flags[row] & scoring::isJunk) == 0;
}

/// Place of every cell in the agreed order.
std::vector<std::uint32_t> placesOf(const model::ScoringModel &model)
{
    std::vector<std::uint32_t> places(model.cells(), 0);
    for (std::size_t i = 0; i < model.order.size(); ++i)
        places[model.indexOf(model.order[i])] = static_cast<std::uint32_t>(i);
    return places;
}

/// Adds up what prospects did in a range of an activity table.
class AccountActivity {
public:
    AccountActivity(const Snapshot &snapshot, AccountSummary &summary) : m_asOf(snapshot.asOf), m_summary(summary) {}

    void add(const data::ActivityTable &table, std::uint32_t row)
    {
        for (std::size_t i = table.first[row]; i < table.first[row + 1]; ++i) {
            const bool isProspects = table.machine[i] == 0 && table.channel[i] != static_cast<std::uint8_t>(domain::Channel::sales);
            if (!isProspects || table.time[i] > m_asOf.seconds)
                continue;
            if (!m_summary.lastActivity || m_summary.lastActivity->seconds < table.time[i])
                m_summary.lastActivity = base::Instant{table.time[i]};
            m_summary.events30 += m_asOf.seconds - table.time[i] < recentSeconds;
            if (table.area[i] != 0)
                ++m_areas[std::string(table.areas->text(table.area[i]))];
        }
    }
    void nameAreas()
    {
        std::vector<std::pair<std::string, std::uint64_t>> areas(m_areas.begin(), m_areas.end());
        std::stable_sort(areas.begin(), areas.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        for (std::size_t i = 0; i < std::min(areas.size(), areasShown); ++i)
            m_summary.areas.push_back(areas[i].first);
    }

private:
    base::Instant m_asOf;
    AccountSummary &m_summary;
    std::map<std::string, std::uint64_t> m_areas;
};

AccountSummary summaryOf(const Snapshot &snapshot, std::uint32_t account, std::vector<std::uint32_t> people,
                         const std::vector<std::uint32_t> &places)
{
    AccountSummary summary;
    summary.account = account;
    const auto &score = snapshot.scores->score;
    std::stable_sort(people.begin(), people.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t first = places[snapshot.cellOf(a)];
        const std::uint32_t second = places[snapshot.cellOf(b)];
        return first != second ? first < second : score[0][a] + score[1][a] > score[0][b] + score[1][b];
    });
    AccountActivity activity(snapshot, summary);
    for (const std::uint32_t row : people) {
        const std::string words = snapshot.text(row, "title") + ' ' + snapshot.text(row, "role") + ' ' + snapshot.text(row, "seniority");
        for (const domain::BuyingRole role : domain::buyingRolesOf(words)) {
            if (std::find(summary.present.begin(), summary.present.end(), role) == summary.present.end())
                summary.present.push_back(role);
        }
        summary.engagement += score[1][row];
        summary.withSales += domain::isWithSales(snapshot.stages[row]);
        summary.won += snapshot.stages[row] == domain::Stage::won;
        activity.add(*snapshot.activities, row);
    }
    if (account < snapshot.accountActivities->leads())
        activity.add(*snapshot.accountActivities, account);
    activity.nameAreas();
    std::sort(summary.present.begin(), summary.present.end());
    for (const domain::BuyingRole role : domain::allBuyingRoles) {
        if (std::find(summary.present.begin(), summary.present.end(), role) == summary.present.end())
            summary.missing.push_back(role);
    }
    summary.people = std::move(people);
    return summary;
}

} // namespace

std::vector<AccountSummary> accounts(const Snapshot &snapshot, const base::Progress *progress)
{
    std::vector<std::vector<std::uint32_t>> people(snapshot.accounts.size());
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (row % rowsBetweenAccountStops == 0 && progress && progress->stopRequested())
            return {};
        if (isCounted(snapshot, row))
            people[snapshot.account[row] - 1].push_back(row);
    }
    const std::vector<std::uint32_t> places = placesOf(*snapshot.model);
    std::vector<AccountSummary> all;
    for (std::uint32_t account = 0; account < people.size(); ++account) {
        if (account % rowsBetweenAccountStops == 0 && progress && progress->stopRequested())
            return {};
        if (!people[account].empty() || snapshot.accounts[account].target)
            all.push_back(summaryOf(snapshot, account, std::move(people[account]), places));
    }
    const auto bestPlace = [&](const AccountSummary &summary) {
        return summary.people.empty() ? places.size() : places[snapshot.cellOf(summary.people.front())];
    };
    std::stable_sort(all.begin(), all.end(), [&](const AccountSummary &a, const AccountSummary &b) {
        const bool first = snapshot.accounts[a.account].target;
        const bool second = snapshot.accounts[b.account].target;
        if (first != second)
            return first;
        const auto placeA = bestPlace(a);
        const auto placeB = bestPlace(b);
        return placeA != placeB ? placeA < placeB : a.engagement > b.engagement;
    });
    return all;
}

std::optional<AccountSummary> accountOf(const Snapshot &snapshot, std::uint32_t row)
{
    if (snapshot.account[row] == 0)
        return std::nullopt;
    std::vector<std::uint32_t> people;
    for (std::uint32_t other = 0; other < snapshot.size(); ++other) {
        if (snapshot.account[other] == snapshot.account[row] && isCounted(snapshot, other))
            people.push_back(other);
    }
    return summaryOf(snapshot, snapshot.account[row] - 1, std::move(people), placesOf(*snapshot.model));
}

} // namespace leadlight::workspace
