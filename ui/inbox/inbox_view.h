// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <vector>

#include "bridge/view.h"
#include "inbox/inbox_rows.h"
#include "inbox/lead_pane.h"

class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace leadlight::kit {
class EmptyState;
class Popover;
class SegmentedControl;
}

namespace leadlight::inspector {
struct ActAnswers;
}

namespace leadlight::inbox {

class Decisions;
class FollowUpBar;
class InboxModel;
class MoveForm;
class PassbackForm;
class SnoozeForm;
class WhyCards;
struct FollowUp;

/// The leads that wait for Sales, the most urgent first, those that Sales works on, and those that Marketing may take back;
/// and the one to decide on. One key a decision, and one more for what it needs.
class InboxView final : public bridge::View {
    Q_OBJECT

public:
    enum class Split : std::uint8_t { mine, team, late, back, asked, byHand, snoozed, furtherOn, verification, recovery };
    explicit InboxView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("MQL inbox"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] int waiting() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Details;
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeQueue();
    [[nodiscard]] kit::Popover *makePopover(const QString &name, QWidget *form);
    void connectForms();
    void connectDecisions();
    void addActions();
    void ask();
    void showRows();
    void showSplits();
    void showSummary();
    void showClear();
    void showSplit(Split split);
    void showWanted(std::uint32_t row);
    void showLead();
    void showDetails(const Details &details);
    void act(LeadPane::Act act);
    void leave(std::uint32_t row);
    void leaveAll(const std::vector<std::uint32_t> &rows);
    void mark();
    void showHints();
    /// The selected leads that `act` is offered for; empty where none is selected or it takes one at a time.
    [[nodiscard]] std::vector<std::uint32_t> severalFor(LeadPane::Act act) const;
    bool decideOnSeveral(LeadPane::Act act);
    void decideAtOnce(std::uint32_t row, LeadPane::Act act);
    void openForm(std::uint32_t row, LeadPane::Act act);
    void assign(std::uint32_t row);
    void firstOf(std::initializer_list<LeadPane::Act> acts);
    void step(int by);
    void copyWhy();
    [[nodiscard]] std::optional<std::uint32_t> current() const;
    [[nodiscard]] bool fits(const InboxRow &row, Split split) const;
    [[nodiscard]] int countOf(Split split) const;
    [[nodiscard]] inspector::ActAnswers answers();

    bridge::SnapshotPtr m_snapshot;
    std::vector<InboxRow> m_all;
    QString m_effect;                   ///< of the verification, in a sentence
    bool m_known = false;               ///< m_all is of this workspace
    std::set<std::uint32_t> m_leaving;  ///< decided, but not yet written
    std::optional<std::uint32_t> m_wanted; ///< to be selected when it is there again
    std::optional<std::uint32_t> m_shown;
    std::optional<inspector::LeadStory> m_story;
    Split m_split = Split::team;
    Decisions *m_decisions;
    InboxModel *m_model;
    QLabel *m_summary;
    kit::SegmentedControl *m_splits;
    QStackedLayout *m_pages;
    QWidget *m_work;
    QHBoxLayout *m_columns;
    kit::EmptyState *m_clear;
    QListView *m_list;
    LeadPane *m_pane;
    QScrollArea *m_whyArea;
    WhyCards *m_why;
    FollowUpBar *m_followUp;
    kit::Popover *m_popover; ///< of the passback
    PassbackForm *m_form;
    kit::Popover *m_snoozePopover;
    SnoozeForm *m_snoozeForm;
    kit::Popover *m_movePopover;
    MoveForm *m_moveForm;
    QLabel *m_hints;
    QPushButton *m_next; ///< the next useful thing once the queue is empty
    Split m_nextSplit = Split::team;
};

} // namespace leadlight::inbox
