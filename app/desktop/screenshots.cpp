// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshots.h"

#include <optional>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QPixmap>
#include <QSettings>
#include <QTemporaryDir>

#include "desktop/all_rooms.h"
#include "bridge/text.h"
#include "shell/main_window.h"
#include "theme/theme.h"

namespace leadlight::desktop {

namespace {

constexpr QSize pictureSize(1440, 900);

/// Returns once no job is under way and what the last answers set in motion has been done, too.
void settle(const bridge::WorkspaceSession &session)
{
    do {
        if (!session.isIdle()) {
            QEventLoop loop;
            QObject::connect(&session, &bridge::WorkspaceSession::becameIdle, &loop, &QEventLoop::quit);
            loop.exec();
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    } while (!session.isIdle());
}

base::Result<void> save(shell::MainWindow &window, const QString &path)
{
    settle(window.session());
    window.grab(); // what is shown for the first time is laid out by being painted
    settle(window.session());
    return window.grab().save(path)
               ? base::Result<void>()
               : base::Result<void>(base::fail(base::ErrorKind::storage, "storage.failed", {bridge::toUtf8(path)}));
}

} // namespace

base::Result<QStringList> takeScreenshots(const QString &folder, const QString &workspace,
                                          const QList<theme::Scheme> &schemes)
{
    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const base::SystemClock clock;
    shell::MainWindow window({clock, settings, allRooms(), {}, {}});
    std::optional<base::Error> problem;
    QObject::connect(&window.session(), &bridge::WorkspaceSession::openFailed, &window,
                     [&problem](const QString &, const base::Error &error) { problem = error; });
    window.resize(pictureSize);
    window.show();
    if (!QDir().mkpath(folder)) {
        return base::fail(base::ErrorKind::storage, "storage.failed", {bridge::toUtf8(folder)});
    }
    // A copy may be written to, so that nothing in the pictures is switched off.
    const QString copy = scratch.filePath(QFileInfo(workspace).fileName());
    for (const QLatin1String part : {QLatin1String(""), QLatin1String("-wal")}) {
        QFile::copy(workspace + part, copy + part);
    }
    window.openFile(QFileInfo::exists(copy) ? copy : workspace);
    settle(window.session());
    if (problem) {
        return base::fail(*problem);
    }
    QStringList files;
    for (const theme::Scheme scheme : schemes) {
        theme::theme().setScheme(scheme);
        QStringList shown = window.viewIds();
        for (const bridge::ActionRegistry::Entry &entry : window.actions().entries()) {
            const QString part = entry.id.startsWith(QStringLiteral("page.")) ? entry.id.mid(5) : QString();
            if (!part.isEmpty() && !shown.contains(part)) { // of a view that holds several
                shown << part;
            }
        }
        for (const QString &id : std::as_const(shown)) {
            if (QAction *part = window.actions().find(QStringLiteral("page.") + id)) {
                part->trigger();
            } else {
                window.goTo(id);
            }
            const QString look = scheme == theme::Scheme::dark ? QStringLiteral("dark") : QStringLiteral("light");
            const QString path = QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(id, look));
            const auto saved = save(window, path);
            if (!saved) {
                return base::fail(saved.error());
            }
            files << path;
        }
    }
    return files;
}

} // namespace leadlight::desktop
