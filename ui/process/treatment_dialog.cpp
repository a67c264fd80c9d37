// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/treatment_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "domain/side.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::process {

TreatmentDialog::TreatmentDialog(const QString &tile, const model::Treatment &treatment, const std::vector<domain::NurtureProgram> &programs,
                                 QWidget *parent)
    : QDialog(parent), m_owner(new QComboBox(this)), m_nextStep(new QLineEdit(bridge::toQt(treatment.nextStep), this)),
      m_program(new QComboBox(this))
{
    setWindowTitle(tr("What is done with %1").arg(tile));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
        m_owner->addItem(bridge::toQt(domain::labelOf(side)), bridge::toQt(domain::keyOf(side)));
    }
    m_owner->setCurrentIndex(m_owner->findData(bridge::toQt(treatment.owner)));
    m_owner->setAccessibleName(tr("Side that owns the tile"));
    m_nextStep->setAccessibleName(tr("Next step of the tile"));
    m_nextStep->setMinimumWidth(theme::theme().px(320));
    m_program->setAccessibleName(tr("Nurture program of the tile"));
    m_program->setEditable(true);
    for (const domain::NurtureProgram &program : programs) {
        if (!program.retired) {
            m_program->addItem(bridge::toQt(program.name));
        }
    }
    m_program->setCurrentText(bridge::toQt(treatment.program));
    m_program->lineEdit()->setPlaceholderText(tr("none"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Owned by"), m_owner);
    form->addRow(tr("&Next step"), m_nextStep);
    form->addRow(tr("Nurture &program"), m_program);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *put = buttons->button(QDialogButtonBox::Ok);
    put->setText(tr("Put in draft"));
    theme::setRole(*put, theme::Role::primary);
    connect(m_nextStep, &QLineEdit::textChanged, put, [put](const QString &text) { put->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
}

model::Treatment TreatmentDialog::treatment() const
{
    return {bridge::toUtf8(m_owner->currentData().toString()), bridge::toUtf8(m_nextStep->text().trimmed()),
            bridge::toUtf8(m_program->currentText().trimmed())};
}

} // namespace leadlight::process
