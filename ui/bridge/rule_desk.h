// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/session.h"
#include "workspace/commands/change_rules.h"

namespace leadlight::bridge {

/// Changes working rules (limits, hours, reasons, gates, assignment) as commands of the workspace. GUI thread; the
/// session outlives it and what it hands out.
class RuleDesk final : public QObject {
    Q_OBJECT

public:
    explicit RuleDesk(WorkspaceSession &session, QObject *parent = nullptr) : QObject(parent), m_session(session) {}

    void change(const std::vector<lifecycle::RuleValue> &values);

Q_SIGNALS:
    /// "Limit of MQL: 8 hours → 2 hours"; `undo` puts the rules back as they were.
    void changed(const QString &text, const std::function<void()> &undo);
    void refused(const QString &text);

private:
    WorkspaceSession &m_session;
};

} // namespace leadlight::bridge
