// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QProgressBar>
#include <QStackedLayout>
#include <QTableView>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "data/picked_rows.h"
#include "evidence_view/cell_model.h"
#include "evidence_view/evidence_view.h"
#include "evidence_view/figure_card.h"
#include "evidence_view/rate_model.h"
#include "kit/bar_list.h"
#include "kit/card.h"
#include "kit/column_chart.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "workspace/commands/export_report.h"
#include "workspace/commands/hold_review.h"
#include "workspace/our_words.h"
#include "workspace/queries/evidence_report.h"
#include "workspace/queries/evidence_tables.h"
#include "workspace/queries/review_state.h"

namespace leadlight::evidence_view {

using theme::Tone;
using workspace::Verdict;

namespace {

QString leadsText(std::uint64_t count)
{
    return count == 1 ? EvidenceView::tr("1 lead") : EvidenceView::tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(count)));
}

Tone toneOf(const workspace::VerdictEvidence &of)
{
    if (!of.isEnough()) {
        return Tone::muted;
    }
    return of.auc->value >= 0.65 ? Tone::good : of.auc->value >= 0.55 ? Tone::warning : Tone::danger;
}

} // namespace

void EvidenceView::connectParts()
{
    connect(m_judging, &Judging::judged, this, &EvidenceView::take);
    connect(m_judging, &Judging::progressed, this, &EvidenceView::showBusy);
    connect(m_judging, &Judging::failed, this, [this](const QString &text) {
        m_busy->hide();
        Q_EMIT notice(text, {}, {});
    });
    QAction *save = context().actions.add(QStringLiteral("evidence.export"), tr("Export e&vidence…"), {}, bridge::Menu::file, this, [this] {
        Q_EMIT requestView(QStringLiteral("evidence"));
        exportReport();
    });
    save->setEnabled(false);
    connect(m_judging, &Judging::judged, save, [save] { save->setEnabled(true); });
    connect(&session(), &bridge::WorkspaceSession::closed, save, [save] { save->setEnabled(false); });
    connect(m_scores, &QComboBox::activated, this, &EvidenceView::refresh);
    connect(m_verdicts, &kit::SegmentedControl::activated, this, [this](int index) { setVerdict(static_cast<Verdict>(index)); });
    connect(m_periods, &kit::SegmentedControl::activated, this, [this](int index) { setPeriod(static_cast<Period>(index)); });
    connect(m_subjects, &kit::SegmentedControl::activated, this, &EvidenceView::showOdds);
    connect(m_deciles, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (m_evidence && index.isValid()) {
            open(tr("Decile %1").arg(index.row() + 1), m_evidence->rowsOfDecile(m_verdict, static_cast<std::size_t>(index.row())));
        }
    });
    connect(m_cells, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (m_evidence && index.isValid()) {
            open(tr("%1 at hand-over").arg(index.data().toString()), m_evidence->rowsOfCell(m_verdict, m_cellModel->cellOf(index)));
        }
    });
    connect(m_odds, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (m_evidence && index.isValid()) {
            open(m_oddsModel->nameAt(index.row()), m_oddsModel->leadsAt(index.row(), *m_judgedSnapshot));
        }
    });
    connect(m_odds->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EvidenceView::showResponse);
    connect(m_odds->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        m_oddsModel->sort(section, order);
        m_odds->setCurrentIndex(m_oddsModel->index(0, 0));
    });
    connect(m_response, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const auto chosen = behaviour();
        if (!chosen || !index.isValid()) {
            return;
        }
        const workspace::CriterionEvidence &criterion = shown().criteria[*chosen];
        const evidence::Response::Step &step = criterion.response.steps[static_cast<std::size_t>(index.row())];
        workspace::BandEvidence band;
        band.from = static_cast<workspace::CriterionValue>(step.from);
        band.to = static_cast<workspace::CriterionValue>(step.to);
        open(m_responseModel->columns()[static_cast<std::size_t>(index.row())].name, m_evidence->rowsOfBand(m_verdict, *chosen, band));
    });
    connect(m_passbacks, &kit::BarList::includeRequested, this, [this](int row) {
        const workspace::PassbackCount &passback = m_evidence->passbacks[static_cast<std::size_t>(row)];
        open(tr("Passed back: %1").arg(bridge::toQt(passback.label)), passback.rows);
    });
    connect(m_figures[0], &FigureCard::opened, this, [this] {
        if (m_evidence) {
            open(m_verdict == Verdict::won ? tr("Closed, judged") : tr("Decided, judged"), m_evidence->rowsOfVerdict(m_verdict));
        }
    });
    for (const Verdict which : workspace::bothVerdicts) {
        connect(m_figures[which == Verdict::won ? 2 : 1], &FigureCard::opened, this, [this, which] {
            if (m_evidence) {
                open(which == Verdict::won ? tr("Won, at hand-over") : tr("Accepted, at hand-over"), m_evidence->rowsThatDid(which));
            }
        });
    }
    connect(m_figures[3], &FigureCard::opened, this, [this] {
        if (m_evidence && !shown().reversals.empty()) {
            const std::size_t cell = shown().reversals.front().better;
            open(tr("%1 at hand-over").arg(bridge::toQt(m_evidence->model->nameOf(m_evidence->model->cellAt(cell)))), m_evidence->rowsOfCell(m_verdict, cell));
        }
    });
}

void EvidenceView::open(const QString &label, const std::vector<std::uint32_t> &rows)
{
    context().filter.setTiles({});
    context().filter.setFilter(data::Filter({data::pickedRows(bridge::toUtf8(label), rows)}));
    Q_EMIT requestView(QStringLiteral("leads"));
}

void EvidenceView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    m_snapshot = snapshot;
    if (!snapshot) {
        m_judging->forget();
        m_evidence.reset();
        m_judgedSnapshot.reset();
        showEvidence();
        return;
    }
    offerScores();
    refresh();
}

void EvidenceView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        refresh();
    } else {
        noteSeen();
    }
}

/// Looking at the evidence is a part of the review that is open.
void EvidenceView::noteSeen()
{
    const lifecycle::Review *review = m_snapshot ? workspace::openReviewOf(*m_snapshot) : nullptr;
    if (!review || review->evidenceSeen || !m_evidence || !isVisible() || !session().isWritable()) {
        return;
    }
    session().run(
        tr("Noting that the evidence was seen"),
        [who = workspace::seatedPerson(*m_snapshot)](workspace::Workspace &open, base::Progress &) { return workspace::noteEvidenceSeen(open, who); }, this,
        [this](const base::Result<std::vector<lifecycle::RuleChange>> &noted) {
            Q_EMIT notice(noted ? tr("Noted for the review: the evidence page was seen.") : bridge::messageOf(noted.error()), {}, {});
        });
}

void EvidenceView::offerScores()
{
    const QString before = m_scores->currentText();
    m_offers.clear();
    const QString number = QString::number(m_snapshot->modelVersion);
    m_offers.push_back({m_snapshot->inForce ? tr("Model v%1, in force").arg(number) : tr("Unsigned draft"), m_snapshot->model, {}});
    if (m_snapshot->inForce && m_snapshot->draft) {
        m_offers.push_back({tr("Unsigned draft"), m_snapshot->draft, {}});
    }
    for (const auto &column : m_snapshot->leads.columns()) {
        if (column->asNumber()) {
            m_offers.push_back({tr("Column: %1").arg(bridge::toQt(workspace::columnLabel(*m_snapshot, *column))), nullptr, column->key});
        }
    }
    m_scores->clear();
    for (const Offer &offer : m_offers) {
        m_scores->addItem(offer.text);
    }
    m_scores->setCurrentIndex(std::max(0, m_scores->findText(before)));
}

void EvidenceView::auditColumn(const QString &key)
{
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&](const Offer &offer) { return offer.column == bridge::toUtf8(key); });
    if (found != m_offers.end()) {
        m_scores->setCurrentIndex(static_cast<int>(found - m_offers.begin()));
        refresh();
    }
}

workspace::EvidenceQuestion EvidenceView::question() const
{
    workspace::EvidenceQuestion question;
    const auto chosen = static_cast<std::size_t>(std::max(0, m_scores->currentIndex()));
    if (chosen < m_offers.size()) {
        question.model = m_offers[chosen].model;
        question.column = m_offers[chosen].column;
    }
    if (m_period != Period::all) {
        const base::Date today = m_snapshot->zone().localDate(m_snapshot->asOf);
        question.period.from = base::Date{today.days - (m_period == Period::year ? 365 : 91)};
    }
    return question;
}

void EvidenceView::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    m_verdicts->setCurrent(static_cast<int>(verdict));
    showEvidence();
}

void EvidenceView::setPeriod(Period period)
{
    m_period = period;
    m_periods->setCurrent(static_cast<int>(period));
    refresh();
}

void EvidenceView::refresh()
{
    m_stale = !isVisible();
    if (m_snapshot && !m_stale) {
        m_judging->ask(question());
    }
}

void EvidenceView::showBusy(quint64 done, quint64 total)
{
    m_busy->setRange(0, total == 0 ? 0 : 100);
    m_busy->setValue(total == 0 ? 0 : static_cast<int>(done * 100 / total));
    m_busy->setFormat(tr("Scoring %1 as they stood: %p %").arg(leadsText(total)));
    m_busy->show();
}

void EvidenceView::take(const EvidencePtr &evidence, const bridge::SnapshotPtr &snapshot)
{
    m_evidence = evidence;
    m_judgedSnapshot = snapshot;
    m_busy->hide();
    showEvidence();
    noteSeen();
}

QString EvidenceView::outcomeWord() const
{
    return m_verdict == Verdict::won ? tr("won") : tr("accepted");
}

void EvidenceView::showEvidence()
{
    const bool isEmpty = m_evidence && m_period == Period::all && m_evidence->of(Verdict::won).all.n == 0 && m_evidence->of(Verdict::accepted).all.n == 0;
    m_pages->setCurrentWidget(isEmpty || !m_snapshot ? static_cast<QWidget *>(m_none) : m_page);
    showHead();
    showFigures();
    showDeciles();
    showOdds();
    m_cellModel->setEvidence(m_evidence, m_verdict);
    m_cellCard->setVisible(!m_evidence || m_evidence->model);
    m_cellCard->setTitle(m_verdict == Verdict::won ? tr("Won, by tile at hand-over") : tr("Accepted, by tile at hand-over"));
    showPassbacks();
}

void EvidenceView::showHead()
{
    if (!m_evidence) {
        m_sentence->setText({});
        m_subtitle->setText({});
        m_limits->setText({});
        return;
    }
    m_sentence->setText(bridge::toQt(wording::verdictSentence(shown().auc, shown().all, workspace::askedBy(m_verdict))));
    m_subtitle->setText(bridge::toQt(workspace::populationSentence(*m_judgedSnapshot, *m_evidence, m_verdict)));
    QStringList limits;
    for (const std::string &sentence : workspace::limitSentences(*m_evidence, m_verdict)) {
        limits << bridge::toQt(sentence);
    }
    m_limits->setText(limits.join(QLatin1Char(' ')));
    m_limits->setTone(m_evidence->undated > 0 ? Tone::warning : Tone::muted);
}

void EvidenceView::showFigures()
{
    if (!m_evidence) {
        for (FigureCard *figure : m_figures) {
            figure->setFigure(QStringLiteral("–"), {}, Tone::muted);
        }
        return;
    }
    const workspace::VerdictEvidence &of = shown();
    if (of.isEnough()) {
        const QString word = bridge::toQt(wording::strengthWord(of.auc->value));
        m_figures[0]->setFigure(bridge::toQt(wording::aucText(of.auc)), tr("%1 · %2").arg(bridge::toQt(wording::aucRange(*of.auc)), word), toneOf(of));
        m_figures[0]->setToolTip(tr("Kendall's tau-b %1, Spearman's rho %2, point-biserial r %3")
                                     .arg(bridge::toQt(wording::correlationText(of.tauB)), bridge::toQt(wording::correlationText(of.spearman)),
                                          bridge::toQt(wording::correlationText(of.pearson))));
    } else {
        m_figures[0]->setFigure(QStringLiteral("–"), tr("not enough data: %1").arg(leadsText(of.all.n)), Tone::muted);
        m_figures[0]->setToolTip({});
    }
    const auto showRate = [&](FigureCard *figure, Verdict verdict, const QString &ended) {
        const evidence::Share &all = m_evidence->of(verdict).all;
        const QString few = all.n > 0 && !all.isEnough() ? tr(", few") : QString();
        figure->setFigure(all.n == 0 ? QStringLiteral("–") : bridge::percentText(all.rate()), ended.arg(leadsText(all.n)) + few, Tone::muted);
    };
    showRate(m_figures[1], Verdict::accepted, tr("of %1 accepted or passed back"));
    showRate(m_figures[2], Verdict::won, tr("of %1 that ended"));
    if (!m_evidence->model) {
        m_figures[3]->setName(tr("Kendall's tau-b"));
        m_figures[3]->setFigure(bridge::toQt(wording::correlationText(of.tauB)), tr("Spearman's rho %1").arg(bridge::toQt(wording::correlationText(of.spearman))),
                                Tone::muted);
        return;
    }
    m_figures[3]->setName(tr("Matrix order"));
    if (of.reversals.empty()) {
        const auto known = std::count_if(of.cells.begin(), of.cells.end(), [](const evidence::Share &cell) { return cell.isEnough(); });
        const bool isKnown = known > 1; // there is no order of one
        m_figures[3]->setFigure(isKnown ? tr("in order") : QStringLiteral("–"),
                                isKnown ? tr("no better tile does significantly worse") : tr("not enough data"),
                                isKnown ? Tone::good : Tone::muted);
        return;
    }
    const evidence::Reversal &first = of.reversals.front();
    const auto nameOf = [&](std::size_t cell) { return m_evidence->model->nameOf(m_evidence->model->cellAt(cell)); };
    m_figures[3]->setFigure(of.reversals.size() == 1 ? tr("1 reversal") : tr("%1 reversals").arg(of.reversals.size()),
                            bridge::toQt(wording::reversalSentence(nameOf(first.better), of.cells[first.better], nameOf(first.worse), of.cells[first.worse],
                                                                   workspace::askedBy(m_verdict))),
                            Tone::danger);
}

void EvidenceView::showDeciles()
{
    std::vector<RateModel::Column> columns;
    if (m_evidence && shown().all.n > 0) {
        for (std::size_t i = 0; i < shown().deciles.size(); ++i) {
            columns.push_back({QString::number(i + 1), tr("Decile %1").arg(i + 1), shown().deciles[i]});
        }
    }
    m_decileModel->setColumns(std::move(columns), outcomeWord(), true);
    m_decileCard->setTitle(m_verdict == Verdict::won ? tr("Won, by score decile") : tr("Accepted, by score decile"));
    const bool hasAverage = m_evidence && shown().all.n > 0;
    const double average = hasAverage ? shown().all.rate() : -1;
    m_deciles->setAverage(average);
    m_decileCard->setSubtitle(hasAverage ? tr("1 is the best tenth · average %1 · 95 % intervals").arg(bridge::percentText(average))
                                         : tr("1 is the best tenth · 95 % intervals"));
}

void EvidenceView::showOdds()
{
    const bool hasCriteria = !m_evidence || m_evidence->model;
    m_subjects->button(0)->setEnabled(hasCriteria);
    if (!hasCriteria) {
        m_subjects->setCurrent(1);
    }
    const bool ofCriteria = m_subjects->current() == 0;
    m_oddsModel->setEvidence(m_evidence, m_verdict, ofCriteria ? OddsModel::Subject::criteria : OddsModel::Subject::activities);
    m_odds->setColumnHidden(OddsModel::Points, !ofCriteria);
    m_oddsCard->setTitle(m_verdict == Verdict::won ? tr("What separates won from lost") : tr("What separates accepted from passed back"));
    if (m_oddsModel->rowCount() > 0) {
        m_odds->setCurrentIndex(m_oddsModel->index(0, 0));
    }
    showResponse();
}

std::optional<std::size_t> EvidenceView::behaviour() const
{
    if (!m_evidence || !m_evidence->model) {
        return std::nullopt;
    }
    if (const auto chosen = m_oddsModel->behaviourAt(m_odds->currentIndex().row())) {
        return chosen;
    }
    const auto &criteria = shown().criteria;
    std::optional<std::size_t> telling;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        if (criteria[i].response.turnsAt) {
            return i;
        }
        if (criteria[i].isBehaviour && (!telling || criteria[i].informationValue > criteria[*telling].informationValue)) {
            telling = i;
        }
    }
    return telling;
}

void EvidenceView::showResponse()
{
    const auto chosen = behaviour();
    m_responseCard->setVisible(!m_evidence || m_evidence->model);
    std::vector<RateModel::Column> columns;
    int mark = -1;
    QString markText;
    if (chosen) {
        const workspace::CriterionEvidence &criterion = shown().criteria[*chosen];
        const QString label = bridge::toQt(criterion.label);
        for (const evidence::Response::Step &step : criterion.response.steps) {
            const bool isOne = step.from == step.to;
            const QString count = isOne ? QString::number(step.from) : tr("%1–%2").arg(step.from).arg(step.to);
            columns.push_back({count, tr("%1: %2 times").arg(label, count), step.share});
            if (criterion.response.turnsAt && step.to == *criterion.response.turnsAt) {
                mark = static_cast<int>(columns.size()) - 1;
                markText = tr("past %1 the odds fall").arg(step.to);
            }
        }
        m_responseCard->setTitle(mark >= 0 ? tr("More is not more intent: %1").arg(label) : tr("How often: %1").arg(label));
        m_turn->setText(mark >= 0 ? tr("Suggestion: count the first %1, let every further one speak against.").arg(*criterion.response.turnsAt)
                                  : tr("Times that the criterion counted it before the hand-over."));
    } else {
        m_responseCard->setTitle(tr("How often"));
        m_turn->setText(tr("The model has no criterion that counts activities."));
    }
    m_responseModel->setColumns(std::move(columns), outcomeWord(), false);
    m_response->setMark(mark, markText);
}

void EvidenceView::showPassbacks()
{
    std::vector<kit::BarRow> rows;
    std::uint64_t all = 0;
    for (std::size_t i = 0; m_evidence && i < m_evidence->passbacks.size(); ++i) {
        all += m_evidence->passbacks[i].rows.size();
    }
    for (std::size_t i = 0; m_evidence && i < m_evidence->passbacks.size(); ++i) {
        const workspace::PassbackCount &passback = m_evidence->passbacks[i];
        const auto count = static_cast<double>(passback.rows.size());
        rows.push_back({bridge::toQt(passback.label), bridge::percentText(count / static_cast<double>(all)), count,
                        kit::BarRow::State::neutral});
    }
    m_passbackNote->setText(rows.empty() ? tr("No lead has been passed back.") : tr("%1, after the first hand-over").arg(leadsText(all)));
    m_passbacks->setVisible(!rows.empty());
    m_passbacks->setRows(std::move(rows));
}

void EvidenceView::exportReport()
{
    if (!m_evidence) {
        return;
    }
    const QString suggested = QFileInfo(session().path()).dir().filePath(tr("%1 evidence.pdf").arg(session().name()));
    QString path = m_choose(this, tr("Export the evidence"), suggested, tr("PDF files (*.pdf);;HTML files (*.html);;Excel workbooks (*.xlsx);;CSV files (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".pdf");
    }
    const auto document = std::make_shared<const report::Document>(
        workspace::evidenceReport(*m_judgedSnapshot, *m_evidence, bridge::toUtf8(session().name())));
    const auto say = [this, path](const base::Result<void> &saved) {
        Q_EMIT notice(saved ? tr("Evidence saved as %1.").arg(QFileInfo(path).fileName()) : bridge::messageOf(saved.error()), {}, {});
    };
    if (QFileInfo(path).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0) {
        say(context().writePdf(*document, bridge::toUtf8(path)));
        return;
    }
    session().run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [document, target = bridge::toUtf8(path)](workspace::Workspace &, base::Progress &) { return workspace::exportReport(*document, target); },
        this, say);
}

} // namespace leadlight::evidence_view
