// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "bridge/session.h"
#include "workspace/queries/impact.h"

namespace leadlight::model_editor {

/// Asks what a model does to all leads: the quick part at once, the look back after it. The newest question wins and
/// stops an older one. GUI thread.
class LiveImpact final : public QObject {
    Q_OBJECT

public:
    explicit LiveImpact(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    /// Null: nothing is open.
    void setSnapshot(const bridge::SnapshotPtr &snapshot);
    void ask(const model::ScoringModel &model);

    [[nodiscard]] const std::shared_ptr<const workspace::Impact> &impact() const { return m_impact; }
    /// Of an older question while isUpdating(); null: none yet.
    [[nodiscard]] const std::shared_ptr<const workspace::LookBack> &lookBack() const { return m_look; }
    [[nodiscard]] bool isUpdating() const { return m_updating; }

Q_SIGNALS:
    void changed();

private:
    void askLookBack(const std::shared_ptr<const model::ScoringModel> &model);

    bridge::WorkspaceSession &m_session;
    std::shared_ptr<workspace::ImpactQuery> m_query;
    std::shared_ptr<const workspace::Impact> m_impact;
    std::shared_ptr<const workspace::LookBack> m_look;
    bool m_updating = false;
};

} // namespace leadlight::model_editor
