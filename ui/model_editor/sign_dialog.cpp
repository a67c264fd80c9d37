// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/sign_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "model_editor/draft_desk.h"
#include "model_editor/release_choice.h"
#include "model_editor/version_words.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

SignDialog::SignDialog(bridge::WorkspaceSession &session, DraftDesk &desk, domain::Side side, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_desk(desk),
      m_side(side),
      m_passphrase(new QLineEdit(this)),
      m_comment(new QLineEdit(this)),
      m_release(new ReleaseChoice(this)),
      m_answer(new QLabel(this)),
      m_sign(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Sign the version"));
    setMinimumWidth(theme::theme().px(460));
    const bridge::SnapshotPtr snapshot = session.snapshot();
    const agreement::ModelVersion *version = snapshot ? workspace::openVersion(*snapshot) : nullptr;
    const domain::Person *person = desk.personFor(side);
    const QString word = bridge::toQt(domain::labelOf(side));
    setWindowTitle(version ? tr("Sign v%1 for %2").arg(QString::number(version->number), word) : tr("Sign"));
    auto *column = new QVBoxLayout(this);
    auto *what = new QLabel(version ? signingText(*snapshot, *version, side) : QString(), this);
    what->setWordWrap(true);
    what->setAccessibleName(tr("What is signed"));
    column->addWidget(what);
    const agreement::Proposal *proposal = version ? proposalOf(*snapshot, version->number) : nullptr;
    if (proposal) {
        m_release->setRelease(proposal->release);
        if (const QString age = ageText(*snapshot, *proposal); !age.isEmpty()) {
            auto *old = new QLabel(age, this);
            theme::setRole(*old, theme::Role::warning);
            column->addWidget(old);
        }
    }
    auto *form = new QFormLayout;
    form->addRow(tr("Signer"),
                 new QLabel(person ? bridge::toQt(person->name) : tr("Nobody of this side is at the table"), this));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    form->addRow(tr("Passphrase"), m_passphrase);
    m_comment->setAccessibleName(tr("Comment with the signature"));
    form->addRow(tr("Comment"), m_comment);
    form->addRow(tr("New MQLs"), m_release);
    column->addLayout(form);
    m_answer->setWordWrap(true);
    theme::setRole(*m_answer, theme::Role::dangerText);
    m_answer->hide();
    column->addWidget(m_answer);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_sign = buttons->addButton(tr("Sign for %1").arg(word), QDialogButtonBox::AcceptRole);
    theme::setRole(*m_sign, theme::Role::primary);
    m_sign->setDefault(true);
    m_sign->setEnabled(false);
    column->addWidget(buttons);
    connect(m_passphrase, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_sign->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &SignDialog::sign);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_passphrase->setFocus();
    countLeads();
}

void SignDialog::countLeads()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot || !snapshot->draft) {
        return;
    }
    m_session.run(
        tr("Counting leads that would be handed over"),
        [draft = snapshot->draft](workspace::Workspace &open, base::Progress &) {
            return workspace::leadsToRelease(open, *draft);
        },
        this,
        [this, capacity = snapshot->salesCapacity](const base::Result<std::vector<std::uint32_t>> &rows) {
            if (rows) {
                m_release->setFacts(rows->size(), capacity);
            }
        });
}

void SignDialog::sign()
{
    const domain::Person *person = m_desk.personFor(m_side);
    if (!person) {
        return;
    }
    workspace::SignRequest request;
    request.person = person->id;
    request.passphrase = bridge::toUtf8(m_passphrase->text());
    request.side = m_side;
    request.comment = bridge::toUtf8(m_comment->text().trimmed());
    request.release = m_release->release();
    m_sign->setEnabled(false);
    const QPointer<SignDialog> self(this);
    m_desk.sign(
        request,
        [self] {
            if (self) {
                self->accept();
            }
        },
        [self](const base::Error &error) {
            if (self) {
                self->m_answer->setText(bridge::messageOf(error));
                self->m_answer->show();
                self->m_passphrase->selectAll();
                self->m_passphrase->setFocus();
                self->m_sign->setEnabled(true);
            }
        });
}

} // namespace leadlight::model_editor
