// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/passback_form.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "inbox/numbered_choices.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

QString reasonLabel(const domain::PassbackReason &reason)
{
    const QString label = bridge::toQt(reason.label);
    const auto bracket = label.indexOf(QLatin1String(" ("));
    return bracket < 0 ? label : label.left(bracket) + QStringLiteral("…");
}

std::vector<NumberedChoices::Choice> passbackChoices(const std::vector<domain::PassbackReason> &reasons)
{
    std::vector<NumberedChoices::Choice> choices;
    for (const domain::PassbackReason &reason : reasons) {
        const int number = static_cast<int>(choices.size()) + 1;
        choices.push_back({reasonLabel(reason), PassbackForm::tr("Pass back, reason %1: %2").arg(number).arg(bridge::toQt(reason.label)),
                           PassbackForm::tr("Goes to the program \"%1\"").arg(bridge::toQt(reason.program))});
    }
    return choices;
}

} // namespace

PassbackForm::PassbackForm(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new QWidget(this)), m_question(new QLabel(m_more)),
      m_until(new QDateEdit(m_more)), m_note(new QLineEdit(m_more)), m_submit(new QPushButton(tr("Pass back"), m_more))
{
    const theme::Theme &look = theme::theme();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    const auto usual = domain::passbackReasons();
    offer({usual.begin(), usual.end()});
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(8));
    row->addWidget(m_until);
    row->addWidget(m_note, 1);
    row->addWidget(m_submit);
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, look.px(8), 0, 0);
    more->setSpacing(look.px(4));
    more->addWidget(m_question);
    more->addLayout(row);
    m_column->addWidget(m_more);
    m_until->setAccessibleName(tr("Ask again on"));
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_note->setAccessibleName(tr("Note to the passback"));
    m_note->setPlaceholderText(tr("What should Marketing know?"));
    m_note->setMinimumWidth(look.px(220));
    theme::setRole(*m_submit, theme::Role::primary);
    connect(m_note, &QLineEdit::textChanged, this, [this] { m_submit->setEnabled(!m_note->text().trimmed().isEmpty()); });
    connect(m_submit, &QPushButton::clicked, this, &PassbackForm::submit);
    m_more->hide();
}

void PassbackForm::offer(std::vector<domain::PassbackReason> reasons)
{
    if (m_choices && reasons == m_reasons) {
        return;
    }
    m_reasons = std::move(reasons);
    delete m_choices;
    m_choices = new NumberedChoices(tr("Pass back, because"), passbackChoices(m_reasons), this);
    m_column->insertWidget(0, m_choices);
    connect(m_choices, &NumberedChoices::chosen, this, [this](int index) { choose(static_cast<std::size_t>(index)); });
}

void PassbackForm::start(base::Date today, const std::vector<domain::PassbackReason> &reasons)
{
    std::vector<domain::PassbackReason> offered = reasons;
    std::erase_if(offered, [](const domain::PassbackReason &reason) { return !reason.offered; });
    offer(std::move(offered));
    m_reason.reset();
    m_note->clear();
    m_until->setMinimumDate(bridge::toQt(today).addDays(1));
    m_until->setDate(bridge::toQt(today).addMonths(3));
    m_more->hide();
}

void PassbackForm::keyPressEvent(QKeyEvent *event)
{
    if (m_choices->take(*event)) {
        return;
    }
    if (m_reason && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void PassbackForm::choose(std::size_t reason)
{
    const domain::PassbackReason &chosenReason = m_reasons[reason];
    if (!chosenReason.takesDate && !chosenReason.needsNote) {
        Q_EMIT chosen(std::string(chosenReason.key), {}, std::nullopt);
        return;
    }
    m_reason = reason;
    m_until->setVisible(chosenReason.takesDate);
    m_note->setVisible(chosenReason.needsNote);
    m_question->setText(chosenReason.takesDate ? tr("Ask again on") : tr("Note"));
    m_submit->setEnabled(!chosenReason.needsNote);
    m_more->show();
    if (QWidget *frame = parentWidget()) {
        frame->adjustSize();
    }
    QWidget *asked = chosenReason.takesDate ? static_cast<QWidget *>(m_until) : m_note;
    asked->setFocus(Qt::ShortcutFocusReason);
}

void PassbackForm::submit()
{
    if (!m_reason || !m_submit->isEnabled()) {
        return;
    }
    const domain::PassbackReason &reason = m_reasons[*m_reason];
    const auto until = reason.takesDate ? std::optional(bridge::fromQt(m_until->date())) : std::nullopt;
    Q_EMIT chosen(std::string(reason.key), m_note->text().trimmed(), until);
}

} // namespace leadlight::inbox
