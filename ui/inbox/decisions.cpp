// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/decisions.h"

#include <algorithm>

#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "domain/passback_reason.h"
#include "workspace/commands/move_lead.h"

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
    decide(row, request);
}

void Decisions::passBack(std::uint32_t row, const std::string &reason, const QString &note, std::optional<base::Date> until)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::passBack;
    request.reason = reason;
    request.note = bridge::toUtf8(note);
    request.until = until;
    decide(row, request);
}

void Decisions::notABuyer(std::uint32_t row)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::disqualify;
    request.reason = "Not a buyer";
    decide(row, request);
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

void Decisions::decide(std::uint32_t row, const lifecycle::MoveRequest &request)
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot || row >= snapshot->size()) {
        return;
    }
    const base::Instant asked = m_session.now();
    const auto person = request.move == domain::Move::disqualify ? salesSeat(snapshot) : std::nullopt;
    m_session.run(
        tr("Deciding on %1").arg(bridge::toQt(snapshot->nameOf(row))),
        [row, request, person](workspace::Workspace &workspace, base::Progress &) {
            return workspace::moveLead(workspace, row, request, person);
        },
        this, [this, row, request, asked](const base::Result<workspace::MoveReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(row, receipt.error());
                return;
            }
            m_begin = m_decided == 0 ? asked : m_begin;
            m_end = m_session.now();
            ++m_decided;
            m_accepted += request.move == domain::Move::accept ? 1 : 0;
            Q_EMIT done(row, sentence(row, request, receipt->person), [self = QPointer<Decisions>(this), row, move = request.move] {
                if (self) {
                    self->undo(row, move);
                }
            });
        });
}

void Decisions::undo(std::uint32_t row, domain::Move move)
{
    lifecycle::MoveRequest request;
    request.move = domain::Move::undo;
    m_session.run(
        tr("Undoing"),
        [row, request](workspace::Workspace &workspace, base::Progress &) {
            return workspace::moveLead(workspace, row, request);
        },
        this, [this, row, move](const base::Result<workspace::MoveReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT undoRefused(bridge::messageOf(receipt.error()));
                return;
            }
            m_decided = std::max(0, m_decided - 1);
            m_accepted = std::max(0, m_accepted - (move == domain::Move::accept ? 1 : 0));
            Q_EMIT undone(row);
        });
}

QString Decisions::sentence(std::uint32_t row, const lifecycle::MoveRequest &request, const base::Uuid &person) const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    const QString lead = snapshot ? bridge::toQt(snapshot->nameOf(row)) : QString();
    const domain::Person *decider = snapshot ? snapshot->personOf(person) : nullptr;
    const QString who = decider ? bridge::toQt(decider->name) : tr("Sales");
    if (request.move == domain::Move::accept) {
        return tr("%1 accepted %2").arg(who, lead);
    }
    if (request.move == domain::Move::disqualify) {
        return tr("%1 marked %2 as not a buyer").arg(who, lead);
    }
    const domain::PassbackReason *reason = domain::findPassbackReason(request.reason);
    const QString why = bridge::toQt(reason ? reason->label : std::string_view(request.reason));
    return tr("%1 passed %2 back: %3").arg(who, lead, why);
}

} // namespace leadlight::inbox
