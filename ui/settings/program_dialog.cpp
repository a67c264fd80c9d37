// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/program_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "lifecycle/program_text.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"

namespace leadlight::settings {

namespace {

constexpr int longestDays = 3650;
constexpr int stepLines = 4;

QSpinBox *daysBox(int days, const QString &none, const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(0, longestDays);
    box->setSpecialValueText(none);
    box->setSuffix(ProgramDialog::tr(" days"));
    box->setValue(days);
    box->setAccessibleName(name);
    return box;
}

} // namespace

ProgramDialog::ProgramDialog(const workspace::Snapshot &snapshot, const domain::NurtureProgram &program, QWidget *parent)
    : QDialog(parent), m_before(program), m_name(new QLineEdit(bridge::toQt(program.name), this)),
      m_audience(new QLineEdit(bridge::toQt(program.audience), this)), m_purpose(new QLineEdit(bridge::toQt(program.purpose), this)),
      m_steps(new QPlainTextEdit(bridge::toQt(lifecycle::stepsText(program.steps)), this)),
      m_every(daysBox(program.touchDays, tr("no further touch"), tr("Days from one touch to the next"), this)),
      m_endsAfter(daysBox(program.untilDays, tr("no end of its own"), tr("Days after which the program ends"), this)),
      m_untilKnown(new QComboBox(this)), m_lacking(new QLabel(this))
{
    const theme::Theme &look = theme::theme();
    setWindowTitle(program.name.empty() ? tr("New nurture program") : tr("Nurture program"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setAccessibleName(tr("Name of the program"));
    m_name->setMinimumWidth(look.px(420));
    m_audience->setAccessibleName(tr("Who belongs in the program"));
    m_audience->setPlaceholderText(tr("Leads of the spring fair without a budget"));
    m_purpose->setAccessibleName(tr("Why the program exists"));
    m_purpose->setPlaceholderText(tr("What is to be reached?"));
    m_steps->setAccessibleName(tr("Steps of the program, one a line"));
    m_steps->setPlaceholderText(tr("7 days: Send the case study\n14 days: Invite to the webinar"));
    m_steps->setTabChangesFocus(true);
    m_steps->setFixedHeight(m_steps->fontMetrics().lineSpacing() * stepLines + look.px(16));
    m_untilKnown->setAccessibleName(tr("Field that ends the program once it is known"));
    m_untilKnown->addItem(tr("nothing"), QString());
    for (const auto &column : snapshot.leads.columns()) {
        m_untilKnown->addItem(bridge::toQt(workspace::columnLabel(snapshot, *column)), bridge::toQt(column->key));
    }
    const int known = m_untilKnown->findData(bridge::toQt(program.answeredBy));
    m_untilKnown->setCurrentIndex(std::max(0, known));
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Who belongs"), m_audience);
    form->addRow(tr("Wh&y"), m_purpose);
    form->addRow(tr("&Steps, one a line"), m_steps);
    form->addRow(tr("Then a touch &every"), m_every);
    form->addRow(tr("Ends &after"), m_endsAfter);
    form->addRow(tr("Ends once &known"), m_untilKnown);
    m_lacking->setWordWrap(true);
    theme::setRole(*m_lacking, theme::Role::small);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_take = buttons->button(QDialogButtonBox::Ok);
    theme::setRole(*m_take, theme::Role::primary);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_lacking);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &ProgramDialog::check);
    connect(m_steps, &QPlainTextEdit::textChanged, this, &ProgramDialog::check);
    connect(m_every, &QSpinBox::valueChanged, this, &ProgramDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

domain::NurtureProgram ProgramDialog::program() const
{
    domain::NurtureProgram made = m_before;
    made.name = bridge::toUtf8(m_name->text().simplified());
    made.audience = bridge::toUtf8(m_audience->text().simplified());
    made.purpose = bridge::toUtf8(m_purpose->text().simplified());
    made.steps = lifecycle::parseSteps(bridge::toUtf8(m_steps->toPlainText())).value_or(m_before.steps);
    made.touchDays = m_every->value();
    made.untilDays = m_endsAfter->value();
    made.answeredBy = bridge::toUtf8(m_untilKnown->currentData().toString());
    return made;
}

void ProgramDialog::check()
{
    const auto steps = lifecycle::parseSteps(bridge::toUtf8(m_steps->toPlainText()));
    const bool reachesOut = m_every->value() > 0 || (steps && !steps->empty());
    if (!steps) {
        m_lacking->setText(tr("A step is a time and what is done: \"14 days: Send the case study\"."));
    } else if (!reachesOut) {
        m_lacking->setText(tr("A program needs steps, or a touch every few days."));
    } else {
        m_lacking->setText(tr("Every program also ends when the lead is handed over. While Sales works on a lead, or pursues it by name, it pauses."));
    }
    m_take->setEnabled(steps && reachesOut && !m_name->text().trimmed().isEmpty());
}

} // namespace leadlight::settings
