// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "domain/nurture_program.h"
#include "workspace/commands/lead_deeds.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace leadlight::nurture {

/// Which program the leads are to enter, why and until when.
class EnrolForm final : public QDialog {
    Q_OBJECT

public:
    /// `who`: "Amara Okafor", "3 leads". `today`: the end lies after it.
    EnrolForm(const QString &who, base::Date today, const std::vector<domain::NurtureProgram> &programs, QWidget *parent = nullptr);

    [[nodiscard]] workspace::Enrolling enrolling() const;

private:
    QComboBox *m_program;
    QLineEdit *m_why;
    QCheckBox *m_ends;
    QDateEdit *m_until;
    QPushButton *m_submit;
};

} // namespace leadlight::nurture
