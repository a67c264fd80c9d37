// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/lead_head.h"

#include <QDesktopServices>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/lead_fields.h"
#include "kit/badge.h"
#include "kit/elided_label.h"
#include "kit/flow_layout.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"
#include "workspace/queries/buyer_phase.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::inspector {

namespace {

constexpr int contactWidth = 300; // at factor 1; longer addresses are cut in the middle

QPushButton *linkButton(QWidget *parent, QLatin1String icon, const QString &name)
{
    auto *button = new QPushButton(parent);
    button->setIcon(theme::icon(icon, theme::Tone::accent));
    button->setAccessibleName(name);
    button->setCursor(Qt::PointingHandCursor);
    theme::setRole(*button, theme::Role::link);
    QObject::connect(button, &QPushButton::clicked, button, [button] {
        QDesktopServices::openUrl(button->property("address").toUrl());
    });
    return button;
}

QString heldText(const std::string &reason)
{
    return LeadHead::tr("Held back: %1").arg(bridge::toQt(domain::fieldLabel(reason)).toLower());
}

QString phaseText(std::uint8_t phase)
{
    switch (phase) {
    case 1: return LeadHead::tr("Awareness phase");
    case 2: return LeadHead::tr("Evaluation phase");
    case 3: return LeadHead::tr("Validation phase");
    default: return {};
    }
}

} // namespace

int rankBin(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    const model::ScoringModel &model = *snapshot.model;
    const model::Cell cell{snapshot.scores->rank[0][row], snapshot.scores->rank[1][row]};
    const auto last = static_cast<int>(model.order.size()) - 1;
    int place = 0;
    while (place < last && model.order[static_cast<std::size_t>(place)] != cell) {
        ++place;
    }
    return last <= 0 ? theme::heatBins - 1 : (last - place) * (theme::heatBins - 1) / last;
}

LeadHead::LeadHead(QWidget *parent)
    : QFrame(parent), m_name(new kit::ElidedLabel({}, theme::FontRole::entity, theme::Tone::text, this)), m_role(new QLabel(this)),
      m_email(linkButton(this, QLatin1String("mail"), tr("Write an e-mail to the lead"))),
      m_phone(linkButton(this, QLatin1String("phone"), tr("Call the lead"))), m_rank(new kit::Badge({}, this)),
      m_due(new kit::Badge({}, this)), m_stage(new kit::Badge({}, this)), m_phase(new kit::Badge({}, this)), m_owner(new kit::Badge({}, this)),
      m_held(new kit::Badge({}, this)), m_pursuit(new kit::Badge({}, this)), m_unscored(new kit::Badge({}, this)),
      m_assign(new QPushButton(tr("Assign…"), this)), m_pursue(new QPushButton(tr("Pursue…"), this)),
      m_call(new QPushButton(tr("Log a call…"), this)), m_edit(new QPushButton(tr("Edit…"), this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::card);
    theme::setRole(*m_role, theme::Role::muted);
    m_role->setWordWrap(true);
    m_role->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_held->setTone(theme::Tone::warning);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    column->setSpacing(look.px(4));
    column->addWidget(m_name);
    column->addWidget(m_role);
    auto *chips = new kit::FlowLayout(nullptr, look.px(6));
    for (kit::Badge *badge : {m_rank, m_stage, m_phase, m_due, m_owner, m_pursuit, m_held, m_unscored}) {
        chips->addWidget(badge);
    }
    column->addSpacing(look.px(4));
    column->addLayout(chips);
    column->addSpacing(look.px(4));
    auto *contacts = new kit::FlowLayout(nullptr, look.px(8));
    contacts->addWidget(m_email);
    contacts->addWidget(m_phone);
    column->addLayout(contacts);
    column->addSpacing(look.px(4));
    auto *acts = new kit::FlowLayout(nullptr, look.px(8));
    auto *copy = new QPushButton(tr("Copy the why"), this);
    m_assign->setAccessibleName(tr("Assign this lead"));
    m_pursue->setAccessibleName(tr("Named pursuit of this lead"));
    m_call->setAccessibleName(tr("Log a call with this lead"));
    m_edit->setAccessibleName(tr("Edit this lead"));
    copy->setAccessibleName(tr("Copy why this lead has its rank"));
    auto *owners = new QMenu(m_assign);
    owners->setAccessibleName(tr("Owner of this lead"));
    for (QPushButton *button : {m_assign, m_pursue, m_call, m_edit, copy}) {
        acts->addWidget(button);
    }
    column->addLayout(acts);
    connect(m_assign, &QPushButton::clicked, this, [this, owners] {
        Q_EMIT assignRequested(owners);
        owners->popup(m_assign->mapToGlobal(QPoint(0, m_assign->height())));
    });
    auto *pursuers = new QMenu(m_pursue);
    pursuers->setAccessibleName(tr("Whose named pursuit this lead is"));
    connect(m_pursue, &QPushButton::clicked, this, [this, pursuers] {
        Q_EMIT pursueRequested(pursuers);
        pursuers->popup(m_pursue->mapToGlobal(QPoint(0, m_pursue->height())));
    });
    connect(m_call, &QPushButton::clicked, this, &LeadHead::callRequested);
    connect(m_edit, &QPushButton::clicked, this, &LeadHead::editRequested);
    connect(copy, &QPushButton::clicked, this, &LeadHead::copyRequested);
}

void LeadHead::setContact(QPushButton *button, const QString &text, const QString &address)
{
    button->setVisible(!text.isEmpty());
    button->setProperty("address", QUrl(address));
    button->setToolTip(text);
    button->setText(button->fontMetrics().elidedText(text, Qt::ElideMiddle, theme::theme().px(contactWidth)));
}

void LeadHead::setLead(const workspace::Snapshot &snapshot, std::uint32_t row, bool writable)
{
    m_name->setText(bridge::toQt(snapshot.nameOf(row)));
    QStringList role;
    for (const char *field : {"title", "company", "country"}) {
        const QString text = bridge::toQt(snapshot.text(row, field));
        if (!text.isEmpty() && text != m_name->text()) {
            role << text;
        }
    }
    m_role->setText(role.join(QStringLiteral(" · ")));
    m_role->setVisible(!role.isEmpty());
    const QString email = bridge::toQt(snapshot.text(row, "email"));
    setContact(m_email, email, QStringLiteral("mailto:") + QString::fromLatin1(QUrl::toPercentEncoding(email, "@")));
    const QString phone = bridge::toQt(snapshot.text(row, "phone"));
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit() || (c == QLatin1Char('+') && digits.isEmpty())) {
            digits += c;
        }
    }
    setContact(m_phone, digits.isEmpty() ? QString() : phone, QStringLiteral("tel:") + digits);
    setChips(snapshot, row);
    m_assign->setEnabled(writable && !snapshot.people.empty());
    m_pursue->setEnabled(writable && !snapshot.people.empty());
    m_call->setEnabled(writable);
    m_edit->setEnabled(writable);
}

void LeadHead::setChips(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    m_rank->setText(bridge::toQt(workspace::shownRank(snapshot, row)));
    m_rank->setHeatBin(rankBin(snapshot, row));
    m_stage->setText(bridge::toQt(snapshot.rules->glossary.stage(snapshot.stages[row])));
    m_stage->setToolTip(bridge::toQt(workspace::stageDefinition(snapshot, snapshot.stages[row])));
    const QString phase = phaseText(workspace::buyerPhase(snapshot, row));
    m_phase->setVisible(!phase.isEmpty());
    m_phase->setText(phase);
    m_phase->setToolTip(tr("The buyer's phase, by what the lead did; the stage is ours"));
    const std::int64_t due = snapshot.dueAt[row];
    m_due->setVisible(due != data::InstantColumn::blank);
    if (due != data::InstantColumn::blank) {
        const double limit = static_cast<double>(due - snapshot.stageSince[row].seconds);
        const double left = static_cast<double>(due - snapshot.asOf.seconds);
        const auto clock = times.due({due}, limit > 0 ? left / limit : 1);
        m_due->setText(clock.text);
        m_due->setTone(clock.urgency == bridge::TimeText::Urgency::late   ? theme::Tone::danger
                       : clock.urgency == bridge::TimeText::Urgency::soon ? theme::Tone::warning
                                                                          : theme::Tone::text);
        m_due->setToolTip(tr("Due %1").arg(times.moment({due})));
    }
    const domain::Person *owner = snapshot.ownerOf(row);
    m_owner->setText(owner ? bridge::toQt(owner->name) : tr("Nobody's"));
    m_owner->setTone(owner ? theme::Tone::text : theme::Tone::muted);
    const domain::Person *pursuer = snapshot.pursuerOf(row);
    m_pursuit->setVisible(pursuer != nullptr);
    m_pursuit->setText(pursuer ? tr("Named pursuit: %1").arg(bridge::toQt(pursuer->name)) : QString());
    m_pursuit->setToolTip(tr("Out of automatic nurture, with a personal owner"));
    const lifecycle::ProcessStep &step = snapshot.stepOf(row);
    m_unscored->setVisible(!step.isScored);
    m_unscored->setText(tr("Scoring off at %1").arg(m_stage->text()));
    m_unscored->setTone(theme::Tone::muted);
    m_unscored->setToolTip(tr("The rank is shown, but the model moves nobody on from here"));
    m_held->setVisible(!snapshot.quarantine[row].empty());
    m_held->setText(heldText(snapshot.quarantine[row]));
}

} // namespace leadlight::inspector
