// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QTimer>

#include "bridge/session.h"
#include "workspace/commands/agree_version.h"
#include "workspace/commands/edit_draft.h"

namespace leadlight::model_editor {

/// What is done to the draft and to its version, as commands of the workspace by who is at the table. A value being
/// moved is kept here until it rests for a moment, so that a drag is one command. GUI thread.
class DraftDesk final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void()>;
    using Refused = std::function<void(const base::Error &)>;

    explicit DraftDesk(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    void setSnapshot(const bridge::SnapshotPtr &snapshot);
    [[nodiscard]] const agreement::DraftAuthors &authors() const { return m_authors; }
    [[nodiscard]] bool canEdit() const { return m_snapshot && m_session.isWritable() && !m_authors.areNone(); }

    /// Values that were moved and are not written yet, by path.
    [[nodiscard]] const std::map<std::string, std::string> &pending() const { return m_pending; }
    void move(const std::string &path, const std::string &text);
    void flush(); ///< writes what is pending
    /// The draft with what is pending on it; with one side at the table, with that side's proposals, too.
    [[nodiscard]] std::optional<model::ScoringModel> modelInSight() const;

    void tick(const std::vector<std::string> &paths, bool ticked);
    void accept(const std::string &path, domain::Side from);
    void backToSigned(const std::string &path);
    void comment(const std::string &path, const QString &text);
    void putCriterion(std::size_t axis, const model::Criterion &criterion, const std::string &replaces);
    void copyCriterion(const std::string &path);
    void removeCriterion(const std::string &path);
    void undo();
    void redo();
    void openDraft();
    void discardDraft();
    void propose(const workspace::ProposalRequest &request, const Done &done, const Refused &refused);
    void rollBack(int version, const workspace::ProposalRequest &request, const Done &done, const Refused &refused);
    void requestChanges(const std::string &path, const QString &text);
    void sign(const workspace::SignRequest &request, const Done &done, const Refused &refused);

    /// The first who is at the table and may speak for `side`; null: nobody.
    [[nodiscard]] const domain::Person *personFor(domain::Side side) const;
    [[nodiscard]] base::Uuid speaker() const { return m_authors.areNone() ? base::Uuid{} : m_authors.first(); }

Q_SIGNALS:
    void said(const QString &text);
    void pendingChanged();
    void criterionPut(const QString &path);

private:
    template <class Work, class Then> void run(const QString &label, Work work, Then then);
    void noteVoided(const std::string &path, const bridge::SnapshotPtr &before);

    bridge::WorkspaceSession &m_session;
    bridge::SnapshotPtr m_snapshot;
    agreement::DraftAuthors m_authors;
    std::map<std::string, std::string> m_pending;
    QTimer m_rest;
};

} // namespace leadlight::model_editor
