// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "settings/settings_page.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace leadlight::settings {

/// How strictly budget, authority, need and timeframe are asked for at each move, and whether somebody looks a lead up
/// before Sales sees it.
class GatesPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit GatesPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    [[nodiscard]] QLineEdit *addWords(QFormLayout &form, const QString &name, const char *key);
    void addVerification();
    void showVerification(const bridge::SnapshotPtr &snapshot);

    std::array<QComboBox *, 3> m_policies{};
    QComboBox *m_verification = nullptr;
    QLineEdit *m_timeBox = nullptr;
    QSpinBox *m_minutes = nullptr;
    QLineEdit *m_checklist = nullptr;
};

} // namespace leadlight::settings
