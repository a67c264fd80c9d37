// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "bridge/view.h"
#include "evidence_view/judging.h"
#include "evidence_view/odds_model.h"

class QBoxLayout;
class QComboBox;
class QProgressBar;
class QStackedLayout;
class QTableView;

namespace leadlight::kit {
class BarList;
class Card;
class ColumnChart;
class ElidedLabel;
class EmptyState;
class HeatMapView;
class SegmentedControl;
}

namespace leadlight::evidence_view {

class CellModel;
class FigureCard;
class RateModel;

/// Does the score predict the sale: one verdict at a time, by the model in force, the draft, or any numeric column. Every
/// figure opens the leads behind it. What takes time is asked in the background; this only shows answers.
class EvidenceView final : public bridge::View {
    Q_OBJECT

public:
    enum class Period : std::uint8_t { all, year, quarter };

    /// Asks for a file name; empty: the person changed their mind.
    using FileChooser = std::function<QString(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)>;

    explicit EvidenceView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }

    [[nodiscard]] workspace::Verdict verdict() const { return m_verdict; }
    void setVerdict(workspace::Verdict verdict);
    void setPeriod(Period period);
    /// Judges a numeric column as if it were a score.
    void auditColumn(const QString &key);
    void setFileChooser(FileChooser chooser) { m_choose = std::move(chooser); }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What the box "Score" offers.
    struct Offer {
        QString text;
        std::shared_ptr<const model::ScoringModel> model; ///< null: a column
        std::string column;
    };

    QWidget *makePage();
    QWidget *makeHead(QWidget *page);
    QWidget *makeFigures(QWidget *page);
    QWidget *makeUpper(QWidget *page);
    QWidget *makeLower(QWidget *page);
    void addMenus();
    void connectParts();

    void refresh();
    void offerScores();
    [[nodiscard]] workspace::EvidenceQuestion question() const;
    void take(const EvidencePtr &evidence, const bridge::SnapshotPtr &snapshot);
    void showEvidence();
    void showHead();
    void showFigures();
    void showDeciles();
    void showOdds();
    void showResponse();
    void showPassbacks();
    void noteSeen();
    void showBusy(quint64 done, quint64 total);
    void exportReport();
    void open(const QString &label, const std::vector<std::uint32_t> &rows);
    [[nodiscard]] QString outcomeWord() const; ///< "won"
    [[nodiscard]] const workspace::VerdictEvidence &shown() const { return m_evidence->of(m_verdict); }
    /// The behaviour whose curve is shown: the selected row's, else the first that turns down, else the most
    /// telling.
    [[nodiscard]] std::optional<std::size_t> behaviour() const;

    bridge::SnapshotPtr m_snapshot;
    EvidencePtr m_evidence;
    bridge::SnapshotPtr m_judgedSnapshot; ///< that m_evidence is about
    workspace::Verdict m_verdict = workspace::Verdict::won;
    Period m_period = Period::all;
    std::vector<Offer> m_offers;
    bool m_stale = true;
    FileChooser m_choose;
    Judging *m_judging;

    QStackedLayout *m_pages;
    kit::EmptyState *m_none;
    QWidget *m_page = nullptr;
    QBoxLayout *m_headRow = nullptr;
    kit::ElidedLabel *m_subtitle;
    kit::ElidedLabel *m_sentence; ///< elided, not wrapped: a page with a wrapping text takes its preferred height
    kit::ElidedLabel *m_limits;
    QProgressBar *m_busy;
    QComboBox *m_scores;
    kit::SegmentedControl *m_verdicts;
    kit::SegmentedControl *m_periods;
    std::array<FigureCard *, 4> m_figures{};
    kit::Card *m_decileCard;
    kit::ColumnChart *m_deciles;
    RateModel *m_decileModel;
    kit::Card *m_oddsCard;
    kit::SegmentedControl *m_subjects;
    QTableView *m_odds;
    OddsModel *m_oddsModel;
    kit::Card *m_cellCard;
    kit::HeatMapView *m_cells;
    CellModel *m_cellModel;
    kit::Card *m_responseCard;
    kit::ColumnChart *m_response;
    RateModel *m_responseModel;
    kit::ElidedLabel *m_turn;
    kit::Card *m_passbackCard;
    kit::BarList *m_passbacks;
    kit::ElidedLabel *m_passbackNote;
};

} // namespace leadlight::evidence_view
