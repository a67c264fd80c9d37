// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/starter_view.h"

#include <chrono>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "starter/share_card.h"
#include "starter/template_model.h"
#include "starter/tile_model.h"
#include "starter/value_pane.h"
#include "theme/roles.h"

namespace leadlight::starter {

namespace {

constexpr std::chrono::milliseconds progressEvery(150);
constexpr int narrowMap = 440;
constexpr int lowHeight = 640;
constexpr int lowestBody = 600;
constexpr int previewHeight = 332; ///< beside the values, which take the rest

QLabel *quietLabel(QWidget *parent, theme::Role role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    theme::setRole(*label, role);
    return label;
}

} // namespace

StarterView::StarterView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent),
      m_sheet(new StarterSheet(this)),
      m_columns(new ColumnModel(*m_sheet, this)),
      m_tiles(new TileModel(this)),
      m_match(new TemplateModel(this)),
      m_pages(new QStackedWidget(this)),
      m_none(new kit::EmptyState(QLatin1String("model"), tr("No leads yet."),
                                 tr("Import a file, and a model can start from its columns."))),
      m_looking(new QWidget),
      m_lookingText(new QLabel),
      m_lookingBar(new QProgressBar),
      m_page(new QWidget),
      m_subtitle(quietLabel(this, theme::Role::muted)),
      m_notes(quietLabel(this, theme::Role::warning)),
      m_startOver(new QPushButton(tr("Back to the guess"))),
      m_make(new QPushButton(tr("Make the draft"))),
      m_sources(
          new kit::SegmentedControl({tr("Your columns"), tr("Fit × engagement"), tr("BANT × size")}, tr("Start from"))),
      m_left(new QStackedWidget),
      m_tree(new QTreeView),
      m_matchCard(new kit::Card(tr("What the template found"))),
      m_matchTable(new QTableView),
      m_values(new ValuePane(context, *m_sheet)),
      m_shares(new ShareCard(*m_sheet)),
      m_previewCard(new kit::Card(tr("What the draft would give"))),
      m_map(new kit::HeatMapView),
      m_basis(quietLabel(this, theme::Role::small)),
      m_refusal(quietLabel(this, theme::Role::muted)),
      m_below(new QWidget)
{
    setAccessibleName(tr("Start a model"));
    theme::setRole(*this, theme::Role::page);
    QPushButton *import = m_none->addButton(tr("Import leads"), true);
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    m_none->setFocusProxy(import);
    auto *waiting = new QVBoxLayout(m_looking);
    waiting->addStretch(1);
    waiting->addWidget(m_lookingText, 0, Qt::AlignHCenter);
    waiting->addWidget(m_lookingBar, 0, Qt::AlignHCenter);
    waiting->addStretch(1);
    m_lookingBar->setTextVisible(false);
    m_lookingBar->setAccessibleName(tr("Columns looked at"));
    auto *body = new QSplitter(Qt::Horizontal);
    body->setChildrenCollapsible(false);
    body->addWidget(makeLeft());
    body->addWidget(makeRight());
    body->setStretchFactor(0, 2);
    body->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    // In a low window the parts keep the height that they need, and are scrolled.
    auto *area = new QScrollArea(m_page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    column->addWidget(area, 1);
    for (QWidget *page : {static_cast<QWidget *>(m_none), m_looking, m_page}) {
        m_pages->addWidget(page);
    }
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(m_pages);
    kit::followTheme(this, [this, whole, column, body](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        whole->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
        body->setHandleWidth(gutter);
        body->setMinimumHeight(look.px(lowestBody));
        body->setSizes({look.px(410), look.px(790)});
        m_lookingBar->setFixedWidth(look.px(320));
    });
    connectParts();
    showState();
}

QWidget *StarterView::makeHead()
{
    auto *head = new QWidget(m_page);
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    theme::setRole(*m_make, theme::Role::primary);
    m_startOver->setToolTip(tr("Forget what you changed here"));
    auto *row = new QHBoxLayout;
    row->addWidget(name, 1);
    row->addWidget(m_sources);
    row->addWidget(m_startOver);
    row->addWidget(m_make);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_subtitle);
    column->addWidget(m_notes);
    m_sources->setCurrent(0);
    kit::followTheme(head, [column, row](const theme::Theme &look) {
        column->setSpacing(look.px(4));
        row->setSpacing(look.px(12));
    });
    return head;
}

QWidget *StarterView::makeLeft()
{
    auto *columns = new kit::Card(tr("What leads are scored by"));
    columns->body()->addWidget(m_tree);
    m_tree->setModel(m_columns);
    m_tree->setAccessibleName(tr("Columns to score by"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setHeaderHidden(true);
    m_tree->setEditTriggers(QTreeView::NoEditTriggers);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setSectionResizeMode(ColumnModel::Says, QHeaderView::Stretch);
    m_tree->installEventFilter(this);
    m_matchCard->setFlush(true);
    m_matchCard->body()->addWidget(m_matchTable);
    m_matchTable->setModel(m_match);
    m_matchTable->setAccessibleName(tr("What the template found"));
    m_matchTable->setFrameShape(QFrame::NoFrame);
    m_matchTable->setShowGrid(false);
    m_matchTable->setWordWrap(false);
    m_matchTable->setTabKeyNavigation(false);
    m_matchTable->setSelectionBehavior(QTableView::SelectRows);
    m_matchTable->setSelectionMode(QTableView::SingleSelection);
    m_matchTable->setEditTriggers(QTableView::NoEditTriggers);
    m_matchTable->verticalHeader()->hide();
    m_matchTable->horizontalHeader()->setHighlightSections(false);
    m_matchTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_matchTable->horizontalHeader()->setSectionResizeMode(TemplateModel::How, QHeaderView::Stretch);
    m_left->addWidget(columns);
    m_left->addWidget(m_matchCard);
    kit::followTheme(m_left, [this](const theme::Theme &look) {
        m_left->setMinimumWidth(look.px(300));
        m_tree->setIndentation(look.px(12));
        m_tree->header()->resizeSection(ColumnModel::Name, look.px(206));
        m_matchTable->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
        m_matchTable->horizontalHeader()->resizeSection(TemplateModel::Asks, look.px(132));
        m_matchTable->horizontalHeader()->resizeSection(TemplateModel::Answers, look.px(124));
    });
    return m_left;
}

QWidget *StarterView::makeRight()
{
    m_map->setAccessibleName(tr("Matrix of the draft"));
    m_map->setSelectionMode(QAbstractItemView::SingleSelection);
    m_map->setModel(m_tiles);
    m_map->installEventFilter(this);
    m_previewCard->body()->addWidget(m_map, 1);
    m_previewCard->body()->addWidget(m_basis);
    m_previewCard->body()->addWidget(m_refusal);
    m_refusal->hide();
    auto *row = new QHBoxLayout(m_below);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_shares);
    row->addWidget(m_previewCard, 1);
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_values, 1);
    column->addWidget(m_below, 1);
    kit::followTheme(right, [this, row, column](const theme::Theme &look) {
        row->setSpacing(look.px(theme::size::gutter));
        column->setSpacing(look.px(theme::size::gutter));
        m_shares->setFixedWidth(look.px(224));
        showSource();
    });
    return right;
}

void StarterView::connectParts()
{
    // After the models' own connections, which the constructors made: rows are chosen in what they show now.
    connect(m_sheet, &StarterSheet::refilled, this, &StarterView::keepCurrent);
    connect(m_sheet, &StarterSheet::axisChanged, this, &StarterView::keepCurrent);
    connect(m_sheet, &StarterSheet::changed, this, [this] {
        showHead();
        preview();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) { chooseSubject(now); });
    connect(m_sources, &kit::SegmentedControl::activated, this, [this](int source) {
        setTemplate(source == 0 ? std::string() : source == 1 ? "fit-engagement" : "bant-size");
    });
    connect(m_startOver, &QPushButton::clicked, this, [this] {
        m_sheet->startOver();
        m_tree->setFocus(Qt::OtherFocusReason);
    });
    connect(m_make, &QPushButton::clicked, this, &StarterView::makeDraft);
    m_progressTimer.setInterval(progressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &StarterView::showProgress);
}

void StarterView::showSource()
{
    const bool columns = m_template.empty();
    m_sources->setCurrent(columns ? 0 : m_template == "fit-engagement" ? 1 : 2);
    m_left->setCurrentIndex(columns ? 0 : 1);
    m_values->setVisible(columns);
    m_below->setMaximumHeight(columns ? theme::theme().px(previewHeight) : QWIDGETSIZE_MAX);
}

void StarterView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    showBasis();
}

void StarterView::showBasis()
{
    const QString won = tr("Won: the closed leads, where today's scores put them.");
    m_basis->setText(m_template.empty() ? tr("%1 They made the marks, too; expect a little less of new ones.").arg(won)
                                        : won);
    const bool hasOutcomes = m_tiles->rowCount() > 0 && m_tiles->preview().summary.all.closed > 0;
    m_basis->setVisible(m_canMake && hasOutcomes && height() >= theme::theme().px(lowHeight));
}

QString StarterView::title() const
{
    return tr("Start a model");
}

QList<QWidget *> StarterView::panes()
{
    if (m_pages->currentWidget() != m_page) {
        return {m_none};
    }
    return m_template.empty() ? QList<QWidget *>{m_tree, m_values->table(), m_shares->firstBox(), m_map, m_make}
                              : QList<QWidget *>{m_matchTable, m_shares->firstBox(), m_map, m_make};
}

bool StarterView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        // Wherever in the row the cursor stands.
        const QModelIndex name = m_tree->currentIndex().siblingAtColumn(ColumnModel::Name);
        const bool on = name.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_columns->setData(name, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return true;
    }
    if (watched == m_map && event->type() == QEvent::Resize) {
        m_tiles->setNarrow(m_map->width() < theme::theme().px(narrowMap));
    }
    return View::eventFilter(watched, event);
}

} // namespace leadlight::starter
