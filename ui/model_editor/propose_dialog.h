// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "bridge/session.h"

class QCheckBox;
class QDateEdit;
class QLabel;
class QLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace leadlight::model_editor {

class DraftDesk;
class ReleaseChoice;

/// Title, reason and date of a proposal: of the draft, or of rolling back to an older version.
class ProposeDialog final : public QDialog {
    Q_OBJECT

public:
    /// `rollBackTo`: number of a retired version; 0: the draft is proposed.
    ProposeDialog(bridge::WorkspaceSession &session, DraftDesk &desk, int rollBackTo, QWidget *parent = nullptr);

private:
    [[nodiscard]] QLayout *makeForm();
    void propose();
    void showReady();

    bridge::WorkspaceSession &m_session;
    DraftDesk &m_desk;
    int m_rollBackTo;
    QLineEdit *m_title;
    QPlainTextEdit *m_reason;
    QCheckBox *m_later;
    QDateEdit *m_date;
    ReleaseChoice *m_release;
    QLabel *m_answer;
    QPushButton *m_propose;
};

} // namespace leadlight::model_editor
