// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account_model.h"
#include "bridge/view.h"

class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace leadlight::kit {
class EmptyState;
class SearchField;
class SegmentedControl;
}

namespace leadlight::accounts {

/// The leads as accounts: who is known there and who is missing, how much they do together, the target list first. A
/// click on an account shows its people in the table of leads.
class AccountsView final : public bridge::View {
    Q_OBJECT

public:
    explicit AccountsView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Accounts"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFilters();
    void ask();
    void showSummary();
    void filterChanged();
    void showPeople();
    void showButtons();
    void askPursuer();

    bool m_stale = true;
    bool m_open = false;
    AccountModel *m_model;
    QLabel *m_summary;
    kit::SegmentedControl *m_sort; ///< People or Accounts
    kit::SegmentedControl *m_which;
    kit::SearchField *m_word;
    QPushButton *m_people;
    QPushButton *m_pursue;
    QMenu *m_pursuers;
    QStackedLayout *m_pages;
    QTableView *m_table;
    kit::EmptyState *m_none;
};

} // namespace leadlight::accounts
