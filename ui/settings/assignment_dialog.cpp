// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/assignment_dialog.h"

#include <algorithm>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"

namespace leadlight::settings {

AssignmentDialog::AssignmentDialog(const workspace::Snapshot &snapshot, const lifecycle::AssignmentRule &rule, QWidget *parent)
    : QDialog(parent), m_field(new QComboBox(this)), m_values(new QLineEdit(this)), m_people(new QListWidget(this))
{
    setWindowTitle(tr("Assignment of new MQLs"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field->setAccessibleName(tr("Field that decides"));
    m_field->addItem(tr("Every lead"), QString());
    for (const auto &column : snapshot.leads.columns()) {
        m_field->addItem(bridge::toQt(workspace::columnLabel(snapshot, *column)), bridge::toQt(column->key));
    }
    m_field->setCurrentIndex(std::max(0, m_field->findData(bridge::toQt(rule.field))));
    QStringList values;
    for (const std::string &value : rule.values) {
        values << bridge::toQt(value);
    }
    m_values->setText(values.join(QStringLiteral("; ")));
    m_values->setAccessibleName(tr("Values that decide"));
    m_values->setPlaceholderText(tr("DE; AT; CH"));
    m_values->setMinimumWidth(theme::theme().px(280));
    m_people->setAccessibleName(tr("Who gets them"));
    fillPeople(snapshot, rule.people);
    auto *form = new QFormLayout;
    form->addRow(tr("&Where"), m_field);
    form->addRow(tr("&is one of"), m_values);
    form->addRow(tr("&goes to"), m_people);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_take = buttons->button(QDialogButtonBox::Ok);
    theme::setRole(*m_take, theme::Role::primary);
    connect(m_field, &QComboBox::activated, this, &AssignmentDialog::check);
    connect(m_values, &QLineEdit::textChanged, this, &AssignmentDialog::check);
    connect(m_people, &QListWidget::itemChanged, this, &AssignmentDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
    check();
}

void AssignmentDialog::fillPeople(const workspace::Snapshot &snapshot, const std::vector<base::Uuid> &chosen)
{
    for (const domain::Person &person : snapshot.people) {
        const auto &partners = snapshot.rules->partners;
        const bool isPartner = std::find(partners.begin(), partners.end(), person.id) != partners.end();
        const QString name = bridge::toQt(person.name);
        auto *item = new QListWidgetItem(isPartner ? tr("%1 (partner)").arg(name) : name, m_people);
        item->setData(Qt::UserRole, bridge::toQt(person.id.text()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(chosen.begin(), chosen.end(), person.id) != chosen.end() ? Qt::Checked : Qt::Unchecked);
    }
    if (m_people->count() > 0) {
        m_people->setCurrentRow(0);
    }
}

lifecycle::AssignmentRule AssignmentDialog::rule() const
{
    lifecycle::AssignmentRule made;
    made.field = bridge::toUtf8(m_field->currentData().toString());
    const QStringList values = made.field.empty() ? QStringList() : m_values->text().split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &value : values) {
        if (!value.trimmed().isEmpty()) {
            made.values.push_back(bridge::toUtf8(value.trimmed()));
        }
    }
    for (int row = 0; row < m_people->count(); ++row) {
        const QListWidgetItem *item = m_people->item(row);
        const auto id = base::Uuid::parse(bridge::toUtf8(item->data(Qt::UserRole).toString()));
        if (item->checkState() == Qt::Checked && id) {
            made.people.push_back(*id);
        }
    }
    return made;
}

void AssignmentDialog::check()
{
    const lifecycle::AssignmentRule made = rule();
    m_values->setEnabled(!made.field.empty());
    m_take->setEnabled(!made.people.empty() && made.values.empty() == made.field.empty());
}

} // namespace leadlight::settings
