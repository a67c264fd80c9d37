// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "bridge/view.h"
#include "domain/side.h"
#include "workspace/queries/draft_table.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace leadlight::kit {
class ElidedLabel;
class EmptyState;
class SegmentedControl;
} // namespace leadlight::kit

namespace leadlight::model_editor {

class Conversation;
class CriteriaModel;
class CriteriaView;
class DraftDesk;
class ImpactPanel;
class LiveImpact;
class SignatureCards;
class VersionCards;

/// Where Marketing and Sales agree on one model: every value with what each side proposes, what it does to all leads,
/// and the two signatures.
class ModelView final : public bridge::View {
    Q_OBJECT

public:
    explicit ModelView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Scoring model"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] int waiting() const override;
    [[nodiscard]] bool canUndo() const override;
    [[nodiscard]] bool canRedo() const override;
    void undo() override;
    void redo() override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // model_view_parts.cpp
    QWidget *makePage();
    QWidget *makeHead(QWidget *page);
    QWidget *makeLeft(QWidget *page);
    QWidget *makeRight(QWidget *page);
    void connectParts();
    void addActions();
    // model_view.cpp
    void refresh();
    void refill(const workspace::DraftFigures *figures);
    void askFigures();
    void askImpact();
    void showHead();
    void showChoices();
    void showEvidence();
    void showRow();
    void goToRow(const std::string &path);
    // model_view_acts.cpp
    void openProposal();
    void openSignature(std::optional<domain::Side> side);
    void openChanges();
    void openRollBack(int version);
    void openForm(bool isNew);
    void openLeads(const QString &title, const std::vector<quint32> &rows);
    void showDifferences();
    void removeCriterion();

    bridge::SnapshotPtr m_snapshot;
    std::optional<workspace::DraftFigures> m_figures;
    bool m_stale = false; ///< changed while hidden
    bool m_leadsChanged = true; ///< since the live impact was told
    DraftDesk *m_desk;
    LiveImpact *m_live;
    CriteriaModel *m_rows;
    QStackedLayout *m_pages;
    QWidget *m_page;
    kit::EmptyState *m_none;
    QLabel *m_title = nullptr;
    kit::ElidedLabel *m_subtitle = nullptr;
    QPushButton *m_openDraft = nullptr;
    QPushButton *m_differences = nullptr;
    QPushButton *m_propose = nullptr;
    kit::SegmentedControl *m_choices = nullptr;
    kit::ElidedLabel *m_order = nullptr;
    CriteriaView *m_tree = nullptr;
    Conversation *m_talk = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_more = nullptr;
    QScrollArea *m_side = nullptr;
    ImpactPanel *m_impact = nullptr;
    SignatureCards *m_signatures = nullptr;
    VersionCards *m_versions = nullptr;
};

} // namespace leadlight::model_editor
