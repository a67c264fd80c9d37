// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "settings/settings_page.h"

namespace leadlight::settings {

/// Who works with this workspace, who sits at the table now, who is a partner, and their signing keys.
class PeoplePage final : public SettingsPage {
    Q_OBJECT

public:
    explicit PeoplePage(SettingsContext &context, QWidget *parent = nullptr);
    void setSnapshot(const bridge::SnapshotPtr &snapshot) override;

private:
    void addPerson();
    void keepMark(const QTableWidgetItem &item);
    void seat();
    void keepPartners();
    void makeKey();
    void answer(const base::Result<void> &result, const QString &done);
    [[nodiscard]] std::vector<base::Uuid> marked(int column) const;
    [[nodiscard]] QWidget *newPersonRow();

    QTableWidget *m_people;
    QLineEdit *m_name = nullptr;
    QComboBox *m_side = nullptr;
    QLineEdit *m_email = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_key;
    bool m_filling = false;
};

} // namespace leadlight::settings
