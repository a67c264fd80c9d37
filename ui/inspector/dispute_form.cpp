// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/dispute_form.h"

#include <algorithm>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "scoring/explanation.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "wording/numbers.h"
#include "workspace/our_words.h"
#include "workspace/queries/disputes.h"

namespace leadlight::inspector {

DisputeChoices disputeChoices(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    DisputeChoices choices;
    choices.lead = bridge::toQt(snapshot.nameOf(row));
    workspace::Dispute now;
    now.breakdown = workspace::breakdownNow(snapshot, row, 0);
    choices.breakdown = bridge::toQt(workspace::breakdownText(now));
    choices.criteria.push_back({{}, DisputeForm::tr("The whole rank, %1").arg(bridge::toQt(snapshot.rankOf(row)))});
    const auto why = scoring::explain(*workspace::shownModel(snapshot), snapshot.input(), snapshot.asOf, row);
    for (const scoring::AxisExplanation &axis : why.axes) {
        for (const scoring::Part &part : axis.parts) {
            if (part.key != "limit") { // what the axis takes off is nobody's criterion
                choices.criteria.push_back({part.key, DisputeForm::tr("%1: %2, %3").arg(bridge::toQt(axis.label), bridge::toQt(part.label),
                                                                                       bridge::toQt(wording::pointsText(part.points, true)))});
            }
        }
    }
    const bool someSit = std::any_of(snapshot.people.begin(), snapshot.people.end(), [](const domain::Person &person) { return person.atTable; });
    for (const domain::Person &person : snapshot.people) {
        if (person.atTable || !someSit) {
            choices.people.emplace_back(person.id, DisputeForm::tr("%1 (%2)").arg(bridge::toQt(person.name), bridge::toQt(domain::labelOf(person.side))));
        }
    }
    return choices;
}

DisputeForm::DisputeForm(const DisputeChoices &choices, QWidget *parent)
    : QDialog(parent), m_choices(choices), m_criterion(new QComboBox(this)), m_words(new QPlainTextEdit(this)),
      m_person(new QComboBox(this)), m_refusal(new QLabel(this)), m_submit(nullptr)
{
    setWindowTitle(tr("Dispute the score of %1").arg(choices.lead));
    setAccessibleName(windowTitle());
    const theme::Theme &look = theme::theme();
    for (const DisputeChoices::Criterion &criterion : m_choices.criteria) {
        m_criterion->addItem(criterion.text);
    }
    m_criterion->setAccessibleName(tr("What is wrong with the score"));
    m_criterion->setMaxVisibleItems(20);
    m_words->setAccessibleName(tr("Why the score is wrong"));
    m_words->setPlaceholderText(tr("Say in a sentence what is wrong"));
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(look.px(72));
    for (const auto &[id, name] : m_choices.people) {
        m_person->addItem(name);
    }
    m_person->setAccessibleName(tr("Who disputes the score"));
    auto *kept = new QLabel(tr("Kept with it, as scored now: %1").arg(choices.breakdown), this);
    kept->setWordWrap(true);
    theme::setRole(*kept, theme::Role::muted);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    theme::setRole(*m_refusal, theme::Role::dangerText);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(look.px(16));
    form->setVerticalSpacing(look.px(8));
    form->addRow(tr("Wrong is"), m_criterion);
    form->addRow(tr("Because"), m_words);
    form->addRow(tr("Says"), m_person);
    auto *buttons = new QDialogButtonBox(this);
    m_submit = buttons->addButton(tr("Dispute"), QDialogButtonBox::AcceptRole);
    theme::setRole(*m_submit, theme::Role::primary);
    m_submit->setDefault(true);
    m_submit->setEnabled(false);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] { m_submit->setEnabled(!m_words->toPlainText().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_submit->setEnabled(false);
        Q_EMIT submitted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16));
    column->setSpacing(look.px(12));
    column->addLayout(form);
    column->addWidget(kept);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    setMinimumWidth(look.px(480));
    m_criterion->setFocus();
}

workspace::Disputing DisputeForm::disputing() const
{
    return {m_choices.criteria[static_cast<std::size_t>(m_criterion->currentIndex())].key, bridge::toUtf8(m_words->toPlainText().simplified())};
}

std::optional<base::Uuid> DisputeForm::person() const
{
    const int index = m_person->currentIndex();
    return index < 0 ? std::nullopt : std::optional(m_choices.people[static_cast<std::size_t>(index)].first);
}

void DisputeForm::showRefusal(const QString &text)
{
    m_submit->setEnabled(true);
    m_refusal->setText(text);
    m_refusal->show();
}

} // namespace leadlight::inspector
