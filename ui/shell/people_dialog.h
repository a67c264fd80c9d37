// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "bridge/session.h"

namespace leadlight::shell {

/// Who works with this workspace, who sits at the table now, and their signing keys.
class PeopleDialog : public QDialog {
    Q_OBJECT

public:
    explicit PeopleDialog(bridge::WorkspaceSession &session, QWidget *parent = nullptr);

private:
    void showPeople();
    void addPerson();
    void seat();
    void makeKey();
    void answer(const base::Result<void> &result, const QString &done);
    [[nodiscard]] QWidget *newPersonRow();

    bridge::WorkspaceSession &m_session;
    QTableWidget *m_people;
    QLineEdit *m_name;
    QComboBox *m_side;
    QLineEdit *m_email;
    QPushButton *m_add;
    QPushButton *m_key;
    QLabel *m_answer;
    bool m_filling = false;
};

} // namespace leadlight::shell
