// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/impact_panel.h"

#include <algorithm>

#include <QLabel>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "model_editor/live_impact.h"
#include "theme/roles.h"
#include "wording/agreement.h"
#include "wording/evidence_text.h"

namespace leadlight::model_editor {

namespace {

constexpr int rowOfMover = Qt::UserRole + 1;
constexpr int moversShown = 6; ///< in each direction; the figures open the rest
constexpr double weeksTimes = 4;

QString many(std::uint64_t count)
{
    return bridge::countText(static_cast<std::int64_t>(count));
}

QString difference(std::uint64_t before, std::uint64_t after)
{
    return bridge::signedText(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before));
}

std::vector<quint32> listed(const std::vector<std::uint32_t> &rows)
{
    return {rows.begin(), rows.end()};
}

/// Who takes calls: people of Sales, and those of both sides.
std::int64_t inSales(const workspace::Snapshot &snapshot)
{
    return std::count_if(snapshot.people.begin(), snapshot.people.end(),
                         [](const domain::Person &person) { return person.side != domain::Side::marketing; });
}

int stepsOf(const workspace::Impact &impact, std::size_t row)
{
    const auto positions = [row](const scoring::Scores &scores) { return scores.rank[0][row] + scores.rank[1][row]; };
    return positions(*impact.scoresBefore) - positions(*impact.scoresAfter);
}

} // namespace

ImpactPanel::ImpactPanel(LiveImpact &live, QWidget *parent)
    : QWidget(parent),
      m_live(live),
      m_matrix(new ImpactMatrix(this)),
      m_card(new kit::Card(tr("Impact of the draft, live"), this)),
      m_headline(new QLabel(m_card)),
      m_sides(new kit::SegmentedControl({tr("Before"), tr("After"), tr("Change")}, tr("Impact"), m_card)),
      m_map(new kit::HeatMapView(m_card)),
      m_moves(new FigureLines(tr("Impact"), m_card)),
      m_backCard(new kit::Card(tr("Look back"), this)),
      m_back(new FigureLines(tr("Look back"), m_backCard)),
      m_backNote(new QLabel(m_backCard)),
      m_moverCard(new kit::Card(tr("Who moves most"), this)),
      m_movers(new QStandardItemModel(this)),
      m_moverList(new QListView(m_moverCard))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_headline->setWordWrap(true);
    m_headline->setAccessibleName(tr("Impact in a sentence"));
    m_sides->setCurrent(static_cast<int>(m_matrix->side()));
    m_map->setModel(m_matrix);
    m_map->setAccessibleName(tr("Impact matrix"));
    m_map->setRegionEditable(true);
    m_map->setToolTip(tr("A click takes a tile into the MQL region, or out of it"));
    m_card->body()->addWidget(m_headline);
    m_card->body()->addWidget(m_sides, 0, Qt::AlignLeading);
    m_card->body()->addWidget(m_map);
    m_card->body()->addWidget(m_moves);
    theme::setRole(*m_backNote, theme::Role::small);
    m_backNote->setWordWrap(true);
    m_backCard->body()->addWidget(m_back);
    m_backCard->body()->addWidget(m_backNote);
    m_moverCard->setFlush(true);
    m_moverList->setModel(m_movers);
    m_moverList->setFrameShape(QFrame::NoFrame);
    m_moverList->setEditTriggers(QListView::NoEditTriggers);
    m_moverList->setUniformItemSizes(true);
    m_moverList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_moverList->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_moverList->setAccessibleName(tr("Leads that move most"));
    m_moverCard->body()->addWidget(m_moverList);
    column->addWidget(m_card);
    column->addWidget(m_backCard);
    column->addWidget(m_moverCard);
    kit::followTheme(this, [this, column](const theme::Theme &look) {
        column->setSpacing(look.px(12));
        m_map->setFixedHeight(look.px(206));
    });
    connect(m_sides, &kit::SegmentedControl::activated, this,
            [this](int side) { setSide(static_cast<ImpactSide>(side)); });
    connect(m_map, &kit::HeatMapView::tileToggled, this, [this](const QModelIndex &tile) {
        Q_EMIT regionToggled(m_matrix->tileName(tile), !tile.data(kit::HeatRole::InRegion).toBool());
    });
    connect(m_map, &QAbstractItemView::activated, this, [this](const QModelIndex &tile) {
        Q_EMIT leadsWanted(tr("Leads of %1 under this draft").arg(m_matrix->tileName(tile)),
                           inCell(m_matrix->cellOf(tile)));
    });
    connect(m_moverList, &QListView::activated, this,
            [this](const QModelIndex &at) { Q_EMIT leadWanted(at.data(rowOfMover).toUInt()); });
    connect(m_moverList, &QListView::clicked, this,
            [this](const QModelIndex &at) { Q_EMIT leadWanted(at.data(rowOfMover).toUInt()); });
    connect(&m_live, &LiveImpact::changed, this, &ImpactPanel::showImpact);
    showImpact();
}

QWidget *ImpactPanel::map() const
{
    return m_map;
}

void ImpactPanel::setNote(const QString &note)
{
    m_note = note;
    m_card->setSubtitle(note);
}

void ImpactPanel::nextSide()
{
    setSide(static_cast<ImpactSide>((static_cast<int>(m_matrix->side()) + 1) % 3));
}

void ImpactPanel::setSide(ImpactSide side)
{
    m_sides->setCurrent(static_cast<int>(side));
    m_matrix->setSide(side);
}

FigureLines::Line ImpactPanel::listLine(const QString &label, std::uint64_t count, const QString &change,
                                        std::vector<quint32> rows)
{
    FigureLines::Line line{label, many(count), change, {}};
    if (!rows.empty()) {
        line.open = [this, label, rows = std::move(rows)] { Q_EMIT leadsWanted(label, rows); };
    }
    return line;
}

std::vector<quint32> ImpactPanel::movedBy(int least, int most) const
{
    std::vector<quint32> rows;
    const workspace::Impact &impact = *m_live.impact();
    for (std::size_t row = 0; row < impact.scoresAfter->leads(); ++row) {
        const bool moved = impact.scoresBefore->rank[0][row] != impact.scoresAfter->rank[0][row]
                           || impact.scoresBefore->rank[1][row] != impact.scoresAfter->rank[1][row];
        const int steps = stepsOf(impact, row);
        if (moved && steps >= least && steps <= most && !impact.scoresAfter->away[row]) {
            rows.push_back(static_cast<quint32>(row));
        }
    }
    return rows;
}

std::vector<quint32> ImpactPanel::inCell(std::size_t cell) const
{
    std::vector<quint32> rows;
    if (!m_live.impact()) {
        return rows;
    }
    const workspace::Impact &impact = *m_live.impact();
    for (std::size_t row = 0; row < impact.scoresAfter->leads(); ++row) {
        if (impact.scoresAfter->cellOf(row, impact.after->columns()) == cell && !impact.scoresAfter->away[row]) {
            rows.push_back(static_cast<quint32>(row));
        }
    }
    return rows;
}

void ImpactPanel::showImpact()
{
    m_matrix->setImpact(m_live.impact());
    const bool known = m_live.impact() != nullptr;
    m_map->setVisible(known);
    m_moves->setVisible(known);
    m_sides->setVisible(known);
    if (known) {
        m_headline->setText(bridge::toQt(wording::impactHeadline(m_live.impact()->figures)));
        showMoves();
    } else {
        m_headline->setText(tr("Counting…"));
    }
    showLookBack();
    showMovers();
}

void ImpactPanel::showMoves()
{
    const workspace::Impact &impact = *m_live.impact();
    const auto &steps = impact.steps;
    const int far = 100;
    // Lists are made when a figure is opened: a drag asks for new figures many times a second.
    const auto moves = [this](const QString &label, std::uint64_t count, int least, int most) {
        FigureLines::Line line{label, many(count), {}, {}};
        if (count > 0) {
            line.open = [this, label, least, most] { Q_EMIT leadsWanted(label, movedBy(least, most)); };
        }
        return line;
    };
    FigureLines::Line all = moves(tr("Leads that change tile"), impact.figures.moved, -far, far);
    all.change = bridge::percentText(impact.figures.leads == 0 ? 0
                                                               : static_cast<double>(impact.figures.moved)
                                                                     / static_cast<double>(impact.figures.leads));
    m_moves->setLines({all, moves(tr("up 2 or more"), steps.up2, 2, far), moves(tr("up 1"), steps.up1, 1, 1),
                       FigureLines::Line{tr("same height"), many(steps.same), {}, {}},
                       moves(tr("down 1"), steps.down1, -1, -1), moves(tr("down 2 or more"), steps.down2, -far, -2),
                       listLine(tr("would newly qualify"), impact.figures.qualifyWon, {}, listed(impact.won)),
                       listLine(tr("would no longer qualify"), impact.figures.qualifyLost, {}, listed(impact.lost))});
}

FigureLines::Line ImpactPanel::aucLine(const workspace::DraftEvidence &evidence)
{
    FigureLines::Line line = listLine(tr("AUC, of %1 closed leads").arg(many(evidence.all.n)), 0, {}, listed(evidence.rows));
    line.number = bridge::toQt(wording::aucText(evidence.after));
    if (evidence.before) {
        line.change = tr("was %1").arg(bridge::toQt(wording::aucText(evidence.before)));
    }
    return line;
}

std::vector<FigureLines::Line> ImpactPanel::lookBackLines(const workspace::LookBack &look)
{
    const auto &figures = look.figures;
    const auto perWeek = [](std::uint64_t times4) {
        return QString::number(static_cast<double>(times4) / weeksTimes, 'f', 1);
    };
    std::vector<FigureLines::Line> lines{
        listLine(tr("Past wins missed, of %1").arg(many(figures.wins)), figures.winsMissedAfter,
                 difference(figures.winsMissedBefore, figures.winsMissedAfter), listed(look.winsMissedAll)),
        listLine(tr("Wrong hand-overs, of %1").arg(many(figures.rejections)), figures.rejectionsAfter,
                 difference(figures.rejectionsBefore, figures.rejectionsAfter), listed(look.stillHandedOver)),
        listLine(tr("Wrong hand-overs spared"), look.spared.size(), {}, listed(look.spared)),
    };
    FigureLines::Line load{tr("New MQLs a week"),
                           perWeek(figures.weeklyAfterTimes4),
                           tr("was %1").arg(perWeek(figures.weeklyBeforeTimes4)),
                           {}};
    if (look.capacityAWeek > 0) {
        load.label = tr("New MQLs a week; Sales can take %1").arg(look.capacityAWeek);
    }
    if (!look.weekEntries.empty()) {
        load.open = [this, rows = listed(look.weekEntries)] {
            Q_EMIT leadsWanted(tr("Entered the MQL region in 28 days"), rows);
        };
    }
    lines.push_back(load);
    const std::int64_t callers = m_snapshot ? inSales(*m_snapshot) : 0;
    if (callers > 1) {
        load.label = tr("for each of %1 in Sales").arg(callers);
        load.number = QString::number(static_cast<double>(figures.weeklyAfterTimes4) / weeksTimes / static_cast<double>(callers), 'f', 1);
        load.change = tr("was %1").arg(
            QString::number(static_cast<double>(figures.weeklyBeforeTimes4) / weeksTimes / static_cast<double>(callers), 'f', 1));
        lines.push_back(load);
    }
    return lines;
}

void ImpactPanel::showLookBack()
{
    m_backCard->setSubtitle(m_live.isUpdating() ? tr("updating…") : tr("closed leads of the last 12 months"));
    const auto &look = m_live.lookBack();
    const auto &evidence = m_live.evidence();
    m_back->setVisible(look || evidence);
    m_backNote->setVisible(look || evidence);
    std::vector<FigureLines::Line> lines = look ? lookBackLines(*look) : std::vector<FigureLines::Line>();
    QStringList notes;
    if (look) {
        notes << bridge::toQt(wording::sparedSentence(static_cast<std::int64_t>(look->spared.size())
                                                          - static_cast<std::int64_t>(look->burdened.size()),
                                                      look->sparedMinutes, look->minutesACall));
    }
    if (evidence) {
        lines.push_back(aucLine(*evidence));
        agreement::ImpactFigures::Look figures;
        workspace::freezeInto(figures, *evidence);
        notes << bridge::toQt(wording::aucSentence(figures));
    }
    if (look && look->onTodaysData) {
        notes << tr("Hand-overs are looked back on with today's data; that may flatter.");
    }
    m_back->setLines(std::move(lines));
    m_backNote->setText(notes.join(QLatin1Char(' ')));
}

void ImpactPanel::showMovers()
{
    m_movers->clear();
    const auto &impact = m_live.impact();
    if (impact && m_snapshot) {
        const model::ScoringModel &before = impact->before ? *impact->before : *m_snapshot->model;
        for (const auto *movers : {&impact->up, &impact->down}) {
            for (std::size_t i = 0; i < movers->size() && i < moversShown; ++i) {
                const workspace::Mover &mover = (*movers)[i];
                const QString text =
                    QStringLiteral("%1 → %2   %3")
                        .arg(bridge::toQt(before.nameOf(before.cellAt(mover.cellBefore))),
                             bridge::toQt(impact->after->nameOf(impact->after->cellAt(mover.cellAfter))),
                             bridge::toQt(m_snapshot->nameOf(mover.row)));
                auto *item = new QStandardItem(text);
                item->setData(mover.row, rowOfMover);
                item->setEditable(false);
                m_movers->appendRow(item);
            }
        }
    }
    m_moverCard->setVisible(m_movers->rowCount() > 0);
    const int row = theme::theme().px(theme::size::rowCompact);
    m_moverList->setFixedHeight(std::max(m_moverList->sizeHintForRow(0), row) * m_movers->rowCount() + 4);
}

} // namespace leadlight::model_editor
