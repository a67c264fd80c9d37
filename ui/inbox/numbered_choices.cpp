// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/numbered_choices.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

NumberedChoices::NumberedChoices(const QString &heading, const std::vector<Choice> &choices, QWidget *parent)
    : QWidget(parent), m_count(static_cast<int>(choices.size()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *label = new QLabel(heading, this);
    theme::setRole(*label, theme::Role::strong);
    column->addWidget(label);
    column->addSpacing(theme::theme().px(4));
    for (int i = 0; i < m_count; ++i) {
        const Choice &choice = choices[static_cast<std::size_t>(i)];
        auto *button = new QPushButton(QStringLiteral("%1   %2").arg(i + 1).arg(choice.text), this);
        button->setAccessibleName(choice.accessibleName);
        button->setToolTip(choice.toolTip);
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        theme::setRole(*button, theme::Role::quiet);
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        column->addWidget(button);
    }
}

bool NumberedChoices::take(const QKeyEvent &event)
{
    const int digit = event.key() - Qt::Key_0;
    if (digit < 1 || digit > m_count) {
        return false;
    }
    Q_EMIT chosen(digit - 1);
    return true;
}

} // namespace leadlight::inbox
