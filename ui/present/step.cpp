// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/step.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "base/text.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/bar_list.h"
#include "kit/card.h"
#include "kit/column_chart.h"
#include "kit/heat_map_view.h"
#include "present/figure_tile.h"
#include "present/step_models.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "wording/agreement.h"
#include "wording/evidence_text.h"

namespace leadlight::present {

namespace {

using workspace::Meeting;
using workspace::Verdict;

constexpr double acceptanceLine = 0.9; // what both sides aim at (ux.md §5.6)
constexpr std::size_t mostQuarters = 8;

QString word(const char *text)
{
    return QCoreApplication::translate("Present", text);
}

QString counted(std::uint64_t count)
{
    return bridge::countText(static_cast<std::int64_t>(count));
}

QString rateText(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? QStringLiteral("–") : bridge::percentText(static_cast<double>(part) / static_cast<double>(whole));
}

QWidget *emptyBody(QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::theme().px(12));
    return body;
}

QVBoxLayout *columnOf(QWidget *body)
{
    return static_cast<QVBoxLayout *>(body->layout());
}

void addFigures(const Stage &stage, QWidget *body, const std::vector<FigureTile::Figure> &figures, int columns)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(theme::theme().px(12));
    for (std::size_t i = 0; i < figures.size(); ++i) {
        auto *tile = new FigureTile(figures[i], body);
        QObject::connect(tile, &FigureTile::opened, body, stage.open);
        grid->addWidget(tile, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
        grid->setColumnStretch(static_cast<int>(i) % columns, 1);
    }
    columnOf(body)->addLayout(grid);
}

void addText(QVBoxLayout *column, const QString &text, bool muted = false)
{
    if (text.isEmpty()) {
        return;
    }
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (muted) {
        theme::setRole(*label, theme::Role::muted);
    }
    column->addWidget(label);
}

void addColumns(QWidget *body, const QString &title, const QString &definition, kit::ColumnChart *chart)
{
    auto *card = new kit::Card(title, body);
    card->setSubtitle(definition);
    chart->setFocusPolicy(Qt::TabFocus); // arrows step through the presentation until Tab goes here
    chart->setAccessibleName(title);
    card->body()->addWidget(chart, 1);
    columnOf(body)->addWidget(card, 1);
}

std::vector<std::uint32_t> rowsInCell(const workspace::Snapshot &snapshot, std::size_t cell)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (!snapshot.isMerged(row) && snapshot.cellOf(row) == cell) {
            rows.push_back(row);
        }
    }
    return rows;
}

kit::HeatMapView *heatMap(const QString &name, QStandardItemModel *tiles, QWidget *parent)
{
    auto *view = new kit::HeatMapView(parent);
    view->setFocusPolicy(Qt::TabFocus);
    view->setAccessibleName(name);
    view->setModel(tiles);
    return view;
}

Step matrixStep(const Stage &stage, QWidget *parent)
{
    const Meeting &meeting = *stage.meeting;
    QWidget *body = emptyBody(parent);
    auto *view = heatMap(word("Lead matrix"), wonTiles(meeting, body), body);
    const auto open = [stage](const QModelIndex &index) {
        const auto cell = static_cast<std::size_t>(index.row() * index.model()->columnCount() + index.column());
        stage.open(index.data(kit::HeatRole::Rank).toString(), rowsInCell(*stage.meeting->snapshot, cell));
    };
    QObject::connect(view, &QAbstractItemView::clicked, body, open);
    QObject::connect(view, &QAbstractItemView::activated, body, open);
    auto *card = new kit::Card({}, body);
    card->body()->addWidget(view, 1);
    columnOf(body)->addWidget(card, 1);
    return {word("Where the leads stand, and what share won"),
            word("%1 of %2 leads would qualify; %3 wait for Sales.")
                .arg(counted(meeting.summary.wouldQualify), counted(meeting.summary.all.leads), counted(meeting.inbox.waiting.size())),
            body};
}

Step changeStep(const Stage &stage, QWidget *parent)
{
    const Meeting &meeting = *stage.meeting;
    const lifecycle::Review &last = *meeting.last;
    const bridge::TimeText times(meeting.snapshot->zone(), meeting.snapshot->asOf);
    QWidget *body = emptyBody(parent);
    if (last.figures) {
        const lifecycle::ReviewFigures &then = *last.figures;
        const lifecycle::ReviewFigures &now = meeting.figures;
        const auto was = [](const QString &text) { return word("was %1").arg(text); };
        const auto pairs = [](const lifecycle::ReviewFigures &of) {
            return of.pairs ? word("%1 of 100").arg(bridge::toQt(base::numberText(static_cast<double>(*of.pairs) / 10))) : QStringLiteral("–");
        };
        addFigures(stage, body,
                   {{word("Leads that would qualify"), bridge::countText(now.qualify), was(bridge::countText(then.qualify)), {}},
                    {word("Accepted by Sales, 12 months"), rateText(now.accepted, now.decided), was(rateText(then.accepted, then.decided)), {}},
                    {word("Won of closed, 12 months"), rateText(now.won, now.closed), was(rateText(then.won, then.closed)), {}},
                    {word("Pairs told right by the score"), pairs(now), was(pairs(then)), {}}},
                   2);
    }
    auto *card = new kit::Card(word("What was decided then"), body);
    addText(card->body(), last.decisions.empty() ? word("No decision was written down.") : bridge::toQt(last.decisions));
    if (!last.lessons.empty()) {
        addText(card->body(), word("Lessons: %1").arg(bridge::toQt(last.lessons)), true);
    }
    card->body()->addStretch(1);
    columnOf(body)->addWidget(card, 1);
    return {word("Since the last meeting"), word("Review %1 of v%2 was closed on %3.").arg(last.number).arg(last.version).arg(times.moment(*last.closed)), body};
}

Step evidenceStep(const Stage &stage, QWidget *parent)
{
    const workspace::Evidence &evidence = *stage.meeting->evidence;
    const workspace::VerdictEvidence &won = evidence.of(Verdict::won);
    QWidget *body = emptyBody(parent);
    const QString pairs = won.isEnough() ? word("%1 of 100").arg(std::lround(won.auc->value * 100)) : QStringLiteral("–");
    addFigures(stage, body,
               {{word("Pairs told right"), pairs, word("50 is chance"), {}},
                {word("Closed leads judged"), counted(won.all.n), word("as they stood at hand-over"), evidence.rowsOfVerdict(Verdict::won)},
                {word("Of them won"), bridge::percentText(won.all.rate()), word("%1 leads").arg(counted(won.all.yes)), evidence.rowsThatDid(Verdict::won)}},
               3);
    auto *chart = new kit::ColumnChart;
    chart->setModel(decileColumns(won.deciles, body));
    chart->setAverage(won.all.rate());
    QObject::connect(chart, &QAbstractItemView::activated, body, [stage](const QModelIndex &index) {
        stage.open(word("Tenth %1 by score").arg(index.row() + 1), stage.meeting->evidence->rowsOfDecile(Verdict::won, static_cast<std::size_t>(index.row())));
    });
    addColumns(body, word("Won by tenth of the leads"), word("best score first; dashed: all"), chart);
    return {word("Does the score predict the sale?"), bridge::toQt(wording::verdictSentence(won.auc, won.all, wording::Asked::won)), body};
}

Step inboxStep(const Stage &stage, QWidget *parent)
{
    const Meeting &meeting = *stage.meeting;
    const workspace::VerdictEvidence &accepted = meeting.evidence->of(Verdict::accepted);
    QWidget *body = emptyBody(parent);
    std::vector<FigureTile::Figure> figures{
        {word("Accepted by Sales"), accepted.all.n == 0 ? QStringLiteral("–") : bridge::percentText(accepted.all.rate()),
         word("of %1 decided; the line is 90 %").arg(counted(accepted.all.n)), meeting.evidence->rowsThatDid(Verdict::accepted)},
        {word("Wait for Sales"), counted(meeting.inbox.waiting.size()), word("%1 of them late").arg(counted(meeting.inbox.late.size())),
         meeting.inbox.late.empty() ? meeting.inbox.waiting : meeting.inbox.late}};
    if (const auto &times = meeting.inbox.times) {
        const QString median = bridge::TimeText(meeting.snapshot->zone(), base::Instant{times->medianSeconds}).lasting(base::Instant{0});
        figures.push_back({word("First answer, median"), median, word("%1 of %2 answered").arg(counted(times->answered), counted(times->handed)), {}});
    }
    addFigures(stage, body, figures, 3);
    if (accepted.quarters.size() > 1) {
        const std::span all(accepted.quarters);
        auto *chart = new kit::ColumnChart;
        chart->setModel(quarterColumns(all.last(std::min(all.size(), mostQuarters)), body));
        chart->setAverage(acceptanceLine);
        addColumns(body, word("Accepted by quarter"), word("dashed: the line of 90 %"), chart);
    } else {
        columnOf(body)->addStretch(1);
    }
    const bool isMet = accepted.all.rate() >= acceptanceLine;
    return {word("Does Sales agree with the inbox?"),
            accepted.all.isEnough() ? (isMet ? word("Sales accepts what it is handed: %1, over the line of 90 %.") : word("Sales accepts %1 of what it is handed, under the line of 90 %."))
                                          .arg(bridge::percentText(accepted.all.rate()))
                                    : word("Too few decisions yet for a rate to count as evidence."),
            body};
}

Step passbackStep(const Stage &stage, QWidget *parent)
{
    const std::vector<workspace::PassbackOutcome> &reasons = stage.meeting->passbacks;
    QWidget *body = emptyBody(parent);
    auto *card = new kit::Card(word("Reasons for passing back"), body);
    auto *bars = new kit::BarList(word("Reason"), card);
    std::vector<kit::BarRow> rows;
    std::uint64_t all = 0;
    for (const workspace::PassbackOutcome &reason : reasons) {
        rows.push_back({bridge::toQt(reason.label),
                        word("%1 · %2 came back, %3 won").arg(counted(reason.count), counted(reason.cameBack), counted(reason.won)),
                        static_cast<double>(reason.count)});
        all += reason.count;
    }
    bars->setRows(std::move(rows));
    for (QWidget *part : bars->findChildren<QWidget *>()) {
        part->setFocusPolicy(part->focusPolicy() == Qt::NoFocus ? Qt::NoFocus : Qt::TabFocus);
    }
    QObject::connect(bars, &kit::BarList::includeRequested, body, [stage](int row) {
        const workspace::PassbackOutcome &reason = stage.meeting->passbacks[static_cast<std::size_t>(row)];
        stage.open(bridge::toQt(reason.label), workspace::rowsPassedBack(*stage.meeting->snapshot, reason.reason));
    });
    card->body()->addWidget(bars);
    card->body()->addStretch(1);
    columnOf(body)->addWidget(card, 1);
    return {word("Why leads came back"),
            word("Most often: %1, %2 of %3 passbacks.").arg(bridge::toQt(reasons.front().label), counted(reasons.front().count), counted(all)), body};
}

/// The rows that the sides do not agree on, with what each proposes.
void addApart(QVBoxLayout *column, const Meeting &meeting)
{
    const model::ScoringModel &draft = *meeting.snapshot->draft;
    for (const workspace::DraftTableRow &row : meeting.apart) {
        const auto said = [&](const std::string &text) { return bridge::toQt(wording::valueText(row.value, text.empty() ? row.value.text : text)); };
        addText(column, word("%1: Marketing %2, Sales %3").arg(bridge::toQt(wording::placeText(draft, row.value)), said(row.marketing), said(row.sales)));
    }
}

void addLookBack(QVBoxLayout *column, const workspace::LookBack &back)
{
    const std::int64_t spared = static_cast<std::int64_t>(back.spared.size()) - static_cast<std::int64_t>(back.burdened.size());
    addText(column, bridge::toQt(wording::winsSentence(back.figures)));
    addText(column, bridge::toQt(wording::sparedSentence(spared, back.sparedMinutes, back.minutesACall)));
    if (back.capacityAWeek > 0) {
        addText(column, word("%1 new MQLs a week; Sales can take %2.")
                            .arg(counted((back.figures.weeklyAfterTimes4 + 2) / 4), bridge::countText(back.capacityAWeek)));
    }
}

Step proposalStep(const Stage &stage, QWidget *parent)
{
    const Meeting &meeting = *stage.meeting;
    const agreement::ModelVersion &version = *meeting.proposal;
    const bool changes = meeting.impact->figures.moved > 0;
    QWidget *body = emptyBody(parent);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::theme().px(12));
    if (changes && meeting.impact->sameShape) {
        auto *map = new kit::Card(word("Leads by tile, change"), body);
        map->body()->addWidget(heatMap(word("What the proposal changes"), changeTiles(meeting, body), map), 1);
        row->addWidget(map, 5);
    }
    auto *card = new kit::Card(version.title.empty() ? word("Not titled yet") : bridge::toQt(version.title), body);
    addText(card->body(), bridge::toQt(version.reason), true);
    addApart(card->body(), meeting);
    if (changes) {
        addLookBack(card->body(), *meeting.lookBack);
    }
    card->body()->addStretch(1);
    row->addWidget(card, 4);
    columnOf(body)->addLayout(row, 1);
    const QString apart = meeting.openRows == 1 ? word("1 row is not agreed.") : word("%1 rows are not agreed.").arg(counted(meeting.openRows));
    const QString finding = changes ? bridge::toQt(wording::impactHeadline(meeting.impact->figures)) : word("The values on the table change no lead's tile.");
    return {word("On the table: v%1, %2").arg(version.number).arg(bridge::toQt(wording::stateName(version.state)).toLower()),
            meeting.openRows == 0 ? finding : word("%1 %2").arg(finding, apart), body};
}

} // namespace

std::vector<Step> makeSteps(const Stage &stage, QWidget *parent)
{
    const Meeting &meeting = *stage.meeting;
    std::vector<Step> steps;
    if (meeting.summary.all.leads > 0) {
        steps.push_back(matrixStep(stage, parent));
    }
    if (meeting.last) {
        steps.push_back(changeStep(stage, parent));
    }
    if (meeting.evidence->of(Verdict::won).all.n > 0) {
        steps.push_back(evidenceStep(stage, parent));
    }
    if (meeting.evidence->of(Verdict::accepted).all.n > 0 || !meeting.inbox.waiting.empty()) {
        steps.push_back(inboxStep(stage, parent));
    }
    if (!meeting.passbacks.empty()) {
        steps.push_back(passbackStep(stage, parent));
    }
    if (meeting.proposal) {
        steps.push_back(proposalStep(stage, parent));
    }
    return steps;
}

} // namespace leadlight::present
