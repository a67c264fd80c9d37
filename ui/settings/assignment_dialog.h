// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "workspace/snapshot.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace leadlight::settings {

/// Asks which new MQLs go to whom: one rule of assignment.
class AssignmentDialog final : public QDialog {
    Q_OBJECT

public:
    AssignmentDialog(const workspace::Snapshot &snapshot, const lifecycle::AssignmentRule &rule, QWidget *parent = nullptr);

    [[nodiscard]] lifecycle::AssignmentRule rule() const;

private:
    void fillPeople(const workspace::Snapshot &snapshot, const std::vector<base::Uuid> &chosen);
    void check();

    QComboBox *m_field;
    QLineEdit *m_values;
    QListWidget *m_people;
    QPushButton *m_take;
};

} // namespace leadlight::settings
