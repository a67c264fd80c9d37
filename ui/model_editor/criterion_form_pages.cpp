// SPDX-License-Identifier: GPL-3.0-or-later
// How CriterionForm is put together: one page a kind of criterion.
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStackedWidget>

#include "bridge/text.h"
#include "model/model_schema.h"
#include "model_editor/criterion_form.h"
#include "model_editor/rule_editors.h"
#include "model_editor/test_edit.h"
#include "theme/roles.h"
#include "workspace/our_words.h"

namespace leadlight::model_editor {

namespace {

constexpr int raiseDays = 30;

} // namespace

QLayout *CriterionForm::makeHead(std::size_t axis)
{
    auto *form = new QFormLayout;
    m_label->setAccessibleName(tr("Name of the criterion"));
    form->addRow(tr("Name"), m_label);
    m_group->setEditable(true);
    m_group->setAccessibleName(tr("Group of the criterion"));
    for (const model::Axis &each : m_model.axes) {
        m_axes->addItem(bridge::toQt(each.label));
        for (const model::Criterion &other : each.criteria) {
            if (const QString group = bridge::toQt(other.group); !group.isEmpty() && m_group->findText(group) < 0) {
                m_group->addItem(group);
            }
        }
    }
    form->addRow(tr("Group"), m_group);
    m_axes->setAccessibleName(tr("Axis of the criterion"));
    m_axes->setCurrentIndex(static_cast<int>(axis));
    form->addRow(tr("Counts for"), m_axes);
    const bridge::SnapshotPtr open = m_session.snapshot();
    const QString profile = open ? bridge::toQt(open->rules->glossary.definition(domain::profileWordKey)) : QString();
    if (!profile.isEmpty()) {
        auto *said = new QLabel(profile, this);
        said->setTextFormat(Qt::PlainText);
        said->setWordWrap(true);
        theme::setRole(*said, theme::Role::muted);
        form->addRow(tr("Ideal customer"), said);
    }
    m_note->setAccessibleName(tr("Why the criterion counts"));
    m_note->setPlaceholderText(tr("Why it counts; of the ideal customer, the words that it stands for"));
    form->addRow(tr("Why"), m_note);
    m_kind->setAccessibleName(tr("Kind of criterion"));
    m_kind->addItems({tr("What is known about the lead"), tr("What the lead does"), tr("Account on the target list"),
                      tr("Asked for a call"), tr("Show-stopper")});
    form->addRow(tr("Kind"), m_kind);
    return form;
}

void CriterionForm::makePages()
{
    if (const bridge::SnapshotPtr snapshot = m_session.snapshot()) {
        for (const auto &column : snapshot->leads.columns()) {
            m_fieldKeys << bridge::toQt(column->key);
            m_fieldLabels << bridge::toQt(workspace::columnLabel(*snapshot, *column));
        }
        for (std::uint32_t code = 1; code < snapshot->activities->types->size(); ++code) {
            m_types << bridge::toQt(snapshot->activities->types->text(code));
        }
    }
    m_profile = new ProfileEditor(m_fieldKeys, m_fieldLabels, m_pages);
    m_events = new EventEditor(m_types, m_pages);
    auto *kept =
        new QLabel(tr("Only name and group of this kind are changed here; its numbers are in the table."), m_pages);
    kept->setWordWrap(true);
    kept->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    for (QWidget *page : {static_cast<QWidget *>(m_profile), static_cast<QWidget *>(m_events), makeTargetPage(),
                          makeHandRaisePage(), makeStopperPage(), static_cast<QWidget *>(kept)}) {
        m_pages->addWidget(page);
    }
    connect(m_profile, &ProfileEditor::edited, this, &CriterionForm::showSentence);
    connect(m_events, &EventEditor::edited, this, &CriterionForm::showSentence);
}

QWidget *CriterionForm::makeTargetPage()
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    m_target = new QSpinBox(page);
    m_target->setRange(model::pointsRange.low, model::pointsRange.high);
    m_target->setAccessibleName(tr("Points for an account on the target list"));
    form->addRow(tr("Points"), m_target);
    connect(m_target, &QSpinBox::valueChanged, this, &CriterionForm::showSentence);
    return page;
}

QWidget *CriterionForm::makeHandRaisePage()
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    m_raiseTypes = new QLineEdit(page);
    m_raiseTypes->setAccessibleName(tr("Events that raise a hand"));
    m_raiseTypes->setToolTip(m_types.join(QStringLiteral(", ")));
    m_raiseWindow = new QSpinBox(page);
    m_raiseWindow->setRange(model::daysRange.low, model::daysRange.high);
    m_raiseWindow->setValue(raiseDays);
    m_raiseWindow->setAccessibleName(tr("Days that a raised hand counts"));
    m_directly = new QCheckBox(tr("hands the lead over whatever the rest says"), page);
    m_directly->setChecked(true);
    form->addRow(tr("Events"), m_raiseTypes);
    form->addRow(tr("Within days"), m_raiseWindow);
    form->addRow(QString(), m_directly);
    connect(m_raiseTypes, &QLineEdit::textChanged, this, &CriterionForm::showSentence);
    connect(m_raiseWindow, &QSpinBox::valueChanged, this, &CriterionForm::showSentence);
    connect(m_directly, &QCheckBox::toggled, this, &CriterionForm::showSentence);
    return page;
}

QWidget *CriterionForm::makeStopperPage()
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    m_stopperField = new QComboBox(page);
    m_stopperField->setAccessibleName(tr("Attribute of the show-stopper"));
    for (qsizetype i = 0; i < m_fieldKeys.size(); ++i) {
        m_stopperField->addItem(m_fieldLabels.at(i), m_fieldKeys.at(i));
    }
    m_stopper = new TestEdit(tr("Show-stopper"), page);
    form->addRow(tr("Attribute"), m_stopperField);
    form->addRow(tr("Ends it where it"), m_stopper);
    connect(m_stopperField, &QComboBox::currentIndexChanged, this, &CriterionForm::showSentence);
    connect(m_stopper, &TestEdit::edited, this, &CriterionForm::showSentence);
    return page;
}

} // namespace leadlight::model_editor
