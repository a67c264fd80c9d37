// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MatrixView that asks, shows answers and runs the trial.
#include "matrix/matrix_view.h"

#include <algorithm>

#include <QAbstractButton>
#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QPointer>
#include <QPushButton>
#include <QStackedLayout>

#include "bridge/filter_text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/banner.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "matrix/lead_line_model.h"
#include "matrix/lead_line_view.h"
#include "matrix/legend.h"
#include "matrix/matrix_board.h"
#include "matrix/matrix_model.h"
#include "matrix/region_card.h"
#include "matrix/tile_details.h"
#include "theme/theme.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/our_words.h"

namespace leadlight::matrix {

namespace {

constexpr std::size_t linesShown = 50;
constexpr int narrowWidth = 880; // below, the controls go under the title
constexpr int sideWidth = 280;
constexpr int sideNarrow = 240;

QString leadCount(std::uint64_t count)
{
    return bridge::countText(static_cast<std::int64_t>(count));
}

} // namespace

void MatrixView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool other = !snapshot || !m_snapshot || event.model;
    m_snapshot = snapshot;
    if (other && m_trial) {
        setTrying(false);
    }
    if (!snapshot) {
        m_answer.reset();
        m_other.reset();
        m_model->clear();
        return;
    }
    if (other) {
        m_other = otherVersion(*snapshot);
        m_board->showThresholds(*workspace::shownModel(*snapshot));
    }
    m_tryIt->setEnabled(!snapshot->model->axes[0].thresholds.empty() || !snapshot->model->axes[1].thresholds.empty());
    const bool hadFocus = isAncestorOf(focusWidget());
    const auto &axes = snapshot->model->axes;
    const bool scores = snapshot->inForce || std::any_of(axes.begin(), axes.end(), [](const model::Axis &axis) { return !axis.criteria.empty(); });
    m_pages->setCurrentWidget(snapshot->size() == 0 ? m_none : scores ? m_page : m_noModel);
    if (hadFocus && isVisible() && (!focusWidget() || !focusWidget()->isVisible())) {
        firstPane()->setFocus(Qt::OtherFocusReason);
    }
    offerMeasures();
    showSubtitle();
    showFilter();
    refresh();
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const theme::Theme &look = theme::theme();
    const bool narrow = width() < look.px(narrowWidth);
    m_headRow->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setFixedWidth(look.px(narrow ? sideNarrow : sideWidth));
}

void MatrixView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        m_stale = false;
        refresh();
    }
}

Measure MatrixView::measure() const
{
    return m_model->measure();
}

void MatrixView::setMeasure(Measure measure)
{
    m_measures->setCurrent(static_cast<int>(measure));
    m_model->setMeasure(measure);
    m_legend->setEntries(measure, m_model->legend());
    m_lines->setBins([this](std::size_t cell) { return m_model->heatBinOf(cell); });
    showSubtitle();
    if (measure == Measure::change) {
        refresh();
    }
}

void MatrixView::nextMeasure()
{
    int next = static_cast<int>(measure());
    do {
        next = (next + 1) % measureCount;
    } while (!m_measures->button(next)->isEnabled());
    setMeasure(static_cast<Measure>(next));
}

void MatrixView::offerMeasures()
{
    QAbstractButton *change = m_measures->button(static_cast<int>(Measure::change));
    const bool on = m_trial || m_other.has_value();
    change->setEnabled(on);
    change->setVisible(on);
    if (!on && measure() == Measure::change) {
        setMeasure(Measure::won);
    }
}

SharedRows MatrixView::rowsShown() const
{
    return context().filter.filter().isEmpty() ? nullptr : context().filter.filterRows();
}

void MatrixView::refresh()
{
    if (!m_snapshot) {
        return;
    }
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    MatrixQuestion question;
    question.rows = rowsShown();
    question.compare = measure() == Measure::change;
    if (m_trial) {
        question.thresholds = m_board->thresholds();
    }
    session().query(
        QStringLiteral("matrix"),
        [question](const workspace::Snapshot &snapshot, const base::Progress &progress) {
            return askMatrix(snapshot, question, progress);
        },
        this, [this](const base::Result<MatrixAnswer> &answer) {
            if (answer) {
                showAnswer(*answer);
            }
        });
    if (!m_trial) {
        refreshLines(); // those of a trial follow its answer, which has ranked the leads by then
    }
}

void MatrixView::refreshLines()
{
    if (!m_snapshot || !isVisible()) {
        m_stale = true;
        return;
    }
    session().query(
        QStringLiteral("lines"),
        [filter = context().filter.combined(), trial = m_trial && m_answer ? m_answer->trial : std::nullopt](
            const workspace::Snapshot &snapshot, const base::Progress &progress) {
            return askLines(snapshot, filter, trial, linesShown, progress);
        },
        this, [this](base::Result<LeadLines> lines) {
            if (lines) {
                showLines(std::move(*lines));
            }
        });
}

void MatrixView::showAnswer(const MatrixAnswer &answer)
{
    if (!m_snapshot || answer.trial.has_value() != m_trial) {
        return; // asked before the trial began or ended; the newer question is under way
    }
    m_answer = answer;
    m_model->setSummary(workspace::shownModel(*m_snapshot, answer.model), answer.summary, bridge::toQt(m_snapshot->currency));
    m_legend->setEntries(measure(), m_model->legend());
    m_region->show(answer);
    m_lines->setBins([this](std::size_t cell) { return m_model->heatBinOf(cell); });
    if (answer.distributions) {
        m_board->showDistributions(*answer.distributions);
    }
    if (m_trial) {
        refreshLines();
    }
    showTrial();
    showSubtitle();
}

void MatrixView::showLines(LeadLines lines)
{
    m_listCard->setTitle(tr("%1 · %2 leads").arg(choiceText(), leadCount(lines.total)));
    m_listCard->setSubtitle(lines.total > linesShown ? tr("first %1").arg(linesShown) : QString());
    m_lines->setLines(std::move(lines.lines), m_snapshot->zone(), m_snapshot->asOf);
}

QString MatrixView::choiceText() const
{
    const QStringList &tiles = context().filter.tiles();
    if (tiles.isEmpty()) {
        return context().filter.isEmpty() ? tr("All tiles") : tr("Filtered");
    }
    return tiles.size() <= 3 ? bridge::tilesText(tiles, m_snapshot.get()) : tr("%1 tiles").arg(tiles.size());
}

void MatrixView::showSubtitle()
{
    if (!m_snapshot) {
        m_subtitle->setText({});
        return;
    }
    const QString version = m_snapshot->inForce ? tr("model v%1").arg(m_snapshot->modelVersion)
                                                : tr("unsigned draft v%1").arg(m_snapshot->modelVersion);
    const std::uint64_t shown = m_answer ? m_answer->summary.all.leads : m_snapshot->leadCount();
    const QString all = leadCount(m_snapshot->leadCount());
    QStringList parts{shown == m_snapshot->leadCount() ? tr("All %1 leads").arg(all) : tr("%1 of %2 leads").arg(leadCount(shown), all),
                      version,
                      tr("as of %1").arg(bridge::TimeText(m_snapshot->zone(), m_snapshot->asOf).moment(m_snapshot->asOf))};
    if (measure() == Measure::change) {
        parts << (m_trial             ? tr("change by the trial")
                  : !m_other          ? QString()
                  : m_other->isDraft  ? tr("change if draft v%1 were in force").arg(m_other->number)
                                      : tr("change since v%1").arg(m_other->number));
    } else if (measure() == Measure::won || measure() == Measure::revenue) {
        parts << tr("closed leads of the last 12 months count where they stood at hand-over");
    } else if (measure() == Measure::accepted) {
        parts << tr("decisions of the last 12 months count where the lead stood at hand-over");
    } else {
        parts << tr("leads where they stand today");
    }
    m_subtitle->setText(parts.join(QStringLiteral(" · ")));
}

void MatrixView::showFilter()
{
    m_filterLine->setVisible(m_snapshot && !context().filter.isEmpty());
    m_filterText->setText(context().filter.sentence());
}

void MatrixView::showChoice()
{
    QItemSelectionModel *choice = m_board->map()->selectionModel();
    QItemSelection wanted;
    for (const QString &tile : context().filter.tiles()) {
        const QModelIndex index = m_model->indexOf(tile);
        if (index.isValid()) {
            wanted.select(index, index);
        }
    }
    m_choosing = true;
    choice->select(wanted, QItemSelectionModel::ClearAndSelect);
    m_choosing = false;
}

void MatrixView::takeChoice()
{
    if (m_choosing) {
        return;
    }
    QStringList tiles;
    const QModelIndexList chosen = m_board->map()->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen) {
        tiles << m_model->tileName(index);
    }
    m_choosing = true;
    context().filter.setTiles(tiles);
    m_choosing = false;
}

void MatrixView::openList(const QModelIndex &index)
{
    if (!context().filter.tiles().contains(m_model->tileName(index))) {
        context().filter.setTiles({m_model->tileName(index)});
    }
    Q_EMIT requestView(QStringLiteral("leads"));
}

void MatrixView::openDetails(const QModelIndex &index)
{
    if (!m_answer) {
        return;
    }
    kit::HeatMapView *map = m_board->map();
    const std::size_t cell = m_model->cellOf(index);
    const QString tile = m_model->tileName(index);
    auto *details = new TileDetails(tile, m_answer->summary.cells[cell], m_answer->summary.all.leads,
                                    bridge::toQt(m_snapshot->currency), this);
    // The popover hangs below a widget: a stand-in over the tile, which hands the focus back to the matrix.
    auto *anchor = new QWidget(map->viewport());
    anchor->setAttribute(Qt::WA_TransparentForMouseEvents);
    anchor->setFocusProxy(map);
    anchor->setFocusPolicy(Qt::ClickFocus);
    anchor->setGeometry(map->visualRect(index).adjusted(8, 0, 0, -8));
    anchor->show();
    connect(details, &QObject::destroyed, anchor, &QObject::deleteLater);
    connect(details, &TileDetails::listRequested, this, [this, tile] {
        context().filter.setTiles({tile});
        Q_EMIT requestView(QStringLiteral("leads"));
    });
    details->openAt(anchor);
    session().query(
        QStringLiteral("reasons"),
        [rows = rowsShown(), cell](const workspace::Snapshot &snapshot, const base::Progress &progress) {
            return askReasons(snapshot, rows, cell, progress);
        },
        details, [details](const base::Result<TileReasons> &reasons) {
            if (reasons) {
                details->showReasons(*reasons);
            }
        });
}

void MatrixView::setTrying(bool on)
{
    m_tryIt->setChecked(on);
    if (on == m_trial || (on && !m_snapshot)) {
        return;
    }
    m_trial = on;
    m_board->setEditable(on);
    if (!on && m_snapshot) {
        m_board->showThresholds(*workspace::shownModel(*m_snapshot));
    }
    offerMeasures();
    showTrial();
    refresh();
}

void MatrixView::showTrial()
{
    m_banner->setVisible(m_trial);
    const workspace::Trial *trial = m_trial && m_answer && m_answer->trial ? &*m_answer->trial : nullptr;
    m_putInDraft->setEnabled(session().isWritable() && trial && trial->moved > 0);
    if (!trial || trial->moved == 0) {
        m_banner->setText(tr("Trial: no lead moves yet. Move a threshold beside or below the matrix; the model in force stays as it is."));
        return;
    }
    m_banner->setText(tr("Trial: %1 leads move; %2 would qualify instead of %3.")
                          .arg(leadCount(trial->moved), leadCount(trial->wouldQualifyAfter), leadCount(trial->wouldQualifyBefore)));
}

void MatrixView::putTrialInDraft()
{
    if (!m_trial || !m_snapshot) {
        return;
    }
    std::optional<base::Uuid> person;
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
        if (const domain::Person *seated = m_snapshot->atTable(side); seated && !person) {
            person = seated->id;
        }
    }
    session().run(
        tr("Putting thresholds in the draft"),
        [thresholds = m_board->thresholds(), person](workspace::Workspace &workspace, base::Progress &) {
            return workspace::putThresholdsInDraft(workspace, thresholds, person);
        },
        this, [this](const base::Result<int> &number) {
            if (number) {
                setTrying(false);
                Q_EMIT notice(tr("The thresholds are in draft v%1; the model in force is unchanged.").arg(*number), {}, {});
            } else {
                Q_EMIT notice(bridge::messageOf(number.error()), {}, {});
            }
        });
}

} // namespace leadlight::matrix
