// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "lifecycle/decision.h"
#include "lifecycle/verification.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/field_edit.h"

namespace leadlight::inbox {

/// What is decided on leads that wait for Sales or are worked on there, as commands of the workspace; `done` brings what
/// takes the decision back. Answers come as signals on the GUI thread.
class Decisions final : public QObject {
    Q_OBJECT

public:
    explicit Decisions(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    void accept(std::uint32_t row);
    /// `reason`: key of a passback reason; its own program and waiting time follow from it.
    void passBack(std::uint32_t row, const std::string &reason, const QString &note, std::optional<base::Date> until);
    void notABuyer(std::uint32_t row);
    static constexpr const char *notABuyerReason = "Not a buyer";
    [[nodiscard]] static lifecycle::MoveRequest passBackOf(const std::string &reason, const QString &note, std::optional<base::Date> until);
    /// Any other move, with what the call found.
    void move(std::uint32_t row, const lifecycle::MoveRequest &request, const workspace::FieldValues &facts = {});
    void snooze(std::uint32_t row, base::Instant until);
    void wake(std::uint32_t row);
    void note(std::uint32_t row, const QString &words);
    /// On a lead in the worklist of the verification.
    void verify(std::uint32_t row, lifecycle::Verdict verdict, const QString &words = {});
    /// The same on several leads, one after the other, and taken back together: what one of them refuses is said, the others
    /// are decided.
    void moveAll(const std::vector<std::uint32_t> &rows, const lifecycle::MoveRequest &request);
    void snoozeAll(const std::vector<std::uint32_t> &rows, base::Instant until);
    void verifyAll(const std::vector<std::uint32_t> &rows, lifecycle::Verdict verdict, const QString &words = {});
    void forget(); ///< another workspace

    /// Since the first decision of this sitting.
    [[nodiscard]] int decided() const { return m_decided; }
    [[nodiscard]] int accepted() const { return m_accepted; }
    [[nodiscard]] std::int64_t minutes() const; ///< at least 1

Q_SIGNALS:
    void done(quint32 row, const QString &text, const std::function<void()> &undo);
    /// `rows` are those that were decided.
    void allDone(const std::vector<std::uint32_t> &rows, const QString &text, const std::function<void()> &undo);
    /// `rows` are those that were not.
    void allRefused(const std::vector<std::uint32_t> &rows, const QString &text);
    void refused(quint32 row, const leadlight::base::Error &error);
    void undone(quint32 row);
    void undoRefused(const QString &text);

private:
    using Deed = std::function<base::Result<workspace::DeedReceipt>(workspace::Workspace &)>;
    void decide(std::uint32_t row, const lifecycle::MoveRequest &request, const workspace::FieldValues &facts);
    void undo(std::uint32_t row, domain::Move move, bool countsAsDecided);
    void doSmall(std::uint32_t row, const QString &sentence, Deed deed);
    struct Each;
    struct Outcome;
    void onEach(const std::vector<std::uint32_t> &rows, const QString &done, int accepted, Each each);
    void tellOutcome(const QString &done, int accepted, const Each &each, const Outcome &outcome);
    void undoAll(const Outcome &outcome, const Each &each, int accepted);
    [[nodiscard]] std::optional<base::Uuid> personFor(const lifecycle::MoveRequest &request) const;
    void undoSmall(std::uint32_t row, std::uint64_t ledgerSeq);
    [[nodiscard]] QString sentence(std::uint32_t row, const lifecycle::MoveRequest &request, const base::Uuid &person) const;
    [[nodiscard]] QString nameOf(std::uint32_t row) const;

    bridge::WorkspaceSession &m_session;
    int m_decided = 0;
    int m_accepted = 0;
    base::Instant m_begin;
    base::Instant m_end;
};

} // namespace leadlight::inbox
