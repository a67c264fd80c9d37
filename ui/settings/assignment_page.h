// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "settings/settings_page.h"

class QPushButton;
class QTableView;

namespace leadlight::settings {

class RuleGrid;

/// To whom new MQLs go: rules in order, the first that takes a lead decides.
class AssignmentPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit AssignmentPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    using Rules = std::vector<lifecycle::AssignmentRule>;
    [[nodiscard]] Rules rules() const;
    void keep(const Rules &rules);
    void open(int row); ///< −1: a new one
    void remove();
    void move(int by);
    void enableButtons();

    RuleGrid *m_grid;
    QTableView *m_table;
    QPushButton *m_add;
    std::array<QPushButton *, 4> m_acts{}; ///< edit, remove, up, down
};

} // namespace leadlight::settings
