// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/snooze_form.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "inbox/numbered_choices.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr int morningHour = 9;
constexpr qint64 fourHours = 4 * 3600;
constexpr int daysInWeek = 7;

std::vector<NumberedChoices::Choice> snoozeChoices()
{
    std::vector<NumberedChoices::Choice> choices;
    for (const QString &text : {SnoozeForm::tr("4 hours"), SnoozeForm::tr("Tomorrow"), SnoozeForm::tr("Monday"),
                                SnoozeForm::tr("Next week"), SnoozeForm::tr("A date…")}) {
        choices.push_back({text, SnoozeForm::tr("Snooze: %1").arg(text), {}});
    }
    return choices;
}

} // namespace

SnoozeForm::SnoozeForm(QWidget *parent)
    : QWidget(parent), m_choices(new NumberedChoices(tr("Show again in"), snoozeChoices(), this)),
      m_more(new QWidget(this)), m_date(new QDateEdit(m_more))
{
    const theme::Theme &look = theme::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_choices);
    column->addWidget(m_more);
    auto *row = new QHBoxLayout(m_more);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(8));
    m_date->setAccessibleName(tr("Snooze until"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    auto *submitButton = new QPushButton(tr("Snooze"), m_more);
    theme::setRole(*submitButton, theme::Role::primary);
    row->addWidget(m_date, 1);
    row->addWidget(submitButton);
    connect(submitButton, &QPushButton::clicked, this, &SnoozeForm::submit);
    connect(m_choices, &NumberedChoices::chosen, this, &SnoozeForm::choose);
    m_more->hide();
}

void SnoozeForm::start(const QDateTime &now)
{
    m_now = now;
    m_date->setMinimumDate(now.date().addDays(1));
    m_date->setDate(now.date().addDays(1));
    m_more->hide();
}

void SnoozeForm::keyPressEvent(QKeyEvent *event)
{
    if (m_choices->take(*event)) {
        return;
    }
    if (m_more->isVisible() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SnoozeForm::choose(int index)
{
    const auto morning = [this](qint64 days) {
        return QDateTime(m_now.date().addDays(days), QTime(morningHour, 0), m_now.timeSpec(), m_now.offsetFromUtc());
    };
    switch (index) {
    case 0:
        Q_EMIT chosen(m_now.addSecs(fourHours));
        return;
    case 1:
        Q_EMIT chosen(morning(1));
        return;
    case 2:
        Q_EMIT chosen(morning(daysInWeek + 1 - m_now.date().dayOfWeek()));
        return;
    case 3:
        Q_EMIT chosen(morning(daysInWeek));
        return;
    default:
        break;
    }
    m_more->show();
    if (QWidget *frame = parentWidget()) {
        frame->adjustSize();
    }
    m_date->setFocus(Qt::ShortcutFocusReason);
}

void SnoozeForm::submit()
{
    Q_EMIT chosen(QDateTime(m_date->date(), QTime(morningHour, 0), m_now.timeSpec(), m_now.offsetFromUtc()));
}

} // namespace leadlight::inbox
