// SPDX-License-Identifier: GPL-3.0-or-later
// How ModelView is put together.
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

#include "bridge/text.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/segmented.h"
#include "model_editor/conversation.h"
#include "model_editor/criteria_view.h"
#include "model_editor/draft_desk.h"
#include "model_editor/impact_panel.h"
#include "model_editor/lead_dialogs.h"
#include "model_editor/live_impact.h"
#include "model_editor/model_view.h"
#include "model_editor/signature_cards.h"
#include "model_editor/version_cards.h"
#include "theme/roles.h"

namespace leadlight::model_editor {

ModelView::ModelView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent),
      m_desk(new DraftDesk(context.session, this)),
      m_live(new LiveImpact(context.session, this)),
      m_rows(new CriteriaModel(this)),
      m_pages(new QStackedLayout(this)),
      m_page(nullptr),
      m_none(new kit::EmptyState(QLatin1String("model"), tr("No model yet."),
                                 tr("Start from your columns or a template; it scores at once, but nothing is handed "
                                    "over before both sides sign."),
                                 this))
{
    setAccessibleName(tr("Model"));
    QPushButton *start = m_none->addButton(tr("Start a model"), true);
    connect(start, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    m_none->setFocusProxy(start);
    m_page = makePage();
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_none);
    connectParts();
    addActions();
}

QWidget *ModelView::makePage()
{
    auto *page = new QWidget(this);
    theme::setRole(*page, theme::Role::page);
    auto *column = new QVBoxLayout(page);
    column->addWidget(makeHead(page));
    auto *row = new QHBoxLayout;
    row->addWidget(makeLeft(page), 1);
    row->addWidget(makeRight(page));
    column->addLayout(row, 1);
    kit::followTheme(page, [column, row](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
        row->setSpacing(gutter);
    });
    return page;
}

QWidget *ModelView::makeHead(QWidget *page)
{
    auto *head = new QWidget(page);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new QLabel(title(), head);
    theme::setRole(*m_title, theme::Role::viewTitle);
    m_subtitle = new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted, head);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    row->addLayout(words, 1);
    m_openDraft = new QPushButton(tr("Open a draft"), head);
    m_differences = new QPushButton(tr("Differences"), head);
    m_propose = new QPushButton(tr("Propose for signature"), head);
    theme::setRole(*m_openDraft, theme::Role::primary);
    theme::setRole(*m_propose, theme::Role::primary);
    m_differences->setAccessibleName(tr("Differences to the model in force"));
    for (QPushButton *button : {m_differences, m_openDraft, m_propose}) {
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
    kit::followTheme(head, [row](const theme::Theme &look) { row->setSpacing(look.px(12)); });
    return head;
}

QWidget *ModelView::makeLeft(QWidget *page)
{
    auto *card = new kit::Card({}, page);
    card->setFlush(true);
    auto *bar = new QWidget(card);
    auto *lines = new QVBoxLayout(bar);
    auto *row = new QHBoxLayout;
    m_choices =
        new kit::SegmentedControl({tr("All"), tr("Not agreed"), tr("Fit"), tr("Engagement"), tr("Ranks"), tr("Region")},
                                  tr("Rows of the draft"), bar);
    m_choices->setCurrent(0);
    m_order = new kit::ElidedLabel(tr("sorted by disagreement × leads affected"), theme::FontRole::small,
                                   theme::Tone::muted, bar);
    m_add = new QPushButton(tr("Add"), bar);
    m_add->setAccessibleName(tr("Add a criterion"));
    m_more = new QPushButton(tr("Criterion"), bar);
    m_more->setAccessibleName(tr("What to do with the chosen criterion"));
    auto *menu = new QMenu(m_more);
    connect(menu->addAction(tr("Edit…")), &QAction::triggered, this, [this] { openForm(false); });
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, [this] {
        if (const auto *current = m_tree->currentRow()) {
            m_desk->copyCriterion(
                model::criterionPath(*m_desk->modelInSight(), current->value.axis, current->value.criterion));
        }
    });
    connect(menu->addAction(tr("Take out")), &QAction::triggered, this, &ModelView::removeCriterion);
    m_more->setMenu(menu);
    row->addWidget(m_choices);
    row->addStretch(1);
    row->addWidget(m_more);
    row->addWidget(m_add);
    lines->addLayout(row);
    lines->addWidget(m_order);
    card->body()->addWidget(bar);
    m_tree = new CriteriaView(*m_rows, card);
    card->body()->addWidget(m_tree, 1);
    auto *place = new QWidget(card);
    auto *around = new QVBoxLayout(place);
    m_talk = new Conversation(*m_desk, place);
    around->addWidget(m_talk);
    card->body()->addWidget(place);
    kit::followTheme(bar, [lines, row, around](const theme::Theme &look) {
        lines->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(8));
        lines->setSpacing(look.px(4));
        row->setSpacing(look.px(8));
        around->setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4));
    });
    return card;
}

QWidget *ModelView::makeRight(QWidget *page)
{
    m_side = new QScrollArea(page);
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFocusPolicy(Qt::NoFocus);
    m_side->setAccessibleName(tr("Impact and signatures"));
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("clear"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    m_impact = new ImpactPanel(*m_live, inside);
    m_signatures = new SignatureCards(*m_desk, inside);
    m_versions = new VersionCards(inside);
    column->addWidget(m_signatures);
    column->addWidget(m_impact);
    column->addWidget(m_versions);
    column->addStretch(1);
    m_side->setWidget(inside);
    kit::followTheme(inside, [column](const theme::Theme &look) { column->setSpacing(look.px(12)); });
    return m_side;
}

void ModelView::connectParts()
{
    connect(m_desk, &DraftDesk::said, this, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
    connect(m_desk, &DraftDesk::pendingChanged, this, [this] {
        m_rows->setPending(m_desk->pending());
        askImpact();
    });
    connect(m_desk, &DraftDesk::criterionPut, this, [this](const QString &path) { goToRow(bridge::toUtf8(path)); });
    connect(m_tree, &CriteriaView::textWanted, m_desk, [this](const QString &path, const QString &text) {
        m_desk->move(bridge::toUtf8(path), bridge::toUtf8(text));
    });
    connect(m_tree, &CriteriaView::tickWanted, m_desk,
            [this](const QString &path, bool on) { m_desk->tick({bridge::toUtf8(path)}, on); });
    connect(m_tree, &CriteriaView::signedValueWanted, m_desk,
            [this](const QString &path) { m_desk->backToSigned(bridge::toUtf8(path)); });
    connect(m_tree, &CriteriaView::formWanted, this, [this] { openForm(false); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelView::showRow);
    connect(m_choices, &kit::SegmentedControl::activated, this, [this](int choice) {
        m_rows->setChoice(static_cast<RowChoice>(choice));
        m_tree->setCurrentIndex(m_rows->index(0, 0));
        showRow();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { openForm(true); });
    connect(m_openDraft, &QPushButton::clicked, m_desk, &DraftDesk::openDraft);
    connect(m_propose, &QPushButton::clicked, this, &ModelView::openProposal);
    connect(m_differences, &QPushButton::clicked, this, &ModelView::showDifferences);
    connect(m_signatures, &SignatureCards::signWanted, this, [this](domain::Side side) { openSignature(side); });
    connect(m_signatures, &SignatureCards::changesWanted, this, &ModelView::openChanges);
    connect(m_versions, &VersionCards::rowWanted, this, [this](const QString &path) { goToRow(bridge::toUtf8(path)); });
    connect(m_versions, &VersionCards::rollBackWanted, this, &ModelView::openRollBack);
    connect(m_live, &LiveImpact::evidenceChanged, this, [this] {
        if (m_desk->pending().empty()) { // marks stand still while a value is dragged
            showEvidence();
        }
    });
    connect(m_impact, &ImpactPanel::leadsWanted, this, &ModelView::openLeads);
    connect(m_impact, &ImpactPanel::leadWanted, this,
            [this](quint32 row) { openComparison(session(), this, row, m_live->impact()); });
    connect(m_impact, &ImpactPanel::regionToggled, this, [this](const QString &tile, bool in) {
        m_desk->move("region/" + bridge::toUtf8(tile), in ? "yes" : "no");
    });
}

void ModelView::addActions()
{
    bridge::ActionRegistry &actions = context().actions;
    using bridge::Menu;
    actions.addForList(QStringLiteral("model.side"), tr("&Before, after or change"), Qt::Key_D, Menu::model, m_tree,
                       [this] { m_impact->nextSide(); });
    actions.addForList(QStringLiteral("model.comment"), tr("&Comment on the row"), Qt::Key_C, Menu::model, m_tree,
                       [this] { m_talk->startComment(); });
    actions.add(QStringLiteral("model.propose"), tr("&Propose for signature…"), Qt::CTRL | Qt::Key_Return, Menu::model,
                this, [this] {
                    Q_EMIT requestView(QStringLiteral("model"));
                    openProposal();
                });
    actions.separate(QStringLiteral("model.propose"));
    actions.add(QStringLiteral("model.sign"), tr("&Sign…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Menu::model, this,
                [this] {
                    Q_EMIT requestView(QStringLiteral("model"));
                    openSignature({});
                });
    actions.add(QStringLiteral("model.add_criterion"), tr("&Add a criterion…"), {}, Menu::model, this, [this] {
        Q_EMIT requestView(QStringLiteral("model"));
        openForm(true);
    });
    actions.add(QStringLiteral("model.open_draft"), tr("&Open a draft"), {}, Menu::model, this,
                [this] { m_desk->openDraft(); });
    actions.add(QStringLiteral("model.discard_draft"), tr("Dis&card the draft"), {}, Menu::model, this,
                [this] { m_desk->discardDraft(); });
}

} // namespace leadlight::model_editor
