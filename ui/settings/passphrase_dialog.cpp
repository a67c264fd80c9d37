// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/passphrase_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace leadlight::settings {

PassphraseDialog::PassphraseDialog(const QString &person, QWidget *parent)
    : QDialog(parent), m_first(new QLineEdit(this)), m_second(new QLineEdit(this))
{
    setWindowTitle(tr("Signing key of %1").arg(person));
    auto *text = new QLabel(tr("The key is sealed with this passphrase. Nobody can bring a lost passphrase back; a new "
                               "key can be made at any time."),
                            this);
    text->setWordWrap(true);
    m_first->setEchoMode(QLineEdit::Password);
    m_first->setAccessibleName(tr("Passphrase"));
    m_second->setEchoMode(QLineEdit::Password);
    m_second->setAccessibleName(tr("Passphrase again"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *make = buttons->addButton(tr("Make key"), QDialogButtonBox::AcceptRole);
    make->setEnabled(false);
    auto *form = new QFormLayout(this);
    form->addRow(text);
    form->addRow(tr("&Passphrase"), m_first);
    form->addRow(tr("&Again"), m_second);
    form->addRow(buttons);
    for (QLineEdit *field : {m_first, m_second}) {
        connect(field, &QLineEdit::textChanged, this, [this, make] {
            make->setEnabled(!m_first->text().isEmpty() && m_first->text() == m_second->text());
        });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace leadlight::settings
