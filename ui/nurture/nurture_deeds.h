// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "workspace/commands/lead_deeds.h"

namespace leadlight::nurture {

/// What the view does, as commands of the workspace; answers come as signals on the GUI thread.
class NurtureDeeds final : public QObject {
    Q_OBJECT

public:
    explicit NurtureDeeds(bridge::WorkspaceSession &session, QObject *parent = nullptr);

    /// All of them or, where one is refused, those before it.
    void enrol(const std::vector<std::uint32_t> &rows, const workspace::Enrolling &enrolling);
    void leave(std::uint32_t row, const std::string &program);
    void writeList(const QString &path, const workspace::NurtureList &list);

Q_SIGNALS:
    void done(const QString &text, const std::function<void()> &undo); ///< no undo: it has left the program
    void refused(const QString &text);

private:
    void undo(const std::vector<std::uint64_t> &entries);
    [[nodiscard]] QString nameOf(const std::vector<std::uint32_t> &rows) const;

    bridge::WorkspaceSession &m_session;
};

} // namespace leadlight::nurture
