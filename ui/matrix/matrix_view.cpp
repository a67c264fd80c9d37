// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/matrix_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/banner.h"
#include "kit/card.h"
#include "kit/distribution.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "matrix/lead_line_model.h"
#include "matrix/lead_line_view.h"
#include "matrix/legend.h"
#include "matrix/matrix_board.h"
#include "matrix/matrix_model.h"
#include "matrix/region_card.h"
#include "theme/roles.h"

namespace leadlight::matrix {

MatrixView::MatrixView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_pages(new QStackedLayout(this)), m_none(nullptr), m_noModel(nullptr), m_page(nullptr),
      m_subtitle(new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted)),
      m_measures(new kit::SegmentedControl), m_tryIt(new QPushButton(tr("Try it"))),
      m_export(new QPushButton(tr("Export report"))), m_banner(new kit::Banner), m_putInDraft(nullptr),
      m_filterLine(new QWidget), m_filterText(new kit::ElidedLabel), m_clearFilter(new QPushButton(tr("Clear filter"))),
      m_board(new MatrixBoard), m_model(new MatrixModel(this)), m_legend(new Legend), m_region(new RegionCard),
      m_listCard(new kit::Card), m_lines(new LeadLineModel(this)), m_list(new LeadLineView)
{
    setAccessibleName(tr("Matrix"));
    auto *none = new kit::EmptyState(QLatin1String("matrix"), tr("No leads yet."),
                                     tr("Import a file and the matrix fills itself."), this);
    QPushButton *import = none->addButton(tr("Import leads"), true);
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    none->setFocusProxy(import);
    m_none = none;
    auto *noModel = new kit::EmptyState(QLatin1String("model"), tr("No model yet."),
                                        tr("Start from your columns or a template; it scores at once, but nothing is handed "
                                           "over before both sides sign."),
                                        this);
    QPushButton *start = noModel->addButton(tr("Start a model"), true);
    connect(start, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("starter")); });
    noModel->setFocusProxy(start);
    m_noModel = noModel;
    m_page = makePage();
    m_pages->addWidget(m_none);
    m_pages->addWidget(m_noModel);
    m_pages->addWidget(m_page);
    m_pages->setCurrentWidget(m_page);
    m_board->map()->setModel(m_model);
    m_list->setModel(m_lines);
    connectParts();
    addActions();
}

QWidget *MatrixView::makePage()
{
    auto *page = new QWidget(this);
    theme::setRole(*page, theme::Role::page);
    auto *column = new QVBoxLayout(page);
    column->addWidget(makeHead(page));
    m_banner->hide();
    m_banner->setParent(page);
    m_putInDraft = m_banner->addButton(tr("Put in draft"), true);
    m_putInDraft->setAccessibleName(tr("Put the trial in the draft"));
    QPushButton *discard = m_banner->addButton(tr("Discard"));
    discard->setAccessibleName(tr("Discard the trial"));
    connect(discard, &QPushButton::clicked, this, [this] { setTrying(false); });
    column->addWidget(m_banner);

    auto *filterRow = new QHBoxLayout(m_filterLine);
    filterRow->setContentsMargins(0, 0, 0, 0);
    theme::setRole(*m_clearFilter, theme::Role::link);
    m_clearFilter->setAccessibleName(tr("Clear the filter of the matrix"));
    m_filterText->setAccessibleName(tr("Filter of the matrix"));
    filterRow->addWidget(m_filterText, 1);
    filterRow->addWidget(m_clearFilter);
    m_filterLine->hide();
    column->addWidget(m_filterLine);

    auto *row = new QHBoxLayout;
    auto *card = new kit::Card({}, page);
    card->body()->addWidget(m_board, 1);
    card->body()->addWidget(m_legend);
    row->addWidget(card, 1);
    row->addWidget(makeSide(page));
    column->addLayout(row, 1);
    kit::followTheme(page, [page, column, row, filterRow](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        // Narrower than the layout would ask for: the head breaks in two and the side shrinks (resizeEvent).
        page->setMinimumWidth(look.px(720));
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
        row->setSpacing(gutter);
        filterRow->setSpacing(look.px(8));
    });
    return page;
}

QWidget *MatrixView::makeHead(QWidget *page)
{
    auto *head = new QWidget(page);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    m_headRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_headRow->addWidget(name, 1);
    auto *row = new QHBoxLayout;
    m_headRow->addLayout(row);
    m_measures->setAccessibleName(tr("Measure"));
    for (int i = 0; i < measureCount; ++i) {
        const auto measure = static_cast<Measure>(i);
        m_measures->addSegment(measureName(measure), measureSentence(measure));
        m_measures->button(i)->setAccessibleName(tr("Measure: %1").arg(measureName(measure)));
    }
    m_measures->setCurrent(0);
    row->addWidget(m_measures);
    m_tryIt->setCheckable(true);
    m_tryIt->setAccessibleName(tr("Try other thresholds"));
    m_tryIt->setToolTip(tr("Move thresholds and see what would change; nothing is handed over"));
    row->addWidget(m_tryIt);
    theme::setRole(*m_export, theme::Role::primary);
    row->addWidget(m_export);
    row->addStretch(0);
    column->addLayout(m_headRow);
    column->addWidget(m_subtitle);
    kit::followTheme(head, [column, row](const theme::Theme &look) {
        column->setSpacing(look.px(4));
        row->setSpacing(look.px(12));
    });
    return head;
}

QWidget *MatrixView::makeSide(QWidget *page)
{
    auto *side = new QWidget(page);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_region);
    m_listCard->setFlush(true);
    m_list->setAccessibleName(tr("Leads of the selected tiles"));
    m_listCard->body()->addWidget(m_list, 1);
    column->addWidget(m_listCard, 1);
    kit::followTheme(side, [column](const theme::Theme &look) { column->setSpacing(look.px(theme::size::gutter)); });
    m_side = side;
    return side;
}

void MatrixView::connectParts()
{
    kit::HeatMapView *map = m_board->map();
    connect(map, &QAbstractItemView::activated, this, &MatrixView::openList);
    connect(map, &kit::HeatMapView::detailsRequested, this, &MatrixView::openDetails);
    connect(map->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MatrixView::takeChoice);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MatrixView::showChoice);
    connect(m_measures, &kit::SegmentedControl::activated, this, [this](int index) { setMeasure(static_cast<Measure>(index)); });
    connect(m_tryIt, &QPushButton::clicked, this, &MatrixView::setTrying);
    connect(m_putInDraft, &QPushButton::clicked, this, &MatrixView::putTrialInDraft);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("reports")); });
    connect(m_clearFilter, &QPushButton::clicked, this, [this] {
        context().filter.clear();
        m_board->map()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_board, &MatrixBoard::thresholdMoved, this, [this] {
        if (m_trial) {
            refresh();
        }
    });
    connect(m_legend, &Legend::binChosen, this, [this](int bin) { context().filter.setTiles(m_model->tilesOfBin(bin)); });
    connect(m_list, &LeadLineView::leadChosen, this, [this](quint32 row) { Q_EMIT leadActivated(row, false); });
    connect(m_list, &LeadLineView::leadOpened, this, [this](quint32 row) { Q_EMIT leadActivated(row, true); });
    connect(&context().filter, &bridge::FilterState::changed, this, [this] {
        showChoice();
        showFilter();
    });
    connect(&context().filter, &bridge::FilterState::rowsChanged, this, [this] {
        showFilter();
        refresh();
    });
}

void MatrixView::addActions()
{
    bridge::ActionRegistry &actions = context().actions;
    kit::HeatMapView *map = m_board->map();
    actions.addForList(QStringLiteral("matrix.measure"), tr("Next &measure"), Qt::Key_M, bridge::Menu::view, map,
                       [this] { nextMeasure(); });
    actions.addForList(QStringLiteral("matrix.table"), tr("Matrix to &table"), Qt::Key_T, bridge::Menu::view, map,
                       [this] { Q_EMIT requestView(QStringLiteral("leads")); });
    actions.add(QStringLiteral("matrix.try"), tr("&Try other thresholds"), {}, bridge::Menu::model, this, [this] {
        Q_EMIT requestView(QStringLiteral("matrix"));
        setTrying(true);
    });
}

QString MatrixView::title() const
{
    return tr("Lead matrix");
}

QList<QWidget *> MatrixView::panes()
{
    if (m_pages->currentWidget() != m_page) {
        return {m_pages->currentWidget()};
    }
    return {m_board->map(), m_list, m_measures->button(m_measures->current())};
}

QWidget *MatrixView::firstPane()
{
    return panes().constFirst();
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && (m_trial || !context().filter.tiles().isEmpty())) {
        // The topmost thing first: the trial lies over the selection.
        if (m_trial) {
            setTrying(false);
        } else {
            context().filter.setTiles({});
        }
        m_board->map()->setFocus(Qt::OtherFocusReason);
        return;
    }
    View::keyPressEvent(event);
}

} // namespace leadlight::matrix
