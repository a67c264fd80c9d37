// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_page.h"

namespace leadlight::settings {

class RuleGrid;

/// Why Sales passes leads back, and what follows from each reason.
class ReasonsPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit ReasonsPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    RuleGrid *m_reasons;
};

} // namespace leadlight::settings
