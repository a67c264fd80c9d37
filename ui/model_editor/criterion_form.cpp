// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/criterion_form.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "base/text.h"
#include "bridge/text.h"
#include "model/model_schema.h"
#include "model_editor/draft_desk.h"
#include "model_editor/rule_editors.h"
#include "model_editor/test_edit.h"
#include "scoring/criterion_counts.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "wording/agreement.h"

namespace leadlight::model_editor {

namespace {

constexpr int countAfter = 200; ///< milliseconds of rest in typing

} // namespace

CriterionForm::CriterionForm(bridge::WorkspaceSession &session, DraftDesk &desk, const model::ScoringModel &model,
                             std::size_t axis, const model::Criterion *criterion, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_desk(desk),
      m_model(model),
      m_label(new QLineEdit(this)),
      m_group(new QComboBox(this)),
      m_note(new QLineEdit(this)),
      m_axes(new QComboBox(this)),
      m_kind(new QComboBox(this)),
      m_pages(new QStackedWidget(this)),
      m_sentence(new QLabel(this)),
      m_matches(new QLabel(this)),
      m_put(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(criterion ? tr("Criterion: %1").arg(bridge::toQt(criterion->label)) : tr("New criterion"));
    setAccessibleName(tr("Criterion"));
    const theme::Theme &look = theme::theme();
    resize(look.px(760), look.px(560));
    auto *column = new QVBoxLayout(this);
    column->addLayout(makeHead(axis));
    makePages();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    m_pages->setProperty("role", QStringLiteral("clear"));
    area->setWidget(m_pages);
    column->addWidget(area, 1);
    m_sentence->setWordWrap(true);
    m_sentence->setAccessibleName(tr("The criterion in words"));
    theme::setRole(*m_matches, theme::Role::small);
    column->addWidget(m_sentence);
    column->addWidget(m_matches);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_put = buttons->addButton(criterion ? tr("Change in the draft") : tr("Add to the draft"),
                               QDialogButtonBox::AcceptRole);
    theme::setRole(*m_put, theme::Role::primary);
    column->addWidget(buttons);
    m_rest.setSingleShot(true);
    m_rest.setInterval(countAfter);
    connect(&m_rest, &QTimer::timeout, this, &CriterionForm::count);
    if (criterion) {
        m_before = *criterion;
        m_axes->setEnabled(false);
        m_kind->setEnabled(false);
        fill(*criterion);
    } else {
        m_group->setCurrentText(QString());
        m_profile->setRule({{}, {model::Band{}}, 0, 0});
    }
    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CriterionForm::showSentence);
    connect(m_label, &QLineEdit::textChanged, this, &CriterionForm::showSentence);
    connect(buttons, &QDialogButtonBox::accepted, this, &CriterionForm::put);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showSentence();
    m_label->setFocus();
}

void CriterionForm::fill(const model::Criterion &criterion)
{
    m_label->setText(bridge::toQt(criterion.label));
    m_group->setCurrentText(bridge::toQt(criterion.group));
    m_note->setText(bridge::toQt(criterion.note));
    Page page = keptPage;
    if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule)) {
        page = profilePage;
        m_profile->setRule(*profile);
    } else if (const auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule)) {
        page = eventPage;
        m_events->setRule(*behaviour);
    } else if (const auto *target = std::get_if<model::TargetAccountRule>(&criterion.rule)) {
        page = targetPage;
        m_target->setValue(target->points);
    } else if (const auto *raise = std::get_if<model::HandRaiseRule>(&criterion.rule)) {
        page = handRaisePage;
        m_raiseTypes->setText(listText(raise->types));
        m_raiseWindow->setValue(raise->windowDays);
        m_directly->setChecked(raise->qualifyDirectly);
    } else if (const auto *stopper = std::get_if<model::ShowStopperRule>(&criterion.rule)) {
        page = stopperPage;
        m_stopperField->setCurrentIndex(std::max(0, m_stopperField->findData(bridge::toQt(stopper->test.field))));
        m_stopper->setTest(stopper->test.test);
    }
    m_kind->setCurrentIndex(page == keptPage ? -1 : page);
    m_pages->setCurrentIndex(page);
}

std::optional<model::Rule> CriterionForm::rule() const
{
    switch (m_pages->currentIndex()) {
    case profilePage: {
        const auto profile = m_profile->rule();
        return profile ? std::optional<model::Rule>(*profile) : std::nullopt;
    }
    case eventPage:
        return m_events->rule();
    case targetPage:
        return model::TargetAccountRule{m_target->value()};
    case handRaisePage: {
        model::HandRaiseRule raise{listOf(m_raiseTypes->text()), m_raiseWindow->value(), m_directly->isChecked()};
        return raise.types.empty() ? std::nullopt : std::optional<model::Rule>(raise);
    }
    case stopperPage: {
        const auto test = m_stopper->test();
        return test ? std::optional<model::Rule>(
                   model::ShowStopperRule{{bridge::toUtf8(m_stopperField->currentData().toString()), *test}})
                    : std::nullopt;
    }
    default:
        return m_before ? std::optional(m_before->rule) : std::nullopt;
    }
}

std::optional<model::Criterion> CriterionForm::criterion() const
{
    const auto made = rule();
    const QString label = m_label->text().trimmed();
    if (!made || label.isEmpty()) {
        return std::nullopt;
    }
    model::Criterion criterion = m_before.value_or(model::Criterion{});
    criterion.label = bridge::toUtf8(label);
    if (criterion.key.empty()) {
        criterion.key = model::freeKey(m_model, base::keyOf(criterion.label));
    }
    criterion.group = bridge::toUtf8(m_group->currentText().trimmed());
    criterion.note = bridge::toUtf8(m_note->text().trimmed());
    criterion.rule = *made;
    return criterion;
}

void CriterionForm::showSentence()
{
    const auto made = criterion();
    m_put->setEnabled(made.has_value());
    m_sentence->setText(made ? bridge::toQt(wording::criterionSentence(*made))
                             : tr("Give it a name and say what it asks for."));
    m_matches->setText(made ? tr("counting leads…") : QString());
    if (made) {
        m_rest.start();
    }
}

void CriterionForm::count()
{
    const auto made = criterion();
    if (!made) {
        return;
    }
    model::ScoringModel alone = m_model;
    alone.axes[0].criteria = {*made};
    alone.axes[1].criteria.clear();
    m_session.query(
        QStringLiteral("criterion"),
        [alone](const workspace::Snapshot &snapshot, const base::Progress &progress) {
            return scoring::countMatches(alone, snapshot.input(), snapshot.asOf, &progress);
        },
        this,
        [this](const base::Result<scoring::CriterionCounts> &counts) {
            if (!counts || counts->criteria.empty()) {
                return;
            }
            const scoring::CriterionCount &mine = counts->criteria.front();
            m_matches->setText(tr("It takes %1 of %2 leads.")
                                   .arg(bridge::countText(static_cast<std::int64_t>(mine.matches)),
                                        bridge::countText(static_cast<std::int64_t>(counts->leads))));
            m_profile->setCounts(mine.outcomes);
        });
}

void CriterionForm::put()
{
    if (const auto made = criterion()) {
        m_desk.putCriterion(static_cast<std::size_t>(std::max(0, m_axes->currentIndex())), *made,
                            m_before ? m_before->key : std::string());
        accept();
    }
}

} // namespace leadlight::model_editor
