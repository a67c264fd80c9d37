// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/enrol_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/nurture_program.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::nurture {

namespace {

constexpr int usualMonths = 3;

} // namespace

EnrolForm::EnrolForm(const QString &who, base::Date today, const std::vector<domain::NurtureProgram> &programs, QWidget *parent)
    : QDialog(parent), m_program(new QComboBox(this)), m_why(new QLineEdit(this)), m_ends(new QCheckBox(tr("Until"), this)),
      m_until(new QDateEdit(this)), m_submit(new QPushButton(tr("Enrol"), this))
{
    const theme::Theme &look = theme::theme();
    setWindowTitle(tr("Nurture %1").arg(who));
    auto *column = new QVBoxLayout(this);
    auto *inputs = new QFormLayout;
    m_program->setEditable(true);
    m_program->setMinimumWidth(look.px(300));
    for (const domain::NurtureProgram &program : programs) {
        if (program.retired) {
            continue;
        }
        m_program->addItem(bridge::toQt(program.name));
        m_program->setItemData(m_program->count() - 1, bridge::toQt(program.purpose), Qt::ToolTipRole);
    }
    m_program->setAccessibleName(tr("Nurture program to enter"));
    m_why->setAccessibleName(tr("Why the program is entered"));
    m_why->setPlaceholderText(tr("What is to be reached?"));
    m_until->setAccessibleName(tr("Last day in the program"));
    m_ends->setAccessibleName(tr("The program ends on a date"));
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_until->setMinimumDate(bridge::toQt(today).addDays(1));
    m_until->setDate(bridge::toQt(today).addMonths(usualMonths));
    m_until->setEnabled(false);
    inputs->addRow(tr("Program"), m_program);
    inputs->addRow(tr("Why"), m_why);
    inputs->addRow(m_ends, m_until);
    column->addLayout(inputs);
    auto *stays = new QLabel(tr("The stage stays as it is. While Sales works on a lead, what Marketing runs pauses."), this);
    stays->setWordWrap(true);
    theme::setRole(*stays, theme::Role::small);
    column->addWidget(stays);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    theme::setRole(*m_submit, theme::Role::primary);
    column->addWidget(buttons);
    connect(m_ends, &QCheckBox::toggled, m_until, &QDateEdit::setEnabled);
    connect(m_program, &QComboBox::editTextChanged, this, [this](const QString &text) { m_submit->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

workspace::Enrolling EnrolForm::enrolling() const
{
    return {bridge::toUtf8(m_program->currentText().trimmed()), bridge::toUtf8(m_why->text().trimmed()),
            m_ends->isChecked() ? std::optional(bridge::fromQt(m_until->date())) : std::nullopt};
}

} // namespace leadlight::nurture
