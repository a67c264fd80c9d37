// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/empty_state.h"

#include "kit/follow_theme.h"
#include "theme/icons.h"
#include "theme/roles.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace leadlight::kit {

EmptyState::EmptyState(QLatin1String icon, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_iconName(icon), m_icon(new QLabel(this)), m_title(new QLabel(title, this)),
      m_sentence(new QLabel(sentence, this)), m_buttons(new QHBoxLayout)
{
    theme::setRole(*m_title, theme::Role::entity);
    theme::setRole(*m_sentence, theme::Role::muted);
    m_sentence->setWordWrap(true);
    for (QLabel *label : {m_icon, m_title, m_sentence})
        label->setAlignment(Qt::AlignCenter);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(m_icon);
    column->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 4);
    row->addStretch(1);
    column->addLayout(row);
    m_buttons->addStretch();
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    column->addStretch();
    followTheme(this, [this, column](const theme::Theme &look) {
        column->setSpacing(look.px(12));
        m_buttons->setSpacing(look.px(8));
        m_icon->setPixmap(theme::iconPixmap(m_iconName, look.tokens().muted, look.px(40), devicePixelRatioF()));
    });
}

void EmptyState::setTexts(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
}

QPushButton *EmptyState::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    if (primary)
        theme::setRole(*button, theme::Role::primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace leadlight::kit
