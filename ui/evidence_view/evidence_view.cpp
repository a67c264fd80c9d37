// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/evidence_view.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "evidence_view/cell_model.h"
#include "evidence_view/figure_card.h"
#include "evidence_view/odds_delegate.h"
#include "evidence_view/panel_menu.h"
#include "evidence_view/rate_model.h"
#include "kit/bar_list.h"
#include "kit/card.h"
#include "kit/column_chart.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "workspace/queries/evidence_tables.h"

namespace leadlight::evidence_view {

namespace {

constexpr int narrow = 900; ///< the head breaks in two below this width

QString chooseFile(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)
{
    return QFileDialog::getSaveFileName(parent, title, suggested, kinds);
}

} // namespace

EvidenceView::EvidenceView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_choose(&chooseFile), m_judging(new Judging(context.session, this)), m_pages(new QStackedLayout(this)),
      m_none(new kit::EmptyState(QLatin1String("evidence"), tr("Nothing has ended yet."),
                                 tr("Evidence comes from leads that were won or lost, or that Sales accepted or passed back."), this)),
      m_subtitle(new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted)), m_sentence(new kit::ElidedLabel({}, theme::FontRole::section)),
      m_limits(new kit::ElidedLabel({}, theme::FontRole::small, theme::Tone::muted)), m_busy(new QProgressBar),
      m_scores(new QComboBox), m_verdicts(new kit::SegmentedControl({tr("Won"), tr("Accepted")}, tr("Verdict"))),
      m_periods(new kit::SegmentedControl({tr("All"), tr("Year"), tr("Quarter")}, tr("Period of hand-over"))),
      m_decileCard(new kit::Card), m_deciles(new kit::ColumnChart), m_decileModel(new RateModel(this)), m_oddsCard(new kit::Card),
      m_subjects(new kit::SegmentedControl({tr("Criteria"), tr("Activities")}, tr("What is compared"))), m_odds(new QTableView),
      m_oddsModel(new OddsModel(this)), m_cellCard(new kit::Card), m_cells(new kit::HeatMapView), m_cellModel(new CellModel(this)),
      m_responseCard(new kit::Card), m_response(new kit::ColumnChart), m_responseModel(new RateModel(this)),
      m_turn(new kit::ElidedLabel({}, theme::FontRole::small, theme::Tone::muted)), m_passbackCard(new kit::Card),
      m_passbacks(new kit::BarList(tr("Passback reasons"))), m_passbackNote(new kit::ElidedLabel({}, theme::FontRole::small, theme::Tone::muted))
{
    setAccessibleName(title());
    QPushButton *import = m_none->addButton(tr("Import leads"), true);
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    m_none->setFocusProxy(import);
    m_page = makePage();
    m_pages->addWidget(m_none);
    m_pages->addWidget(m_page);
    addMenus();
    connectParts();
}

QString EvidenceView::title() const
{
    return tr("Evidence");
}

QWidget *EvidenceView::makePage()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    theme::setRole(*page, theme::Role::page);
    auto *column = new QVBoxLayout(page);
    column->addWidget(makeHead(page));
    column->addWidget(makeFigures(page));
    column->addWidget(makeUpper(page), 10);
    column->addWidget(makeLower(page), 9);
    area->setWidget(page);
    kit::followTheme(page, [column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
    });
    return area;
}

QWidget *EvidenceView::makeHead(QWidget *page)
{
    auto *head = new QWidget(page);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    m_headRow = new QBoxLayout(QBoxLayout::LeftToRight);
    auto *name = new QLabel(tr("Does the score predict the sale?"), head);
    theme::setRole(*name, theme::Role::viewTitle);
    m_headRow->addWidget(name, 1);
    auto *row = new QHBoxLayout;
    m_headRow->addLayout(row);
    m_scores->setAccessibleName(tr("Score to judge"));
    m_scores->setToolTip(tr("A model, or any column of numbers: the score that another system gave"));
    m_scores->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_verdicts->setCurrent(0);
    m_periods->setCurrent(0);
    auto *save = new QPushButton(tr("Export report"), head);
    theme::setRole(*save, theme::Role::primary);
    connect(save, &QPushButton::clicked, this, &EvidenceView::exportReport);
    save->setAccessibleName(tr("Export the evidence"));
    row->addWidget(m_scores);
    row->addWidget(m_verdicts);
    row->addWidget(m_periods);
    row->addWidget(save);
    row->addStretch(0);
    column->addLayout(m_headRow);
    column->addWidget(m_sentence);
    column->addWidget(m_subtitle);
    column->addWidget(m_limits);
    m_busy->setTextVisible(true);
    m_busy->setAccessibleName(tr("Judging"));
    m_busy->hide();
    column->addWidget(m_busy);
    kit::followTheme(head, [column, row](const theme::Theme &look) {
        column->setSpacing(look.px(4));
        row->setSpacing(look.px(8));
    });
    return head;
}

QWidget *EvidenceView::makeFigures(QWidget *page)
{
    auto *figures = new QWidget(page);
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    const std::array<QString, 4> names{tr("Rank correlation (AUC)"), tr("Accepted by Sales"), tr("Won"), tr("Matrix order")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_figures[i] = new FigureCard(names[i], figures);
        row->addWidget(m_figures[i], 1);
    }
    kit::followTheme(figures, [row](const theme::Theme &look) { row->setSpacing(look.px(12)); });
    return figures;
}

QWidget *EvidenceView::makeUpper(QWidget *page)
{
    auto *upper = new QWidget(page);
    auto *row = new QHBoxLayout(upper);
    row->setContentsMargins(0, 0, 0, 0);
    m_decileCard->setParent(upper);
    m_deciles->setModel(m_decileModel);
    m_deciles->setAccessibleName(tr("Rate by score decile"));
    m_decileCard->body()->addWidget(m_deciles, 1);
    row->addWidget(m_decileCard, 9);
    m_oddsCard->setParent(upper);
    m_oddsCard->setFlush(true);
    m_subjects->setCurrent(0);
    m_oddsCard->addHeaderWidget(m_subjects);
    m_odds->setModel(m_oddsModel);
    m_odds->setItemDelegateForColumn(OddsModel::Odds, new OddsDelegate(m_odds));
    m_odds->setAccessibleName(tr("What separates them"));
    m_odds->setFrameShape(QFrame::NoFrame);
    m_odds->setShowGrid(false);
    m_odds->setWordWrap(false);
    m_odds->setSelectionBehavior(QTableView::SelectRows);
    m_odds->setSelectionMode(QTableView::SingleSelection);
    m_odds->setTabKeyNavigation(false);
    m_odds->verticalHeader()->hide();
    m_odds->horizontalHeader()->setHighlightSections(false);
    m_odds->horizontalHeader()->setSectionsClickable(true);
    m_odds->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
    m_odds->horizontalHeader()->setSortIndicatorShown(true);
    m_odds->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_odds->horizontalHeader()->setSectionResizeMode(OddsModel::Odds, QHeaderView::Stretch);
    m_oddsCard->body()->addWidget(m_odds, 1);
    row->addWidget(m_oddsCard, 11);
    kit::followTheme(upper, [this, upper, row](const theme::Theme &look) {
        row->setSpacing(look.px(12));
        upper->setMinimumHeight(look.px(250));
        m_odds->verticalHeader()->setDefaultSectionSize(look.px(theme::size::rowCompact));
        const std::array<int, OddsModel::columnTotal> widths{190, 110, 62, 60, 100, 62};
        for (int i = 0; i < OddsModel::columnTotal; ++i) {
            m_odds->setColumnWidth(i, look.px(widths[static_cast<std::size_t>(i)]));
        }
    });
    return upper;
}

QWidget *EvidenceView::makeLower(QWidget *page)
{
    auto *lower = new QWidget(page);
    auto *row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    m_cellCard->setParent(lower);
    m_cells->setModel(m_cellModel);
    m_cells->setAccessibleName(tr("Rate by tile"));
    m_cellCard->body()->addWidget(m_cells, 1);
    row->addWidget(m_cellCard, 9);
    m_responseCard->setParent(lower);
    m_response->setModel(m_responseModel);
    m_response->setAccessibleName(tr("Rate by how often"));
    m_responseCard->body()->addWidget(m_response, 1);
    m_responseCard->body()->addWidget(m_turn);
    row->addWidget(m_responseCard, 9);
    m_passbackCard->setParent(lower);
    m_passbackCard->setTitle(tr("Why Sales passed leads back"));
    m_passbackCard->body()->addWidget(m_passbackNote);
    m_passbackCard->body()->addWidget(m_passbacks);
    m_passbackCard->body()->addStretch(1);
    row->addWidget(m_passbackCard, 6);
    kit::followTheme(lower, [this, lower, row](const theme::Theme &look) {
        row->setSpacing(look.px(12));
        lower->setMinimumHeight(look.px(290));
        m_cells->setMinimumHeight(look.px(200)); // tiles shrink to rank and rate before the page scrolls
        m_response->setMinimumHeight(look.px(160));
    });
    return lower;
}

void EvidenceView::addMenus()
{
    const auto verdictTable = [this](report::Table (*table)(const workspace::Evidence &, workspace::Verdict)) {
        return [this, table] { return m_evidence ? table(*m_evidence, m_verdict) : report::Table(); };
    };
    new PanelMenu(*m_decileCard, tr("deciles"), verdictTable(workspace::decileTable));
    new PanelMenu(*m_oddsCard, tr("what separates them"), [this] {
        if (!m_evidence) {
            return report::Table();
        }
        return m_subjects->current() == 0 ? workspace::criterionTable(*m_evidence, m_verdict) : workspace::activityTable(*m_evidence, m_verdict);
    });
    new PanelMenu(*m_cellCard, tr("tiles"), [this] {
        return m_evidence && m_evidence->model ? workspace::cellTable(*m_evidence, m_verdict) : report::Table();
    });
    new PanelMenu(*m_responseCard, tr("how often"), [this] {
        const auto chosen = behaviour();
        return chosen ? workspace::responseTable(*m_evidence, m_verdict, *chosen) : report::Table();
    });
    new PanelMenu(*m_passbackCard, tr("passback reasons"), [this] { return m_evidence ? workspace::passbackTable(*m_evidence) : report::Table(); });
}

QList<QWidget *> EvidenceView::panes()
{
    if (m_pages->currentWidget() == m_none) {
        return {m_none};
    }
    return {m_deciles, m_odds, m_cells, m_response, m_scores};
}

QWidget *EvidenceView::firstPane()
{
    return panes().constFirst();
}

void EvidenceView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const bool isNarrow = width() < theme::theme().px(narrow);
    m_headRow->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace leadlight::evidence_view
