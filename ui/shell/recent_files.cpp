// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/recent_files.h"

namespace leadlight::shell {

namespace {

constexpr qsizetype mostRecent = 10;
const QLatin1String recentKey("recent/files");

} // namespace

QStringList RecentFiles::paths() const
{
    return m_settings.value(recentKey).toStringList();
}

void RecentFiles::add(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    all.prepend(path);
    m_settings.setValue(recentKey, QStringList(all.mid(0, mostRecent)));
}

void RecentFiles::remove(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    m_settings.setValue(recentKey, all);
}

} // namespace leadlight::shell
