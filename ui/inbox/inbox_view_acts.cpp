// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_view.h"

#include <algorithm>
#include <array>

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QPushButton>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "inbox/brief_menu.h"
#include "inbox/decisions.h"
#include "inbox/inbox_model.h"
#include "inbox/move_form.h"
#include "inbox/passback_form.h"
#include "inbox/snooze_form.h"
#include "inspector/lead_acts.h"
#include "kit/popover.h"

namespace leadlight::inbox {

namespace {

constexpr int msecsInMinute = 60000;

base::Instant instantOf(const QDateTime &local, const base::Zone &zone)
{
    return zone.instantAt(bridge::fromQt(local.date()), local.time().msecsSinceStartOfDay() / msecsInMinute);
}

} // namespace

void InboxView::connectForms()
{
    connect(m_form, &PassbackForm::chosen, this,
            [this](const std::string &reason, const QString &note, std::optional<base::Date> until) {
                const auto row = current();
                const auto several = severalFor(LeadPane::Act::passBack);
                m_popover->hide();
                if (!several.empty()) {
                    leaveAll(several);
                    m_decisions->moveAll(several, Decisions::passBackOf(reason, note, until));
                } else if (row) {
                    leave(*row);
                    m_decisions->passBack(*row, reason, note, until);
                }
            });
    connect(m_snoozeForm, &SnoozeForm::chosen, this, [this](const QDateTime &until) {
        const auto row = current();
        const auto several = severalFor(LeadPane::Act::snooze);
        m_snoozePopover->hide();
        if (!several.empty() && m_snapshot) {
            leaveAll(several);
            m_decisions->snoozeAll(several, instantOf(until, m_snapshot->zone()));
        } else if (row && m_snapshot) {
            leave(*row);
            m_decisions->snooze(*row, instantOf(until, m_snapshot->zone()));
        }
    });
    connect(m_moveForm, &MoveForm::decided, this, [this](const lifecycle::MoveRequest &request, const workspace::FieldValues &facts) {
        const auto row = current();
        const auto several = request.move == domain::Move::recall ? severalFor(LeadPane::Act::recall) : std::vector<std::uint32_t>();
        m_movePopover->hide();
        if (!several.empty()) {
            leaveAll(several);
            m_decisions->moveAll(several, request);
        } else if (row) {
            leave(*row);
            m_decisions->move(*row, request, facts);
        }
    });
    connect(m_moveForm, &MoveForm::noted, this, [this](const QString &words) {
        const auto row = current();
        m_movePopover->hide();
        if (row) {
            m_decisions->note(*row, words);
        }
    });
    connect(m_moveForm, &MoveForm::notConfirmed, this, [this](const QString &words) {
        const auto row = current();
        const auto several = severalFor(LeadPane::Act::refuse);
        m_movePopover->hide();
        if (!several.empty()) {
            leaveAll(several);
            m_decisions->verifyAll(several, lifecycle::Verdict::refused, words);
        } else if (row) {
            leave(*row);
            m_decisions->verify(*row, lifecycle::Verdict::refused, words);
        }
    });
}

void InboxView::connectDecisions()
{
    connect(m_decisions, &Decisions::done, this,
            [this](quint32 row, const QString &text, const std::function<void()> &undo) {
                m_leaving.erase(row);
                Q_EMIT decided(text, undo);
                showSummary();
            });
    connect(m_decisions, &Decisions::allDone, this,
            [this](const std::vector<std::uint32_t> &rows, const QString &text, const std::function<void()> &undo) {
                for (const std::uint32_t row : rows) {
                    m_leaving.erase(row);
                }
                Q_EMIT decided(text, undo);
                showSummary();
            });
    connect(m_decisions, &Decisions::allRefused, this, [this](const std::vector<std::uint32_t> &rows, const QString &text) {
        for (const std::uint32_t row : rows) {
            m_leaving.erase(row);
        }
        m_wanted = rows.front();
        showRows();
        if (!text.isEmpty()) {
            Q_EMIT notice(text, {}, {});
        }
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
    using enum LeadPane::Act;
    add("inbox.accept", tr("Accept the lead"), Qt::Key_A, [this] { firstOf({confirm, accept}); });
    add("inbox.pass_back", tr("Pass the lead back…"), Qt::Key_R, [this] { firstOf({refuse, passBack, recall}); });
    add("inbox.opportunity", tr("Make the lead an opportunity…"), Qt::Key_Q, [this] { firstOf({opportunity, resume}); });
    add("inbox.win", tr("The opportunity is won…"), Qt::Key_W, [this] { firstOf({win}); });
    add("inbox.lose", tr("The opportunity is lost…"), Qt::Key_L, [this] { firstOf({lose}); });
    add("inbox.hold", tr("Put the opportunity on hold…"), Qt::Key_H, [this] { firstOf({hold}); });
    add("inbox.snooze", tr("Snooze the lead, or wake it up…"), Qt::Key_S, [this] { firstOf({snooze, wake}); });
    add("inbox.assign", tr("Assign the lead…"), Qt::Key_O, [this] { firstOf({LeadPane::Act::assign}); });
    add("inbox.note", tr("Put a note on the lead…"), Qt::Key_N, [this] { firstOf({note}); });
    add("inbox.call", tr("Log a call with the lead…"), Qt::Key_C, [this] { firstOf({call}); });
    add("inbox.enrol", tr("Put the lead into a nurture program…"), Qt::Key_E, [this] { firstOf({enrol}); });
    add("inbox.brief", tr("Call brief of the lead…"), Qt::Key_B, [this] { firstOf({brief}); });
    add("inbox.select", tr("Select the lead for a decision on several"), Qt::Key_X, [this] { mark(); });
    actions.addForList(QStringLiteral("inbox.select_none"), tr("Select no lead"), QKeySequence(Qt::SHIFT | Qt::Key_X), bridge::Menu::none, m_list,
                       [this] { m_model->clearMarks(); });
    add("inbox.undo", tr("Undo the last decision"), Qt::Key_U, [this] { Q_EMIT undoRequested(); });
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

void InboxView::leaveAll(const std::vector<std::uint32_t> &rows)
{
    for (const std::uint32_t row : rows) {
        leave(row);
    }
}

void InboxView::mark()
{
    m_model->toggleMark(m_list->currentIndex().row());
}

std::vector<std::uint32_t> InboxView::severalFor(LeadPane::Act act) const
{
    using enum LeadPane::Act;
    constexpr std::array together{confirm, accept, recall, refuse, passBack, snooze, notABuyer};
    std::vector<std::uint32_t> rows;
    if (std::find(together.begin(), together.end(), act) == together.end()) {
        return rows;
    }
    for (const InboxRow &row : m_model->marked()) {
        const auto offered = LeadPane::actsFor(row, m_split == Split::recovery);
        if (std::find(offered.begin(), offered.end(), act) != offered.end()) {
            rows.push_back(row.row);
        }
    }
    return rows;
}

bool InboxView::decideOnSeveral(LeadPane::Act act)
{
    const auto several = severalFor(act);
    if (several.empty()) {
        return false;
    }
    lifecycle::MoveRequest request;
    leaveAll(several);
    if (act == LeadPane::Act::confirm) {
        m_decisions->verifyAll(several, lifecycle::Verdict::confirmed);
        return true;
    }
    request.move = act == LeadPane::Act::accept ? domain::Move::accept : domain::Move::disqualify;
    if (act == LeadPane::Act::notABuyer) {
        request.reason = Decisions::notABuyerReason;
    }
    m_decisions->moveAll(several, request);
    return true;
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
    if (act == LeadPane::Act::brief) {
        openBriefMenu(context(), m_pane->button(act), *row, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
        return;
    }
    if (!session().isWritable()) {
        Q_EMIT notice(tr("This workspace is open to read. Nothing can be decided here."), {}, {});
        return;
    }
    if (MoveForm::asksFor(act) || act == LeadPane::Act::passBack || act == LeadPane::Act::snooze) {
        openForm(*row, act);
    } else if (!decideOnSeveral(act)) {
        decideAtOnce(*row, act);
    }
}

void InboxView::firstOf(std::initializer_list<LeadPane::Act> acts)
{
    const InboxRow *row = m_model->rowAt(m_list->currentIndex().row());
    if (!row) {
        return;
    }
    const auto offered = LeadPane::actsFor(*row, m_split == Split::recovery);
    for (const LeadPane::Act wanted : acts) {
        if (std::find(offered.begin(), offered.end(), wanted) != offered.end()) {
            act(wanted);
            return;
        }
    }
}

void InboxView::decideAtOnce(std::uint32_t row, LeadPane::Act act)
{
    switch (act) {
    case LeadPane::Act::confirm:
        leave(row);
        m_decisions->verify(row, lifecycle::Verdict::confirmed);
        break;
    case LeadPane::Act::accept:
        leave(row);
        m_decisions->accept(row);
        break;
    case LeadPane::Act::resume: {
        lifecycle::MoveRequest request;
        request.move = domain::Move::resume;
        leave(row);
        m_decisions->move(row, request);
        break;
    }
    case LeadPane::Act::wake:
        leave(row);
        m_decisions->wake(row);
        break;
    case LeadPane::Act::notABuyer:
        leave(row);
        m_decisions->notABuyer(row);
        break;
    case LeadPane::Act::call:
        inspector::openCallForm(session(), this, row, answers());
        break;
    case LeadPane::Act::assign:
        assign(row);
        break;
    case LeadPane::Act::enrol:
        Q_EMIT requestLeads(QStringLiteral("nurture"), {row});
        break;
    default:
        break;
    }
}

void InboxView::assign(std::uint32_t row)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Owner of the waiting lead"));
    inspector::fillOwnerMenu(*menu, *m_snapshot, [this, row](std::optional<base::Uuid> owner) {
        inspector::assignLeads(session(), this, {row}, owner, answers());
    });
    QPushButton *button = m_pane->button(LeadPane::Act::assign);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void InboxView::openForm(std::uint32_t row, LeadPane::Act act)
{
    QPushButton *button = m_pane->button(act);
    if (act == LeadPane::Act::passBack) {
        m_form->start(m_snapshot->zone().localDate(m_snapshot->asOf), m_snapshot->rules->reasons);
        m_popover->openAt(button);
    } else if (act == LeadPane::Act::snooze) {
        m_snoozeForm->start(bridge::TimeText(m_snapshot->zone(), m_snapshot->asOf).local(session().now()));
        m_snoozePopover->openAt(button);
    } else {
        m_moveForm->start(act, *m_snapshot, row);
        m_movePopover->openAt(button);
    }
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

} // namespace leadlight::inbox
