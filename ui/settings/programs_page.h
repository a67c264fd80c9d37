// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_page.h"

class QPushButton;
class QTableView;

namespace leadlight::settings {

class RuleGrid;

/// The nurture programs: who belongs, why, steps and rhythm, and what ends them.
class ProgramsPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit ProgramsPage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    [[nodiscard]] const domain::NurtureProgram *chosen() const; ///< null: none
    void open(bool isNew);
    void retire();
    void keep(const domain::NurtureProgram &program);
    void showButtons();

    std::vector<domain::NurtureProgram> m_programs;
    RuleGrid *m_grid;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_retire;
};

} // namespace leadlight::settings
