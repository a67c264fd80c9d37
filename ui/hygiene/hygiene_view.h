// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "bridge/view.h"
#include "hygiene/findings.h"
#include "hygiene/pane_content.h"

class QLabel;
class QListView;
class QStackedLayout;

namespace leadlight::kit {
class EmptyState;
class SegmentedControl;
}

namespace leadlight::hygiene {

class DecisionPane;
class Deeds;
class EntryModel;

/// What is doubtful in the data: leads that look made up, leads and accounts that stand twice. One key a decision, and
/// every decision can be undone and is remembered.
class HygieneView final : public bridge::View {
    Q_OBJECT

public:
    explicit HygieneView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Hygiene"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] bool holdsSomething() const override { return m_holds; }
    /// Puts these leads side by side, whatever the lists hold.
    void takeLeads(const std::vector<std::uint32_t> &rows) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeList();
    void connectDeeds();
    void addActions();
    void look();
    void showFindings(Findings findings);
    void showHeadline();
    void showPart();
    void showCurrent();
    void compare(std::vector<std::uint32_t> leads);
    /// Both accounts side by side; the first stays.
    void compareAccounts(std::vector<std::uint32_t> accounts);
    void showMerge(const base::Result<workspace::MergeProposal> &proposal);
    void act(Act act);
    [[nodiscard]] bool isReadyFor(Act act) const;
    void leave(const std::vector<Entry> &leaving);
    void mergeShown();
    void letNextStay();
    void showLeadsOf(const Entry &entry);
    void step(int by);
    void setHolds(bool holds);
    [[nodiscard]] const Entry *current() const;
    [[nodiscard]] std::vector<std::uint32_t> currentRows() const;

    bridge::SnapshotPtr m_snapshot;
    bridge::SnapshotPtr m_foundIn;       ///< what m_findings speaks of
    std::optional<Findings> m_findings;  ///< none: not looked yet
    bool m_stale = false;
    bool m_looking = false;
    bool m_holds = false;
    bool m_filling = false; ///< the list: what is current changes, but not by anybody's wish
    Part m_part = Part::junk;
    bool m_partChosen = false; ///< by the user; until then the first list that holds anything
    std::optional<Entry> m_last; ///< was current before the lists were filled anew
    std::vector<std::uint32_t> m_given;    ///< leads that another view handed over
    std::vector<std::uint32_t> m_compared; ///< side by side, or asked for
    std::optional<workspace::MergeProposal> m_proposal; ///< of m_compared; none: asked for
    std::optional<workspace::AccountProposal> m_accounts; ///< of the accounts that are side by side
    bool m_asking = false;
    Deeds *m_deeds;
    EntryModel *m_model;
    QLabel *m_headline;
    kit::SegmentedControl *m_parts;
    QStackedLayout *m_pages;
    QWidget *m_work;
    QListView *m_list;
    DecisionPane *m_pane;
    kit::EmptyState *m_empty;
};

} // namespace leadlight::hygiene
