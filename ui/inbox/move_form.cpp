// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/move_form.h"

#include <array>
#include <cmath>

#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/lead_fields.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inbox {

namespace {

constexpr std::array callFacts{"budget", "authority", "need", "timeframe", "size"};
constexpr double mostValue = 1e12;
constexpr int holdMonths = 3;

QString headingOf(LeadPane::Act act)
{
    switch (act) {
    case LeadPane::Act::win:
        return MoveForm::tr("Won");
    case LeadPane::Act::lose:
        return MoveForm::tr("Lost, because");
    case LeadPane::Act::hold:
        return MoveForm::tr("On hold until");
    case LeadPane::Act::opportunity:
        return MoveForm::tr("What the call found");
    case LeadPane::Act::recall:
        return MoveForm::tr("Take back from Sales, because");
    case LeadPane::Act::refuse:
        return MoveForm::tr("Not confirmed, because");
    default:
        return MoveForm::tr("Note");
    }
}

QString verbOf(LeadPane::Act act)
{
    switch (act) {
    case LeadPane::Act::win:
        return MoveForm::tr("Won");
    case LeadPane::Act::lose:
        return MoveForm::tr("Lost");
    case LeadPane::Act::hold:
        return MoveForm::tr("Put on hold");
    case LeadPane::Act::opportunity:
        return MoveForm::tr("Opportunity");
    case LeadPane::Act::recall:
        return MoveForm::tr("Recall");
    case LeadPane::Act::refuse:
        return MoveForm::tr("Not confirmed");
    default:
        return MoveForm::tr("Save note");
    }
}

} // namespace

MoveForm::MoveForm(QWidget *parent)
    : QWidget(parent), m_heading(new QLabel(this)), m_inputs(new QFormLayout), m_value(new QDoubleSpinBox(this)),
      m_date(new QDateEdit(this)), m_reason(new QComboBox(this)), m_words(new QLineEdit(this)), m_role(new QLineEdit(this)),
      m_rival(new QLineEdit(this)), m_content(new QLineEdit(this)),
      m_quote(new QLineEdit(this)), m_submit(new QPushButton(this))
{
    const theme::Theme &look = theme::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(8));
    theme::setRole(*m_heading, theme::Role::strong);
    theme::setRole(*m_submit, theme::Role::primary);
    column->addWidget(m_heading);
    column->addLayout(m_inputs);
    column->addWidget(m_submit, 0, Qt::AlignRight);
    m_value->setRange(0, mostValue);
    m_value->setDecimals(2);
    m_value->setGroupSeparatorShown(true);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_reason->setEditable(true);
    m_reason->addItems({tr("Price"), tr("Rival chosen"), tr("No decision"), tr("Already decided before we knew"), tr("Lost contact"),
                        tr("Project stopped")});
    const auto add = [this, &look](QWidget *input, const QString &label) {
        input->setAccessibleName(tr("Decision: %1").arg(label));
        input->setMinimumWidth(look.px(240));
        m_inputs->addRow(label, input);
    };
    add(m_value, tr("Value"));
    add(m_date, tr("Date"));
    add(m_reason, tr("Reason"));
    add(m_words, tr("Words"));
    add(m_role, tr("Signed by (role)"));
    add(m_rival, tr("Lost to"));
    add(m_content, tr("Content that counted"));
    add(m_quote, tr("In their words"));
    for (const char *fact : callFacts) {
        m_facts.append(new QLineEdit(this));
        add(m_facts.back(), bridge::toQt(domain::fieldLabel(fact)));
    }
    for (QLineEdit *line : findChildren<QLineEdit *>()) {
        connect(line, &QLineEdit::textChanged, this, &MoveForm::check);
    }
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &MoveForm::check);
    connect(m_submit, &QPushButton::clicked, this, &MoveForm::submit);
}

bool MoveForm::asksFor(LeadPane::Act act)
{
    using enum LeadPane::Act;
    return act == win || act == lose || act == hold || act == opportunity || act == recall || act == refuse || act == note;
}

QList<QWidget *> MoveForm::inputsOf(LeadPane::Act act) const
{
    QList<QWidget *> inputs;
    switch (act) {
    case LeadPane::Act::win:
        return {m_value, m_date, m_role, m_content, m_quote};
    case LeadPane::Act::lose:
        return {m_reason, m_rival, m_content, m_quote};
    case LeadPane::Act::hold:
        return {m_date};
    case LeadPane::Act::opportunity:
        for (QLineEdit *fact : m_facts) {
            inputs << fact;
        }
        return inputs;
    default:
        return {m_words};
    }
}

void MoveForm::start(LeadPane::Act act, const workspace::Snapshot &snapshot, std::uint32_t row)
{
    m_act = act;
    m_currency = snapshot.currency;
    const QDate today = bridge::toQt(snapshot.zone().localDate(snapshot.asOf));
    m_heading->setText(headingOf(act));
    m_submit->setText(verbOf(act));
    m_value->setValue(0);
    m_value->setPrefix(bridge::toQt(snapshot.currency) + QLatin1Char(' '));
    m_date->clearMinimumDate();
    m_date->setDate(act == LeadPane::Act::hold ? today.addMonths(holdMonths) : today);
    if (act == LeadPane::Act::hold) {
        m_date->setMinimumDate(today.addDays(1));
    }
    m_reason->setCurrentIndex(0);
    for (QLineEdit *line : {m_words, m_role, m_rival, m_content, m_quote}) {
        line->clear();
    }
    for (std::size_t i = 0; i < callFacts.size(); ++i) {
        m_facts[static_cast<qsizetype>(i)]->setText(bridge::toQt(snapshot.text(row, callFacts[i])));
    }
    showOnly(inputsOf(act));
    check();
    adjustSize();
}

void MoveForm::showOnly(const QList<QWidget *> &wanted)
{
    for (int i = 0; i < m_inputs->rowCount(); ++i) {
        m_inputs->setRowVisible(i, wanted.contains(m_inputs->itemAt(i, QFormLayout::FieldRole)->widget()));
    }
    setFocusProxy(wanted.front());
}

void MoveForm::check()
{
    const bool needsWords = m_act == LeadPane::Act::note || m_act == LeadPane::Act::recall || m_act == LeadPane::Act::refuse;
    m_submit->setEnabled((!needsWords || !m_words->text().trimmed().isEmpty())
                         && (m_act != LeadPane::Act::win || (m_value->value() > 0 && !m_role->text().trimmed().isEmpty()))
                         && (m_act != LeadPane::Act::lose || !m_reason->currentText().trimmed().isEmpty()));
}

void MoveForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void MoveForm::submit()
{
    if (!m_submit->isEnabled()) {
        return;
    }
    lifecycle::MoveRequest request;
    workspace::FieldValues facts;
    const auto fact = [&facts](const char *field, const QLineEdit *line) {
        if (!line->text().trimmed().isEmpty()) {
            facts.emplace_back(field, bridge::toUtf8(line->text().trimmed()));
        }
    };
    const auto story = [&] {
        fact("key_content", m_content);
        fact("outcome_quote", m_quote);
    };
    switch (m_act) {
    case LeadPane::Act::win:
        request.move = domain::Move::win;
        request.value = domain::Money{std::llround(m_value->value() * 100), m_currency};
        request.date = bridge::fromQt(m_date->date());
        fact("signatory_role", m_role);
        story();
        break;
    case LeadPane::Act::lose:
        request.move = domain::Move::lose;
        request.reason = bridge::toUtf8(m_reason->currentText().trimmed());
        fact("lost_to", m_rival);
        story();
        break;
    case LeadPane::Act::hold:
        request.move = domain::Move::hold;
        request.until = bridge::fromQt(m_date->date());
        break;
    case LeadPane::Act::opportunity:
        request.move = domain::Move::opportunity;
        for (std::size_t i = 0; i < callFacts.size(); ++i) {
            fact(callFacts[i], m_facts[static_cast<qsizetype>(i)]);
        }
        break;
    case LeadPane::Act::recall:
        request.move = domain::Move::recall;
        request.reason = bridge::toUtf8(m_words->text().trimmed());
        break;
    case LeadPane::Act::refuse:
        Q_EMIT notConfirmed(m_words->text().trimmed());
        return;
    default:
        Q_EMIT noted(m_words->text().trimmed());
        return;
    }
    Q_EMIT decided(request, facts);
}

} // namespace leadlight::inbox
