// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <QFrame>

#include "inbox/inbox_rows.h"
#include "inspector/timeline_model.h"
#include "inspector/why_sentences.h"
#include "workspace/queries/timeline.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace leadlight::kit {
class Badge;
}

namespace leadlight::inspector {
class TimelineView;
}

namespace leadlight::inbox {

/// The lead to decide on: who it is, how to reach it, what can be decided, what happened so far and what is worth asking.
class LeadPane final : public QFrame {
    Q_OBJECT

public:
    enum class Act : std::uint8_t {
        confirm, accept, opportunity, win, resume, recall, lose, hold, refuse, passBack, snooze, wake, assign, note, call, brief, enrol,
        notABuyer, copyWhy
    };
    static constexpr std::size_t actCount = 19;
    /// What can be decided on the lead: by its stage, or as Marketing's recovery.
    [[nodiscard]] static std::vector<Act> actsFor(const InboxRow &row, bool recovery);
    explicit LeadPane(QWidget *parent = nullptr);

    /// How the pane is to offer its decisions.
    struct Offer {
        bool recovery = false;
        bool writable = true;
        bool singleKeys = true; ///< the letters are shown on the buttons
    };
    /// At once, from the snapshot.
    void setLead(const workspace::Snapshot &snapshot, const InboxRow &row, const Offer &offer);
    /// What the query thread found out about the same lead.
    void setStory(const workspace::Snapshot &snapshot, const inspector::LeadStory &story,
                  const std::vector<workspace::TimelineEntry> &timeline);
    [[nodiscard]] QPushButton *button(Act act) const { return m_acts[static_cast<std::size_t>(act)]; }
    /// Where further cards stand when the window is narrow.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

Q_SIGNALS:
    void acted(leadlight::inbox::LeadPane::Act act);

private:
    [[nodiscard]] QPushButton *contact(QLatin1String icon, const QString &name);
    void makeActs(QVBoxLayout &column);
    void showActs(const workspace::Snapshot &snapshot, const InboxRow &row, const Offer &offer);
    void setContact(QPushButton *button, const QString &text, const QString &address);
    void showTimeline();

    std::vector<inspector::TimelineModel::Line> m_lines;
    std::array<QPushButton *, actCount> m_acts{};
    QLabel *m_name;
    kit::Badge *m_rank;
    kit::Badge *m_lane;
    kit::Badge *m_owner;
    QLabel *m_role;
    QLabel *m_news; ///< since the passback
    QPushButton *m_email;
    QPushButton *m_phone;
    QLabel *m_nothing;
    inspector::TimelineView *m_timeline;
    QPushButton *m_whole;
    QLabel *m_askHeading;
    QLabel *m_ask;
    QVBoxLayout *m_column;
};

} // namespace leadlight::inbox
