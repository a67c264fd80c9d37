// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLineEdit>

namespace leadlight::settings {

/// Asks for a new passphrase, twice.
class PassphraseDialog : public QDialog {
    Q_OBJECT

public:
    PassphraseDialog(const QString &person, QWidget *parent = nullptr);

    [[nodiscard]] QString passphrase() const { return m_first->text(); }

private:
    QLineEdit *m_first;
    QLineEdit *m_second;
};

} // namespace leadlight::settings
