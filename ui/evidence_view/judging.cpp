// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/judging.h"

#include "bridge/messages.h"

namespace leadlight::evidence_view {

namespace {

constexpr int lookEvery = 150; ///< milliseconds


} // namespace

Judging::Judging(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Judging::look);
}

void Judging::forget()
{
    ++m_number;
    m_timer.stop();
}

void Judging::ask(const workspace::EvidenceQuestion &question)
{
    const quint64 number = ++m_number;
    m_timer.start();
    m_session.run(
        tr("Reading former values"),
        [question](workspace::Workspace &workspace, base::Progress &) {
            return workspace::readValueHistory(workspace, workspace::fieldsOf(*workspace.snapshot(), question));
        },
        this, [this, question, number](base::Result<workspace::ValueHistory> history) {
            if (number != m_number) {
                return;
            }
            if (!history) {
                m_timer.stop();
                Q_EMIT failed(bridge::messageOf(history.error()));
                return;
            }
            judge(question, std::make_shared<const workspace::ValueHistory>(std::move(*history)), number);
        });
}

void Judging::judge(const workspace::EvidenceQuestion &question, std::shared_ptr<const workspace::ValueHistory> history, quint64 number)
{
    m_session.query(
        QStringLiteral("evidence"),
        [question, history = std::move(history), watch = m_watch](const workspace::Snapshot &snapshot, base::Progress &progress) {
            {
                const std::scoped_lock guard(watch->mutex);
                watch->progress = &progress;
            }
            auto evidence = workspace::judge(snapshot, *history, question, progress);
            const std::scoped_lock guard(watch->mutex);
            watch->progress = nullptr;
            return evidence;
        },
        this, [this, number, snapshot = m_session.snapshot()](base::Result<workspace::Evidence> evidence) {
            if (number != m_number) {
                return;
            }
            m_timer.stop();
            if (evidence) {
                Q_EMIT judged(std::make_shared<const workspace::Evidence>(std::move(*evidence)), snapshot);
            } else if (evidence.error().kind != base::ErrorKind::stopped) {
                Q_EMIT failed(bridge::messageOf(evidence.error()));
            }
        });
}

void Judging::look()
{
    quint64 done = 0;
    quint64 total = 0;
    {
        const std::scoped_lock guard(m_watch->mutex);
        if (m_watch->progress) {
            done = m_watch->progress->done();
            total = m_watch->progress->total();
        }
    }
    Q_EMIT progressed(done, total);
}

} // namespace leadlight::evidence_view
