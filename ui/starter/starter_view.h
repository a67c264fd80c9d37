// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QTimer>

#include "bridge/view.h"
#include "starter/column_model.h"
#include "starter/draft_preview.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace leadlight::kit {
class Card;
class ElidedLabel;
class EmptyState;
class HeatMapView;
class SegmentedControl;
} // namespace leadlight::kit

namespace leadlight::starter {

class ShareCard;
class TemplateModel;
class TileModel;
class ValuePane;

/// "Start a model": what the leads' own columns could say of them, corrected by people, with the matrix it would give
/// beside it, and the button that makes it the draft. The guess and the preview are asked on the query thread, the
/// draft is made on the command thread.
class StarterView final : public bridge::View {
    Q_OBJECT

public:
    explicit StarterView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }

    [[nodiscard]] const StarterSheet &sheet() const { return *m_sheet; }
    /// Empty: from the columns; else the key of a template.
    void setTemplate(const std::string &key);
    void makeDraft();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // starter_view.cpp
    QWidget *makeHead();
    QWidget *makeLeft();
    QWidget *makeRight();
    void connectParts();
    void showSource();
    void showBasis();
    // starter_view_answers.cpp
    void look();
    void showProgress();
    void showState();
    void showHead();
    void keepCurrent();
    void chooseSubject(const QModelIndex &index);
    void preview();
    void showPreview(const base::Result<DraftPreview> &preview);
    void drafted(const base::Result<int> &version, const bridge::SnapshotPtr &before);
    [[nodiscard]] QString draftSentence(int version, const bridge::SnapshotPtr &before) const;

    bridge::SnapshotPtr m_snapshot;
    bool m_isOld = true; ///< the guess is of other leads
    bool m_isLooking = false;
    bool m_isMaking = false;
    bool m_canMake = false; ///< the preview says that a draft comes of it
    std::string m_template;
    std::optional<Subject> m_subject;
    std::shared_ptr<base::Progress> m_progress; ///< of the guess
    QTimer m_progressTimer;

    StarterSheet *m_sheet;
    ColumnModel *m_columns;
    TileModel *m_tiles;
    TemplateModel *m_match;

    QStackedWidget *m_pages;
    kit::EmptyState *m_none;
    QWidget *m_looking;
    QLabel *m_lookingText;
    QProgressBar *m_lookingBar;
    QWidget *m_page;
    QLabel *m_subtitle;
    QLabel *m_notes;
    QPushButton *m_startOver;
    QPushButton *m_make;
    kit::SegmentedControl *m_sources;
    QStackedWidget *m_left;
    QTreeView *m_tree;
    kit::Card *m_matchCard;
    QTableView *m_matchTable;
    ValuePane *m_values;
    ShareCard *m_shares;
    kit::Card *m_previewCard;
    kit::HeatMapView *m_map;
    QLabel *m_basis; ///< what the shares of wins are of
    QLabel *m_refusal;
    QWidget *m_below; ///< shares and preview
};

} // namespace leadlight::starter
