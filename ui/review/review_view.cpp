// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/minutes_export.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "kit/follow_theme.h"
#include "review/dispute_list.h"
#include "theme/roles.h"
#include "workspace/commands/hold_review.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/commands/raise_dispute.h"
#include "workspace/queries/disputes.h"
#include "workspace/queries/review_state.h"

namespace leadlight::review {

namespace {

using Changes = std::vector<lifecycle::RuleChange>;

QString orDash(const std::string &text)
{
    return text.empty() ? QStringLiteral("–") : bridge::toQt(text);
}

/// "Due on 2 January 2027, in 41 days."
QString dueText(const workspace::Snapshot &snapshot, base::Instant now)
{
    const auto due = workspace::reviewDue(snapshot);
    const auto days = workspace::daysToReview(snapshot, now);
    if (!due) {
        return ReviewView::tr("No version is in force to review.");
    }
    const QString on = bridge::dateText(*due);
    return *days < 0    ? ReviewView::tr("Was due on %1; it is overdue, and every report says so.").arg(on)
           : *days == 0 ? ReviewView::tr("Due today.")
           : *days == 1 ? ReviewView::tr("Due tomorrow.")
                        : ReviewView::tr("Due on %1, in %2 days.").arg(on).arg(*days);
}

/// What the last review left, and what became of its figures up to the opening of this one.
QString lastText(const lifecycle::Review *last, const lifecycle::Review *open)
{
    if (!last) {
        return ReviewView::tr("No review was closed yet; its decisions and lessons will stand here when the next one opens.");
    }
    QString text = ReviewView::tr("Verdict: %1\nLessons: %2\nDecisions: %3").arg(orDash(last->verdict), orDash(last->lessons), orDash(last->decisions));
    if (open && open->figures && last->figures) {
        text += ReviewView::tr("\nSince then: %1.").arg(bridge::toQt(workspace::figuresSince(*last->figures, *open->figures)));
    }
    return text;
}

} // namespace

ReviewView::ReviewView(bridge::ViewContext &context, QWidget *parent) : View(context, parent)
{
    setAccessibleName(tr("Review"));
    theme::setRole(*this, theme::Role::page);
    auto *page = new QWidget(this);
    theme::setRole(*page, theme::Role::page);
    auto *column = new QVBoxLayout(page);
    column->addWidget(makeHead());
    column->addWidget(makeLast());
    column->addWidget(makeOpen());
    column->addWidget(makeDisputes());
    column->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    kit::followTheme(this, [column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
    });
}

QWidget *ReviewView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    m_subtitle = new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted, head);
    words->addWidget(name);
    words->addWidget(m_subtitle);
    row->addLayout(words, 1);
    m_minutes = new QPushButton(tr("Export minutes…"), head);
    m_minutes->setEnabled(false);
    connect(m_minutes, &QPushButton::clicked, this, [this] {
        bridge::askToExportMinutes(context(), this, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
    });
    row->addWidget(m_minutes, 0, Qt::AlignVCenter);
    m_act = new QPushButton(head);
    theme::setRole(*m_act, theme::Role::primary);
    connect(m_act, &QPushButton::clicked, this, &ReviewView::openOrClose);
    row->addWidget(m_act, 0, Qt::AlignVCenter);
    return head;
}

QWidget *ReviewView::makeLast()
{
    m_lastCard = new kit::Card(tr("What the last review left"), this);
    m_last = new QLabel(m_lastCard);
    m_last->setWordWrap(true);
    m_last->setTextFormat(Qt::PlainText);
    m_lastCard->body()->addWidget(m_last);
    return m_lastCard;
}

QWidget *ReviewView::makeOpen()
{
    m_openCard = new kit::Card(tr("This review"), this);
    auto *row = new QHBoxLayout;
    m_evidence = new QLabel(m_openCard);
    m_look = new QPushButton(tr("Open the evidence page"), m_openCard);
    connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("evidence")); });
    row->addWidget(m_evidence, 1);
    row->addWidget(m_look);
    m_openCard->body()->addLayout(row);
    const std::array<QString, parts> names{tr("Verdict"), tr("Lessons"), tr("Decisions")};
    const std::array<QString, parts> hints{tr("Does the score predict the sale? Say it in a sentence."), tr("What was learned since the last review."),
                                           tr("What is to change, who does it, until when. They open the next review.")};
    for (std::size_t part = 0; part < parts; ++part) {
        m_openCard->body()->addWidget(new kit::ElidedLabel(names[part], theme::FontRole::bodyStrong, theme::Tone::text, m_openCard));
        m_texts[part] = new QPlainTextEdit(m_openCard);
        m_texts[part]->setTabChangesFocus(true);
        m_texts[part]->setAccessibleName(tr("%1 of the review").arg(names[part]));
        m_texts[part]->setPlaceholderText(hints[part]);
        m_texts[part]->installEventFilter(this);
        m_openCard->body()->addWidget(m_texts[part]);
    }
    m_missing = new QLabel(m_openCard);
    m_openCard->body()->addWidget(m_missing);
    kit::followTheme(m_openCard, [this](const theme::Theme &look) {
        for (QPlainTextEdit *text : m_texts) {
            text->setFixedHeight(look.px(72));
        }
    });
    return m_openCard;
}

QWidget *ReviewView::makeDisputes()
{
    m_disputeCard = new kit::Card(tr("Disputes"), this);
    m_disputes = new DisputeList(m_disputeCard);
    m_disputeCard->body()->addWidget(m_disputes);
    connect(m_disputes, &DisputeList::leadWanted, this, [this](quint32 row) { Q_EMIT requestLeads(QStringLiteral("leads"), {row}); });
    connect(m_disputes, &DisputeList::modelWanted, this, [this] {
        if (QAction *page = context().actions.find(QStringLiteral("page.model"))) {
            page->trigger();
        }
    });
    connect(m_disputes, &DisputeList::closeWanted, this, [this](int number, const QString &note) {
        session().run(
            tr("Closing the dispute"), [number, words = bridge::toUtf8(note)](workspace::Workspace &open, base::Progress &) {
                return workspace::closeDispute(open, number, words);
            }, this, [this, number](const base::Result<workspace::DeedReceipt> &closed) {
                if (!closed) {
                    Q_EMIT notice(bridge::messageOf(closed.error()), {}, {});
                    return;
                }
                Q_EMIT decided(tr("Dispute %1 is closed").arg(number), [this, entry = closed->ledgerSeq] { takeBack(entry); });
            });
    });
    return m_disputeCard;
}

void ReviewView::takeBack(std::uint64_t entry)
{
    session().run(
        tr("Opening the dispute again"), [entry](workspace::Workspace &open, base::Progress &) { return workspace::undoDeed(open, entry); }, this,
        [this](const base::Result<workspace::DeedReceipt> &undone) {
            if (!undone) {
                Q_EMIT notice(bridge::messageOf(undone.error()), {}, {});
            }
        });
}

QList<QWidget *> ReviewView::panes()
{
    return {m_act, m_texts[verdictPart], m_look};
}

QWidget *ReviewView::firstPane()
{
    return m_act;
}

void ReviewView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    m_snapshot = snapshot;
    m_stale = true;
    if (isVisible() || !snapshot) {
        refresh();
    }
}

void ReviewView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        refresh();
    }
}

void ReviewView::refresh()
{
    m_stale = false;
    if (!m_snapshot) {
        return;
    }
    const lifecycle::Review *open = workspace::openReviewOf(*m_snapshot);
    const lifecycle::Review *last = workspace::lastReviewOf(*m_snapshot);
    const bool writable = session().isWritable();
    m_subtitle->setText(dueText(*m_snapshot, session().now()));
    m_minutes->setEnabled(open || last);
    m_last->setText(lastText(last, open));
    m_disputeCard->setSubtitle(bridge::toQt(workspace::disputeCounts(*m_snapshot)));
    m_disputes->setDisputes(*m_snapshot, writable);
    m_openCard->setVisible(open != nullptr);
    m_act->setText(open ? tr("Close the review") : tr("Open the review"));
    const std::string missing = open ? workspace::missingInReview(*open) : std::string();
    const domain::Person *marketing = m_snapshot->atTable(domain::Side::marketing);
    const bool both = marketing && m_snapshot->atTable(domain::Side::sales) && m_snapshot->atTable(domain::Side::sales) != marketing;
    m_act->setEnabled(writable && (open ? missing.empty() && both : m_snapshot->inForce));
    if (!open) {
        return;
    }
    m_openCard->setTitle(tr("Review %1 of v%2").arg(open->number).arg(open->version));
    const domain::Person *seenBy = m_snapshot->personOf(open->evidenceSeenBy);
    m_evidence->setText(open->evidenceSeen ? tr("The evidence page was seen (%1).").arg(seenBy ? bridge::toQt(seenBy->name) : tr("somebody"))
                                           : tr("The evidence page has not been seen in this review."));
    const std::array<const std::string *, parts> texts{&open->verdict, &open->lessons, &open->decisions};
    for (std::size_t part = 0; part < parts; ++part) {
        m_texts[part]->setReadOnly(!writable);
        if (!m_texts[part]->hasFocus()) {
            m_texts[part]->setPlainText(bridge::toQt(*texts[part]));
        }
    }
    m_missing->setText(!missing.empty() ? tr("It cannot be closed yet: %1.").arg(bridge::toQt(missing))
                       : both           ? tr("Both sides are at the table; the review can be closed.")
                                        : tr("It cannot be closed yet: one person of each side has to be at the table."));
}

void ReviewView::keep(std::size_t part)
{
    const lifecycle::Review *open = m_snapshot ? workspace::openReviewOf(*m_snapshot) : nullptr;
    if (!open || m_texts[part]->isReadOnly()) {
        return;
    }
    const std::string text = bridge::toUtf8(m_texts[part]->toPlainText().trimmed());
    const std::array<const std::string *, parts> texts{&open->verdict, &open->lessons, &open->decisions};
    if (text == *texts[part]) {
        return;
    }
    workspace::ReviewWords words;
    (part == verdictPart ? words.verdict : part == lessonsPart ? words.lessons : words.decisions) = text;
    change(tr("Writing the review"), [words, who = workspace::seatedPerson(*m_snapshot)](workspace::Workspace &workspace) {
        return workspace::writeReview(workspace, words, who);
    }, {});
}

bool ReviewView::eventFilter(QObject *watched, QEvent *event)
{
    for (std::size_t part = 0; part < parts; ++part) {
        if (watched == m_texts[part] && event->type() == QEvent::FocusOut) {
            keep(part);
        }
    }
    return View::eventFilter(watched, event);
}

void ReviewView::openOrClose()
{
    if (!m_snapshot) {
        return;
    }
    if (!workspace::openReviewOf(*m_snapshot)) {
        change(tr("Opening the review"), [who = workspace::seatedPerson(*m_snapshot)](workspace::Workspace &open) { return workspace::openReview(open, who); },
               tr("The review is open."));
        return;
    }
    const domain::Person *marketing = m_snapshot->atTable(domain::Side::marketing);
    const domain::Person *sales = m_snapshot->atTable(domain::Side::sales);
    if (marketing && sales) {
        change(tr("Closing the review"), [who = marketing->id, other = sales->id](workspace::Workspace &open) {
            return workspace::closeReview(open, who, other);
        }, tr("The review is closed by %1 and %2.").arg(bridge::toQt(marketing->name), bridge::toQt(sales->name)));
    }
}

void ReviewView::change(const QString &what, const Work &work, const QString &done)
{
    session().run(
        what, [work](workspace::Workspace &open, base::Progress &) { return work(open); }, this, [this, done](const base::Result<Changes> &changes) {
            const QString text = changes ? done : bridge::messageOf(changes.error());
            if (!text.isEmpty()) {
                Q_EMIT notice(text, {}, {});
            }
        });
}

} // namespace leadlight::review
