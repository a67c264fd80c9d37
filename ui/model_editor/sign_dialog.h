// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "agreement/proposal.h"
#include "bridge/session.h"
#include "domain/side.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::model_editor {

class DraftDesk;
class ReleaseChoice;

/// Asks for the passphrase of who signs for `side`, says what is signed, and signs. Stays open when the passphrase is
/// wrong.
class SignDialog final : public QDialog {
    Q_OBJECT

public:
    SignDialog(bridge::WorkspaceSession &session, DraftDesk &desk, domain::Side side, QWidget *parent = nullptr);

private:
    void sign();
    void countLeads();

    bridge::WorkspaceSession &m_session;
    DraftDesk &m_desk;
    domain::Side m_side;
    QLineEdit *m_passphrase;
    QLineEdit *m_comment;
    ReleaseChoice *m_release;
    QLabel *m_answer;
    QPushButton *m_sign;
};

} // namespace leadlight::model_editor
