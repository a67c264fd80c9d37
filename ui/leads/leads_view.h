// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "bridge/view.h"
#include "leads/lead_table_model.h"

class QFrame;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace leadlight::kit {
class ElidedLabel;
class EmptyState;
class FlowLayout;
class SearchField;
}

namespace leadlight::leads {

class FacetPanel;
class LeadTableView;
class ViewMenu;

/// The leads as a table under the filter that the matrix shares: facets, typed filter, sort, columns, clipboard, export.
class LeadsView final : public bridge::View {
    Q_OBJECT

public:
    explicit LeadsView(bridge::ViewContext &viewContext, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Leads"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override;

    /// Writes the rows shown, or the chosen ones, with all columns and both ranks as CSV.
    void exportTo(const QString &path, bool chosenOnly);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Listed {
        bridge::RowsPtr rows;
        std::int64_t removedByLast = 0; ///< leads that the newest part of the filter took away, where none is left
    };
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFilterLine();
    [[nodiscard]] QWidget *makeTableCard();
    [[nodiscard]] QWidget *makeChosenBar();
    void addActions();

    void list();
    void showListed(const Listed &listed);
    void showEmpty(std::int64_t removedByLast);
    void showFilter();
    void showChosen();
    void takeTyped();
    void activate(bool show);
    void chooseColumns();
    void showSyntax();
    void showFrequency();
    void filterColumn();
    void askExport(bool chosenOnly);
    void addLead();
    void mergeChosen();
    void compareChosen();
    void enrolChosen();
    void say(const QString &text);

    bridge::SnapshotPtr m_snapshot;
    LeadTableModel m_model;
    bool m_stale = true;
    QLabel *m_title;
    kit::ElidedLabel *m_sentence;
    QPushButton *m_views;
    QPushButton *m_columns;
    QPushButton *m_export;
    QPushButton *m_add;
    QScrollArea *m_facetArea;
    FacetPanel *m_facets;
    QPushButton *m_facetSwitch;
    kit::SearchField *m_filter;
    QPushButton *m_syntax;
    QLabel *m_mistake;
    QWidget *m_chipLine;
    kit::FlowLayout *m_chips;
    QStackedWidget *m_pages;
    LeadTableView *m_table;
    ViewMenu *m_viewMenu;
    kit::EmptyState *m_noLeads;
    kit::EmptyState *m_noMatch;
    QPushButton *m_removeLast;
    QFrame *m_chosenBar;
    QLabel *m_chosenText;
    QPushButton *m_assign;
    QPushButton *m_merge;
    QPushButton *m_compare;
};

} // namespace leadlight::leads
