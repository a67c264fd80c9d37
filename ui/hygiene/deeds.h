// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "workspace/commands/merge_accounts.h"
#include "workspace/commands/merge_leads.h"

namespace leadlight::hygiene {

/// What is decided about doubtful leads, as commands of the workspace; `done` brings what takes the decision back.
/// Answers come as signals on the GUI thread.
class Deeds final : public QObject {
    Q_OBJECT

public:
    explicit Deeds(bridge::WorkspaceSession &session, QObject *parent = nullptr) : QObject(parent), m_session(session) {}

    void judge(const std::vector<std::uint32_t> &rows, store::JunkVerdict verdict, const QString &note);
    void takeVerdictBack(const std::vector<std::uint32_t> &rows);
    void merge(const std::vector<workspace::MergeRequest> &requests);
    /// The first stays.
    void mergeAccounts(const std::vector<std::uint32_t> &accounts, const std::vector<workspace::AccountChoice> &choices);
    void keepApart(std::uint32_t one, std::uint32_t other);

Q_SIGNALS:
    void done(const QString &text, const std::function<void()> &undo);
    void undone();
    void refused(const QString &text);

private:
    template <class Work> void takeBack(Work work);
    [[nodiscard]] QString namesOf(const std::vector<std::uint32_t> &rows) const;
    [[nodiscard]] std::optional<base::Uuid> person() const;

    bridge::WorkspaceSession &m_session;
};

} // namespace leadlight::hygiene
