// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_page.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace leadlight::settings {

/// How the program looks and listens on this computer: theme, text size, colours of the matrix, single-letter keys. Kept
/// for the person, not in the workspace.
class AppearancePage final : public SettingsPage {
    Q_OBJECT

public:
    explicit AppearancePage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;
    [[nodiscard]] bool standsAlone() const override { return true; }

private:
    void connectParts();
    void showState();

    QComboBox *m_theme;
    QSpinBox *m_size;
    QComboBox *m_ramp;
    QCheckBox *m_singleKeys;
};

} // namespace leadlight::settings
