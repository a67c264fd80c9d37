// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "workspace/queries/follow_up.h"

class QPushButton;
class QVBoxLayout;

namespace leadlight::kit {
class Popover;
}

namespace leadlight::inbox {

/// What follows from earlier decisions, made on the query thread.
struct FollowUp {
    std::vector<workspace::PassbackOutcome> passbacks; ///< of who sits here for Sales, else of all
    std::vector<workspace::GoingCold> goingCold;
    bool ofOnePerson = false;
};
[[nodiscard]] FollowUp followUpOf(const workspace::Snapshot &snapshot, const base::Progress &progress);

/// Two lines under the queue: what came of the passbacks, and who goes cold this week. Each opens its list.
class FollowUpBar final : public QWidget {
    Q_OBJECT

public:
    explicit FollowUpBar(QWidget *parent = nullptr);

    void setFollowUp(const workspace::Snapshot &snapshot, const FollowUp &found);
    [[nodiscard]] bool holdsSomething() const { return m_holds; }

Q_SIGNALS:
    void leadWanted(quint32 row);

private:
    void fillPassbacks(const FollowUp &found);
    void fillCold(const workspace::Snapshot &snapshot, const FollowUp &found);

    bool m_holds = false;
    QPushButton *m_passbacks;
    QPushButton *m_cold;
    kit::Popover *m_passbackList;
    kit::Popover *m_coldList;
};

} // namespace leadlight::inbox
