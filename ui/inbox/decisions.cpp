// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/decisions.h"

#include <algorithm>

#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/passback_reason.h"
#include "wording/labels.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/verify_lead.h"

namespace leadlight::inbox {

namespace {

constexpr std::int64_t secondsInMinute = 60;

/// Either side may turn somebody away; in the inbox it is Sales.
std::optional<base::Uuid> salesSeat(const bridge::SnapshotPtr &snapshot)
{
    const domain::Person *seated = snapshot ? snapshot->atTable(domain::Side::sales) : nullptr;
    return seated ? std::optional(seated->id) : std::nullopt;
}

} // namespace

Decisions::Decisions(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session)
{
}

void Decisions::accept(std::uint32_t row)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::accept;
    decide(row, request, {});
}

void Decisions::passBack(std::uint32_t row, const std::string &reason, const QString &note, std::optional<base::Date> until)
{
    decide(row, passBackOf(reason, note, until), {});
}

lifecycle::MoveRequest Decisions::passBackOf(const std::string &reason, const QString &note, std::optional<base::Date> until)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::passBack;
    request.reason = reason;
    request.note = bridge::toUtf8(note);
    request.until = until;
    return request;
}

void Decisions::notABuyer(std::uint32_t row)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::disqualify;
    request.reason = notABuyerReason;
    decide(row, request, {});
}

void Decisions::move(std::uint32_t row, const lifecycle::MoveRequest &request, const workspace::FieldValues &facts)
{
    decide(row, request, facts);
}

void Decisions::snooze(std::uint32_t row, base::Instant until)
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    const QString when = snapshot ? bridge::TimeText(snapshot->zone(), m_session.now()).moment(until) : QString();
    doSmall(row, tr("%1 snoozed until %2").arg(nameOf(row), when),
            [row, until](workspace::Workspace &workspace) { return workspace::snoozeLead(workspace, row, until); });
}

void Decisions::wake(std::uint32_t row)
{
    doSmall(row, tr("%1 is awake").arg(nameOf(row)), [row](workspace::Workspace &workspace) { return workspace::wakeLead(workspace, row); });
}

void Decisions::note(std::uint32_t row, const QString &words)
{
    doSmall(row, tr("Note on %1 saved").arg(nameOf(row)),
            [row, text = bridge::toUtf8(words)](workspace::Workspace &workspace) { return workspace::noteOnLead(workspace, row, text); });
}

void Decisions::verify(std::uint32_t row, lifecycle::Verdict verdict, const QString &words)
{
    const bool confirms = verdict == lifecycle::Verdict::confirmed;
    const QString sentence = confirms ? tr("%1 confirmed: Sales sees it now").arg(nameOf(row)) : tr("%1 not confirmed: %2").arg(nameOf(row), words);
    m_session.run(
        sentence,
        [row, verdict, text = bridge::toUtf8(words)](workspace::Workspace &workspace, base::Progress &) {
            return workspace::verifyLead(workspace, row, verdict, text);
        },
        this, [this, row, sentence, confirms](const base::Result<workspace::DeedReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(row, receipt.error());
                return;
            }
            Q_EMIT done(row, sentence, [self = QPointer<Decisions>(this), row, confirms, entry = receipt->ledgerSeq] {
                if (!self) {
                    return;
                }
                if (confirms) {
                    self->undo(row, domain::Move::qualify, false);
                } else {
                    self->undoSmall(row, entry);
                }
            });
        });
}

void Decisions::doSmall(std::uint32_t row, const QString &sentence, Deed deed)
{
    m_session.run(
        sentence, [deed = std::move(deed)](workspace::Workspace &workspace, base::Progress &) { return deed(workspace); }, this,
        [this, row, sentence](const base::Result<workspace::DeedReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(row, receipt.error());
                return;
            }
            Q_EMIT done(row, sentence, [self = QPointer<Decisions>(this), row, entry = receipt->ledgerSeq] {
                if (self) {
                    self->undoSmall(row, entry);
                }
            });
        });
}

void Decisions::undoSmall(std::uint32_t row, std::uint64_t ledgerSeq)
{
    m_session.run(
        tr("Undoing"),
        [ledgerSeq](workspace::Workspace &workspace, base::Progress &) { return workspace::undoDeed(workspace, ledgerSeq); }, this,
        [this, row](const base::Result<workspace::DeedReceipt> &receipt) {
            if (receipt) {
                Q_EMIT undone(row);
            } else {
                Q_EMIT undoRefused(bridge::messageOf(receipt.error()));
            }
        });
}

QString Decisions::nameOf(std::uint32_t row) const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    return snapshot && row < snapshot->size() ? bridge::toQt(snapshot->nameOf(row)) : QString();
}

std::optional<base::Uuid> Decisions::personFor(const lifecycle::MoveRequest &request) const
{
    return request.move == domain::Move::disqualify ? salesSeat(m_session.snapshot()) : std::nullopt;
}

void Decisions::forget()
{
    m_decided = 0;
    m_accepted = 0;
}

std::int64_t Decisions::minutes() const
{
    return std::max<std::int64_t>(1, (m_end.seconds - m_begin.seconds + secondsInMinute / 2) / secondsInMinute);
}

void Decisions::decide(std::uint32_t row, const lifecycle::MoveRequest &request, const workspace::FieldValues &facts)
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot || row >= snapshot->size()) {
        return;
    }
    const base::Instant asked = m_session.now();
    const bool fromInbox = snapshot->stages[row] == domain::Stage::qualified && request.move != domain::Move::recall;
    const auto person = personFor(request);
    m_session.run(
        tr("Deciding on %1").arg(bridge::toQt(snapshot->nameOf(row))),
        [row, request, person, facts](workspace::Workspace &workspace, base::Progress &) {
            return workspace::moveLead(workspace, row, request, person, facts);
        },
        this, [this, row, request, asked, fromInbox](const base::Result<workspace::MoveReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(row, receipt.error());
                return;
            }
            m_begin = m_decided == 0 ? asked : m_begin;
            m_end = m_session.now();
            m_decided += fromInbox ? 1 : 0;
            m_accepted += request.move == domain::Move::accept ? 1 : 0;
            Q_EMIT done(row, sentence(row, request, receipt->person), [self = QPointer<Decisions>(this), row, move = request.move, fromInbox] {
                if (self) {
                    self->undo(row, move, fromInbox);
                }
            });
        });
}

void Decisions::undo(std::uint32_t row, domain::Move move, bool countsAsDecided)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::undo;
    m_session.run(
        tr("Undoing"),
        [row, request](workspace::Workspace &workspace, base::Progress &) {
            return workspace::moveLead(workspace, row, request);
        },
        this, [this, row, move, countsAsDecided](const base::Result<workspace::MoveReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT undoRefused(bridge::messageOf(receipt.error()));
                return;
            }
            m_decided = std::max(0, m_decided - (countsAsDecided ? 1 : 0));
            m_accepted = std::max(0, m_accepted - (move == domain::Move::accept ? 1 : 0));
            Q_EMIT undone(row);
        });
}

QString Decisions::sentence(std::uint32_t row, const lifecycle::MoveRequest &request, const base::Uuid &person) const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    const QString lead = nameOf(row);
    const domain::Person *decider = snapshot ? snapshot->personOf(person) : nullptr;
    const QString who = decider ? bridge::toQt(decider->name) : tr("Sales");
    if (request.move == domain::Move::accept) {
        return tr("%1 accepted %2").arg(who, lead);
    }
    if (request.move == domain::Move::disqualify) {
        return tr("%1 marked %2 as not a buyer").arg(who, lead);
    }
    if (request.move != domain::Move::passBack) {
        return tr("%1, %2: %3").arg(lead, who, bridge::toQt(wording::moveDone(request.move)));
    }
    const domain::PassbackReason *reason = snapshot ? snapshot->rules->reason(request.reason) : nullptr;
    const QString why = bridge::toQt(reason ? reason->label : std::string_view(request.reason));
    return tr("%1 passed %2 back: %3").arg(who, lead, why);
}

} // namespace leadlight::inbox
