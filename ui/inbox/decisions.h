// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "lifecycle/decision.h"

namespace leadlight::inbox {

/// What Sales decides on waiting leads, as commands of the workspace, with undo in reverse order. Answers come as
/// signals on the GUI thread.
class Decisions final : public QObject {
    Q_OBJECT

public:
    explicit Decisions(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    void accept(std::uint32_t row);
    /// `reason`: key of a passback reason; its own program and waiting time follow from it.
    void passBack(std::uint32_t row, const std::string &reason, const QString &note, std::optional<base::Date> until);
    void notABuyer(std::uint32_t row);
    /// Takes back the newest decision that stands; false: there is none.
    bool undoLast();
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
    struct Taken {
        std::uint32_t row = 0;
        domain::Move move = domain::Move::accept;
        bool standing = true;
    };
    void decide(std::uint32_t row, const lifecycle::MoveRequest &request);
    void undo(const std::shared_ptr<Taken> &taken);
    [[nodiscard]] QString sentence(std::uint32_t row, const lifecycle::MoveRequest &request, const base::Uuid &person) const;

    bridge::WorkspaceSession &m_session;
    std::vector<std::shared_ptr<Taken>> m_taken; ///< oldest first
    int m_decided = 0;
    int m_accepted = 0;
    base::Instant m_begin;
    base::Instant m_end;
};

} // namespace leadlight::inbox
