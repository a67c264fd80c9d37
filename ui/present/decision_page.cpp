// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/decision_page.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/minutes_export.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/card.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/commands/hold_review.h"
#include "workspace/queries/review_state.h"

namespace leadlight::present {

namespace {

constexpr int usualDays = 14; // until a decision is to be carried out

/// The review that is open, else the one closed last.
const lifecycle::Review *reviewShown(const workspace::Snapshot &snapshot)
{
    const lifecycle::Review *open = workspace::openReviewOf(snapshot);
    return open ? open : workspace::lastReviewOf(snapshot);
}

} // namespace

DecisionPage::DecisionPage(bridge::ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_decisions(new QLabel), m_form(new QWidget), m_what(new QLineEdit), m_owner(new QComboBox),
      m_by(new QDateEdit), m_add(new QPushButton(tr("Add"))), m_open(new QPushButton(tr("Open the review"))),
      m_export(new QPushButton(tr("Export minutes…"))), m_said(new QLabel(this))
{
    fillForm();
    const theme::Theme &look = theme::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    auto *card = new kit::Card(tr("Decided in this review"), this);
    m_decisions->setWordWrap(true);
    m_decisions->setTextFormat(Qt::PlainText);
    m_decisions->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    card->body()->addWidget(m_decisions);
    card->body()->addStretch(1);
    column->addWidget(card, 1);
    column->addWidget(m_form);
    auto *foot = new QHBoxLayout;
    m_said->setWordWrap(true);
    foot->addWidget(m_said, 1);
    theme::setRole(*m_open, theme::Role::primary);
    foot->addWidget(m_open);
    foot->addWidget(m_export);
    column->addLayout(foot);
    connect(m_open, &QPushButton::clicked, this, [this] {
        change(tr("Opening the review"), [who = workspace::seatedPerson(*m_context.session.snapshot())](workspace::Workspace &open) {
            return workspace::openReview(open, who);
        });
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        bridge::askToExportMinutes(m_context, this, [this](const QString &text) { m_said->setText(text); });
    });
    connect(&m_context.session, &bridge::WorkspaceSession::snapshotChanged, this, &DecisionPage::refresh);
    refresh();
}

void DecisionPage::fillForm()
{
    m_what->setPlaceholderText(tr("What is to be done"));
    m_what->setAccessibleName(tr("What was decided"));
    m_owner->addItem(tr("Nobody yet"));
    m_owner->setAccessibleName(tr("Who does what was decided"));
    const auto snapshot = m_context.session.snapshot();
    for (const domain::Person &person : snapshot->people) {
        m_owner->addItem(tr("%1 (%2)").arg(bridge::toQt(person.name), bridge::toQt(domain::labelOf(person.side))), bridge::toQt(person.id.text()));
    }
    const QDate today = bridge::TimeText(snapshot->zone(), m_context.session.now()).local(m_context.session.now()).date();
    m_by->setAccessibleName(tr("By when it is done"));
    m_by->setCalendarPopup(true);
    m_by->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_by->setMinimumDate(today);
    m_by->setSpecialValueText(tr("no date"));
    m_by->setDate(today.addDays(usualDays));
    m_by->setMinimumHeight(theme::theme().px(theme::size::control));
    m_add->setAccessibleName(tr("Add the decision"));
    auto *row = new QHBoxLayout(m_form);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::theme().px(8));
    row->addWidget(m_what, 1);
    row->addWidget(m_owner);
    row->addWidget(m_by);
    row->addWidget(m_add);
    connect(m_what, &QLineEdit::returnPressed, this, &DecisionPage::add);
    connect(m_add, &QPushButton::clicked, this, &DecisionPage::add);
}

bool DecisionPage::hasSomething(const workspace::Snapshot &snapshot, bool writable)
{
    const lifecycle::Review *open = workspace::openReviewOf(snapshot);
    return writable ? open || snapshot.inForce : open && !open->decisions.empty();
}

QString DecisionPage::finding() const
{
    const auto snapshot = m_context.session.snapshot();
    const lifecycle::Review *open = snapshot ? workspace::openReviewOf(*snapshot) : nullptr;
    return open ? tr("Review %1 of v%2 is open; what is written here stands in its minutes.").arg(open->number).arg(open->version)
                : tr("No review is open. Open one, and what is decided stands in its minutes.");
}

void DecisionPage::refresh()
{
    const auto snapshot = m_context.session.snapshot();
    if (!snapshot) {
        return;
    }
    const lifecycle::Review *open = workspace::openReviewOf(*snapshot);
    const bool writable = m_context.session.isWritable();
    QStringList lines;
    if (open) {
        for (const QString &line : bridge::toQt(open->decisions).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            lines << QStringLiteral("• ") + line;
        }
    }
    m_decisions->setText(lines.isEmpty() ? tr("Nothing yet.") : lines.join(QLatin1Char('\n')));
    m_form->setVisible(open && writable);
    m_open->setVisible(!open && writable && snapshot->inForce);
    m_export->setVisible(reviewShown(*snapshot) != nullptr);
    Q_EMIT findingChanged();
}

void DecisionPage::add()
{
    const auto snapshot = m_context.session.snapshot();
    const QString what = m_what->text().simplified();
    if (what.isEmpty() || !snapshot) {
        m_what->setFocus();
        return;
    }
    workspace::ReviewDecision decision{bridge::toUtf8(what), {}, {}};
    if (m_owner->currentIndex() > 0) {
        decision.owner = base::Uuid::parse(bridge::toUtf8(m_owner->currentData().toString()));
    }
    if (m_by->date() > m_by->minimumDate()) {
        decision.by = bridge::fromQt(m_by->date());
    }
    change(tr("Writing the decision down"), [decision, who = workspace::seatedPerson(*snapshot)](workspace::Workspace &open) {
        return workspace::addDecision(open, decision, who);
    });
}

void DecisionPage::change(const QString &what, const Work &work)
{
    m_context.session.run(
        what, [work](workspace::Workspace &open, base::Progress &) { return work(open); }, this, [this](const Changes &changes) {
            m_said->setText(changes ? QString() : bridge::messageOf(changes.error()));
            if (changes) {
                m_what->clear();
                m_what->setFocus();
            }
        });
}

} // namespace leadlight::present
