// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/draft_desk.h"

#include "bridge/messages.h"
#include "bridge/text.h"
#include "wording/agreement.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

namespace {

constexpr int restMilliseconds = 350; ///< a key held down or a drag is one edit

} // namespace

DraftDesk::DraftDesk(bridge::WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &DraftDesk::flush);
}

void DraftDesk::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_authors = snapshot ? workspace::authorsAtTable(*snapshot) : agreement::DraftAuthors{};
    if (!snapshot) {
        m_rest.stop();
        m_pending.clear();
    }
}

/// Runs `work(workspace, progress)`; a refusal is said, else `then(answer)` goes on.
template <class Work, class Then> void DraftDesk::run(const QString &label, Work work, Then then)
{
    flush();
    m_session.run(label, std::move(work), this, [this, then = std::move(then)](const auto &answer) {
        if (answer) {
            then(answer);
        } else {
            Q_EMIT said(bridge::messageOf(answer.error()));
        }
    });
}

void DraftDesk::move(const std::string &path, const std::string &text)
{
    if (!canEdit()) {
        Q_EMIT said(m_session.isWritable() ? tr("Nobody is at the table. Choose who sits here at the top right.")
                                           : tr("This workspace is open to read only."));
        return;
    }
    m_pending[path] = text;
    m_rest.start();
    Q_EMIT pendingChanged();
}

void DraftDesk::flush()
{
    m_rest.stop();
    for (const auto &[path, text] : m_pending) {
        m_session.run(
            tr("Changing the draft"),
            [path = path, text = text, authors = m_authors](workspace::Workspace &open, base::Progress &) {
                return workspace::setDraftValue(open, path, text, authors);
            },
            this,
            [this, path = path, text = text, before = m_snapshot](const base::Result<void> &done) {
                const auto waits = m_pending.find(path);
                if (waits != m_pending.end() && waits->second == text) {
                    m_pending.erase(waits);
                }
                if (done) {
                    noteVoided(path, before);
                } else {
                    Q_EMIT said(bridge::messageOf(done.error()));
                }
                Q_EMIT pendingChanged();
            });
    }
}

void DraftDesk::noteVoided(const std::string &path, const bridge::SnapshotPtr &before)
{
    const agreement::ModelVersion *open = before ? workspace::openVersion(*before) : nullptr;
    if (!open || open->state == agreement::VersionState::draft || !before->draft) {
        return;
    }
    const auto place = model::valueAt(*before->draft, path);
    const QString what = place ? bridge::toQt(wording::placeText(*before->draft, *place)) : bridge::toQt(path);
    const QString changed = place && place->kind == model::ValueKind::points ? tr("Points of \"%1\" changed").arg(what)
                                                                             : tr("\"%1\" changed").arg(what);
    if (open->signatures.empty()) {
        Q_EMIT said(tr("%1 after it was proposed. v%2 is a draft again.").arg(changed).arg(open->number));
    } else {
        Q_EMIT said(tr("%1 after %2 signed. Both signatures are open again.")
                        .arg(changed, bridge::toQt(domain::labelOf(open->signatures.front().side))));
    }
}

std::optional<model::ScoringModel> DraftDesk::modelInSight() const
{
    if (!m_snapshot) {
        return std::nullopt;
    }
    model::ScoringModel model = m_snapshot->draft ? *m_snapshot->draft : *m_snapshot->model;
    const auto put = [&model](const std::string &path, const std::string &text) {
        if (!text.empty()) {
            // A place that the draft no longer has changes nothing.
            static_cast<void>(model::setValueAt(model, path, text).has_value());
        }
    };
    if (!m_authors.areNone() && !m_authors.areBoth()) {
        for (const agreement::DraftRow &row : m_snapshot->draftRows) {
            put(row.path, m_authors.marketing.isNull() ? row.sales : row.marketing);
        }
    }
    for (const auto &[path, text] : m_pending) {
        put(path, text);
    }
    return model;
}

void DraftDesk::tick(const std::vector<std::string> &paths, bool ticked)
{
    run(
        tr("Agreeing"),
        [paths, ticked, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::tickDraftRows(open, paths, ticked, authors);
        },
        [](const auto &) {});
}

void DraftDesk::accept(const std::string &path, domain::Side from)
{
    run(
        tr("Accepting a proposal"),
        [path, from, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::acceptProposal(open, path, from, authors);
        },
        [this, path, before = m_snapshot](const auto &) { noteVoided(path, before); });
}

void DraftDesk::backToSigned(const std::string &path)
{
    m_pending.erase(path);
    run(
        tr("Going back to the signed value"),
        [path, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::backToSignedValue(open, path, authors);
        },
        [](const auto &) {});
}

void DraftDesk::comment(const std::string &path, const QString &text)
{
    run(
        tr("Commenting"),
        [path, text = bridge::toUtf8(text), person = speaker()](workspace::Workspace &open, base::Progress &) {
            return workspace::commentOnDraft(open, path, text, person);
        },
        [](const auto &) {});
}

void DraftDesk::putCriterion(std::size_t axis, const model::Criterion &criterion, const std::string &replaces)
{
    run(
        tr("Changing a criterion"),
        [axis, criterion, replaces, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::putCriterion(open, axis, criterion, authors, replaces);
        },
        [this](const auto &path) { Q_EMIT criterionPut(bridge::toQt(*path)); });
}

void DraftDesk::copyCriterion(const std::string &path)
{
    run(
        tr("Copying a criterion"),
        [path, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::copyCriterion(open, path, authors);
        },
        [this](const auto &copy) { Q_EMIT criterionPut(bridge::toQt(*copy)); });
}

void DraftDesk::removeCriterion(const std::string &path)
{
    run(
        tr("Taking a criterion out"),
        [path, authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::removeCriterion(open, path, authors);
        },
        [](const auto &) {});
}

void DraftDesk::undo()
{
    run(
        tr("Undoing"),
        [authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::undoDraftEdit(open, authors);
        },
        [](const auto &) {});
}

void DraftDesk::redo()
{
    run(
        tr("Redoing"),
        [authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::redoDraftEdit(open, authors);
        },
        [](const auto &) {});
}

void DraftDesk::openDraft()
{
    run(
        tr("Opening a draft"),
        [authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::openDraft(open, authors);
        },
        [this](const auto &number) {
            Q_EMIT said(tr("Draft v%1 is open. The model in force stays as it is.").arg(*number));
        });
}

void DraftDesk::discardDraft()
{
    run(
        tr("Discarding the draft"),
        [authors = m_authors](workspace::Workspace &open, base::Progress &) {
            return workspace::discardDraft(open, authors);
        },
        [this](const auto &) { Q_EMIT said(tr("The draft is discarded. Undo brings it back.")); });
}

void DraftDesk::requestChanges(const std::string &path, const QString &text)
{
    run(
        tr("Requesting changes"),
        [path, text = bridge::toUtf8(text), person = speaker()](workspace::Workspace &open, base::Progress &) {
            return workspace::requestChanges(open, path, text, person);
        },
        [this](const auto &) {
            Q_EMIT said(tr("Changes are requested. The version is a draft again, and no signature stands."));
        });
}

const domain::Person *DraftDesk::personFor(domain::Side side) const
{
    const base::Uuid &id = side == domain::Side::marketing ? m_authors.marketing : m_authors.sales;
    return m_snapshot && !id.isNull() ? m_snapshot->personOf(id) : nullptr;
}

} // namespace leadlight::model_editor
