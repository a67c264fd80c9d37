// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "domain/nurture_program.h"
#include "workspace/snapshot.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace leadlight::settings {

/// Asks what a nurture program is: who belongs, why, which steps at which rhythm, and what ends it.
class ProgramDialog final : public QDialog {
    Q_OBJECT

public:
    ProgramDialog(const workspace::Snapshot &snapshot, const domain::NurtureProgram &program, QWidget *parent = nullptr);

    [[nodiscard]] domain::NurtureProgram program() const;

private:
    void check();

    domain::NurtureProgram m_before;
    QLineEdit *m_name;
    QLineEdit *m_audience;
    QLineEdit *m_purpose;
    QPlainTextEdit *m_steps;
    QSpinBox *m_every;
    QSpinBox *m_endsAfter;
    QComboBox *m_untilKnown;
    QLabel *m_lacking;
    QPushButton *m_take;
};

} // namespace leadlight::settings
