// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/decision_pane.h"

#include <algorithm>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "hygiene/side_table.h"
#include "kit/flow_layout.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::hygiene {

namespace {

QString actText(Act act)
{
    switch (act) {
    case Act::merge:
        return DecisionPane::tr("Merge");
    case Act::mergeAll:
        return DecisionPane::tr("Merge all exact");
    case Act::person:
        return DecisionPane::tr("It is a person");
    case Act::junk:
        return DecisionPane::tr("It is junk");
    case Act::takeBack:
        return DecisionPane::tr("Take the decision back");
    case Act::apart:
        return DecisionPane::tr("They are two people");
    case Act::swap:
        return DecisionPane::tr("Let the next one stay");
    case Act::showLeads:
        break;
    }
    return DecisionPane::tr("Show their leads");
}

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

DecisionPane::DecisionPane(QWidget *parent)
    : QFrame(parent), m_title(wrapped(this)), m_text(wrapped(this)), m_table(new SideTable(m_model, this)),
      m_fold(new QPushButton(this)), m_outcome(wrapped(this)), m_note(new QLineEdit(this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::card);
    setAccessibleName(tr("What to decide on"));
    theme::setRole(*m_title, theme::Role::entity);
    theme::setRole(*m_text, theme::Role::muted);
    theme::setRole(*m_fold, theme::Role::link);
    m_table->setAccessibleName(tr("Fields side by side"));
    m_fold->setAccessibleName(tr("Show fields that are the same"));
    m_note->setAccessibleName(tr("What shows it"));
    m_note->setPlaceholderText(tr("What shows it? Clearing needs a word: \"we met at the fair\""));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    column->setSpacing(look.px(8));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_table, 1);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_outcome);
    column->addWidget(m_note);
    column->addLayout(makeButtons());
    column->addStretch(0);
    connect(m_fold, &QPushButton::clicked, this, [this] {
        m_model.setFolded(!m_model.isFolded());
        showFold();
    });
    connect(&m_model, &SideModel::takenChanged, this, &DecisionPane::takenChanged);
    connect(m_table, &QTableView::activated, this, [this] {
        if (!m_offered.empty()) {
            button(m_offered.front())->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_note, &QLineEdit::textChanged, this, [this] {
        if (offers(Act::person)) {
            button(Act::person)->setEnabled(m_note->isEnabled() && !note().isEmpty());
        }
    });
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        if (offers(Act::person) && button(Act::person)->isEnabled()) {
            Q_EMIT acted(Act::person);
        }
    });
}

QBoxLayout *DecisionPane::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::theme().px(8));
    for (const Act act : acts) {
        auto *button = new QPushButton(actText(act), this);
        if (act == Act::merge || act == Act::mergeAll || act == Act::person) {
            theme::setRole(*button, theme::Role::primary);
        }
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT acted(act); });
        row->addWidget(button);
        m_buttons << button;
    }
    button(Act::merge)->setToolTip(tr("Merge (M in the list)"));
    button(Act::person)->setToolTip(tr("Clears it, with the note (P in the list)"));
    button(Act::junk)->setToolTip(tr("Disqualifies it (X in the list)"));
    button(Act::apart)->setToolTip(tr("Remembers that they are two (T in the list)"));
    row->addStretch(1);
    return row;
}

void DecisionPane::setContent(const PaneContent &content, bool writable)
{
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_offered = content.acts;
    m_choosable = content.choosable;
    m_model.setContent(content.sides, content.fields, content.choosable);
    m_table->setVisible(!content.fields.empty());
    setOutcome(content.outcome);
    m_note->clear();
    m_note->setVisible(content.note);
    m_note->setEnabled(writable);
    for (const Act act : acts) {
        button(act)->setVisible(offers(act));
        button(act)->setEnabled(act == Act::showLeads || act == Act::swap || (writable && act != Act::person));
    }
    showFold();
}

void DecisionPane::setOutcome(const QString &text)
{
    m_outcome->setText(text);
    m_outcome->setVisible(!text.isEmpty());
}

QString DecisionPane::note() const
{
    return m_note->text().trimmed();
}

bool DecisionPane::offers(Act act) const
{
    return std::find(m_offered.begin(), m_offered.end(), act) != m_offered.end();
}

void DecisionPane::takeFocus()
{
    if (m_choosable) {
        m_table->setFocus(Qt::OtherFocusReason);
    } else if (!m_note->isHidden()) {
        m_note->setFocus(Qt::OtherFocusReason);
    } else if (!m_offered.empty()) {
        button(m_offered.front())->setFocus(Qt::OtherFocusReason);
    }
}

void DecisionPane::askForNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void DecisionPane::showFold()
{
    const int same = m_model.sameCount();
    m_fold->setVisible(same > 0);
    const QString count = bridge::countText(same);
    m_fold->setText(!m_model.isFolded() ? tr("Hide what is the same")
                    : same == 1         ? tr("Show 1 field that is the same")
                                        : tr("Show %1 fields that are the same").arg(count));
}

} // namespace leadlight::hygiene
