// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include "shell/recent_files.h"

namespace leadlight::shell {

/// What stands in the window while no workspace is open.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(RecentFiles recent, QWidget *parent = nullptr);

    /// Reads the list of recent files again; missing ones are grey and can be taken off.
    void showRecent();
    /// What went wrong with the last opening; empty hides it.
    void showProblem(const QString &text);
    [[nodiscard]] QWidget *firstButton() const { return m_sample; }

Q_SIGNALS:
    void openWanted();
    void newWanted();
    void sampleWanted();
    void fileWanted(const QString &path);

private:
    void addRecentRow(const QString &path);

    RecentFiles m_recent;
    QPushButton *m_sample;
    QLabel *m_problem;
    QWidget *m_recentCard;
    QVBoxLayout *m_recentRows;
};

} // namespace leadlight::shell
