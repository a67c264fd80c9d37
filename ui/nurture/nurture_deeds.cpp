// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/nurture_deeds.h"

#include <optional>

#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"

namespace leadlight::nurture {

namespace {

/// What was done before a refusal, and the refusal.
struct Enrolled {
    std::vector<std::uint64_t> entries;
    std::optional<base::Error> refusal;
};

} // namespace

NurtureDeeds::NurtureDeeds(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session)
{
}

QString NurtureDeeds::nameOf(const std::vector<std::uint32_t> &rows) const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    return rows.size() == 1 && snapshot ? bridge::toQt(snapshot->nameOf(rows.front()))
                                        : tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(rows.size())));
}

void NurtureDeeds::enrol(const std::vector<std::uint32_t> &rows, const workspace::Enrolling &enrolling)
{
    const QString text = tr("%1 put into \"%2\"").arg(nameOf(rows), bridge::toQt(enrolling.program));
    m_session.run(
        tr("Enrolling"),
        [rows, enrolling](workspace::Workspace &workspace, base::Progress &progress) {
            Enrolled enrolled;
            for (const std::uint32_t row : rows) {
                if (progress.stopRequested()) {
                    break;
                }
                const auto receipt = workspace::enrolLead(workspace, row, enrolling);
                if (!receipt) {
                    enrolled.refusal = receipt.error();
                    break;
                }
                enrolled.entries.push_back(receipt->ledgerSeq);
            }
            return enrolled;
        },
        this, [this, text](const Enrolled &enrolled) {
            if (enrolled.refusal) {
                Q_EMIT refused(bridge::messageOf(*enrolled.refusal));
            }
            if (!enrolled.entries.empty()) {
                Q_EMIT done(text, [self = QPointer<NurtureDeeds>(this), entries = enrolled.entries] {
                    if (self) {
                        self->undo(entries);
                    }
                });
            }
        });
}

void NurtureDeeds::leave(std::uint32_t row, const std::string &program)
{
    const QString text = tr("%1 taken out of \"%2\"").arg(nameOf({row}), bridge::toQt(program));
    m_session.run(
        tr("Taking out of the program"),
        [row, program](workspace::Workspace &workspace, base::Progress &) { return workspace::leaveProgram(workspace, row, program, {}); }, this,
        [this, text](const base::Result<workspace::DeedReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(bridge::messageOf(receipt.error()));
                return;
            }
            Q_EMIT done(text, [self = QPointer<NurtureDeeds>(this), entry = receipt->ledgerSeq] {
                if (self) {
                    self->undo({entry});
                }
            });
        });
}

void NurtureDeeds::writeList(const QString &path, const workspace::NurtureList &list)
{
    m_session.run(
        tr("Writing the list for the mail tool"),
        [file = bridge::toUtf8(path), list](workspace::Workspace &workspace, base::Progress &) { return workspace::exportNurture(workspace, file, list); },
        this, [this, path](const base::Result<workspace::NurtureListed> &listed) {
            if (!listed) {
                Q_EMIT refused(bridge::messageOf(listed.error()));
                return;
            }
            const auto count = [](std::uint64_t value) { return bridge::countText(static_cast<std::int64_t>(value)); };
            const QString left = listed->leftOut == 0 ? QString() : tr(", %1 left out: no address, or no mail wanted").arg(count(listed->leftOut));
            Q_EMIT done(tr("%1 written to %2%3").arg(count(listed->written), path, left), {});
        });
}

void NurtureDeeds::undo(const std::vector<std::uint64_t> &entries)
{
    m_session.run(
        tr("Undoing"),
        [entries](workspace::Workspace &workspace, base::Progress &) -> base::Result<void> {
            for (const std::uint64_t entry : entries) {
                if (const auto undone = workspace::undoDeed(workspace, entry); !undone) {
                    return base::fail(undone.error());
                }
            }
            return {};
        },
        this, [this](const base::Result<void> &undone) {
            if (!undone) {
                Q_EMIT refused(bridge::messageOf(undone.error()));
            }
        });
}

} // namespace leadlight::nurture
