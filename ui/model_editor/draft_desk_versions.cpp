// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a version: what DraftDesk asks of proposals and signatures.
#include "bridge/text.h"
#include "model_editor/draft_desk.h"

namespace leadlight::model_editor {

void DraftDesk::propose(const workspace::ProposalRequest &request, const Done &done, const Refused &refused)
{
    flush();
    m_session.run(
        tr("Proposing"),
        [request](workspace::Workspace &open, base::Progress &progress) {
            return workspace::proposeDraft(open, request, &progress);
        },
        this,
        [this, done, refused](const base::Result<int> &number) {
            if (!number) {
                refused(number.error());
                return;
            }
            done();
            Q_EMIT said(
                tr("v%1 is proposed. It comes into force when one person of each side has signed.").arg(*number));
        });
}

void DraftDesk::rollBack(int version, const workspace::ProposalRequest &request, const Done &done,
                         const Refused &refused)
{
    flush();
    m_session.run(
        tr("Proposing to roll back"),
        [version, request](workspace::Workspace &open, base::Progress &progress) {
            return workspace::proposeRollBack(open, version, request, &progress);
        },
        this,
        [this, version, done, refused](const base::Result<int> &number) {
            if (!number) {
                refused(number.error());
                return;
            }
            done();
            Q_EMIT said(
                tr("v%1 is proposed with the content of v%2. Both sides have to sign it.").arg(*number).arg(version));
        });
}

void DraftDesk::sign(const workspace::SignRequest &request, const Done &done, const Refused &refused)
{
    flush();
    m_session.run(
        tr("Signing"),
        [request](workspace::Workspace &open, base::Progress &) { return workspace::signVersion(open, request); }, this,
        [this, done, refused](const base::Result<workspace::Signed> &result) {
            if (!result) {
                refused(result.error());
                return;
            }
            done();
            const int version = result->version;
            switch (result->state) {
            case agreement::VersionState::inForce:
                Q_EMIT said(tr("v%1 is in force. %2 leads are handed over, %3 wait for new evidence.")
                                .arg(QString::number(version),
                                     bridge::countText(static_cast<std::int64_t>(result->released)),
                                     bridge::countText(static_cast<std::int64_t>(result->held))));
                break;
            case agreement::VersionState::signedByBoth:
                Q_EMIT said(tr("Both sides have signed v%1. It comes into force on its date.").arg(version));
                break;
            default:
                Q_EMIT said(tr("v%1 is signed by one side. The model in force stays as it is until the other signs.")
                                .arg(version));
            }
        });
}

} // namespace leadlight::model_editor
