// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QFrame>
#include <QMenu>

#include "bridge/session.h"

class QLabel;
class QPushButton;

namespace leadlight::kit {
class Badge;
class ElidedLabel;
class FlowLayout;
}

namespace leadlight::inspector {

/// Position of a lead's cell on the heat ramp by the agreed order: 7 for the best cell, 0 for the last.
[[nodiscard]] int rankBin(const workspace::Snapshot &snapshot, std::uint32_t row);

/// Who a lead is, where it stands and how to reach it, with the acts that fit.
class LeadHead final : public QFrame {
    Q_OBJECT

public:
    explicit LeadHead(QWidget *parent = nullptr);

    void setLead(const workspace::Snapshot &snapshot, std::uint32_t row, bool writable);

Q_SIGNALS:
    void assignRequested(QMenu *menu); ///< fill it now: it is about to open
    void pursueRequested(QMenu *menu); ///< fill it now, too
    void callRequested();
    void editRequested();
    void copyRequested();

private:
    void setContact(QPushButton *button, const QString &text, const QString &address);
    void setChips(const workspace::Snapshot &snapshot, std::uint32_t row);

    kit::ElidedLabel *m_name; ///< an id as long as a line must not widen the pane
    QLabel *m_role;
    QPushButton *m_email;
    QPushButton *m_phone;
    kit::Badge *m_rank;
    kit::Badge *m_due;
    kit::Badge *m_stage;
    kit::Badge *m_phase; ///< the buyer's
    kit::Badge *m_owner;
    kit::Badge *m_held;
    kit::Badge *m_pursuit;
    kit::Badge *m_unscored;
    QPushButton *m_assign;
    QPushButton *m_pursue;
    QPushButton *m_call;
    QPushButton *m_edit;
};

} // namespace leadlight::inspector
