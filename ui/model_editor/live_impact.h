// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <string>

#include <QObject>

#include "bridge/session.h"
#include "workspace/queries/impact.h"

namespace leadlight::model_editor {

/// Asks what a model does to all leads: the quick part at once, then what closed leads say of it, then the look back.
/// The newest question wins and stops an older one. GUI thread.
class LiveImpact final : public QObject {
    Q_OBJECT

public:
    explicit LiveImpact(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    /// Null: nothing is open. `leadsChanged`: what attributes were before has to be read again.
    void setSnapshot(const bridge::SnapshotPtr &snapshot, bool leadsChanged);
    void ask(const model::ScoringModel &model);

    [[nodiscard]] const std::shared_ptr<const workspace::Impact> &impact() const { return m_impact; }
    /// Of an older question while isUpdating(); null: none yet.
    [[nodiscard]] const std::shared_ptr<const workspace::DraftEvidence> &evidence() const { return m_evidence; }
    [[nodiscard]] const std::shared_ptr<const workspace::LookBack> &lookBack() const { return m_look; }
    [[nodiscard]] bool isUpdating() const { return m_updating; }

Q_SIGNALS:
    void changed();
    void evidenceChanged(); ///< changed() follows

private:
    using ModelPtr = std::shared_ptr<const model::ScoringModel>;
    void readHistory();
    void askImpact();
    void askEvidence(const ModelPtr &model);
    void askLookBack(const ModelPtr &model);

    bridge::WorkspaceSession &m_session;
    std::set<std::string> m_fields; ///< whose history is known or being read
    std::shared_ptr<const workspace::ValueHistory> m_history;
    quint64 m_readings = 0;
    std::shared_ptr<workspace::ImpactQuery> m_query;
    ModelPtr m_asked;
    std::shared_ptr<const workspace::Impact> m_impact;
    std::shared_ptr<const workspace::DraftEvidence> m_evidence;
    std::shared_ptr<const workspace::LookBack> m_look;
    bool m_updating = false;
};

} // namespace leadlight::model_editor
