// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/starter_sheet.h"

#include <algorithm>
#include <numeric>

namespace leadlight::starter {

namespace {

constexpr int wholeShare = 100;

template <class Map, class Key> auto *said(Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

bool StarterSheet::isCorrected() const
{
    return !m_on.empty() || !m_axis.empty() || !m_marks.empty() || !m_activityOn.empty() || !m_activityMarks.empty()
           || m_shares;
}

void StarterSheet::take(workspace::StarterProposal proposal)
{
    m_guess = std::move(proposal);
    putIn();
}

void StarterSheet::startOver()
{
    m_on.clear();
    m_axis.clear();
    m_marks.clear();
    m_activityOn.clear();
    m_activityMarks.clear();
    m_shares.reset();
    putIn();
}

void StarterSheet::clear()
{
    m_guess = {};
    startOver();
}

void StarterSheet::putIn()
{
    m_proposal = m_guess;
    for (workspace::ProposedColumn &column : m_proposal.columns) {
        if (const bool *on = said(m_on, column.key)) {
            column.on = *on && !column.values.empty();
        }
        if (const std::size_t *axis = said(m_axis, column.key)) {
            column.axis = *axis;
        }
        for (workspace::ProposedValue &value : column.values) {
            if (const model::Mark *mark = said(m_marks, std::pair(column.key, value.choice.label))) {
                value.choice.mark = *mark;
                value.basis = workspace::MarkBasis::person;
            }
        }
    }
    for (workspace::ProposedActivity &activity : m_proposal.activities) {
        if (const bool *on = said(m_activityOn, activity.choice.type)) {
            activity.on = *on;
        }
        if (const model::Mark *mark = said(m_activityMarks, activity.choice.type)) {
            activity.choice.mark = *mark;
            activity.basis = workspace::MarkBasis::person;
        }
    }
    m_proposal.shares = m_shares.value_or(m_proposal.shares);
    Q_EMIT refilled();
    Q_EMIT changed();
}

void StarterSheet::setColumnOn(std::size_t column, bool on)
{
    workspace::ProposedColumn &proposed = m_proposal.columns[column];
    if (proposed.on == on || (on && proposed.values.empty())) {
        return;
    }
    proposed.on = on;
    m_on[proposed.key] = on;
    Q_EMIT rowsChanged();
    Q_EMIT changed();
}

void StarterSheet::setActivityOn(std::size_t activity, bool on)
{
    workspace::ProposedActivity &proposed = m_proposal.activities[activity];
    if (proposed.on == on) {
        return;
    }
    proposed.on = on;
    m_activityOn[proposed.choice.type] = on;
    Q_EMIT rowsChanged();
    Q_EMIT changed();
}

void StarterSheet::setAxis(std::size_t column, std::size_t axis)
{
    workspace::ProposedColumn &proposed = m_proposal.columns[column];
    if (proposed.axis == axis) {
        return;
    }
    proposed.axis = axis;
    m_axis[proposed.key] = axis;
    Q_EMIT axisChanged();
    Q_EMIT changed();
}

void StarterSheet::markValue(std::size_t column, std::size_t value, model::Mark mark)
{
    workspace::ProposedColumn &proposed = m_proposal.columns[column];
    workspace::ProposedValue &marked = proposed.values[value];
    if (marked.choice.mark == mark && marked.basis == workspace::MarkBasis::person) {
        return;
    }
    marked.choice.mark = mark;
    marked.basis = workspace::MarkBasis::person;
    m_marks[{proposed.key, marked.choice.label}] = mark;
    Q_EMIT marksChanged();
    Q_EMIT changed();
}

void StarterSheet::markActivity(std::size_t activity, model::Mark mark)
{
    workspace::ProposedActivity &marked = m_proposal.activities[activity];
    if (marked.choice.mark == mark && marked.basis == workspace::MarkBasis::person) {
        return;
    }
    marked.choice.mark = mark;
    marked.basis = workspace::MarkBasis::person;
    m_activityMarks[marked.choice.type] = mark;
    Q_EMIT marksChanged();
    Q_EMIT changed();
}

void StarterSheet::setShare(std::size_t axis, std::size_t rank, int percent)
{
    std::vector<int> &shares = m_proposal.shares[axis];
    const int others = std::accumulate(shares.begin(), shares.end(), -shares[rank]);
    percent = std::clamp(percent, 1, std::max(1, wholeShare - 1 - others));
    if (shares[rank] == percent) {
        return;
    }
    shares[rank] = percent;
    m_shares = m_proposal.shares;
    Q_EMIT sharesChanged();
    Q_EMIT changed();
}

} // namespace leadlight::starter
