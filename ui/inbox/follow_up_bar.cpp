// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/follow_up_bar.h"

#include <algorithm>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/popover.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr std::size_t coldShown = 12;

QString outcomeText(const workspace::PassbackOutcome &outcome)
{
    const auto count = [](std::uint64_t value) { return bridge::countText(static_cast<std::int64_t>(value)); };
    return FollowUpBar::tr("%1: %2 passed back, %3 came back, %4 won")
        .arg(bridge::toQt(outcome.label), count(outcome.count), count(outcome.cameBack), count(outcome.won));
}

void emptyList(kit::Popover &list, const QString &heading)
{
    while (QLayoutItem *item = list.body()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *label = new QLabel(heading, &list);
    theme::setRole(*label, theme::Role::strong);
    list.body()->addWidget(label);
}

} // namespace

FollowUp followUpOf(const workspace::Snapshot &snapshot, const base::Progress &progress)
{
    const domain::Person *seated = snapshot.atTable(domain::Side::sales);
    FollowUp found;
    found.ofOnePerson = seated != nullptr;
    found.passbacks = workspace::passbackOutcomes(snapshot, seated ? std::optional(seated->id) : std::nullopt);
    found.goingCold = workspace::goingCold(snapshot, 7, &progress);
    return found;
}

FollowUpBar::FollowUpBar(QWidget *parent)
    : QWidget(parent), m_passbacks(new QPushButton(this)), m_cold(new QPushButton(this)),
      m_passbackList(new kit::Popover(tr("What came of the passbacks"), this)),
      m_coldList(new kit::Popover(tr("About to go cold this week"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::theme().px(12), theme::theme().px(4), theme::theme().px(12), theme::theme().px(4));
    column->setSpacing(0);
    for (QPushButton *button : {m_passbacks, m_cold}) {
        theme::setRole(*button, theme::Role::link);
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        button->hide();
        column->addWidget(button);
    }
    for (kit::Popover *list : {m_passbackList, m_coldList}) {
        list->setAttribute(Qt::WA_NoSystemBackground, false); // a translucent popup is not given its background otherwise
        list->setAttribute(Qt::WA_StyledBackground);
    }
    connect(m_passbacks, &QPushButton::clicked, this, [this] { m_passbackList->openAt(m_passbacks); });
    connect(m_cold, &QPushButton::clicked, this, [this] { m_coldList->openAt(m_cold); });
}

void FollowUpBar::setFollowUp(const workspace::Snapshot &snapshot, const FollowUp &found)
{
    m_holds = !found.passbacks.empty() || !found.goingCold.empty();
    setVisible(m_holds);
    fillPassbacks(found);
    fillCold(snapshot, found);
}

void FollowUpBar::fillPassbacks(const FollowUp &found)
{
    m_passbacks->setVisible(!found.passbacks.empty());
    std::uint64_t all = 0;
    std::uint64_t back = 0;
    std::uint64_t won = 0;
    emptyList(*m_passbackList, found.ofOnePerson ? tr("What came of your passbacks") : tr("What came of the passbacks"));
    for (const workspace::PassbackOutcome &outcome : found.passbacks) {
        all += outcome.count;
        back += outcome.cameBack;
        won += outcome.won;
        m_passbackList->body()->addWidget(new QLabel(outcomeText(outcome), m_passbackList));
    }
    const auto count = [](std::uint64_t value) { return bridge::countText(static_cast<std::int64_t>(value)); };
    const QString figures = tr("%1, %2 came back, %3 won").arg(count(all), count(back), count(won));
    m_passbacks->setText(found.ofOnePerson ? tr("Your passbacks: %1").arg(figures) : tr("Passbacks: %1").arg(figures));
    m_passbacks->setAccessibleName(tr("What came of the passbacks: %1").arg(figures));
}

void FollowUpBar::fillCold(const workspace::Snapshot &snapshot, const FollowUp &found)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    m_cold->setVisible(!found.goingCold.empty());
    emptyList(*m_coldList, tr("About to go cold this week, if nothing happens"));
    for (std::size_t i = 0; i < std::min(found.goingCold.size(), coldShown); ++i) {
        const workspace::GoingCold &lead = found.goingCold[i];
        auto *button = new QPushButton(tr("%1: %2 falls to %3 on %4")
                                           .arg(bridge::toQt(snapshot.nameOf(lead.row)), bridge::toQt(snapshot.rankOf(lead.row)),
                                                bridge::toQt(lead.fallsTo), times.day(snapshot.zone().localDate(lead.fallsOn))),
                                       m_coldList);
        theme::setRole(*button, theme::Role::quiet);
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        connect(button, &QPushButton::clicked, this, [this, row = lead.row] {
            m_coldList->hide();
            Q_EMIT leadWanted(row);
        });
        m_coldList->body()->addWidget(button);
    }
    const auto count = static_cast<std::int64_t>(found.goingCold.size());
    if (found.goingCold.size() > coldShown) {
        m_coldList->body()->addWidget(new QLabel(tr("and %1 more").arg(bridge::countText(count - static_cast<std::int64_t>(coldShown))), m_coldList));
    }
    const QString text = count == 1 ? tr("1 lead is about to go cold this week")
                                    : tr("%1 leads are about to go cold this week").arg(bridge::countText(count));
    m_cold->setText(text);
    m_cold->setAccessibleName(text);
}

} // namespace leadlight::inbox
