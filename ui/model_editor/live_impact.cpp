// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/live_impact.h"

#include <algorithm>

namespace leadlight::model_editor {

LiveImpact::LiveImpact(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session) {}

void LiveImpact::setSnapshot(const bridge::SnapshotPtr &snapshot, bool leadsChanged)
{
    if (!snapshot) {
        ++m_readings;
        m_fields.clear();
        m_history.reset();
        m_query.reset();
        m_asked.reset();
        m_impact.reset();
        m_evidence.reset();
        m_look.reset();
        m_updating = false;
        return;
    }
    const auto fields = workspace::evidenceFields(*snapshot, snapshot->draft ? *snapshot->draft : *snapshot->model);
    const bool isKnown = std::includes(m_fields.begin(), m_fields.end(), fields.begin(), fields.end());
    m_query = std::make_shared<workspace::ImpactQuery>(snapshot, m_history);
    if (leadsChanged || !isKnown) {
        m_fields = fields;
        readHistory();
    }
}

void LiveImpact::readHistory()
{
    const quint64 reading = ++m_readings;
    m_session.run(
        tr("Reading former values"),
        [fields = m_fields](workspace::Workspace &open, base::Progress &) {
            return workspace::readValueHistory(open, fields);
        },
        this, [this, reading](base::Result<workspace::ValueHistory> history) {
            if (reading != m_readings || !history || !m_query) {
                return;
            }
            m_history = std::make_shared<const workspace::ValueHistory>(std::move(*history));
            m_query = std::make_shared<workspace::ImpactQuery>(m_query->snapshot(), m_history);
            if (m_asked) {
                askImpact();
            }
        });
}

void LiveImpact::ask(const model::ScoringModel &model)
{
    if (!m_query) {
        return;
    }
    m_asked = std::make_shared<const model::ScoringModel>(model);
    askImpact();
}

void LiveImpact::askImpact()
{
    m_updating = true;
    // One slot for all parts: a newer question stops an older look back, too.
    m_session.query(
        QStringLiteral("impact"),
        [query = m_query, asked = m_asked](const workspace::Snapshot &, const base::Progress &progress) {
            return query->impact(*asked, &progress);
        },
        this,
        [this, asked = m_asked](const base::Result<std::shared_ptr<const workspace::Impact>> &impact) {
            if (!impact) {
                return;
            }
            m_impact = *impact;
            Q_EMIT changed();
            askEvidence(asked);
        });
}

void LiveImpact::askEvidence(const ModelPtr &model)
{
    m_session.query(
        QStringLiteral("impact"),
        [query = m_query, model](const workspace::Snapshot &, const base::Progress &progress) {
            return query->evidence(*model, &progress);
        },
        this,
        [this, model](const base::Result<std::shared_ptr<const workspace::DraftEvidence>> &evidence) {
            if (!evidence) {
                return;
            }
            if (*evidence) {
                m_evidence = *evidence;
                Q_EMIT evidenceChanged();
                Q_EMIT changed();
            }
            askLookBack(model);
        });
}

void LiveImpact::askLookBack(const ModelPtr &model)
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
