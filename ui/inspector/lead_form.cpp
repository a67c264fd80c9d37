// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/lead_form.h"

#include <array>
#include <string_view>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "domain/lead_fields.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inspector {

namespace {

constexpr std::array<std::string_view, 19> formFields{
    "first_name", "last_name", "email", "phone", "title", "seniority", "company", "industry", "employees", "city",
    "country", "source", "campaign", "budget", "authority", "need", "timeframe", "size", "notes"};

} // namespace

LeadForm::LeadForm(const QString &title, const QString &verb, QWidget *parent)
    : QDialog(parent), m_refusal(new QLabel(this)), m_submit(nullptr)
{
    setWindowTitle(title);
    setAccessibleName(title);
    const theme::Theme &look = theme::theme();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(area);
    theme::setRole(*page, theme::Role::page);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(look.px(4), look.px(4), look.px(12), look.px(4));
    form->setHorizontalSpacing(look.px(16));
    form->setVerticalSpacing(look.px(8));
    for (const std::string_view key : formFields) {
        const QString label = bridge::toQt(domain::fieldLabel(key));
        auto *edit = new QLineEdit(page);
        edit->setAccessibleName(tr("%1 of the lead").arg(label));
        edit->setObjectName(bridge::toQt(key));
        form->addRow(label, edit);
        m_fields.push_back({std::string(key), QString(), edit});
    }
    area->setWidget(page);

    m_refusal->setWordWrap(true);
    m_refusal->hide();
    theme::setRole(*m_refusal, theme::Role::dangerText);
    auto *buttons = new QDialogButtonBox(this);
    m_submit = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    theme::setRole(*m_submit, theme::Role::primary);
    m_submit->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &LeadForm::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(24), look.px(16), look.px(16), look.px(16));
    column->setSpacing(look.px(12));
    column->addWidget(area, 1);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    resize(look.px(480), look.px(600));
    m_fields.front().edit->setFocus();
}

void LeadForm::setLead(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    for (Field &field : m_fields) {
        field.before = bridge::toQt(snapshot.text(row, field.key));
        field.edit->setText(field.before);
    }
}

workspace::FieldValues LeadForm::changedValues() const
{
    workspace::FieldValues values;
    for (const Field &field : m_fields) {
        const QString now = field.edit->text().trimmed();
        if (now != field.before.trimmed()) {
            values.emplace_back(field.key, bridge::toUtf8(now));
        }
    }
    return values;
}

void LeadForm::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
}

void LeadForm::showRefusal(const QString &text)
{
    setBusy(false);
    m_refusal->setText(text);
    m_refusal->show();
}

void LeadForm::submit()
{
    if (changedValues().empty()) {
        showRefusal(tr("Nothing is filled in or changed yet."));
        return;
    }
    m_refusal->hide();
    setBusy(true);
    Q_EMIT submitted();
}

} // namespace leadlight::inspector
