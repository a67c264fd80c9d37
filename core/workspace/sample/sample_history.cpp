// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sample/sample_history.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/activity.h"
#include "domain/passback_reason.h"
#include "scoring/lead_scorer.h"
#include "workspace/sample/sample_random.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t passbackWait = 14 * base::secondsPerDay;

/// Walks through one lead's activities in order of time and lives its life.
class LeadLife {
public:
    LeadLife(const Snapshot &snapshot, const scoring::LeadScorer &scorer, const SampleWorld &world, SampleRandom &random,
             SampleHistory &history, base::Instant versionSince, std::uint32_t row)
        : m_snapshot(snapshot), m_scorer(scorer), m_world(world), m_random(random), m_history(history), m_versionSince(versionSince), m_row(row)
    {
        for (std::size_t i = 0; i < snapshot.people.size(); ++i) {
            if (snapshot.people[i].side == domain::Side::sales)
                m_sales.push_back(static_cast<std::uint32_t>(i));
        }
    }

    void live()
    {
        const std::uint16_t flags = m_snapshot.flags[m_row];
        if (flags & (scoring::isJunk | scoring::isDuplicate))
            return;
        if (m_world.purchased[m_row] && !(flags & scoring::hasActedItself))
            return;
        if (!(flags & scoring::isReachable) || (flags & scoring::consentWithdrawn))
            return;
        if (m_snapshot.scores->overrides[m_row] == static_cast<std::uint8_t>(scoring::Override::showStopper))
            return;
        m_fit = m_snapshot.scores->score[0][m_row];
        const data::ActivityTable &activities = *m_snapshot.activities;
        for (std::size_t i = activities.first[m_row]; i < activities.first[m_row + 1] && !m_closed; ++i) {
            const base::Instant time{activities.time[i]};
            if (time < m_freeAt || activities.channel[i] == static_cast<std::uint8_t>(domain::Channel::sales))
                continue;
            m_asked = raisesHand(activities.types->text(activities.type[i]));
            m_byHand = false;
            if (qualifiesAt(time) || sentByHandAt())
                handOver(time);
        }
    }

private:
    [[nodiscard]] bool raisesHand(std::string_view type) const
    {
        for (const model::Axis &axis : m_snapshot.model->axes) {
            for (const model::Criterion &criterion : axis.criteria) {
                const auto *rule = std::get_if<model::HandRaiseRule>(&criterion.rule);
                if (rule && std::find(rule->types.begin(), rule->types.end(), type) != rule->types.end())
                    return true;
            }
        }
        return false;
    }

    static std::uint8_t rankBy(const model::Axis &axis, base::Exact score)
    {
        std::uint8_t rank = 0;
        while (rank < axis.thresholds.size() && score < base::exactOf(axis.thresholds[rank]))
            ++rank;
        return rank;
    }

    [[nodiscard]] bool qualifiesAt(base::Instant time)
    {
        m_engagement = m_scorer.at(1, m_row, time);
        const model::Cell cell{rankBy(m_snapshot.model->axes[0], m_fit), m_asked ? std::uint8_t{0} : rankBy(m_snapshot.model->axes[1], m_engagement)};
        m_rank = m_snapshot.model->nameOf(cell);
        if (!m_asked && !m_snapshot.model->inRegion(cell))
            return false;
        if (!m_passedBack || m_asked)
            return true;
        // The rule against bouncing: the wait is over, and what happened since adds enough.
        if (time.seconds - m_passedBack->seconds < passbackWait)
            return false;
        return m_engagement - m_scorer.at(1, m_row, time, *m_passedBack) >= base::exactOf(15);
    }

    /// Now and then Marketing sends a lead that the model would not: its outcome is what tells the tiles apart.
    [[nodiscard]] bool sentByHandAt()
    {
        m_byHand = !m_passedBack && m_random.chance(0.012);
        return m_byHand;
    }

    MoveRecord record(domain::Move move, domain::Stage from, domain::Stage to, base::Instant time) const
    {
        MoveRecord entry;
        entry.lead = m_row;
        entry.move = move;
        entry.from = from;
        entry.to = to;
        entry.time = time;
        entry.modelVersion = time < m_versionSince ? 1 : 2;
        entry.rank = m_rank;
        entry.fit = m_fit;
        entry.engagement = m_engagement;
        return entry;
    }

    void bySales(MoveRecord &entry) const
    {
        entry.person = m_snapshot.people[m_owner].id;
        entry.side = domain::Side::sales;
    }

    void handOver(base::Instant time)
    {
        MoveRecord qualify = record(domain::Move::qualify, domain::Stage::identified, domain::Stage::qualified, time);
        qualify.reason = m_byHand ? "Spoke with us at the booth" : m_asked ? "asked_for_call" : "region";
        if (m_byHand) {
            qualify.person = m_snapshot.people.front().id;
            qualify.side = domain::Side::marketing;
        }
        m_history.moves.push_back(std::move(qualify));
        m_owner = m_sales[m_random.below(m_sales.size())];
        m_freeAt = m_snapshot.asOf; // until decided, the lead is with Sales
        const auto wait = static_cast<std::int64_t>((1 + m_random.below(20)) * hour) + static_cast<std::int64_t>(m_random.below(hour));
        const base::Instant decided{time.seconds + (m_random.chance(0.12) ? 4 * wait : wait)};
        if (decided >= m_snapshot.asOf || (m_snapshot.asOf.seconds - time.seconds < 3 * base::secondsPerDay && m_random.chance(0.75))) {
            if (m_asked)
                m_history.contacted.push_back(m_row);
            m_freeAt = {m_snapshot.asOf.seconds + 1};
            return;
        }
        decide(decided);
    }

    void decide(base::Instant time)
    {
        const double inclined = 0.38 + 0.06 * m_world.worth[m_row] + (m_asked ? 0.2 : 0);
        if (!m_random.chance(std::clamp(inclined, 0.08, 0.94))) {
            passBack(domain::Stage::qualified, time);
            return;
        }
        MoveRecord accept = record(domain::Move::accept, domain::Stage::qualified, domain::Stage::accepted, time);
        bySales(accept);
        m_history.moves.push_back(std::move(accept));
        m_history.owner[m_row] = m_owner + 1;
        const base::Instant called{time.seconds + static_cast<std::int64_t>((1 + m_random.below(6)) * 20 * hour)};
        m_freeAt = {m_snapshot.asOf.seconds + 1};
        if (called >= m_snapshot.asOf)
            return;
        if (m_random.chance(std::clamp(0.30 - 0.06 * m_world.worth[m_row], 0.05, 0.6))) {
            passBack(domain::Stage::accepted, called);
            return;
        }
        pursue(called);
    }

    void pursue(base::Instant time)
    {
        MoveRecord opportunity = record(domain::Move::opportunity, domain::Stage::accepted, domain::Stage::opportunity, time);
        bySales(opportunity);
        m_history.moves.push_back(std::move(opportunity));
        const base::Instant ended{time.seconds + static_cast<std::int64_t>((12 + m_random.below(70)) * 24 * hour)};
        if (ended >= m_snapshot.asOf)
            return;
        const bool won = m_random.chance(chanceOfWinning());
        MoveRecord end = record(won ? domain::Move::win : domain::Move::lose, domain::Stage::opportunity, won ? domain::Stage::won : domain::Stage::lost, ended);
        bySales(end);
        SampleHistory::Closed closed{m_row, won ? domain::OutcomeKind::won : domain::OutcomeKind::lost, 0, {}, ended};
        if (won) {
            const double employees = m_snapshot.number(m_row, "employees").value_or(80);
            closed.valueMinor = static_cast<std::int64_t>(4000 + std::min(employees, 3000.0) * 12 + static_cast<double>(m_random.below(9000))) * 100;
        } else {
            constexpr std::array<const char *, 5> reasons{"Price", "Rival chosen", "Project stopped", "No decision", "Already decided before we knew"};
            closed.reason = reasons[m_random.below(reasons.size())];
            end.reason = closed.reason;
        }
        m_history.moves.push_back(std::move(end));
        m_history.closed.push_back(std::move(closed));
        m_closed = true;
    }

    /// What a buyer is worth and how keen the lead was at hand-over both tell, or no tile would sell better than another.
    [[nodiscard]] double chanceOfWinning() const
    {
        const double keen = std::min(static_cast<double>(base::wholePoints(m_engagement)), 150.0) / 50;
        const double fits = static_cast<double>(base::wholePoints(m_fit)) / 25;
        return 1 / (1 + std::exp(4.6 - 0.3 * m_world.worth[m_row] - 0.7 * keen - 0.45 * fits - (m_asked ? 0.8 : 0)));
    }

    void passBack(domain::Stage from, base::Instant time)
    {
        MoveRecord entry = record(domain::Move::passBack, from, domain::Stage::identified, time);
        bySales(entry);
        const domain::PassbackReason &reason = reasonFor();
        entry.reason = reason.key;
        entry.program = reason.program;
        if (reason.key == "too_early")
            entry.until = base::Date{base::utcDateOf(time).days + 90 + static_cast<int>(m_random.below(90))};
        if (reason.needsNote)
            entry.note = "Spoke to the office; a colleague has taken over.";
        if (!reason.answeredBy.empty())
            entry.answerThen = m_snapshot.text(m_row, reason.answeredBy);
        m_history.moves.push_back(std::move(entry));
        m_history.owner[m_row] = 0;
        m_passedBack = time;
        m_freeAt = time;
    }

    [[nodiscard]] const domain::PassbackReason &reasonFor()
    {
        const auto reasons = domain::passbackReasons();
        const std::string budget = m_snapshot.text(m_row, "budget");
        const std::string authority = m_snapshot.text(m_row, "authority");
        const std::string need = m_snapshot.text(m_row, "need");
        std::array<double, 7> weights{1.2, 1.0, 1.2, 1.0, 0.6, 1.0, 0.3};
        if (budget == "None")
            weights[0] += 6;
        if (authority == "User")
            weights[1] += 6;
        if (need == "Just researching" || need == "None")
            weights[2] += 6;
        if (m_snapshot.number(m_row, "timeframe_months").value_or(0) > 12)
            weights[3] += 6;
        return reasons[m_random.pick(weights)];
    }

    const Snapshot &m_snapshot;
    const scoring::LeadScorer &m_scorer;
    const SampleWorld &m_world;
    SampleRandom &m_random;
    SampleHistory &m_history;
    base::Instant m_versionSince;
    std::uint32_t m_row;
    std::vector<std::uint32_t> m_sales;
    std::uint32_t m_owner = 0;
    base::Exact m_fit = 0;
    base::Exact m_engagement = 0;
    std::string m_rank;
    bool m_asked = false;
    bool m_byHand = false;
    bool m_closed = false;
    base::Instant m_freeAt{};
    std::optional<base::Instant> m_passedBack;
};

} // namespace

SampleHistory makeSampleHistory(const Snapshot &snapshot, const SampleWorld &world, std::uint64_t seed, base::Instant secondVersionSince)
{
    SampleRandom random(seed ^ 0x5eed0fdec15105ULL);
    SampleHistory history;
    const scoring::LeadScorer scorer(*snapshot.model, snapshot.input());
    history.owner.assign(snapshot.size(), 0);
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (!world.junk[row])
            LeadLife(snapshot, scorer, world, random, history, secondVersionSince, row).live();
    }
    std::stable_sort(history.moves.begin(), history.moves.end(), [](const MoveRecord &a, const MoveRecord &b) { return a.time < b.time; });
    return history;
}

} // namespace leadlight::workspace
