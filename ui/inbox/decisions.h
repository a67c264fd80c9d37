// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "lifecycle/decision.h"

namespace leadlight::inbox {

/// What Sales decides on waiting leads, as commands of the workspace; `done` brings what takes the decision
/// back. Answers come as signals on the GUI thread.
class Decisions final : public QObject {
    Q_OBJECT

public:
    explicit Decisions(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    void accept(std::uint32_t row);
    /// `reason`: key of a passback reason; its own program and waiting time follow from it.
    void passBack(std::uint32_t row, const std::string &reason, const QString &note, std::optional<base::Date> until);
    void notABuyer(std::uint32_t row);
    void forget(); ///< another workspace

    /// Since the first decision of this sitting.
    [[nodiscard]] int decided() const { return m_decided; }
    [[nodiscard]] int accepted() const { return m_accepted; }
    [[nodiscard]] std::int64_t minutes() const; ///< at least 1

Q_SIGNALS:
    void done(quint32 row, const QString &text, const std::function<void()> &undo);
    void refused(quint32 row, const leadlight::base::Error &error);
    void undone(quint32 row);
    void undoRefused(const QString &text);

private:
    void decide(std::uint32_t row, const lifecycle::MoveRequest &request);
    void undo(std::uint32_t row, domain::Move move);
    [[nodiscard]] QString sentence(std::uint32_t row, const lifecycle::MoveRequest &request, const base::Uuid &person) const;

    bridge::WorkspaceSession &m_session;
    int m_decided = 0;
    int m_accepted = 0;
    base::Instant m_begin;
    base::Instant m_end;
};

} // namespace leadlight::inbox
