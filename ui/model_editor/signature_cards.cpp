// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/signature_cards.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "model_editor/draft_desk.h"
#include "model_editor/version_words.h"
#include "theme/roles.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

SignatureCards::SignatureCards(DraftDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_card(new kit::Card(tr("Signatures"), this)),
      m_changes(new QPushButton(tr("Request changes"), m_card))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_card);
    auto *row = new QHBoxLayout;
    m_card->body()->addLayout(row);
    m_sides = {addCard(domain::Side::marketing), addCard(domain::Side::sales)};
    for (const SideCard &side : m_sides) {
        row->addWidget(side.sign->parentWidget(), 1);
    }
    m_changes->setAccessibleName(tr("Request changes to the proposed version"));
    m_card->body()->addWidget(m_changes, 0, Qt::AlignLeading);
    kit::followTheme(this, [row](const theme::Theme &look) { row->setSpacing(look.px(8)); });
    connect(m_changes, &QPushButton::clicked, this, &SignatureCards::changesWanted);
}

SignatureCards::SideCard SignatureCards::addCard(domain::Side side)
{
    auto *frame = new QWidget(m_card);
    frame->setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*frame, theme::Role::well);
    auto *column = new QVBoxLayout(frame);
    const QString word = bridge::toQt(domain::labelOf(side));
    auto *name = new QLabel(
        QStringLiteral("%1  %2").arg(side == domain::Side::marketing ? QStringLiteral("M") : QStringLiteral("S"), word),
        frame);
    theme::setRole(*name, theme::Role::strong);
    kit::followTheme(name, [name, side](const theme::Theme &look) {
        QPalette colours = name->palette();
        colours.setColor(QPalette::WindowText,
                         side == domain::Side::marketing ? look.tokens().marketing : look.tokens().sales);
        name->setPalette(colours);
    });
    const SideCard made{new QLabel(frame), new QLabel(frame), new QLabel(frame),
                        new QPushButton(tr("Sign for %1").arg(word), frame)};
    made.who->setAccessibleName(tr("Signature of %1").arg(word));
    made.who->setWordWrap(true);
    for (QLabel *label : {made.when, made.digest}) {
        theme::setRole(*label, theme::Role::small);
        label->setWordWrap(true);
    }
    theme::setRole(*made.sign, theme::Role::primary);
    column->addWidget(name);
    column->addWidget(made.who);
    column->addWidget(made.when);
    column->addWidget(made.digest);
    column->addStretch(1);
    column->addWidget(made.sign);
    kit::followTheme(frame, [column](const theme::Theme &look) {
        column->setContentsMargins(look.px(10), look.px(8), look.px(10), look.px(8));
        column->setSpacing(look.px(2));
    });
    connect(made.sign, &QPushButton::clicked, this, [this, side] { Q_EMIT signWanted(side); });
    return made;
}

void SignatureCards::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    const agreement::ModelVersion *version = snapshot ? versionInSight(*snapshot) : nullptr;
    setVisible(version != nullptr);
    if (!version) {
        return;
    }
    m_card->setSubtitle(versionTitle(*version));
    showSide(m_sides[0], domain::Side::marketing, *version, *snapshot);
    showSide(m_sides[1], domain::Side::sales, *version, *snapshot);
    const bool proposed =
        version->state == agreement::VersionState::proposed || version->state == agreement::VersionState::halfSigned;
    m_changes->setVisible(proposed);
    m_changes->setEnabled(m_desk.canEdit());
}

void SignatureCards::showSide(const SideCard &card, domain::Side side, const agreement::ModelVersion &version,
                              const workspace::Snapshot &snapshot)
{
    const auto signature = std::find_if(version.signatures.begin(), version.signatures.end(),
                                        [side](const agreement::VersionSignature &each) { return each.side == side; });
    const bool isSigned = signature != version.signatures.end();
    const bool proposed =
        version.state == agreement::VersionState::proposed || version.state == agreement::VersionState::halfSigned;
    if (isSigned) {
        const domain::Person *person = snapshot.personOf(signature->person);
        card.who->setText(person ? bridge::toQt(person->name) : tr("Somebody"));
        card.when->setText(
            tr("signed %1").arg(bridge::TimeText(snapshot.zone(), snapshot.asOf).relative(signature->time)));
        card.digest->setText(tr("digest %1").arg(briefDigest(version)));
    } else {
        card.who->setText(tr("not yet"));
        card.when->setText(proposed ? tr("waits for the signature") : tr("can be signed once it is proposed"));
        card.digest->setText(proposed ? tr("digest %1").arg(briefDigest(version)) : QString());
    }
    card.sign->setVisible(!isSigned && proposed);
    card.sign->setEnabled(m_desk.personFor(side) != nullptr && m_desk.canEdit());
    card.sign->setToolTip(card.sign->isEnabled() ? QString() : tr("Nobody of this side is at the table"));
}

QPushButton *SignatureCards::waitingButton() const
{
    for (const SideCard &side : m_sides) {
        if (side.sign->isVisibleTo(this) && side.sign->isEnabled()) {
            return side.sign;
        }
    }
    return nullptr;
}

} // namespace leadlight::model_editor
