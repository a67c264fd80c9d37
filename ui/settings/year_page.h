// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_page.h"

class QComboBox;

namespace leadlight::settings {

/// The month in which the fiscal year starts: quarters of the evidence count from there.
class YearPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit YearPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    QComboBox *m_month;
};

} // namespace leadlight::settings
