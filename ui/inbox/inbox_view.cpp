// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_view.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inbox/decisions.h"
#include "inbox/follow_up_bar.h"
#include "inbox/inbox_delegate.h"
#include "inbox/inbox_model.h"
#include "inbox/move_form.h"
#include "inbox/passback_form.h"
#include "inbox/snooze_form.h"
#include "inbox/why_cards.h"
#include "inspector/lead_acts.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/popover.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/queries/verification_effect.h"

namespace leadlight::inbox {

namespace {

constexpr int curveDays = 90;
constexpr int roomyWidth = 1060; // from here the reasons stand in a column of their own
constexpr std::array splits{InboxView::Split::mine,   InboxView::Split::team,    InboxView::Split::late,
                            InboxView::Split::back,   InboxView::Split::asked,   InboxView::Split::byHand,
                            InboxView::Split::snoozed, InboxView::Split::furtherOn, InboxView::Split::verification,
                            InboxView::Split::recovery};

/// Those that stand there even when they hold nobody.
bool isAlwaysShown(InboxView::Split split)
{
    return split == InboxView::Split::mine || split == InboxView::Split::team || split == InboxView::Split::late;
}

QString splitName(InboxView::Split split)
{
    switch (split) {
    case InboxView::Split::mine:
        return InboxView::tr("Mine");
    case InboxView::Split::team:
        return InboxView::tr("Team");
    case InboxView::Split::late:
        return InboxView::tr("Late");
    case InboxView::Split::asked:
        return InboxView::tr("Asked for a call");
    case InboxView::Split::byHand:
        return InboxView::tr("Sent by hand");
    case InboxView::Split::snoozed:
        return InboxView::tr("Snoozed");
    case InboxView::Split::furtherOn:
        return InboxView::tr("Working on");
    case InboxView::Split::verification:
        return InboxView::tr("Verification");
    case InboxView::Split::recovery:
        return InboxView::tr("Recovery");
    case InboxView::Split::back:
        break;
    }
    return InboxView::tr("Back since passback");
}

} // namespace

struct InboxView::Details {
    inspector::LeadStory story;
    std::vector<workspace::TimelineEntry> timeline;
    std::vector<workspace::CurvePoint> curve;
};

InboxView::InboxView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_decisions(new Decisions(context.session, this)), m_model(new InboxModel(this)),
      m_summary(new QLabel(this)), m_splits(nullptr), m_pages(new QStackedLayout), m_work(new QWidget(this)),
      m_columns(new QHBoxLayout(m_work)),
      m_clear(new kit::EmptyState(QLatin1String("inbox"), tr("Inbox clear"), {}, this)), m_list(new QListView(m_work)),
      m_pane(new LeadPane(m_work)), m_whyArea(new QScrollArea(m_work)), m_why(new WhyCards),
      m_followUp(new FollowUpBar(m_work)), m_popover(nullptr), m_form(new PassbackForm), m_snoozePopover(nullptr),
      m_snoozeForm(new SnoozeForm), m_movePopover(nullptr), m_moveForm(new MoveForm),
      m_hints(new QLabel(this)), m_next(nullptr)
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::page);
    m_whyArea->setWidgetResizable(true);
    m_whyArea->setFrameShape(QFrame::NoFrame);
    m_whyArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_whyArea->setFocusPolicy(Qt::NoFocus);
    m_why->setProperty("role", QStringLiteral("clear"));
    m_whyArea->setWidget(m_why);
    m_whyArea->setAccessibleName(tr("Why the waiting lead has its rank"));
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(look.px(theme::size::gutter));
    m_columns->addWidget(makeQueue(), 10);
    m_columns->addWidget(m_pane, 13);
    m_columns->addWidget(m_whyArea, 11);
    m_popover = makePopover(tr("Reasons for passing back"), m_form);
    m_snoozePopover = makePopover(tr("Snooze the lead"), m_snoozeForm);
    m_movePopover = makePopover(tr("What the decision needs"), m_moveForm);
    m_next = m_clear->addButton(tr("Show"));
    m_next->hide();
    connect(m_next, &QPushButton::clicked, this, [this] { showSplit(m_nextSplit); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16));
    column->setSpacing(look.px(12));
    column->addWidget(makeHeader());
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_clear);
    connect(m_pane, &LeadPane::acted, this, &InboxView::act);
    connect(m_why, &WhyCards::disputeRequested, this, [this] {
        if (const auto row = current()) {
            inspector::openDisputeForm(session(), this, *row, answers());
        }
    });
    connect(m_followUp, &FollowUpBar::leadWanted, this, &InboxView::showWanted);
    connectForms();
    connectDecisions();
    addActions();
    showRows();
}

QWidget *InboxView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QVBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::theme().px(8));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *heading = new QLabel(title(), header);
    theme::setRole(*heading, theme::Role::viewTitle);
    theme::setRole(*m_summary, theme::Role::muted);
    words->addWidget(heading);
    words->addWidget(m_summary);
    row->addLayout(words);
    QStringList names;
    for (const Split split : splits) {
        names << splitName(split);
    }
    m_splits = new kit::SegmentedControl(names, tr("Which waiting leads"), header);
    m_splits->setCurrent(static_cast<int>(m_split));
    connect(m_splits, &kit::SegmentedControl::activated, this, [this](int index) {
        showSplit(static_cast<Split>(index));
    });
    row->addWidget(m_splits, 0, Qt::AlignLeading);
    return header;
}

kit::Popover *InboxView::makePopover(const QString &name, QWidget *form)
{
    auto *popover = new kit::Popover(name, this);
    popover->setAttribute(Qt::WA_NoSystemBackground, false); // a translucent popup is not given its background otherwise
    popover->setAttribute(Qt::WA_StyledBackground);
    popover->body()->addWidget(form);
    connect(popover, &kit::Popover::closed, this, [this] { m_list->setFocus(Qt::PopupFocusReason); });
    return popover;
}

QWidget *InboxView::makeQueue()
{
    const theme::Theme &look = theme::theme();
    auto *card = new kit::Card(tr("Sorted by time left to respond"), m_work);
    card->setFlush(true);
    card->setMinimumWidth(look.px(280));
    m_list->setAccessibleName(tr("Leads that wait for Sales"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new InboxDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    card->body()->addWidget(m_list, 1);
    card->body()->addWidget(m_followUp);
    m_followUp->hide();
    theme::setRole(*m_hints, theme::Role::small);
    m_hints->setWordWrap(true);
    m_hints->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(4));
    card->body()->addWidget(m_hints);
    connect(&context().session, &bridge::WorkspaceSession::opened, this, &InboxView::showHints);
    connect(m_model, &InboxModel::dataChanged, this, &InboxView::showHints);
    connect(m_model, &InboxModel::modelReset, this, &InboxView::showHints);
    connect(m_model, &InboxModel::rowsRemoved, this, &InboxView::showHints);
    showHints();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &InboxView::showLead);
    connect(m_list, &QListView::activated, this, [this] { m_pane->button(LeadPane::Act::accept)->setFocus(); });
    return card;
}

void InboxView::showHints()
{
    const auto count = static_cast<qint64>(m_model->marked().size());
    const bool checks = m_split == Split::verification;
    m_hints->setText(count > 0 ? tr("%1 selected: A and R act on all  ·  Shift+X none").arg(bridge::countText(count))
                     : checks  ? tr("J\u00A0K\u00A0move  ·  A\u00A0confirm  ·  R\u00A0not\u00A0confirmed  ·  X\u00A0select")
                               : tr("J\u00A0K\u00A0move  ·  A\u00A0accept  ·  R\u00A0pass\u00A0back  ·  X\u00A0select  ·  U\u00A0undo"));
    m_hints->setVisible(count > 0 || context().actions.singleKeys());
}

QList<QWidget *> InboxView::panes()
{
    return {m_list, m_pane->button(LeadPane::Act::accept)};
}

int InboxView::waiting() const
{
    return countOf(Split::team);
}

void InboxView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool first = !m_snapshot || !snapshot;
    m_snapshot = snapshot;
    if (first) {
        m_all.clear();
        m_known = false;
        m_leaving.clear();
        m_decisions->forget();
        m_shown.reset();
        showRows();
    }
    if (snapshot && (first || event.leads || event.stages || event.model || event.people || event.time)) {
        ask();
    }
}

void InboxView::ask()
{
    session().query(
        QStringLiteral("inbox"),
        [](const workspace::Snapshot &snapshot, base::Progress &progress) { return inboxRows(snapshot, progress); }, this,
        [this](std::vector<InboxRow> rows) {
            m_all = std::move(rows);
            m_known = true;
            m_shown.reset(); // the same lead may have a new story
            showRows();
        });
    session().query(
        QStringLiteral("verification"),
        [](const workspace::Snapshot &snapshot, base::Progress &) {
            return bridge::toQt(snapshot.rules->verification.isUsed ? workspace::effectText(workspace::verificationEffect(snapshot)) : std::string());
        },
        this, [this](const QString &effect) {
            m_effect = effect;
            showSummary();
        });
    session().query(
        QStringLiteral("follow-up"),
        [](const workspace::Snapshot &snapshot, base::Progress &progress) { return followUpOf(snapshot, progress); }, this,
        [this](const FollowUp &found) {
            if (m_snapshot) {
                m_followUp->setFollowUp(*m_snapshot, found);
            }
        });
}

bool InboxView::fits(const InboxRow &row, Split split) const
{
    const bool isUnchecked = row.lane == workspace::InboxLane::verification;
    if (isUnchecked || split == Split::verification) {
        return isUnchecked && split == Split::verification;
    }
    if (split == Split::snoozed) {
        return !row.snoozedUntil.isEmpty();
    }
    if (split == Split::recovery) {
        return row.late;
    }
    if (!row.snoozedUntil.isEmpty() || row.furtherOn != (split == Split::furtherOn)) {
        return false;
    }
    switch (split) {
    case Split::mine: {
        const domain::Person *seated = m_snapshot ? m_snapshot->atTable(domain::Side::sales) : nullptr;
        return seated && row.owner == seated->id;
    }
    case Split::late:
        return row.late;
    case Split::back:
        return row.backSincePassback;
    case Split::asked:
        return row.lane == workspace::InboxLane::askedForCall;
    case Split::byHand:
        return row.lane == workspace::InboxLane::sentByHand;
    default:
        return true;
    }
}

int InboxView::countOf(Split split) const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [&](const InboxRow &row) {
        return !m_leaving.contains(row.row) && fits(row, split);
    }));
}

void InboxView::showSplit(Split split)
{
    m_split = split;
    m_model->clearMarks();
    showHints();
    m_splits->setCurrent(static_cast<int>(split));
    showRows();
    m_list->setFocus(Qt::OtherFocusReason);
}

void InboxView::showWanted(std::uint32_t row)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [row](const InboxRow &one) { return one.row == row; });
    if (found == m_all.end()) {
        Q_EMIT leadActivated(row, true);
        return;
    }
    m_wanted = row;
    showSplit(found->lane == workspace::InboxLane::verification ? Split::verification
              : !found->snoozedUntil.isEmpty()                  ? Split::snoozed
              : found->furtherOn ? Split::furtherOn : Split::team);
}

void InboxView::showSplits()
{
    for (std::size_t i = 0; i < splits.size(); ++i) {
        const int count = countOf(splits[i]);
        QAbstractButton *button = m_splits->button(static_cast<int>(i));
        button->setText(QStringLiteral("%1  %2").arg(splitName(splits[i]), bridge::countText(count)));
        button->setVisible(count > 0 || splits[i] == m_split || isAlwaysShown(splits[i]));
    }
}

void InboxView::showRows()
{
    std::vector<InboxRow> shown;
    for (const InboxRow &row : m_all) {
        if (!m_leaving.contains(row.row) && fits(row, m_split)) {
            shown.push_back(row);
        }
    }
    showSplits();
    const auto before = m_wanted ? m_wanted : current();
    const int place = std::max(0, m_list->currentIndex().row());
    m_model->setRows(std::move(shown));
    const auto again = before ? m_model->placeOf(*before) : std::nullopt;
    if (again && m_wanted == before) {
        m_wanted.reset();
    }
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(again.value_or(std::min(place, m_model->rowCount() - 1))));
    }
    showSummary();
    showLead();
}

void InboxView::showSummary()
{
    const int all = waiting();
    const int late = countOf(Split::late);
    QString text = all == 1 ? tr("1 lead waits for Sales") : tr("%1 leads wait for Sales").arg(bridge::countText(all));
    if (late > 0) {
        text += tr(" · %1 late").arg(bridge::countText(late));
    }
    if (const int asleep = countOf(Split::snoozed); asleep > 0) {
        text += tr(" · %1 snoozed").arg(bridge::countText(asleep));
    }
    if (m_split == Split::verification) {
        const int unchecked = countOf(Split::verification);
        text = unchecked == 1 ? tr("1 lead is to be looked up before Sales sees it.") : tr("%1 leads are to be looked up before Sales sees them.").arg(bridge::countText(unchecked));
        text += QLatin1Char(' ') + m_effect;
    }
    m_summary->setText(m_known ? text : tr("Looking…"));
    m_pages->setCurrentWidget(m_model->rowCount() > 0 || !m_known ? m_work : m_clear);
    showClear();
    Q_EMIT waitingChanged();
}

void InboxView::showClear()
{
    m_next->hide();
    if (m_snapshot && !m_snapshot->inForce) {
        m_clear->setTexts(tr("Nothing is handed over yet"),
                          tr("The model is a draft. Leads come here once both sides have signed it."));
        return;
    }
    if (const int all = waiting(); all > 0) {
        m_clear->setTexts(tr("Nothing here"), tr("No waiting lead is in \"%1\". Team shows all %2.")
                                                  .arg(splitName(m_split), bridge::countText(all)));
        return;
    }
    QString text = tr("The next MQL appears here as soon as it is scored.");
    if (m_decisions->decided() > 0) {
        const auto minutes = m_decisions->minutes();
        text = tr("%1 decided in %2, %3 accepted.")
                   .arg(bridge::countText(m_decisions->decided()),
                        minutes == 1 ? tr("1 minute") : tr("%1 minutes").arg(bridge::countText(minutes)),
                        bridge::countText(m_decisions->accepted()));
    }
    // The next useful thing, if there is one.
    for (const Split next : {Split::recovery, Split::verification, Split::furtherOn, Split::snoozed}) {
        const int count = countOf(next);
        if (count == 0 || next == m_split) {
            continue;
        }
        m_nextSplit = next;
        const QString counted = bridge::countText(count);
        m_next->setText(next == Split::recovery    ? tr("Show what is past its limit (%1)").arg(counted)
                        : next == Split::verification ? tr("Show what is to be looked up (%1)").arg(counted)
                        : next == Split::furtherOn ? tr("Show what Sales works on (%1)").arg(counted)
                                                   : tr("Show snoozed (%1)").arg(counted));
        m_next->show();
        break;
    }
    m_clear->setTexts(tr("Inbox clear"), text);
}

std::optional<std::uint32_t> InboxView::current() const
{
    const InboxRow *row = m_model->rowAt(m_list->currentIndex().row());
    return row ? std::optional(row->row) : std::nullopt;
}

void InboxView::showLead()
{
    const InboxRow *row = m_model->rowAt(m_list->currentIndex().row());
    if (!row || !m_snapshot || row->row >= m_snapshot->size()) {
        m_shown.reset();
        m_pane->setVisible(false);
        m_why->clear();
        return;
    }
    m_pane->setVisible(true);
    m_pane->setLead(*m_snapshot, *row, {m_split == Split::recovery, session().isWritable(), context().actions.singleKeys()});
    if (m_shown == row->row) {
        return;
    }
    m_shown = row->row;
    m_story.reset();
    Q_EMIT leadActivated(row->row, false);
    session().query(
        QStringLiteral("lead"),
        [at = row->row](const workspace::Snapshot &snapshot, base::Progress &) {
            return Details{inspector::storyOf(snapshot, at), workspace::timeline(snapshot, at),
                           workspace::scoreCurve(snapshot, at, curveDays)};
        },
        this, [this](const Details &details) { showDetails(details); });
}

void InboxView::showDetails(const Details &details)
{
    if (!m_snapshot || m_shown != details.story.row) {
        return;
    }
    m_story = details.story;
    m_pane->setStory(*m_snapshot, details.story, details.timeline);
    m_why->setStory(*m_snapshot, details.story, details.curve);
}

void InboxView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const bool roomy = event->size().width() >= theme::theme().px(roomyWidth);
    const bool isRoomy = m_why->parentWidget() && m_whyArea->widget() == m_why;
    if (roomy == isRoomy) {
        return;
    }
    if (roomy) {
        m_pane->column()->removeWidget(m_why);
        m_whyArea->setWidget(m_why);
    } else {
        m_whyArea->takeWidget();
        m_pane->column()->insertWidget(m_pane->column()->count() - 1, m_why);
    }
    m_why->show();
    m_whyArea->setVisible(roomy);
}

} // namespace leadlight::inbox
