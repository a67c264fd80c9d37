// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/banner.h"

#include "kit/follow_theme.h"
#include "theme/roles.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace leadlight::kit {

Banner::Banner(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_row(new QHBoxLayout(this))
{
    theme::setRole(*this, theme::Role::banner);
    theme::setRole(*m_text, theme::Role::strong);
    m_text->setWordWrap(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_row->addWidget(m_text, 1);
    followTheme(this, [this](const theme::Theme &look) {
        m_row->setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6));
        m_row->setSpacing(look.px(8));
    });
}

void Banner::setText(const QString &text)
{
    if (text == m_text->text())
        return;
    m_text->setText(text);
    setAccessibleName(text);
    if (isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString Banner::text() const
{
    return m_text->text();
}

QPushButton *Banner::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    if (primary)
        theme::setRole(*button, theme::Role::primary);
    m_row->addWidget(button);
    return button;
}

} // namespace leadlight::kit
