// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/lead_pane.h"

#include <algorithm>

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inspector/timeline_view.h"
#include "kit/badge.h"
#include "kit/flow_layout.h"
#include "kit/follow_theme.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr int contactRoom = 320; // at factor 1; longer addresses are cut in the middle

QLabel *paneLabel(QWidget *parent, theme::Role role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setRole(*label, role);
    return label;
}

/// Accepting is the good end of the queue, so its button is filled in the tone of gains instead of the accent.
void paintAsGood(QPushButton *button)
{
    kit::followTheme(button, [button](const theme::Theme &look) {
        const theme::Tokens &tokens = look.tokens();
        button->setStyleSheet(QStringLiteral("QPushButton { background: %1; color: %2; border-color: %1; }"
                                             "QPushButton:hover { background: %3; }"
                                             "QPushButton:focus { border-color: %4; }"
                                             "QPushButton:disabled { background: %5; color: %6; border-color: %5; }")
                                  .arg(tokens.good.name(), tokens.onAccent.name(), tokens.good.darker(112).name(),
                                       tokens.text.name(), tokens.chip.name(), tokens.outline.name()));
    });
}

/// How a decision is called.
struct ActWords {
    QString text;
    QString name; ///< for screen readers
    QChar key;
    bool isMain = false;
    bool isQuiet = false;
};

ActWords wordsOf(LeadPane::Act act)
{
    const auto key = [](char letter) { return QChar(QLatin1Char(letter)); };
    switch (act) {
    case LeadPane::Act::confirm:
        return {LeadPane::tr("Confirm"), LeadPane::tr("Confirm the lead: Sales sees it"), key('A'), true};
    case LeadPane::Act::refuse:
        return {LeadPane::tr("Not confirmed…"), LeadPane::tr("The lead is not confirmed"), key('R')};
    case LeadPane::Act::accept:
        return {LeadPane::tr("Accept"), LeadPane::tr("Accept the waiting lead"), key('A'), true};
    case LeadPane::Act::opportunity:
        return {LeadPane::tr("Opportunity…"), LeadPane::tr("Make the lead an opportunity"), key('Q'), true};
    case LeadPane::Act::win:
        return {LeadPane::tr("Won…"), LeadPane::tr("The opportunity is won"), key('W'), true};
    case LeadPane::Act::resume:
        return {LeadPane::tr("Resume"), LeadPane::tr("Resume the opportunity"), key('Q'), true};
    case LeadPane::Act::recall:
        return {LeadPane::tr("Recall…"), LeadPane::tr("Take the lead back from Sales"), key('R'), true};
    case LeadPane::Act::lose:
        return {LeadPane::tr("Lost…"), LeadPane::tr("The opportunity is lost"), key('L')};
    case LeadPane::Act::hold:
        return {LeadPane::tr("Hold…"), LeadPane::tr("Put the opportunity on hold"), key('H')};
    case LeadPane::Act::passBack:
        return {LeadPane::tr("Pass back…"), LeadPane::tr("Pass the waiting lead back"), key('R')};
    case LeadPane::Act::snooze:
        return {LeadPane::tr("Snooze…"), LeadPane::tr("Snooze the lead"), key('S')};
    case LeadPane::Act::wake:
        return {LeadPane::tr("Wake up"), LeadPane::tr("Wake the lead up"), key('S')};
    case LeadPane::Act::assign:
        return {LeadPane::tr("Assign…"), LeadPane::tr("Assign the waiting lead"), key('O')};
    case LeadPane::Act::note:
        return {LeadPane::tr("Note…"), LeadPane::tr("Put a note on the lead"), key('N')};
    case LeadPane::Act::call:
        return {LeadPane::tr("Log a call…"), LeadPane::tr("Log a call with the waiting lead"), key('C')};
    case LeadPane::Act::brief:
        return {LeadPane::tr("Call brief…"), LeadPane::tr("One page for the call"), key('B')};
    case LeadPane::Act::enrol:
        return {LeadPane::tr("Nurture…"), LeadPane::tr("Put the lead into a nurture program"), key('E')};
    case LeadPane::Act::notABuyer:
        return {LeadPane::tr("Not a buyer"), LeadPane::tr("The waiting lead is not a buyer"), {}, false, true};
    case LeadPane::Act::copyWhy:
        break;
    }
    return {LeadPane::tr("Copy the why"), LeadPane::tr("Copy why the waiting lead has its rank"), {}, false, true};
}

} // namespace

LeadPane::LeadPane(QWidget *parent)
    : QFrame(parent), m_name(paneLabel(this, theme::Role::entity)), m_rank(new kit::Badge({}, this)),
      m_lane(new kit::Badge({}, this)), m_owner(new kit::Badge({}, this)), m_role(paneLabel(this, theme::Role::muted)),
      m_news(paneLabel(this, theme::Role::small)),
      m_email(contact(QLatin1String("mail"), tr("Write an e-mail to the waiting lead"))),
      m_phone(contact(QLatin1String("phone"), tr("Call the waiting lead"))),
      m_nothing(paneLabel(this, theme::Role::muted)), m_timeline(new inspector::TimelineView(this)),
      m_whole(new QPushButton(this)), m_askHeading(paneLabel(this, theme::Role::section)),
      m_ask(paneLabel(this, theme::Role::muted)), m_column(nullptr)
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::card);
    setAccessibleName(tr("Lead to decide on"));
    m_lane->setTone(theme::Tone::warning);
    theme::setRole(*m_whole, theme::Role::link);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->addWidget(area);
    auto *page = new QWidget;
    page->setProperty("role", QStringLiteral("clear"));
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    m_column->setSpacing(look.px(4));
    auto *head = new kit::FlowLayout(nullptr, look.px(8));
    for (QWidget *widget : {static_cast<QWidget *>(m_rank), static_cast<QWidget *>(m_lane),
                            static_cast<QWidget *>(m_owner)}) {
        head->addWidget(widget);
    }
    m_column->addWidget(m_name);
    m_column->addWidget(m_role);
    m_column->addSpacing(look.px(4));
    m_column->addLayout(head);
    m_column->addSpacing(look.px(4));
    auto *contacts = new kit::FlowLayout(nullptr, look.px(4));
    contacts->addWidget(m_email);
    contacts->addWidget(m_phone);
    m_column->addLayout(contacts);
    m_column->addWidget(m_news);
    m_column->addSpacing(look.px(8));
    makeActs(*m_column);
    m_column->addSpacing(look.px(12));
    auto *story = paneLabel(this, theme::Role::section);
    story->setText(tr("What happened so far"));
    m_column->addWidget(story);
    m_nothing->setText(tr("Nothing is known to have happened yet."));
    m_column->addWidget(m_nothing);
    m_column->addWidget(m_timeline);
    m_column->addWidget(m_whole, 0, Qt::AlignLeft);
    m_column->addSpacing(look.px(8));
    m_askHeading->setText(tr("Worth asking"));
    m_column->addWidget(m_askHeading);
    m_column->addWidget(m_ask);
    m_column->addStretch(1);
    area->setWidget(page);
    m_timeline->setAccessibleName(tr("What happened with the waiting lead"));
    m_whole->setCheckable(true);
    m_whole->setAccessibleName(tr("All that happened with the waiting lead"));
    connect(m_whole, &QPushButton::toggled, this, &LeadPane::showTimeline);
}

QPushButton *LeadPane::contact(QLatin1String icon, const QString &name)
{
    auto *button = new QPushButton(this);
    button->setIcon(theme::icon(icon, theme::Tone::accent));
    button->setAccessibleName(name);
    button->setCursor(Qt::PointingHandCursor);
    theme::setRole(*button, theme::Role::link);
    connect(button, &QPushButton::clicked, button,
            [button] { QDesktopServices::openUrl(button->property("address").toUrl()); });
    return button;
}

void LeadPane::makeActs(QVBoxLayout &column)
{
    auto *row = new kit::FlowLayout(nullptr, theme::theme().px(8));
    for (std::size_t i = 0; i < actCount; ++i) {
        const ActWords words = wordsOf(static_cast<Act>(i));
        m_acts[i] = new QPushButton(this);
        m_acts[i]->setAccessibleName(words.name);
        m_acts[i]->hide();
        connect(m_acts[i], &QPushButton::clicked, this, [this, i] { Q_EMIT acted(static_cast<Act>(i)); });
        row->addWidget(m_acts[i]);
        if (words.isMain) {
            theme::setRole(*m_acts[i], theme::Role::primary);
        } else if (words.isQuiet) {
            theme::setRole(*m_acts[i], theme::Role::quiet);
        }
    }
    paintAsGood(button(Act::confirm));
    paintAsGood(button(Act::accept));
    paintAsGood(button(Act::win));
    column.addLayout(row);
}

std::vector<LeadPane::Act> LeadPane::actsFor(const InboxRow &row, bool recovery)
{
    using enum Act;
    if (recovery) {
        return {recall, assign, note, brief, copyWhy};
    }
    if (row.lane == workspace::InboxLane::verification) {
        return {confirm, refuse, assign, note, call, brief, notABuyer, copyWhy};
    }
    const Act sleep = row.snoozedUntil.isEmpty() ? snooze : wake;
    switch (row.stage) {
    case domain::Stage::accepted:
        return {opportunity, passBack, sleep, assign, note, call, brief, enrol, notABuyer, copyWhy};
    case domain::Stage::opportunity:
        return {win, lose, hold, passBack, sleep, assign, note, call, brief, enrol, copyWhy};
    case domain::Stage::onHold:
        return {resume, assign, note, call, brief, copyWhy};
    default:
        return {accept, passBack, sleep, assign, note, call, brief, notABuyer, copyWhy};
    }
}

void LeadPane::showActs(const workspace::Snapshot &snapshot, const InboxRow &row, const Offer &offer)
{
    const std::vector<Act> acts = actsFor(row, offer.recovery);
    for (std::size_t i = 0; i < actCount; ++i) {
        const auto act = static_cast<Act>(i);
        const ActWords words = wordsOf(act);
        const bool withKey = offer.singleKeys && !words.key.isNull();
        m_acts[i]->setText(withKey ? QStringLiteral("%1   %2").arg(words.text).arg(words.key) : words.text);
        m_acts[i]->setVisible(std::find(acts.begin(), acts.end(), act) != acts.end());
        m_acts[i]->setEnabled(offer.writable || act == Act::copyWhy || act == Act::brief);
    }
    button(Act::assign)->setEnabled(offer.writable && !snapshot.people.empty());
}

void LeadPane::setContact(QPushButton *button, const QString &text, const QString &address)
{
    button->setVisible(!text.isEmpty());
    button->setProperty("address", QUrl(address));
    button->setToolTip(text);
    button->setText(button->fontMetrics().elidedText(text, Qt::ElideMiddle, theme::theme().px(contactRoom)));
}

void LeadPane::setLead(const workspace::Snapshot &snapshot, const InboxRow &row, const Offer &offer)
{
    showActs(snapshot, row, offer);
    m_news->setText(row.news);
    m_news->setVisible(!row.news.isEmpty());
    m_name->setText(row.name);
    m_rank->setText(row.rank);
    m_rank->setHeatBin(row.heatBin);
    const QString lane = laneText(row);
    m_lane->setText(lane);
    m_lane->setVisible(!lane.isEmpty());
    const domain::Person *owner = snapshot.ownerOf(row.row);
    m_owner->setText(owner ? bridge::toQt(owner->name) : tr("Nobody's"));
    m_owner->setTone(owner ? theme::Tone::text : theme::Tone::muted);
    QStringList role;
    for (const char *field : {"title", "company", "city", "country"}) {
        const QString text = bridge::toQt(snapshot.text(row.row, field));
        if (!text.isEmpty() && text != row.name) {
            role << text;
        }
    }
    m_role->setText(role.join(QStringLiteral(" · ")));
    m_role->setVisible(!role.isEmpty());
    const QString email = bridge::toQt(snapshot.text(row.row, "email"));
    setContact(m_email, email, QStringLiteral("mailto:") + QString::fromLatin1(QUrl::toPercentEncoding(email, "@")));
    const QString phone = bridge::toQt(snapshot.text(row.row, "phone"));
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit() || (c == QLatin1Char('+') && digits.isEmpty())) {
            digits += c;
        }
    }
    setContact(m_phone, digits.isEmpty() ? QString() : phone, QStringLiteral("tel:") + digits);
}

void LeadPane::setStory(const workspace::Snapshot &snapshot, const inspector::LeadStory &story,
                        const std::vector<workspace::TimelineEntry> &timeline)
{
    m_lines = inspector::timelineLines(snapshot, timeline);
    m_whole->setChecked(false);
    showTimeline();
    QString ask = inspector::askText(story);
    const QString prefix = tr("Worth asking: ");
    if (ask.startsWith(prefix)) { // the heading says it already
        ask = ask.mid(prefix.size());
        ask.replace(0, 1, ask.left(1).toUpper());
    }
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const QStringList lifts = inspector::liftLines(story, axis, snapshot);
        if (!lifts.isEmpty()) {
            ask += QStringLiteral("\n%1: %2").arg(inspector::liftHeading(story, axis), lifts.join(QStringLiteral("; ")));
        }
    }
    m_ask->setText(ask.trimmed());
    m_ask->setVisible(!ask.trimmed().isEmpty());
    m_askHeading->setVisible(!ask.trimmed().isEmpty());
}

void LeadPane::showTimeline()
{
    const bool all = m_whole->isChecked();
    const auto count = static_cast<int>(m_lines.size());
    m_timeline->setLines(m_lines, all);
    m_timeline->setVisible(count > 0);
    m_nothing->setVisible(count == 0);
    m_whole->setVisible(count > inspector::TimelineView::shownAtFirst);
    m_whole->setText(all ? tr("Show the newest only") : tr("Show all %1").arg(bridge::countText(count)));
}

} // namespace leadlight::inbox
