// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/decisions.h"

#include <algorithm>

#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "wording/labels.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/verify_lead.h"

namespace leadlight::inbox {

namespace {

/// What a move or a verdict that moved is taken back by.
base::Result<void> undoMove(workspace::Workspace &workspace, std::uint32_t row)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::undo;
    const auto undone = workspace::moveLead(workspace, row, request);
    return undone ? base::Result<void>() : base::Result<void>(base::fail(undone.error()));
}

base::Result<std::uint64_t> entryOf(const base::Result<workspace::DeedReceipt> &receipt)
{
    return receipt ? base::Result<std::uint64_t>(receipt->ledgerSeq) : base::Result<std::uint64_t>(base::fail(receipt.error()));
}

base::Result<void> undoEntry(workspace::Workspace &workspace, std::uint64_t entry)
{
    const auto undone = workspace::undoDeed(workspace, entry);
    return undone ? base::Result<void>() : base::Result<void>(base::fail(undone.error()));
}

} // namespace

/// One lead's share of a decision on several, and what takes it back; both run where commands run.
struct Decisions::Each {
    std::function<base::Result<std::uint64_t>(workspace::Workspace &, std::uint32_t row)> act; ///< the entry that undoes it, if it needs one
    std::function<base::Result<void>(workspace::Workspace &, std::uint32_t row, std::uint64_t entry)> undo;
};

struct Decisions::Outcome {
    std::vector<std::uint32_t> done;
    std::vector<std::uint64_t> entries; ///< of those done
    std::vector<std::uint32_t> refused;
    std::optional<base::Error> why; ///< the first refusal
};

void Decisions::moveAll(const std::vector<std::uint32_t> &rows, const lifecycle::MoveRequest &request)
{
    QString done = bridge::toQt(wording::moveDone(request.move));
    done.replace(0, 1, done.left(1).toLower()); // it stands after "3 leads: "
    const auto person = personFor(request);
    onEach(rows, done, request.move == domain::Move::accept ? 1 : 0,
           {[request, person](workspace::Workspace &workspace, std::uint32_t row) -> base::Result<std::uint64_t> {
                const auto receipt = workspace::moveLead(workspace, row, request, person);
                return receipt ? base::Result<std::uint64_t>(std::uint64_t{0}) : base::Result<std::uint64_t>(base::fail(receipt.error()));
            },
            [](workspace::Workspace &workspace, std::uint32_t row, std::uint64_t) { return undoMove(workspace, row); }});
}

void Decisions::snoozeAll(const std::vector<std::uint32_t> &rows, base::Instant until)
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    const QString when = snapshot ? bridge::TimeText(snapshot->zone(), m_session.now()).moment(until) : QString();
    onEach(rows, tr("snoozed until %1").arg(when), -1,
           {[until](workspace::Workspace &workspace, std::uint32_t row) { return entryOf(workspace::snoozeLead(workspace, row, until)); },
            [](workspace::Workspace &workspace, std::uint32_t, std::uint64_t entry) { return undoEntry(workspace, entry); }});
}

void Decisions::verifyAll(const std::vector<std::uint32_t> &rows, lifecycle::Verdict verdict, const QString &words)
{
    const bool confirms = verdict == lifecycle::Verdict::confirmed;
    onEach(rows, bridge::toQt(wording::verdictName(lifecycle::keyOf(verdict))), -1,
           {[verdict, text = bridge::toUtf8(words)](workspace::Workspace &workspace, std::uint32_t row) {
                return entryOf(workspace::verifyLead(workspace, row, verdict, text));
            },
            [confirms](workspace::Workspace &workspace, std::uint32_t row, std::uint64_t entry) {
                return confirms ? undoMove(workspace, row) : undoEntry(workspace, entry);
            }});
}

void Decisions::onEach(const std::vector<std::uint32_t> &rows, const QString &done, int accepted, Each each)
{
    const base::Instant asked = m_session.now();
    m_session.run(
        tr("Deciding on %1 leads").arg(bridge::countText(static_cast<qint64>(rows.size()))),
        [rows, each](workspace::Workspace &workspace, base::Progress &) {
            Outcome outcome;
            for (const std::uint32_t row : rows) {
                if (const auto entry = each.act(workspace, row)) {
                    outcome.done.push_back(row);
                    outcome.entries.push_back(*entry);
                } else {
                    outcome.refused.push_back(row);
                    outcome.why = outcome.why ? outcome.why : std::optional(entry.error());
                }
            }
            return outcome;
        },
        this, [this, done, accepted, each, asked](const Outcome &outcome) {
            m_begin = m_decided == 0 ? asked : m_begin;
            m_end = m_session.now();
            tellOutcome(done, accepted, each, outcome);
        });
}

void Decisions::tellOutcome(const QString &done, int accepted, const Each &each, const Outcome &outcome)
{
    const auto count = [](const std::vector<std::uint32_t> &rows) { return bridge::countText(static_cast<qint64>(rows.size())); };
    const QString why = outcome.why ? bridge::messageOf(*outcome.why) : QString();
    if (!outcome.refused.empty()) {
        Q_EMIT allRefused(outcome.refused, outcome.done.empty() ? why : QString());
    }
    if (outcome.done.empty()) {
        return;
    }
    if (accepted >= 0) {
        m_decided += static_cast<int>(outcome.done.size());
        m_accepted += accepted * static_cast<int>(outcome.done.size());
    }
    const QString text = outcome.refused.empty() ? tr("%1 leads: %2").arg(count(outcome.done), done)
                                                 : tr("%1 leads: %2. %3 not: %4").arg(count(outcome.done), done, count(outcome.refused), why);
    Q_EMIT allDone(outcome.done, text, [self = QPointer<Decisions>(this), outcome, each, accepted] {
        if (self) {
            self->undoAll(outcome, each, accepted);
        }
    });
}

void Decisions::undoAll(const Outcome &outcome, const Each &each, int accepted)
{
    m_session.run(
        tr("Undoing"),
        [outcome, each](workspace::Workspace &workspace, base::Progress &) {
            Outcome undone;
            for (std::size_t i = outcome.done.size(); i-- > 0;) {
                if (const auto back = each.undo(workspace, outcome.done[i], outcome.entries[i])) {
                    undone.done.push_back(outcome.done[i]);
                } else {
                    undone.refused.push_back(outcome.done[i]);
                    undone.why = undone.why ? undone.why : std::optional(back.error());
                }
            }
            return undone;
        },
        this, [this, accepted](const Outcome &back) {
            const int count = static_cast<int>(back.done.size());
            m_decided = std::max(0, m_decided - (accepted >= 0 ? count : 0));
            m_accepted = std::max(0, m_accepted - std::max(0, accepted) * count);
            if (!back.done.empty()) {
                Q_EMIT undone(back.done.back());
            }
            if (back.why) {
                Q_EMIT undoRefused(bridge::messageOf(*back.why));
            }
        });
}

} // namespace leadlight::inbox
