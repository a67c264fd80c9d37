// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/audience_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/audiences.h"

namespace leadlight::process {

AudienceDialog::AudienceDialog(const bridge::SnapshotPtr &snapshot, const lifecycle::AudienceProcess &process, QWidget *parent)
    : QDialog(parent), m_snapshot(snapshot), m_name(new QLineEdit(bridge::toQt(process.name), this)),
      m_filter(new QLineEdit(bridge::toQt(process.filter), this)), m_answer(new QLabel(this))
{
    setWindowTitle(process.name.empty() ? tr("A process for certain leads") : tr("Process %1").arg(bridge::toQt(process.name)));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setAccessibleName(tr("Name of the process"));
    m_name->setPlaceholderText(tr("Partners"));
    m_filter->setAccessibleName(tr("Filter of the leads that follow the process"));
    m_filter->setPlaceholderText(tr("country:DE source:\"Trade fair\""));
    m_filter->setMinimumWidth(theme::theme().px(380));
    m_answer->setWordWrap(true);
    theme::setRole(*m_answer, theme::Role::small);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Leads"), m_filter);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_take = buttons->button(QDialogButtonBox::Ok);
    theme::setRole(*m_take, theme::Role::primary);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_answer);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &AudienceDialog::check);
    connect(m_filter, &QLineEdit::textChanged, this, &AudienceDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

std::string AudienceDialog::name() const
{
    return bridge::toUtf8(m_name->text().simplified());
}

std::string AudienceDialog::filter() const
{
    return bridge::toUtf8(m_filter->text().simplified());
}

void AudienceDialog::check()
{
    const auto taken = workspace::audienceSize(*m_snapshot, filter());
    if (filter().empty()) {
        m_answer->setText(tr("The first process whose filter takes a lead counts; what no filter takes follows the process of all other leads."));
    } else if (taken) {
        m_answer->setText(tr("Takes %1 of %2 leads.").arg(bridge::countText(static_cast<std::int64_t>(*taken)),
                                                           bridge::countText(static_cast<std::int64_t>(m_snapshot->leadCount()))));
    } else {
        m_answer->setText(bridge::messageOf(taken.error()));
    }
    m_take->setEnabled(taken && !name().empty());
}

} // namespace leadlight::process
