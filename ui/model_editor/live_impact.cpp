// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/live_impact.h"

namespace leadlight::model_editor {

LiveImpact::LiveImpact(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session) {}

void LiveImpact::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_query = snapshot ? std::make_shared<workspace::ImpactQuery>(snapshot) : nullptr;
    if (!snapshot) {
        m_impact.reset();
        m_look.reset();
        m_updating = false;
    }
}

void LiveImpact::ask(const model::ScoringModel &model)
{
    if (!m_query) {
        return;
    }
    m_updating = true;
    const auto asked = std::make_shared<const model::ScoringModel>(model);
    // One slot for both parts: a newer question stops an older look back, too.
    m_session.query(
        QStringLiteral("impact"),
        [query = m_query, asked](const workspace::Snapshot &, const base::Progress &progress) {
            return query->impact(*asked, &progress);
        },
        this,
        [this, asked](const base::Result<std::shared_ptr<const workspace::Impact>> &impact) {
            if (!impact) {
                return;
            }
            m_impact = *impact;
            Q_EMIT changed();
            askLookBack(asked);
        });
}

void LiveImpact::askLookBack(const std::shared_ptr<const model::ScoringModel> &model)
{
    m_session.query(
        QStringLiteral("impact"),
        [query = m_query, model](const workspace::Snapshot &, const base::Progress &progress) {
            return query->lookBack(*model, &progress);
        },
        this,
        [this](const base::Result<std::shared_ptr<const workspace::LookBack>> &look) {
            if (!look) {
                return;
            }
            m_look = *look;
            m_updating = false;
            Q_EMIT changed();
        });
}

} // namespace leadlight::model_editor
