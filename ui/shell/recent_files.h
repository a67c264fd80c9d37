// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <QStringList>

namespace leadlight::shell {

/// The last ten workspaces, newest first; kept in the person's settings.
class RecentFiles {
public:
    explicit RecentFiles(QSettings &settings) : m_settings(settings) {}

    [[nodiscard]] QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);

private:
    QSettings &m_settings;
};

} // namespace leadlight::shell
