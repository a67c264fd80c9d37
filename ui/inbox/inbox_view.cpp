// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_view.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "inbox/decisions.h"
#include "inbox/inbox_delegate.h"
#include "inbox/inbox_model.h"
#include "inbox/passback_form.h"
#include "inbox/why_cards.h"
#include "inspector/lead_acts.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/popover.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr int curveDays = 90;
constexpr int roomyWidth = 1060; // from here the reasons stand in a column of their own
constexpr std::array splits{InboxView::Split::mine, InboxView::Split::team, InboxView::Split::late, InboxView::Split::back};

QString splitName(InboxView::Split split)
{
    switch (split) {
    case InboxView::Split::mine:
        return InboxView::tr("Mine");
    case InboxView::Split::team:
        return InboxView::tr("Team");
    case InboxView::Split::late:
        return InboxView::tr("Late");
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
      m_popover(new kit::Popover(tr("Reasons for passing back"), this)), m_form(new PassbackForm(m_popover))
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
    // A translucent popup is not given its background otherwise.
    m_popover->setAttribute(Qt::WA_NoSystemBackground, false);
    m_popover->setAttribute(Qt::WA_StyledBackground);
    m_popover->body()->addWidget(m_form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16));
    column->setSpacing(look.px(12));
    column->addWidget(makeHeader());
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_clear);
    connect(m_pane, &LeadPane::acted, this, &InboxView::act);
    connect(m_form, &PassbackForm::chosen, this,
            [this](const std::string &reason, const QString &note, std::optional<base::Date> until) {
                const auto row = current();
                m_popover->hide();
                if (row) {
                    leave(*row);
                    m_decisions->passBack(*row, reason, note, until);
                }
            });
    connect(m_popover, &kit::Popover::closed, this, [this] { m_list->setFocus(Qt::PopupFocusReason); });
    connectDecisions();
    addActions();
    showRows();
}

QWidget *InboxView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *heading = new QLabel(title(), header);
    theme::setRole(*heading, theme::Role::viewTitle);
    theme::setRole(*m_summary, theme::Role::muted);
    words->addWidget(heading);
    words->addWidget(m_summary);
    row->addLayout(words, 1);
    QStringList names;
    for (const Split split : splits) {
        names << splitName(split);
    }
    m_splits = new kit::SegmentedControl(names, tr("Which waiting leads"), header);
    m_splits->setCurrent(static_cast<int>(m_split));
    connect(m_splits, &kit::SegmentedControl::activated, this, [this](int index) {
        m_split = static_cast<Split>(index);
        showRows();
    });
    row->addWidget(m_splits, 0, Qt::AlignVCenter);
    return header;
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
    auto *hints = new QLabel(tr("J K move  ·  A accept  ·  R pass back  ·  U undo"), card);
    theme::setRole(*hints, theme::Role::small);
    hints->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(4));
    card->body()->addWidget(hints);
    const auto showHints = [this, hints] { hints->setVisible(context().actions.singleKeys()); };
    connect(&context().session, &bridge::WorkspaceSession::opened, hints, showHints);
    showHints();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &InboxView::showLead);
    connect(m_list, &QListView::activated, this, [this] { m_pane->button(LeadPane::Act::accept)->setFocus(); });
    return card;
}

void InboxView::connectDecisions()
{
    connect(m_decisions, &Decisions::done, this,
            [this](quint32 row, const QString &text, const std::function<void()> &undo) {
                m_leaving.erase(row);
                Q_EMIT decided(text, undo);
                showSummary();
            });
    connect(m_decisions, &Decisions::refused, this, [this](quint32 row, const base::Error &error) {
        m_leaving.erase(row);
        m_wanted = row;
        showRows();
        const QString text = bridge::messageOf(error);
        if (error.code == "move.needs_contact_attempt") {
            Q_EMIT notice(text, tr("Log a call"), [this, row] {
                inspector::openCallForm(session(), this, row, answers());
            });
        } else {
            Q_EMIT notice(text, {}, {});
        }
    });
    connect(m_decisions, &Decisions::undone, this, [this](quint32 row) {
        m_wanted = row;
        showRows();
    });
    connect(m_decisions, &Decisions::undoRefused, this, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
}

void InboxView::addActions()
{
    bridge::ActionRegistry &actions = context().actions;
    const auto add = [&](const char *id, const QString &text, Qt::Key key, std::function<void()> slot) {
        actions.addForList(QLatin1String(id), text, QKeySequence(key), bridge::Menu::none, m_list, std::move(slot));
    };
    add("inbox.next", tr("Next waiting lead"), Qt::Key_J, [this] { step(1); });
    add("inbox.previous", tr("Previous waiting lead"), Qt::Key_K, [this] { step(-1); });
    add("inbox.accept", tr("Accept the lead"), Qt::Key_A, [this] { act(LeadPane::Act::accept); });
    add("inbox.pass_back", tr("Pass the lead back…"), Qt::Key_R, [this] { act(LeadPane::Act::passBack); });
    add("inbox.assign", tr("Assign the lead…"), Qt::Key_O, [this] { act(LeadPane::Act::assign); });
    add("inbox.call", tr("Log a call with the lead…"), Qt::Key_N, [this] { act(LeadPane::Act::call); });
    add("inbox.undo", tr("Undo the last decision"), Qt::Key_U, [this] { Q_EMIT undoRequested(); });
}

QList<QWidget *> InboxView::panes()
{
    return {m_list, m_pane->button(LeadPane::Act::accept)};
}

int InboxView::waiting() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(),
                                          [this](const InboxRow &row) { return !m_leaving.contains(row.row); }));
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
}

bool InboxView::fits(const InboxRow &row, Split split) const
{
    switch (split) {
    case Split::mine: {
        const domain::Person *seated = m_snapshot ? m_snapshot->atTable(domain::Side::sales) : nullptr;
        return seated && row.owner == seated->id;
    }
    case Split::late:
        return row.late;
    case Split::back:
        return row.backSincePassback;
    case Split::team:
        break;
    }
    return true;
}

void InboxView::showRows()
{
    std::vector<InboxRow> shown;
    std::array<int, splits.size()> counts{};
    for (const InboxRow &row : m_all) {
        if (m_leaving.contains(row.row)) {
            continue;
        }
        for (std::size_t i = 0; i < splits.size(); ++i) {
            counts[i] += fits(row, splits[i]) ? 1 : 0;
        }
        if (fits(row, m_split)) {
            shown.push_back(row);
        }
    }
    for (std::size_t i = 0; i < splits.size(); ++i) {
        m_splits->button(static_cast<int>(i))
            ->setText(QStringLiteral("%1  %2").arg(splitName(splits[i]), bridge::countText(counts[i])));
    }
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
    const auto late = std::count_if(m_all.begin(), m_all.end(), [this](const InboxRow &row) {
        return row.late && !m_leaving.contains(row.row);
    });
    QString text = all == 1 ? tr("1 lead waits for Sales") : tr("%1 leads wait for Sales").arg(bridge::countText(all));
    if (late > 0) {
        text += tr(" · %1 late").arg(bridge::countText(late));
    }
    m_summary->setText(m_known ? text : tr("Looking…"));
    m_pages->setCurrentWidget(m_model->rowCount() > 0 || !m_known ? m_work : m_clear);
    if (m_snapshot && !m_snapshot->inForce) {
        m_clear->setTexts(tr("Nothing is handed over yet"),
                          tr("The model is a draft. Leads come here once both sides have signed it."));
    } else if (all > 0) {
        m_clear->setTexts(tr("Nothing here"), tr("No waiting lead is in \"%1\". Team shows all %2.")
                                                  .arg(splitName(m_split), bridge::countText(all)));
    } else if (m_decisions->decided() > 0) {
        const auto minutes = m_decisions->minutes();
        m_clear->setTexts(tr("Inbox clear"),
                          tr("%1 decided in %2, %3 accepted.")
                              .arg(bridge::countText(m_decisions->decided()),
                                   minutes == 1 ? tr("1 minute") : tr("%1 minutes").arg(bridge::countText(minutes)),
                                   bridge::countText(m_decisions->accepted())));
    } else {
        m_clear->setTexts(tr("Inbox clear"), tr("The next MQL appears here as soon as it is scored."));
    }
    Q_EMIT waitingChanged();
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
    m_pane->setLead(*m_snapshot, *row, session().isWritable(), context().actions.singleKeys());
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

void InboxView::step(int by)
{
    const int next = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(next));
}

void InboxView::leave(std::uint32_t row)
{
    m_leaving.insert(row);
    if (const auto place = m_model->placeOf(row)) {
        m_model->take(*place);
        if (m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(std::min(*place, m_model->rowCount() - 1)));
        }
    }
    m_list->setFocus(Qt::OtherFocusReason);
    showRows();
    QAccessibleEvent event(m_list, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InboxView::act(LeadPane::Act act)
{
    const auto row = current();
    if (!row || !m_snapshot) {
        return;
    }
    if (act == LeadPane::Act::copyWhy) {
        copyWhy();
        return;
    }
    if (!session().isWritable()) {
        Q_EMIT notice(tr("This workspace is open to read. Nothing can be decided here."), {}, {});
        return;
    }
    switch (act) {
    case LeadPane::Act::accept:
        leave(*row);
        m_decisions->accept(*row);
        break;
    case LeadPane::Act::passBack:
        passBack();
        break;
    case LeadPane::Act::notABuyer:
        leave(*row);
        m_decisions->notABuyer(*row);
        break;
    case LeadPane::Act::call:
        inspector::openCallForm(session(), this, *row, answers());
        break;
    case LeadPane::Act::assign: {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setAccessibleName(tr("Owner of the waiting lead"));
        inspector::fillOwnerMenu(*menu, *m_snapshot, [this, at = *row](std::optional<base::Uuid> owner) {
            inspector::assignLeads(session(), this, {at}, owner, answers());
        });
        QPushButton *button = m_pane->button(LeadPane::Act::assign);
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
        break;
    }
    case LeadPane::Act::copyWhy:
        break;
    }
}

void InboxView::passBack()
{
    m_form->start(m_snapshot->zone().localDate(m_snapshot->asOf));
    m_popover->openAt(m_pane->button(LeadPane::Act::passBack));
}

inspector::ActAnswers InboxView::answers()
{
    return {[this](const QString &text, const std::function<void()> &undo) {
                if (undo) {
                    Q_EMIT decided(text, undo);
                } else {
                    Q_EMIT notice(text, {}, {});
                }
            },
            [this](const QString &text) { Q_EMIT notice(text, {}, {}); }};
}

void InboxView::copyWhy()
{
    if (!m_story || !m_snapshot) {
        return;
    }
    const bridge::TimeText times(m_snapshot->zone(), m_snapshot->asOf);
    QGuiApplication::clipboard()->setText(inspector::whyLine(*m_story, *m_snapshot, times));
    Q_EMIT notice(tr("Copied why %1 has this rank").arg(bridge::toQt(m_snapshot->nameOf(m_story->row))), {}, {});
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
