// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/propose_dialog.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "model_editor/draft_desk.h"
#include "model_editor/release_choice.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

ProposeDialog::ProposeDialog(bridge::WorkspaceSession &session, DraftDesk &desk, int rollBackTo, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_desk(desk),
      m_rollBackTo(rollBackTo),
      m_title(new QLineEdit(this)),
      m_reason(new QPlainTextEdit(this)),
      m_later(new QCheckBox(tr("on a date:"), this)),
      m_date(new QDateEdit(this)),
      m_release(new ReleaseChoice(this)),
      m_answer(new QLabel(this)),
      m_propose(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(rollBackTo == 0 ? tr("Propose for signature") : tr("Roll back to v%1").arg(rollBackTo));
    setAccessibleName(windowTitle());
    const theme::Theme &look = theme::theme();
    setMinimumWidth(look.px(480));
    auto *column = new QVBoxLayout(this);
    auto *intro = new QLabel(
        rollBackTo == 0
            ? tr("It comes into force when one person of each side has signed exactly this. Until then the model in "
                 "force stays.")
            : tr("A new version with the content of v%1; it needs both signatures like any other.").arg(rollBackTo),
        this);
    intro->setWordWrap(true);
    column->addWidget(intro);
    column->addLayout(makeForm());
    theme::setRole(*m_answer, theme::Role::dangerText);
    m_answer->setWordWrap(true);
    m_answer->hide();
    column->addWidget(m_answer);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_propose = buttons->addButton(tr("Propose"), QDialogButtonBox::AcceptRole);
    theme::setRole(*m_propose, theme::Role::primary);
    m_propose->setDefault(true);
    column->addWidget(buttons);
    connect(m_later, &QCheckBox::toggled, m_date, &QWidget::setEnabled);
    connect(m_title, &QLineEdit::textChanged, this, &ProposeDialog::showReady);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ProposeDialog::showReady);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProposeDialog::propose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showReady();
    (m_title->text().isEmpty() ? static_cast<QWidget *>(m_title) : m_reason)->setFocus();
}

QLayout *ProposeDialog::makeForm()
{
    auto *form = new QFormLayout;
    m_title->setAccessibleName(tr("Title of the version"));
    m_reason->setAccessibleName(tr("Reason for the version"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(theme::theme().px(72));
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (const agreement::ModelVersion *open = snapshot ? workspace::openVersion(*snapshot) : nullptr;
        open && m_rollBackTo == 0) {
        m_title->setText(bridge::toQt(open->title));
        m_reason->setPlainText(bridge::toQt(open->reason));
    }
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Reason"), m_reason);
    auto *when = new QHBoxLayout;
    m_later->setAccessibleName(tr("Comes into force on a date"));
    m_date->setAccessibleName(tr("Date of coming into force"));
    m_date->setCalendarPopup(true);
    m_date->setEnabled(false);
    if (snapshot) {
        const QDate today = bridge::toQt(snapshot->zone().localDate(m_session.now()));
        m_date->setMinimumDate(today.addDays(1));
        m_date->setDate(today.addDays(7));
    }
    when->addWidget(m_later);
    when->addWidget(m_date);
    when->addStretch(1);
    form->addRow(tr("In force"), when);
    form->addRow(tr("New MQLs"), m_release);
    return form;
}

void ProposeDialog::showReady()
{
    m_propose->setEnabled(!m_title->text().trimmed().isEmpty() && !m_reason->toPlainText().trimmed().isEmpty());
}

void ProposeDialog::propose()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot || !m_propose->isEnabled()) {
        return;
    }
    workspace::ProposalRequest request;
    request.title = bridge::toUtf8(m_title->text().trimmed());
    request.reason = bridge::toUtf8(m_reason->toPlainText().trimmed());
    request.person = m_desk.speaker();
    request.release = m_release->release();
    if (m_later->isChecked()) {
        request.inForceOn = snapshot->zone().instantAt(bridge::fromQt(m_date->date()));
    }
    m_propose->setEnabled(false);
    const QPointer<ProposeDialog> self(this);
    const auto done = [self] {
        if (self) {
            self->accept();
        }
    };
    const auto refused = [self](const base::Error &error) {
        if (self) {
            self->m_answer->setText(bridge::messageOf(error));
            self->m_answer->show();
            self->showReady();
        }
    };
    if (m_rollBackTo != 0) {
        m_desk.rollBack(m_rollBackTo, request, done, refused);
    } else {
        m_desk.propose(request, done, refused);
    }
}

} // namespace leadlight::model_editor
