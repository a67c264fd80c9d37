// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/call_form.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inspector {

CallForm::CallForm(const QString &leadName, base::Instant now, int offset, QWidget *parent)
    : QDialog(parent), m_words(new QPlainTextEdit(this)), m_minutes(new QSpinBox(this)),
      m_when(new QDateTimeEdit(this)), m_refusal(new QLabel(this)), m_submit(nullptr)
{
    setWindowTitle(tr("Log a call with %1").arg(leadName));
    setAccessibleName(windowTitle());
    const theme::Theme &look = theme::theme();
    m_words->setAccessibleName(tr("What was said in the call"));
    m_words->setPlaceholderText(tr("What was said, what comes next"));
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(look.px(96));
    m_minutes->setAccessibleName(tr("Minutes of the call"));
    m_minutes->setRange(0, 600);
    m_minutes->setSpecialValueText(tr("not noted"));
    m_minutes->setSuffix(tr(" min"));
    const QDateTime local = QDateTime::fromSecsSinceEpoch(now.seconds, Qt::OffsetFromUTC, offset);
    m_when->setAccessibleName(tr("Time of the call"));
    m_when->setTimeSpec(Qt::OffsetFromUTC);
    m_when->setDateTime(local);
    m_when->setMaximumDateTime(local);
    m_when->setDisplayFormat(QStringLiteral("d MMM yyyy HH:mm"));
    m_when->setCalendarPopup(true);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    theme::setRole(*m_refusal, theme::Role::dangerText);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(look.px(16));
    form->setVerticalSpacing(look.px(8));
    form->addRow(tr("Words"), m_words);
    form->addRow(tr("Length"), m_minutes);
    form->addRow(tr("When"), m_when);
    auto *buttons = new QDialogButtonBox(this);
    m_submit = buttons->addButton(tr("Log call"), QDialogButtonBox::AcceptRole);
    theme::setRole(*m_submit, theme::Role::primary);
    m_submit->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_submit->setEnabled(false);
        Q_EMIT submitted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16));
    column->setSpacing(look.px(12));
    column->addLayout(form);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    setMinimumWidth(look.px(440));
    m_words->setFocus();
}

domain::Activity CallForm::activity() const
{
    domain::Activity call;
    call.time = {m_when->dateTime().toSecsSinceEpoch()};
    call.type = "call_logged";
    call.channel = domain::Channel::sales;
    call.text = bridge::toUtf8(m_words->toPlainText().trimmed());
    if (m_minutes->value() > 0) {
        call.number = m_minutes->value();
    }
    return call;
}

void CallForm::showRefusal(const QString &text)
{
    m_submit->setEnabled(true);
    m_refusal->setText(text);
    m_refusal->show();
}

} // namespace leadlight::inspector
