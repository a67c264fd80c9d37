// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/lead_pane.h"

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

} // namespace

LeadPane::LeadPane(QWidget *parent)
    : QFrame(parent), m_name(paneLabel(this, theme::Role::entity)), m_rank(new kit::Badge({}, this)),
      m_lane(new kit::Badge({}, this)), m_owner(new kit::Badge({}, this)), m_role(paneLabel(this, theme::Role::muted)),
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
    const std::array<QString, 6> names{tr("Accept the waiting lead"),    tr("Pass the waiting lead back"),
                                       tr("Assign the waiting lead"),    tr("Log a call with the waiting lead"),
                                       tr("The waiting lead is not a buyer"), tr("Copy why the waiting lead has its rank")};
    for (std::size_t i = 0; i < m_acts.size(); ++i) {
        m_acts[i] = new QPushButton(this);
        m_acts[i]->setAccessibleName(names[i]);
        connect(m_acts[i], &QPushButton::clicked, this, [this, i] { Q_EMIT acted(static_cast<Act>(i)); });
        row->addWidget(m_acts[i]);
    }
    theme::setRole(*button(Act::accept), theme::Role::primary);
    paintAsGood(button(Act::accept));
    theme::setRole(*button(Act::copyWhy), theme::Role::quiet);
    theme::setRole(*button(Act::notABuyer), theme::Role::quiet);
    column.addLayout(row);
}

void LeadPane::setContact(QPushButton *button, const QString &text, const QString &address)
{
    button->setVisible(!text.isEmpty());
    button->setProperty("address", QUrl(address));
    button->setToolTip(text);
    button->setText(button->fontMetrics().elidedText(text, Qt::ElideMiddle, theme::theme().px(contactRoom)));
}

void LeadPane::setLead(const workspace::Snapshot &snapshot, const InboxRow &row, bool writable, bool singleKeys)
{
    const auto keyed = [singleKeys](const QString &text, QLatin1Char key) {
        return singleKeys ? QStringLiteral("%1   %2").arg(text).arg(key) : text;
    };
    button(Act::accept)->setText(keyed(tr("Accept"), QLatin1Char('A')));
    button(Act::passBack)->setText(keyed(tr("Pass back…"), QLatin1Char('R')));
    button(Act::assign)->setText(keyed(tr("Assign…"), QLatin1Char('O')));
    button(Act::call)->setText(keyed(tr("Log a call…"), QLatin1Char('N')));
    button(Act::notABuyer)->setText(tr("Not a buyer"));
    button(Act::copyWhy)->setText(tr("Copy the why"));
    for (const Act act : {Act::accept, Act::passBack, Act::call, Act::notABuyer}) {
        button(act)->setEnabled(writable);
    }
    button(Act::assign)->setEnabled(writable && !snapshot.people.empty());

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
