// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include <QObject>
#include <QTimer>

#include "bridge/session.h"
#include "workspace/queries/evidence.h"

namespace leadlight::evidence_view {

using EvidencePtr = std::shared_ptr<const workspace::Evidence>;

/// Asks for the evidence in the background: what attributes were before they changed on the command thread, the scores
/// and statistics on the query thread. The newest question wins. GUI thread.
class Judging final : public QObject {
    Q_OBJECT

public:
    explicit Judging(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    void ask(const workspace::EvidenceQuestion &question);
    /// Answers that are under way are not delivered.
    void forget();

Q_SIGNALS:
    void judged(const leadlight::evidence_view::EvidencePtr &evidence, const leadlight::bridge::SnapshotPtr &snapshot);
    void failed(const QString &text);
    /// How far it is, now and then; `total` 0: not known yet.
    void progressed(quint64 done, quint64 total);

private:
    /// The query's own progress while it lives, readable from here.
    struct Watch {
        std::mutex mutex;
        const base::Progress *progress = nullptr;
    };

    void judge(const workspace::EvidenceQuestion &question, std::shared_ptr<const workspace::ValueHistory> history, quint64 number);
    void look();

    bridge::WorkspaceSession &m_session;
    std::shared_ptr<Watch> m_watch = std::make_shared<Watch>();
    QTimer m_timer;
    quint64 m_number = 0;
};

} // namespace leadlight::evidence_view
