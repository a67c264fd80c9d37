// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "settings/settings_page.h"

class QComboBox;

namespace leadlight::settings {

/// How strictly budget, authority, need and timeframe are asked for at each move.
class GatesPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit GatesPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    std::array<QComboBox *, 3> m_policies{};
};

} // namespace leadlight::settings
