// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/dispute_list.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/queries/review_state.h"

namespace leadlight::review {

DisputeList::DisputeList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Disputes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void DisputeList::setDisputes(const workspace::Snapshot &snapshot, bool writable)
{
    delete m_content;
    m_content = new QWidget(this);
    m_lines = new QVBoxLayout(m_content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(theme::theme().px(4));
    const auto groups = workspace::openDisputes(snapshot);
    for (const workspace::DisputeGroup &group : groups) {
        addGroup(snapshot, group, writable);
    }
    const lifecycle::Review *last = workspace::lastReviewOf(snapshot);
    for (const workspace::Dispute &dispute : workspace::disputesClosedSince(snapshot, last ? *last->closed : base::Instant{})) {
        theme::setRole(*addLabel(tr("%1; closed: %2").arg(bridge::toQt(workspace::disputeText(snapshot, dispute)), bridge::toQt(dispute.closing))),
                       theme::Role::muted);
    }
    if (m_lines->isEmpty()) {
        theme::setRole(*addLabel(tr("Nobody disputes a score. A lead's inspector and the inbox have \"Dispute this score…\".")), theme::Role::muted);
    }
    layout()->addWidget(m_content);
    m_content->show();
}

QLabel *DisputeList::addLabel(const QString &text)
{
    auto *label = new QLabel(text, m_content);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    m_lines->addWidget(label);
    return label;
}

void DisputeList::addGroup(const workspace::Snapshot &snapshot, const workspace::DisputeGroup &group, bool writable)
{
    const auto count = static_cast<int>(group.disputes.size());
    const bool isContested = !group.criterion.empty() && group.disputes.size() >= workspace::contestedFrom;
    auto *row = new QHBoxLayout;
    auto *heading = new QLabel(tr("%1 · %2 open").arg(bridge::toQt(group.label)).arg(count), m_content);
    theme::setRole(*heading, theme::Role::section);
    row->addWidget(heading);
    if (isContested) {
        auto *contested = new QLabel(tr("a change is proposed"), m_content);
        theme::setRole(*contested, theme::Role::warning);
        row->addWidget(contested);
    }
    row->addStretch(1);
    if (isContested) {
        auto *model = new QPushButton(tr("Open the model"), m_content);
        theme::setRole(*model, theme::Role::link);
        model->setAccessibleName(tr("Open the model at %1").arg(bridge::toQt(group.label)));
        connect(model, &QPushButton::clicked, this, &DisputeList::modelWanted);
        row->addWidget(model);
    }
    m_lines->addLayout(row);
    for (const workspace::Dispute &dispute : group.disputes) {
        addDispute(snapshot, dispute, writable);
    }
    m_lines->addSpacing(theme::theme().px(8));
}

void DisputeList::addDispute(const workspace::Snapshot &snapshot, const workspace::Dispute &dispute, bool writable)
{
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *text = new QLabel(bridge::toQt(workspace::disputeText(snapshot, dispute)), m_content);
    auto *made = new QLabel(bridge::toQt(workspace::breakdownText(dispute)), m_content);
    theme::setRole(*made, theme::Role::muted);
    for (QLabel *label : {text, made}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
    auto *lead = new QPushButton(tr("Show the lead"), m_content);
    lead->setAccessibleName(tr("Show the lead of dispute %1").arg(dispute.number));
    connect(lead, &QPushButton::clicked, this, [this, row = dispute.lead] { Q_EMIT leadWanted(row); });
    auto *close = new QPushButton(tr("Close…"), m_content);
    close->setAccessibleName(tr("Close dispute %1").arg(dispute.number));
    close->setEnabled(writable);
    connect(close, &QPushButton::clicked, this, [this, dispute] { askForNote(dispute); });
    row->addWidget(lead, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    m_lines->addLayout(row);
}

void DisputeList::askForNote(const workspace::Dispute &dispute)
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Close dispute %1").arg(dispute.number));
    auto *note = new QPlainTextEdit(dialog);
    note->setAccessibleName(tr("What came of the dispute"));
    note->setPlaceholderText(tr("What came of it"));
    note->setTabChangesFocus(true);
    note->setFixedHeight(theme::theme().px(72));
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *close = buttons->addButton(tr("Close the dispute"), QDialogButtonBox::AcceptRole);
    theme::setRole(*close, theme::Role::primary);
    close->setEnabled(false);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(note);
    column->addWidget(buttons);
    dialog->setMinimumWidth(theme::theme().px(420));
    connect(note, &QPlainTextEdit::textChanged, close, [note, close] { close->setEnabled(!note->toPlainText().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, dialog, note, number = dispute.number] {
        Q_EMIT closeWanted(number, note->toPlainText().simplified());
        dialog->accept();
    });
    dialog->open();
    note->setFocus();
}

} // namespace leadlight::review
