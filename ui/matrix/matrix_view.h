// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "bridge/view.h"
#include "matrix/matrix_query.h"
#include "matrix/measure.h"

class QBoxLayout;
class QModelIndex;
class QPushButton;
class QStackedLayout;

namespace leadlight::kit {
class Banner;
class Card;
class ElidedLabel;
class SegmentedControl;
}

namespace leadlight::matrix {

class LeadLineModel;
class LeadLineView;
class Legend;
class MatrixBoard;
class MatrixModel;
class RegionCard;

/// The home of the program: the lead matrix of the filtered leads, what its region yields, and the leads of the
/// selected tiles. "Try it" moves thresholds on all leads without touching the model in force. Everything that takes
/// time is asked on the query thread; this only shows answers.
class MatrixView final : public bridge::View {
    Q_OBJECT

public:
    explicit MatrixView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override;

    [[nodiscard]] Measure measure() const;
    void setMeasure(Measure measure);
    /// The next measure on offer.
    void nextMeasure();
    [[nodiscard]] bool isTrying() const { return m_trial; }
    void setTrying(bool on);
    void putTrialInDraft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeHead(QWidget *page);
    QWidget *makeSide(QWidget *page);
    void connectParts();
    void addActions();

    void refresh();      ///< asks for the matrix
    void refreshLines(); ///< asks for the list beside it
    void showAnswer(const MatrixAnswer &answer);
    void showLines(LeadLines lines);
    void showTrial();
    void showSubtitle();
    void showFilter();
    void showChoice(); ///< tiles of the filter as selection
    void takeChoice(); ///< the selection as tiles of the filter
    void offerMeasures();
    void openList(const QModelIndex &index);
    void openDetails(const QModelIndex &index);
    [[nodiscard]] SharedRows rowsShown() const;
    [[nodiscard]] QString choiceText() const;

    bridge::SnapshotPtr m_snapshot;
    std::optional<MatrixAnswer> m_answer;
    std::optional<OtherVersion> m_other; ///< for Change
    bool m_trial = false;
    bool m_stale = false;    ///< changed while hidden
    bool m_choosing = false; ///< selection and filter are being brought together

    QStackedLayout *m_pages;
    QWidget *m_none;
    QWidget *m_noModel; ///< leads, but nothing that scores them
    QWidget *m_page;
    QBoxLayout *m_headRow = nullptr;
    QWidget *m_side = nullptr;
    kit::ElidedLabel *m_subtitle;
    kit::SegmentedControl *m_measures;
    QPushButton *m_tryIt;
    QPushButton *m_export;
    kit::Banner *m_banner;
    QPushButton *m_putInDraft;
    QWidget *m_filterLine;
    kit::ElidedLabel *m_filterText;
    QPushButton *m_clearFilter;
    MatrixBoard *m_board;
    MatrixModel *m_model;
    Legend *m_legend;
    RegionCard *m_region;
    kit::Card *m_listCard;
    LeadLineModel *m_lines;
    LeadLineView *m_list;
};

} // namespace leadlight::matrix
