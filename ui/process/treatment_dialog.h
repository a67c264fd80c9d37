// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include "domain/nurture_program.h"
#include "model/scoring_model.h"

class QComboBox;
class QLineEdit;

namespace leadlight::process {

/// Asks what is done with the leads of one tile.
class TreatmentDialog final : public QDialog {
    Q_OBJECT

public:
    TreatmentDialog(const QString &tile, const model::Treatment &treatment, const std::vector<domain::NurtureProgram> &programs,
                    QWidget *parent = nullptr);

    [[nodiscard]] model::Treatment treatment() const;

private:
    QComboBox *m_owner;
    QLineEdit *m_nextStep;
    QComboBox *m_program;
};

} // namespace leadlight::process
