// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/card.h"

#include "kit/follow_theme.h"
#include "theme/roles.h"

#include <QLabel>
#include <QVBoxLayout>

namespace leadlight::kit {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent), m_outer(new QVBoxLayout(this)), m_head(new QWidget(this)), m_headRow(new QHBoxLayout(m_head)),
      m_title(new QLabel(m_head)), m_subtitle(new QLabel(m_head)), m_body(new QVBoxLayout)
{
    theme::setRole(*this, theme::Role::card);
    theme::setRole(*m_title, theme::Role::strong);
    theme::setRole(*m_subtitle, theme::Role::muted);
    m_headRow->addWidget(m_title);
    m_headRow->addWidget(m_subtitle, 1);
    m_outer->addWidget(m_head);
    m_outer->addLayout(m_body, 1);
    m_subtitle->hide();
    m_head->hide();
    if (!title.isEmpty())
        setTitle(title);
    followTheme(this, [this](const theme::Theme &) { spread(); });
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty() || m_headRow->count() > 2);
    spread();
}

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    m_headRow->setStretch(0, subtitle.isEmpty() ? 1 : 0);
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headRow->addWidget(widget);
    m_head->show();
    spread();
}

void Card::setFlush(bool flush)
{
    m_flush = flush;
    spread();
}

void Card::spread()
{
    const theme::Theme &look = theme::theme();
    const int x = look.px(theme::size::cardPaddingX);
    const int y = look.px(theme::size::cardPaddingY);
    const bool head = !m_head->isHidden();
    m_outer->setContentsMargins(1, 1, 1, 1);
    m_outer->setSpacing(0);
    m_headRow->setContentsMargins(x, y, x, m_flush ? look.px(8) : 0);
    m_headRow->setSpacing(look.px(8));
    if (m_flush)
        m_body->setContentsMargins(0, head ? 0 : look.px(2), 0, look.px(2));
    else
        m_body->setContentsMargins(x, head ? look.px(8) : y, x, y);
    m_body->setSpacing(look.px(8));
}

} // namespace leadlight::kit
