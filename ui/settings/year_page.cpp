// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/year_page.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLocale>

namespace leadlight::settings {

YearPage::YearPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Fiscal year"),
                   tr("Quarters of the evidence count from its first month. A fiscal year that does not start in January is named after the year "
                      "in which it ends."),
                   parent),
      m_month(new QComboBox(this))
{
    m_month->setAccessibleName(tr("First month of the fiscal year"));
    for (int month = 1; month <= 12; ++month) {
        m_month->addItem(QLocale().standaloneMonthName(month), month);
    }
    QFormLayout *form = addForm();
    form->addRow(tr("First &month"), m_month);
    column()->addStretch(1);
    connect(m_month, &QComboBox::activated, this,
            [this] { desk().change({{"fiscal_year_start", std::to_string(m_month->currentData().toInt())}}); });
}

void YearPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_month->setEnabled(snapshot && session().isWritable());
    if (snapshot) {
        m_month->setCurrentIndex(snapshot->rules->fiscalYearStart - 1);
    }
}

} // namespace leadlight::settings
