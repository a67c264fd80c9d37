// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_page.h"

class QComboBox;

namespace leadlight::settings {

class RuleGrid;

/// When limits in minutes and hours run: time zone, the week of the workspace, of each side and person, holidays.
class HoursPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit HoursPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    void keepZone();

    QComboBox *m_zone;
    RuleGrid *m_hours;
};

} // namespace leadlight::settings
